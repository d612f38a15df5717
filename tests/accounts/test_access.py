"""The one door to a client's records: for which right it opens, and until when; before that day the client is told."""

from datetime import date, timedelta
from itertools import count

import pytest
from django.core import mail
from django.http import Http404
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import access
from accounts.models import Coaching, CoachingEvent, ForgedLook
from accounts.rights import Right, ordered
from accounts.sweeps import coaching_dates
from common.dates import instant_of
from mail.sweeps import queued_mail
from outreach.models import JobSearch
from tests.cast import MORNING, by, person
from tests.factories import make_search

from .joined import make_coaching, may

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ZONE = "America/New_York"
LIST = "/settings/coaches/"


def test_the_door_opens_for_the_right_alone(seeker, coach, stranger, admin):
    make_coaching(seeker, coach, ["activity"])
    assert may(coach, seeker, "activity")
    for other, right in ((coach, "pipeline"), (stranger, "activity"), (admin, "activity"), (seeker, "activity")):
        assert not may(other, seeker, right)


def test_a_forged_id_leaves_a_trace_that_admins_read(seeker, coach, admin, signed_in):
    make_coaching(seeker, coach).end(by(seeker))
    assert not may(coach, seeker, "activity")
    assert not ForgedLook.objects.exists()  # theirs once: an open page, no forgery
    for asked in (admin.public_id, "x" * 300, "nobody", admin.public_id):
        with pytest.raises(Http404):
            access.client(coach, asked, "activity", MORNING)
    assert ForgedLook.objects.count() == 3
    page = signed_in(admin).get(reverse("admin:accounts_forgedlook_changelist")).content.decode()
    assert admin.public_id in page
    assert coach.public_id in page
    assert coach.email not in page


# ── The end date ──


def test_the_client_is_told_a_week_before_and_then_it_is_over(seeker, coach, signed_in, morning):
    coaching = make_coaching(seeker, coach, ends_on=date(2026, 12, 10))
    assert coaching_dates(MORNING) == 0
    notice = instant_of(date(2026, 12, 3), ZONE, 7 * 60 + 30)
    assert coaching_dates(notice - timedelta(minutes=1)) == 0
    assert coaching_dates(notice) == 1
    assert coaching_dates(notice) == 0
    queued_mail(notice)
    (sent,) = mail.outbox
    assert sent.to == [seeker.email]
    assert sent.subject == "Cleo Coach is your coach until Thursday 10 December"
    morning.move_to(notice)
    assert "Ends soon" in signed_in(seeker).get(LIST).content.decode()
    last = instant_of(date(2026, 12, 11), ZONE) - timedelta(seconds=1)
    assert may(coach, seeker, "activity", last)
    assert not may(coach, seeker, "activity", last + timedelta(seconds=1))  # no sweep has come by yet
    assert coaching_dates(last + timedelta(hours=5)) == 1
    coaching.refresh_from_db()
    assert coaching.ended_at == last + timedelta(seconds=1)
    assert CoachingEvent.objects.filter(kind="lapsed").count() == 1
    morning.move_to(last + timedelta(hours=6))
    page = signed_in(seeker).get(LIST).content.decode()
    assert "they see nothing of yours" in page


def test_a_later_date_is_told_of_anew_and_a_near_one_not_at_all(seeker, coach):
    coaching = make_coaching(seeker, coach, ends_on=date(2026, 11, 27))
    assert coaching_dates(MORNING) == 0  # whoever sets a date within the week knows it
    coaching.change(by(seeker), ["activity"], date(2026, 12, 10))
    coaching_dates(instant_of(date(2026, 12, 3), ZONE, 9 * 60))
    coaching.change(by(seeker, instant_of(date(2026, 12, 4), ZONE)), ["activity"], date(2026, 12, 20))
    coaching_dates(instant_of(date(2026, 12, 13), ZONE, 9 * 60))
    assert seeker.mails.filter(kind="coaching_ends").count() == 2


