"""The directory: firms, recruiters, where they work, what they cover."""

from .firm import Firm, FirmProfile
from .not_duplicates import NotDuplicates
from .recruiter import Affiliation, ContactPoint, Recruiter
from .specialty import Specialty
from .words import FirmWord, NameWord, RecruiterWord

__all__ = [
    "Affiliation",
    "ContactPoint",
    "Firm",
    "FirmProfile",
    "FirmWord",
    "NameWord",
    "NotDuplicates",
    "Recruiter",
    "RecruiterWord",
    "Specialty",
]
