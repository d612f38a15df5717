"""Groups of a coach's clients: made, filled from the caseload, a target of leads; nobody else's, and never a right."""

import re

import pytest
from django.urls import reverse

from coaching.models import Group, Lead
from tests.accounts.joined import make_coaching
from tests.cast import by, person

from .test_caseload import client_named, names, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
PUT = "/groups/put/"


@pytest.fixture
def three(coach):
    return [client_named(coach, name) for name in ("Ann One", "Bob Two", "Cat Three")]


def group_of(coach, *clients, name="Spring"):
    group = Group.make(by(coach), name)
    group.put(by(coach), clients)
    return group


def put(client, people, **said):
    return client.post(PUT, {"put": "1", "pick": [one.public_id for one in people], **said})


def test_several_selected_go_into_a_new_group_whose_page_is_the_caseload(coach, three, signed_in):
    client = signed_in(coach)
    asked = client.get(PUT, {"pick": [three[0].public_id, three[2].public_id], "address": "order=name"})
    assert asked.content.decode().count("checked") == 2
    answer = put(client, [three[0], three[2]], name="Spring programme", back="order=name&next=//evil.example")
    assert (answer.status_code, answer.url) == (303, "/clients/?order=name")
    group = Group.objects.get()
    assert sorted(names(page_of(client, f"?group={group.public_id}"))) == ["Ann One", "Cat Three"]
    page = page_of(client, "?order=name")
    assert "Spring programme <small>2</small>" in page
    assert names(page) == ["Ann One", "Bob Two", "Cat Three"]


def test_one_may_be_in_several_and_is_taken_out_of_one(coach, three, signed_in):
    spring, autumn = group_of(coach, *three), group_of(coach, name="Autumn")
    client = signed_in(coach)
    put(client, three[:1], into=[autumn.public_id], out_of=[spring.public_id])
    assert names(page_of(client, f"?group={autumn.public_id}")) == ["Ann One"]
    assert len(names(page_of(client, f"?group={spring.public_id}"))) == 2
    assert len(names(page_of(client, f"?group={spring.public_id}&group={autumn.public_id}"))) == 3
    assert put(client, three[:1], into=[autumn.public_id], out_of=[spring.public_id]).status_code == 303


def undo_of(page):
    """Where a toast's undo is sent; None without one."""
    found = re.search(r'action="(/groups/put/[^"]+/back/)"', page.content.decode())
    return found and found[1]


def inside(*groups):
    return [sorted(one.members.standing().values_list("client__name", flat=True)) for one in groups]


def test_a_change_of_several_groups_is_taken_back_as_one(coach, stranger, three, signed_in):
    spring, autumn = group_of(coach, *three), group_of(coach, three[1], name="Autumn")
    client = signed_in(coach)
    said = {"put": "1", "pick": [one.public_id for one in three], "into": [autumn.public_id]}
    page = client.post(PUT, said | {"out_of": [spring.public_id], "name": "Winter"}, follow=True)
    winter, undo = Group.objects.get(name="Winter"), undo_of(page)
    everyone = ["Ann One", "Bob Two", "Cat Three"]
    assert inside(spring, autumn, winter) == [[], everyone, everyone]
    for other in (stranger, three[0]):
        assert signed_in(other).post(undo).status_code == 404
    client = signed_in(coach)
    for _click in (1, 2):
        answer = client.post(undo, headers={"Referer": "http://testserver/clients/?order=name"})
        assert (answer.status_code, answer.url) == (303, "/clients/?order=name")
        assert inside(spring, autumn, winter) == [everyone, ["Bob Two"], []]
    assert client.post("/groups/put/nosuchchange/back/").status_code == 404


