"""The daily mail: when it is asked for, what it says, what counts as told (clock.md section 6)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.models import Preferences
from mail.models import OutgoingMail
from mail.outbox import LEASE, State, claim
from mail.sweeps import leases_over, queued_mail
from outreach.models import Relationship, Reminder, Told
from outreach.sweeps import digests_due, newly_stale, times_reached
from tests.cast import by, person
from tests.factories import make_relationship, make_search

pytestmark = pytest.mark.django_db

HALF_PAST_SEVEN = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)  # Monday in Boston
DAY = timedelta(days=1)


def morning_of(days):
    return HALF_PAST_SEVEN + timedelta(days=days)


@pytest.fixture
def nora(seeker):
    """The seeker, whose next digest is Monday's."""
    return wait_for_digest(seeker)


def wait_for_digest(user, since=HALF_PAST_SEVEN - timedelta(minutes=5)):
    preferences = user.preferences
    preferences.next_digest_at, preferences.last_active_on = None, since.date()
    preferences.schedule_digest(since)
    preferences.save()
    return user


def replied(user, name, on=date(2026, 11, 20), **extra):
    relationship = make_relationship(user, name, **extra)
    relationship.log_interaction(by(user), direction="in", channel="email", occurred_on=on)
    return relationship


def wrote(user, name, on, **extra):
    relationship = make_relationship(user, name, **extra)
    relationship.log_interaction(by(user), direction="out", channel="email", purpose="first_touch", occurred_on=on)
    return relationship


def sweep(now):
    times_reached(now)
    newly_stale(now)
    asked = digests_due(now)
    queued_mail(now)
    return asked


def digests(user):
    return list(OutgoingMail.objects.visible_to(user).filter(kind="digest").order_by("pk"))


def test_one_on_the_day_with_its_reasons(nora, mailoutbox):
    replied(nora, "Ingrid Solberg")
    wrote(nora, "Jonas Weber", date(2026, 11, 16))
    assert sweep(HALF_PAST_SEVEN - timedelta(seconds=1)) == 0
    assert sweep(HALF_PAST_SEVEN) == 1
    assert sweep(HALF_PAST_SEVEN + timedelta(hours=1)) == 0
    (message,) = mailoutbox
    (mail,) = digests(nora)
    assert (mail.key, mail.state) == ("digest:2026-11-23", State.SENT)
    assert message.subject == "1 reply waiting, 1 due today"
    assert message.body.startswith("Good morning, Nora\n\nMonday 23 November. ")
    for said in ("REPLIES WAITING FOR YOU (1)", "- Ingrid Solberg, ", "DUE TODAY (1)", "nudge 1 of 2", "days at 7:30"):
        assert said in message.body
    html = message.alternatives[0].content
    assert "<strong>Jonas Weber</strong>" in html
    assert f"/r/{Relationship.objects.get(name_key='jonas weber').public_id}/" in html
    assert message.extra_headers["List-Unsubscribe"].startswith("<http")
    assert {told.duty_key.split(":")[0] for told in Told.objects.filter(mail=mail)} == {"reply_owed", "nudge"}


def test_names_are_escaped_in_html_and_plain_in_text(nora, mailoutbox):
    replied(nora, "Bo <b>O'Neill</b> & Co")
    sweep(HALF_PAST_SEVEN)
    (message,) = mailoutbox
    assert "Bo <b>O'Neill</b> & Co" in message.body
    assert "Bo &lt;b&gt;O&#x27;Neill&lt;/b&gt; &amp; Co" in message.alternatives[0].content


def test_nothing_to_say_is_no_mail(nora, mailoutbox):
    make_relationship(nora)
    assert sweep(HALF_PAST_SEVEN) == 1
    (mail,) = digests(nora)
    assert (mail.state, mailoutbox) == (State.EMPTY, [])
    nora.preferences.refresh_from_db()
    assert nora.preferences.next_digest_at == morning_of(1)


