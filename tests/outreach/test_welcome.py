"""The first sign-in: three steps, each of which can be left, and Today at the end."""

import pytest
from django.urls import reverse

from accounts.models import User
from outreach.models import JobSearch, Relationship

pytestmark = pytest.mark.django_db

SEARCH, RHYTHM, RECRUITERS = (reverse(f"outreach:welcome_{step}") for step in ("search", "rhythm", "recruiters"))
TODAY = reverse("outreach:today")
EMPLOYED = {
    "target_titles": "VP Finance",
    "places": "Boston",
    "employed": "yes",
    "current_employer": "Meridian Devices",
    "current_employer_domain": "https://www.meridian-devices.com/jobs",
}
DAY = {"time_zone": "Europe/Dublin", "country": "IE", "subdivision": "", "digest_minute": "450", "weekly_goal": "8"}
ROWS = {"form-TOTAL_FORMS": "5", "form-INITIAL_FORMS": "0"}


@pytest.fixture
def newcomer(db):
    return User.objects.create_user("new@seeker.example", "x", name="Nora Halvorsen")


@pytest.fixture
def new(newcomer, signed_in, morning):
    return signed_in(newcomer)


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_who_is_new_is_led_through_who_is_not_sees_today(new, seeker, signed_in):
    assert new.get("/").url == SEARCH
    assert signed_in(seeker).get("/").url == TODAY
    assert new.get(TODAY).status_code == 200


def test_all_three_steps(new, newcomer):
    assert new.post(SEARCH, EMPLOYED).url == RHYTHM
    search = JobSearch.objects.get(seeker=newcomer)
    assert (search.target_titles, search.places, search.status) == ("VP Finance", "Boston", "active")
    assert (search.confidential, search.current_employer_domain) == (True, "meridian-devices.com")

    assert new.post(RHYTHM, DAY).url == RECRUITERS
    preferences = fresh(newcomer).preferences
    assert (preferences.time_zone, preferences.zone_confirmed, preferences.country) == ("Europe/Dublin", True, "IE")
    assert preferences.welcomed_at is None

    rows = ROWS | {"form-0-name": "Ingrid Solberg", "form-0-firm": "Brightwater", "form-2-firm": "Cobalt Search"}
    assert new.post(RECRUITERS, rows).url == TODAY
    assert fresh(newcomer).preferences.welcomed_at
    added = Relationship.objects.visible_to(newcomer)
    assert {str(row.recruiter.name) for row in added} >= {"Ingrid Solberg"}
    assert len({row.act_id for row in added}) == 1
    assert added.count() == 2
    assert new.get("/").url == TODAY


def test_one_undo_takes_all_of_them_back(new, newcomer):
    new.post(RECRUITERS, ROWS | {"form-0-name": "Ingrid", "form-1-name": "Tomás", "form-1-firm": "Harrow"})
    act = Relationship.objects.visible_to(newcomer).first().act
    new.post(reverse("outreach:undo", args=[act.public_id]))
    assert not Relationship.objects.visible_to(newcomer).exists()


@pytest.mark.parametrize("step", [SEARCH, RHYTHM, RECRUITERS])
def test_each_step_can_be_left(new, newcomer, step):
    assert new.post(step, {"leave": "1"}).url == TODAY
    assert fresh(newcomer).preferences.welcomed_at
    assert not JobSearch.objects.exists()
    assert not Relationship.objects.exists()


def test_who_is_not_employed_is_asked_nothing_more(new, newcomer):
    new.post(SEARCH, EMPLOYED | {"employed": "no"})
    search = JobSearch.objects.get()
    assert (search.confidential, search.current_employer, search.current_employer_domain) == (False, "", "")


@pytest.mark.parametrize("field", ["current_employer", "current_employer_domain"])
def test_who_is_employed_names_employer_and_website(new, field):
    answer = new.post(SEARCH, EMPLOYED | {field: ""})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not JobSearch.objects.exists()


def test_the_first_step_twice_changes_the_same_search(new):
    new.post(SEARCH, EMPLOYED)
    new.post(SEARCH, EMPLOYED | {"target_titles": "CFO"})
    assert JobSearch.objects.get().target_titles == "CFO"


def test_an_address_at_the_employer_gets_no_digest(new, newcomer):
    new.post(SEARCH, EMPLOYED | {"current_employer_domain": "seeker.example"})
    assert not fresh(newcomer).preferences.digest_on
    assert "Your address is at your employer" in new.get(RHYTHM).content.decode()


def test_no_goal_is_a_choice(new, newcomer):
    assert new.post(RHYTHM, DAY | {"weekly_goal": ""}).status_code == 422
    assert new.post(RHYTHM, DAY | {"weekly_goal": "", "no_goal": "on"}).status_code == 303
    assert fresh(newcomer).preferences.weekly_goal is None


def test_the_zone_is_proposed_until_it_is_confirmed(new, newcomer):
    assert "<rp-timezone data-replace>" in new.get(RHYTHM).content.decode()
    new.post(RHYTHM, DAY)
    assert "<rp-timezone>" in new.get(RHYTHM).content.decode()


def test_empty_rows_add_nobody(new, newcomer):
    assert new.post(RECRUITERS, ROWS).url == TODAY
    assert not Relationship.objects.exists()


HOSTILE = {
    "empty": "",
    "long": "x" * 30_000,
    "null": "a\x00b",
    "turned": "safe \u202egpj.exe",
    "half": "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "script": "<script>alert(1)</script>",
    "emoji": "🧭🧭",
}
REFUSED = {"empty", "long", "null", "turned"}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_titles(new, kind):
    answer = new.post(SEARCH, EMPLOYED | {"target_titles": HOSTILE[kind]})
    if kind in REFUSED:
        assert answer.status_code == 422
        assert 'id="id_target_titles_error"' in answer.content.decode()
    else:
        assert answer.status_code == 303
        assert b"<script>alert" not in new.get(reverse("outreach:search")).content


@pytest.mark.parametrize("kind", sorted(REFUSED - {"empty"}))
@pytest.mark.parametrize("field", ["name", "firm"])
def test_hostile_rows(new, kind, field):
    answer = new.post(RECRUITERS, ROWS | {f"form-0-{field}": HOSTILE[kind]})
    assert answer.status_code == 422
    assert f'id="id_form-0-{field}_error"' in answer.content.decode()


@pytest.mark.parametrize("field", sorted(DAY))
@pytest.mark.parametrize("value", ["nonsense", "\x00", "-1", "999999999999"])
def test_wrong_values_of_the_rhythm(new, field, value):
    answer = new.post(RHYTHM, DAY | {field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()


@pytest.mark.parametrize("domain", ["", "acme", "a b.com", "http://", "//", "[::1", "x" * 300 + ".com", "acme..com"])
def test_what_is_no_web_domain(new, domain):
    answer = new.post(SEARCH, EMPLOYED | {"current_employer_domain": domain})
    assert answer.status_code == 422
    assert 'id="id_current_employer_domain_error"' in answer.content.decode()


def test_rows_without_their_count_are_refused(new):
    assert new.post(RECRUITERS, {}).status_code == 422
