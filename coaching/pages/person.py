"""One recruiter in a client's place: where the two stand, what comes next, what was said, as far as the rights go."""

from accounts.rights import Right
from common.daywords import day_plain
from outreach.models import JobSearch, Knowledge, Note, Reminder, Submission
from outreach.models.submission import TO_NAME
from outreach.pages.as_seen import OF_SUBMISSIONS, as_seen
from outreach.pages.panel import next_step_of
from outreach.pages.path_ahead import path_sentence
from outreach.pages.put_forward import known_in
from outreach.pages.reading import read
from outreach.pages.submissions import line_of, open_conflicts
from outreach.pages.timeline import MOST, months, noted_steps
from outreach.words.knowledge import said_words
from outreach.words.reasons import firm_type
from outreach.words.rhythm import rhythm_words

NOTES = 50  # read for one page, pinned ones first
TOLD = 20
PLANNABLE = ("listed", "planned", "parked", "alumni")


def person_of(place, relationship, at, asked):
    """The context of the page. `asked`: the address's query; "all" of it unfolds the whole history."""
    seen = place.seen
    today = seen.today(at)
    reading = read(relationship, seen, today)
    result = reading.result
    steps = Reminder.objects.visible_to(seen).filter(relationship=relationship, closed_at__isnull=True)
    steps = as_seen(list(steps), seen)
    automatic = next((step for step in steps if step.automatic), None)
    submissions = _submissions(seen, relationship)
    timeline, more = months(reading, "", 0 if "all" in asked else MOST)
    return {
        "today": today,
        "relationship": relationship,
        "person": relationship.recruiter,
        "firm": relationship.firm,
        "firm_type": firm_type(relationship.firm),
        "steps": noted_steps(result, relationship, today),
        "next": next_step_of(relationship, automatic, result, today, known_in(reading, automatic)),
        "path": path_sentence(result, _ahead(reading, seen), today),
        "rhythm": rhythm_words(reading.timings),
        "timeline": timeline,
        "more": more,
        "may_plan": place.may(Right.ACT) and relationship.stage in PLANNABLE,
        "may_drop": place.may(Right.ACT) and relationship.stage == "planned",
        "own_steps": _own(steps) if seen.opens(Right.NOTES) else None,
        "told": _told(seen, relationship, today),
        "pay_wanted": _pay_wanted(seen) if seen.opens(Right.PAY) else None,
        "notes": _notes(seen, relationship, today) if seen.opens(Right.NOTES) else None,
        "submissions": submissions,
        "conflicts": open_conflicts(seen, relationship) if submissions else [],
    }


def _ahead(reading, seen):
    shared = seen.opens(Right.SUBMISSIONS)
    return [(code, day) for code, day in reading.ahead() if shared or code not in OF_SUBMISSIONS]


def _submissions(seen, relationship):
    """Lines of the ledger; None where they are not shared."""
    if not seen.opens(Right.SUBMISSIONS):
        return None
    mine = Submission.objects.visible_to(seen).kept().filter(relationship=relationship).select_related(*TO_NAME)
    return [line_of(one) for one in mine.order_by("-state_on", "-pk")]


def _own(steps):
    return sorted((step for step in steps if not step.automatic), key=lambda step: (step.on_day, step.pk))


def _notes(seen, relationship, today):
    """[(day in words, Note)], pinned ones first."""
    mine = Note.objects.visible_to(seen).live().filter(relationship=relationship).in_order()[:NOTES]
    return [(day_plain(seen.today(note.made_at), today), note) for note in mine]


def _told(seen, relationship, today):
    """[(kind in words, day in words, what in one line, text)] of what was told and given; None without a right to any.

    The text is '' where only figures are shared.
    """
    worded = seen.opens(Right.MESSAGES)
    if not worded and not seen.opens(Right.PAY):
        return None
    mine = Knowledge.objects.visible_to(seen).live().filter(relationship=relationship).latest_first()[:TOLD]
    return [
        (one.get_kind_display(), day_plain(one.day, today), said_words(one), one.text if worded else "")
        for one in mine
    ]


def _pay_wanted(seen):
    """As the brief says it; '' where it says nothing, or no search is on."""
    search = JobSearch.objects.visible_to(seen).filter(status__in=["active", "paused"]).first()
    return " ".join(filter(None, [search.pay_range, search.currency])) if search else ""