def test_none_at_the_weekend_or_on_a_day_off(nora, mailoutbox):
    preferences = nora.preferences
    preferences.days_off = ["2026-11-24"]
    preferences.save()
    replied(nora, "Ingrid Solberg")
    asked = [sweep(morning_of(day)) for day in range(8)]
    assert asked == [1, 0, 1, 1, 1, 0, 0, 1]


def test_two_sweeps_ask_once_even_when_the_date_was_read_before(nora):
    found = digests_due.find(HALF_PAST_SEVEN)
    assert [digests_due.work(pk, HALF_PAST_SEVEN) for pk in found * 2] == [1, 0]


def test_a_new_hour_on_the_same_day_is_no_second_mail(nora, mailoutbox):
    replied(nora, "Ingrid Solberg")
    sweep(HALF_PAST_SEVEN)
    preferences = nora.preferences
    preferences.refresh_from_db()
    preferences.digest_minute, preferences.next_digest_at = 12 * 60, None
    preferences.schedule_digest(HALF_PAST_SEVEN)
    preferences.save()
    sweep(HALF_PAST_SEVEN + timedelta(hours=5))
    assert len(mailoutbox) == 1


def test_missed_days_give_one_for_today(nora, mailoutbox):
    replied(nora, "Ingrid Solberg")
    assert sweep(morning_of(2) + timedelta(hours=3)) == 1
    assert [mail.key for mail in digests(nora)] == ["digest:2026-11-25"]
    assert sweep(morning_of(3)) == 1
    assert len(mailoutbox) == 2


def test_missed_days_before_todays_hour_wait_for_it(nora):
    replied(nora, "Ingrid Solberg")
    assert sweep(morning_of(2) - timedelta(hours=2)) == 0
    assert sweep(morning_of(2)) == 1
    assert [mail.key for mail in digests(nora)] == ["digest:2026-11-25"]


def test_missed_days_seen_on_a_saturday_wait_for_monday(nora):
    replied(nora, "Ingrid Solberg")
    assert sweep(morning_of(5)) == 0
    assert sweep(morning_of(7)) == 1


def test_one_not_sent_when_the_next_is_due_is_superseded(nora, mailoutbox):
    replied(nora, "Ingrid Solberg")
    digests_due(HALF_PAST_SEVEN)
    sweep(morning_of(1))
    assert [mail.state for mail in digests(nora)] == [State.SUPERSEDED, State.SENT]
    assert "Tuesday 24 November" in mailoutbox[0].body


def test_it_is_written_when_it_is_sent(nora, mailoutbox):
    relationship = replied(nora, "Ingrid Solberg")
    digests_due(HALF_PAST_SEVEN)
    relationship.log_interaction(by(nora), direction="out", channel="email", purpose="answer")
    queued_mail(HALF_PAST_SEVEN + timedelta(minutes=5))
    assert mailoutbox == []
    assert digests(nora)[0].state == State.EMPTY


def test_twelve_are_listed_the_rest_counted_and_the_others_come_first_next_time(nora, mailoutbox):
    nora.preferences.refresh_from_db()
    for number in range(15):
        wrote(nora, f"Person {number:02}", date(2026, 11, 12) if number < 9 else date(2026, 11, 11))
    now = morning_of(1)
    Reminder.objects.update(on_day=date(2026, 11, 20))
    sweep(now)
    (message,) = mailoutbox
    assert message.body.count("/r/") == 12
    assert "FROM BEFORE (15)" in message.body
    assert "3 more are on your list today." in message.body
    assert "Person 14" not in message.body
    sweep(morning_of(2))
    assert all(f"Person {number}" in mailoutbox[1].body for number in (12, 13, 14))
    assert Told.objects.values("relationship").distinct().count() == 15


def test_staleness_is_told_once_per_spell(nora, mailoutbox):
    relationship = wrote(nora, "Jonas Weber", date(2026, 11, 9))
    relationship.refresh_from_db()
    assert relationship.stale_on == date(2026, 11, 24)
    for day in range(5):  # Monday to Friday
        sweep(morning_of(day))
    assert [message.subject for message in mailoutbox] == ["1 from before", "1 going stale"]
    relationship.refresh_from_db()
    assert relationship.stale_told_on == relationship.stale_on
    reminder = relationship.reminders.get(closed_at__isnull=True)
    relationship.snooze(by(nora, morning_of(4)), reminder.duty_key, date(2026, 11, 30))
    relationship.refresh_from_db()
    assert (relationship.stale_told_on, relationship.stale_on > date(2026, 11, 30)) == (None, True)


