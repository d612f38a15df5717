"""Keeping what guards said: a warning passed with its reason, a fact logged against one, an act that was stopped."""

from datetime import date

from django.db import transaction

from accounts.models import Preferences
from common.dates import local_day
from outreach.guards import HINT
from outreach.models import GuardAnswer
from outreach.pages.contact_facts import ContactFacts

# Names of people are never kept here but said anew from the rows: who asked not to be kept is gone from here too. Nor
# are words of a text, in which anyone may be named.
NAMES = ("name", "other", "words")
PACES = {"day_pace", "week_pace"}


def keep_answers(by, answers, reason="", relationship=None, act=None):
    """Write blocks and warnings down; hints are only said. Returns the GuardAnswers that were written.

    With an `act`: it was done all the same, for a `reason` of one's own, or as a fact that had happened already (no
    reason). Call it in the act's own transaction. Without one: it was stopped; call it after the refusal, outside what
    was rolled back. The same stop is kept once a day. Where no relationship says whose it is, it is the hand's.
    """
    answers = [answer for answer in answers if answer.level != HINT]
    if not answers:
        return []
    seeker = relationship.seeker if relationship else by.actor
    with transaction.atomic():
        if act is None:
            answers = _new_today(by, answers, relationship, seeker)
        kept = [_kept(by, answer, seeker.pk, relationship, act, reason) for answer in answers]
        return GuardAnswer.objects.bulk_create(kept)


def logged(by, relationship, enter, *, direction, purpose="", occurred_on=None, today):
    """Enter a contact that happened: never stopped, but what guards said of a message of ours is kept beside it.

    enter() writes it and returns its row, or None; the rest is what the row says of it. Returns the row.
    """
    with transaction.atomic():
        answers = []
        if direction == "out":
            facts = ContactFacts(relationship.seeker, [relationship], today)
            answers = facts.answers(relationship, purpose, occurred_on or today)
        row = enter()
        if row is not None:
            keep_answers(by, answers, relationship=relationship, act=row.act)
    return row


def passed(by, relationship, answers, reason, enter):
    """Do what guards warned of, for a reason that is kept with it. Returns what enter() made, None for nothing."""
    with transaction.atomic():
        made = enter()
        if made is not None:
            keep_answers(by, answers, reason, relationship, getattr(made, "act", made))
    return made


def keep_many(by, pairs, reason=""):
    """The same for many of one act, which `by` carries: [(relationship, answers)]. Call it in its transaction.

    That they are too many for a day or a week is said of the act once, at the first that went beyond it, whichever
    chunk of the act it stands in.
    """
    said = GuardAnswer.objects.filter(act=by.act, rule__in=PACES)
    kept, paces = [], set(said.values_list("rule", flat=True))
    for one, answers in pairs:
        for answer in answers:
            if answer.level == HINT or answer.rule in paces:
                continue
            if answer.rule in PACES:
                paces.add(answer.rule)
            kept.append(_kept(by, answer, one.seeker_id, one, by.act, reason))
    GuardAnswer.objects.bulk_create(kept)


def _kept(by, answer, seeker_id, relationship, act, reason=""):
    return GuardAnswer(
        seeker_id=seeker_id, rule=answer.rule, level=answer.level, params=kept_params(answer.params), reason=reason,
        relationship=relationship, act=act, actor=by.actor, at=by.at,
    )  # fmt: skip


def kept_params(params):
    """The parameters as JSON: days in ISO form, no one's name."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in params.items()
        if name not in NAMES
    }


def _new_today(by, answers, relationship, seeker):
    """Those not stopped before on the seeker's day. The seeker is locked: two tabs keep it once."""
    preferences = Preferences.objects.select_for_update().get(pk=seeker.pk)
    today = local_day(by.at, preferences.time_zone)
    before = GuardAnswer.objects.visible_to(seeker).filter(relationship=relationship, act__isnull=True)
    before = before.filter(rule__in=[answer.rule for answer in answers]).order_by("-at")[:50]
    there = {_what(one) for one in before if local_day(one.at, preferences.time_zone) == today}
    return [answer for answer in answers if _what(answer) not in there]


def _what(answer):
    """Where no relationship says whom it is about, the firm does."""
    return answer.rule, answer.params.get("firm")
