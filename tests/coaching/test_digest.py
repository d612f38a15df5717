"""The mail of a coach's day: at their hour and days, once a day, with who could use a word and whom they speak with."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import CoachingEvent
from coaching.mail_hours import mail_hours
from coaching.models import MailHour, Session, Summary
from coaching.sweeps import summaries
from mail.models import OutgoingMail
from mail.outbox import State
from mail.post import unsubscribe_token
from mail.sweeps import queued_mail
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by, person
from tests.factories import make_search

pytestmark = pytest.mark.django_db
HALF_PAST_SEVEN = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)  # Monday in Boston
LONG_AGO = HALF_PAST_SEVEN - timedelta(days=100)
DIGEST = MailHour.Kind.DIGEST


@pytest.fixture
def asked_for(coach):
    """The coach, who asked for it on working days at half past seven; the next one is Monday's."""
    MailHour.set(coach, DIGEST, HALF_PAST_SEVEN - timedelta(hours=1), on=True, minute=450, weekdays=[0, 1, 2, 3, 4])
    return coach


def client_of(coach, name, rights=("activity", "pipeline"), confidential=False, **counted):
    one = person(f"{name.split()[0].lower()}@client.example", name=name)
    make_search(one, LONG_AGO, confidential=confidential)
    make_coaching(one, coach, rights, at=LONG_AGO)
    summaries(HALF_PAST_SEVEN)
    well = {"active_on": HALF_PAST_SEVEN.date(), "weeks": [2] * 9, "search": "active"}
    Summary.objects.filter(client=one).update(**(well | counted))
    return one


def sweep(now):
    asked = mail_hours(now)
    queued_mail(now)
    return asked


def mails(coach):
    return list(OutgoingMail.objects.visible_to(coach).filter(kind=DIGEST).order_by("pk"))


def test_it_says_who_could_use_a_word_and_whom_one_speaks_with(asked_for, mailoutbox):
    client_of(asked_for, "Ben Behind", overdue=8)
    well = client_of(asked_for, "Zoe Well")
    Session.arrange(by(asked_for), well, HALF_PAST_SEVEN + timedelta(hours=3), "Room 4")
    Session.arrange(by(asked_for), well, HALF_PAST_SEVEN + timedelta(hours=23), "Room 5")
    assert sweep(HALF_PAST_SEVEN - timedelta(seconds=1)) == 0
    assert sweep(HALF_PAST_SEVEN) == 1
    assert sweep(HALF_PAST_SEVEN + timedelta(hours=1)) == 0
    (message,) = mailoutbox
    (mail,) = mails(asked_for)
    assert (mail.key, mail.state) == ("coach_digest:2026-11-23", State.SENT)
    assert message.subject == "1 client could use a word, 1 session today"
    for words in (
        "Good morning, Cleo", "Monday 23 November.", "- Ben Behind: 8 from before today", "- 10:30, Zoe Well", "Room 4",
        "on working days at 7:30, New York time",
    ):  # fmt: skip
        assert words in message.body
    assert "Room 5" not in message.body
    assert "<strong>Ben Behind</strong>" in message.alternatives[0].content
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_each_whom_it_speaks_of_can_read_that_it_did(asked_for):
    one, other = client_of(asked_for, "Ben Behind", overdue=8), client_of(asked_for, "Zoe Well")
    sweep(HALF_PAST_SEVEN)
    looks = CoachingEvent.objects.filter(kind="viewed", page="digest")
    assert list(looks.values_list("client", flat=True)) == [one.pk]
    assert not looks.filter(client=other).exists()


def test_who_is_only_counted_was_not_looked_at(asked_for, mailoutbox, monkeypatch):
    monkeypatch.setattr("coaching.digest.MOST_ROWS", 1)
    client_of(asked_for, "Ben Behind", overdue=9)
    client_of(asked_for, "Kim Behind", overdue=8)
    sweep(HALF_PAST_SEVEN)
    assert "2 clients could use a word" in mailoutbox[0].subject
    assert "1 more is on your page." in mailoutbox[0].body
    assert [one.client.name for one in CoachingEvent.objects.filter(page="digest")] == ["Ben Behind"]


