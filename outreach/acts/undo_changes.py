"""Undo of what an act changed beside the history: tags, notes and files as if the act had never been."""

from collections import defaultdict
from functools import reduce

from django.db.models import F, Q

from common.bulk import update
from outreach.models import (
    AboutYou,
    Attachment,
    Change,
    Claim,
    Conflict,
    Employer,
    Exclusion,
    JobSearch,
    Knowledge,
    Note,
    Relationship,
    ResumeVersion,
    SavedView,
    SeekerFirm,
    Submission,
    Template,
)
from outreach.models.change import THINGS, plain
from outreach.models.tagging import fold_tag
from outreach.refusals import Refused
from recruiters.models import Firm

HOLDERS = {
    Relationship: "relationship_id", SeekerFirm: "firm_id", Note: "note_id", Attachment: "attachment_id",
    Exclusion: "exclusion_id", ResumeVersion: "resume_id", Knowledge: "knowledge_id", Template: "template_id",
    AboutYou: "about_you_id", Employer: "employer_id", Submission: "submission_id", Claim: "claim_id",
    Conflict: "conflict_id", JobSearch: "search_id", SavedView: "view_id",
}  # fmt: skip
BESIDE = ("note", "attachment", "knowledge")  # things that lie beside a relationship


def later_changes(act):
    """Ids of live acts made after this one that changed the same values, as a queryset."""
    mine = Change.objects.filter(act=act)
    same = Q(relationship__act=act)
    for thing in BESIDE:
        same |= Q(**{f"{thing}__relationship__act": act}) | Q(**{f"{thing}__in": mine.values(thing)})
    for thing in ("template", "exclusion", "resume", "search", "view"):
        same |= Q(**{f"{thing}__in": mine.values(thing)})
    return _on_the_same(act).values("act").union(_later(act).filter(same).values("act"))


def said_beside(relationship_ids, act):
    """Ids of these relationships on which acts other than this one left tags, notes or files."""
    live = Change.objects.filter(act__undone_at__isnull=True).exclude(act=act)
    said = set()
    for way in ("relationship", *(f"{thing}__relationship" for thing in BESIDE)):
        rows = live.filter(**{f"{way}__in": relationship_ids})
        said |= set(rows.values_list(way, flat=True))
    return said


def refuse_what_is_gone(act):
    """Refused('file_gone') where the act removed a file whose bytes have been erased since; 'employer_taken_since' and
    'view_name_taken' where an employer, or a view, would get back a name that another one has by now.
    """
    removed = act.changes.filter(attachment__isnull=False, field="removed_at", attachment__file="")
    if any(change.after for change in removed):
        raise Refused("file_gone")
    names = Q(employer__isnull=False) | Q(view__isnull=False)
    named = act.changes.filter(names, field__in=("name_key", "joined_into_id"))
    named = list(named.select_related("employer", "view"))
    later = {_key(change) for change in _on_the_same(act)} if named else set()
    for change in named:
        if _key(change) not in later:
            (_refuse_taken_employer if change.employer else _refuse_taken_view)(change)


def take_changes_back(act, at, relationships=None):
    """For undo, with the seeker locked: each value that the act changed, on what was joined with it since too.
    `relationships`: ids, where an act is too large to go back at once; those of these alone.

    Later changes of a value are told anew, as if this one had never been, so that their own undo agrees. Those of a
    list stay as they were entered: what each put on and took off is done again without this one.
    """
    same, only = defaultdict(list), {} if relationships is None else {"relationship__in": relationships}
    mine = list(act.changes.filter(**only).order_by("-pk"))
    if not mine:
        return
    for change in _of_the_same(act).filter(**only).annotate(undone_at=F("act__undone_at")).order_by("pk"):
        same[_key(change)].append(change)
    retold = []
    for model, column in HOLDERS.items():
        changes = [change for change in mine if getattr(change, column)]
        holders = _holders(model, act.seeker_id, {getattr(change, column) for change in changes})
        written = defaultdict(dict)
        for change in changes:
            if isinstance(change.after, list):
                ended, value = _list_without(change, same[_key(change)])
            else:
                later = [one for one in same[_key(change)] if one.act_id > act.pk and not one.undone_at]
                ended, value = _without(change, later)
                retold += later
            for one in holders[getattr(change, column)]:
                stands = plain(getattr(one, change.field))
                back = value if _alike(stands, ended) else _less(stands, change)
                if back != stands and change.field == "covers":
                    one.covers = back
                    written["status"][one.pk] = one  # it stays as it is; what a new brief makes due comes along
                elif back != stands:
                    back = at if back and change.field == "removed_at" else back  # its days are counted from now
                    setattr(one, change.field, model._meta.get_field(change.field).to_python(back))
                    written[change.field][one.pk] = one
        for field, ones in written.items():
            columns = [field, *[one.touched(at) for one in ones.values()][0]]
            update(model, columns, [(pk, *(getattr(one, name) for name in columns)) for pk, one in ones.items()])
        if model is Exclusion and changes:
            act.seeker.jobsearchs.filter(confidential=True).update(protected_due_at=at)
    update(Change, ["before", "after"], [(one.pk, one.before, one.after) for one in retold])