def test_what_an_unknown_one_listed_comes_with_the_next(nora, mailoutbox):
    wrote(nora, "Jonas Weber", date(2026, 11, 2))
    stale_on = Relationship.objects.get().stale_on
    now = datetime.combine(stale_on, HALF_PAST_SEVEN.time(), tzinfo=UTC)
    while now.weekday() > 4:
        now += DAY
    times_reached(now)
    wait_for_digest(nora, now - timedelta(minutes=1))
    digests_due(now)
    assert claim(digests(nora)[-1].pk, now).state == State.SENDING  # and the worker dies
    leases_over(now + LEASE)
    assert digests(nora)[-1].state == State.UNKNOWN
    assert Relationship.objects.get().stale_told_on is None
    later = now + (DAY if now.weekday() < 4 else 3 * DAY)
    sweep(later)
    assert "Jonas Weber" in mailoutbox[-1].body
    assert Relationship.objects.get().stale_told_on == stale_on


def test_who_is_away_hears_kindly_once_more(nora, mailoutbox):
    replied(nora, "Ingrid Solberg")
    Preferences.objects.update(last_active_on=date(2026, 10, 12), next_digest_at=HALF_PAST_SEVEN)
    nora.preferences.refresh_from_db()
    for day in range(14):
        sweep(morning_of(day))
    assert [message.subject for message in mailoutbox] == ["We stop writing until you are back"]
    assert "your next visit brings the daily mail back" in " ".join(mailoutbox[0].body.split())
    nora.preferences.refresh_from_db()
    assert nora.preferences.next_digest_at is None
    nora.preferences.seen(morning_of(14))
    sweep(morning_of(15))
    assert len(mailoutbox) == 2


def test_a_confidential_search_says_counts_and_a_link_only(nora, mailoutbox):
    make_search(nora, confidential=True, current_employer="Meridian", current_employer_domain="meridian.example")
    replied(nora, "Ingrid Solberg")
    sweep(HALF_PAST_SEVEN)
    (message,) = mailoutbox
    whole = f"{message.subject} {message.body} {message.alternatives[0].content} {message.from_email}"
    assert message.subject == "Your notes for today"
    assert message.from_email.startswith("Daily notes <")
    assert "1 reply waiting" in message.body
    assert not any(word in whole for word in ("Ingrid", "Solberg", "RecruitPath", "recruiter", "/r/"))


def test_an_address_at_the_employer_is_refused_and_stops_after_three(nora, mailoutbox):
    make_search(nora, confidential=True, current_employer="Seeker", current_employer_domain="https://www.seeker.example/")
    replied(nora, "Ingrid Solberg")
    for day in range(5):
        sweep(morning_of(day))
    assert mailoutbox == []
    assert [(mail.state, mail.response) for mail in digests(nora)] == [(State.REFUSED, "employer")] * 3
    nora.preferences.refresh_from_db()
    assert (nora.preferences.digest_paused, nora.preferences.next_digest_at) == ("refused", None)


def test_demo_accounts_get_theirs_as_files(db, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    demo = wait_for_digest(person("seeker@demo.example", is_demo=True))
    replied(demo, "Ingrid Solberg")
    sweep(HALF_PAST_SEVEN)
    (file,) = tmp_path.glob("*.log")
    assert b"Ingrid Solberg" in file.read_bytes()


def test_few_queries(nora, django_assert_max_num_queries, mailoutbox):
    for number in range(8):
        replied(nora, f"Person {number}")
    with django_assert_max_num_queries(11):
        digests_due.work(nora.pk, HALF_PAST_SEVEN)
    with django_assert_max_num_queries(26):
        queued_mail.work(digests(nora)[0].pk, HALF_PAST_SEVEN)
    assert len(mailoutbox) == 1
