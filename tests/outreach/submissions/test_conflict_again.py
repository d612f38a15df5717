"""What a conflict holds up, and one that was ruled on and whose two stand again."""

import pytest
from django.urls import reverse

from outreach.acts.ruling import rule
from outreach.acts.undo import undo
from outreach.models import Conflict, Submission
from tests.cast import by
from tests.outreach.scenes import nov

from .test_consent_page import client, say

pytestmark = pytest.mark.django_db
__all__ = ["client"]  # the fixture


@pytest.fixture
def doubled(client, dana, tomas):
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    say(client, tomas, "b", "submitted", occurred_on="2026-11-13")
    return Conflict.objects.get()


def page_of(client, conflict):
    return client.get(reverse("outreach:conflict", args=[conflict.public_id])).content.decode()


def test_what_else_is_asked_for_there_waits(client, doubled, dana, tomas, seeker):
    assert "On hold until this is settled" not in page_of(client, doubled)
    say(client, dana, "c", "consent_requested", role="Controller", employer="MERIDIAN DEVICES")
    say(client, tomas, "d", "proposed", role="Analyst", employer="Corvane")
    page = page_of(client, doubled)
    held = page[page.index("On hold until this is settled"):page.index("What was decided?")]
    assert "Controller" in held
    assert "Analyst" not in held
    rule(by(seeker), doubled, ruled_by="employer", winner=doubled.first, day=nov(20))
    assert "On hold until this is settled" not in page_of(client, doubled)


def test_both_standing_again_after_a_ruling_is_open_again(client, doubled, dana, tomas, seeker):
    rule(by(seeker), doubled, ruled_by="employer", winner=doubled.first, day=nov(20), note="By mail")
    doubled.refresh_from_db()
    assert doubled.is_decided
    again = tomas.record_submission(
        by(seeker), key="b", state="submitted", role="VP Finance", employer="Meridian Devices", occurred_on=nov(22)
    )
    doubled.refresh_from_db()
    assert doubled.is_open
    page = page_of(client, doubled)
    assert "Decided before, and both stand again" in page
    assert "By mail" in page
    assert "What was decided?" in page
    assert "Nothing new is agreed to there" in say(client, dana, "c", role="Controller").content.decode()
    act = rule(by(seeker), doubled, ruled_by="firms", winner=doubled.second, day=nov(23))
    doubled.refresh_from_db()
    assert (doubled.is_decided, doubled.ruled_by, Submission.objects.get(key="a").live) == (True, "firms", False)
    undo(act, by(seeker))
    undo(again.act, by(seeker))
    doubled.refresh_from_db()
    assert (doubled.is_decided, doubled.ruled_by, doubled.ruled_on) == (True, "employer", nov(20))
