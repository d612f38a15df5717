"""My search activity: what counts as a contact, what is told of it, which days; the same as a file."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from outreach.acts.undo import undo
from tests.cast import by
from tests.factories import make_firm, make_relationship, make_search
from tests.outreach.scenes import noon, nov, out, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
URL = "/activity/"


def page(client, **asked):
    answer = client.get(URL, asked)
    assert answer.status_code == 200
    return answer


def told(client, **asked):
    """[(day, person, firm, way, what, result)] of the page."""
    lines = page(client, **asked).context["lines"]
    return [(one.day, one.person, one.firm, one.way, one.what, one.result) for one in lines]


def taken_along(client, **asked):
    answer = client.get(reverse("exports:activity"), asked)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


@pytest.fixture
def dana(seeker):
    return make_relationship(seeker, "Dana Reyes", at=noon(nov(1)), firm=make_firm("Kestrel Search"))


NOVEMBER = {"start": "2026-11-01", "end": "2026-11-30"}


def test_each_contact_with_person_firm_way_and_what_came_of_it(seeker, dana, signed_in):
    out(dana, nov(2), note="A private note", subject="VP at Halden")
    out(dana, nov(9), "nudge", channel="phone")
    they(dana, nov(12), outcome="no_match", note="Nothing now")
    out(dana, nov(13), "thank_you")
    assert told(signed_in(seeker), **NOVEMBER) == [
        (
            nov(2),
            "Dana Reyes",
            "Kestrel Search",
            "Email · sent",
            "First message",
            "No answer, wrote again on 9 Nov",
        ),
        (nov(9), "Dana Reyes", "Kestrel Search", "Phone · call made", "Nudge", "Answered on 12 Nov"),
        (nov(12), "Dana Reyes", "Kestrel Search", "Email · received", "Reply", "No current match"),
        (nov(13), "Dana Reyes", "Kestrel Search", "Email · sent", "Thank-you", "Asked for no answer"),
    ]
    shown = page(signed_in(seeker), **NOVEMBER).content.decode()
    assert "private note" not in shown
    assert "Halden" not in shown


def test_what_is_no_contact_is_left_out_and_what_came_back_is_said(seeker, dana, signed_in):
    row = out(dana, nov(2))
    dana.log_bounce(by(seeker), row, occurred_on=nov(3))
    dana.log_auto_reply(by(seeker), occurred_on=nov(4))
    dana.plan(by(seeker), day=nov(30))
    dana.record_submission(by(seeker), key="a", state="submitted", employer="Halden Devices", occurred_on=nov(5))
    client = signed_in(seeker)
    assert [line[-1] for line in told(client, **NOVEMBER)] == ["Could not be delivered"]
    assert b"Halden" not in page(client, **NOVEMBER).content


def test_a_correction_shows_what_is_right_and_undone_acts_nothing(seeker, dana, signed_in):
    row = out(dana, nov(2))
    other = out(make_relationship(seeker, "Leo Costa", at=noon(nov(1))), nov(3))
    dana.correct(
        by(seeker), row, occurred_on=nov(4), data={"direction": "out", "channel": "linkedin", "purpose": "other"}
    )
    undo(other.act, by(seeker))
    assert [(line[0], line[3]) for line in told(signed_in(seeker), **NOVEMBER)] == [(nov(4), "LinkedIn · sent")]


def test_a_firm_is_the_one_of_that_day(seeker, dana, signed_in):
    out(dana, nov(2))
    dana.move_to(by(seeker), make_firm("New Place"), occurred_on=nov(10))
    out(dana, nov(12), "check_in")
    assert [line[2] for line in told(signed_in(seeker), **NOVEMBER)] == ["Kestrel Search", "New Place"]


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ({}, [23]), ({"period": "this-week"}, [23]), ({"period": "last-week"}, [16, 22]),
        ({"period": "this-month"}, [1, 16, 22, 23]), ({"period": "last-month"}, [31]),
        ({"period": "nonsense"}, [23]), ({"start": "2026-11-16", "end": "2026-11-16"}, [16]),
    ],
)  # fmt: skip
def test_periods_are_the_seekers_own_days(seeker, signed_in, asked, days):
    one = make_relationship(seeker, at=noon(date(2026, 10, 1)))
    for day in (date(2026, 10, 31), nov(1), nov(16), nov(22), nov(23)):
        out(one, day, "check_in")
    assert [line[0].day for line in told(signed_in(seeker), **asked)] == days


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"start": "2026-11-10", "end": "2026-11-09"}, "before the first day"),
        ({"start": "", "end": "2026-11-09"}, "Choose a day"),
        ({"start": "31 Nov", "end": "2026-11-09"}, "Enter a valid date"),
        ({"start": "2026-11-09"}, "Choose a day"),
        ({"start": "0001-01-01", "end": "9999-12-31"}, "nearer to now"),
    ],
)
def test_days_that_do_not_fit_are_said_by_their_field(seeker, dana, signed_in, asked, words):
    out(dana, nov(2))
    answer = signed_in(seeker).get(URL, asked)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Dana Reyes" not in answer.content.decode()
    assert signed_in(seeker).get(reverse("exports:activity"), asked).status_code == 404


def test_one_way_alone(seeker, dana, signed_in):
    out(dana, nov(2))
    they(dana, nov(3))
    client = signed_in(seeker)
    assert [line[4] for line in told(client, **NOVEMBER, who="ours")] == ["First message"]
    assert [line[4] for line in told(client, **NOVEMBER, who="theirs")] == ["Reply"]
    assert page(client, **NOVEMBER, who="x").context["total"] == 2


def test_a_long_period_comes_in_pages_and_as_one_sheet(seeker, dana, signed_in):
    for _n in range(61):
        out(dana, nov(2), "check_in")
    client = signed_in(seeker)
    first = page(client, **NOVEMBER).context["page"]
    assert len(first) == 50
    assert len(page(client, **NOVEMBER, cursor=first.next_cursor).context["page"]) == 11
    sheet = page(client, **NOVEMBER, sheet="1").content.decode()
    assert sheet.count("Dana Reyes") == 61
    assert "Signature" in sheet
    assert "Nora Halvorsen" in sheet
    assert len(taken_along(client, **NOVEMBER)) == 61


def test_a_table_runs_nothing_and_holds_no_notes(seeker, signed_in):
    one = make_relationship(seeker, "=2+2", at=noon(nov(1)), firm=make_firm("@firm"))
    out(one, nov(2), note="A private note", subject="Halden")
    (row,) = taken_along(signed_in(seeker), **NOVEMBER)
    assert row == {
        "Date": "2026-11-02", "Person": "'=2+2", "Firm": "'@firm", "Way": "Email · sent",
        "What": "First message", "Result": "No answer so far",
    }  # fmt: skip


@pytest.mark.parametrize("confidential", [True, False])
def test_a_confidential_search_asks_whom_it_goes_to(seeker, dana, signed_in, confidential):
    make_search(seeker, confidential=confidential, current_employer="Brightwell")
    out(dana, nov(2))
    text = page(signed_in(seeker), **NOVEMBER).content.decode()
    assert ("hand it only to someone who may know of it" in text) == confidential


def test_nobody_sees_the_activity_of_another(seeker, stranger, admin, dana, signed_in):
    out(dana, nov(2))
    for other in (stranger, admin):
        assert told(signed_in(other), **NOVEMBER) == []
        assert taken_along(signed_in(other), **NOVEMBER) == []


def test_an_empty_period_says_so(seeker, signed_in):
    assert b"Nothing logged in these days" in page(signed_in(seeker)).content
    assert b"Signature" in page(signed_in(seeker), sheet="1").content
