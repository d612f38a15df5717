"""Logging: the form, its hint, what it refuses, and choosing whose contact it was."""

import pytest
from django.urls import reverse

from tests.cast import by
from tests.factories import make_relationship

from .scenes import HTMX, awaiting, nov, out, settle, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
TODAY = nov(23)


@pytest.fixture
def relationship(seeker):
    return make_relationship(seeker, "Jonas Weber")


def said(**changes):
    return {
        "direction": "out",
        "channel": "email",
        "occurred_on": "2026-11-23",
        "occurred_time": "",
        "purpose": "first_touch",
        "outcome": "",
        "note": "",
    } | changes


def url(relationship, name="log"):
    return reverse(f"outreach:{name}", args=[relationship.public_id])


def test_logging_moves_the_stage_and_leads_back(seeker, relationship, signed_in):
    answer = signed_in(seeker).post(url(relationship), said(note="Via Dana"))
    assert (answer.status_code, answer["Location"]) == (303, url(relationship, "relationship"))
    relationship.refresh_from_db()
    assert relationship.stage == "awaiting"
    assert relationship.history.get().note == "Via Dana"


def test_htmx_gets_the_page_again_with_the_next_step(seeker, relationship, signed_in):
    page = signed_in(seeker).post(url(relationship), said(), **HTMX).content.decode()
    assert page.startswith('<div class="stack" data-gap="large" id="relationship"')
    assert "Nudge 1 of 2" in page
    assert "Logged with Jonas Weber: first message" in page


@pytest.mark.parametrize(
    ("changes", "kind", "data"),
    [
        ({"direction": "in"}, "interaction", {"direction": "in", "outcome": None}),
        ({"direction": "in", "outcome": "no_match"}, "interaction", {"outcome": "no_match"}),
        ({"direction": "in", "outcome": "declined"}, "interaction", {"outcome": "declined"}),
        ({"direction": "in", "outcome": "approach"}, "approach", {"channel": "email"}),
        ({"direction": "in", "outcome": "auto_reply"}, "auto_reply", {"channel": "email"}),
        ({"channel": "linkedin", "purpose": "invitation"}, "interaction", {"purpose": "invitation"}),
    ],
)
def test_each_kind_of_contact_becomes_its_row(seeker, relationship, signed_in, changes, kind, data):
    assert signed_in(seeker).post(url(relationship), said(**changes)).status_code == 303
    row = relationship.history.get()
    assert row.kind == kind
    assert {name: row.data.get(name) for name in data} == data


def test_the_same_form_sent_twice_is_one_row(seeker, relationship, signed_in):
    client = signed_in(seeker)
    for _click in range(2):
        assert client.post(url(relationship), said()).status_code == 303
    assert relationship.history.count() == 1


def test_two_different_contacts_of_one_minute_are_two(seeker, relationship, signed_in):
    client = signed_in(seeker)
    client.post(url(relationship), said())
    client.post(url(relationship), said(direction="in"))
    assert relationship.history.count() == 2


def test_a_day_to_come_is_refused_by_its_field(seeker, relationship, signed_in):
    answer = signed_in(seeker).post(url(relationship), said(occurred_on="2026-11-27"))
    assert answer.status_code == 422
    assert answer.context["log_form"].errors == {
        "occurred_on": ["27 November is still to come. Choose today or an earlier day."]
    }
    assert relationship.history.count() == 0


def test_a_time_to_come_is_refused_by_its_field(seeker, relationship, signed_in):
    client = signed_in(seeker)
    answer = client.post(url(relationship), said(occurred_time="23:59"))
    assert answer.status_code == 422
    assert answer.context["log_form"].errors == {
        "occurred_time": ["23:59 is still to come today. Choose an earlier time."]
    }
    assert client.post(url(relationship), said(occurred_time="09:00")).status_code == 303


def test_htmx_gets_the_form_alone_when_it_is_invalid(seeker, relationship, signed_in):
    answer = signed_in(seeker).post(url(relationship), said(occurred_on=""), **HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (422, "#log")
    assert answer.content.decode().startswith('<details class="card" id="log"')


def test_a_local_time_that_never_was_is_refused(seeker, relationship, signed_in):
    answer = signed_in(seeker).post(url(relationship), said(occurred_on="2026-03-08", occurred_time="02:30"))
    assert answer.status_code == 422
    assert "occurred_time" in answer.context["log_form"].errors


def test_a_local_time_that_was_twice_is_taken(seeker, relationship, signed_in):
    assert (
        signed_in(seeker).post(url(relationship), said(occurred_on="2026-11-01", occurred_time="01:30")).status_code
        == 303
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("direction", ""),
        ("direction", "sideways"),
        ("channel", "pigeon"),
        ("occurred_on", ""),
        ("occurred_on", "yesterday"),
        ("occurred_on", "0001-01-01"),
        ("occurred_on", "9999-12-31"),
        ("occurred_on", "2026-02-30"),
        ("occurred_time", "25:00"),
        ("occurred_time", "noon"),
        ("purpose", ""),
        ("purpose", "<script>"),
        ("outcome", "maybe"),
        ("note", "a\x00b"),
        ("note", "turn \u202e me"),
        ("note", "x" * 5001),
    ],
)
def test_bad_values_stand_by_their_field(seeker, relationship, signed_in, field, value):
    answer = signed_in(seeker).post(url(relationship), said(**{field: value}))
    assert answer.status_code == 422
    assert list(answer.context["log_form"].errors) == [field]
    assert relationship.history.count() == 0


