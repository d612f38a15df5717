"""The fit of a seeker's relationships with the search that is on, by what recruiters and firms cover."""

from collections import defaultdict

from recruiters.fit import Side, fit
from recruiters.models import Firm, Recruiter, Specialty


def fits_of(seeker, relationships, search=None):
    """{relationship id: Fit}; {} without a search. Six queries at most, whatever the number of relationships."""
    search = search or search_of(seeker)
    if search is None:
        return {}
    asked = _asked(search)
    recruiters = Recruiter.objects.in_bulk({relationship.recruiter_id for relationship in relationships})
    firms = Firm.objects.in_bulk({relationship.firm_id for relationship in relationships} - {None})
    own = _coverage(Recruiter.specialties.through, "recruiter_id", recruiters)
    theirs = _coverage(Firm.specialties.through, "firm_id", firms)
    return {
        relationship.pk: fit(
            asked,
            _covered(
                recruiters[relationship.recruiter_id],
                firms.get(relationship.firm_id),
                own[relationship.recruiter_id],
                theirs[relationship.firm_id],
            ),
        )
        for relationship in relationships
    }


def search_of(seeker):
    return seeker.jobsearchs.filter(status__in=["active", "paused"]).first()


def _asked(search):
    axes = _by_axis(search.specialties.values_list("axis", "code", "rank"))
    places = () if search.remote == search.Remote.REMOTE else Specialty.objects.codes_in(search.places)
    return Side(axes["function"], axes["industry"], axes["seniority"], places, search.engagement)


def _covered(recruiter, firm, own, theirs):
    """A person's own specialties on an axis go before their firm's."""
    places = own["place"] or theirs["place"]
    if not places:
        places = Specialty.objects.codes_in(recruiter.place or (firm.places if firm else ""))
    axes = [own[axis] or theirs[axis] for axis in ("function", "industry", "seniority")]
    return Side(*axes, places, firm.engagement if firm else "unknown")


def _coverage(through, side, records):
    """{record id: {axis: codes, or ranks for seniority}}."""
    found = defaultdict(list)
    rows = through.objects.filter(**{f"{side}__in": records}) if records else through.objects.none()
    for pk, *specialty in rows.values_list(side, "specialty__axis", "specialty__code", "specialty__rank"):
        found[pk].append(specialty)
    return defaultdict(lambda: defaultdict(set), {pk: _by_axis(rows) for pk, rows in found.items()})


def _by_axis(specialties):
    axes = defaultdict(set)
    for axis, code, rank in specialties:
        axes[axis].add(rank if axis == Specialty.Axis.SENIORITY else code)
    return axes
