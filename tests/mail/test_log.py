"""The delivery log, the test mail, reading a mail, kept files, and the way out of the daily mail."""

import re
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from accounts.models import Preferences
from mail.models import OutgoingMail
from mail.outbox import State, compose, send
from mail.post import FILES, unsubscribe_token
from mail.sweeps import queued_mail
from tests.cast import MORNING
from tests.factories import make_relationship

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(seeker, signed_in, morning):
    return signed_in(seeker)


def make(user, key="digest:2026-11-23", **columns):
    mail = compose(user, key, kind="digest", now=MORNING, series="digest")[0]
    OutgoingMail.objects.filter(pk=mail.pk).update(**columns)
    mail.refresh_from_db()
    return mail


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"state": "queued"}, "Queued"),
        ({"state": "queued", "attempts": 2, "response": "451 Greylisted"}, "The mail server said: 451 Greylisted"),
        ({"state": "sent"}, "Sent"),
        ({"state": "sent", "response": "kept"}, "Kept here"),
        ({"state": "refused", "response": "550 No such person here"}, "The mail server said: 550 No such person here"),
        ({"state": "unknown"}, "It may have arrived; it is not sent again"),
        ({"state": "superseded"}, "the next one took its place"),
        ({"state": "empty"}, "Nothing needed you"),
    ],
)
def test_the_log_says_what_became_of_each(browser, seeker, columns, words):
    make(seeker, subject="2 replies waiting", **columns)
    page = browser.get(reverse("mail:log")).content.decode()
    assert "2 replies waiting" in page
    assert words in page


def test_the_log_is_ones_own(browser, stranger):
    other = make(stranger, subject="Theirs")
    assert "Theirs" not in browser.get(reverse("mail:log")).content.decode()
    assert browser.get(reverse("mail:one", args=[other.public_id])).status_code == 404
    assert browser.get(reverse("mail:as_sent", args=[other.public_id])).status_code == 404


def test_a_mail_is_read_as_text_and_in_a_sandbox(browser, seeker):
    mail = make(seeker, state="sent", subject="S", text="Look at http://localhost:8000/today/ <b>", html="<h1>Hi</h1>")
    page = browser.get(reverse("mail:one", args=[mail.public_id])).content.decode()
    assert "&lt;b&gt;" in page
    assert "<iframe" in page
    assert " sandbox" in page
    whole = browser.get(reverse("mail:as_sent", args=[mail.public_id]))
    assert whole.content == b"<h1>Hi</h1>"
    assert whole["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert whole["X-Frame-Options"] == "SAMEORIGIN"


def test_send_me_a_test_goes_through_the_outbox(browser, seeker, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks():
        assert browser.post(reverse("mail:send_test")).status_code == 303
    browser.post(reverse("mail:send_test"))
    mail = OutgoingMail.objects.get()
    assert (mail.key, mail.state) == ("test:1", State.QUEUED)
    assert queued_mail(MORNING) == 1
    assert mailoutbox[0].subject == "A test mail from RecruitPath"
    assert browser.get(reverse("mail:send_test")).status_code == 405


def test_a_second_test_a_minute_later_is_another_one(browser, seeker, morning):
    browser.post(reverse("mail:send_test"))
    morning.shift(timedelta(minutes=1))
    browser.post(reverse("mail:send_test"))
    assert [mail.key for mail in OutgoingMail.objects.order_by("pk")] == ["test:1", "test:2"]


def test_one_click_stops_the_daily_mail(seeker, client):
    mail = make(seeker)
    seeker.preferences.schedule_digest(MORNING)
    seeker.preferences.save()
    url = reverse("mail:unsubscribe", args=[unsubscribe_token(mail)])
    assert client.get(url).status_code == 200
    assert Preferences.objects.get(pk=seeker.pk).digest_on
    done = client.post(url, {"List-Unsubscribe": "One-Click"})
    assert "has stopped" in done.content.decode()
    preferences = Preferences.objects.get(pk=seeker.pk)
    assert (preferences.digest_on, preferences.next_digest_at) == (False, None)


@pytest.mark.parametrize("spoil", [lambda token: token[:-1] + "xy"[token[-1] == "x"], lambda token: "x" + token])
def test_a_forged_unsubscribe_link_does_nothing(seeker, client, spoil):
    url = reverse("mail:unsubscribe", args=[spoil(unsubscribe_token(make(seeker)))])
    assert client.post(url).status_code == 404
    assert Preferences.objects.get(pk=seeker.pk).digest_on


def test_three_refusals_in_a_row_stop_the_address_and_it_can_be_tried_again(browser, seeker, sink):
    for number in range(3):
        sink.answers.append(("RCPT", "550 5.1.1 No such person here"))
        send(compose(seeker, f"test:{number}", kind="test", now=MORNING)[0].pk, lambda: MORNING)
    preferences = Preferences.objects.get(pk=seeker.pk)
    assert (preferences.digest_paused, preferences.next_digest_at) == ("refused", None)
    page = browser.get(reverse("mail:log")).content.decode()
    assert "Your daily mail has stopped" in page
    make_relationship(seeker)
    assert "Your daily mail has stopped" in browser.get(reverse("outreach:today")).content.decode()
    browser.post(reverse("mail:try_again"))
    preferences.refresh_from_db()
    assert (preferences.digest_paused, preferences.refusals, bool(preferences.next_digest_at)) == ("", 0, True)


def test_a_mail_that_arrives_ends_the_row_of_refusals(seeker, sink):
    for number, answers in enumerate([["RCPT"], ["RCPT"], [], ["RCPT"]]):
        sink.answers += [(step, "550 no") for step in answers]
        send(compose(seeker, f"test:{number}", kind="test", now=MORNING)[0].pk, lambda: MORNING)
    preferences = Preferences.objects.get(pk=seeker.pk)
    assert (preferences.digest_paused, preferences.refusals) == ("", 1)


def test_a_refusal_of_our_sender_is_not_the_addresss_fault(seeker, sink):
    for number in range(3):
        sink.answers.append(("MAIL", "550 5.7.1 You may not send from here"))
        send(compose(seeker, f"test:{number}", kind="test", now=MORNING)[0].pk, lambda: MORNING)
    assert Preferences.objects.get(pk=seeker.pk).digest_paused == ""


@pytest.fixture
def kept(settings, tmp_path):
    settings.EMBEDDED, settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = True, FILES, tmp_path

    def keep(to, subject, **headers):
        EmailMessage(subject, f"About {subject}", None, [to], connection=get_connection(), headers=headers).send()

    return keep


def test_a_newcomer_reads_the_code_on_this_machine(client, kept):
    kept("nora@seeker.example", "Daily", **{"Auto-Submitted": "auto-generated"})
    kept("new@person.example", "Your code")
    page = client.get(reverse("mail:kept")).content.decode()
    assert "About Your code" in page
    assert "About Daily" not in page


def test_who_is_signed_in_reads_only_their_own(kept, seeker, signed_in):
    kept(seeker.email, "Mine")
    kept("sam@stranger.example", "Not mine")
    page = signed_in(seeker).get(reverse("mail:kept")).content.decode()
    assert "About Mine" in page
    assert not re.search("Not mine", page)


@pytest.mark.parametrize("where", [{"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}])
def test_kept_mail_is_shown_on_this_machine_only(client, kept, where):
    assert client.get(reverse("mail:kept"), **where).status_code == 404


def test_kept_mail_is_not_shown_in_production(client, kept, settings):
    settings.EMBEDDED = False
    assert client.get(reverse("mail:kept")).status_code == 404
