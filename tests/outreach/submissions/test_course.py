"""The course of one submission on its form: no step back, and what went out needs a consent. domain.md section 3."""

import pytest
from django.urls import reverse

from outreach.acts.undo import undo
from outreach.models import GuardAnswer, HistoryRow, SeekerFirm, Submission
from tests.cast import MORNING, by
from tests.outreach.scenes import nov

from .test_consent_page import say

pytestmark = pytest.mark.django_db
ASKED = "Nobody puts you forward without your yes: say whether you had agreed."


@pytest.fixture
def client(seeker, signed_in, morning):
    return signed_in(seeker)


def rows():
    told = HistoryRow.objects.live().filter(kind="submission").in_order()
    return [(row.data["state"], row.occurred_on.day) for row in told]


def test_what_went_out_with_no_consent_on_record_asks_whether_there_was_one(client, dana):
    answer = say(client, dana, state="submitted", agreed="")
    assert answer.status_code == 422
    page = answer.content.decode()
    for words in (ASKED, "Yes, I had agreed", "No, they sent me without asking", "I can&#x27;t say yet"):
        assert words in page
    assert not rows()


def test_a_consent_that_was_given_before_is_kept_with_it_in_one_act(client, seeker, dana):
    late = say(client, dana, state="submitted", occurred_on="2026-11-20", agreed_on="2026-11-21")
    assert "You agreed before it went out. Choose that day or an earlier one." in late.content.decode()
    said = {"occurred_on": "2026-11-20", "agreed_on": "2026-11-18", "channel": "phone", "text": "Yes, for this role."}
    assert say(client, dana, state="submitted", **said).status_code == 303
    assert rows() == [("consented", 18), ("submitted", 20)]
    one = Submission.objects.get()
    assert (one.state, one.unauthorised, one.right["channel"]) == ("submitted", False, "phone")
    undo(HistoryRow.objects.live().filter(kind="submission").last().act, by(seeker, MORNING))
    assert not rows()


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        ("submitted", [("unauthorised", 23)]),
        ("interviewing", [("unauthorised", 23), ("interviewing", 23)]),
        ("rejected", [("unauthorised", 23), ("rejected", 23)]),
    ],
)
def test_one_sent_without_asking_is_noted_against_the_firm(client, seeker, dana, state, kept):
    assert say(client, dana, state=state, agreed="no").status_code == 303
    assert rows() == kept
    assert SeekerFirm.objects.get(seeker=seeker, firm=dana.firm).flags == ["unauthorised"]
    assert [one.rule for one in GuardAnswer.objects.all()] == ["S5"]
    assert Submission.objects.get().unauthorised


def test_who_can_not_say_yet_finds_it_said_in_the_ledger(client, dana):
    assert say(client, dana, state="submitted", agreed="unsaid").status_code == 303
    assert rows() == [("submitted", 23)]
    assert "no consent on record" in client.get(reverse("outreach:submissions")).content.decode()


@pytest.mark.parametrize(
    ("agreed", "kept"),
    [("yes", [("submitted", 2), ("consented", 2), ("interviewing", 20)]),
     ("no", [("submitted", 2), ("unauthorised", 2), ("interviewing", 20)])],
)  # fmt: skip
def test_what_is_said_later_lands_on_the_day_on_which_it_went_out(client, dana, agreed, kept):
    say(client, dana, state="submitted", occurred_on="2026-11-02", agreed="unsaid")
    said = {"state": "interviewing", "occurred_on": "2026-11-20", "agreed": agreed}
    if agreed == "yes":
        late = say(client, dana, **said, agreed_on="2026-11-10")
        assert "You agreed before it went out." in late.content.decode()
    assert say(client, dana, **said).status_code == 303
    assert rows() == kept


def test_what_needs_no_consent_asks_for_none_whatever_else_is_wrong(client, dana):
    page = say(client, dana, state="proposed", occurred_on="soon", agreed="").content.decode()
    assert "Had you agreed to it?" not in page


def test_a_consent_that_stands_is_not_asked_for_again(client, dana):
    say(client, dana, occurred_on="2026-11-20")
    for state in ("submitted", "interviewing", "offered", "interviewing", "rejected"):
        answer = say(client, dana, state=state, agreed="")
        assert answer.status_code == 303, state
    assert rows()[-1] == ("rejected", 23)


def test_a_consent_that_ended_is_asked_for_again(client, dana):
    say(client, dana, occurred_on="2026-11-10", expires_on="2026-11-12")
    assert ASKED in say(client, dana, state="submitted", agreed="", expires_on="").content.decode()
    assert say(client, dana, state="submitted", agreed="", occurred_on="2026-11-11", expires_on="").status_code == 303


@pytest.mark.parametrize("state", ["proposed", "consent_requested", "consented"])
def test_it_does_not_go_back_along_its_course(client, dana, state):
    say(client, dana, occurred_on="2026-11-17")
    say(client, dana, state="submitted", occurred_on="2026-11-18")
    answer = say(client, dana, state=state)
    assert answer.status_code == 422
    words = "It was further already: “Submitted” on Wed 18 Nov. Choose an earlier day, or correct that entry first."
    assert words in answer.content.decode()
    assert say(client, dana, state=state, occurred_on="2026-11-16", expires_on="").status_code == 303, "filled in"
    assert Submission.objects.get().state == "submitted"


def test_what_ended_may_begin_anew(client, dana):
    say(client, dana, state="declined_by_seeker", occurred_on="2026-11-18")
    assert say(client, dana, state="consent_requested", occurred_on="2026-11-20").status_code == 303
    assert say(client, dana).status_code == 303
    assert (Submission.objects.get().state, Submission.objects.get().state_on) == ("consented", nov(23))
