"""What the contact guard looks at: the message that is meant, the person, the firm, the pace. Days: day numbers."""

from dataclasses import dataclass, field

from outreach.cadence.calendar import Calendar
from outreach.cadence.rows import SILENT_PURPOSES
from outreach.cadence.timings import PROFILES, Timings

# An answer is never too soon: replying, thanking, answering on consent or a schedule (domain.md section 5).
ANSWERS = frozenset({"answer", "thank_you", "polite_no", "consent_reply", "consent_withdrawal", "schedule"})
UNWRITTEN = frozenset({"listed", "planned", "parked"})


@dataclass(frozen=True, slots=True)
class Writing:
    """A message that is meant. purpose: as an interaction's; minute: since local midnight, None where only the day is
    known; there: day and minute by the recipient's clock, None where that is not known; today: the reader's day, from
    which "days ago" is told; body: its text, '' where it is not written yet; planned: it is a plan, beside which other
    plans count.
    """

    day: int
    purpose: str = "first_touch"
    minute: int | None = None
    body: str = ""
    today: int | None = None
    planned: bool = False
    there: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """The person as replay left them, with the numbers and the calendar in force.

    paused: "", relationship, search; stage: the one under a pause. sent: ((day, text), …) of our earlier first
    messages, nudges and check-ins.
    """

    name: str = ""
    stage: str = "listed"
    turn: str = ""
    do_not_contact: bool = False
    unavailable: bool = False
    paused: str = ""
    paused_until: int | None = None
    revisit_on: int | None = None
    last_contact: int | None = None
    last_in: int | None = None
    last_out: int | None = None
    touches: int = 0
    approach_open: bool = False
    sent: tuple = ()
    timings: Timings = PROFILES["unknown"]
    calendar: Calendar = field(default_factory=Calendar)

    def is_answered_by(self, writing):
        """Whether the message is an answer: by its purpose, or because they wrote last."""
        if writing.purpose in ANSWERS or self.approach_open or self.turn == "ours":
            return True
        theirs = self.last_in is not None and self.last_in == self.last_contact
        return theirs and not (self.last_out == self.last_in and self.turn == "theirs")

    def is_first_touched_by(self, writing):
        """Whether the message is a first one: it opens a window."""
        opens = self.stage in UNWRITTEN and writing.purpose not in SILENT_PURPOSES
        return opens and not self.is_answered_by(writing)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another person at the firm: `id` of the relationship; first_out: the day of our first message to them;
    planned_on: the day of one that is planned.

    open: awaiting, talking or representing; holds: they have the résumé or put the seeker forward.
    """

    id: int
    name: str
    first_out: int | None = None
    open: bool = False
    holds: bool = False
    planned_on: int | None = None


@dataclass(frozen=True, slots=True)
class AtFirm:
    """The firm of the person, with those who came before and after it in a succession."""

    name: str = ""
    retained: bool = False
    charges: bool = False
    colleagues: tuple = ()


@dataclass(frozen=True, slots=True)
class Pace:
    """First messages of the search: {day: how many} sent and planned, and how many a day are the most that the seeker
    wants.
    """

    firsts: dict = field(default_factory=dict)
    most_a_day: int = 15
    planned: dict = field(default_factory=dict)

    def on(self, day, planned=False):
        """How many were sent on a day; `planned`: with those that are planned for it."""
        return self.firsts.get(day, 0) + (self.planned.get(day, 0) if planned else 0)

    def in_week_of(self, day, planned=False):
        """From Monday to Sunday."""
        monday = day - (day - 1) % 7
        return sum(self.on(one, planned) for one in range(monday, monday + 7))
