"""The side panels: how to reach them, submissions as they stand, which résumé lies where since when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from outreach.pages.beside import files_of_versions
from outreach.pages.submissions import line_of
from recruiters.models import ContactPoint


@dataclass(frozen=True)
class Filing:
    version: int | None
    firm: str
    day: date
    newest: bool
    old: bool
    file: object = None  # the newest Attachment of that version


def reach(relationship, reading):
    """The directory's addresses, then those that the seeker found (not saved): one query.

    A private record that the seeker joined to its shared twin keeps its addresses; they stand beside the shared ones.
    """
    person = relationship.recruiter_id
    own_twin = Q(recruiter__merged_into=person, recruiter__owner=relationship.seeker_id)
    points = ContactPoint.objects.filter(Q(recruiter=person) | own_twin).order_by("kind", "pk")
    known = list({(point.kind, point.key): point for point in reversed(points)}.values())[::-1]
    rows = [row for row in reading.live if row.kind == "address_found" and row.data.get("value")]
    found = [ContactPoint(kind=row.data["kind"], value=row.data["value"]) for row in rows]
    return [*known, *found]


def submissions(reading):
    """Each submission through this person as a Line of the ledger, the last changed first; one query, none for those
    whose history speaks of none.
    """
    if not any(row.kind == "submission" for row in reading.live):
        return []
    theirs = reading.relationship.submissions.kept().select_related("employer", "firm")
    return [line_of(one) for one in theirs.order_by("-state_on", "-pk")]


def filings(reading, newest, user):
    """Which version lies with which firm since when, the latest first; `newest`: the seeker's newest number."""
    rows = [row for row in reading.live if row.kind == "filing"]
    files = files_of_versions(user, {row.data.get("version") for row in rows} - {None})
    return [
        Filing(
            version=row.data.get("version"),
            firm=row.firm.name if row.firm_id else "",
            day=row.occurred_on,
            newest=bool(newest) and row.data.get("version") == newest,
            old=bool(newest) and bool(row.data.get("version")) and row.data["version"] < newest,
            file=files.get(row.data.get("version")),
        )
        for row in reversed(rows)
    ]
