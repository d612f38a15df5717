"""Planning outreach to a firm that Discover found: to whoever there fits best, or to its desk, in one act."""

from dataclasses import replace

from django.db import transaction

from outreach.acts.adding import add_desk, add_relationship
from outreach.models import Relationship
from outreach.models.book import Book
from outreach.models.fits import fits_of_people, search_of
from outreach.protected import exclude_protected
from outreach.refusals import Refused
from recruiters.models import Affiliation, Firm, Recruiter


def plan_firm(by, seeker, firm, day):
    """Add the best-fitting known person of a firm, or its desk, and plan them for a day. Returns (relationship, Act).

    Someone of the firm who is on the list already goes before strangers. Refused("protected_firm") for a firm that a
    confidential search keeps clear of, ("not_plannable") where the one there is under way.
    """
    with transaction.atomic():
        Book(seeker, [], by.at)  # locks the seeker, so that two taps plan once
        firm = firm.standing_for(seeker)
        if not exclude_protected(Firm.objects.filter(pk=firm.pk), seeker).exists():
            raise Refused("protected_firm", firm=firm.name)
        listed = Relationship.objects.visible_to(seeker).filter(firm=firm, stage="listed", do_not_contact=False)
        mine = [one.recruiter for one in listed.select_related("recruiter")]
        person = best_of(seeker, firm, [one for one in mine if not one.is_desk]) or best_of(
            seeker, firm, _known(seeker, firm)
        )
        by = replace(by, act=by.act_for(seeker, "plan"))
        relationship = add_relationship(by, seeker, person) if person else add_desk(by, seeker, firm)
        relationship.plan(by, day)
    return relationship, by.act


def best_of(seeker, firm, people):
    """The one of some people who fits the search best, by name where they are alike; None of nobody."""
    search = search_of(seeker) if len(people) > 1 else None
    fits = fits_of_people(search, [(one.pk, one, firm) for one in people]) if search else {}
    ranked = sorted(people, key=lambda one: (-fits[one.pk].score if fits else 0, one.name_key, one.pk))
    return ranked[0] if ranked else None


def _known(seeker, firm):
    """People of the directory who work there now and are not on the list in another state."""
    here = Affiliation.objects.filter(firm=firm, ended_on__isnull=True).values("recruiter")
    mine = Relationship.objects.visible_to(seeker).values("recruiter")
    return list(Recruiter.objects.visible_to(seeker).people().filter(pk__in=here).exclude(pk__in=mine))
