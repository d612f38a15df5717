"""Who helps me: what each coach may see, changed and ended at any time, and the log of it all."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts import access
from accounts.models import CoachingEvent
from accounts.rights import Right
from tests.cast import MORNING, by, person

from .joined import make_coaching, may

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
LIST, LOG = "/settings/coaches/", "/settings/coaches/log/"


def page_of(coaching):
    return reverse("accounts:coach", args=[coaching.public_id])


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


@pytest.mark.parametrize("right", Right.values)
def test_each_right_is_offered_and_given(seeker, coach, signed_in, right):
    coaching = make_coaching(seeker, coach, [])
    client = signed_in(seeker)
    assert f'value="{right}"' in client.get(page_of(coaching)).content.decode()
    assert client.post(page_of(coaching), {"rights": [right]}).status_code == 303
    assert may(coach, seeker, right)


def test_what_is_no_right_is_not_taken(seeker, coach, signed_in):
    coaching = make_coaching(seeker, coach)
    answer = signed_in(seeker).post(page_of(coaching), {"rights": ["activity", "everything"]})
    assert answer.status_code == 422
    assert not may(coach, seeker, "everything")


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
    assert "23 Nov 2026, 09:00" in page  # by the clock in Boston
    assert "14:00" not in page
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
