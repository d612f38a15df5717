"""In a client's place: what a coach reads there, as far as the rights go."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import CoachingEvent, ForgedLook
from accounts.rights import Right
from outreach.acts.settings import replay_all
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by
from tests.factories import make_relationship
from tests.outreach.scenes import awaiting, nov, open_step, out

from .in_place import ACT, SECRET, SECRETS, A, P, at, fill, logs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def jonas(seeker):
    return fill(seeker)


@pytest.fixture
def client_of(jonas, seeker):
    return seeker


def test_today_recruiters_and_a_person_are_the_clients(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach)
    make_relationship(coach, "My Own")
    client = signed_in(coach)
    for url in (at(client_of, "outreach:today"), at(client_of, "outreach:recruiters"),
                at(client_of, "outreach:relationship", jonas.public_id)):  # fmt: skip
        page = client.get(url).content.decode()
        assert "You are in Nora Halvorsen’s place" in page
        assert "Jonas Weber" in page
        assert "My Own" not in page
        assert "SECRET" not in page
        assert "secret-tag" not in page
        assert SECRET not in page
        assert at(client_of, "outreach:recruiters") in page  # its links stay in the place
        assert reverse("coaching:client", args=[client_of.public_id]) in page  # but for the way out


@pytest.mark.parametrize(
    ("right", "words"),
    [
        ("messages", [SECRET, "SECRET-SPEAK", "SECRET-TIP"]),
        ("notes", ["SECRET-NOTE", "SECRET-STEP"]),
        ("pay", ["SECRET-PAY", "231,000"]),
        ("submissions", ["SECRET-ROLE", "SECRET-EMPLOYER"]),
    ],
)
def test_a_right_opens_the_texts_of_its_source(client_of, coach, jonas, signed_in, right, words):
    make_coaching(client_of, coach, [P, right])
    client = signed_in(coach)
    ingrid = client_of.relationships.get(recruiter__name="Ingrid Solberg")
    urls = [at(client_of, "outreach:relationship", one.public_id) for one in (jonas, ingrid)]
    urls += [at(client_of, f"outreach:{name}") for name in ("today", "board", "calendar", "recruiters")]
    pages = "".join(client.get(url).content.decode() for url in urls)
    for word in words:
        assert word in pages
    for word in SECRETS - set(words):
        assert word not in pages


def test_an_order_by_what_is_closed_is_no_order_there(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    url = at(client_of, "outreach:recruiters")
    page = signed_in(coach).get(f"{url}?sort=tags&tag=secret-tag&columns=tags,fit,next")
    assert page.context["asked"].sort == "next"
    assert page.context["asked"].values == {}
    assert page.context["asked"].columns == ("next",)


@pytest.mark.parametrize(
    ("rights", "first"), [([P], "outreach:today"), (["submissions"], "outreach:submissions"), ([A], "coaching:client")]
)
def test_one_enters_by_what_opens(client_of, coach, signed_in, rights, first):
    coaching = make_coaching(client_of, coach, rights)
    client, door = signed_in(coach), reverse("coaching:place", args=[client_of.public_id])
    there = reverse(first, args=[client_of.public_id]) if first.startswith("coaching") else at(client_of, first)
    assert client.get(door).url == there
    assert client.get(there).status_code == 200
    coaching.end(by(client_of))
    assert client.get(door).status_code == 404


def test_the_place_leaves_no_address_behind(client_of, coach, signed_in):
    """What is cut once for all pages carries the addresses of the page that shows it."""
    make_coaching(client_of, coach)
    make_relationship(coach, "My Own")
    client = signed_in(coach)
    inside = client.get(at(client_of, "outreach:today")).content.decode()
    own = client.get("/").content.decode()
    assert "/place/" not in own
    assert 'href="/recruiters/' not in inside
    assert client.get(at(client_of, "outreach:today")).content.decode().count("/place/r/") == inside.count("/place/r/")


def test_each_look_stands_in_the_clients_log(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach)
    client = signed_in(coach)
    for _twice in range(2):
        client.get(at(client_of, "outreach:today"))
        client.get(at(client_of, "outreach:relationship", jonas.public_id))
    assert set(CoachingEvent.objects.filter(kind="viewed").values_list("page", flat=True)) == {"today", "relationship"}
    log = signed_in(client_of).get(reverse("accounts:coaching_log")).content.decode()
    assert "Cleo Coach looked at Today, in your place" in log


def test_a_forged_client_leaves_a_trace(client_of, stranger, signed_in):
    url = at(client_of, "outreach:today")
    for one in (url, url.replace(client_of.public_id, "forged")):
        assert signed_in(stranger).get(one).status_code == 404
    assert ForgedLook.objects.count() == 2


def test_only_the_clients_own_people_are_found_there(client_of, coach, signed_in):
    make_coaching(client_of, coach, [P, ACT])
    mine = make_relationship(coach, "My Own")
    for route in ("outreach:relationship", "outreach:log", "outreach:plan"):
        assert signed_in(coach).get(at(client_of, route, mine.public_id)).status_code == 404


def test_a_step_of_a_submission_says_only_that_something_is_due(client_of, coach, jonas, signed_in, morning):
    coaching = make_coaching(client_of, coach, [P])
    out(jonas, nov(23), "status_ask")
    morning.shift(timedelta(days=21))
    replay_all(client_of, MORNING + timedelta(days=21))
    assert open_step(jonas).kind == "status_ask"
    client = signed_in(coach)
    urls = [at(client_of, f"outreach:{name}") for name in ("today", "recruiters", "board", "calendar")]
    urls.append(at(client_of, "outreach:relationship", jonas.public_id))
    pages = [client.get(url).content.decode().lower() for url in urls]
    assert all("not shared with you" in page for page in pages)
    for words in ("put you forward", "how it stands", "after a submission"):
        assert not any(words in page for page in pages), words
    coaching.change(by(client_of, MORNING + timedelta(days=21)), [P, "submissions"], None)
    assert all("how it stands" in client.get(url).content.decode().lower() for url in urls)


def test_numbers_and_activity_take_both_rights_and_submissions_their_own(client_of, coach, signed_in):
    coaching = make_coaching(client_of, coach, [P, A])
    client = signed_in(coach)
    page = client.get(at(client_of, "outreach:numbers"))
    steps = [name for _y, (_step, _words, name) in page.context["steps"]]
    assert "submitted" not in steps
    assert client.get(at(client_of, "outreach:behind", "submitted")).status_code == 404
    assert client.get(at(client_of, "outreach:behind", "contacted")).status_code == 200
    assert "Jonas Weber" in client.get(at(client_of, "outreach:activity") + "?period=last-week").content.decode()
    assert client.get(at(client_of, "outreach:submissions")).status_code == 404
    coaching.change(by(client_of), [P, A, "submissions"], None)
    assert client.get(at(client_of, "outreach:behind", "submitted")).status_code == 200
    coaching.change(by(client_of), ["submissions"], None)
    page = client.get(at(client_of, "outreach:submissions")).content.decode()
    assert "SECRET-ROLE" in page
    assert "Jonas Weber" in page  # through whom; their page takes another right
    assert "/place/r/" not in page


@pytest.mark.parametrize("name", ["today", "recruiters", "board", "calendar", "numbers", "activity", "submissions"])
def test_a_page_takes_the_same_number_of_queries_for_many(client_of, coach, signed_in, name):
    make_coaching(client_of, coach, Right.values)
    client, url = signed_in(coach), at(client_of, f"outreach:{name}")

    def queries():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    def people(first, last):
        for number in range(first, last):
            one = awaiting(client_of, f"Many {number}")
            if number % 3 == 0:
                said = {"state": "submitted", "employer": f"Employer {number}", "role": "CFO"}
                one.record_submission(by(client_of), key=f"k{number}", **said)

    people(0, 2)  # nothing that is shown is empty
    before = queries()
    people(2, 12)
    assert queries() == before
    assert before <= 22


def test_an_open_page_asks_whether_it_still_holds(client_of, coach, signed_in):
    coaching = make_coaching(client_of, coach)
    client = signed_in(coach)
    asks = client.get(at(client_of, "outreach:today")).context["request"].place.asks
    looks = CoachingEvent.objects.filter(kind="viewed").count()
    assert client.get(asks).status_code == 204
    coaching.change(by(client_of), [P], None)
    assert client.get(asks).status_code == 404
    assert client.get(asks.partition("?")[0]).status_code == 204
    coaching.end(by(client_of))
    assert client.get(asks).status_code == 404
    assert CoachingEvent.objects.filter(kind="viewed").count() == looks


def test_the_hint_of_what_follows_tells_of_no_submission_either(client_of, coach, jonas, signed_in):
    coaching = make_coaching(client_of, coach, [P, ACT])
    asked = logs(jonas, direction="out", purpose="other")

    def words():
        return signed_in(coach).get(at(client_of, "outreach:log_hint", jonas.public_id), asked).content.decode()

    assert "After this:" in words()
    assert "not shared with you" in words()
    coaching.change(by(client_of), [P, ACT, "submissions"], None)
    assert "ask how it stands" in words()
