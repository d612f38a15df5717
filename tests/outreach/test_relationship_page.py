"""The page of one person: where we stand, what comes next, the path ahead, what was said, the side panels."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from outreach.acts.adding import add_relationship
from outreach.acts.undo import undo
from outreach.models import Reminder, ResumeVersion
from recruiters.models import Recruiter
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship

from .scenes import awaiting, nov, out, replying, settle, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def page(seeker, signed_in):
    """page(relationship, query) → (context, text)."""

    def get(relationship, query=""):
        answer = signed_in(seeker).get(reverse("outreach:relationship", args=[relationship.public_id]) + query)
        assert answer.status_code == 200
        return answer.context, answer.content.decode()

    return get


def test_the_path_ahead_in_words(seeker, page):
    context, text = page(awaiting(seeker, day=nov(23)))
    assert context["path"] == (
        "If they stay silent: nudge on 30 Nov and 9 Dec, parked on 24 Dec, look again on 24 Mar 2027."
    )
    assert context["path"] in text


def test_the_path_ahead_of_each_rest(seeker, page):
    filed = make_relationship(seeker, "Filed")
    filed.file_resume(by(seeker))
    assert page(filed)[0]["path"] == "Check in on 23 Dec."
    listed = make_relationship(seeker, "Listed")
    assert page(listed)[0]["path"] == ""


def test_the_long_path_shows_when_each_stage_was_entered(seeker, page):
    relationship = replying(seeker, day=nov(20))
    context, _text = page(relationship)
    steps = [(step["label"], step["note"], step["state"]) for step in context["steps"]]
    assert steps[2:4] == [("Awaiting", "10 Nov", "done"), ("Talking", "since Friday", "here")]


def test_beside_the_path_the_stage_comes_last(seeker, page):
    relationship = awaiting(seeker, day=nov(2).replace(month=6))
    settle(seeker)
    context, _text = page(relationship)
    assert [step["label"] for step in context["steps"]] == ["Listed", "Awaiting", "Parked"]


def test_the_next_panel_has_one_main_act_and_its_state(seeker, page):
    context, text = page(awaiting(seeker, day=nov(11)))
    assert (context["next"].title, context["next"].state) == ("Nudge 1 of 2", "Since Wednesday")
    assert "I sent the nudge" in text


@pytest.mark.parametrize(
    ("arrange", "title"),
    [
        (lambda r, s: None, "Not written to yet"),
        (lambda r, s: r.close(by(s), "not_my_field"), "Closed"),
        (lambda r, s: r.opt_out(by(s)), "Not to be contacted"),
        (lambda r, s: r.pause(by(s), date(2026, 12, 1)), "Paused"),
        (lambda r, s: r.log_approach(by(s)), "Answer or let go"),
        (lambda r, s: r.plan(by(s), nov(23)), "First message"),
    ],
)
def test_what_comes_next_in_each_stage(seeker, page, arrange, title):
    relationship = make_relationship(seeker)
    arrange(relationship, seeker)
    assert page(relationship)[0]["next"].title == title


def test_the_last_window_needs_nothing(seeker, page):
    relationship = make_relationship(seeker)
    for day, purpose in [(2, "first_touch"), (9, "nudge"), (18, "nudge")]:
        out(relationship, nov(day), purpose)
    context, _text = page(relationship)
    assert context["next"].text == "All that is useful was sent. The window closes on 2 Dec; then this parks by itself."


def test_the_history_by_month_with_what_time_did(seeker, page):
    relationship = awaiting(seeker, day=date(2026, 8, 3))
    settle(seeker)
    context, text = page(relationship)
    months = [(month, [event.subject for event in events]) for month, events in context["timeline"]]
    assert months == [
        ("November 2026", ["Back in view, for when you have time"]),
        ("August 2026", ["The nudge was not sent – parked, nothing to do", "First message"]),
    ]
    assert "You wrote · email" in text


def test_only_what_they_said_and_only_notes(seeker, page):
    relationship = awaiting(seeker, day=nov(10))
    they(relationship, nov(12), note="A search is on")
    theirs = page(relationship, "?show=in")[0]["timeline"]
    assert [event.subject for _month, events in theirs for event in events] == ["Reply"]
    notes = page(relationship, "?show=notes")[0]["timeline"]
    assert [event.row.note for _month, events in notes for event in events] == ["A search is on"]
    assert page(relationship, "?show=%00")[0]["show"] == ""


def test_a_long_history_is_cut_until_asked_for(seeker, page):
    relationship = make_relationship(seeker)
    for number in range(45):
        out(relationship, nov(1 + number % 20), "other", note=f"note {number}")
    context, text = page(relationship)
    assert context["more"] == 5
    assert "Show 5 earlier entries" in text
    assert page(relationship, "?all")[0]["more"] == 0


def test_a_correction_keeps_the_former_text_with_who_and_when(seeker, page, signed_in):
    relationship = awaiting(seeker)
    row = relationship.history.get()
    url = reverse("outreach:correct", args=[relationship.public_id, row.public_id])
    answer = signed_in(seeker).post(
        url, {"occurred_on": "2026-11-17", "note": "Right words", "subject": "", "occurred_time": ""}
    )
    assert answer.status_code == 303
    context, text = page(relationship)
    [(_month, [event])] = context["timeline"]
    assert (event.day, event.row.note) == (nov(17), "Right words")
    assert event.former[0]["actor"] == seeker
    assert "Corrected once" in text
    assert "changed by Nora Halvorsen on 23 Nov 2026" in text
    relationship.refresh_from_db()
    assert relationship.next_step_on == nov(24)


def test_a_decision_can_not_be_corrected_nor_a_reply_bounce(seeker, signed_in):
    relationship = make_relationship(seeker)
    plan, reply = relationship.plan(by(seeker)), they(relationship, nov(20))
    client = signed_in(seeker)
    assert client.get(reverse("outreach:correct", args=[relationship.public_id, plan.public_id])).status_code == 404
    assert client.get(reverse("outreach:bounce", args=[relationship.public_id, reply.public_id])).status_code == 404


def test_a_bounce_from_the_timeline(seeker, page, signed_in):
    relationship = awaiting(seeker)
    row = relationship.history.get()
    url = reverse("outreach:bounce", args=[relationship.public_id, row.public_id])
    assert signed_in(seeker).post(url, {"occurred_on": "2026-11-17"}).status_code == 303
    context, text = page(relationship)
    assert context["next"].title == "Find an address"
    assert "Back to listed: nothing has reached them yet" in text
    assert "Came back" in text


def test_the_panels(seeker, page):
    firm = make_firm("Kestrel", paid_by="seeker", places="Boston")
    relationship = make_relationship(seeker, "Priya Raman", firm=firm)
    make_relationship(seeker, "Colleague", firm=firm)
    old, new = (ResumeVersion.objects.create(seeker=seeker, number=n, made_on=nov(1)) for n in (3, 4))
    relationship.file_resume(by(seeker), old, occurred_on=nov(2))
    relationship.file_resume(by(seeker), new, occurred_on=nov(3))
    relationship.record_submission(
        by(seeker), key="k", state="consented", employer="Meridian", role="CFO", expires_on=date(2027, 2, 10)
    )
    relationship.record_submission(by(seeker), key="k", state="submitted")
    Reminder.add_own(by(seeker), relationship, nov(27), "Ask about the board")
    context, text = page(relationship)
    assert [(one.version, one.newest, one.old) for one in context["filings"]] == [(4, True, False), (3, False, True)]
    [line] = context["submissions"]
    assert (line.one.role, line.one.employer.name, line.words, line.one.live) == ("CFO", "Meridian", "Submitted", True)
    assert context["next"].text == "Put you forward to Meridian on 23 Nov, no word yet – ask how it stands."
    assert context["rhythm"] == "Contingency: nudges after 5 and 7 working days"
    assert "2 people here" in text
    assert "This firm charges job seekers" in text
    assert "Ask about the board" in text


def test_the_ledger_is_read_only_where_the_history_leads_there(seeker, page):
    relationship = awaiting(seeker)
    with CaptureQueriesContext(connection) as captured:
        assert page(relationship)[0]["submissions"] == []
    assert not [query for query in captured if "outreach_submission" in query["sql"]]
    row = relationship.record_submission(by(seeker), key="k", state="submitted", employer="Meridian", role="CFO")
    assert [line.one.role for line in page(relationship)[0]["submissions"]] == ["CFO"]
    undo(row.act, by(seeker))
    assert page(relationship)[0]["submissions"] == []


def test_a_recruiter_without_a_firm_or_address(seeker, page):
    recruiter = make_recruiter("Solo", email="")
    relationship = make_relationship(seeker)
    type(relationship).objects.filter(pk=relationship.pk).update(firm=None, recruiter=recruiter)
    relationship.refresh_from_db()
    _context, text = page(relationship)
    assert "Solo" in text
    assert "mailto" not in text


def test_a_stranger_and_an_admin_get_404(seeker, stranger, admin, signed_in):
    url = reverse("outreach:relationship", args=[awaiting(seeker).public_id])
    assert signed_in(stranger).get(url).status_code == 404
    assert signed_in(admin).get(url).status_code == 404


def test_far_dates_do_not_break_the_page(seeker, page):
    relationship = make_relationship(seeker)
    relationship.plan(by(seeker, MORNING), date(2199, 12, 31))
    relationship.pause(by(seeker, MORNING), date(2200, 1, 1))
    assert page(relationship)[0]["next"].title == "Paused"


@pytest.mark.parametrize(
    ("whose", "by_admin", "may"), [("own", False, True), ("shared", False, False), ("shared", True, True)]
)
def test_who_keeps_the_record_finds_the_way_to_edit_and_merge_it(seeker, admin, signed_in, whose, by_admin, may):
    reader = admin if by_admin else seeker
    relationship = make_relationship(reader, owner=reader if whose == "own" else None)
    here = reverse("outreach:relationship", args=[relationship.public_id])
    person, client = relationship.recruiter, signed_in(reader)
    edit = reverse("outreach:edit_person", args=[person.public_id])
    links = (edit, reverse("recruiters:merge_person", args=[person.public_id]))
    page = client.get(here).content.decode()
    assert [f'href="{link}"' in page for link in links] == [may, may]
    if may:
        assert client.post(edit, {"name": "Other Name"}).url == here


def test_a_desk_and_who_is_not_available_are_not_edited(seeker, signed_in):
    desk = add_relationship(by(seeker), seeker, Recruiter.objects.desk_of(make_firm(owner=seeker)))
    gone = make_relationship(seeker, owner=seeker)
    gone.opt_out(by(seeker), for_all=True)
    for one in (desk, gone):
        page = signed_in(seeker).get(reverse("outreach:relationship", args=[one.public_id])).content.decode()
        assert "Merge with" not in page
        assert reverse("outreach:edit_person", args=[one.recruiter.public_id]) not in page
