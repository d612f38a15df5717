"""What an address asks of the list: filters, order, groups and columns; whatever it can't mean is left out and said."""

from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from outreach.models import Relationship

from .columns import COLUMNS, USUAL
from .filters import CONTACT, FIRST, STALE
from .groups import GROUPS
from .named import SOURCE, TAG, TEXT
from .sorts import SORTS
from .understood import BESIDE, FILTERS, chosen_columns, known_values, one_of, open_to, short

USUAL_SORT = "next"
_LABELLED = {CONTACT.name, FIRST.name, TAG.name, SOURCE.name, STALE.name}


@dataclass(frozen=True)
class Chip:
    """A value that is set. `without`: the address of the list that does without it, to put behind a "?"."""

    name: str
    label: str
    value: str
    words: str
    without: str

    @property
    def says_label(self):
        """Whether the words alone would not say which filter it is."""
        return self.name in _LABELLED


@dataclass(frozen=True)
class Asked:
    """`values`: {filter: (value, …)} of what is known, `words`: {(filter, value): words}."""

    today: date
    values: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)
    sort: str = USUAL_SORT
    turned: bool = False
    group: str = ""
    columns: tuple = USUAL
    view: str = ""
    notices: tuple = ()
    shows = "recruiters"  # the list whose saved views these are

    @classmethod
    def read(cls, params, user, *, today):
        """From a QueryDict, or the text of an address's query. Names are looked up as the user sees them: a query
        each for specialties and firms, where the address names any.
        """
        params = QueryDict(params) if isinstance(params, str) else params
        notices, values, words = [], {}, {}
        filters, orders = open_to(user, FILTERS), open_to(user, SORTS)
        for name in params:
            if name in filters:
                known = known_values(FILTERS[name], params.getlist(name), user, today, notices)
                values[name] = tuple(known)
                words |= {(name, value): said for value, said in known.items()}
            elif name not in BESIDE | {"sort", "group", "columns"}:
                notices.append(_("“%(name)s” is no filter of this list, so it was left out.") % {"name": short(name)})
        sort = one_of(params, "sort", USUAL_SORT, {*orders, *(f"-{name}" for name in orders)}, notices)
        return cls(
            today=today,
            values={name: values[name] for name in FILTERS if values.get(name)},
            words=words,
            sort=sort.removeprefix("-"),
            turned=sort.startswith("-"),
            group=one_of(params, "group", "", GROUPS, notices),
            columns=chosen_columns(params, notices, user),
            view=params.get("view", "").replace("\x00", "")[:12],
            notices=tuple(notices),
        )

    @classmethod
    def stored(cls, address, *, today, named=None):
        """From an address that was canonical when it was kept, without a query: names are taken as known.

        named: {filter: {value: words}}, where their words are wanted (`names_in` finds them).
        """
        params, values, words = QueryDict(address), {}, {}
        for name in params:
            if one := FILTERS.get(name):
                given = params.getlist(name)
                known = (named or {}).get(name, dict.fromkeys(given, "")) if one.asks else one.known(given, None, today)
                values[name] = tuple(value for value in given if value in known)
                words |= {(name, value): known[value] for value in values[name]}
        sort = params.get("sort", USUAL_SORT)
        in_use = sort.removeprefix("-") in SORTS
        return cls(
            today=today,
            values={name: values[name] for name in FILTERS if values.get(name)},
            words=words,
            sort=sort.removeprefix("-") if in_use else USUAL_SORT,
            turned=in_use and sort.startswith("-"),
            group=params.get("group", "") if params.get("group") in GROUPS else "",
        )

    def condition_for(self, user):
        """All filters as one Q on the relationships of a user; it may be counted, too."""
        joined = Q()
        for name, values in self.values.items():
            joined &= FILTERS[name].condition(values, self.today, user)
        return joined

    @property
    def is_costly(self):
        """Whether a count of it should not keep a page waiting."""
        return any(FILTERS[name].costly for name in self.values)

    def rows(self, user):
        """The relationships visible to a user that the filters leave: a queryset without an order."""
        return Relationship.objects.visible_to(user).filter(self.condition_for(user))

    @property
    def keys(self):
        """The keys of the order for common/paging, after `prepared`."""
        sort = SORTS[self.sort]
        keys = (*sort.turned(), "-pk") if self.turned else (*sort.keys, "pk")
        if not self.group:
            return keys
        first = GROUPS[self.group].keys
        return (*first, *(key for key in keys if key.removeprefix("-") not in first))

    def prepared(self, rows):
        """Rows with what their order computes."""
        computed = {**SORTS[self.sort].computed, **(GROUPS[self.group].computed if self.group else {})}
        return rows.annotate(**computed) if computed else rows

    def ordered(self, rows):
        """Rows in the order of the list."""
        return self.prepared(rows).order_by(*self.keys)

    @property
    def address(self):
        """Filters, order and groups as a query string, the same for the same list: to keep in a view or an act."""
        return urlencode(self._listed(), doseq=True)

    @property
    def full_address(self):
        """The address with columns and view."""
        beside = [("columns", ",".join(self.columns))] if self.columns != USUAL else []
        beside += [("view", self.view)] if self.view else []
        return urlencode([*self._listed(), *beside], doseq=True, safe=",")

    @property
    def chips(self):
        return [
            Chip(name, str(FILTERS[name].label), value, self.words[name, value], self.without(name, value).full_address)
            for name, values in self.values.items()
            for value in values
        ]

    @property
    def text(self):
        """What stands in the search field."""
        return " ".join(self.values.get(TEXT.name, ()))

    @property
    def beside_text(self):
        """(name, value) of everything else in the address, for the form around that field."""
        return parse_qsl(self.without(TEXT.name).full_address)

    @property
    def beside_filters(self):
        """(name, value) of everything but the filters with a form of their own."""
        return parse_qsl(replace(self, values={TEXT.name: self.values.get(TEXT.name, ())}).full_address)

    @property
    def beside_columns(self):
        return parse_qsl(self.plain_address)

    @property
    def plain_address(self):
        """The full address with the usual columns."""
        return replace(self, columns=USUAL).full_address

    @property
    def group_words(self):
        return str(GROUPS[self.group].label) if self.group else ""

    @property
    def has_many(self):
        """More columns than fit beside each other, so that the table may be wider than the page."""
        return self.columns != USUAL

    @property
    def is_own(self):
        """Whether anything is asked for that is worth keeping."""
        return bool(self.address) or self.has_many

    @property
    def width(self):
        """Columns, the name among them."""
        return len(self.columns) + 1

    @property
    def sort_words(self):
        return str(SORTS[self.sort].label)

    def without(self, name, value=None):
        """The same without one value of a filter, or without the filter."""
        left = tuple(one for one in self.values.get(name, ()) if value is not None and one != value)
        return self._with(name, left)

    def also(self, name, value):
        """The same with one more value of a filter."""
        return self._with(name, (*self.without(name, value).values.get(name, ()), value))

    def sorted_by(self, name):
        """The same in another order; in the order of now, turned round."""
        return replace(self, sort=name, turned=not self.turned if name == self.sort else False)

    @property
    def shown(self):
        """The columns in their order."""
        return [COLUMNS[name] for name in self.columns]

    @property
    def direction(self):
        """aria-sort of the column by which the list is ordered."""
        falling = SORTS[self.sort].keys[0].startswith("-")
        return "descending" if falling != self.turned else "ascending"

    def _with(self, name, values):
        changed = {**self.values, name: values}
        return replace(self, values={one: changed[one] for one in FILTERS if changed.get(one)})

    def _listed(self):
        listed = [(name, value) for name, values in self.values.items() for value in values]
        if self.sort != USUAL_SORT or self.turned:
            listed.append(("sort", f"-{self.sort}" if self.turned else self.sort))
        return listed + ([("group", self.group)] if self.group else [])
