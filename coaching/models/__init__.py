"""What is kept of a client for those who coach them, and what coaches give their clients."""

from .agreed import Agreed
from .lead import Lead
from .mail_hour import MailHour
from .note import Note
from .session import Session
from .suggestion import Suggestion
from .summary import Summary
from .thresholds import Thresholds

__all__ = ["Agreed", "Lead", "MailHour", "Note", "Session", "Suggestion", "Summary", "Thresholds"]
