"""What would follow from an entry: the stage and the next step, said before it is made."""

from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.daywords import day_words
from outreach.cadence import first
from outreach.day_order import place
from outreach.models import HistoryRow, Relationship
from outreach.pages.as_seen import kind_as_seen
from outreach.words import reasons as words

IN_CALENDAR_DAYS = ("check_in", "keep_in_touch")
_STAGES = dict(Relationship.Stage.choices)


def hint_of(reading, kind, data, where, seen):
    """One sentence (safe HTML) on a provisional row: replayed, never written. '' for a day to come.

    seen: the seeker, as far as the reader sees them.
    """
    day = where["occurred_on"]
    if day > reading.today:
        return ""
    day_rows = sorted((row for row in reading.live if row.occurred_on == day), key=lambda row: (row.day_seq, row.pk))
    answers = kind in ("approach", "auto_reply") or data.get("direction") == "in"
    row = HistoryRow(
        pk=1 << 60, kind=kind, data=data, occurred_on=day,
        day_seq=place(day_rows, time=where.get("occurred_time"), answers=answers),
    )  # fmt: skip
    return after_words(reading, reading.after(row), seen)


def after_words(reading, result, seen):
    """ "After this: Priya stays at Representing; next step on Tue 1 December, five working days on." """
    name = reading.relationship.recruiter.first_name or reading.relationship.recruiter.shown_name
    stage = format_html("<strong>{}</strong>", _STAGES[result.stage])
    if result.stage == reading.result.stage:
        said = format_html(_("After this: {name} stays at {stage}"), name=name, stage=stage)
    else:
        said = format_html(_("After this: {name} moves to {stage}"), name=name, stage=stage)
    return format_html("{}{}", said, _next(reading, result, seen))


def _next(reading, result, seen):
    duty = first(result.duties, reading.today.toordinal())
    if duty is None:
        return _rest(reading, result)
    day, kind = reading.calendar.next_business(duty.due_on), kind_as_seen(duty.kind, seen)
    what = words.next_step(reading.relationship, kind, {}) if kind != "nudge" else _("Nudge")
    if day <= reading.today.toordinal():
        return format_html(_("; next: {what}, <strong>today</strong>."), what=what)
    when = date.fromordinal(day)
    return format_html(
        _("; next step {day}, {on}: {what}."),
        day=_on(when, reading.today),
        on=_how_far(reading, kind, day),
        what=what.lower(),
    )


def _how_far(reading, kind, day):
    """ "five working days on", in the unit that the rule counts in: a check-in's days are calendar days."""
    today = reading.today.toordinal()
    if kind in IN_CALENDAR_DAYS:
        return ngettext("%(count)s day on", "%(count)s days on", day - today) % {"count": day - today}
    between = reading.calendar.business_between(today, day)
    said = {"count": words.number_words(between)}
    return ngettext("%(count)s working day on", "%(count)s working days on", between) % said


def _rest(reading, result):
    if result.last_window and result.due_on:
        day = date.fromordinal(result.due_on)
        return format_html(
            _("; nothing more to send. The window closes on <strong>{day}</strong>."), day=_dated(day, reading.today)
        )
    if result.revisit_on:
        day = date.fromordinal(result.revisit_on)
        return format_html(_("; nothing to do until <strong>{day}</strong>."), day=_dated(day, reading.today))
    return "."


def _on(day, today):
    """ "on <strong>Tue 1 December</strong>", "tomorrow"."""
    words = format_html("<strong>{}</strong>", _dated(day, today))
    return words if (day - today).days == 1 else format_html(_("on {day}"), day=words)


def _dated(day, today):
    """A day in full: "Tue 1 December", or "tomorrow"."""
    if (day - today).days == 1:
        return day_words(day, today)
    return date_format(day, "D j F" if day.year == today.year else "D j F Y")
