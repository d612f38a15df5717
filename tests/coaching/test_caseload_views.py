"""Filters of the caseload in its address, and saved views of it; nothing is found by what a client keeps back."""

from datetime import date

import pytest
from django.urls import reverse

from coaching.models import Group
from outreach.models import SavedView
from tests.cast import by
from tests.factories import make_clients_view, make_view

from .test_caseload import client_named, names, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def some(coach):
    return {
        "quiet": client_named(coach, "Cara Quiet", active_on=date(2026, 11, 11), stages={"talking": 2}),
        "behind": client_named(coach, "Ben Behind", overdue=8, stages={"listed": 3, "talking": 0}),
        "landed": client_named(coach, "Amy Landed", search="landed", landed_on=date(2026, 11, 16)),
        "double": client_named(coach, "Dan Double", conflicts=1),
    }


FILTERED = {
    "why=quiet": ["Cara Quiet"], "why=quiet&why=overdue": ["Ben Behind", "Cara Quiet"], "landed=yes": ["Amy Landed"],
    "landed=no&show=word": ["Ben Behind", "Cara Quiet", "Dan Double"], "stage=talking": ["Cara Quiet"],
    "why=conflict&stage=talking": [], "why=%00&stage=nowhere&group=none&group=%00": None,
}  # fmt: skip


@pytest.mark.parametrize(("query", "found"), FILTERED.items())
def test_filters_stand_in_the_address(coach, some, signed_in, query, found):
    page = page_of(signed_in(coach), f"?{query}&order=name")
    everyone = ["Amy Landed", "Ben Behind", "Cara Quiet", "Dan Double"]
    assert names(page) == (everyone if found is None else found)
    assert page.count("remove filter") == (0 if found is None else query.count("="))


def test_a_filter_finds_nobody_by_what_is_not_shared(coach, signed_in):
    client_named(coach, "Hal Hidden", ["notes"], overdue=91, conflicts=3, stages={"talking": 4}, search="landed",
                 landed_on=date(2026, 11, 16))  # fmt: skip
    client = signed_in(coach)
    for query in ("why=overdue", "why=conflict", "stage=talking", "landed=yes", "landed=no", "show=word"):
        assert names(page_of(client, f"?{query}")) == []
    assert "menu-item" not in page_of(client).split("client-tools")[1].split("segmented")[0]


def test_a_view_is_kept_opens_and_says_how_many(coach, some, signed_in):
    client = signed_in(coach)
    new = reverse("coaching:view_new")
    assert "No activity" in client.get(f"{new}?why=quiet&order=name").content.decode()
    answer = client.post(new, {"address": "why=quiet&order=name&evil=1", "name": "Quiet ones"})
    view = SavedView.objects.get()
    assert (view.address, view.shows) == ("why=quiet&order=name", "clients")
    assert answer.url == f"/clients/?why=quiet&order=name&view={view.public_id}"
    assert client.get(f"/clients/?view={view.public_id}").url == answer.url
    page = client.get(answer.url).content.decode()
    assert 'Quiet ones <span class="tab-count">1</span>' in page
    assert names(page) == ["Cara Quiet"]
    assert client.post(new, {"address": "why=stale", "name": "quiet ones "}).status_code == 422


def test_the_one_that_opens_first_leaves_a_way_to_all(coach, some, signed_in):
    view = make_clients_view(coach, is_default=True)
    client = signed_in(coach)
    assert client.get("/clients/").url == f"/clients/?why=quiet&view={view.public_id}"
    page = client.get("/clients/", follow=True).content.decode()
    assert 'href="?view=everyone"' in page
    assert len(names(page_of(client, "?view=everyone"))) == 4


def test_it_is_changed_held_removed_and_each_is_taken_back(coach, some, signed_in):
    view, client = make_clients_view(coach), signed_in(coach)
    one = reverse("coaching:view", args=[view.public_id])
    assert "Not as “Quiet ones” holds it" in page_of(client, f"?why=overdue&view={view.public_id}")
    client.post(f"{one}hold/", {"address": "why=overdue"})
    client.post(one, {"name": "Behind", "is_default": "on"})
    view.refresh_from_db()
    assert (view.address, view.name, view.is_default) == ("why=overdue", "Behind", True)
    client.post(f"{one}remove/")
    assert '>Behind <span class="tab-count"' not in page_of(client)
    act = SavedView.objects.get().removed_by
    assert client.post(reverse("outreach:undo", args=[act.public_id])).status_code == 303
    assert SavedView.objects.of(coach, "clients").exists()


def test_views_of_recruiters_and_of_clients_keep_apart(coach, some, signed_in, stranger):
    theirs = make_view(coach, "Mine", is_default=True)
    mine = make_clients_view(coach, "Mine", is_default=True)
    client = signed_in(coach)
    assert SavedView.objects.filter(is_default=True).count() == 2
    assert client.get(reverse("coaching:view", args=[theirs.public_id])).status_code == 404
    assert client.get(reverse("outreach:view", args=[mine.public_id])).status_code == 404
    assert mine.public_id not in client.get("/recruiters/", follow=True).content.decode()
    assert mine.public_id not in client.get(reverse("outreach:views")).content.decode()
    for method in ("get", "post"):
        answer = getattr(signed_in(stranger), method)(reverse("coaching:view", args=[mine.public_id]))
        assert answer.status_code == 404


def test_a_group_that_is_gone_is_left_out_of_a_view(coach, some, signed_in):
    group = Group.make(by(coach), "Spring")
    client = signed_in(coach)
    address = f"group={group.public_id}"
    client.post(reverse("coaching:view_new"), {"address": address, "name": "Spring"})
    group.delete()
    assert len(names(page_of(client, f"?view={SavedView.objects.get().public_id}"))) == 4