def test_what_may_not_be_seen_is_no_reason(asked_for):
    client_of(asked_for, "Hal Hidden", ["activity"], overdue=50, conflicts=2)
    sweep(HALF_PAST_SEVEN)
    assert mails(asked_for)[0].state == State.EMPTY


def test_no_mail_names_whose_search_is_confidential(asked_for, mailoutbox):
    one = client_of(asked_for, "Carl Covert", confidential=True, overdue=8)
    Session.arrange(by(asked_for), one, HALF_PAST_SEVEN + timedelta(hours=3), "Room 4")
    sweep(HALF_PAST_SEVEN)
    (message,) = mailoutbox
    assert message.subject == "1 client could use a word, 1 session today"
    assert "whose search is confidential" in message.body
    for words in ("Carl", "Room 4", one.public_id):
        assert words not in message.body + message.alternatives[0].content


def test_who_ended_it_before_it_left_is_not_in_it(asked_for, mailoutbox):
    one, other = client_of(asked_for, "Ben Behind", overdue=8), client_of(asked_for, "Olga Overdue", overdue=9)
    mail_hours(HALF_PAST_SEVEN)
    one.coachings.get().end(by(one, HALF_PAST_SEVEN))
    queued_mail(HALF_PAST_SEVEN)
    assert "Ben" not in mailoutbox[0].body
    assert other.name in mailoutbox[0].body


def test_own_days_less_days_off(asked_for):
    client_of(asked_for, "Ben Behind", overdue=8)
    asked_for.preferences.days_off = ["2026-11-24"]
    asked_for.preferences.save()
    MailHour.set(asked_for, DIGEST, HALF_PAST_SEVEN - timedelta(hours=1), weekdays=[1, 2, 5])
    assert [sweep(HALF_PAST_SEVEN + timedelta(days=day)) for day in range(7)] == [0, 0, 1, 0, 0, 1, 0]


def test_two_sweeps_ask_once_even_when_the_date_was_read_before(asked_for):
    found = mail_hours.find(HALF_PAST_SEVEN)
    assert [mail_hours.work(found, HALF_PAST_SEVEN) for _twice in range(2)] == [1, 0]


def test_a_new_hour_on_the_same_day_is_no_second_mail(asked_for):
    sweep(HALF_PAST_SEVEN)
    MailHour.set(asked_for, DIGEST, HALF_PAST_SEVEN, minute=480)
    assert sweep(HALF_PAST_SEVEN + timedelta(minutes=30)) == 0
    assert len(mails(asked_for)) == 1


def test_days_that_were_missed_give_one_mail(asked_for):
    """The machine was off from Monday to Thursday."""
    client_of(asked_for, "Ben Behind", overdue=8)
    early = HALF_PAST_SEVEN + timedelta(days=3, hours=-2)
    assert [sweep(early), sweep(early + timedelta(hours=3))] == [0, 1]
    assert [mail.key for mail in mails(asked_for)] == ["coach_digest:2026-11-26"]


def test_midnight_is_an_hour_too(asked_for):
    MailHour.set(asked_for, DIGEST, HALF_PAST_SEVEN - timedelta(hours=1), minute=0)
    tuesday = HALF_PAST_SEVEN.replace(hour=5, minute=0) + timedelta(days=1)
    assert [sweep(tuesday - timedelta(seconds=1)), sweep(tuesday), sweep(tuesday + timedelta(hours=9))] == [0, 1, 0]


def test_another_zone_moves_the_hour(asked_for):
    preferences = asked_for.preferences
    preferences.time_zone = "America/Los_Angeles"
    preferences.save()
    assert sweep(HALF_PAST_SEVEN) == 0
    assert sweep(HALF_PAST_SEVEN + timedelta(hours=3)) == 1


def test_one_that_waits_is_replaced_by_the_next(asked_for):
    client_of(asked_for, "Ben Behind", overdue=8)
    mail_hours(HALF_PAST_SEVEN)
    sweep(HALF_PAST_SEVEN + timedelta(days=1))
    assert [mail.state for mail in mails(asked_for)] == [State.SUPERSEDED, State.SENT]


