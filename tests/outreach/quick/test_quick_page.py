"""The quick log: a line is shown as understood, corrected where needed, kept as the log form keeps it."""

from datetime import date

import pytest

from outreach.acts.objection import uphold
from outreach.models import HistoryRow, Reminder
from recruiters.models import Objection
from tests.cast import by
from tests.factories import make_relationship
from tests.forms_found import forms_of
from tests.outreach.scenes import HTMX, awaiting, nov

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
URL = "/quick/"
LINE = "called Dana Reyes, left voicemail, try again Thursday"


@pytest.fixture
def dana(seeker):
    return awaiting(seeker, "Dana Reyes", nov(16))


def fields(client, line, **more):
    """The form's fields as the page shows them for a line."""
    html = client.get(URL, {"line": line, **more}).content.decode()
    return next((form.data for form in forms_of(html, URL) if form.method == "post" and "channel" in form.kinds), None)


def test_the_parse_is_shown_before_anything_is_kept(seeker, dana, signed_in):
    before = HistoryRow.objects.count()
    shown = fields(signed_in(seeker), LINE)
    assert shown == shown | {
        "who": dana.public_id, "direction": "out", "channel": "voicemail", "purpose": "nudge",
        "occurred_on": "2026-11-23", "next_on": "2026-11-26", "next_text": "Try again", "line": LINE,
    }  # fmt: skip
    assert HistoryRow.objects.count() == before


def test_it_is_kept_with_its_reminder_in_one_act(seeker, dana, signed_in):
    client = signed_in(seeker)
    answer = client.post(URL, fields(client, LINE))
    assert (answer.status_code, answer.url) == (303, URL)
    row = HistoryRow.objects.latest("pk")
    assert (row.kind, row.data["channel"], row.data["purpose"]) == ("interaction", "voicemail", "nudge")
    reminder = Reminder.objects.get(automatic=False)
    assert (reminder.on_day, reminder.text, reminder.act) == (date(2026, 11, 26), "Try again", row.act)
    html = client.get(answer.url).content.decode()
    assert "Logged with Dana Reyes: nudge" in html
    assert "Logged just now" in html
    assert f"/acts/{row.act.public_id}/undo/" in html
    client.post(f"/acts/{row.act.public_id}/undo/")
    row.refresh_from_db()
    reminder.refresh_from_db()
    assert row.void
    assert reminder.closed_at


def test_what_was_understood_can_be_corrected(seeker, dana, signed_in):
    client = signed_in(seeker)
    client.post(URL, fields(client, LINE) | {"channel": "phone", "next_on": "", "next_text": "", "note": "Told her"})
    row = HistoryRow.objects.latest("pk")
    assert (row.data["channel"], row.note) == ("phone", "Told her")
    assert not Reminder.objects.filter(automatic=False).exists()


def test_a_day_off_is_said(seeker, dana, signed_in):
    seeker.preferences.days_off = ["2026-11-26"]
    seeker.preferences.save()
    client = signed_in(seeker)
    assert fields(client, LINE)["next_on"] == "2026-11-27"
    page = client.get(URL, {"line": LINE}).content.decode()
    assert "You don’t work on Thursday, so the reminder is for Friday." in page


def test_an_answer_of_theirs(seeker, dana, signed_in):
    client = signed_in(seeker)
    client.post(URL, fields(client, "Dana Reyes emailed yesterday: nothing right now"))
    row = HistoryRow.objects.latest("pk")
    assert (row.data["direction"], row.data["outcome"], row.occurred_on) == ("in", "no_match", nov(22))


def test_several_of_one_name_are_asked_about(seeker, dana, signed_in):
    other = make_relationship(seeker, "Dana Okafor")
    client = signed_in(seeker)
    shown = fields(client, "called dana") | {"purpose": "nudge"}
    html = client.get(URL, {"line": "called dana"}).content.decode()
    assert [one.public_id in html for one in (dana, other)] == [True, True]
    assert f'value="{dana.public_id}" checked' not in html
    answer = client.post(URL, {name: value for name, value in shown.items() if name != "who"})
    assert answer.status_code == 422
    assert 'id="id_who_error"' in answer.content.decode()
    assert client.post(URL, shown | {"who": other.public_id}).status_code == 303
    assert HistoryRow.objects.latest("pk").relationship == other
    assert fields(client, "called dana", who=dana.public_id)["who"] == dana.public_id


