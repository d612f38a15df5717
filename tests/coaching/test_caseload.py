"""A coach's clients at a glance: who could use a word first, and nothing that a client does not let be seen."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import CoachingEvent
from accounts.rights import Right
from coaching.models import Summary
from coaching.sweeps import summaries
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by, person
from tests.factories import make_relationship, make_search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
URL = "/clients/"
LONG_AGO = MORNING - timedelta(days=100)


def client_named(coach, name, rights=("activity", "pipeline", "submissions"), **counted):
    """A client with a search and a summary of today that says what the test says."""
    one = person(f"{name.split()[0].lower()}@client.example", name=name)
    make_search(one, LONG_AGO, target_titles=f"Chief {name.split()[0]}")
    make_coaching(one, coach, rights, at=LONG_AGO)
    summaries(MORNING)
    well = {"active_on": MORNING.date(), "weeks": [2, 3, 2, 3, 2, 3, 2, 4, 1], "search": "active"}
    Summary.objects.filter(client=one).update(**(well | counted))
    return one


def names(page):
    return re.findall(r'data-col="client"><a [^>]+>([^<]+)<', page)


def page_of(client, query=""):
    return client.get(URL + query).content.decode()


def test_it_says_how_to_begin(coach, signed_in):
    page = page_of(signed_in(coach))
    assert "Nobody is your client yet" in page
    assert reverse("accounts:invite_client") in page


def test_those_who_could_use_a_word_come_first(coach, signed_in):
    client_named(coach, "Zoe Well")
    client_named(coach, "Ben Behind", overdue=8)
    client_named(coach, "Amy Landed", search="landed", landed_on=date(2026, 11, 16))
    client_named(coach, "Cara Quiet", active_on=date(2026, 11, 11))
    client_named(coach, "Dan Double", conflicts=1)
    client = signed_in(coach)
    page = page_of(client)
    assert names(page) == ["Dan Double", "Cara Quiet", "Ben Behind", "Zoe Well", "Amy Landed"]
    for words in (
        "3 of 5 could use a word", "Conflict open", "Quiet for 12 days", "8 from before today", "Going well",
        "Landed 16 Nov", "Chief Zoe, Boston", "4 last week", "<strong>1</strong> of 8",
    ):  # fmt: skip
        assert words in page
    assert names(page_of(client, "?order=name")) == [
        "Amy Landed", "Ben Behind", "Cara Quiet", "Dan Double", "Zoe Well",
    ]  # fmt: skip
    assert names(page_of(client, "?show=word")) == ["Dan Double", "Cara Quiet", "Ben Behind"]


COUNTED = {
    "overdue": 91, "stale": 92, "conflicts": 3, "active_on": date(2026, 10, 1),
    "weeks": [71, 72, 73, 74, 75, 76, 77, 78, 79], "contacted": 400, "replied": 132,
}  # fmt: skip
SAID = {
    "activity": ["Quiet for", "78 last week", "33%", "71, 72"],
    "pipeline": ["91 from before", "92 going stale", "Chief Hal"],
    "submissions": ["3 conflicts open"],
}


@pytest.mark.parametrize("right", Right.values)
def test_each_right_shows_its_own_and_nothing_else(coach, signed_in, right):
    client_named(coach, "Hal Hidden", [right], **COUNTED)
    page = page_of(signed_in(coach))
    assert "Hal Hidden" in page
    for source, words in SAID.items():
        for word in words:
            assert (word in page) == (source == right), f"{word} with the right to {right}"


def test_the_order_tells_nothing_that_may_not_be_seen(coach, signed_in):
    client_named(coach, "Zoe Hidden", ["activity"], conflicts=2, overdue=50)
    client_named(coach, "Amy Well")
    page = page_of(signed_in(coach))
    assert names(page) == ["Amy Well", "Zoe Hidden"]
    assert "All of them are on their way" in page


def test_another_coachs_clients_are_not_there(coach, stranger, admin, signed_in):
    one = client_named(coach, "Nora Mine")
    for other in (stranger, admin, one):
        assert "Nora Mine" not in names(page_of(signed_in(other)))
    assert names(page_of(signed_in(coach))) == ["Nora Mine"]


def test_who_ended_it_or_whose_day_is_over_is_gone(coach, signed_in, morning):
    ending, dated = client_named(coach, "Eve Ending"), client_named(coach, "Dora Dated")
    dated.coachings.get().change(by(dated), ["activity"], date(2026, 11, 24))
    client = signed_in(coach)
    assert len(names(page_of(client))) == 2
    ending.coachings.get().end(by(ending))
    assert names(page_of(client)) == ["Dora Dated"]
    morning.shift(timedelta(days=2))
    assert names(page_of(client)) == []


def test_a_look_is_one_line_in_each_clients_log(coach, signed_in):
    for name in ("Ann One", "Bob Two"):
        client_named(coach, name)
    client = signed_in(coach)
    for query in ("", "?order=name", "?show=word"):
        page_of(client, query)
    assert CoachingEvent.objects.filter(kind="viewed").count() == 2


def test_a_rate_of_few_is_grey_and_says_its_n(coach, signed_in):
    client_named(coach, "Few Ones", contacted=19, replied=4)
    page = page_of(signed_in(coach))
    assert re.search(r'cell-fit faint">.*?21%.*?n = 19', page, re.DOTALL)


def test_it_is_read_in_a_fixed_number_of_queries(coach, signed_in):
    client_named(coach, "First One")
    client = signed_in(coach)

    def queries():
        page_of(client)
        with CaptureQueriesContext(connection) as captured:
            page_of(client)
        return len(captured)

    before = queries()
    for number in range(12):
        make_relationship(client_named(coach, f"Many{number} More"))
    summaries(MORNING)
    assert queries() == before <= 15


def test_coaches_have_it_in_the_navigation(coach, seeker, signed_in):
    link = 'class="nav-link" href="/clients/"'
    assert link in page_of(signed_in(coach))
    assert link not in page_of(signed_in(seeker))
    make_coaching(coach, seeker)
    assert link in page_of(signed_in(seeker))


def test_what_is_typed_into_the_address_breaks_nothing(coach, signed_in):
    client_named(coach, "Ann One")
    client = signed_in(coach)
    for query in ("?order=%00", "?order=rank&show=", "?show=%F0%9F%91%A9&order=need"):
        assert names(page_of(client, query)) == ["Ann One"]
