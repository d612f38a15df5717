"""Leads: passed on by a coach, taken by the ordinary adding or declined by each client; never a submission."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Act
from coaching.blanking import leads_blanked
from coaching.models import Lead, Suggestion
from outreach.acts.undo import undo
from outreach.models import Exclusion, Note, Relationship, Submission
from recruiters.suppression import hashes_of, keep
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by, person
from tests.factories import make_firm, make_relationship, make_search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
SAID = {"firm_name": "Kestrel Search", "person": "Dana Cole", "role": "VP Finance", "text": "They fill it in May."}


@pytest.fixture
def two(seeker, coach):
    """Two clients of the coach."""
    other = person("samir@client.example", name="Samir Haddad")
    for one in (seeker, other):
        make_coaching(one, coach)
    return [seeker, other]


def share(client, people, firm=None, **said):
    url = reverse("coaching:lead_new") + (f"?firm={firm.public_id}" if firm else "")
    return client.post(url, SAID | {"clients": [one.public_id for one in people]} | said)


def suggestions(client):
    return client.get(reverse("coaching:suggestions")).content.decode()


def answer(client, user, what="take", **more):
    one = Suggestion.objects.filter(client=user).latest("pk")
    return client.post(reverse("coaching:suggestion", args=[one.public_id]), {"answer": what, **more})


def uptake(client):
    return client.get(reverse("coaching:lead", args=[Lead.objects.get().public_id])).content.decode()


def test_each_client_sees_it_and_whose_it_is(two, coach, stranger, signed_in):
    seeker, other = two
    assert share(signed_in(coach), [seeker]).status_code == 303
    page = suggestions(signed_in(seeker))
    for words in ("Cleo Coach", "Dana Cole, Kestrel Search, VP Finance", "They fill it in May."):
        assert words in page
    assert "Suggested by Cleo Coach:" in signed_in(seeker).get("/today/").content.decode()
    for nobody in (other, stranger, coach):
        assert "Dana Cole" not in suggestions(signed_in(nobody))


def test_taking_is_the_ordinary_adding_and_is_undone(two, coach, signed_in):
    seeker, _other = two
    share(signed_in(coach), [seeker])
    assert answer(signed_in(seeker), seeker).status_code == 303
    mine = Relationship.objects.visible_to(seeker).get()
    assert (mine.recruiter.name, mine.firm.name, mine.stage) == ("Dana Cole", "Kestrel Search", "listed")
    assert mine.met == "Suggested by Cleo Coach"
    assert "They fill it in May." in Note.objects.get(relationship=mine).text
    act = Act.objects.get(seeker=seeker, kind="add")
    assert (act.actor, act.on_behalf_of) == (seeker, None)
    assert not Submission.objects.exists()
    assert "Taken" in uptake(signed_in(coach))
    answer(signed_in(seeker), seeker)  # a second click
    assert Relationship.objects.count() == 1
    undo(act, by(seeker))
    assert not Relationship.objects.visible_to(seeker).exists()
    assert "No answer yet" in uptake(signed_in(coach))
    assert "Take it" in suggestions(signed_in(seeker))
    assert "Suggested by Cleo Coach:" in signed_in(seeker).get("/today/").content.decode()
    answer(signed_in(seeker), seeker)
    assert Relationship.objects.visible_to(seeker).exists()


def test_declining_asks_for_no_reason_and_can_be_taken_back(two, coach, signed_in):
    seeker, _other = two
    share(signed_in(coach), [seeker])
    client = signed_in(seeker)
    assert answer(client, seeker, "decline").status_code == 303
    assert "Not for them" in uptake(signed_in(coach))
    assert "Suggested by" not in client.get("/today/").content.decode()
    answer(client, seeker, "open")
    assert "No answer yet" in uptake(signed_in(coach))
    assert answer(client, seeker, "whatever").status_code == 404


def test_a_firm_of_the_directory_comes_by_its_desk(two, coach, signed_in):
    seeker, _other = two
    firm = make_firm("Harrier Partners")
    client = signed_in(coach)
    assert "Suggest to clients" in client.get(reverse("outreach:firm", args=[firm.public_id])).content.decode()
    assert share(client, [seeker], firm, person="", role="", text="").status_code == 303
    answer(signed_in(seeker), seeker)
    mine = Relationship.objects.visible_to(seeker).get()
    assert (mine.firm, mine.recruiter.is_desk) == (firm, True)


def test_a_private_firm_of_the_coach_is_not_passed_on_as_one_of_the_directory(two, coach, signed_in):
    own = make_firm("Own Firm", owner=coach)
    share(signed_in(coach), two, own)
    assert Lead.objects.get().directory == ""


def test_who_is_on_the_list_already_is_not_added_twice(two, coach, signed_in):
    seeker, _other = two
    who = make_relationship(seeker, "Dana Cole", firm=make_firm("Kestrel Search"))
    share(signed_in(coach), [seeker])
    answer(signed_in(seeker), seeker)
    assert Relationship.objects.visible_to(seeker).get() == who
    assert "Taken" in uptake(signed_in(coach))


def test_a_firm_that_charges_is_taken_knowingly(two, coach, signed_in):
    seeker, _other = two
    firm = make_firm("Costly Careers", paid_by="seeker")
    share(signed_in(coach), [seeker], firm, person="")
    client = signed_in(seeker)
    asked = answer(client, seeker)
    assert asked.status_code == 422
    assert "asks job seekers for money" in asked.content.decode()
    assert not Relationship.objects.exists()
    assert answer(client, seeker, despite_fees="on").status_code == 303
    assert Relationship.objects.visible_to(seeker).exists()


def test_a_lead_that_names_nobody_is_taken_up(two, coach, signed_in):
    seeker, _other = two
    share(signed_in(coach), [seeker], firm_name="", person="", role="", text="", link="https://jobs.example/7")
    assert answer(signed_in(seeker), seeker).status_code == 303
    assert not Relationship.objects.exists()
    assert "Taken" in uptake(signed_in(coach))
    answer(signed_in(seeker), seeker, "open")
    assert "No answer yet" in uptake(signed_in(coach))


def test_two_who_took_it_are_told_to_the_coach_alone(two, coach, signed_in):
    share(signed_in(coach), [], clients=["everyone"])
    words = "More than one of your clients took this"
    answer(signed_in(two[0]), two[0])
    assert words not in uptake(signed_in(coach))
    answer(signed_in(two[1]), two[1])
    assert words in uptake(signed_in(coach))
    assert words in signed_in(coach).get(reverse("coaching:leads")).content.decode()
    for one, other in (two, two[::-1]):
        page = suggestions(signed_in(one))
        assert words not in page
        assert other.name not in page
    two[1].coachings.get().end(by(two[1]))
    page = uptake(signed_in(coach))
    assert words not in page
    assert "Samir" not in page


@pytest.mark.parametrize(
    "said",
    [
        {"firm_name": "Acme Ltd"}, {"firm_name": "", "text": "Acme is hiring"}, {"link": "https://jobs.acme.com/7"},
        {"firm_name": "", "role": "Controller at ACME"}, {"firm_name": "", "person": "Eva Former"},
    ],
)  # fmt: skip
def test_what_a_search_is_kept_from_is_not_shown_and_the_coach_is_not_told(two, coach, signed_in, said):
    seeker, other = two
    make_search(seeker, confidential=True, current_employer="Acme", current_employer_domain="acme.com")
    Exclusion.make(by(seeker), seeker, "person", name="Eva Former")
    share(signed_in(coach), two, **said)
    assert "Take it" not in suggestions(signed_in(seeker))
    assert "Suggested by" not in signed_in(seeker).get("/today/").content.decode()
    assert answer(signed_in(seeker), seeker).status_code == 404
    assert "Take it" in suggestions(signed_in(other))
    page = uptake(signed_in(coach))
    assert page.count("No answer yet") == 1  # one line for both of them
    assert "Nora Halvorsen, Samir Haddad" in page


def test_an_excluded_firm_of_the_directory_is_not_shown(two, coach, signed_in):
    seeker, other = two
    make_search(seeker, confidential=True)
    firm = make_firm("Harrier Partners")
    Exclusion.make(by(seeker), seeker, "firm", firm=firm)
    share(signed_in(coach), two, firm)
    assert "Harrier" not in suggestions(signed_in(seeker))
    assert "Harrier" in suggestions(signed_in(other))


def test_taken_back_it_is_gone_for_who_had_not_answered(two, coach, signed_in):
    client = signed_in(coach)
    share(client, two)
    answer(signed_in(two[0]), two[0])
    off, back = (reverse(f"coaching:lead_{name}", args=[Lead.objects.get().public_id]) for name in ("off", "back"))
    assert client.post(off).status_code == 303
    assert "Dana Cole" in suggestions(signed_in(two[0]))
    assert "Dana Cole" not in suggestions(signed_in(two[1]))
    assert answer(signed_in(two[1]), two[1]).status_code == 404
    assert client.post(back).status_code == 303
    assert "Dana Cole" in suggestions(signed_in(two[1]))


def test_what_waits_goes_with_the_coaching_and_does_not_come_back(two, coach, signed_in):
    seeker, other = two
    make_coaching(seeker, other)  # another coach, so that Today asks
    share(signed_in(coach), [seeker])
    url = [reverse(f"coaching:lead_{what}", args=[Lead.objects.get().public_id]) for what in ("off", "back")]
    seeker.coachings.get(coach=coach).end(by(seeker))
    for address in url:
        signed_in(coach).post(address)
    assert "Dana Cole" not in suggestions(signed_in(seeker))
    assert "Dana Cole" not in signed_in(seeker).get("/today/").content.decode()
    assert answer(signed_in(seeker), seeker).status_code == 404


def test_it_goes_to_further_clients_later(two, coach, signed_in):
    client = signed_in(coach)
    share(client, two[:1])
    url = reverse("coaching:lead", args=[Lead.objects.get().public_id])
    assert client.post(url, {"clients": ["everyone"]}).status_code == 303
    assert Suggestion.objects.count() == 2
    assert client.post(url, {"clients": ["everyone"]}).status_code == 303
    assert Suggestion.objects.count() == 2


def test_only_to_ones_own_clients_and_with_something_to_say(two, coach, stranger, signed_in):
    client = signed_in(coach)
    nothing = dict.fromkeys(SAID, "")
    for people, said in (([stranger], {}), ([], {}), (two, nothing), (two, {"link": "javascript:alert(1)"})):
        assert share(client, people, **said).status_code == 422
    assert not Lead.objects.exists()
    two[0].coachings.get().end(by(two[0]))
    assert share(client, [two[0]]).status_code == 422
    share(client, [two[1]])
    for other in (stranger, two[1]):
        assert signed_in(other).get(reverse("coaching:lead", args=[Lead.objects.get().public_id])).status_code == 404


def test_who_asked_not_to_be_kept_is_neither_passed_on_nor_added(two, coach, signed_in):
    seeker, _other = two
    share(signed_in(coach), [seeker])
    keep(hashes_of(name="Dana Cole", firm_names=["Kestrel Search"]))
    assert answer(signed_in(seeker), seeker).status_code == 422
    assert not Relationship.objects.exists()
    assert share(signed_in(coach), [seeker]).status_code == 422
    assert Lead.objects.count() == 1


def test_who_asks_later_is_blanked_in_what_was_passed_on(two, coach, signed_in):
    share(signed_in(coach), two)
    share(signed_in(coach), two, person="Ann Lee", text="")
    keep(hashes_of(name="Grace Lin", firm_names=["Another"]))
    assert (leads_blanked(MORNING), leads_blanked.find(MORNING)) == (0, [])
    keep(hashes_of(name="Dana Cole", firm_names=["Kestrel Search"]))
    assert (leads_blanked(MORNING), leads_blanked.find(MORNING)) == (1, [])
    for page in (suggestions(signed_in(two[0])), signed_in(coach).get(reverse("coaching:leads")).content.decode()):
        assert "Dana Cole" not in page
        assert "Kestrel Search, VP Finance" in page
        assert "Ann Lee" in page


def test_pages_take_a_fixed_number_of_queries(two, coach, signed_in):
    seeker, _other = two
    make_search(seeker, confidential=True, current_employer="Acme")

    def queries(user, route):
        client = signed_in(user)
        client.get(reverse(route))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(route))
        return len(captured)

    share(signed_in(coach), two, make_firm("First Firm"), person="")
    answer(signed_in(seeker), seeker)
    share(signed_in(coach), two, make_firm("Second Firm"), person="")
    places = [(seeker, "coaching:suggestions"), (seeker, "outreach:today"), (coach, "coaching:leads")]
    before = [queries(*place) for place in places]
    for number in range(8):
        share(signed_in(coach), two, make_firm(f"Firm {number} More"), person="")
        if number % 2:
            answer(signed_in(seeker), seeker)
    assert [queries(*place) for place in places] == before
