"""What stands above the list: views as tabs, a menu for each of the first filters, the orders. No query."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from outreach.listing.asked import Asked
from outreach.listing.filters import NEXT, STAGE, TYPE
from outreach.listing.sorts import SORTS

MENUS = (STAGE, TYPE, NEXT)  # the others are on the page of all filters


@dataclass(frozen=True)
class Tab:
    """`address`: the query behind its "?"."""

    words: str
    address: str
    count: int
    here: bool


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


def tabs_of(asked, counts):
    """The views that everyone has."""
    views = [
        (_("Everyone"), {}, "everyone"),
        (_("Needs me"), {"next": ("needs",)}, "needs"),
        (_("Talking"), {"stage": ("talking",)}, "talking"),
        (_("On file"), {"stage": ("on_file",)}, "on_file"),
        (_("Parked"), {"stage": ("parked",)}, "parked"),
    ]
    return [
        Tab(words, Asked(asked.today, values=values).address, counts[count], asked.values == values)
        for words, values, count in views
    ]


def menus_of(asked, counts):
    """The filters at hand, each with what may still be added; stages without anyone are left out."""
    return [Menu(one.name, str(one.label), list(_options(one, asked, counts))) for one in MENUS]


def sorts_of(asked):
    return [
        Option(sort.name, str(sort.label), asked.sorted_by(sort.name).full_address, chosen=sort.name == asked.sort)
        for sort in SORTS.values()
    ]


def _options(one, asked, counts):
    set_already = asked.values.get(one.name, ())
    for value, words in one.choices(asked.today):
        count = counts[value] if one is STAGE else None
        if value not in set_already and count != 0:
            yield Option(value, str(words), asked.also(one.name, value).full_address, count)
