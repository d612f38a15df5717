"""People, what they chose, and the acts they do."""

from .act import Act
from .dated_setting import DatedSetting
from .holiday import PublicHoliday
from .preferences import Preferences
from .user import User

__all__ = ["Act", "DatedSetting", "Preferences", "PublicHoliday", "User"]
