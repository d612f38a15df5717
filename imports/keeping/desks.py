"""Desks: further addresses of a firm, and the way to a firm of which a seeker's list names no person."""

from common.bulk import insert, reserve
from common.ids import new_public_ids
from common.text import sort_key
from recruiters.models import Affiliation, Firm, Recruiter

from .parts import add_contacts
from .records import RECORD
from .work import keyed


def write(work):
    """As Recruiter.objects.desk_of, for many: the desk of a firm is made when it is asked for first."""
    notes = [note for note in work.notes if not note.skipped and note.firm and _asks(work, note)]
    if not notes:
        return
    firms = {firm.pk: firm for firm in Firm.objects.filter(pk__among={note.firm for note in notes}).select_for_update()}
    desks = _there(firms)
    work.owners["recruiter"] |= {pk: firms[firm].owner_id for firm, pk in desks.items()}
    new = {note.firm: note for note in reversed(notes) if note.firm not in desks}
    people, fresh = [], zip(reserve(Recruiter, len(new)), new_public_ids(len(new)), strict=True)
    for (firm_id, note), (pk, public_id) in zip(new.items(), fresh, strict=True):
        firm = firms[firm_id]
        own = firm.owner_id == work.owner_id
        people.append(
            (pk, firm.owner_id, work.act_id if own else None, public_id, firm.name, sort_key(firm.name), firm.source,
             firm.source_on, {}, True)
        )  # fmt: skip
        desks[firm_id] = pk
        work.owners["recruiter"][pk] = firm.owner_id
        work.new_names["recruiter"].append((pk, [firm.name]))
        note.add("recruiter", pk)
    insert(Recruiter, [*RECORD, "is_desk"], people)
    work.insert("affiliation", ["recruiter_id", "firm_id"], [(note, desks[firm], firm) for firm, note in new.items()])
    add_contacts(work, [(note, desks[note.firm], _addresses(work, note, firms[note.firm])) for note in notes])
    for note in notes:
        if _is_way(work, note):
            note.person = desks[note.firm]


def _asks(work, note):
    if note.row.verdict == "same":
        return False
    return _is_way(work, note) or (note.plan.get("desk") and work.may_write("firm", note.firm))


def _is_way(work, note):
    """The seeker works the firm through it."""
    return work.batch.kind == "my-recruiters" and not note.plan.get("person")


def _there(firms):
    owners = {firm.pk: firm.owner_id for firm in firms.values()}
    desks = Affiliation.objects.filter(firm__among=firms, recruiter__is_desk=True).order_by("-pk")
    desks = desks.values_list("firm_id", "recruiter__owner_id", "recruiter_id")
    return {firm: pk for firm, owner, pk in desks if owner == owners[firm]}


def _addresses(work, note, firm):
    """The firm's own, and the further ones that the list gives of a firm that may be written."""
    own = [(kind, value) for kind, value in (("email", firm.email), ("phone", firm.phone)) if value]
    more = note.plan.get("desk", []) if firm.owner_id == work.owner_id else []
    return keyed([*own, *more])
