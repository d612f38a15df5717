"""Five people for the first week after a seeker's list came in; the rest stay listed without a date."""

from django.db.models import Exists, OuterRef, Q

from outreach.models import Relationship
from outreach.models.fits import fits_of
from outreach.models.relationship import NO_CONTACT
from recruiters.models import ContactPoint, Firm

MOST, LOOKED_AT = 5, 200


def proposals(batch):
    """Listed relationships that the batch brought, best first, at most five; [] for the shared directory.

    First those with an e-mail address, then with earlier contact, at a firm whose type is known, by fit with the
    brief, by last contact; one of each firm, none at a firm that charges job seekers. A fixed number of queries.
    """
    if batch.owner_id is None:
        return []
    listed = list(_listed(batch)[:LOOKED_AT])
    fits = fits_of(batch.owner, listed) if listed else {}
    best = sorted(listed, key=lambda one: _rank(one, fits.get(one.pk)), reverse=True)
    chosen = {}
    for one in best:
        chosen.setdefault(one.firm_id or f"person {one.pk}", one)
    return list(chosen.values())[:MOST]


def _listed(batch):
    """Where there are many, those with an address and earlier contact are looked at first."""
    email = ContactPoint.objects.filter(recruiter=OuterRef("recruiter"), kind=ContactPoint.Kind.EMAIL)
    brought = batch.rows.filter(kept_at__isnull=False, undone_at__isnull=True, recruiter__isnull=False)
    return (
        Relationship.objects.visible_to(batch.owner)
        .filter(stage=Relationship.Stage.LISTED, do_not_contact=False, protected=False)
        .filter(recruiter__in=brought.values("recruiter"))
        .exclude(Q(firm__paid_by=Firm.PaidBy.SEEKER) | Q(recruiter__unavailable_at__isnull=False))
        .annotate(has_email=Exists(email))
        .select_related("recruiter", "firm", "seeker")
        .order_by("-has_email", "-last_sort", "name_key", "pk")
    )


def _rank(one, fit):
    typed = one.firm is not None and one.firm.pay_model != Firm.PayModel.UNKNOWN
    return one.has_email, one.last_sort > NO_CONTACT, typed, fit.score if fit else 0, one.last_sort
