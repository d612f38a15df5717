"""What the pages of sign-in and settings show: calm fields, devices in words, where embedded mail is kept."""

import re

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from accounts.regions import countries
from accounts.rights import named

register = template.Library()

# The first that fits counts: each of these names itself among others in its user agent.
BROWSERS = [("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"),
            ("Chrome", "Chrome"), ("Safari", "Safari"), ("curl", "curl")]  # fmt: skip
SYSTEMS = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
           ("Mac OS X", "Mac"), ("Linux", "Linux")]  # fmt: skip


@register.filter
def quiet(field):
    """A form field without its placeholder, for the label stands above it; the rules of passwords in one line."""
    field.field.widget.attrs.pop("placeholder", None)
    if "<ul" in field.help_text:
        field.help_text = _("At least 10 characters; not your name, not a common one.")
    return field


@register.filter
def device(user_agent):
    """A browser and system in words ("Firefox on Windows"), "Unknown device" where nothing is recognised."""
    browser = _first(BROWSERS, user_agent)
    system = _first(SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown device")


@register.simple_tag
def sign_up_open():
    return settings.SIGN_UP_OPEN


@register.simple_tag
def mail_folder():
    """The folder that keeps mail while no mail server is set, or ''."""
    kept = settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")
    return str(settings.EMAIL_FILE_PATH) if kept and settings.EMBEDDED else ""


@register.filter
def clock_time(minutes):
    """Minutes of the day as "07:30"."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@register.filter
def zone_words(zone):
    """ "America/New_York" → "New York"."""
    return zone.rpartition("/")[2].replace("_", " ")


@register.filter
def rights_named(rights):
    """ "Activity, Pipeline"."""
    return named(rights)


@register.filter
def country_words(code):
    """The name of a country by its ISO code."""
    return countries().get(code, code)


def _first(pairs, text):
    return next((name for mark, name in pairs if re.search(rf"\b{re.escape(mark)}", text or "")), "")