def test_a_notice_that_is_no_longer_so_is_not_sent(seeker, coach):
    coaching = make_coaching(seeker, coach, ends_on=date(2026, 12, 10))
    at = instant_of(date(2026, 12, 3), ZONE, 9 * 60)
    coaching_dates(at)
    coaching.change(by(seeker, at), ["activity"], None)
    queued_mail(at)
    assert mail.outbox == []


def test_in_a_confidential_search_the_notice_names_nobody(seeker, coach):
    make_search(seeker)
    JobSearch.objects.update(confidential=True)
    make_coaching(seeker, coach, ends_on=date(2026, 12, 10))
    at = instant_of(date(2026, 12, 3), ZONE, 9 * 60)
    coaching_dates(at)
    queued_mail(at)
    (sent,) = mail.outbox
    said = sent.subject + sent.body + sent.from_email
    for word in ("Cleo", "coach ", "search", "RecruitPath"):
        assert word not in said.replace("/settings/coaches/", "")


def test_a_notice_does_not_go_to_the_employer_that_a_search_is_kept_from(seeker, coach):
    make_search(seeker, confidential=True, current_employer="Own", current_employer_domain="www.seeker.example")
    make_coaching(seeker, coach, ends_on=date(2026, 12, 10))
    at = instant_of(date(2026, 12, 3), ZONE, 9 * 60)
    coaching_dates(at)
    queued_mail(at)
    assert mail.outbox == []
    assert seeker.mails.get(kind="coaching_ends").state == "refused"


def test_one_that_was_over_can_be_agreed_anew_before_a_sweep_comes_by(seeker, coach):
    make_coaching(seeker, coach, ends_on=date(2026, 11, 24))
    later = MORNING + timedelta(days=3)
    again = make_coaching(seeker, coach, at=later)
    assert access.client(coach, seeker.public_id, "activity", later) == again
    assert CoachingEvent.objects.filter(kind="lapsed").count() == 1


# ── Both together ──


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("grant"), st.sets(st.sampled_from(Right.values), min_size=1), st.none() | st.integers(0, 9)),
        st.tuples(st.just("change"), st.sets(st.sampled_from(Right.values), min_size=1), st.none() | st.integers(0, 9)),
        st.tuples(st.just("end"), st.booleans()),
        st.tuples(st.just("days"), st.integers(1, 6)),
        st.tuples(st.just("sweep")),
    ),
    max_size=12,
)
_numbers = count(1)


@given(STEPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_access_is_exactly_what_the_last_state_says(db, steps):
    """Any order of granting, changing, ending and time going by; a model of three variables says the same."""
    number = next(_numbers)
    client, coach = (person(f"{role}{number}@pair.example") for role in ("client", "coach"))
    at, rights, until = MORNING, set(), None
    for step, *said in steps:
        today = client.today(at)
        if until and until < today:
            rights, until = set(), None
        running = Coaching.objects.not_ended().filter(client=client, coach=coach).first()
        if step == "days":
            at += timedelta(days=said[0])
        elif step == "sweep":
            coaching_dates(at)
        elif step == "end" and running and rights:
            running.end(by(client if said[0] else coach, at))
            rights, until = set(), None
        elif step == "grant" and not rights or step == "change" and rights:
            rights = said[0]
            until = today + timedelta(days=said[1]) if said[1] is not None else None
            if step == "grant":
                make_coaching(client, coach, rights, until, at)
            else:
                running.change(by(client, at), rights, until)
        holds = not (until and until < client.today(at))
        allowed = {right for right in Right.values if may(coach, client, right, at)}
        assert allowed == (rights if holds else set())
        assert [one.rights for one in access.clients(coach, at)] == ([ordered(rights)] if rights and holds else [])
    assert Coaching.objects.not_ended().filter(client=client, coach=coach).count() <= 1
