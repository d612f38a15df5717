"""What stands above the list: views as tabs, a menu for each of the first filters, the orders, the groups. No query."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from outreach.listing.asked import Asked
from outreach.listing.columns import COLUMNS, USUAL
from outreach.listing.filters import NEXT, STAGE, TYPE
from outreach.listing.groups import GROUPS
from outreach.listing.sorts import SORTS
from outreach.models import SavedView

MENUS = (STAGE, TYPE, NEXT)  # the others are on the page of all filters
EVERYONE = "everyone"  # the view of an address that asks for nothing, where another one opens first
BUILT_IN = (
    ({}, "everyone"),
    ({"next": ("needs",)}, "needs"),
    ({"stage": ("talking",)}, "talking"),
    ({"stage": ("on_file",)}, "on_file"),
    ({"stage": ("parked",)}, "parked"),
)


@dataclass(frozen=True)
class Tab:
    """`address`: the query behind its "?". `count`: None where it comes after the page. `changed`: the list differs
    from what the view holds.
    """

    words: str
    address: str
    count: int | None
    here: bool
    view: SavedView | None = None
    changed: bool = False


@dataclass(frozen=True)
class Option:
    value: str
    words: str
    address: str
    count: int | None = None
    chosen: bool = False


@dataclass(frozen=True)
class Menu:
    name: str
    label: str
    options: list


def held_by(view, today, named=None):
    """The Asked that a saved view holds; with words where the names are given (Asked.stored)."""
    columns = tuple(name for name in view.columns if name in COLUMNS) or USUAL
    return replace(Asked.stored(view.address, today=today, named=named), columns=columns, view=view.public_id)


def tabs_of(asked, counts, held):
    """The views that everyone has, then the saved ones; `held`: pairs of those and their Asked."""
    defaults = any(view.is_default for view, _asked in held)
    open_one = next((view for view, _asked in held if view.public_id == asked.view), None)
    tabs = [_built_in(asked, counts, values, count, defaults, open_one) for values, count in BUILT_IN]
    for view, its in held:
        here = view == open_one
        changed = here and (its.address != asked.address or its.columns != asked.columns)
        known = counts["matching"] if here and not changed else counts.get(f"view_{view.pk}")
        tabs.append(Tab(view.name, its.full_address, known, here, view, changed))
    return tabs


def menus_of(asked, counts):
    """The filters at hand, each with what may still be added; stages without anyone are left out."""
    return [Menu(one.name, str(one.label), list(_options(one, asked, counts))) for one in MENUS]


def sorts_of(asked):
    return [
        Option(sort.name, str(sort.label), asked.sorted_by(sort.name).full_address, chosen=sort.name == asked.sort)
        for sort in SORTS.values()
    ]


def groups_of(asked):
    """No groups, and each way of grouping."""
    ways = [("", _("No groups")), *((group.name, group.label) for group in GROUPS.values())]
    return [
        Option(name, str(words), replace(asked, group=name).full_address, chosen=name == asked.group)
        for name, words in ways
    ]


def heads_of(asked):
    """(column, address that orders by it or "", aria-sort or "") for each column; the name is the first."""
    columns = [("name", _("Name"), "name"), *((one.name, one.label, one.sort) for one in asked.shown)]
    return [
        (name, label, asked.sorted_by(sort).full_address, asked.direction if sort == asked.sort else "")
        for name, label, sort in columns
    ]


def _built_in(asked, counts, values, count, defaults, open_one):
    address = Asked(asked.today, values=values).address
    if not values and defaults:
        address = urlencode({"view": EVERYONE})
    words = {
        "everyone": _("Everyone"), "needs": _("Needs me"), "talking": _("Talking"), "on_file": _("On file"),
        "parked": _("Parked"),
    }  # fmt: skip
    return Tab(words[count], address, counts[count], not open_one and asked.values == values)


def _options(one, asked, counts):
    set_already = asked.values.get(one.name, ())
    for value, words in one.choices(asked.today):
        count = counts[value] if one is STAGE else None
        if value not in set_already and count != 0:
            yield Option(value, str(words), asked.also(one.name, value).full_address, count)
