"""The fields that a column of a list can stand for, by kind of list, with the headers that name them (headers.txt)."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from .headers import aliases

FIRMS = frozenset({"firms", "recruiters", "my-recruiters"})
PEOPLE = frozenset({"recruiters", "my-recruiters"})
MINE = frozenset({"my-recruiters"})


@dataclass(frozen=True)
class Field:
    """`name` such as "firm.name"; `label` for people; `kinds` of lists that offer it.

    `several`: a cell may hold more than one value, and more than one column may be matched to it.
    `most`: characters of one value, 0 = no limit. `headers`: folded ones that name it, the surest first.
    """

    name: str
    label: object
    kinds: frozenset
    several: bool = False
    most: int = 0
    headers: tuple = field(default=(), repr=False)


def _field(name, label, kinds, several=False, most=0):
    return Field(name, label, kinds, several, most, aliases().get(name, ()))


FIELDS = {
    one.name: one
    for one in (
        _field("firm.name", _("Firm"), FIRMS, most=160),
        _field("firm.trading_names", _("Trading names"), FIRMS, several=True, most=160),
        _field("firm.website", _("Website"), FIRMS, most=200),
        _field("firm.email", _("Email of the firm"), FIRMS, several=True, most=254),
        _field("firm.phone", _("Phone of the firm"), FIRMS, several=True, most=40),
        _field("firm.places", _("Places of the firm"), FIRMS, several=True, most=200),
        _field("firm.city", _("City of the firm"), FIRMS, most=200),
        _field("firm.region", _("State or region of the firm"), FIRMS, most=200),
        _field("firm.country", _("Country of the firm"), FIRMS, most=200),
        _field("firm.pay_model", _("Type of firm"), FIRMS),
        _field("firm.setting", _("Firm, sole or network"), FIRMS),
        _field("firm.engagement", _("Permanent or contract"), FIRMS),
        _field("firm.paid_by", _("Who pays"), FIRMS),
        _field("specialties", _("Specialties"), FIRMS, several=True, most=80),
        _field("person.name", _("Name"), PEOPLE, most=160),
        _field("person.first_name", _("First name"), PEOPLE, most=80),
        _field("person.last_name", _("Last name"), PEOPLE, most=80),
        _field("person.title", _("Job title"), PEOPLE, most=120),
        _field("person.email", _("Email"), PEOPLE, several=True, most=254),
        _field("person.phone", _("Phone"), PEOPLE, several=True, most=40),
        _field("person.profile", _("Profile address"), PEOPLE, several=True, most=254),
        _field("person.place", _("Place of the person"), PEOPLE, several=True, most=120),
        _field("mine.stage", _("Stage"), MINE),
        _field("mine.last_contact", _("Last contact"), MINE),
        _field("mine.next_step", _("Next step on"), MINE),
        _field("mine.notes", _("Notes"), MINE, several=True),
        _field("mine.tags", _("Tags"), MINE, several=True, most=40),
        _field("mine.met", _("How you met"), MINE, most=240),
        _field("mine.connected_on", _("Connected on"), MINE),
    )
}
