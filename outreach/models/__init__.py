"""The seeker's own side: searches, relationships, their history, and the next step on each."""

from .about_you import AboutYou
from .attachment import Attachment
from .bulk_act import BulkAct
from .change import Change
from .claim import Claim
from .conflict import Conflict
from .employer import Employer
from .exclusion import Exclusion
from .firm_fit import FirmFit
from .giving import Give, Referral
from .guard_answer import GuardAnswer
from .history import HistoryRow
from .insight import Insight, MarketSignal
from .job_search import JobSearch
from .joining import Joining
from .knowledge import Knowledge
from .mail_account import MailAccount
from .merge_share import MergeShare
from .note import Note
from .relationship import Relationship
from .reminder import Reminder
from .resume import ResumeVersion
from .saved_view import SavedView
from .seeker_firm import SeekerFirm
from .submission import Submission
from .template import Template
from .told import Told

__all__ = [
    "AboutYou",
    "Attachment",
    "BulkAct",
    "Change",
    "Claim",
    "Conflict",
    "Employer",
    "Exclusion",
    "FirmFit",
    "Give",
    "GuardAnswer",
    "HistoryRow",
    "Insight",
    "JobSearch",
    "Joining",
    "Knowledge",
    "MarketSignal",
    "MailAccount",
    "MergeShare",
    "Note",
    "Referral",
    "Relationship",
    "Reminder",
    "ResumeVersion",
    "SavedView",
    "SeekerFirm",
    "Submission",
    "Template",
    "Told",
]
