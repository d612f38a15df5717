"""Each stage of a relationship and each state of a submission as someone reads it. Source: domain.md section 3.

How a stage is entered and left stands in tests/outreach/cadence/; here it is what the page of one person says.
"""

import html
import re
from datetime import date

import pytest
from django.urls import reverse

from outreach.models import Submission
from tests.cast import by
from tests.factories import make_relationship, make_search

from .scenes import awaiting, nov, out, replying, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ROLE = {"employer": "Meridian Devices", "role": "VP Finance"}


@pytest.fixture
def read(seeker, signed_in):
    """read(relationship) → (its stage, what the panel of the next step says)."""

    def reader(relationship):
        relationship.refresh_from_db()
        address = reverse("outreach:relationship", args=[relationship.public_id])
        page = signed_in(seeker).get(address).content.decode()
        panel = re.search(r'<section class="next".*?</section>', page, re.S)[0]
        return relationship.stage, html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", panel)))

    return reader


@pytest.fixture
def dana(seeker):
    return make_relationship(seeker, "Dana Reyes")


def test_listed_known_and_not_contacted(read, dana):
    stage, words = read(dana)
    assert stage == "listed"
    assert "Not written to yet Plan a day, or log what has already happened." in words


def test_planned_chosen_for_outreach(read, seeker, dana):
    dana.plan(by(seeker), nov(25))
    stage, words = read(dana)
    assert stage == "planned"
    assert "First message You planned to write – the first message. For Wednesday" in words


def test_awaiting_our_message_is_unanswered_and_the_window_open(read, seeker):
    stage, words = read(awaiting(seeker, "Jonas Weber", nov(19)))
    assert stage == "awaiting"
    assert "Nudge 1 of 2 No reply since 19 Nov – nudge 1 of 2." in words
    assert "If they stay silent: nudge on 26 Nov and 7 Dec, parked on 22 Dec, look again on 22 Mar 2027." in words


def test_talking_ours(read, seeker):
    stage, words = read(replying(seeker, "Ingrid Solberg", nov(20)))
    assert stage == "talking"
    assert "Answer Wrote on Friday – answer today. Reply waiting" in words


def test_talking_theirs(read, seeker):
    one = replying(seeker, "Ingrid Solberg", nov(20))
    out(one, nov(20), "answer")
    stage, words = read(one)
    assert stage == "talking"
    assert "Follow up Their turn since 20 Nov – a friendly line is fine." in words


def test_on_file_resume_in_their_system(read, seeker, dana):
    dana.file_resume(by(seeker), occurred_on=nov(2))
    stage, words = read(dana)
    assert stage == "on_file"
    assert "Check in with news On file since 2 Nov – check in with news." in words


def test_representing_a_live_submission(read, seeker, dana):
    dana.record_submission(by(seeker), key="a", state="submitted", **ROLE)
    stage, words = read(dana)
    assert stage == "representing"
    assert "Put you forward to Meridian Devices on 23 Nov, no word yet – ask how it stands." in words


def test_representing_a_consent_that_has_not_gone_out(read, seeker, dana, signed_in, morning):
    """Nobody was put forward yet, and the page does not say so."""
    dana.record_submission(by(seeker), key="a", state="consented", expires_on=date(2027, 1, 10), **ROLE)
    words = "You agreed to Meridian Devices on 23 Nov – ask on which day your résumé goes out"
    assert f"{words}." in read(dana)[1]
    morning.move_to("2026-11-30T14:00:00Z")
    assert words in html.unescape(signed_in(seeker).get(reverse("outreach:today")).content.decode())


def test_parked_the_window_lapsed_and_silence_is_usual(read, seeker):
    one = awaiting(seeker, "Peter Nowak", date(2026, 9, 1))
    settle(seeker)
    stage, words = read(one)
    assert stage == "parked"
    assert "Nothing to do Parked until" in words
    assert "Silence is the usual answer." in words


def test_paused_the_seekers_choice(read, seeker, dana):
    dana.pause(by(seeker), nov(30))
    stage, words = read(dana)
    assert stage == "paused"
    assert "Paused Every date stands still until 30 Nov. Active again on 30 Nov." in words


def test_alumni_the_seeker_landed(read, seeker):
    search, one = make_search(seeker), replying(seeker, "Ingrid Solberg", nov(20))
    search.land(by(seeker))
    stage, words = read(one)
    assert stage == "alumni"
    assert "Keep in touch Last contact in November – a short line keeps you in touch." in words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("not_my_field", "Not my field"), ("left_industry", "Left the industry"), ("declined", "They declined"),
        ("seeker_choice", "My choice"), ("bad_conduct", "Bad conduct"),
    ],
)  # fmt: skip
def test_closed_says_why(read, seeker, dana, reason, words):
    dana.close(by(seeker), reason)
    stage, said = read(dana)
    assert stage == "closed"
    assert f"Closed {words}. The history stays." in said


def test_do_not_contact_stands_over_every_stage(read, seeker, dana):
    dana.opt_out(by(seeker))
    assert "Not to be contacted They asked to be left alone. This does not come up again." in read(dana)[1]


STATES = {
    "proposed": "Proposed", "consent_requested": "They asked for consent", "consented": "You gave consent",
    "submitted": "Submitted", "interviewing": "Interviewing", "offered": "Offer", "placed": "Placed",
    "declined_by_seeker": "You declined", "consent_expired": "Consent ended", "rejected": "Not chosen",
    "no_feedback": "No word came back", "withdrawn": "Withdrawn", "withdrawn_duplicate": "Withdrawn, sent twice",
    "disputed": "Disputed", "unauthorised": "Sent without consent",
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_each_state_of_a_submission_is_read_in_the_ledger(seeker, signed_in, dana, state):
    said = {"state": state, "occurred_on": nov(20)} | ROLE
    if state == "consent_expired":
        said |= {"state": "consented", "expires_on": nov(22)}
    dana.record_submission(by(seeker), key="a", **said)
    assert Submission.objects.get().state == state
    page = html.unescape(signed_in(seeker).get(reverse("outreach:submissions") + "?by=state").content.decode())
    assert STATES[state] in page


def test_submitted_needs_a_consent(seeker, signed_in, dana):
    """What went out is a fact and is kept; that no consent is on record is said, with one it is not."""
    address = reverse("outreach:submissions")
    dana.record_submission(by(seeker), key="a", state="submitted", occurred_on=nov(20), **ROLE)
    assert "no consent on record" in signed_in(seeker).get(address).content.decode()
    dana.record_submission(
        by(seeker), key="a", state="consented", occurred_on=nov(19), expires_on=date(2027, 1, 10), **ROLE
    )
    assert "no consent on record" not in signed_in(seeker).get(address).content.decode()
