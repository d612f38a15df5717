"""The sentences of the daily mail: subject, greeting, lead, counts and the small print."""

from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.digest_time import Rhythm
from common.daywords import day_long
from outreach.pages.today import lead as lead_of_today


def subject(listed, pace):
    """ "2 replies waiting, 4 due today": the two groups that matter most."""
    if pace == Rhythm.LAST:
        return _("We stop writing until you are back")
    return ", ".join(counts(listed)[:2])


def plain_subject():
    """Says nothing of a search."""
    return _("Your notes for today")


def counts(listed):
    """One short phrase per group that has something, in the order of Today."""
    told = listed.counts
    n = told.get("replies", 0)
    phrases = [
        (n, ngettext("%(n)s reply waiting", "%(n)s replies waiting", n)),
        (told.get("approaches", 0), ngettext("%(n)s wrote first", "%(n)s wrote first", told.get("approaches", 0))),
        (told.get("due", 0), _("%(n)s due today")),
        (told.get("overdue", 0), _("%(n)s from before")),
        (told.get("stale", 0), _("%(n)s going stale")),
    ]
    return [phrase % {"n": count} for count, phrase in phrases if count]


def greeting(hour, name):
    """By the hour of the local day (0–23)."""
    if hour < 12:
        return _("Good morning, %(name)s") % {"name": name} if name else _("Good morning")
    if hour < 18:
        return _("Good afternoon, %(name)s") % {"name": name} if name else _("Good afternoon")
    return _("Good evening, %(name)s") % {"name": name} if name else _("Good evening")


def lead(listed, today, pace):
    if pace == Rhythm.LAST:
        return _("You have not been here for a while, so this is the last mail until you come back. Your list and its dates are kept; your next visit brings the daily mail back.")  # fmt: skip  # noqa: E501
    return f"{day_long(today, today)}. {lead_of_today(listed.groups)}"


def title(group):
    """The heading of a group: as on Today, but for what is from before."""
    return _("From before") if group.key == "overdue" else group.title


def more(count):
    return ngettext("%(n)s more is on your list today.", "%(n)s more are on your list today.", count) % {"n": count}


def parked(count):
    """Who needs nothing; '' where nobody is parked."""
    if not count:
        return ""
    return ngettext(
        "%(n)s person is parked and needs nothing from you.",
        "%(n)s people are parked and need nothing from you.",
        count,
    ) % {"n": count}


def when(preferences, pace):
    """Why this mail comes now: "You get this on working days at 7:30, New York time."."""
    hours, minutes = divmod(preferences.digest_minute, 60)
    hour = {"hour": f"{hours}:{minutes:02d}", "place": _place(preferences)}
    if pace == Rhythm.LAST:
        return ""
    if pace == Rhythm.WEEKLY:
        return _("You get this once a week while you are away, at %(hour)s, %(place)s time.") % hour
    if preferences.digest_weekdays and sorted(preferences.digest_weekdays) != list(range(5)):
        days = ", ".join(str(WEEKDAYS[day]) for day in sorted(preferences.digest_weekdays))
        return _("You get this on %(days)s at %(hour)s, %(place)s time.") % (hour | {"days": days})
    return _("You get this on working days at %(hour)s, %(place)s time.") % hour


def zone(preferences):
    return ZoneInfo(preferences.time_zone)


def _place(preferences):
    return preferences.time_zone.rpartition("/")[2].replace("_", " ")
