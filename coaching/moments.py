"""An instant as each reads it: the day and hour in the reader's own zone."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from common.daywords import day_dated


def local(at, user):
    """The instant as a wall clock shows it where a person (with preferences) is."""
    return at.astimezone(ZoneInfo(user.preferences.time_zone))


def moment_words(at, user, today):
    """ "Tue 24 Nov, 9:00", where the person is."""
    there = local(at, user)
    return _("%(day)s, %(hour)s") % {"day": day_dated(there.date(), today), "hour": hour_words(at, user)}


def hour_words(at, user):
    """ "9:00", where the person is."""
    there = local(at, user)
    return f"{there.hour}:{there.minute:02d}"


def elsewhere_words(at, user, other):
    """ "15:00 where they are", '' where both read the same hour."""
    if local(at, user).replace(tzinfo=None) == local(at, other).replace(tzinfo=None):
        return ""
    there = local(at, other)
    if there.date() == local(at, user).date():
        return _("%(hour)s where they are") % {"hour": hour_words(at, other)}
    said = {"day": day_dated(there.date(), there.date()), "hour": hour_words(at, other)}
    return _("%(day)s, %(hour)s where they are") % said
