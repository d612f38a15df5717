"""A row of Today: one step of one relationship, or something that is suggested."""

from dataclasses import dataclass
from datetime import date

from common.addresses import address
from outreach.models import Relationship, Reminder
from outreach.pages.main_act import MainAct
from outreach.words.reasons import firm_type

_STAGES = dict(Relationship.Stage.choices)


@dataclass(frozen=True)
class Row:
    """One step of one relationship; `relationship` is None for a firm that Discover suggests.

    `why` is a whole sentence; `since` the day it was for, when that is past.
    """

    relationship: Relationship | None
    reminder: Reminder | None
    who: str
    firm: str
    firm_type: str
    stage: str
    stage_words: str
    why: str
    since: date | None
    url: str
    main: MainAct
    quote: str = ""
    since_note: str = ""

    @property
    def is_nudge(self):
        return self.reminder is not None and self.reminder.kind == "nudge"

    @property
    def is_own(self):
        """Whether it is a reminder of the seeker's own words, which may mean a message."""
        return self.reminder is not None and not self.reminder.automatic


def who(relationship):
    """What a Row says of a relationship, whatever its step."""
    return {
        "relationship": relationship,
        "who": relationship.recruiter.shown_name,
        "firm": "" if not relationship.firm or relationship.recruiter.is_desk else relationship.firm.name,
        "firm_type": firm_type(relationship.firm),
        "stage": relationship.stage,
        "stage_words": _STAGES[relationship.stage],
        "url": address("outreach:relationship", relationship.public_id),
    }
