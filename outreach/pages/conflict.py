"""One conflict as a page: both sides with their days and evidence, and a factual message to each."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from common.daywords import day_dated
from outreach.guards.submission import OPEN_STATES
from outreach.models import Attachment, HistoryRow, Submission
from outreach.models.conflict import TwoWays
from outreach.models.submission import TO_NAME
from outreach.pages.submissions import change_url, line_of
from outreach.words.history import channels, lower_first, subject_of
from outreach.words.submissions import coverages, submission_states

BEFORE = timedelta(days=30)  # so much of what was said before it began is shown as evidence
MOST = 30  # rows of history on one side


@dataclass
class Step:
    """One thing that happened on a day: a state of the submission itself, or what was said beside it."""

    day: date
    words: str
    note: str = ""
    own: bool = False  # of the submission itself


@dataclass
class Side:
    """One of the two. `steps`: the oldest first; `right`: [(what, words)] of what was agreed; `draft`: '' for none."""

    line: object
    title: str
    firm: str
    steps: list = field(default_factory=list)
    right: list = field(default_factory=list)
    file: object = None
    draft: str = ""
    change: str = ""


def conflict_context(user, conflict, today):
    """Both sides of a conflict read with its submissions' recruiters and firms. Five queries at most."""
    sides = [_side(one) for one in conflict.two]
    history = _history(user, conflict.two)
    files = _files(user, conflict.two)
    for side, other in zip(sides, reversed(sides), strict=True):
        one = side.line.one
        side.steps = _steps(one, history.get(one.relationship_id, []))
        side.right = _right(one, today)
        side.file = files.get(one.right.get("file"))
        if conflict.is_open and one.relationship_id and not one.relationship.recruiter.unavailable_at:
            side.draft = _draft(user, conflict, one, other.line.one, today)
    return {
        "conflict": conflict,
        "sides": sides,
        "today": today,
        "with_own": any(one.is_direct for one in conflict.two),
        "employer": conflict.first.employer or conflict.second.employer,
        "role": conflict.first.role or conflict.second.role,
        "waiting": _waiting(user, conflict),
        "winner": next((side for side in sides if side.line.one.pk == conflict.winner_id), None),
    }


def _side(one):
    line = line_of(one)
    if one.relationship_id is None:
        return Side(line, _("Your own application"), "", change=line.change)
    firm = one.firm.name if one.firm else ""
    return Side(line, one.relationship.recruiter.shown_name, firm, change=change_url(one))


def _waiting(user, conflict):
    """Lines of what else was asked for at this employer: no consent is given there until a double is settled."""
    if not (conflict.is_open and conflict.is_double):
        return []
    asked = Submission.objects.visible_to(user).kept().filter(state__in=OPEN_STATES, employer__isnull=False)
    asked = asked.exclude(pk__in=[one.pk for one in conflict.two]).select_related(*TO_NAME).order_by("state_on", "pk")
    ways = TwoWays(user)
    return [line_of(one) for one in asked if ways.one_employer(one.employer_id, conflict.first.employer_id)]


def _history(user, two):
    """{relationship id: what was said around the submission, the oldest first}."""
    ids = [one.relationship_id for one in two if one.relationship_id]
    first = min((date.fromisoformat(day.split()[1]) for one in two for day in one.days), default=two[0].state_on)
    rows = HistoryRow.objects.visible_to(user).live().filter(relationship__in=ids, occurred_on__gte=first - BEFORE)
    found = {}
    for row in rows.exclude(kind__in=("submission", "snooze", "skip", "done", "plan", "drop")).in_order():
        found.setdefault(row.relationship_id, []).append(row)
    return found


def _files(user, two):
    wanted = [one.right["file"] for one in two if one.right.get("file")]
    if not wanted:
        return {}
    return {one.public_id: one for one in Attachment.objects.visible_to(user).live().filter(public_id__in=wanted)}


