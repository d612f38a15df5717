"""What was told and given, in a few words: pay with its range, which way a market goes, who was named."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from common.daywords import day_plain


def said_words(one):
    """What a Knowledge says beside its text, in one line; '' where the text says all."""
    return _SAID.get(one.kind, _about)(one)


def pay_words(low, high, currency, period):
    """ "230,000–270,000 USD a year"; one number where both ends are the same. `period`: its words."""
    shown = [number_format(end, use_l10n=True, force_grouping=True) for end in dict.fromkeys((low, high))]
    return " ".join(part for part in ("–".join(shown), currency, str(period)) if part)


def balance_words(gave, told):
    """Who gave how much: "You gave 2, they gave 3"; '' while neither did."""
    if not gave and not told:
        return ""
    none = _("nothing yet")
    return _("You gave %(gave)s, they gave %(told)s") % {"gave": gave or none, "told": told or none}


def question_words(question, today):
    """One line on asking for insight, for a Question that is offered; the day is a date."""
    if question.from_day is None:
        return _("One question is welcome now: answerable in two lines, without a job ask.")
    day = today.fromordinal(question.from_day)
    return _("You asked within the last 90 days. The next question is polite from %(day)s.") % {
        "day": day_plain(day, today)
    }


def title_of(kind):
    """The heading of the form that adds one of a kind."""
    return {
        "salary": _("What they said about pay"),
        "market": _("What they said about the market"),
        "resume": _("Their advice on your résumé"),
        "tip": _("A tip of theirs"),
        "signal": _("Which way the market goes"),
        "referral": _("Whom they named"),
        "give": _("What you passed on"),
    }[kind]


def kept_words(kind, name):
    """The toast after one was kept."""
    if kind == "give":
        return _("Kept, and logged as a message to %(name)s that expects no answer") % {"name": name}
    if kind == "signal" and not name:
        return _("Kept")
    return _("Kept. A short thank-you to %(name)s comes next") % {"name": name}


def _salary(one):
    about = ", ".join(part for part in (one.role, one.place) if part)
    pay = pay_words(one.low, one.high, one.currency, one.get_period_display())
    return f"{about}: {pay}" if about else pay


def _signal(one):
    about = _about(one)
    return f"{one.get_direction_display()}: {about}" if about else one.get_direction_display()


def _about(one):
    return ", ".join(part for part in (one.field, one.place) if part)


_SAID = {
    "salary": _salary,
    "signal": _signal,
    "referral": lambda one: ", ".join(part for part in (one.name, one.firm_name) if part),
    "give": lambda one: one.get_what_display(),
}
