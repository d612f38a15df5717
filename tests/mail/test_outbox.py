"""A mail from the wish to send it to what became of it, against a real SMTP server."""

from datetime import timedelta

import pytest

from mail.models import OutgoingMail
from mail.outbox import LEASE, State, claim, compose, give_back, send, settle
from mail.post import Outcome, mail_of_token, post, unsubscribe_token
from mail.sweeps import leases_over, old_bodies, queued_mail
from tests.cast import MORNING

pytestmark = pytest.mark.django_db


def ask(user, key="test:1", now=MORNING, **extra):
    return compose(user, key, kind="test", now=now, **extra)[0]


def sent_at(now):
    return lambda: now


def minutes(count):
    return MORNING + timedelta(minutes=count)


def test_one_key_is_one_mail(seeker):
    first, made = compose(seeker, "test:1", kind="test", now=MORNING)
    again, made_again = compose(seeker, "test:1", kind="test", now=minutes(5))
    assert (made, made_again, first.pk) == (True, False, again.pk)


def test_sent_with_its_headers(seeker, sink):
    mail = ask(seeker, series="digest")
    assert send(mail.pk, sent_at(MORNING)) == State.SENT
    (message,) = sink.await_mails(1)
    mail.refresh_from_db()
    assert message["To"] == seeker.email
    assert message["From"] == "RecruitPath <hello@recruitpath.example>"
    assert message["Message-ID"] == mail.message_id
    assert message["Message-ID"].endswith("@recruitpath.example>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"/unsubscribe/{unsubscribe_token(mail)}/" in message["List-Unsubscribe"].replace("\n", "").replace(" ", "")
    assert mail_of_token(unsubscribe_token(mail)) == mail
    assert mail.settled_at == MORNING
    assert "test mail you asked for" in message.get_body(("plain",)).get_content()


def test_a_second_worker_finds_it_taken(seeker, sink):
    mail = ask(seeker)
    assert claim(mail.pk, MORNING).state == State.SENDING
    assert claim(mail.pk, MORNING) is None
    assert send(mail.pk, sent_at(MORNING)) == ""
    assert sink.mails == []


def test_one_that_is_not_due_yet_stays(seeker, sink):
    mail = ask(seeker, due_at=minutes(10))
    assert send(mail.pk, sent_at(MORNING)) == ""
    assert queued_mail(MORNING) == 0
    assert queued_mail(minutes(10)) == 1


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_refused_for_now_then_accepted(seeker, sink, step):
    sink.answers += [(step, "451 4.7.1 Greylisted, come back later")] * 2
    mail = ask(seeker)
    assert send(mail.pk, sent_at(MORNING)) == State.QUEUED
    mail.refresh_from_db()
    assert (mail.due_at, mail.response) == (minutes(1), "451 4.7.1 Greylisted, come back later")
    assert queued_mail(MORNING) == 0
    queued_mail(minutes(1))
    mail.refresh_from_db()
    assert mail.due_at == minutes(3)
    assert queued_mail(minutes(3)) == 1
    (message,) = sink.mails
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, message["Message-ID"]) == (State.SENT, 3, mail.message_id)


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_refused_for_good_keeps_the_servers_words(seeker, sink, step):
    sink.answers.append((step, "550 5.1.1 No such person here"))
    mail = ask(seeker)
    assert send(mail.pk, sent_at(MORNING)) == State.REFUSED
    mail.refresh_from_db()
    assert mail.response == "550 5.1.1 No such person here"
    assert queued_mail(minutes(60)) == 0


def test_nobody_listens_and_then_somebody_does(seeker, sink, settings):
    settings.EMAIL_PORT = 1
    mail = ask(seeker)
    for minute in range(60):
        queued_mail(minutes(minute))
    mail.refresh_from_db()
    assert (mail.state, mail.response) == (State.QUEUED, "unreachable")
    assert mail.due_at <= minutes(75)
    settings.EMAIL_PORT = sink.port
    assert queued_mail(minutes(75)) == 1
    assert len(sink.mails) == 1


