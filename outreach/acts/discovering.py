"""Planning outreach to a firm that Discover found: to whoever there fits best, or to its desk, in one act."""

from dataclasses import replace

from django.db import transaction

from outreach.acts.adding import add_desk, add_relationship
from outreach.acts.firm_fitting import not_fresh
from outreach.acts.guarding import keep_answers
from outreach.models import Relationship
from outreach.models.book import Book
from outreach.models.fits import fits_of_people, search_of
from outreach.models.protecting import answers_about, stop
from outreach.refusals import Refused
from recruiters.models import Affiliation, Recruiter


def plan_firm(by, seeker, firm, day, answers=(), reason=""):
    """Add someone_at a firm to the list, and plan them for a day. Returns (relationship, Act).

    `answers`: warnings that were passed for a `reason`, kept with it. Stopped for a firm that a confidential search
    keeps clear of; Refused("search_paused"), and ("firm_not_fresh") where somebody there is planned or was written to.
    """
    with transaction.atomic():
        Book(seeker, [], by.at)  # locks the seeker, so that two taps plan once
        firm = firm.standing_for(seeker)
        stop(answers_about(seeker, firms=[firm]))
        search = search_of(seeker)
        if search and search.status == search.Status.PAUSED:
            raise Refused("search_paused")
        refuse_unless_fresh(seeker, firm)
        person = someone_at(seeker, firm).recruiter
        by = replace(by, act=by.act_for(seeker, "plan"))
        relationship = add_desk(by, seeker, firm) if person.is_desk else add_relationship(by, seeker, person)
        relationship.plan(by, day)
        keep_answers(by, answers, reason, relationship, by.act)
    return relationship, by.act


def refuse_unless_fresh(seeker, firm):
    """Refused("firm_not_fresh") where somebody there is planned or was written to."""
    if not_fresh(seeker).filter(firm=firm.standing_for(seeker)).exists():
        raise Refused("firm_not_fresh", firm=firm.name)


def someone_at(seeker, firm):
    """The relationship through which a firm would be written to first, not saved where it is not on the list yet.

    The best-fitting known person, or its desk. Someone who is on the list already goes before strangers.
    """
    firm = firm.standing_for(seeker)
    mine = Relationship.objects.visible_to(seeker).filter(firm=firm, stage="listed", do_not_contact=False)
    listed = {one.recruiter: one for one in mine.select_related("recruiter") if not one.recruiter.is_desk}
    if person := best_of(seeker, firm, [*listed]):
        return listed[person]
    person = best_of(seeker, firm, _known(seeker, firm)) or Recruiter(name=firm.name, is_desk=True)
    return Relationship(seeker=seeker, recruiter=person, firm=firm)


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
