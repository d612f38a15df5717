"""What is kept of a client for those who coach them, and what coaches give their clients."""

from .agreed import Agreed
from .group import Group, Member
from .lead import Lead
from .mail_hour import MailHour
from .note import Note
from .programme_report import ProgrammeReport
from .session import Session
from .suggestion import Suggestion
from .summary import Summary
from .thresholds import Thresholds

__all__ = [
    "Agreed", "Group", "Lead", "MailHour", "Member", "Note", "ProgrammeReport", "Session", "Suggestion", "Summary",
    "Thresholds",
]  # fmt: skip
