"""What comes next with one person: a heading, one sentence, a state, the main act."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from common.daywords import day_plain, day_words, since_words
from outreach.models import Reminder
from outreach.pages.main_act import MainAct, main_act, plan_act
from outreach.words import reasons as words
from outreach.words.history import close_reasons


@dataclass
class NextStep:
    title: str
    text: str
    main: MainAct | None = None
    reminder: Reminder | None = None
    state: str = ""
    tone: str = ""
    icon: str = ""
    others: list = field(default_factory=list)  # further acts, as links


def next_step_of(relationship, reminder, result, today, known=None):
    """The next step of a relationship. `known`: employer and day of the last submission, for its sentences."""
    if reminder is None:
        return _without_step(relationship, result, today)
    state, tone = state_of(reminder.on_day, relationship.stale_on, reminder.kind, today)
    return NextStep(
        title=words.next_step(relationship, reminder.kind, reminder.params),
        text=words.reason(relationship, reminder.kind, (known or {}) | reminder.params, today) + ".",
        main=main_act(relationship, reminder),
        reminder=reminder,
        state=state,
        tone=tone,
        icon="leaf" if tone == "stale" else "clock",
        others=_others(relationship, reminder),
    )


def state_of(on_day, stale_on, kind, today):
    """(words, tone) of a step: reply waiting, stale, since when, due today, or the day to come."""
    if kind == "reply_owed":
        return _("Reply waiting"), "reply"
    if stale_on and stale_on <= today:
        return _("Going stale"), "stale"
    if on_day < today:
        return capfirst(since_words(on_day, today)), "overdue"
    if on_day == today:
        return _("Due today"), "due"
    return _("For %(day)s") % {"day": day_words(on_day, today)}, "calm"


def _others(relationship, reminder):
    pid = relationship.public_id
    if reminder.kind == "approach":
        return [
            MainAct(_("Take it up"), "message-square", reverse("outreach:talk", args=[pid]), "link"),
            MainAct(_("Another day"), "calendar", reverse("outreach:later", args=[pid]), "link"),
            MainAct(_("Let it go"), "x", reverse("outreach:no", args=[pid]), "link"),
        ]
    if reminder.kind == "nudge":
        return [MainAct(_("They answered"), "reply", reverse("outreach:answered", args=[pid]))]
    if reminder.kind == "first_message" and relationship.stage == "planned":
        return [
            MainAct(_("Move"), "calendar", reverse("outreach:plan", args=[pid]), "link"),
            MainAct(_("Drop the plan"), "x", reverse("outreach:drop", args=[pid]), "link"),
        ]
    if reminder.kind == "let_it_rest":
        return [MainAct(_("Let it rest"), "moon", reverse("outreach:step_done", args=[reminder.public_id]))]
    return []


def _without_step(relationship, result, today):
    stage, pid = result.stage, relationship.public_id
    if stage == "closed":
        return _closed(relationship, result, pid)
    if stage == "paused":
        return _paused(relationship, result, today, pid)
    if result.last_window and result.due_on:
        day = day_plain(date.fromordinal(result.due_on), today)
        text = _("All that is useful was sent. The window closes on %(day)s; then this parks by itself.") % {"day": day}
        return NextStep(_("Nothing to send"), text)
    if stage == "parked":
        if result.suggested:
            return NextStep(
                _("Back in view"), _("Try once more, if it still fits your search."), plan_act(relationship)
            )
        day = day_plain(date.fromordinal(result.revisit_on), today) if result.revisit_on else ""
        return NextStep(_("Nothing to do"), _("Parked until %(day)s. Silence is the usual answer.") % {"day": day})
    if stage == "listed" and result.search not in ("landed", "ended"):
        return NextStep(
            _("Not written to yet"), _("Plan a day, or log what has already happened."), plan_act(relationship)
        )
    return NextStep(_("Nothing to do"), _("Nothing is owed here for now."))


def _closed(relationship, result, pid):
    if relationship.recruiter.unavailable_at:
        return NextStep(_("Not available"), _("They asked not to be kept here. This does not come up again."))
    if result.do_not_contact:
        return NextStep(_("Not to be contacted"), _("They asked to be left alone. This does not come up again."))
    reopen = MainAct(_("Reopen"), "archive-restore", reverse("outreach:reopen", args=[pid]))
    if result.reopen_offered:
        return NextStep(_("They wrote after you closed this"), _("Reopen it if you want to answer."), reopen)
    reason = close_reasons().get(relationship.close_reason, "")
    return NextStep(_("Closed"), _("%(reason)s. The history stays.") % {"reason": reason or _("Closed")}, reopen)


def _paused(relationship, result, today, pid):
    until = day_plain(date.fromordinal(result.paused_until), today) if result.paused_until else ""
    text = _("Every date stands still until %(day)s.") % {"day": until} if until else _("Every date stands still.")
    if result.paused_by == "search":
        return NextStep(_("Your search is paused"), text)
    return NextStep(_("Paused"), text, MainAct(_("Resume"), "play", reverse("outreach:resume", args=[pid])))
