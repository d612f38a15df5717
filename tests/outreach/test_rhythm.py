"""Settings that replay reads: they act from the day on which they were made, can be undone, and refuse nonsense."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import Act, PublicHoliday, User
from tests.cast import by
from tests.factories import make_relationship, make_search

pytestmark = pytest.mark.django_db

RHYTHM = reverse("outreach:settings_rhythm")
DAYS_OFF = reverse("outreach:days_off")
ADD, REMOVE, HOLIDAY = (reverse(f"outreach:days_off_{act}") for act in ("add", "remove", "holiday"))
KEPT = {
    "time_zone": "America/New_York",
    "weekly_goal": "8",
    "daily_cap": "15",
    "digest_on": "on",
    "digest_minute": "450",
    "digest_weekdays": ["0", "1", "2", "3", "4"],
}


@pytest.fixture
def nora(seeker, signed_in, morning):
    return signed_in(seeker)


def preferences(user):
    return User.objects.get(pk=user.pk).preferences


def undo_last(client, user):
    act = Act.objects.filter(seeker=user, kind="settings").latest("pk")
    return client.post(reverse("outreach:undo", args=[act.public_id]))


def test_goal_hour_and_days(nora, seeker):
    data = KEPT | {"weekly_goal": "12", "digest_minute": "1110", "digest_weekdays": ["0", "2"], "daily_cap": "5"}
    assert nora.post(RHYTHM, data).url == reverse("accounts:settings")
    kept = preferences(seeker)
    assert (kept.weekly_goal, kept.digest_minute, kept.digest_weekdays, kept.daily_cap) == (12, 1110, [0, 2], 5)
    assert kept.next_digest_at.isoformat() == "2026-11-23T23:30:00+00:00"
    page = nora.get(reverse("accounts:settings")).content.decode()
    assert "12 messages a week" in page
    assert "18:30" in page


def test_turning_the_digest_off(nora, seeker):
    nora.post(RHYTHM, {name: value for name, value in KEPT.items() if name != "digest_on"})
    kept = preferences(seeker)
    assert (kept.digest_on, kept.next_digest_at) == (False, None)


def test_a_new_zone_keeps_the_past_and_moves_what_is_to_come(nora, seeker):
    relationship = make_relationship(seeker)
    row = relationship.log_interaction(by(seeker), direction="out", channel="email", purpose="first_touch")
    relationship.refresh_from_db()
    stale_before, due_before = relationship.stale_at, relationship.due_on
    nora.post(RHYTHM, KEPT | {"time_zone": "Europe/Dublin"})
    row.refresh_from_db()
    relationship.refresh_from_db()
    assert (row.occurred_on, row.zone) == (date(2026, 11, 23), "America/New_York")
    assert relationship.due_on == due_before
    assert relationship.stale_at == stale_before - timedelta(hours=5)
    undo_last(nora, seeker)
    relationship.refresh_from_db()
    assert relationship.stale_at == stale_before
    assert preferences(seeker).time_zone == "America/New_York"


def test_the_same_again_makes_no_act(nora, seeker):
    nora.post(RHYTHM, KEPT)
    acts = Act.objects.count()
    nora.post(RHYTHM, KEPT)
    assert Act.objects.count() == acts


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time_zone", ""),
        ("time_zone", "Mars/Olympus"),
        ("time_zone", "../../etc/passwd"),
        ("weekly_goal", "0"),
        ("weekly_goal", "many"),
        ("weekly_goal", ""),
        ("weekly_goal", "9" * 30),
        ("daily_cap", "-1"),
        ("daily_cap", ""),
        ("digest_minute", "451"),
        ("digest_minute", "\x00"),
        ("digest_weekdays", ["7"]),
        ("digest_weekdays", []),
    ],
)
def test_refusals_stand_by_their_field(nora, seeker, field, value):
    answer = nora.post(RHYTHM, KEPT | {field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert preferences(seeker).weekly_goal == 8


def test_a_post_of_nothing_is_refused(nora):
    for url in (RHYTHM, ADD):
        assert nora.post(url, {}).status_code == 422


def test_a_confidential_search_refuses_a_digest_at_the_employer(nora, seeker):
    make_search(seeker, confidential=True, current_employer="Seeker Inc", current_employer_domain="seeker.example")
    answer = nora.post(RHYTHM, KEPT)
    assert answer.status_code == 422
    assert "is at your employer" in answer.content.decode()
    assert nora.post(RHYTHM, {**KEPT, "digest_on": ""}).status_code == 303


def test_an_address_at_the_employer_is_refused(seeker, client):
    from tests.accounts.entrance import sign_in_and_confirm

    make_search(seeker, confidential=True, current_employer="Acme", current_employer_domain="acme.com")
    sign_in_and_confirm(client, seeker)
    answer = client.post(reverse("account_email"), {"action_add": "", "email": "nora@mail.acme.com"})
    assert answer.status_code == 422
    assert "That address is at your employer" in answer.content.decode()


def test_days_off_move_what_is_to_come_and_undo_moves_it_back(nora, seeker):
    relationship = make_relationship(seeker)
    relationship.log_interaction(by(seeker), direction="out", channel="email", purpose="first_touch")
    relationship.refresh_from_db()
    assert relationship.due_on == date(2026, 11, 30)
    nora.post(ADD, {"first": "2026-11-25", "last": "2026-11-27"})
    relationship.refresh_from_db()
    assert relationship.due_on == date(2026, 12, 3)
    page = nora.get(DAYS_OFF).content.decode()
    assert [f">{day}</time>" in page for day in ("Wed 25 Nov", "Fri 27 Nov")] == [True, True]
    undo_last(nora, seeker)
    relationship.refresh_from_db()
    assert relationship.due_on == date(2026, 11, 30)
    assert preferences(seeker).days_off == []


def test_a_range_is_one_entry_and_goes_as_one(nora, seeker):
    nora.post(ADD, {"first": "2026-12-24", "last": "2027-01-03"})
    nora.post(ADD, {"first": "2026-12-01"})
    assert len(preferences(seeker).days_off) == 12
    assert [entry[2] for entry in nora.get(DAYS_OFF).context["ranges"]] == [1, 11]
    nora.post(REMOVE, {"first": "2026-12-24", "last": "2027-01-03"})
    assert preferences(seeker).days_off == ["2026-12-01"]


@pytest.mark.parametrize(
    ("field", "data"),
    [
        ("first", {"first": ""}),
        ("first", {"first": "tomorrow"}),
        ("first", {"first": "9999-12-31"}),
        ("last", {"first": "2026-12-02", "last": "2026-12-01"}),
        ("last", {"first": "2026-01-01", "last": "2026-12-31"}),
        ("last", {"first": "2026-12-01", "last": "2026-02-30"}),
        ("first", {"first": "\x00"}),
    ],
)
def test_days_that_are_none(nora, seeker, field, data):
    answer = nora.post(ADD, data)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert preferences(seeker).days_off == []


def test_holidays_of_a_region_and_working_on_one(nora, seeker):
    nora.post(DAYS_OFF, {"country": "US", "subdivision": "MA"})
    assert (preferences(seeker).country, preferences(seeker).subdivision) == ("US", "MA")
    page = nora.get(DAYS_OFF).content.decode()
    assert "Thanksgiving" in page
    assert "Veterans Day" in page  # of next year: this year's is over
    assert PublicHoliday.objects.filter(country="US", subdivision="MA", year=2026).exists()
    nora.post(HOLIDAY, {"day": "2026-11-26", "works": "1"})
    assert preferences(seeker).works_on == ["2026-11-26"]
    nora.post(HOLIDAY, {"day": "2026-11-26"})
    assert preferences(seeker).works_on == []


def test_the_region_follows_the_country(nora, seeker):
    nora.post(DAYS_OFF, {"country": "US", "subdivision": "MA"})
    field = nora.get(reverse("outreach:region"), {"country": "DE"}, HTTP_HX_REQUEST="true").content.decode()
    assert "Bayern" in field
    assert 'id="region"' in field
    # Without scripts the old list is still on the page: its choice is dropped, not complained about.
    assert nora.post(DAYS_OFF, {"country": "DE", "subdivision": "MA"}).status_code == 303
    assert (preferences(seeker).country, preferences(seeker).subdivision) == ("DE", "")


@pytest.mark.parametrize("data", [{"country": "ZZ"}, {"country": "DE", "subdivision": "XX"}, {"country": "\x00"}])
def test_no_such_region(nora, data):
    assert nora.post(DAYS_OFF, data).status_code == 422
    assert nora.get(reverse("outreach:region"), data).status_code == 200


@pytest.mark.parametrize("url", [REMOVE, HOLIDAY])
@pytest.mark.parametrize("day", ["", "x", "2026-02-30", "\x00"])
def test_buttons_with_a_day_that_is_none(nora, url, day):
    assert nora.post(url, {"first": day, "last": day, "day": day}).status_code == 404
