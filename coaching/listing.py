"""Which clients a caseload shows, in which order: read from an address, which a saved view keeps. What it can't mean is
left out. It looks at Lines alone, so that nothing is found by what a client keeps to themselves.
"""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from outreach.listing.asked import Chip
from outreach.models import Relationship

from . import triage
from .pages.caseload import ORDERS

LONGEST = 8000  # characters of an address that is looked at
WORD, WHY, GROUP, STAGE, LANDED = FILTERS = ("show", "why", "group", "stage", "landed")


@dataclass(frozen=True)
class AskedCaseload:
    """`values`: {filter: (value, …)}, several mean any of them; `words`: {(filter, value): words}."""

    values: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)
    order: str = ORDERS[0]
    view: str = ""
    shows, columns, group = "clients", (), ""  # what a saved view asks of a list

    @classmethod
    def read(cls, params, groups):
        """From a QueryDict, or the text of an address's query. groups: the coach's."""
        params = QueryDict(params[:LONGEST]) if isinstance(params, str) else params
        known, values, words = choices(groups), {}, {}
        for name in FILTERS:
            there = dict(known[name])
            given = tuple(dict.fromkeys(value for value in params.getlist(name) if value in there))
            if given:
                values[name] = given
                words |= {(name, value): str(there[value]) for value in given}
        order = params.get("order", "")
        order = order if order in ORDERS else ORDERS[0]
        return cls(values, words, order, params.get("view", "").replace("\x00", "")[:12])

    @property
    def address(self):
        """Filters and order as a query string, the same for the same list."""
        listed = [(name, value) for name, values in self.values.items() for value in values]
        return urlencode([*listed, *([("order", self.order)] if self.order != ORDERS[0] else [])])

    @property
    def full_address(self):
        return "&".join(filter(None, [self.address, urlencode({"view": self.view}) if self.view else ""]))

    @property
    def chips(self):
        labels = {WORD: _("Who"), WHY: _("Why"), GROUP: _("Group"), STAGE: _("Someone in"), LANDED: _("Search")}
        return [
            Chip(name, labels[name], value, self.words[name, value], self.without(name, value).full_address)
            for name, values in self.values.items()
            for value in values
        ]

    @property
    def sort_words(self):
        return {"need": _("who needs help"), "name": _("name"), "session": _("next session")}[self.order]

    def also(self, name, value):
        """The same with one more value of a filter."""
        return self._with(name, (*self.values.get(name, ()), value))

    def without(self, name, value):
        return self._with(name, tuple(one for one in self.values.get(name, ()) if one != value))

    def of(self, lines, groups):
        """Those of the lines that fit every filter."""
        return [line for line in lines if all(self._fits(name, line, groups) for name in self.values)]

    def _fits(self, name, line, groups):
        return any(_is(name, value, line, groups) for value in self.values[name])

    def _with(self, name, values):
        changed = {**self.values, name: values}
        return replace(self, values={one: changed[one] for one in FILTERS if changed.get(one)})


def choices(groups):
    """{filter: [(value, words)]} of what may be asked for."""
    return {
        WORD: [("word", _("Could use a word"))],
        WHY: [
            (triage.CONFLICT, _("Conflict open")), (triage.QUIET, _("No activity")),
            (triage.OVERDUE, _("Much from before")), (triage.STALE, _("Much going stale")),
            (triage.REPLIES, _("Replies below own average")), (triage.INTERVIEW, _("First interview")),
        ],
        GROUP: [(one.public_id, one.name) for one in groups],
        STAGE: Relationship.Stage.choices,
        LANDED: [("yes", _("Landed")), ("no", _("Not landed"))],
    }  # fmt: skip


def _is(name, value, line, groups):
    if name == WORD:
        return line.asks
    if name == WHY:
        return value in line.kinds
    if name == GROUP:
        return any(line.client_id in one.ids for one in groups if one.public_id == value)
    if name == STAGE:
        return bool(line.stages and line.stages.get(value))
    return line.landed is (value == "yes")
