"""Seekers made the long way: rows and acts through the models, columns and reminders by the product's own replay."""

import random
from datetime import timedelta

from django.db import transaction

from accounts.by import By
from accounts.models import Act, User
from common.dates import instant_of, local_day
from outreach.acts.fitting import reckon
from outreach.cadence import replay
from outreach.day_order import STEP
from outreach.models import HistoryRow, JobSearch, Relationship
from outreach.models.book import Book, pure_row

from .histories import histories, silent
from .sizes import LAPSING

ZONE = "America/New_York"
SEARCHING = 182  # days


def make_seeker(email, people, firms, at, seed):
    """A seeker with one relationship per recruiter given. The last LAPSING of them are stored as of the day before
    time changes them. Returns (user, ids of those)."""
    with transaction.atomic():
        return _make(email, people, firms, at, seed)


def _make(email, people, firms, at, seed):
    today = local_day(at, ZONE)
    seeker = _person(email, at, today)
    JobSearch.start(_by(seeker, today, SEARCHING), seeker, target_titles="VP Finance", places="Boston")
    relationships = _relationships(seeker, people, firms, _instant(today, SEARCHING - 1))
    written = histories(random.Random(seed), len(people) - LAPSING, today)
    _write(seeker, zip(relationships, written, strict=False))
    waiting = relationships[len(written) :]
    _write_lapsing(seeker, waiting, today, at)
    Book(seeker, relationships[: len(written)], at).store()
    reckon(seeker, at)
    return seeker, [relationship.pk for relationship in waiting]


def _person(email, at, today):
    seeker = User.objects.create(email=email, name="Bench Seeker", password="!", date_joined=at - timedelta(days=200))
    seeker.emailaddress_set.create(email=email, verified=True, primary=True)
    preferences = seeker.preferences
    preferences.time_zone, preferences.zone_confirmed, preferences.welcomed_at = ZONE, True, at
    preferences.country, preferences.subdivision, preferences.last_active_on = "US", "MA", today
    preferences.schedule_digest(at)
    preferences.save()
    return seeker


def _relationships(seeker, people, firms, at):
    act = Act.objects.create(seeker=seeker, actor=seeker, kind="add", at=at)
    made = [
        Relationship(
            seeker=seeker, recruiter=person, firm=firm, name_key=person.name_key, firm_key=firm.name_key, act=act,
            made_at=at,
        )
        for person, firm in zip(people, firms, strict=True)
    ]  # fmt: skip
    return Relationship.objects.bulk_create(made, batch_size=500)


def _write(seeker, written):
    """One act per row, as one by one."""
    rows = []
    for relationship, history in written:
        for place, (kind, day, data) in enumerate(history):
            at = instant_of(day, ZONE, 600 + place)
            act = Act(seeker=seeker, actor=seeker, kind=kind, at=at)
            rows.append(
                HistoryRow(
                    seeker=seeker, relationship=relationship, kind=kind, occurred_on=day, zone=ZONE, data=data,
                    day_seq=place * STEP, act=act, created_at=at, note="A line about what was said, as people keep it.",
                    firm=relationship.firm if kind in ("filing", "submission") else None,
                )
            )  # fmt: skip
    rows.sort(key=lambda row: (row.created_at, row.relationship_id))
    Act.objects.bulk_create([row.act for row in rows], batch_size=2000)
    return HistoryRow.objects.bulk_create(rows, batch_size=2000)


def _write_lapsing(seeker, waiting, today, at):
    """Silent ones whose window ended: stored as of the day before it took effect, so that a sweep has work to do."""
    effect, days = _lapse(seeker, waiting, today, at)
    _write(seeker, [(one, silent(day, gaps)) for one, (day, gaps) in zip(waiting, days, strict=True)])
    Book(seeker, waiting, instant_of(effect - timedelta(days=1), ZONE, 720)).store()


def _lapse(seeker, waiting, today, at):
    """The latest day on which all of them can lapse, with the last message and the gaps that lead there."""
    dated = Book(seeker, waiting, at).dated
    for back in range(5):
        effect = today - timedelta(days=back)
        gaps = [[9, 11] if n % 2 else [] for n in range(len(waiting))]
        found = [_leading_to(effect, dated.for_relationship(one), gap) for one, gap in zip(waiting, gaps, strict=True)]
        if all(found):
            return effect, found
    raise RuntimeError("no day of the last five is one on which all of them lapse")


def _leading_to(effect, dated, gaps):
    """(day of the last message, gaps) after which time changes something on `effect`, or None."""
    eve = effect - timedelta(days=1)
    for back in range(3, 80):
        history = silent(eve - timedelta(days=back), gaps)
        rows = [
            pure_row(HistoryRow(pk=n + 1, kind=kind, occurred_on=day, day_seq=0, data=data))
            for n, (kind, day, data) in enumerate(history)
        ]
        result = replay(rows, dated, eve.toordinal())
        if result.stage == "awaiting" and result.next_time_on == effect.toordinal():
            return eve - timedelta(days=back), gaps
    return None


def _by(seeker, today, back):
    return By(seeker, _instant(today, back))


def _instant(today, back):
    return instant_of(today - timedelta(days=back), ZONE, 540)
