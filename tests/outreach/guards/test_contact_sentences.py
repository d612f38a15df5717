"""Each rule of the contact guard by the sentence that someone reads before they write. Source: domain.md section 5.

The rules' borders stand in test_contact_rules.py; what a text lacks in tests/outreach/writing/test_left_in_text.py.
"""

import html
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from outreach.acts.settings import change_preferences
from outreach.models import Relationship
from recruiters.models import Firm, Recruiter
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship, make_search
from tests.outreach.scenes import awaiting, noon, nov, out, replying, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def firm(db):
    return make_firm("Harbour Talent")


@pytest.fixture
def dana(seeker, firm):
    return make_relationship(seeker, "Dana Reyes", first_name="Dana", firm=firm)


@pytest.fixture
def read(seeker, signed_in):
    """What the page to write to someone says, as text of a kind."""

    def reader(relationship, kind="first_touch"):
        address = reverse("outreach:write", args=[relationship.public_id])
        return html.unescape(signed_in(seeker).get(f"{address}?kind={kind}").content.decode())

    return reader


def test_do_not_contact(read, seeker, dana):
    dana.opt_out(by(seeker))
    words = "Dana asked not to be contacted, so nothing is sent. Write to someone else at the firm instead."
    assert words in read(dana)


def test_not_to_be_kept_here(read, dana):
    Recruiter.objects.filter(pk=dana.recruiter_id).update(unavailable_at=MORNING)
    assert "They asked not to be kept here, so nothing is sent. Choose someone else instead." in read(dana)


@pytest.mark.parametrize(("purpose", "key"), [("first_touch", ""), ("nudge", "nudge_1:A"), ("check_in", "check_in:A")])
def test_the_same_text_twice(seeker, signed_in, purpose, key):
    one = awaiting(seeker, "Jonas Weber", nov(2), first_name="Jonas")
    if purpose == "check_in":
        one.file_resume(by(seeker), occurred_on=nov(3))
    client, address = signed_in(seeker), reverse("outreach:write", args=[one.public_id])
    said = {"way": "linkedin", "body": "Hello Jonas, a word?", "template": key or "first_touch:A"}
    client.post(address, said | {"act": "log"})
    look = client.post(address, said | {"act": "look"}).content.decode()
    assert "Jonas had this very text from you on Mon 23 Nov. Change it, or add one thing that is new." in look


def test_paused_until_a_day(read, seeker, dana):
    dana.pause(by(seeker), nov(30))
    assert "Dana is paused until Mon 30 Nov. Resume and write?" in read(dana)


def test_paused_until_resumed(read, seeker, dana):
    dana.pause(by(seeker))
    assert "Dana is paused. Resume and write?" in read(dana)


def test_the_whole_search_is_paused(read, seeker, dana):
    make_search(seeker).pause(by(seeker))
    assert "Your whole search is paused. Resume it first, or write all the same." in read(dana)


def test_parked_and_the_day_to_look_again_has_not_come(read, seeker):
    one = awaiting(seeker, "Peter Nowak", SEPTEMBER, first_name="Peter")
    settle(seeker)
    one.refresh_from_db()
    assert one.stage == "parked"
    day = f"{one.revisit_on:%a} {one.revisit_on.day} {one.revisit_on:%b}"
    page = read(one).replace(" 2027", "")
    assert f"Peter is parked until {day}. Silence is the usual answer; that day is soon enough." in page


def test_the_least_gap(read, seeker, dana):
    out(dana, nov(19))
    words = "You wrote to Dana 4 days ago; 5 business days are polite. Next good day: Thu 26 Nov."
    assert words in read(dana, "nudge_1")
    assert words not in read(dana, "thank_you")  # waived


def test_the_least_gap_is_waived_for_an_answer(read, seeker):
    one = replying(seeker, "Ingrid Solberg", nov(20))
    assert "business days are polite" not in read(one)


def test_the_most_touches(read, seeker):
    one = awaiting(seeker, "Jonas Weber", nov(2), first_name="Jonas")
    for day in (9, 13):
        out(one, nov(day), "nudge")
    words = "3 messages are unanswered, and 3 are all that help here. Let it rest; it parks by itself."
    assert words in read(one, "nudge_1")


