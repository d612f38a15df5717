"""Undo from a toast or the timeline: at once, over later acts only after saying so, twice, by a stranger."""

import pytest
from django.urls import reverse

from outreach.models import Reminder
from tests.cast import by
from tests.factories import make_relationship

from .scenes import awaiting, nov, out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def url(row):
    return reverse("outreach:undo", args=[row.act.public_id])


def test_undo_takes_the_act_back_and_leads_where_one_was(seeker, signed_in):
    relationship = make_relationship(seeker)
    row = out(relationship, nov(20))
    page = reverse("outreach:relationship", args=[relationship.public_id])
    answer = signed_in(seeker).post(url(row), HTTP_REFERER=f"http://testserver{page}")
    assert (answer.status_code, answer["Location"]) == (303, page)
    relationship.refresh_from_db()
    assert relationship.stage == "listed"


def test_it_never_leads_off_the_site(seeker, signed_in):
    client = signed_in(seeker)
    row = out(make_relationship(seeker), nov(20))
    assert client.post(url(row), HTTP_REFERER="https://evil.example/x")["Location"] == "/today/"
    slashes = out(make_relationship(seeker), nov(20))
    assert client.post(url(slashes), HTTP_REFERER="http://testserver//evil.example/")["Location"] == "/today/"
    other = out(make_relationship(seeker), nov(20))
    for way_back in ("https://evil.example/", "//evil.example", "/\\evil.example", ""):
        assert client.post(url(other), {"way_back": way_back})["Location"] == "/today/"


def test_later_acts_on_the_same_history_are_said_first(seeker, signed_in):
    relationship = awaiting(seeker, day=nov(10))
    first = relationship.history.get()
    out(relationship, nov(17), "nudge")
    client = signed_in(seeker)
    answer = client.post(url(first))
    assert answer.status_code == 200
    assert "1 later act stands on the same history" in answer.content.decode()
    assert "Nudge with Jonas Weber" in answer.content.decode()
    relationship.refresh_from_db()
    assert relationship.unanswered == 2
    assert client.post(url(first), {"confirmed": "1"}).status_code == 303
    relationship.refresh_from_db()
    assert relationship.unanswered == 1


def test_a_second_undo_is_harmless(seeker, signed_in):
    row = out(make_relationship(seeker), nov(20))
    client = signed_in(seeker)
    client.post(url(row))
    answer = client.post(url(row), follow=True)
    assert "That was taken back already." in answer.content.decode()
    assert "Taken back already" in client.get(url(row)).content.decode()


def test_the_page_asks_without_scripts(seeker, signed_in):
    relationship = make_relationship(seeker, "Jonas Weber")
    row = out(relationship, nov(20))
    page = signed_in(seeker).get(url(row)).content.decode()
    assert "Take this back?" in page
    assert "First message with Jonas Weber" in page


def test_a_settings_act_and_an_own_reminder_have_words_too(seeker, signed_in):
    relationship, client = awaiting(seeker), signed_in(seeker)
    client.post(reverse("outreach:rhythm", args=[relationship.public_id]), {"nudge_1": "9"})
    Reminder.add_own(by(seeker), relationship, nov(27), "Ask")
    for act in seeker.acts.filter(kind__in=["timings", "own_reminder"]):
        page = client.get(reverse("outreach:undo", args=[act.public_id])).content.decode()
        assert "a change of rhythm" in page.lower() or "a reminder of your own" in page.lower()


def test_a_stranger_and_an_admin_get_404(seeker, stranger, admin, signed_in):
    row = out(make_relationship(seeker), nov(20))
    for other in (stranger, admin):
        assert signed_in(other).get(url(row)).status_code == 404
        assert signed_in(other).post(url(row)).status_code == 404
    row.act.refresh_from_db()
    assert row.act.undone_at is None
