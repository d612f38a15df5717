"""People, what they chose, the acts they do, and who coaches whom."""

from .act import Act
from .coached import Coached
from .coaching import Coaching
from .coaching_event import CoachingEvent
from .dated_setting import DatedSetting
from .forged_look import ForgedLook
from .holiday import PublicHoliday
from .invitation import Invitation
from .preferences import Preferences
from .user import User

__all__ = [
    "Act",
    "Coached",
    "Coaching",
    "CoachingEvent",
    "DatedSetting",
    "ForgedLook",
    "Invitation",
    "Preferences",
    "PublicHoliday",
    "User",
]
