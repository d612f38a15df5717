"""What a text is before it leaves: whose words, to which address, under which subject, and what keeps it here."""


import pytest

from outreach.models import HistoryRow, JobSearch
from tests.cast import MORNING
from tests.factories import make_firm, make_relationship
from tests.outreach.scenes import HTMX, awaiting, replying

from .pages import at, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.mark.parametrize(
    ("stage", "purpose"), [("listed", "first_touch"), ("awaiting", "nudge"), ("talking", "answer")]
)
def test_own_words_are_guarded_and_logged_as_what_they_are(page, seeker, stage, purpose):
    make = {"listed": make_relationship, "awaiting": awaiting, "talking": replying}[stage]
    one = make(seeker, "Dana Reyes", **{} if stage == "talking" else {"firm": make_firm(paid_by="seeker")})
    one.reminders.update(closed_at=MORNING)  # nothing that is owed says what it is for
    text = said(page, one, "?text=own", body="Hello Dana, a word?")
    assert text["template"] == ""
    look = page.post(at(one), text | {"act": "look"}, **HTMX).content.decode()
    assert ("charges job seekers" in look) == (stage != "talking")
    page.post(at(one), text | {"act": "log"})
    row = HistoryRow.objects.live().filter(relationship=one, kind="interaction").in_order().last()
    assert (row.data["purpose"], "body_key" in row.data) == (purpose, True)


def test_own_words_to_someone_new_keep_the_limits_of_a_first_message(page, seeker):
    one, text = make_relationship(seeker, "Dana Reyes"), {"body": "word " * 121}
    look = page.post(at(one), said(page, one, "?text=own", act="look", **text), **HTMX).content.decode()
    assert "121 of 120 words" in look


def test_an_address_with_its_name_is_one_address(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    text = said(page, one, to='"Reyes, Dana" <dana@firm.example>', body="Hello Dana, a word?")
    look = page.post(at(one), text | {"act": "look"}, **HTMX).content.decode()
    assert "addresses stand in" not in look
    assert 'href="mailto:dana@firm.example?' in look
    both = page.post(at(one), text | {"act": "look", "to": "Dana <a@b.example>, Eli <c@d.example>"}, **HTMX)
    assert "2 addresses stand in" in both.content.decode()


def test_a_follow_up_keeps_the_subject_of_its_thread(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    first = said(page, one, subject="Referred by Ingrid", body="Hello Dana,\n\na word?", act="log")
    assert page.post(at(one), first).status_code == 303
    assert said(page, one, "?kind=nudge_1")["subject"] == "Re: Referred by Ingrid"
    assert said(page, one, "?kind=check_in")["subject"] != "Re: Referred by Ingrid"
    page.post(at(one), said(page, one, "?kind=nudge_1", body="One new fact.", act="log"))
    assert said(page, one, "?kind=nudge_2")["subject"] == "Re: Referred by Ingrid"


@pytest.mark.parametrize(
    ("pay", "currency", "shown"),
    [
        ("230–270k", "USD", "Pay: 230–270k USD"),
        ("230–270k USD", "USD", "Pay: 230–270k USD"),
        ("€90k", "EUR", "Pay: €90k"),
    ],
)
def test_a_currency_is_said_once(page, seeker, pay, currency, shown):
    JobSearch.objects.update(pay_range=pay, currency=currency)
    body = said(page, make_relationship(seeker, "Dana Reyes"))["body"]
    assert shown in body.split("\n")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"subject": "x" * 201}, "Subject: Ensure this value has at most 200 characters"),
        ({"subject": "A\r\nBcc: x@y.example"}, "Subject: There is a character in here that is no text."),
        ({"way": "pigeon"}, "Goes by: Select a valid choice."),
        ({"body": "x" * 5001}, "Ensure this value has at most 5000 characters"),
    ],
)
def test_what_keeps_a_text_from_leaving_is_said_beside_the_ways(page, seeker, changed, words):
    one = make_relationship(seeker, "Dana Reyes")
    look = page.post(at(one), said(page, one, act="look", **{"body": "Hello there"} | changed), **HTMX)
    assert words in look.content.decode()
    assert "mailto:" not in look.content.decode()
