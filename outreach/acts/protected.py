"""Looking through a list for whom a confidential search is kept from: they are paused, and only the seeker is told.

A sweep does it: for who changed in the directory at once, for a whole list after its search changed and each night.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from accounts.by import By
from accounts.models import Act, Preferences, User
from outreach.acts.guarding import keep_answers
from outreach.guards import BLOCK
from outreach.models import Exclusion, GuardAnswer, JobSearch, Relationship
from outreach.models.protecting import OPEN, Stopped, all_one_with, answers_on, protected_of
from recruiters.models import Affiliation, DirectoryChange, Firm, Recruiter

KIND = "protected"  # of the act
AGAIN = timedelta(days=1)
CHUNK = 1000  # relationships looked at together


def look_through(seeker, now, ids=None):
    """Pause everyone on a seeker's list whom the search is kept from; `ids`: these relationships alone.

    Each by an act of the system, which the seeker may undo: who was let back in so is not paused again for the same
    reason. Returns the GuardAnswers that say who and why.
    """
    protected, paused, last = protected_of(seeker), [], 0
    while True:
        people = Relationship.objects.visible_to(seeker).filter(pk__gt=last).order_by("pk")
        people = people if ids is None else people.filter(pk__in=ids)
        chunk = list(people[:CHUNK])
        if not chunk:
            return paused
        last = chunk[-1].pk
        answers = answers_on(seeker, chunk, protected)
        blocks = {pk: found for pk, found in answers.items() if found[0].level == BLOCK}  # blocks come alone
        _mark(chunk, blocks)
        for one in chunk:
            if one.pk in blocks:
                paused += _pause(seeker, one, blocks[one.pk], now)


def look_through_search(search_id, now):
    """The whole list of a search's seeker, if it is due; again tomorrow, and never for a search that is over or not
    confidential. Returns how many were paused.
    """
    search = JobSearch.claim_due("protected_due_at", now, pk=search_id).select_related("seeker").first()
    if search is None:
        return 0
    paused = look_through(search.seeker, now)
    still = search.confidential and not search.is_over
    search.due_again("protected_due_at", now + AGAIN if still else None)
    return len(paused)


def look_into(change_ids, now):
    """Who moved, was merged, renamed or taken over: those whose confidential search it concerns, and soon the whole
    list where the search is kept from the one that changed. Returns how many rows of the changes were dealt with.
    """
    changes = DirectoryChange.objects.filter(pk__in=change_ids)
    said = set(changes.values_list("kind", "record_id"))
    people = all_one_with(Recruiter, {pk for kind, pk in said if kind == "recruiter"})
    firms = all_one_with(Firm, {pk for kind, pk in said if kind == "firm"}, "succeeded_by_id")
    _look_through_soon(people, firms, now)
    at_work = Affiliation.objects.filter(firm__in=firms, ended_on__isnull=True)
    people |= set(at_work.values_list("recruiter_id", flat=True)) if firms else set()
    concerned = {}
    for by_what in ({"recruiter__in": people}, {"firm__in": firms}):
        if any(by_what.values()):
            with_search = JobSearch.objects.filter(status__in=OPEN, confidential=True).values("seeker")
            found = Relationship.objects.kept().filter(**by_what, seeker__in=with_search)
            for seeker_id, pk in found.values_list("seeker_id", "pk"):
                concerned.setdefault(seeker_id, set()).add(pk)
    for seeker in User.objects.filter(pk__in=concerned).order_by("pk"):
        look_through(seeker, now, concerned[seeker.pk])
    return changes.delete()[0]


def _look_through_soon(people, firms, now):
    """What is said of an excluded record, its names and who took it over, tells who else on the list is kept from."""
    named = Exclusion.objects.filter(Q(recruiter__in=people) | Q(firm__in=firms), removed_at__isnull=True)
    searches = JobSearch.objects.filter(seeker__in=named.values("seeker"), status__in=OPEN, confidential=True)
    searches.update(protected_due_at=now)


def keep_stop(by, refused, relationship=None):
    """Write down what the guard stopped; a refusal of another kind is none of its. Call it outside what was refused."""
    if isinstance(refused, Stopped):
        keep_answers(by, [refused.answer], relationship=relationship)


def keep_against(by, relationship, act):
    """What had happened already is never stopped, but it is written down that the guard stood against it."""
    answers = answers_on(relationship.seeker, [relationship]).get(relationship.pk, [])
    return keep_answers(by, answers, relationship=relationship, act=act)


def pauses_of(seeker):
    """The GuardAnswers of pauses of the system that stand, newest first: who was resumed since is not among them."""
    paused = Relationship.objects.visible_to(seeker).filter(stage="paused")
    mine = GuardAnswer.objects.visible_to(seeker).filter(act__kind=KIND, act__undone_at__isnull=True)
    mine = mine.filter(relationship__in=paused)
    return mine.select_related("act", "relationship__recruiter", "relationship__firm").order_by("-at", "-pk")


def _mark(chunk, blocks):
    for value in (True, False):
        differs = [one.pk for one in chunk if one.protected != value and (one.pk in blocks) == value]
        if differs:
            Relationship.objects.filter(pk__in=differs).update(protected=value)


def _pause(seeker, relationship, answers, now):
    """[the GuardAnswer], [] where it rests already or the seeker took such a pause back."""
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=seeker.pk)  # two sweeps pause once
        relationship = Relationship.objects.visible_to(seeker).filter(pk=relationship.pk).first()
        if relationship is None or relationship.stage == "closed":  # since the list was read
            return []
        relationship.seeker = seeker
        before = GuardAnswer.objects.visible_to(seeker).filter(relationship=relationship, act__kind=KIND)
        stands, taken_back = [], []
        for one in before.select_related("act"):
            (taken_back if one.act.undone_at else stands).append((one.rule, one.params))
        rests = relationship.stage == "paused" and relationship.paused_until is None
        fresh = [one for one in answers if (one.rule, one.params) not in taken_back]
        if (stands and rests) or not fresh:
            return []
        by = By(None, now, via=Act.Via.SYSTEM)
        by.act = by.act_for(seeker, KIND)
        relationship.pause(by)
        return keep_answers(by, fresh[:1], relationship=relationship, act=by.act)
