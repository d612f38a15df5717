"""The rows of a page in their groups, each with how many it has on all pages: one query, none for a list without."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q

from outreach.listing.groups import GROUPS


@dataclass(frozen=True)
class Block:
    """Rows under one heading; the only one of a list without groups has none."""

    words: str
    count: int
    lines: list


def blocks_of(user, asked, lines):
    if not asked.group:
        return [Block("", len(lines), lines)]
    group = GROUPS[asked.group]

    def of(line):
        return getattr(line.relationship, group.column)

    here = {of(line) for line in lines}
    whole = asked.rows(user).filter(_within(group.column, here)).values_list(group.column).annotate(Count("pk"))
    counts = dict(whole.order_by()) if lines else {}
    blocks = [(key, list(rows)) for key, rows in groupby(lines, key=of)]
    return [Block(group.words_of(rows[0].relationship), counts.get(key, len(rows)), rows) for key, rows in blocks]


def _within(column, keys):
    known = Q(**{f"{column}__in": keys - {None}})
    return known | Q(**{f"{column}__isnull": True}) if None in keys else known
