"""The directory: firms, recruiters, where they work, what they cover."""

from .directory_change import DirectoryChange
from .firm import Firm, FirmProfile
from .merge import Merge
from .neighbours import Neighbours
from .not_duplicates import NotDuplicates
from .objection import Objection
from .recruiter import Affiliation, ContactPoint, Recruiter
from .specialty import Specialty
from .suppression import Suppression
from .words import FirmWord, NameWord, RecruiterWord

__all__ = [
    "Affiliation",
    "ContactPoint",
    "DirectoryChange",
    "Firm",
    "FirmProfile",
    "FirmWord",
    "Merge",
    "NameWord",
    "Neighbours",
    "NotDuplicates",
    "Objection",
    "Recruiter",
    "RecruiterWord",
    "Specialty",
    "Suppression",
]
