"""What stands above the caseload: views as tabs, menus of filters, the orders. Counted from the lines: no query.

`asked_for` reads all that the page, and the table to take along, are made of.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from coaching.listing import GROUP, LANDED, STAGE, WHY, WORD, AskedCaseload, choices
from coaching.models import Group
from outreach.pages.list_tools import EVERYONE, Menu, Option, Tab

from .caseload import ORDERS, Caseload, caseload_of


@dataclass(frozen=True)
class Found:
    """A coach's Caseload with its running coachings, the groups with those who are in them, and the AskedCaseload."""

    caseload: Caseload
    coachings: list
    groups: list
    asked: AskedCaseload

    @property
    def lines(self):
        """Those that are asked for."""
        return self.asked.of(self.caseload.lines, self.groups)


def asked_for(coach, params, at):
    """What an address's query asks for, as a Found; a fixed number of queries."""
    order = params.get("order", "")
    caseload, coachings = caseload_of(coach, at, order if order in ORDERS else ORDERS[0])
    groups = list(Group.objects.kept_by(coach).with_members([one.client_id for one in coachings]))
    return Found(caseload, coachings, groups, AskedCaseload.read(params, groups))


def held_by(view, groups):
    """The AskedCaseload that a saved view holds; a group that is gone is left out of it."""
    return replace(AskedCaseload.read(view.address, groups), view=view.public_id)


def tabs_of(asked, lines, held, groups):
    """Those that everyone has, then the saved ones; `held`: pairs of a view and its AskedCaseload."""
    opened = next((view for view, _its in held if view.public_id == asked.view), None)
    first = any(view.is_default for view, _its in held)
    word = AskedCaseload({WORD: ("word",)})
    tabs = [
        Tab(_("All"), urlencode({"view": EVERYONE}) if first else "", len(lines), not opened and not asked.values),
        Tab(
            _("Could use a word"), word.address, len(word.of(lines, groups)),
            not opened and asked.values == word.values,
        ),
    ]  # fmt: skip
    for view, its in held:
        here = view == opened
        changed = here and its.address != asked.address
        tabs.append(Tab(view.name, its.full_address, len(its.of(lines, groups)), here, view, changed))
    return tabs


def menus_of(asked, lines, groups):
    """Filters with what may still be added and finds somebody."""
    labels = {WHY: _("Why"), GROUP: _("Group"), STAGE: _("Someone in"), LANDED: _("Landed")}
    known = choices(groups)
    menus = [
        Menu(name, label, list(_options(name, known[name], asked, lines, groups))) for name, label in labels.items()
    ]
    return [menu for menu in menus if menu.options]


def orders_of(asked):
    words = {"need": _("Who needs help"), "name": _("Name"), "session": _("Next session")}
    return [
        Option(order, said, replace(asked, order=order).full_address, chosen=order == asked.order)
        for order, said in words.items()
    ]


def _options(name, known, asked, lines, groups):
    for value, words in known:
        count = len(AskedCaseload({name: (value,)}).of(lines, groups))
        if count and value not in asked.values.get(name, ()):
            yield Option(value, str(words), asked.also(name, value).full_address, count)
