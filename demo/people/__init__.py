"""The sixty recruiters of the demo and Nora's diaries with them, grouped by where they stand today."""

from .listed import LISTED
from .on_file import ON_FILE
from .quiet import QUIET
from .today import TODAY
from .under_way import UNDER_WAY

PEOPLE = (*TODAY, *UNDER_WAY, *ON_FILE, *LISTED, *QUIET)
