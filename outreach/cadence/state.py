"""What the fold carries from row to row."""

from copy import copy

from .dated import NEVER
from .rows import LIVE_STATES


class Dates:
    """The dates of a stage: what is due, when it is too late, and how fast either counts.

    due: day number or None · unit: "b" business days, "c" calendar days, "f" a fixed day · step: the day to which
    the step was snoozed · late: the last day of the window (what follows takes effect on the day after) ·
    last: the window after the last touch, which has no step · grace: bd, with the calendar it is counted by.
    """

    __slots__ = ("due", "unit", "step", "late", "late_unit", "last", "grace", "calendar")

    def __init__(self, due=None, unit="b", late=None, late_unit="b", last=False, grace=0, calendar=None):
        self.due, self.unit, self.step = due, unit, None
        self.late, self.late_unit, self.last = late, late_unit, last
        self.grace, self.calendar = grace, calendar

    def stale_on(self):
        """The calendar day after due (or snoozed to) + grace; None without a due date."""
        if self.due is None:
            return None
        return self.calendar.add_business(max(self.due, self.step or 0), self.grace) + 1


class Touch:
    """Our messages of one day, and what stood before them, should they bounce. A skip is a touch without rows."""

    __slots__ = ("day", "rows", "answer", "before")

    def __init__(self, day, rows, before, answer=False):
        self.day, self.rows, self.before, self.answer = day, rows, before, answer


class Before:
    """What a touch changed: restored when the touch turns out never to have arrived."""

    __slots__ = ("dates", "count", "unanswered", "opener", "repeat", "accepted", "nudged", "check_ins", "interval")

    def __init__(self, here):
        for name in Before.__slots__:
            setattr(self, name, getattr(here, name))

    def restore(self, here):
        for name in Before.__slots__:
            setattr(here, name, getattr(self, name))


class Side:
    """A duty beside the stage's own. `ends`: the last day on which it stands, None if only an act ends it."""

    __slots__ = ("kind", "opener", "due", "unit", "ends", "params")

    def __init__(self, kind, opener, due, ends=None, params=None):
        self.kind, self.opener, self.due, self.ends = kind, opener, due, ends
        self.unit = "b"  # "f" once a day was chosen
        self.params = params or {}

    @property
    def key(self):
        return f"{self.kind}:{self.opener}"


class Standing:
    """Where the relationship stands: one stage (never "paused", which lies over it) and all that belongs to it."""

    __slots__ = (
        "stage",
        "turn",
        "dates",
        "touches",
        "count",
        "unanswered",
        "opener",
        "repeat",
        "accepted",
        "invited",
        "nudged",
        "check_ins",
        "interval",
        "rest_ask",
        "rest_end",
        "asked",
        "sides",
        "plan_before",
        "landed_on",
    )

    def __init__(self):
        self.stage, self.turn, self.dates = "listed", "", Dates()
        self.touches = []
        self.count = 0  # touches of the open window, skips included
        self.unanswered = 0
        self.opener, self.repeat = 0, 0  # of the stage's own duty
        self.accepted = self.invited = False  # a LinkedIn invitation
        self.nudged = 0  # stall nudges
        self.check_ins, self.interval = 0, 0
        self.rest_ask = self.rest_end = None
        self.asked = False  # "answer, or let it rest?": None = asked and put aside
        self.sides = []
        self.plan_before = None  # the Standing to which a dropped plan returns
        self.landed_on = None

    def enter(self, stage, opener):
        """Goes to a stage with nothing due yet. An approach is over once we are in touch."""
        self.stage, self.turn, self.dates = stage, "", Dates()
        self.touches, self.count = [], 0
        self.opener, self.repeat = opener, 0
        self.accepted = self.invited = False
        self.nudged, self.check_ins, self.interval = 0, 0, 0
        self.rest_ask = self.rest_end = self.plan_before = None
        self.asked = False
        if self.sides and stage not in APPROACHABLE:
            self.end_sides("approach")

    def side(self, kind):
        """The open side duty of this kind, or None."""
        return next((one for one in self.sides if one.kind == kind), None)

    def end_sides(self, *kinds):
        """Ends the side duties of these kinds; says whether there were any."""
        before = len(self.sides)
        if before:
            self.sides = [one for one in self.sides if one.kind not in kinds]
        return len(self.sides) < before

    def copied(self):
        """A copy that shares nothing that changes."""
        twin = copy(self)
        twin.dates = copy(self.dates)
        twin.sides = [copy(one) for one in self.sides]
        twin.touches = [copy(one) for one in self.touches]
        for touch in twin.touches:
            touch.rows = list(touch.rows)
            touch.before = copy(touch.before)
            touch.before.dates = copy(touch.before.dates)
        if self.plan_before is not None:
            twin.plan_before = self.plan_before.copied()
        return twin


