"""The period of a report: this week, last week, this month, last month, or from one day to another."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .weeks import monday_of

NAMES = ("this-week", "last-week", "this-month", "last-month")


@dataclass(frozen=True)
class Period:
    """Both days belong to it."""

    first: date
    last: date


def named(name, today):
    """One of NAMES as of a day. The running ones end with the week or month, so that days to come are no surprise."""
    monday, month = monday_of(today), today.replace(day=1)
    if name == "this-week":
        return Period(monday, monday + timedelta(days=6))
    if name == "last-week":
        return Period(monday - timedelta(days=7), monday - timedelta(days=1))
    if name == "this-month":
        return Period(month, _month_end(month))
    return Period((month - timedelta(days=1)).replace(day=1), month - timedelta(days=1))


def month_of(text):
    """The first day of "2026-11"; None for what is no month."""
    if not re.fullmatch(r"(19|20|21)\d\d-(0[1-9]|1[0-2])", text, re.ASCII):
        return None
    return date.fromisoformat(f"{text}-01")


def _month_end(month):
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
