"""One recruiter in a client's place: where the two stand, what comes next, what was said, as far as the rights go."""

from accounts.rights import Right
from common.daywords import day_plain
from outreach.models import Note, Reminder, Submission
from outreach.models.submission import TO_NAME
from outreach.pages.panel import next_step_of
from outreach.pages.path_ahead import path_sentence
from outreach.pages.reading import read
from outreach.pages.submissions import line_of, open_conflicts
from outreach.pages.timeline import MOST, months, noted_steps
from outreach.words.reasons import firm_type
from outreach.words.rhythm import rhythm_words

NOTES = 50  # read for one page, pinned ones first
PLANNABLE = ("listed", "planned", "parked", "alumni")


def person_of(place, relationship, at, asked):
    """The context of the page. `asked`: the address's query; "all" of it unfolds the whole history."""
    seen = place.seen
    today = seen.today(at)
    reading = read(relationship, seen, today)
    result = reading.result
    steps = list(Reminder.objects.visible_to(seen).filter(relationship=relationship, closed_at__isnull=True))
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
        "next": next_step_of(relationship, automatic, result, today, _known(submissions)),
        "path": path_sentence(result, reading.ahead(), today),
        "rhythm": rhythm_words(reading.timings),
        "timeline": timeline,
        "more": more,
        "may_plan": place.may(Right.ACT) and relationship.stage in PLANNABLE,
        "may_drop": place.may(Right.ACT) and relationship.stage == "planned",
        "own_steps": _own(steps) if seen.opens(Right.NOTES) else None,
        "notes": _notes(seen, relationship, today) if seen.opens(Right.NOTES) else None,
        "submissions": submissions,
        "conflicts": open_conflicts(seen, relationship) if submissions else [],
    }


def _submissions(seen, relationship):
    """Lines of the ledger; None where they are not shared."""
    if not seen.opens(Right.SUBMISSIONS):
        return None
    mine = Submission.objects.visible_to(seen).kept().filter(relationship=relationship).select_related(*TO_NAME)
    return [line_of(one) for one in mine.order_by("-state_on", "-pk")]


def _known(submissions):
    """What the next step says of the submission that changed last."""
    if not submissions:
        return {}
    latest = submissions[0].one
    return {"employer": latest.employer.name if latest.employer else "", "since": latest.state_on}


def _own(steps):
    return sorted((step for step in steps if not step.automatic), key=lambda step: (step.on_day, step.pk))


def _notes(seen, relationship, today):
    """[(day in words, Note)], pinned ones first."""
    mine = Note.objects.visible_to(seen).live().filter(relationship=relationship).in_order()[:NOTES]
    return [(day_plain(seen.today(note.made_at), today), note) for note in mine]