APPROACHABLE = frozenset({"listed", "planned", "parked", "alumni"})


class Submitted:
    """One submission: its state, the last day of its consent, the row that brought it there."""

    __slots__ = ("state", "expires_on", "opener")

    def __init__(self, state, expires_on, opener):
        self.state, self.expires_on, self.opener = state, expires_on, opener


class State:
    """The whole of the fold at the end of `day`, rows of that day included as far as applied."""

    def __init__(self, dated, spread=0, opening_to_come=False):
        self.dated, self.spread = dated, spread
        self.rules, self.rules_until = dated.entries[0], dated.next_change(dated.entries[0].day)
        self.day = -1
        self.here = Standing()
        self.opening_to_come = opening_to_come
        # contacts
        self.outs = []  # (day, row id) of ours that arrived
        self.last_in = self.last_other = self.first_out = self.first_reply = None
        self.ever_replied = self.ever_submitted = False
        self.first_window_end, self.first_channel, self.first_template = None, "", ""
        self.known, self.furthest = False, 0  # in touch before an import; what papers and replies reached (reach.py)
        self.last_insight = None
        self.greet = False
        # papers
        self.filed_on, self.filed_until = None, -1
        self.subs = {}
        self.expiry = NEVER
        # pauses
        self.paused = self.search_paused = False
        self.until = self.search_until = None
        self.frozen_on = self.frozen_calendar = None
        # the end and the search
        self.do_not_contact = False
        self.close_reason = ""
        self.reopen_offered = False
        self.search = ""  # "", active, landed, ended
        self.shelf = None  # (Standing, frozen_on, calendar) as of landing, until a row follows
        self.landed_on = None
        self.first_wave = False
        # the record
        self.own_rows = False
        self.shown = "listed"
        self.path, self.effects, self.time_events = [], {}, []
        self.run_of_skips = False

    def rules_on(self, day):
        """The settings in force on `day`; days only go forward."""
        if day >= self.rules_until:
            self.rules, self.rules_until = self.dated.at(day), self.dated.next_change(day)
        return self.rules

    @property
    def last_out(self):
        return max(self.outs)[0] if self.outs else None

    @property
    def last_contact(self):
        """The last day of any contact: ours that arrived, theirs, or without a direction."""
        return max((day for day in (self.last_out, self.last_in, self.last_other) if day is not None), default=None)

    def filed(self, day):
        """Whether a filing through this recruiter is under 12 months old on `day`."""
        return self.filed_on is not None and day < self.filed_until

    def live(self):
        """The keys of the live consents and submissions."""
        return [key for key, one in self.subs.items() if one.state in LIVE_STATES]

    def happened(self, code, **params):
        """Notes what time did, on the day that is running."""
        self.time_events.append((self.day, code, params))
        self.run_of_skips = False

    def note_stage(self):
        """Adds the stage that shows to the path if it changed."""
        here = self.here.stage
        shown = "paused" if self.frozen_on is not None and here != "closed" else here
        if shown != self.shown and self.own_rows:
            self.path.append((shown, self.day))
            self.shown = shown

    def copied(self):
        """A copy to step on from; the original stays as it is."""
        twin = copy(self)
        twin.here = self.here.copied()
        twin.outs, twin.path = list(self.outs), list(self.path)
        twin.effects, twin.time_events = dict(self.effects), list(self.time_events)
        twin.subs = {key: copy(one) for key, one in self.subs.items()}
        if self.shelf is not None:
            twin.shelf = (self.shelf[0].copied(), *self.shelf[1:])
        return twin