def _refuse_taken_employer(change):
    one = change.employer
    if change.field == "name_key" and one.joined_into_id:
        return
    key = change.before if change.field == "name_key" else one.name_key
    standing = Employer.objects.filter(seeker=change.seeker_id, joined_into__isnull=True, name_key=key)
    if taken := standing.exclude(pk=one.pk).first():
        raise Refused("employer_taken_since", employer=taken.name)


def _refuse_taken_view(change):
    others = SavedView.objects.of(change.seeker, change.view.shows).exclude(pk=change.view_id)
    taken = None if change.view.removed_by_id else others.filter(name_key=change.before).first()
    if taken:
        raise Refused("view_name_taken", name=taken.name)


def _on_the_same(act):
    return _of_the_same(act).filter(act__gt=act.pk, act__undone_at__isnull=True)


def _of_the_same(act):
    """Every change of the values that the act changed: its own, what was taken back, what came before."""
    mine = Change.objects.filter(act=act)
    same = reduce(Q.__or__, (Q(**{f"{thing}__in": mine.values(thing)}) for thing in THINGS))
    return Change.objects.filter(same, seeker=act.seeker_id, field__in=mine.values("field"))


def _later(act):
    return Change.objects.filter(seeker=act.seeker_id, act__gt=act.pk, act__undone_at__isnull=True)


def _key(change):
    return tuple(getattr(change, f"{thing}_id") for thing in THINGS), change.field


def _without(change, later):
    """(the value that the last change left, the value had this one never been); tells the later ones anew."""
    value, ended = change.before, change.after
    for one in later:
        ended = one.after
        one.before, value = value, one.after
    return ended, value


def _list_without(change, every):
    """The same of a list, from all of its changes."""
    live = [one for one in every if one.act_id == change.act_id or not one.undone_at]
    others = [one for one in live if one.act_id != change.act_id]
    return reduce(_applied, live, every[0].before), reduce(_applied, others, every[0].before)


def _alike(stands, ended):
    """The order of a list is no difference: what is covered, or was said on a day, has one of its own."""
    return stands == ended or (isinstance(stands, list) and sorted(stands) == sorted(ended))


def _applied(tags, change):
    """A list of tags, put on and taken off as the change did; the very list that it left where it began as it did."""
    if tags == change.before:
        return change.after
    on, off = _difference(change)
    kept = [tag for tag in tags if fold_tag(tag) not in off]
    there = {fold_tag(tag) for tag in kept}
    return kept + [tag for tag in change.after if fold_tag(tag) in on - there]


def _less(stands, change):
    """What stands after something else wrote the value too: a list loses what was put on and regains the rest."""
    if not isinstance(change.after, list):
        return stands
    on, off = _difference(change)
    kept = [tag for tag in stands if fold_tag(tag) not in on]
    there = {fold_tag(tag) for tag in kept}
    return kept + [tag for tag in change.before if fold_tag(tag) in off - there]


def _difference(change):
    """(put on, taken off), folded."""
    before, after = ({fold_tag(tag) for tag in tags} for tags in (change.before, change.after))
    return after - before, before - after


def _holders(model, seeker_id, ids):
    """{id that a change names: the rows that hold its value}: its own, and those of what it was joined into since."""
    if model not in (Relationship, SeekerFirm):
        return {pk: [one] for pk, one in model.objects.filter(seeker=seeker_id).in_bulk(ids).items()}
    joined = _chains(Relationship if model is Relationship else Firm, ids)
    wanted = {pk for chain in joined.values() for pk in chain}
    if model is Relationship:
        found = Relationship.objects.filter(seeker=seeker_id).in_bulk(wanted)
    else:
        found = {one.firm_id: one for one in SeekerFirm.objects.filter(seeker=seeker_id, firm__in=wanted)}
    return {pk: [found[one] for one in chain if one in found] for pk, chain in joined.items()}


def _chains(model, ids):
    """{id: [itself, the one it was joined into, and so on]}; one query per step, almost always one."""
    into, missing = {}, set(ids)
    while missing:
        into |= dict(model.objects.filter(pk__in=missing).values_list("pk", "merged_into_id"))
        missing = {pk for pk in into.values() if pk} - set(into)
    chains = {}
    for pk in ids:
        chains[pk] = chain = [pk]
        while into.get(chain[-1]):
            chain.append(into[chain[-1]])
    return chains
