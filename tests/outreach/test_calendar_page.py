"""The calendar: steps and contacts on their days, the load, and a step moved to another day within the rules."""

import re
from datetime import date

import pytest
from django.urls import reverse

from outreach.models import Reminder
from outreach.pages.calendar import CONTACTS_OF_DAY, VIEWS
from tests.cast import by
from tests.factories import make_relationship

from .scenes import HTMX, awaiting, nov, open_step, out, replying, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
URL = "/calendar/"


@pytest.fixture
def page(seeker, signed_in):
    client = signed_in(seeker)
    return lambda query="": client.get(URL + query).content.decode()


@pytest.fixture
def step(seeker):
    """The nudge of today to Jonas Weber."""
    return open_step(awaiting(seeker))


def on(html, day):
    """The text of a day's cell."""
    cell = html.partition(f'data-drop="{day.isoformat()}"')[2].partition("data-drop=")[0]
    return " ".join(re.sub("<[^>]*>", " ", cell.partition(">")[2]).split())


def move(client, step, day, **extra):
    url = reverse("outreach:step_day", args=[step.public_id])
    return client.post(url, {"day": day, "back": "calendar?view=week&day=2026-11-23"}, **extra)


def test_steps_and_contacts_stand_on_their_days(seeker, step, page):
    html = page()
    assert "Jonas Weber Nudge 1 of 2" in on(html, nov(23))
    assert "Jonas Weber First message" in on(html, nov(16))
    assert "<h2>November 2026</h2>" in html
    assert 'data-drop="2026-10-26"' in html
    assert 'data-drop="2026-12-06"' in html
    assert 'data-drop="2026-12-07"' not in html


def test_a_week_begins_on_monday(step, page):
    html = page("?view=week&day=2026-11-25")
    assert re.findall('data-drop="([^"]*)"', html)[0] == "2026-11-23"
    assert len(re.findall("data-drop=", html)) == 7


def test_the_load_of_a_day_stands_against_what_it_takes(seeker, page):
    for number in range(3):
        awaiting(seeker, f"Due {number}")
    seeker.preferences.weekly_goal = 10
    seeker.preferences.save()
    assert "3 /4 steps of what a day takes" in on(page(), nov(23))
    assert 'width="75%"' in page()


def test_a_full_day_is_counted_and_opens(seeker, page):
    for number in range(VIEWS["month"] + 3):
        Reminder.add_own(by(seeker), make_relationship(seeker, f"Own {number}"), nov(25), "Ask for rates")
    html = page()
    assert on(html, nov(25)).count("Ask for rates") == VIEWS["month"]
    assert "+3 more" in on(html, nov(25))
    assert page("?view=day&day=2026-11-25").count("Ask for rates") == VIEWS["month"] + 3


def test_the_contacts_of_a_day_come_in_pages(seeker, page):
    relationship = make_relationship(seeker, "Busy Bea")
    for _time in range(CONTACTS_OF_DAY + 2):
        out(relationship, nov(20), "other")
    first = page("?view=day&day=2026-11-20")
    assert first.count("Busy Bea") == CONTACTS_OF_DAY
    later = re.search(r'href="\?([^"]*cursor=[^"]*)"', first)[1].replace("&amp;", "&")
    assert page(f"?{later}").count("Busy Bea") == 2


@pytest.mark.parametrize(
    "query", ["?view=year", "?day=soon", "?day=9999-12-31", "?day=0001-01-01", "?view=week&day=%00"]
)
def test_what_the_address_cant_mean_is_today(query, step, page):
    assert "Jonas Weber Nudge 1 of 2" in on(page(query), nov(23))


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2100, 12, 31)])
@pytest.mark.parametrize("view", ["month", "week", "day"])
def test_the_calendar_has_ends(view, day, page):
    assert "Calendar" in page(f"?view={view}&day={day.isoformat()}")


# ── Another day ──


