"""Keyset paging: pages that start behind a row, without counting and without skipping, both ways."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core import signing
from django.db.models import Q


@dataclass(frozen=True)
class Page:
    """The rows of one page; opaque cursors for the pages beside it, '' where there is none."""

    rows: list
    next_cursor: str = ""
    prev_cursor: str = ""

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)


def page_of(queryset, keys, cursor="", size=50):
    """The page of a queryset that `cursor` names, `size` rows at most, in one query.

    `keys`: names of columns (or paths or annotations) that are never NULL, "-" for descending; the primary key is
    added to part equals. A cursor that is broken, forged or of another order gives the first page.
    """
    keys = _with_tie_breaker(queryset, keys)
    back, values = _read(cursor, keys)
    if values is None:
        return _first(queryset, keys, size)
    found = list(queryset.filter(_beyond(keys, values, back)).order_by(*_order(keys, back))[: size + 1])
    if not found or (back and len(found) < size):
        return _first(queryset, keys, size)
    more, rows = len(found) > size, found[:size]
    if back:
        rows.reverse()
        return _page(rows, keys, before=more, after=True)
    return _page(rows, keys, before=True, after=more)


def _first(queryset, keys, size):
    found = list(queryset.order_by(*_order(keys, back=False))[: size + 1])
    return _page(found[:size], keys, before=False, after=len(found) > size)


def _page(rows, keys, before, after):
    return Page(
        rows,
        next_cursor=_write(rows[-1], keys, back=False) if rows and after else "",
        prev_cursor=_write(rows[0], keys, back=True) if rows and before else "",
    )


def _with_tie_breaker(queryset, keys):
    pk = queryset.model._meta.pk.name
    keys = tuple(keys)
    return keys if any(key.lstrip("-") in ("pk", pk) for key in keys) else (*keys, pk)


def _order(keys, back):
    return [_turned(key) if back else key for key in keys]


def _turned(key):
    return key.removeprefix("-") if key.startswith("-") else f"-{key}"


def _beyond(keys, values, back):
    """Rows strictly behind `values` in the order of the keys (before them when going back).

    The first key's own bound stands apart from the alternatives, so that an index is entered at the right place.
    """
    names = [key.lstrip("-") for key in keys]
    signs = ["lt" if key.startswith("-") != back else "gt" for key in keys]
    behind = Q()
    for place, name in enumerate(names):
        equal = Q(**dict(zip(names[:place], values[:place], strict=True)))
        behind |= equal & Q(**{f"{name}__{signs[place]}": values[place]})
    return Q(**{f"{names[0]}__{signs[0]}e": values[0]}) & behind


def _write(row, keys, back):
    values = [_packed(_value(row, key.lstrip("-"))) for key in keys]
    return signing.dumps([int(back), values], salt=_salt(keys), compress=True)


def _read(cursor, keys):
    """(back, values), values None where the cursor is none of this order's."""
    try:
        back, values = signing.loads(cursor, salt=_salt(keys))
        return bool(back), [_unpacked(value) for value in values]
    except (signing.BadSignature, ValueError, TypeError):
        return False, None


def _salt(keys):
    return "page:" + ",".join(keys)


def _value(row, path):
    for step in path.split("__"):
        row = getattr(row, step)
    return row


def _packed(value):
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"on": value.isoformat()}
    return value


def _unpacked(value):
    if isinstance(value, dict):
        return datetime.fromisoformat(value["at"]) if "at" in value else date.fromisoformat(value["on"])
    return value
