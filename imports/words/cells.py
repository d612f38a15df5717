"""What is wrong with a cell, in one sentence that names line, column, value and remedy."""

from datetime import date

from django.utils.translation import gettext as _

from common.daywords import day_words


def sentence(code, params, *, line, column_name, text):
    """The sentence for an error of imports/columns; `column_name` '' where it is about the row or has no header."""
    what = _what(code, params) % ({"text": text} | params | _days(params))
    if column_name:
        return _("Line %(line)s, column “%(column)s”: %(what)s") % {"line": line, "column": column_name, "what": what}
    return _("Line %(line)s: %(what)s") % {"line": line, "what": what}


def _what(code, params):
    if code == "not_a_phone" and not params["country"]:
        return _("“%(text)s” is not a phone number. Write it with + and its country code.")
    if code == "other_order":
        return _OTHER_ORDER[params["order"]]()
    return _WHAT[code]()


def _days(params):
    return {"day": day_words(date.fromisoformat(params["day"]))} if "day" in params else {}


_WHAT = {
    "not_an_email": lambda: _("“%(text)s” is not an email address."),
    "not_a_phone": lambda: _(
        "“%(text)s” is not a phone number. Numbers without + are read with the country code of %(country)s."
    ),
    "phone_without_area": lambda: _("“%(text)s” is a phone number without its area code."),
    "phone_rounded": lambda: _(
        "“%(text)s” is a phone number that a spreadsheet has rounded; its last digits are lost. "
        "Format the column as text and enter it again."
    ),
    "not_a_website": lambda: _("“%(text)s” is not a web address."),
    "not_a_profile": lambda: _("“%(text)s” is not the address of a profile."),
    "not_a_name": lambda: _("“%(text)s” is not a name."),
    "not_a_date": lambda: _("“%(text)s” is not a date. Write it as 2026-03-12 or 12 Mar 2026."),
    "no_such_day": lambda: _("“%(text)s” is a day that does not exist."),
    "day_or_month": lambda: _("“%(text)s” can be read in two ways. Choose whether the day or the month comes first."),
    "in_future": lambda: _("“%(text)s” is %(day)s, which is still to come."),
    "too_long": lambda: _("“%(text)s” is longer than %(most)s characters."),
    "own_coach": lambda: _("%(name)s coaches you, and a coach is no recruiter."),
    "nothing_to_go_by": lambda: _("the row names neither a firm nor a person."),
}
_OTHER_ORDER = {
    "dmy": lambda: _("“%(text)s” has no such month. You chose that the day comes first."),
    "mdy": lambda: _("“%(text)s” has no such month. You chose that the month comes first."),
}
