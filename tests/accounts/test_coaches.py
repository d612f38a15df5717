"""Who helps me: rights at any time, an end date with a notice before, ending at once, and the log of it all."""

import csv
import io
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

from .joined import make_coaching

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ZONE = "America/New_York"
LIST, LOG = "/settings/coaches/", "/settings/coaches/log/"


def page_of(coaching):
    return reverse("accounts:coach", args=[coaching.public_id])


def may(coach, client, right, at=MORNING):
    """Whether the one door opens."""
    try:
        return bool(access.client(coach, client.public_id, right, at))
    except Http404:
        return False


# ── What the client sees and changes ──


def test_the_page_says_who_sees_what(seeker, coach, signed_in):
    client = signed_in(seeker)
    assert "Nobody sees your search" in client.get(LIST).content.decode()
    make_coaching(seeker, coach, ends_on=date(2027, 3, 1))
    page = client.get(LIST).content.decode()
    for words in ("Cleo Coach", "Activity, Pipeline", "Until", "1 Mar 2027"):
        assert words in page


def test_rights_change_at_any_time(seeker, coach, signed_in):
    coaching = make_coaching(seeker, coach)
    assert not may(coach, seeker, "submissions")
    answer = signed_in(seeker).post(page_of(coaching), {"rights": ["submissions", "activity"], "ends_on": ""})
    assert (answer.status_code, answer.url) == (303, LIST)
    assert may(coach, seeker, "submissions")
    assert not may(coach, seeker, "pipeline")
    answer = signed_in(seeker).post(page_of(coaching), {"rights": []})
    assert answer.status_code == 422
    assert "end it instead" in answer.content.decode()
    assert may(coach, seeker, "submissions")


@pytest.mark.parametrize("right", ["messages", "everything"])
def test_what_opens_nothing_yet_is_not_asked_for(seeker, coach, signed_in, right):
    coaching = make_coaching(seeker, coach)
    client = signed_in(seeker)
    assert f'value="{right}"' not in client.get(page_of(coaching)).content.decode()
    assert client.post(page_of(coaching), {"rights": ["activity", right]}).status_code == 422
    assert not may(coach, seeker, right)


def test_only_the_client_changes_them(seeker, coach, stranger, admin, signed_in):
    coaching = make_coaching(seeker, coach)
    for other in (coach, stranger, admin):
        assert signed_in(other).get(page_of(coaching)).status_code == 404
        assert signed_in(other).post(page_of(coaching), {"rights": ["submissions"]}).status_code == 404
    coaching.refresh_from_db()
    assert coaching.rights == ["activity", "pipeline"]


@pytest.mark.parametrize("day", ["2026-11-22", "2026-02-30", "9999-12-31"])
def test_an_end_date_lies_ahead(seeker, coach, signed_in, day):
    coaching = make_coaching(seeker, coach)
    answer = signed_in(seeker).post(page_of(coaching), {"rights": ["activity"], "ends_on": day})
    assert answer.status_code == 422
    assert 'id="id_ends_on_error"' in answer.content.decode()
    today = {"rights": ["activity"], "ends_on": "2026-11-23"}
    assert signed_in(seeker).post(page_of(coaching), today).status_code == 303


def test_what_was_changed_meanwhile_is_shown_beside_it(seeker, coach, signed_in):
    coaching = make_coaching(seeker, coach)
    client = signed_in(seeker)
    opened = client.get(page_of(coaching)).context["form"].version
    coaching.change(by(seeker), ["activity"], None)
    answer = client.post(page_of(coaching), {"rights": ["activity", "submissions"], "opened": opened})
    assert answer.status_code == 409
    assert not may(coach, seeker, "submissions")


def test_ending_takes_effect_at_once(seeker, coach, signed_in):
    coaching = make_coaching(seeker, coach)
    helper = signed_in(coach)
    assert seeker.name in helper.get(reverse("coaching:clients")).content.decode()
    url = reverse("accounts:coaching_end", args=[coaching.public_id])
    assert signed_in(seeker).post(url).url == LIST
    assert seeker.name not in helper.get(reverse("coaching:clients")).content.decode()
    assert not may(coach, seeker, "activity")
    assert signed_in(seeker).post(url).status_code == 303  # twice is harmless
    answer = signed_in(seeker).post(page_of(coaching), {"rights": ["activity"]})
    assert answer.status_code in (303, 422)
    assert not may(coach, seeker, "activity")
    assert CoachingEvent.objects.filter(kind="ended").count() == 1


def test_the_coach_may_end_it_and_nobody_else(seeker, coach, stranger, admin, signed_in):
    coaching = make_coaching(seeker, coach)
    url = reverse("accounts:coaching_end", args=[coaching.public_id])
    for other in (stranger, admin):
        assert signed_in(other).post(url).status_code == 404
    assert may(coach, seeker, "activity")
    assert signed_in(coach).post(url).url == reverse("coaching:clients")
    assert not may(coach, seeker, "activity")


def test_several_coaches_and_several_clients(seeker, coach, stranger):
    make_coaching(seeker, coach)
    make_coaching(seeker, stranger, ["notes"])
    make_coaching(stranger, coach)
    assert {one.client for one in access.clients(coach, MORNING)} == {seeker, stranger}
    assert may(stranger, seeker, "notes")  # a seeker and a coach
    assert not may(coach, seeker, "notes")


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


def test_one_that_was_over_can_be_agreed_anew_before_a_sweep_comes_by(seeker, coach):
    make_coaching(seeker, coach, ends_on=date(2026, 11, 24))
    later = MORNING + timedelta(days=3)
    again = make_coaching(seeker, coach, at=later)
    assert access.client(coach, seeker.public_id, "activity", later) == again
    assert CoachingEvent.objects.filter(kind="lapsed").count() == 1


# ── The log ──


def test_the_log_names_each_change_and_each_look(seeker, coach, signed_in, morning):
    coaching = make_coaching(seeker, coach)
    helper, client = signed_in(coach), signed_in(seeker)
    for _twice in range(2):
        helper.get(reverse("coaching:clients"))
    client.post(page_of(coaching), {"rights": ["activity"], "ends_on": "2026-12-31"})
    morning.shift(timedelta(hours=1))
    helper.get(reverse("coaching:clients"))
    helper.post(reverse("accounts:coaching_end", args=[coaching.public_id]))
    page = client.get(LOG).content.decode()
    for words in (
        "Cleo Coach became your coach: Activity, Pipeline, until one of you ends it",
        "Cleo Coach may see Activity; before that Activity, Pipeline",
        "Cleo Coach is your coach until 31 December 2026",
        "Cleo Coach ended it and sees nothing any more",
    ):
        assert words in page
    assert page.count("looked at the list of clients") == 2
    assert CoachingEvent.objects.filter(kind="viewed").count() == 2


def test_the_log_is_the_clients_alone(seeker, coach, stranger, signed_in):
    make_coaching(seeker, coach)
    assert "became your coach" in signed_in(seeker).get(LOG).content.decode()
    for other in (coach, stranger):
        assert "became your coach" not in signed_in(other).get(LOG).content.decode()


def test_the_log_as_csv_runs_nothing(seeker, signed_in):
    coach = person("eve@helper.example", name="=cmd|' /C calc'!A0")
    make_coaching(seeker, coach)
    answer = signed_in(seeker).get(reverse("exports:coaching_log"))
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert rows[0] == ["Date", "Time", "Coach", "By", "What"]
    assert rows[1][:4] == ["2026-11-23", "09:00", "'=cmd|' /C calc'!A0", "Nora Halvorsen"]
    assert rows[1][4].startswith("'=cmd")


# ── The one door ──


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
