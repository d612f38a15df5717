"""The directory: firms, recruiters, where they work, what they cover."""

from .firm import Firm, FirmProfile
from .merge import Merge
from .recruiter import Affiliation, ContactPoint, Recruiter
from .specialty import Specialty
from .words import FirmWord, NameWord, RecruiterWord

__all__ = [
    "Affiliation",
    "ContactPoint",
    "Firm",
    "FirmProfile",
    "FirmWord",
    "Merge",
    "NameWord",
    "Recruiter",
    "RecruiterWord",
    "Specialty",
]
