"""The seeker's own side: searches, relationships, their history, and the next step on each."""

from .attachment import Attachment
from .bulk_act import BulkAct
from .change import Change
from .firm_fit import FirmFit
from .guard_answer import GuardAnswer
from .history import HistoryRow
from .job_search import JobSearch
from .joining import Joining
from .merge_share import MergeShare
from .note import Note
from .relationship import Relationship
from .reminder import Reminder
from .resume import ResumeVersion
from .saved_view import SavedView
from .seeker_firm import SeekerFirm
from .told import Told

__all__ = [
    "Attachment",
    "BulkAct",
    "Change",
    "FirmFit",
    "GuardAnswer",
    "HistoryRow",
    "JobSearch",
    "Joining",
    "MergeShare",
    "Note",
    "Relationship",
    "Reminder",
    "ResumeVersion",
    "SavedView",
    "SeekerFirm",
    "Told",
]
