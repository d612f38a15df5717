"""Letters about a submission: what they are about, what stands against them, what the ledger notes with them."""

from datetime import date

import pytest

from outreach.acts.undo import undo
from outreach.models import Submission
from tests.cast import by
from tests.factories import make_firm, make_relationship
from tests.outreach.scenes import nov

from .pages import at, fields, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def asked(seeker):
    """Tomás asks for a role that went out through Dana; another role of his was sent since."""
    dana = make_relationship(seeker, "Dana Reyes", firm=make_firm("Kestrel"))
    tomas = make_relationship(seeker, "Tomás Herrera", firm=make_firm("Harrow & Vale"))
    role = {"employer": "Meridian Devices", "role": "VP Finance"}
    dana.record_submission(by(seeker), key="a", state="submitted", occurred_on=nov(10), **role)
    tomas.record_submission(by(seeker), key="b", state="consent_requested", occurred_on=nov(12), **role)
    tomas.record_submission(
        by(seeker), key="c", state="submitted", employer="Hooli", role="Controller", occurred_on=nov(16)
    )
    return tomas


def test_a_consent_by_letter_is_about_what_was_asked_and_stopped_like_any_consent(page, asked):
    html = page.get(at(asked, "?kind=consent_reply")).content.decode()
    body = fields(html)["body"]
    assert "Meridian Devices" in body
    assert "Hooli" not in body
    assert "Kestrel has you for VP Finance at Meridian Devices" in html
    start = said(page, asked, "?kind=consent_reply")
    look = page.post(at(asked), start | {"act": "look"}).content.decode()
    assert "mailto:" not in look
    start = said(page, asked, "?kind=submission_status")
    assert "mailto:" in page.post(at(asked), start | {"act": "look"}).content.decode()


def test_a_letter_on_how_it_stands_is_about_what_is_out(page, asked):
    body = fields(page.get(at(asked, "?kind=submission_status")).content.decode())["body"]
    assert "Hooli" in body
    assert "Meridian" not in body


def test_a_consent_by_letter_is_noted_with_it_in_one_act(page, seeker, asked):
    Submission.objects.get(key="a").relationship.record_submission(
        by(seeker), key="a", state="withdrawn", occurred_on=nov(20)
    )
    html = page.get(at(asked, "?kind=consent_reply")).content.decode()
    assert "Note my consent with it: VP Finance, Meridian Devices" in html
    start = fields(html)
    assert start["until"] == "2027-02-21"  # ninety days on
    page.post(at(asked), start | {"act": "log"})
    assert Submission.objects.get(key="b").state == "consent_requested", "not ticked"
    page.post(at(asked), start | {"act": "log", "notes": "on", "body": start["body"] + "\nBest"})
    one = Submission.objects.get(key="b")
    assert (one.state, one.expires_on, one.right["channel"]) == ("consented", date(2027, 2, 21), "email")
    assert one.right["text"].endswith("Best")
    undo(asked.history.latest("pk").act, by(seeker))
    assert Submission.objects.get(key="b").state == "consent_requested"
    assert asked.history.live().latest("pk").data["purpose"] == "consent_reply", "the first letter stands"


@pytest.mark.parametrize(
    ("until", "words"),
    [("2036-01-01", "90 days"), ("", "This right never ends."), ("2026-11-01", "A consent ends after it was given.")],
)
def test_a_consent_by_letter_has_a_last_day_that_is_asked_about(page, seeker, until, words):
    one = make_relationship(seeker, "Dana Reyes", firm=make_firm("Kestrel"))
    one.record_submission(
        by(seeker), key="a", state="consent_requested", occurred_on=nov(12), employer="Meridian", role="VP Finance"
    )
    start = said(page, one, "?kind=consent_reply", notes="on", act="look", to="dana@firm.example")
    assert 'href="mailto:' in page.post(at(one), start).content.decode()
    look = page.post(at(one), start | {"until": until}).content.decode()
    assert words in look
    assert 'href="mailto:' not in look


def test_a_consent_withdrawn_by_letter(page, seeker, asked):
    start = fields(page.get(at(asked, "?kind=consent_withdraw")).content.decode())
    assert "until" not in start
    page.post(at(asked), start | {"act": "log", "notes": "on"})
    assert Submission.objects.get(key="c").state == "withdrawn"
    assert 'name="notes"' not in page.get(at(asked, "?kind=submission_status")).content.decode()
