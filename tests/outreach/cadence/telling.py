"""Tells a history in few words, for the tests of the pure fold. 3 March 2025 is a Monday."""

from dataclasses import replace
from datetime import date

from outreach.cadence import PROFILES, Calendar, Dated, Entry, Row, ahead, refuse, replay


def day(text):
    """ "2025-03-03" or "03-03" (of 2025) as a day number."""
    return date.fromisoformat(text if len(text) == 10 else f"2025-{text}").toordinal()


def plain(number):
    """A day number as "2025-03-03"; None stays."""
    return None if number is None else date.fromordinal(number).isoformat()


def settings(profile="contingency", off=(), **numbers):
    """Dated settings that never change."""
    return Dated((entry(profile, off=off, **numbers),))


def entry(profile, since="1900-01-01", off=(), **numbers):
    calendar = Calendar(frozenset(day(one) for one in off))
    return Entry(day(since), replace(PROFILES[profile], **numbers), calendar)


class History:
    """Rows told one after the other; every method returns the row's id."""

    def __init__(self, profile="contingency", dated=None, spread=0, **numbers):
        self.dated = dated or settings(profile, **numbers)
        self.spread = spread
        self.rows = []

    def row(self, on, kind, **data):
        data = {name: day(one) if name in _DAYS and one else one for name, one in data.items()}
        self.rows.append(Row(len(self.rows) + 1, kind, day(on), len(self.rows), data))
        return len(self.rows)

    def out(self, on, purpose="first_touch"):
        return self.row(on, "interaction", direction="out", purpose=purpose)

    def reply(self, on, outcome=""):
        return self.row(on, "interaction", direction="in", outcome=outcome)

    def at(self, on):
        """The Result as of a day."""
        return replay(self.rows, self.dated, day(on), self.spread)

    def stage(self, on):
        return self.at(on).stage

    def due(self, on):
        return plain(self.at(on).due_on)

    def ahead(self, on):
        return [(code, plain(when)) for code, when in ahead(self.rows, self.dated, day(on), self.spread)]

    def duties(self, on):
        """{kind: due day} of the open duties."""
        return {one.kind: plain(one.due_on) for one in self.at(on).duties}

    def key(self, on, kind):
        return next(one.key for one in self.at(on).duties if one.kind == kind)

    def refusal(self, on, kind, **data):
        """The code with which a decision is refused on a day, or None."""
        data = {name: day(one) if name in _DAYS and one else one for name, one in data.items()}
        found = refuse(kind, data, self.at(on), day(on))
        return found and found.code


def changes(history, since, until):
    """[(stage, first day)] as a look at every day would see them."""
    seen = []
    for number in range(day(since), day(until) + 1):
        stage = replay(history.rows, history.dated, number).stage
        if not seen or seen[-1][0] != stage:
            seen.append((stage, plain(number)))
    return seen


_DAYS = {"day", "until", "filed_on", "last_contact", "next_step", "expires_on"}
