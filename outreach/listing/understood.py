"""What of an address is understood: filters with their known values, orders, groups, columns. The rest is said."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.rights import Right

from .columns import COLUMNS, USUAL
from .filters import CONTACT, FIRST, FIT, NEXT, REPLY, STAGE, STALE, TYPE
from .named import FIRM, PLACE, SOURCE, SPECIALTY, TAG, TEXT

FILTERS = {
    one.name: one
    for one in (TEXT, STAGE, TYPE, NEXT, STALE, CONTACT, REPLY, FIT, SPECIALTY, PLACE, TAG, FIRM, SOURCE, FIRST)
}
# What stands in an address beside them, and is no matter of this module.
BESIDE = {"cursor", "view", "as", "pick"}
# What a coach finds and orders a client's list by only with the right to its source; columns have the names of orders.
CLOSED = {"tag": Right.NOTES, "tags": Right.NOTES, "fit": Right.PAY}
MOST_VALUES, LONGEST_VALUE = 20, 120


def open_to(user, names):
    """Those of the names of filters, orders or columns that are open to a reader, in the same order."""
    return [name for name in names if name not in CLOSED or user.opens(CLOSED[name])]


def names_in(addresses, user, today):
    """{filter: {value: words}} of all firms and specialties that kept addresses name: a query for each of the two."""
    wanted = {one.name: set() for one in FILTERS.values() if one.asks}
    for params in map(QueryDict, addresses):
        for name, values in wanted.items():
            values.update(params.getlist(name))
    return {name: FILTERS[name].known(list(values), user, today) if values else {} for name, values in wanted.items()}


def known_values(one, given, user, today, notices):
    """{value: words} of what a filter knows among the values given; the others are said."""
    values = list(dict.fromkeys(one.canonical(value) for value in map(_clean, given) if value))
    if len(values) > MOST_VALUES:
        said = _("Only the first %(n)s values of “%(filter)s” were taken.")
        notices.append(said % {"filter": one.label, "n": MOST_VALUES})
        values = values[:MOST_VALUES]
    known = one.known(values, user, today) if values else {}
    for value in values:
        if value not in known:
            said = _("%(filter)s: “%(value)s” is not known here, so it was left out.")
            notices.append(said % {"filter": one.label, "value": short(value)})
    return known


def one_of(params, name, usual, known, notices):
    value = params.get(name, "")
    if not value or value in known:
        return value or usual
    notices.append(
        {
            "sort": _("There is no order by “%(value)s”, so the usual one was taken."),
            "group": _("There are no groups by “%(value)s”, so there are none."),
        }[name]
        % {"value": short(value)}
    )
    return usual


def chosen_columns(params, notices, user):
    names = [name.strip() for given in params.getlist("columns") for name in given.split(",")]
    names = list(dict.fromkeys(name for name in names if name))[: 3 * MOST_VALUES]
    there = open_to(user, COLUMNS)
    known = tuple(name for name in names if name in there)
    for name in names:
        if name not in there and name != "name":
            notices.append(_("There is no column “%(name)s”, so it was left out.") % {"name": short(name)})
    return known or tuple(open_to(user, USUAL))


def _clean(value):
    return " ".join(value.replace("\x00", "").split())[:LONGEST_VALUE]


def short(text):
    text = text.replace("\x00", "")
    return text if len(text) <= 40 else f"{text[:39]}…"