def test_a_small_typo_still_finds_them(seeker, dana, signed_in):
    assert fields(signed_in(seeker), "called Dana Rayes")["who"] == dana.public_id


def test_whom_nobody_knows_can_be_added(seeker, dana, signed_in):
    html = signed_in(seeker).get(URL, {"line": "called Zed Nobody, left voicemail"}).content.decode()
    assert "Nobody on your list is called “Zed Nobody”." in html
    assert "/recruiters/add/?name=Zed+Nobody" in html


@pytest.mark.parametrize("line", ["", "   ", "called", "hello"])
def test_a_line_that_says_too_little_keeps_nothing(seeker, dana, signed_in, line):
    client = signed_in(seeker)
    assert fields(client, line) is None
    answer = client.post(URL, {"line": line})
    assert answer.status_code == 422
    assert "Choose whom it was with." in answer.content.decode()


def test_nobody_logs_with_anothers_people(seeker, stranger, admin, dana, signed_in):
    shown = fields(signed_in(seeker), LINE)
    before = HistoryRow.objects.count()
    for other in (stranger, admin):
        assert fields(signed_in(other), LINE, who=dana.public_id) is None
        answer = signed_in(other).post(URL, shown)
        assert answer.status_code == 422
        assert "Dana Reyes</span>" not in answer.content.decode()
    assert HistoryRow.objects.count() == before


def test_nor_with_who_asked_not_to_be_kept(seeker, admin, dana, signed_in):
    client = signed_in(seeker)
    shown = fields(client, LINE)
    uphold(by(admin), Objection.objects.create(recruiter=dana.recruiter, said_on=nov(20), told_by=admin))
    assert fields(client, LINE) is None
    assert client.post(URL, shown).status_code == 422


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"occurred_on": "2026-11-24"}, "occurred_on"),
        ({"next_on": "2026-11-20"}, "next_on"),
        ({"next_on": ""}, "next_on"),
        ({"purpose": ""}, "purpose"),
        ({"next_text": "x" * 241}, "next_text"),
        ({"note": "x" * 5001}, "note"),
        ({"note": "a\x00b"}, "note"),
    ],
)
def test_what_does_not_fit_is_said_by_its_field(seeker, dana, signed_in, changes, field):
    client = signed_in(seeker)
    before = HistoryRow.objects.count(), Reminder.objects.count()
    answer = client.post(URL, fields(client, LINE) | changes)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert (HistoryRow.objects.count(), Reminder.objects.count()) == before


def test_a_line_that_is_too_long_is_said(seeker, dana, signed_in):
    answer = signed_in(seeker).get(URL, {"line": "x" * 401})
    assert answer.status_code == 422
    assert 'id="id_line_error"' in answer.content.decode()


def test_sent_twice_it_is_kept_once(seeker, dana, signed_in):
    client = signed_in(seeker)
    shown = fields(client, LINE)
    client.post(URL, shown)
    count = HistoryRow.objects.count(), Reminder.objects.count()
    assert client.post(URL, shown).status_code == 303
    assert (HistoryRow.objects.count(), Reminder.objects.count()) == count


class TestInADialog:
    def test_it_comes_with_the_line_alone(self, seeker, dana, signed_in):
        html = signed_in(seeker).get(URL, **HTMX).content.decode()
        assert html.startswith('<section class="quick" id="quick"')
        assert "<html" not in html

    def test_the_parse_comes_while_typing(self, seeker, dana, signed_in):
        html = signed_in(seeker).get(URL, {"line": LINE}, **HTMX, HTTP_HX_TARGET="quick-read").content.decode()
        assert html.startswith('<div class="quick-read" id="quick-read"')
        assert 'id="quick_channel"' in html  # the page below may have a channel of its own

    def test_kept_it_is_empty_again_and_says_what_was_logged(self, seeker, dana, signed_in):
        client = signed_in(seeker)
        html = client.post(URL, fields(client, LINE), **HTMX).content.decode()
        assert html.startswith('<section class="quick" id="quick"')
        assert "Logged with Dana Reyes: nudge" in html
        assert 'value=""' in html

    def test_what_does_not_fit_stays(self, seeker, dana, signed_in):
        client = signed_in(seeker)
        answer = client.post(URL, fields(client, LINE) | {"occurred_on": "2026-11-24"}, **HTMX)
        assert (answer.status_code, answer["HX-Retarget"]) == (422, "#quick-read")
        assert "24 November is still to come" in answer.content.decode()