def test_a_server_that_cannot_be_reached_for_two_days_is_given_up(seeker, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = "mail.smtp.EmailBackend", "127.0.0.1", 1
    mail = ask(seeker)
    queued_mail(MORNING)
    queued_mail(MORNING + timedelta(days=2, minutes=1))
    mail.refresh_from_db()
    assert mail.state == State.REFUSED


def test_lost_after_the_body_is_unknown_and_never_sent_again(seeker, sink):
    sink.answers.append(sink.DROP)
    mail = ask(seeker)
    assert send(mail.pk, sent_at(MORNING)) == State.UNKNOWN
    assert queued_mail(minutes(600)) == 0
    assert sink.mails == []


def test_a_server_too_slow_after_the_body_is_unknown(seeker, sink, settings):
    settings.EMAIL_TIMEOUT = 0.2
    sink.answers.append(sink.HOLD)
    assert send(ask(seeker).pk, sent_at(MORNING)) == State.UNKNOWN


def test_a_worker_that_died_between_acceptance_and_settling_leaves_an_unknown(seeker, sink):
    mail = claim(ask(seeker).pk, MORNING)
    assert post(mail).state == State.SENT  # and here it dies
    assert leases_over(MORNING + LEASE - timedelta(seconds=1)) == 0
    assert leases_over(MORNING + LEASE) == 1
    mail.refresh_from_db()
    assert mail.state == State.UNKNOWN
    assert queued_mail(minutes(600)) == 0
    assert len(sink.mails) == 1


def test_a_worker_that_comes_back_late_still_tells_the_truth(seeker):
    mail = claim(ask(seeker).pk, MORNING)
    give_back(mail.pk, MORNING + LEASE)
    assert not settle(mail, Outcome(State.QUEUED, "451 later"), minutes(30))
    assert settle(mail, Outcome(State.SENT), minutes(31))
    mail.refresh_from_db()
    assert mail.state == State.SENT


def test_of_one_series_only_the_latest_waits(seeker):
    first, other = ask(seeker, "digest:1", series="digest"), ask(seeker, "test:1")
    compose(seeker, "digest:2", kind="digest", series="digest", now=minutes(1))
    first.refresh_from_db()
    other.refresh_from_db()
    assert (first.state, other.state) == (State.SUPERSEDED, State.QUEUED)


def test_one_refused_for_now_gives_way_to_the_next_of_its_series(seeker, sink):
    sink.answers.append(("RCPT", "450 later"))
    first = claim(ask(seeker, "digest:1", series="digest").pk, MORNING)
    compose(seeker, "digest:2", kind="digest", series="digest", now=minutes(1))
    settle(first, post(first), minutes(1))
    first.refresh_from_db()
    assert first.state == State.SUPERSEDED


def test_one_that_cannot_be_written_waits_and_stops_no_other(seeker, stranger, sink, settings, caplog):
    broken = compose(seeker, "odd:1", kind="odd", now=MORNING)[0]
    settings.MAIL_RENDERERS = settings.MAIL_RENDERERS | {"odd": "tests.mail.test_outbox.no_such_renderer"}
    ask(stranger)
    assert queued_mail(MORNING) == 1
    broken.refresh_from_db()
    assert (broken.state, broken.response, broken.attempts) == (State.QUEUED, "unwritten", 1)
    assert broken.due_at == minutes(1)
    assert f"mail {broken.pk} could not be written" in caplog.text


def test_old_bodies_are_blanked_and_the_row_stays(seeker, sink):
    mail = ask(seeker)
    send(mail.pk, sent_at(MORNING))
    assert old_bodies(MORNING + timedelta(days=89)) == 0
    assert old_bodies(MORNING + timedelta(days=90)) == 1
    mail.refresh_from_db()
    assert (mail.text, mail.html, mail.state) == ("", "", State.SENT)
    assert mail.subject


def test_a_demo_account_reaches_no_server(seeker, sink, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    seeker.is_demo = True
    seeker.save()
    mail = ask(seeker)
    assert send(mail.pk, sent_at(MORNING)) == State.SENT
    assert sink.mails == []
    assert OutgoingMail.objects.get(pk=mail.pk).response == "kept"
    assert len(list(tmp_path.glob("*.log"))) == 1