def test_what_was_changed_since_stands(coach, three, signed_in):
    ann, bob, _cat = three
    spring, client = group_of(coach), signed_in(coach)

    def change(**said):
        people = [one.public_id for one in (ann, bob)]
        return undo_of(client.post(PUT, {"put": "1", "pick": people, **said}, follow=True))

    put_in = change(into=[spring.public_id])
    taken_out = change(out_of=[spring.public_id])
    assert inside(spring) == [[]]
    put(client, [ann], into=[spring.public_id])
    client.post(taken_out)
    assert inside(spring) == [["Ann One", "Bob Two"]]
    page_of(client)  # where what was said so far is read
    assert change(into=[spring.public_id]) is None  # nothing changed, so that there is nothing to take back
    client.post(put_in)
    assert inside(spring) == [["Ann One"]]


def test_one_who_is_picked_twice_is_in_it_once(coach, three, signed_in):
    spring = group_of(coach)
    assert put(signed_in(coach), [three[0], three[0]], into=[spring.public_id]).status_code == 303
    assert inside(spring) == [["Ann One"]]


def test_nothing_to_do_and_what_is_not_ones_own_is_refused(coach, stranger, three, signed_in):
    theirs, mine = group_of(stranger), group_of(coach)
    client = signed_in(coach)
    for people, said in (
        (three, {}), ([], {"name": "New"}), (three, {"into": [theirs.public_id]}), ([stranger], {"name": "New"}),
        (three, {"into": [mine.public_id], "out_of": [mine.public_id]}), (three, {"name": "SPRING "}),
    ):  # fmt: skip
        assert put(client, people, **said).status_code == 422
    assert not mine.members.exists()
    assert Group.objects.count() == 2


def test_it_is_made_renamed_and_removed(coach, stranger, three, signed_in):
    client = signed_in(coach)
    assert client.post("/groups/", {"name": "Spring"}).status_code == 303
    assert client.post("/groups/", {"name": " spring"}).status_code == 422
    group = Group.objects.get()
    group.put(by(coach), three)
    url = reverse("coaching:group", args=[group.public_id])
    for method in ("get", "post"):
        assert getattr(signed_in(stranger), method)(url, {"name": "Theirs"}).status_code == 404
    client = signed_in(coach)
    assert client.post(url, {"name": "Summer"}).status_code == 303
    assert "Summer" in (page := client.get("/groups/").content.decode())
    assert "3 clients" in page
    assert client.post(f"{url}remove/").status_code == 303
    assert not Group.objects.exists()
    assert len(names(page_of(client))) == 3


def test_a_group_opens_nothing_once_the_coaching_is_over(coach, three, signed_in):
    group = group_of(coach, *three)
    three[0].coachings.get().end(by(three[0]))
    client = signed_in(coach)
    assert sorted(names(page_of(client, f"?group={group.public_id}"))) == ["Bob Two", "Cat Three"]
    assert "2 clients" in client.get("/groups/").content.decode()
    said = {"role": "VP Finance", "clients": [f"group-{group.public_id}"]}
    assert client.post("/leads/new/", said).status_code == 303
    assert set(Lead.objects.get().suggestions.values_list("client", flat=True)) == {three[1].pk, three[2].pk}


def test_a_lead_goes_to_a_group_and_somebody_beside_it_once_each(coach, stranger, three, signed_in):
    group, theirs = group_of(coach, *three[:2]), group_of(stranger)
    make_coaching(person("of@stranger.example"), stranger)
    client = signed_in(coach)
    chosen = [f"group-{group.public_id}", three[1].public_id, three[2].public_id]
    assert "Spring (2)" in client.get("/leads/new/", {"pick": three[0].public_id}).content.decode()
    assert client.post("/leads/new/", {"role": "CFO", "clients": [f"group-{theirs.public_id}"]}).status_code == 422
    assert client.post("/leads/new/", {"role": "CFO", "clients": chosen[:1]}).status_code == 303
    lead = Lead.objects.get()
    assert lead.suggestions.count() == 2
    client.post(reverse("coaching:lead", args=[lead.public_id]), {"clients": chosen})
    assert lead.suggestions.count() == 3


def test_no_client_reads_which_groups_there_are(coach, three, signed_in):
    group_of(coach, *three, name="Slow ones")
    assert "Slow ones" not in signed_in(three[0]).get("/groups/").content.decode()
