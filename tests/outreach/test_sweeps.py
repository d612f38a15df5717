"""What time does, stored by sweeps: lapses, pauses over, revisits, staleness, searches back, firms that changed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.models import Heartbeat
from outreach import sweeps
from outreach.models import JobSearch, Relationship
from outreach.models.book import Book
from tests.cast import MORNING, by, person
from tests.factories import make_relationship, make_search

pytestmark = pytest.mark.django_db


def midnight(day, hours=0):
    """A Boston midnight in winter."""
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC) + timedelta(hours=hours)


def first_touch(relationship, on):
    hand = by(relationship.seeker)
    relationship.log_interaction(hand, direction="out", channel="email", purpose="first_touch", occurred_on=on)
    relationship.refresh_from_db()
    return relationship


def test_a_lapse_is_stored_at_the_start_of_its_day(seeker):
    relationship = first_touch(make_relationship(seeker), date(2026, 11, 16))
    # Nudge due on 23 November; unsent for the lapse period it parks on 8 December, the day after ten business days.
    assert relationship.next_time_at == midnight(date(2026, 12, 8))
    assert sweeps.times_reached(midnight(date(2026, 12, 8)) - timedelta(seconds=1)) == 0
    assert sweeps.times_reached(midnight(date(2026, 12, 8))) == 1
    relationship.refresh_from_db()
    assert (relationship.stage, relationship.stage_since) == ("parked", date(2026, 12, 8))
    assert relationship.reminders.filter(closed_at__isnull=True).count() == 0
    assert sweeps.times_reached(midnight(date(2026, 12, 9))) == 0


def test_a_late_sweep_keeps_the_rule_date(seeker):
    relationship = first_touch(make_relationship(seeker), date(2026, 11, 16))
    sweeps.times_reached(midnight(date(2026, 12, 20)))
    relationship.refresh_from_db()
    assert (relationship.stage, relationship.stage_since) == ("parked", date(2026, 12, 8))


def test_a_pause_ends_on_its_first_active_day(seeker):
    relationship = first_touch(make_relationship(seeker), date(2026, 11, 20))
    relationship.pause(by(seeker), date(2026, 12, 1))
    assert sweeps.times_reached(midnight(date(2026, 12, 1))) == 1
    relationship.refresh_from_db()
    assert (relationship.stage, relationship.paused_until) == ("awaiting", None)


def test_a_paused_search_comes_back_on_the_seekers_own_day(seeker):
    search = make_search(seeker)
    relationship = first_touch(make_relationship(seeker), date(2026, 11, 20))
    search.pause(by(seeker), date(2026, 12, 1))
    assert sweeps.searches_back(midnight(date(2026, 12, 1), hours=-1)) == 0
    assert sweeps.searches_back(midnight(date(2026, 12, 1))) == 1
    sweeps.times_reached(midnight(date(2026, 12, 1)))
    assert JobSearch.objects.get().status == "active"
    relationship.refresh_from_db()
    assert relationship.stage == "awaiting"


def test_a_spell_of_staleness_begins_once(seeker):
    relationship = first_touch(make_relationship(seeker), date(2026, 11, 16))
    begins = midnight(relationship.stale_on)
    assert sweeps.newly_stale(begins - timedelta(seconds=1)) == 0
    assert sweeps.newly_stale(begins) == 1
    assert sweeps.newly_stale(begins + timedelta(hours=1)) == 0
    call_command("recompute_relationships", "--check")


def test_a_firm_that_changed_its_type_replays_its_people_of_every_seeker(seeker, stranger):
    ours = first_touch(make_relationship(seeker), date(2026, 11, 20))
    theirs = make_relationship(stranger)
    theirs.firm = ours.firm
    theirs.save()
    first_touch(theirs, date(2026, 11, 20))
    assert sweeps.firm_profiles(MORNING) == 0
    ours.firm.change_profile(date(2026, 11, 23), pay_model="retained")
    assert sweeps.firm_profiles(MORNING) == 1
    assert sweeps.firm_profiles(MORNING) == 0
    # The date that was already computed stays; what is computed from now on follows the new type.
    ours.refresh_from_db()
    assert ours.due_on == date(2026, 11, 27)
    call_command("recompute_relationships", "--check")


def test_one_seekers_trouble_stops_no_other(seeker, stranger, monkeypatch, capsys):
    broken = first_touch(make_relationship(seeker), date(2026, 11, 16))
    sound = first_touch(make_relationship(stranger), date(2026, 11, 16))
    replay = Book.replay

    def fail_for_one(book, steps):
        if book.seeker == seeker:
            raise ValueError("a note that must not be logged")
        return replay(book, steps)

    monkeypatch.setattr(Book, "replay", fail_for_one)
    with pytest.raises(Exception, match="Some rows failed"):
        call_command("sweep", "--now", midnight(date(2026, 12, 8)).isoformat())
    broken.refresh_from_db()
    sound.refresh_from_db()
    assert (broken.stage, sound.stage) == ("awaiting", "parked")
    trouble = Heartbeat.objects.get(name="trouble:times_reached")
    assert trouble.error == f"ValueError on row {seeker.pk}"


def test_many_are_stored_in_chunks_each_once(seeker, stranger, monkeypatch):
    monkeypatch.setattr(sweeps, "CHUNK", 4)
    for owner in (seeker, stranger, seeker):
        for _number in range(3):
            first_touch(make_relationship(owner), date(2026, 11, 16))
    assert sweeps.times_reached(midnight(date(2026, 12, 8))) == 9
    assert set(Relationship.objects.values_list("stage", flat=True)) == {"parked"}


def test_more_seekers_take_no_more_queries(db):
    def queries(count):
        for number in range(count):
            seeker = person(f"{count}-{number}@many.example")
            first_touch(make_relationship(seeker), date(2026, 11, 16))
        sweeps.times_reached(midnight(date(2026, 12, 7)))
        with CaptureQueriesContext(connection) as captured:
            assert sweeps.times_reached(midnight(date(2026, 12, 8))) == count
        return len(captured)

    queries(2)
    assert queries(3) == queries(7)


def test_rows_taken_back_leave_the_index(seeker):
    relationship = first_touch(make_relationship(seeker), date(2026, 11, 16))
    Relationship.objects.filter(pk=relationship.pk).update(hidden_at=MORNING)
    assert sweeps.times_reached(midnight(date(2026, 12, 8))) == 0
    assert sweeps.times_reached.find(midnight(date(2026, 12, 8))) == []


def test_each_users_own_midnight(db):
    early, late = person("a@early.example"), person("b@late.example")
    early.preferences.time_zone, late.preferences.time_zone = "Pacific/Kiritimati", "Pacific/Pago_Pago"
    for user in (early, late):
        user.preferences.save()
        first_touch(make_relationship(user), date(2026, 11, 16))
    sweeps.times_reached(datetime(2026, 12, 7, 10, tzinfo=UTC))
    assert list(Relationship.objects.order_by("seeker").values_list("stage", flat=True)) == ["parked", "awaiting"]
    sweeps.times_reached(datetime(2026, 12, 8, 11, tzinfo=UTC))
    assert set(Relationship.objects.values_list("stage", flat=True)) == {"parked"}