@pytest.mark.parametrize("note", ["<script>alert(1)</script>", "👋🏽 naïve – “quotes”", "مرحبا", "line\nline"])
def test_odd_but_honest_notes_are_kept_and_escaped(seeker, relationship, signed_in, note):
    client = signed_in(seeker)
    assert client.post(url(relationship), said(note=note)).status_code == 303
    assert relationship.history.get().note == note
    assert "<script>alert" not in client.get(url(relationship, "relationship")).content.decode()


def test_the_form_starts_with_what_the_open_step_asks(seeker, signed_in):
    nudge = awaiting(seeker)
    answer = signed_in(seeker).get(url(nudge))
    assert answer.context["log_form"].initial["purpose"] == "nudge"


def test_the_hint_says_what_follows_and_writes_nothing(seeker, relationship, signed_in):
    client = signed_in(seeker)
    hint = client.get(url(relationship, "log_hint"), said()).content.decode()
    assert "Jonas Weber moves to <strong>Awaiting</strong>; next step on <strong>Mon 30 November</strong>" in hint
    assert "five working days on" in hint
    assert relationship.history.count() == 0
    relationship.refresh_from_db()
    assert relationship.stage == "listed"


def test_the_hint_counts_a_check_in_in_calendar_days(seeker, relationship, signed_in):
    relationship.file_resume(by(seeker))
    hint = signed_in(seeker).get(url(relationship, "log_hint"), said(purpose="check_in")).content.decode()
    assert "Wed 23 December</strong>, 30 days on: check in with news" in hint


def test_the_hint_is_what_comes_true(seeker, relationship, signed_in):
    out(relationship, nov(9))
    out(relationship, nov(16), "nudge")
    client = signed_in(seeker)
    hint = client.get(url(relationship, "log_hint"), said(purpose="nudge")).content.decode()
    assert "nothing more to send. The window closes on <strong>Mon 7 December</strong>" in hint
    client.post(url(relationship), said(purpose="nudge"))
    relationship.refresh_from_db()
    assert str(relationship.due_on) == "2026-12-07"


def test_an_unfinished_form_has_no_hint(seeker, relationship, signed_in):
    answer = signed_in(seeker).get(url(relationship, "log_hint"), said(occurred_on="soon"))
    assert (answer.status_code, answer.content.strip()) == (200, b"")


def test_one_tap_pages_show_a_form_without_scripts(seeker, relationship, signed_in):
    client = signed_in(seeker)
    for name in ("sent", "answered", "log"):
        page = client.get(url(relationship, name)).content.decode()
        assert f'action="{url(relationship)}"' in page


def test_choosing_by_a_part_of_a_name_or_firm(seeker, signed_in):
    make_relationship(seeker, "Łukasz Ćwik")
    other = make_relationship(seeker, "Lucia Berg")
    client = signed_in(seeker)
    answer = client.get(reverse("outreach:log_any"), {"q": "cwi"})
    assert answer.status_code == 302
    page = client.get(reverse("outreach:log_any"), {"q": "lu"}).content.decode()
    assert url(other) in page
    assert "Łukasz Ćwik" in page
    nobody = client.get(reverse("outreach:log_any"), {"q": "zzz"}).content.decode()
    assert "Nobody on your list has that name" in nobody


def test_choosing_starts_with_those_in_touch_last(seeker, signed_in):
    awaiting(seeker, "Old", nov(2))
    they(awaiting(seeker, "Fresh", nov(10)), nov(20))
    settle(seeker)
    people = signed_in(seeker).get(reverse("outreach:log_any")).context["people"]
    assert [one.recruiter.name for one in people] == ["Fresh", "Old"]


@pytest.mark.parametrize("q", ["a\x00b", "\u202ex", "x" * 200])
def test_a_bad_search_is_said_by_its_field(seeker, signed_in, q):
    answer = signed_in(seeker).get(reverse("outreach:log_any"), {"q": q})
    assert answer.status_code == 422
    assert "q" in answer.context["form"].errors


def test_a_stranger_gets_404(seeker, relationship, stranger, signed_in):
    client = signed_in(stranger)
    for name in ("log", "log_hint", "sent", "answered"):
        assert client.get(url(relationship, name)).status_code == 404
    assert client.post(url(relationship), said()).status_code == 404
    assert relationship.history.count() == 0
