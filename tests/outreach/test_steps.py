"""Done, snooze and skip: from Today, from a page, twice, with wrong values, by a stranger."""

import pytest
from django.urls import reverse

from outreach.models import Reminder
from tests.cast import by
from tests.factories import make_relationship

from .scenes import HTMX, awaiting, nov, open_step, replying

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def step(seeker):
    return open_step(awaiting(seeker))


def url(step, name):
    return reverse(f"outreach:step_{name}", args=[step.public_id])


@pytest.mark.parametrize(("when", "day"), [("tomorrow", nov(24)), ("next_week", nov(30))])
def test_snooze_moves_the_next_step(seeker, step, signed_in, when, day):
    answer = signed_in(seeker).post(url(step, "snooze"), {"when": when, "back": "today"})
    assert (answer.status_code, answer["Location"]) == (303, "/today/")
    step.relationship.refresh_from_db()
    assert step.relationship.next_step_on == day


def test_tomorrow_is_a_working_day(seeker, step, signed_in):
    seeker.preferences.days_off = ["2026-11-24"]
    seeker.preferences.save()
    signed_in(seeker).post(url(step, "snooze"), {"when": "tomorrow"})
    step.relationship.refresh_from_db()
    assert step.relationship.next_step_on == nov(25)


def test_snooze_to_a_date(seeker, step, signed_in):
    signed_in(seeker).post(url(step, "snooze"), {"when": "date", "until": "2026-12-02"})
    step.relationship.refresh_from_db()
    assert str(step.relationship.next_step_on) == "2026-12-02"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "when"),
        ({"when": "someday"}, "when"),
        ({"when": "date"}, "until"),
        ({"when": "date", "until": "2026-11-23"}, "until"),
        ({"when": "date", "until": "2020-01-01"}, "until"),
        ({"when": "date", "until": "9999-12-31"}, "until"),
        ({"when": "date", "until": "0001-01-01"}, "until"),
        ({"when": "date", "until": "soon\x00"}, "until"),
    ],
)
def test_a_wrong_day_is_said_by_its_field(seeker, step, signed_in, data, field):
    answer = signed_in(seeker).post(url(step, "snooze"), data)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    step.refresh_from_db()
    assert step.closed_at is None


def test_skip_keeps_its_reason(seeker, step, signed_in):
    signed_in(seeker).post(url(step, "skip"), {"reason": "elsewhere"})
    row = step.relationship.history.get(kind="skip")
    assert row.data["reason"] == "elsewhere"
    page = signed_in(seeker).get(reverse("outreach:relationship", args=[step.relationship.public_id])).content.decode()
    assert "Skipped: in touch another way" in page


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "reason"),
        ({"reason": "nonsense"}, "reason"),
        ({"reason": "other"}, "other"),
        ({"reason": "other", "other": "x" * 201}, "other"),
        ({"reason": "other", "other": "\x00"}, "other"),
    ],
)
def test_a_skip_without_a_reason_is_asked_again(seeker, step, signed_in, data, field):
    answer = signed_in(seeker).post(url(step, "skip"), data)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_done_offers_to_log_a_message(seeker, step, signed_in):
    page = signed_in(seeker).get(url(step, "done")).content.decode()
    assert "Did a message go out?" in page
    assert reverse("outreach:log", args=[step.relationship.public_id]) in page


def test_a_second_click_is_harmless(seeker, step, signed_in):
    client = signed_in(seeker)
    for name, data in [
        ("snooze", {"when": "tomorrow"}),
        ("snooze", {"when": "tomorrow"}),
        ("done", {}),
        ("skip", {"reason": "not_now"}),
    ]:
        assert client.post(url(step, name), data).status_code == 303
    assert step.relationship.history.filter(kind__in=["snooze", "done", "skip"]).count() == 1


def test_an_own_reminder_takes_the_same_three(seeker, signed_in):
    relationship, client = make_relationship(seeker), signed_in(seeker)
    own = Reminder.add_own(by(seeker), relationship, nov(23), "Ask for the rates")
    client.post(url(own, "snooze"), {"when": "tomorrow"})
    own.refresh_from_db()
    assert own.on_day == nov(24)
    client.post(url(own, "done"))
    own.refresh_from_db()
    assert own.closed_at is not None
    row = relationship.history.get(kind="done")
    client.post(reverse("outreach:undo", args=[row.act.public_id]), {"confirmed": "1"})
    own.refresh_from_db()
    assert own.closed_at is None


def test_htmx_gets_the_page_that_the_step_stood_on(seeker, signed_in):
    relationship = replying(seeker)
    step = open_step(relationship)
    page = signed_in(seeker).post(url(step, "snooze"), {"when": "tomorrow"}, **HTMX).content.decode()
    assert 'id="relationship"' in page
    assert "snoozed until tomorrow" in page


def test_each_step_is_a_page_without_scripts(seeker, step, signed_in):
    for name in ("done", "snooze", "skip"):
        page = signed_in(seeker).get(url(step, name)).content.decode()
        assert '<form class="form narrow-form" method="post"' in page


def test_a_stranger_gets_404(step, stranger, signed_in):
    for name in ("done", "snooze", "skip"):
        assert signed_in(stranger).get(url(step, name)).status_code == 404
        assert signed_in(stranger).post(url(step, name), {"when": "tomorrow", "reason": "not_now"}).status_code == 404
    assert step.relationship.history.count() == 1
