"""The weekly check-in: only for who asks, once a week, kind about a quiet week, without a name."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from coaching.mail_hours import mail_hours
from coaching.models import Agreed, MailHour, Session
from mail.models import OutgoingMail
from mail.outbox import State
from mail.sweeps import queued_mail
from tests.accounts.joined import make_coaching
from tests.cast import by
from tests.factories import make_search
from tests.outreach.scenes import awaiting, nov, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
FRIDAY = datetime(2026, 11, 27, 21, tzinfo=UTC)  # four in the afternoon in Boston
SAID = {"on": "on", "weekday": "4", "minute": "960"}
URL = "/settings/check-in/"


def sweep(now):
    asked = mail_hours(now)
    queued_mail(now)
    return asked


def test_nobody_gets_it_who_did_not_ask(seeker, coach, mailoutbox):
    make_coaching(seeker, coach)
    assert [sweep(FRIDAY + timedelta(days=n)) for n in range(8)] == [0] * 8


def test_who_asks_gets_it_once_a_week(seeker, coach, signed_in, mailoutbox):
    client = signed_in(seeker)
    assert client.post(URL, SAID).status_code == 303
    assert [sweep(FRIDAY + timedelta(days=n)) for n in range(-1, 8)] == [0, 1, 0, 0, 0, 0, 0, 0, 1]
    assert client.post(URL, SAID | {"on": ""}).status_code == 303
    assert sweep(FRIDAY + timedelta(days=14)) == 0


def test_it_counts_and_names_nobody(seeker, coach, signed_in, mailoutbox):
    make_coaching(seeker, coach)
    they(awaiting(seeker, "Jonas Weber", nov(23)), nov(23))
    Agreed.note(by(coach), seeker, "Rewrite the opening line", nov(30))
    Session.arrange(by(coach), seeker, FRIDAY + timedelta(days=3))
    signed_in(seeker).post(URL, SAID)
    sweep(FRIDAY)
    (message,) = mailoutbox
    assert message.subject == "How was your week?"
    for words in ("1 message went out and 1 came back", "1 thing that you agreed is open", "on Mon 30 Nov, 16:00"):
        assert words in message.body
    for words in ("Jonas", "Cleo", "opening line"):
        assert words not in message.body + message.alternatives[0].content


def test_a_quiet_week_is_fine(seeker, signed_in, mailoutbox):
    signed_in(seeker).post(URL, SAID)
    sweep(FRIDAY)
    assert "A quiet week is fine" in mailoutbox[0].body
    assert "0" not in mailoutbox[0].body.split("\n\n")[1].replace("2026", "")


def test_a_week_in_which_only_they_wrote_counts_no_zero(seeker, signed_in, mailoutbox):
    they(awaiting(seeker, "Jonas Weber", nov(16)), nov(23))
    signed_in(seeker).post(URL, SAID)
    sweep(FRIDAY)
    assert "This week 1 message came back." in mailoutbox[0].body


def test_in_a_confidential_search_its_subject_says_nothing(seeker, signed_in, mailoutbox):
    search = make_search(seeker, confidential=True, current_employer_domain="seeker.example")
    client = signed_in(seeker)
    assert "is at your employer" in client.post(URL, SAID).content.decode()
    search.current_employer_domain = "elsewhere.example"
    search.save()
    assert client.post(URL, SAID).status_code == 303
    sweep(FRIDAY)
    assert mailoutbox[0].subject == "Your notes for this week"
    assert mailoutbox[0].from_email.startswith("Weekly notes")
    search.current_employer_domain = "seeker.example"
    search.save()
    sweep(FRIDAY + timedelta(days=7))
    assert OutgoingMail.objects.get(key="check_in:2026-12-04").state == State.REFUSED


@pytest.mark.parametrize("said", [{"weekday": "9"}, {"minute": "1"}, {"weekday": ""}])
def test_what_does_not_fit_is_said(seeker, signed_in, said):
    assert signed_in(seeker).post(reverse("coaching:check_in"), SAID | said).status_code == 422
    assert not MailHour.objects.exists()
