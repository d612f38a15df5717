"""The directory as one reads it: filters from the address, a page of firms or people with what stands beside them."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.text import slugify

from common.text import fold

from .models import Affiliation, Firm, Recruiter, Specialty
from .search import LAST, find

PAGE = 50  # rows
SHOWN = 3  # specialties in a row
AXES = ("function", "industry", "seniority")


@dataclass(frozen=True)
class Filters:
    """What the address asks for; what it can't mean is left out. The axes hold specialties, `place` a code."""

    q: str = ""
    function: Specialty | None = None
    industry: Specialty | None = None
    seniority: Specialty | None = None
    place: str = ""
    type: str = ""

    @classmethod
    def of(cls, asked, specialties):
        """From a QueryDict and the specialties of the three axes."""
        known = {(specialty.axis, specialty.code): specialty for specialty in specialties}
        chosen = {axis: known.get((axis, asked.get(axis, ""))) for axis in AXES}
        wanted = asked.get("type", "")
        return cls(
            q=_text(asked.get("q")),
            place=_text(asked.get("place")),
            type=wanted if wanted in [*Firm.PayModel.values, "sole"] else "",
            **chosen,
        )

    @property
    def any(self):
        return any((self.q, self.function, self.industry, self.seniority, self.place, self.type))

    @property
    def specialties(self):
        return [specialty for specialty in (self.function, self.industry, self.seniority) if specialty]


@dataclass(frozen=True)
class Line:
    """One row: a firm or a person with firm, the first specialties, how many more, how many people."""

    record: Firm | Recruiter
    firm: Firm | None
    specialties: list
    more: int
    people: int = 0

    @property
    def covers(self):
        return " · ".join(specialty.name for specialty in self.specialties)


def firms_page(user, filters, cursor, size=PAGE):
    """(Found, lines) of the firms that a reader sees: the search, and two queries."""
    firms = _of_type(Firm.objects.visible_to(user), filters, "")
    for covered in _coverages(filters):
        firms = firms.filter(Exists(_covering(Firm.specialties.through, "firm", "pk", covered)))
    found = find(firms.prefetch_related("specialties"), filters.q, cursor, size)
    people = people_at(user, found.page.rows)
    return found, [_line(firm, firm, firm.specialties.all(), people[firm.pk]) for firm in found.page]


def people_page(user, filters, cursor, size=PAGE):
    """(Found, lines) of the people whom a reader sees, by their own specialties or their firm's."""
    people = Recruiter.objects.visible_to(user).people()
    current = Affiliation.objects.filter(recruiter=OuterRef("pk"), ended_on__isnull=True)
    if filters.type:
        people = people.filter(Exists(_of_type(current, filters, "firm__")))
    for covered in _coverages(filters):
        own = _covering(Recruiter.specialties.through, "recruiter", "pk", covered)
        firms = current.filter(Exists(_covering(Firm.specialties.through, "firm", "firm_id", covered)))
        people = people.filter(Exists(own) | Exists(firms))
    affiliations = Affiliation.objects.select_related("firm").prefetch_related("firm__specialties")
    people = people.prefetch_related("specialties", Prefetch("affiliations", affiliations))
    found = find(people, filters.q, cursor, size)
    return found, [_person_line(recruiter, user) for recruiter in found.page]


def narrowed(rows, filters):
    """Rows with a `firm`, without those that the filters leave out; a place counts as the firm itself words it too."""
    rows = _of_type(rows, filters, "firm__")
    covers = [Q(Exists(_covering(Firm.specialties.through, "firm", "firm_id", each))) for each in _coverages(filters)]
    if filters.place:
        covers[-1] |= Q(firm__places__icontains=filters.place)  # the place is the last of them
    return rows.filter(*covers)


def _person_line(recruiter, user):
    firm = recruiter.firm
    if firm and firm.owner_id not in (None, user.pk):
        firm = None
    specialties = list(recruiter.specialties.all()) or (list(firm.specialties.all()) if firm else [])
    return _line(recruiter, firm, specialties)


def _line(record, firm, specialties, people=0):
    named = [specialty for specialty in specialties if specialty.axis != Specialty.Axis.PLACE]
    return Line(record, firm, named[:SHOWN], max(0, len(named) - SHOWN), people)


def _text(value):
    return (value or "").replace("\x00", "")[:120].strip()


def _of_type(records, filters, path):
    if filters.type == "sole":
        return records.filter(**{f"{path}setting": Firm.Setting.SOLE})
    return records.filter(**{f"{path}pay_model": filters.type}) if filters.type else records


def _coverages(filters):
    """One condition on the specialty of a through table for each thing that must be covered."""
    conditions = [Q(specialty=specialty) for specialty in filters.specialties]
    code = slugify(fold(filters.place))
    if filters.place:
        place = Q(specialty__axis=Specialty.Axis.PLACE, specialty__code__gte=code, specialty__code__lt=code + LAST)
        conditions.append(place if code else Q(pk__in=[]))
    return conditions


def _covering(through, side, outer, condition):
    return through.objects.filter(condition, **{side: OuterRef(outer)})


def people_at(user, firms):
    """{firm id: how many people whom the reader sees work there now}."""
    seen = Recruiter.objects.visible_to(user).people()
    here = Affiliation.objects.filter(firm__in=[firm.pk for firm in firms], ended_on__isnull=True, recruiter__in=seen)
    return Counter(here.values_list("firm_id", flat=True)) if firms else Counter()