def test_one_first_message_to_a_firm_in_ten_days(read, seeker, dana, firm):
    awaiting(seeker, "Eli Stone", nov(19), firm=firm)
    assert (
        "You wrote to Eli Stone at Harbour Talent on Thu 19 Nov. One first message to a firm in 10 business days is "
        "polite. Next good day: Thu 3 Dec."
    ) in read(dana)


@pytest.mark.parametrize(
    ("model", "open_ones", "words"),
    [
        ("contingency", 1, ""),
        ("contingency", 2, "You are open with 2 people at Harbour Talent already; 2 at a time are enough there."),
        ("retained", 1, "You are open with 1 person at Harbour Talent already; 1 at a time is enough there."),
    ],
)
def test_so_many_open_ones_at_a_firm(read, seeker, dana, firm, model, open_ones, words):
    Firm.objects.filter(pk=firm.pk).update(pay_model=model)
    for number in range(open_ones):
        awaiting(seeker, f"Colleague {number}", nov(2), firm=Firm.objects.get(pk=firm.pk))
    page = read(dana)
    assert words in page
    assert ("You are open with" in page) == bool(words)


def test_a_colleague_at_a_retained_firm_holds_the_seeker(read, seeker, dana, firm):
    Firm.objects.filter(pk=firm.pk).update(pay_model="retained")
    eli = make_relationship(seeker, "Eli Stone", firm=firm)
    eli.file_resume(by(seeker), occurred_on=nov(2))
    words = "Eli Stone at Harbour Talent has your résumé already. At a retained firm one person holds you: ask them to"
    assert words in read(dana)
    Firm.objects.filter(pk=firm.pk).update(pay_model="contingency")
    assert words not in read(dana)


@pytest.mark.parametrize(
    ("day", "count", "words"),
    [
        (23, 15, "15 first messages went out that day; 15 a day are the most of your rhythm. Next good day:"),
        (23, 14, ""),
        (24, 60, "60 first messages went out that week; 60 a week are the most that can be followed up well."),
    ],
)
def test_so_many_first_messages(read, seeker, dana, morning, day, count, words):
    assert seeker.preferences.daily_cap == 15
    for number in range(count):
        make_relationship(seeker, f"Number {number}")
    Relationship.objects.exclude(pk=dana.pk).update(first_out_on=nov(23), stage="awaiting")
    morning.move_to(MORNING + timedelta(days=day - 23))
    page = read(dana)
    assert words in page
    assert ("first messages went out" in page) == bool(words)


def test_the_days_of_the_seekers_own_rhythm(read, seeker, dana):
    change_preferences(by(seeker), seeker, daily_cap=1)
    awaiting(seeker, "Jonas Weber", nov(23))
    assert "1 first message went out that day; 1 a day is the most of your rhythm." in read(dana)


def test_a_firm_that_charges(read, dana, firm):
    words = "Harbour Talent charges job seekers. Employers pay recruiters, so leave this firm out unless you are sure."
    assert words not in read(dana)
    Firm.objects.filter(pk=firm.pk).update(paid_by="seeker")
    assert words in read(dana)


def test_late_in_the_week_is_only_a_hint(read, dana, morning):
    assert "is easily missed" not in read(dana)
    morning.move_to(noon(nov(27)) + timedelta(minutes=1))
    assert timezone.now() > noon(nov(27))
    page = read(dana)
    assert (
        "A message sent from Friday noon to Sunday is easily missed. Best is Tuesday to Thursday, 9:30 to 11:30 "
        "their time: next on Tue 1 Dec. Where they are is not known here, so this goes by your own clock."
    ) in page
    assert "Write anyway" not in page


def test_late_in_the_week_goes_by_the_clock_of_the_recipients_place(read, dana, firm, morning):
    morning.move_to(noon(nov(27)) - timedelta(hours=2))  # ten in Boston, three in the afternoon in London
    assert "is easily missed" not in read(dana)
    Firm.objects.filter(pk=firm.pk).update(places="London")
    assert "With them it is Fri 27 Nov, 15:00. A message sent from Friday noon to Sunday is easily" in read(dana)
    Recruiter.objects.filter(pk=dana.recruiter_id).update(place="San Francisco, CA")  # the person's own goes first
    assert "is easily missed" not in read(dana)
    morning.move_to(noon(nov(27)) + timedelta(hours=2))  # eleven there
    assert "is easily missed" not in read(dana)
