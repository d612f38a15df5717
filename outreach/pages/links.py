"""Which of a seeker's own firms and recruiters the shared directory knows too: sure ones, and those to look at."""

from dataclasses import dataclass, replace

from django.db.models import prefetch_related_objects

from outreach.acts.linking import into_shared
from recruiters.likeness.known import Known
from recruiters.likeness.stored import firm_facts, person_facts
from recruiters.likeness.words import sentence
from recruiters.models import Firm, Merge, NotDuplicates, Recruiter

MOST = 2_000  # own records of a kind that are compared, the newest ones
SHOWN = 50  # links of a page
LOOKED_AT = 20  # latest merges among which the last tap is looked for


@dataclass(frozen=True)
class Link:
    """An own record, its shared twin, and why: `sure` is the verdict "same"."""

    kind: str
    own: object
    shared: object
    sure: bool
    reason: str


def links_of(seeker):
    """Links of a seeker's own records, firms first; a fixed number of queries. What was called different is left out.

    A person at an own firm that is surely a shared one is compared as somebody at that.
    """
    known = Known(seeker)
    firms = _own_ids(Firm.objects.all(), seeker)
    found = _twins(known.firms, list(firm_facts(firms, seeker)[0].values()), firms)
    sure = {own: match.id for own, match in found.items() if match.likeness.verdict == "same"}
    people = _own_ids(Recruiter.objects.people(), seeker)
    facts = person_facts(people, seeker)[0].values()
    facts = [replace(fact, firms=tuple(sure.get(firm, firm) for firm in fact.firms)) for fact in facts]
    return [
        *_loaded(Firm.objects.all(), NotDuplicates.Kind.FIRM, found),
        *_loaded(Recruiter.objects.people(), NotDuplicates.Kind.RECRUITER, _twins(known.people, facts, people)),
    ]


def twin_of(seeker, firm):
    """The Link of one own firm to a shared one, or None."""
    found = _twins(Known(seeker).firms, list(firm_facts([firm.pk], seeker)[0].values()), [firm.pk])
    return next(iter(_loaded(Firm.objects.all(), NotDuplicates.Kind.FIRM, found)), None)


def last_tap(seeker):
    """The latest Merge by which the seeker linked something and that still stands, or None."""
    standing = Merge.objects.filter(owner=seeker, state__in=(Merge.State.MERGING, Merge.State.MERGED)).order_by("-pk")
    return next((made for made in standing[:LOOKED_AT] if into_shared(made)), None)


def _own_ids(records, seeker):
    mine = records.filter(owner=seeker, archived_at__isnull=True).order_by("-pk")
    return list(mine.values_list("pk", flat=True)[:MOST])


def _twins(ask, facts, own):
    """{own id: its best match among the shared records}."""
    own, found = set(own), {}
    for fact, matches in zip(facts, ask(facts), strict=True):
        shared = [match for match in matches if match.id not in own]
        if shared:
            found[fact.id] = shared[0]
    return found


def _loaded(records, kind, found):
    """Links with their records; one query, for people two more."""
    there = records.in_bulk({*found, *(match.id for match in found.values())})
    if kind == NotDuplicates.Kind.RECRUITER:
        prefetch_related_objects(list(there.values()), "affiliations__firm")
    return [
        Link(kind, there[own], there[match.id], sure, sentence(match.likeness.reasons, sure))
        for own, match in sorted(found.items())
        for sure in [match.likeness.verdict == "same"]
        if there[match.id].owner_id is None
    ]