def test_a_stopped_address_gets_none_until_it_is_tried_again(asked_for):
    preferences = asked_for.preferences
    preferences.digest_paused = "refused"
    preferences.save()
    assert sweep(HALF_PAST_SEVEN) == 0
    preferences.resume_digest(HALF_PAST_SEVEN)
    assert sweep(HALF_PAST_SEVEN + timedelta(days=1)) == 1


def test_one_click_stops_it_and_nothing_else(asked_for, client):
    sweep(HALF_PAST_SEVEN)
    url = reverse("mail:unsubscribe", args=[unsubscribe_token(mails(asked_for)[0])])
    assert "Stop the mail about your clients?" in client.get(url).content.decode()
    assert asked_for.mail_hours.get().on
    assert "has stopped" in client.post(url).content.decode()
    assert not asked_for.mail_hours.get().on
    asked_for.preferences.refresh_from_db()
    assert asked_for.preferences.digest_on
    assert sweep(HALF_PAST_SEVEN + timedelta(days=1)) == 0


def test_asking_takes_the_same_queries_for_many(asked_for):
    def queries(now):
        with CaptureQueriesContext(connection) as captured:
            asked = mail_hours(now)
        return asked, len(captured)

    one, before = queries(HALF_PAST_SEVEN)
    for number in range(30):
        other = person(f"coach{number}@many.example")
        MailHour.set(other, DIGEST, HALF_PAST_SEVEN, on=True, minute=450, weekdays=[])
    many, after = queries(HALF_PAST_SEVEN + timedelta(days=1))
    assert (one, many) == (1, 31)
    assert after <= before


def test_writing_takes_the_same_queries_for_many_clients(asked_for):
    def queries(now):
        mail_hours(now)
        with CaptureQueriesContext(connection) as captured:
            queued_mail(now)
        return len(captured)

    client_of(asked_for, "First One", overdue=8)
    before = queries(HALF_PAST_SEVEN)
    for number in range(9):
        one = client_of(asked_for, f"Many{number} More", overdue=8)
        Session.arrange(by(asked_for), one, HALF_PAST_SEVEN + timedelta(hours=number))
    MailHour.objects.update(next_at=HALF_PAST_SEVEN)
    OutgoingMail.objects.all().delete()
    assert queries(HALF_PAST_SEVEN) <= before


# ── Its settings ──

SAID = {"on": "on", "minute": "480", "weekdays": ["0", "3"], "quiet_days": "10", "overdue": "2", "stale": "5",
        "below": "5"}  # fmt: skip


@pytest.mark.usefixtures("morning")
def test_hour_days_and_thresholds_are_chosen(coach, signed_in):
    client_of(coach, "Ben Behind", overdue=4, active_on=(MORNING - timedelta(days=9)).date())
    client, url = signed_in(coach), reverse("coaching:settings")
    page = client.get(reverse("coaching:clients")).content.decode()
    assert "Quiet for 9 days" in page
    assert "4 from before today" not in page
    assert client.post(url, SAID).status_code == 303
    hour = coach.mail_hours.get()
    assert (hour.on, hour.minute, hour.weekdays) == (True, 480, [0, 3])
    assert hour.next_at == datetime(2026, 11, 26, 13, tzinfo=UTC)
    page = client.get(reverse("coaching:clients")).content.decode()
    assert "Quiet for 9 days" not in page
    assert "4 from before today" in page
    assert client.post(url, SAID | {"on": "", "quiet_days": "7", "overdue": "5"}).status_code == 303
    assert coach.mail_hours.get().next_at is None
    assert not hasattr(type(coach).objects.get(pk=coach.pk), "thresholds")


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize(
    "said", [{"weekdays": []}, {"minute": "7"}, {"quiet_days": "0"}, {"overdue": "-1"}, {"below": ""}, {"stale": "x"}]
)
def test_what_does_not_fit_is_said(coach, signed_in, said):
    assert signed_in(coach).post(reverse("coaching:settings"), SAID | said).status_code == 422
    assert not MailHour.objects.exists()