def _steps(one, rows):
    states = dict(submission_states())
    steps = [Step(row.occurred_on, subject_of(row), row.note) for row in rows[-MOST:]]
    for said in one.days:
        state, day = said.split()
        steps.append(Step(date.fromisoformat(day), states.get(state, state), own=True))
    return sorted(steps, key=lambda step: (step.day, step.own))


def _right(one, today):
    said, found = one.right, []
    if one.relationship_id:
        given = next((day.split()[1] for day in one.days if day.startswith("consented")), "")
        day = day_dated(date.fromisoformat(given), today) if given else _("none on record")
        how = dict(channels()).get(said.get("channel"), "")
        found.append((_("Your consent"), f"{day}, {how}" if given and how else day))
        if said.get("covers"):
            covers = dict(coverages()).get(said["covers"], "")
            found.append((_("Covers"), lower_first(covers)))
        if one.expires_on:
            found.append((_("Ends"), day_dated(one.expires_on, today)))
        if said.get("exclusive"):
            found.append((_("Exclusive"), _("yes")))
        if said.get("text"):
            found.append((_("In words"), said["text"]))
    if one.sent_on:
        found.append((_("Sent to the employer"), day_dated(one.sent_on, today)))
    if one.claim_until:
        found.append((_("Their claim ends"), day_dated(one.claim_until, today)))
    return found


def _draft(user, conflict, one, other, today):
    """Facts with their days, one question, nothing promised: never a second right, never another date."""
    name = one.relationship.recruiter.first_name or one.relationship.recruiter.shown_name
    said = {
        "name": name, "role": one.role or other.role, "employer": (one.employer or other.employer).name,
        "own_day": day_dated(_since(one), today), "other_day": day_dated(_since(other), today),
        "me": user.get_short_name() or user.name,
    }  # fmt: skip
    if one.live and other.live:
        return (_beside_own() if other.is_direct else _beside_another()) % said
    if one.live:
        return ""
    if other.is_direct:
        return _asked_after_own() % said
    return (_asked_after_another() if other.sent_on else _asked_after_a_yes()) % said


def _beside_another():
    return _(
        "Hello %(name)s,\n\nabout %(role)s at %(employer)s: you have had me there since %(own_day)s. Another firm has "
        "had me there since %(other_day)s. I have told both of you the same, and I will neither sign another right to "
        "represent nor change a date.\n\nCould you ask %(employer)s from whom they have me, and tell me what they say? "
        "Whoever comes second then withdraws.\n\n%(me)s"
    )


def _beside_own():
    return _(
        "Hello %(name)s,\n\nabout %(role)s at %(employer)s: you have had me there since %(own_day)s. I applied there "
        "myself on %(other_day)s. I will neither sign another right to represent nor change a date.\n\nCould you ask "
        "%(employer)s whether they have me through you or from my own application, and tell me what they say? The "
        "other one I then withdraw.\n\n%(me)s"
    )


def _asked_after_another():
    return _(
        "Hello %(name)s,\n\nthank you for thinking of me for %(role)s at %(employer)s. I have been put forward there "
        "already, on %(other_day)s, so I can't agree to it a second time. Please don't send my résumé there. I am glad "
        "to hear of other roles.\n\n%(me)s"
    )


def _asked_after_a_yes():
    return _(
        "Hello %(name)s,\n\nthank you for thinking of me for %(role)s at %(employer)s. I agreed on %(other_day)s to be "
        "put forward there by someone else, so I can't agree to it a second time. Please don't send my résumé there. "
        "I am glad to hear of other roles.\n\n%(me)s"
    )


def _asked_after_own():
    return _(
        "Hello %(name)s,\n\nthank you for thinking of me for %(role)s at %(employer)s. I applied there myself on "
        "%(other_day)s, so I can't be put forward there as well. Please don't send my résumé there. I am glad to hear "
        "of other roles.\n\n%(me)s"
    )


def _since(one):
    """The day on which the résumé went there, else that of the consent, else of what was said first."""
    days = [day.split() for day in one.days]
    agreed = [day for state, day in days if state not in ("proposed", "consent_requested")]
    return one.sent_on or date.fromisoformat(min(agreed or [day for _state, day in days]))
