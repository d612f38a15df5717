"""Five people for the first week after a seeker's list came in; the rest stay listed without a date."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from outreach.guards import HINT
from outreach.models import Relationship
from outreach.models.fits import fits_of
from outreach.models.relationship import NO_CONTACT
from outreach.pages.contact_facts import ContactFacts
from outreach.pages.discover import open_days
from recruiters.models import ContactPoint, Firm

MOST, LOOKED_AT = 5, 200


@dataclass
class Week:
    """`proposed`: [(relationship, day)]; `left_out`: [(relationship, Answer)] of those before whom a guard spoke."""

    proposed: list = field(default_factory=list)
    left_out: list = field(default_factory=list)


def first_week(batch, today):
    """The Week of an import: at most five whom it brought, best first, one a day; none for the shared directory.

    First those with an e-mail address, then with earlier contact, at a firm whose type is known, by fit with the
    brief, by last contact; one of each firm. Days are those that have room for a first message, and nobody is proposed
    for a day on which the contact guard would ask why. A fixed number of queries.
    """
    week = Week()
    people = _best_first(batch) if batch.owner_id else []
    if not people:
        return week
    facts, firms = ContactFacts(batch.owner, people, today), set()
    days = open_days(batch.owner, today)[:MOST]
    for one in people:
        if len(week.proposed) == len(days):
            break
        if one.firm_id in firms:
            continue
        day = days[len(week.proposed)]
        answers = facts.plan_answers(one, "first_touch", day)
        against = next((answer for answer in answers if answer.level != HINT), None)
        if against:
            week.left_out.append((one, against))
            continue
        facts.planned(one, "first_touch", day)
        week.proposed.append((one, day))
        firms |= {one.firm_id} - {None}
    return week


def _best_first(batch):
    listed = list(_listed(batch)[:LOOKED_AT])
    fits = fits_of(batch.owner, listed) if listed else {}
    return sorted(listed, key=lambda one: _rank(one, fits.get(one.pk)), reverse=True)


def _listed(batch):
    """Where there are many, those with an address and earlier contact are looked at first."""
    email = ContactPoint.objects.filter(recruiter=OuterRef("recruiter"), kind=ContactPoint.Kind.EMAIL)
    brought = batch.rows.filter(kept_at__isnull=False, undone_at__isnull=True, recruiter__isnull=False)
    return (
        Relationship.objects.visible_to(batch.owner)
        .filter(stage=Relationship.Stage.LISTED, do_not_contact=False, protected=False)
        .filter(recruiter__in=brought.values("recruiter"), recruiter__unavailable_at__isnull=True)
        .annotate(has_email=Exists(email))
        .select_related("recruiter", "firm", "seeker")
        .order_by("-has_email", "-last_sort", "name_key", "pk")
    )


def _rank(one, fit):
    typed = one.firm is not None and one.firm.pay_model != Firm.PayModel.UNKNOWN
    return one.has_email, one.last_sort > NO_CONTACT, typed, fit.score if fit else 0, one.last_sort
