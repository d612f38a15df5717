"""What the contact guard says, rule by rule. Source: domain.md section 5."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def sentences():
    """{rule: its sentence, or a function of its params that gives it}."""
    return {
        "do_not_contact": _(
            "%(name)s asked not to be contacted, so nothing is sent. Write to someone else at the firm instead."
        ),
        "unavailable": _("They asked not to be kept here, so nothing is sent. Choose someone else instead."),
        "same_body": _(
            "%(name)s had this very text from you on %(sent_on)s. Change it, or add one thing that is new."
        ),
        "paused": _paused,
        "parked_early": _("%(name)s is parked until %(until)s. Silence is the usual answer; that day is soon enough."),
        "least_gap": _least_gap,
        "most_touches": _most_touches,
        "firm_first": _firm_first,
        "firm_open": _firm_open,
        "colleague_holds": _(
            "%(other)s at %(firm)s has your résumé already. At a retained firm one person holds you: ask them to "
            "introduce you."
        ),
        "day_pace": _day_pace,
        "week_pace": _week_pace,
        "fees": _(
            "%(firm)s charges job seekers. Employers pay recruiters, so leave this firm out unless you are sure."
        ),
        "late_in_week": _late_in_week,
    }  # fmt: skip


def titles():
    """{rule: what it is about in a few words}."""
    return {
        "do_not_contact": _("Not to be contacted"),
        "unavailable": _("Not available"),
        "same_body": _("The same text twice"),
        "paused": _("Paused"),
        "parked_early": _("Parked"),
        "least_gap": _("Days between messages"),
        "most_touches": _("Unanswered messages"),
        "firm_first": _("First messages to one firm"),
        "firm_open": _("Open with one firm"),
        "colleague_holds": _("Held by a colleague"),
        "day_pace": _("First messages a day"),
        "week_pace": _("First messages a week"),
        "fees": _("Firm that charges you"),
        "late_in_week": _("End of the week"),
    }


def counted(n):
    """{rule: how many people it kept from something}: "2 with whom you were in touch lately"."""
    return {
        "unavailable": ngettext("%(n)s not available", "%(n)s not available", n),
        "paused": ngettext("%(n)s paused", "%(n)s paused", n),
        "parked_early": ngettext("%(n)s parked until later", "%(n)s parked until later", n),
        "least_gap": ngettext("%(n)s in touch with you lately", "%(n)s in touch with you lately", n),
        "most_touches": ngettext("%(n)s written to often enough", "%(n)s written to often enough", n),
        "firm_first": ngettext(
            "%(n)s whose firm you wrote to lately", "%(n)s whose firm you wrote to lately", n
        ),
        "firm_open": ngettext("%(n)s whose firm you are open with", "%(n)s whose firm you are open with", n),
        "colleague_holds": ngettext("%(n)s whose colleague holds you", "%(n)s whose colleague holds you", n),
        "day_pace": ngettext("%(n)s over the first messages of a day", "%(n)s over the first messages of a day", n),
        "week_pace": ngettext("%(n)s over the first messages of a week", "%(n)s over the first messages of a week", n),
        "fees": ngettext("%(n)s at a firm that charges you", "%(n)s at a firm that charges you", n),
    }


def _paused(params):
    if params.get("of") == "search":
        return _("Your whole search is paused. Resume it first, or write all the same.")
    if params.get("until"):
        return _("%(name)s is paused until %(until)s. Resume and write?")
    return _("%(name)s is paused. Resume and write?")


def _late_in_week(params):
    words = [_(
        "A message sent from Friday noon to Sunday is easily missed. Best is Tuesday to Thursday, 9:30 to 11:30 "
        "their time: next on %(best_on)s."
    )]  # fmt: skip
    if "there_on" in params:
        words.insert(0, _("With them it is %(there_on)s, %(there_at)s."))
    if params.get("clock") == "own":
        words.append(_("Where they are is not known here, so this goes by your own clock."))
    return " ".join(words)


def _least_gap(params):
    ago, ahead = params["ago"], params.get("ahead") or params.get("kept")
    if not ago:
        wrote = _("You wrote to %(name)s that day") if ahead else _("You wrote to %(name)s today")
    elif ago >= params["gap"]:  # weekends and days off lie between: said in the days that count
        since = params["passed"]
        wrote = ngettext(
            "You wrote to %(name)s on %(wrote_on)s, %(passed)s business day before",
            "You wrote to %(name)s on %(wrote_on)s, %(passed)s business days before", since,
        ) if ahead else ngettext(
            "You wrote to %(name)s on %(wrote_on)s, %(passed)s business day ago",
            "You wrote to %(name)s on %(wrote_on)s, %(passed)s business days ago", since,
        )  # fmt: skip
    elif ahead:
        wrote = ngettext(
            "You wrote to %(name)s %(ago)s day before that", "You wrote to %(name)s %(ago)s days before that", ago
        )
    else:
        wrote = ngettext("You wrote to %(name)s %(ago)s day ago", "You wrote to %(name)s %(ago)s days ago", ago)
    polite = ngettext("%(gap)s business day is polite.", "%(gap)s business days are polite.", params["gap"])
    return f"{wrote}; {polite} {_('Next good day: %(next_on)s.')}"


def _firm_first(params):
    wrote = _("%(other)s at %(firm)s is planned for %(planned_on)s.") if "planned_on" in params else _(
        "You wrote to %(other)s at %(firm)s on %(wrote_on)s."
    )  # fmt: skip
    polite = _("One first message to a firm in %(days)s business days is polite.")
    return f"{wrote} {polite} {_('Next good day: %(next_on)s.')}"


def _day_pace(params):
    sent = ngettext(
        "%(count)s first message is sent or planned for that day",
        "%(count)s first messages are sent or planned for that day", params["count"],
    ) if params.get("planned") else ngettext(
        "%(count)s first message went out that day", "%(count)s first messages went out that day", params["count"]
    )  # fmt: skip
    most = ngettext(
        "%(most)s a day is the most of your rhythm.", "%(most)s a day are the most of your rhythm.", params["most"]
    )
    return f"{sent}; {most} {_('Next good day: %(next_on)s.')}"


def _week_pace(params):
    count = _("%(count)s first messages are sent or planned for that week") if params.get("planned") else _(
        "%(count)s first messages went out that week"
    )  # fmt: skip
    most = _("%(most)s a week are the most that can be followed up well.")
    return f"{count}; {most} {_('Next good day: %(next_on)s.')}"


def _most_touches(params):
    return ngettext(
        "%(count)s message is unanswered, and %(most)s is all that helps here. Let it rest; it parks by itself.",
        "%(count)s messages are unanswered, and %(most)s are all that help here. Let it rest; it parks by itself.",
        params["count"],
    )


def _firm_open(params):
    return ngettext(
        "You are open with %(count)s person at %(firm)s already; %(most)s at a time is enough there. Wait for an answer, or close one first.",  # noqa: E501
        "You are open with %(count)s people at %(firm)s already; %(most)s at a time are enough there. Wait for an answer, or close one first.",  # noqa: E501
        params["count"],
    )  # fmt: skip
