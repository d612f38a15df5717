"""The fit of a seeker's relationships with the search that is on, by what recruiters and firms cover."""

from collections import defaultdict

from outreach.measures.yearly_pay import asked_pay
from recruiters.fit import Side, fit
from recruiters.models import Firm, Neighbours, Recruiter, Specialty

from .pay_told import PayTold


def fits_of(seeker, relationships, search=None):
    """{relationship id: Fit}; {} without a search. Eight queries at most, whatever the number of relationships."""
    search = search or search_of(seeker)
    if search is None:
        return {}
    recruiters = Recruiter.objects.in_bulk({relationship.recruiter_id for relationship in relationships})
    firms = Firm.objects.in_bulk({relationship.firm_id for relationship in relationships} - {None})
    people = [(one.pk, recruiters[one.recruiter_id], firms.get(one.firm_id)) for one in relationships]
    return fits_of_people(search, people)


def fits_of_people(search, people):
    """{key: Fit} of (key, recruiter, firm or None) with a search; five queries at most."""
    nearness = Neighbours.objects.nearness()
    asked = asked_by(search, nearness)
    told = PayTold(search, asked.pay)
    own = _coverage(Recruiter.specialties.through, "recruiter_id", {recruiter.pk for _, recruiter, _ in people})
    theirs = _coverage(Firm.specialties.through, "firm_id", {firm.pk for *_, firm in people if firm})
    return {
        key: fit(
            asked, _covered(recruiter, firm, own[recruiter.pk], theirs[firm and firm.pk], nearness, told), nearness.near
        )
        for key, recruiter, firm in people
    }


def fit_of_firm(search, firm):
    """How well a firm itself fits a search; four queries at most."""
    nearness = Neighbours.objects.nearness()
    covered = _by_axis(firm.specialties.values_list("axis", "code"))
    places = nearness.places(covered["place"]) or places_in(firm.places, nearness)
    axes = [covered[axis] for axis in ("function", "industry", "seniority")]
    asked = asked_by(search, nearness)
    pay = PayTold(search, asked.pay).at_firm.get(firm.pk)
    return fit(asked, Side(*axes, places, firm.engagement, pay), nearness.near)


def search_of(seeker):
    return seeker.jobsearchs.filter(status__in=["active", "paused"]).first()


def asked_by(search, nearness):
    """What a search asks for, as a Side. One query unless its specialties are there already."""
    axes = _by_axis((one.axis, one.code) for one in search.specialties.all())
    places = () if search.remote == search.Remote.REMOTE else places_in(search.places, nearness)
    axes = [axes[axis] for axis in ("function", "industry", "seniority")]
    return Side(*axes, places, search.engagement, asked_pay(search.pay_range))


def places_in(text, nearness):
    """The codes of the places of a free text such as "Boston, MA", as the fit compares them."""
    return nearness.places(Specialty.objects.codes_in(text))


def _covered(recruiter, firm, own, theirs, nearness, told):
    """A person's own specialties on an axis, and the pay they told of, go before their firm's."""
    said = own["place"] or theirs["place"]
    text = recruiter.place or (firm.places if firm else "")
    places = nearness.places(said) if said else places_in(text, nearness)
    axes = [own[axis] or theirs[axis] for axis in ("function", "industry", "seniority")]
    pay = told.by_person.get(recruiter.pk) or told.at_firm.get(firm and firm.pk)
    return Side(*axes, places, firm.engagement if firm else "unknown", pay)


def _coverage(through, side, ids):
    """{record id: {axis: codes}}."""
    found = defaultdict(list)
    rows = through.objects.filter(**{f"{side}__in": ids}) if ids else through.objects.none()
    for pk, *specialty in rows.values_list(side, "specialty__axis", "specialty__code"):
        found[pk].append(specialty)
    return defaultdict(lambda: defaultdict(set), {pk: _by_axis(rows) for pk, rows in found.items()})


def _by_axis(specialties):
    axes = defaultdict(set)
    for axis, code in specialties:
        axes[axis].add(code)
    return axes
