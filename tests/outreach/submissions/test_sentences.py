"""Each rule of the submission guard by the sentence that someone reads who is about to agree.

The rules' borders stand in test_guard.py. Source: domain.md section 5.
"""

import html
from datetime import date

import pytest

from outreach.acts.employers import edit
from outreach.models import Claim, Conflict, Exclusion
from outreach.models.employer import Employers
from recruiters.models import Firm
from tests.cast import MORNING, by
from tests.factories import make_search

from .test_consent_page import client, say

pytestmark = pytest.mark.django_db
__all__ = ["client"]  # the fixture
MERIDIAN = "Meridian Devices"


def read(answer):
    return html.unescape(answer.content.decode())


def warned(answer, words):
    page = read(answer)
    assert answer.status_code == 422
    assert words in page
    assert "Agree anyway" in page


def stopped(answer, words):
    page = read(answer)
    assert answer.status_code == 422
    assert words in page
    assert "Agree anyway" not in page


def test_s1_the_same_role_through_another_firm(client, dana, tomas):
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    stopped(
        say(client, tomas, "b"),
        "Kestrel has you for VP Finance at Meridian Devices since Thu 12 Nov. Sent twice, you may be dropped by both, "
        "so this can't be agreed to. Keep it as asked for, and compare the two.",
    )
    assert say(client, tomas, "c", role="Controller", guards_seen="", employer="Corvane").status_code == 303


def test_s1_near_the_same_role_at_an_employer_that_may_be_the_same(client, dana, tomas):
    """Another legal form of it, which the seeker took for another employer when first asked, and whom nobody joined."""
    say(client, dana, "a", "submitted", employer="Meridian Devices GmbH", occurred_on="2026-11-12")
    Employers(dana.seeker).made("Meridian Devices Ltd", MORNING)
    warned(
        say(client, tomas, "b", employer="Meridian Devices Ltd"),
        "Kestrel has you for VP Finance at Meridian Devices GmbH since Thu 12 Nov, and Meridian Devices Ltd may be the "
        "same employer: the same name with another legal form. Find out before you agree.",
    )


def test_frozen_while_two_are_in_conflict(client, dana, tomas):
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    say(client, tomas, "b", "submitted", occurred_on="2026-11-13")
    assert Conflict.objects.double().exists()
    stopped(
        say(client, tomas, "c", role="Controller"),
        "Meridian Devices has you two ways already, and that is not settled. Nothing new is agreed to there until you "
        "have noted what was decided.",
    )


def test_an_employer_that_is_not_named(client, dana):
    warned(
        say(client, dana, employer=""),
        "The employer is not named, so nobody can check whether you are there already. Get the name first.",
    )


def test_s2_another_role_inside_another_firms_claim(client, dana, tomas):
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    warned(
        say(client, tomas, "b", role="Controller"),
        "Kestrel introduced you at Meridian Devices and may claim a fee until Fri 12 Nov 2027, whatever the role. "
        "Ask which firm the employer would accept you from.",
    )


def test_s3_the_seekers_own_application(client, dana):
    own = {"employer": MERIDIAN, "role": "Controller", "state": "submitted", "day": "2026-09-01"}
    assert client.post("/submissions/own/", own).status_code == 303
    warned(
        say(client, dana),
        "You applied at Meridian Devices yourself on Tue 1 Sep. Within six months employers often pass over the "
        "recruiter who comes second: tell them first.",
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param(
            {"covers": "all"}, "This right covers every employer and role. Agree to one named role at a time instead.",
            id="S4_blanket",
        ),
        pytest.param(
            {"covers": "employer"}, "This right names no role. Ask to have the role written into it.", id="S4_no_role"
        ),
        pytest.param(
            {"expires_on": ""}, "This right never ends. Ask for a last day, at most 90 days on.", id="S4_no_expiry"
        ),
        pytest.param(
            {"expires_on": "2027-03-23"},
            "This right runs 120 days, until Tue 23 Mar 2027. 90 days are plenty; ask for less.", id="S4_long",
        ),
        pytest.param(
            {"fee": "on"}, "They charge you for it. Employers pay recruiters; a fee from you is a warning.", id="S4_fee"
        ),
        pytest.param(
            {"speculative": "on"},
            "Nobody asked them to fill a post there. A speculative approach can leave a claim on you: agree to named "
            "employers only.", id="S7",
        ),
    ],
)  # fmt: skip
def test_s4_and_s7_what_the_right_gives_away(client, dana, said, words):
    warned(say(client, dana, **said), words)
    assert words not in read(say(client, dana))


def test_s5_a_firm_that_sent_without_asking(client, dana):
    say(client, dana, "a", "unauthorised", occurred_on="2026-11-20")
    warned(
        say(client, dana, "b", employer="Corvane"),
        "Kestrel sent your résumé without asking, noted on Fri 20 Nov. Get it in writing that they ask first.",
    )


def test_s6_two_searches_at_a_retained_firm(client, dana):
    Firm.objects.filter(pk=dana.firm_id).update(pay_model="retained")
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    warned(
        say(client, dana, "b", employer="Corvane", role="CFO"),
        "Kestrel is retained and has you in its search for VP Finance since Thu 12 Nov. A retained firm rarely puts "
        "one person into two searches: ask them which.",
    )


def test_a_claim_that_a_firm_told_of_counts_and_ends_with_its_last_day(client, seeker, dana, tomas, morning):
    Claim.keep_answer(by(seeker), seeker, dana.firm, [(MERIDIAN, date(2026, 5, 24), date(2026, 11, 24))])
    words = "Kestrel introduced you at Meridian Devices and may claim a fee until Tue 24 Nov"
    warned(say(client, tomas), words)
    morning.move_to("2026-11-25T14:00:00Z")
    assert words not in read(say(client, tomas, occurred_on="2026-11-25"))


def test_the_present_employer_and_whoever_belongs_to_it(client, seeker, dana):
    make_search(seeker, confidential=True, current_employer=MERIDIAN)
    words = "is your employer, and your search is confidential, so nothing goes there."
    stopped(say(client, dana), f"{MERIDIAN} {words}")
    assert say(client, dana, employer="Corvane").status_code == 303
    parent, daughter = (Employers(seeker).made(name, MORNING) for name in (MERIDIAN, "Corvane"))
    edit(by(seeker), daughter, name="Corvane", aliases=[], domain="", parent=parent)
    stopped(say(client, dana, "b", employer="Corvane", role="CFO"), f"Corvane {words}")


def test_an_excluded_employer(client, seeker, dana):
    make_search(seeker, confidential=True, current_employer="Halden")
    Exclusion.make(by(seeker), seeker, "employer", name=MERIDIAN)
    stopped(say(client, dana), f"You keep your search from {MERIDIAN}, and this is {MERIDIAN}, so nothing goes there.")
    assert say(client, dana, employer="Corvane").status_code == 303