def test_a_step_goes_to_another_day_and_comes_back(seeker, step, signed_in):
    client = signed_in(seeker)
    answer = move(client, step, "2026-11-26")
    assert (answer.status_code, answer["Location"]) == (303, "/calendar/?view=week&day=2026-11-23")
    step.relationship.refresh_from_db()
    assert step.relationship.next_step_on == nov(26)
    act = step.relationship.history.get(kind="snooze").act
    client.post(reverse("outreach:undo", args=[act.public_id]))
    step.relationship.refresh_from_db()
    assert step.relationship.next_step_on == nov(23)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-20", "20 November is past"),
        ("2026-11-28", "28 November is a day off"),
        ("2026-11-26", "26 November is a day off"),
        ("2026-11-23", "Choose a day after 23 November"),
        ("", "id_day_error"),
        ("soon\x00", "id_day_error"),
        ("9999-12-31", "id_day_error"),
    ],
)
def test_a_day_that_does_not_fit_is_refused_by_its_field(seeker, step, signed_in, day, words):
    seeker.preferences.days_off = ["2026-11-26"]
    seeker.preferences.save()
    answer = move(signed_in(seeker), step, day)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not step.relationship.history.filter(kind="snooze").exists()


def test_a_plan_moves_earlier_too_since_it_is_planned_anew(seeker, signed_in):
    relationship = make_relationship(seeker)
    relationship.plan(by(seeker), nov(30))
    move(signed_in(seeker), open_step(relationship), "2026-11-25")
    relationship.refresh_from_db()
    assert (relationship.stage, relationship.next_step_on) == ("planned", nov(25))


def test_an_approach_is_answered_later(seeker, signed_in):
    relationship = make_relationship(seeker)
    relationship.log_approach(by(seeker))
    move(signed_in(seeker), open_step(relationship), "2026-11-24")
    assert relationship.history.filter(kind="later").exists()
    assert open_step(relationship).on_day == nov(24)


def test_an_own_reminder_may_stand_on_a_day_off(seeker, signed_in):
    own = Reminder.add_own(by(seeker), make_relationship(seeker), nov(25), "Ask for the rates")
    assert move(signed_in(seeker), own, "2026-11-28").status_code == 303
    own.refresh_from_db()
    assert own.on_day == nov(28)


def test_a_full_day_gives_the_next_and_says_so(seeker, step, signed_in):
    seeker.preferences.weekly_goal = 0
    seeker.preferences.save()
    for number in range(2):
        make_relationship(seeker, f"Full {number}").plan(by(seeker), nov(25))
    html = move(signed_in(seeker), step, "2026-11-25", **HTMX, HTTP_HX_TARGET="ask").content.decode()
    step.relationship.refresh_from_db()
    assert step.relationship.next_step_on == nov(26)
    assert "Wednesday is full, so Jonas Weber stands on Thursday" in html


def test_the_dialog_gets_the_calendar_as_it_is_now(seeker, step, signed_in):
    html = move(signed_in(seeker), step, "2026-11-25", **HTMX, HTTP_HX_TARGET="ask").content.decode()
    assert '<div id="act"></div>' in html
    assert re.search('id="calendar"[^>]* hx-swap-oob="true"', html)
    assert "Jonas Weber Nudge 1 of 2" in on(html, nov(25))
    assert "moved to Wednesday" in html


def test_a_second_drop_of_a_step_that_is_gone_is_harmless(seeker, step, signed_in):
    for _time in range(2):
        assert move(signed_in(seeker), step, "2026-11-25").status_code == 303
    assert step.relationship.history.filter(kind="snooze").count() == 1


def test_others_steps_are_not_there(step, replied, stranger, signed_in):
    assert "Jonas Weber" not in signed_in(stranger).get(URL).content.decode()
    assert move(signed_in(stranger), step, "2026-11-25").status_code == 404


@pytest.fixture
def replied(seeker):
    relationship = replying(seeker)
    settle(seeker)
    return relationship
