"""Which submission a step speaks of, and what its sentence says of it."""

from dataclasses import dataclass
from datetime import date

from outreach.cadence import LIVE_STATES
from outreach.models.submission import SENT_STATES
from outreach.pages.as_seen import OF_SUBMISSIONS


@dataclass
class PutForward:
    """One submission as its history says it; `sent_on`: when the résumé went to the employer, None before."""

    key: str
    state: str = ""
    on: date | None = None
    sent_on: date | None = None
    employer: str = ""
    expires_on: str = ""

    def say(self, data, day):
        """One more row of it, in order."""
        self.state, self.on = data.get("state", ""), day
        if self.state in SENT_STATES and self.sent_on is None:
            self.sent_on = day
        self.employer = data.get("employer") or self.employer
        self.expires_on = data.get("expires_on") or self.expires_on


def put_forward_of(rows):
    """{key: PutForward} of [(data, occurred_on)] of one relationship's submission rows in their order."""
    found = {}
    for data, day in rows:
        found.setdefault(data.get("key"), PutForward(data.get("key"))).say(data, day)
    return found


def known_of(kind, params, found):
    """What the sentence of a step (kind, params) says: employer, since, expires_on, sent; {} where none is meant.

    A consent that ends is named by the step; asked after is the live one that changed last, for feedback the one that
    ended last.
    """
    if kind not in OF_SUBMISSIONS or not found:
        return {}
    meant = found.get(params.get("submission"))
    if meant is None:
        fits = [one for one in found.values() if (one.state in LIVE_STATES) == (kind != "feedback")]
        meant = max(fits or found.values(), key=lambda one: one.on)
    return {
        "employer": meant.employer, "since": meant.sent_on or meant.on, "expires_on": meant.expires_on,
        "sent": meant.sent_on is not None,
    }  # fmt: skip


def known_in(reading, reminder):
    """The same of an open step (a Reminder or None) of a relationship that was read (reading.py)."""
    if reminder is None:
        return {}
    rows = ((row.data, row.occurred_on) for row in reading.live if row.kind == "submission")
    return known_of(reminder.kind, reminder.params, put_forward_of(rows))
