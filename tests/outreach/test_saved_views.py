"""Saved views: kept under a name, opened by tab or first of all, changed, removed, brought back; nobody else's."""

import re
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Act
from outreach.models import SavedView
from outreach.models.saved_view import MOST
from tests.cast import by
from tests.factories import make_relationship, make_view

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
LIST, NEW = "/recruiters/", "/recruiters/views/new/"
RETAINED = "stage=planned&sort=name&columns=firm,tags"


@pytest.fixture
def client(seeker, signed_in):
    make_relationship(seeker, "Ana Berg").plan(by(seeker), date(2026, 11, 27))
    make_relationship(seeker, "Leo Costa")
    return signed_in(seeker)


def tabs(client, address=""):
    answer = client.get(LIST + address, follow=True)
    assert answer.status_code == 200
    return {tab.words: tab for tab in answer.context["tabs"]}


def test_a_list_is_kept_under_a_name(client, seeker):
    assert "Save this view" in client.get(f"{LIST}?{RETAINED}").content.decode()
    page = client.get(f"{NEW}?{RETAINED}")
    assert page.context["address"] == RETAINED
    answer = client.post(NEW, {"name": "  Planned ", "address": page.context["address"]})
    view = SavedView.objects.get()
    assert (view.name, view.address, view.columns) == ("Planned", "stage=planned&sort=name", ["firm", "tags"])
    assert (answer.status_code, answer.url) == (303, f"{LIST}?{RETAINED}&view={view.public_id}")
    tab = tabs(client, f"?{RETAINED}&view={view.public_id}")["Planned"]
    assert (tab.count, tab.here, tab.changed) == (1, True, False)
    assert [one.relationship.recruiter.name for one in client.get(answer.url).context["lines"]] == ["Ana Berg"]


def test_only_what_the_list_understands_is_kept(client, seeker):
    client.post(NEW, {"name": "Odd", "address": "stage=nonsense&colour=red&stage=parked&cursor=x&view=y"})
    assert SavedView.objects.get().address == "stage=parked"


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "a\x00b", "‮txt"])
def test_a_name_that_is_none_is_said_by_its_field(client, name):
    answer = client.post(NEW, {"name": name, "address": RETAINED})
    assert answer.status_code == 422
    assert "name" in answer.context["form"].errors
    assert answer.context["address"] == RETAINED
    assert not SavedView.objects.exists()


def test_a_name_is_taken_once(client, seeker, stranger):
    make_view(seeker, "Parked")
    answer = client.post(NEW, {"name": "PARKED", "address": ""})
    assert answer.status_code == 422
    assert "already" in str(answer.context["form"].errors["name"])
    make_view(stranger, "Parked")
    other = make_view(seeker, "Other")
    assert client.post(reverse("outreach:view", args=[other.public_id]), {"name": "parked"}).status_code == 422


def test_there_are_so_many_views_at_most(client, seeker):
    for number in range(MOST):
        make_view(seeker, f"View {number}")
    answer = client.post(NEW, {"name": "One more", "address": ""})
    assert answer.status_code == 422
    assert SavedView.objects.count() == MOST
    SavedView.objects.first().remove(by(seeker))
    assert client.post(NEW, {"name": "One more", "address": ""}).status_code == 303


def test_an_address_that_is_too_long_is_refused(client):
    address = "&".join(f"tag={number:02}{'x' * 115}" for number in range(20))
    answer = client.post(NEW, {"name": "Long", "address": address})
    assert answer.status_code == 422
    assert "more than an address can hold" in answer.content.decode()


def test_one_view_opens_first_and_everyone_stays_reachable(client, seeker):
    first = make_view(seeker, "First", "stage=planned", is_default=True)
    assert client.get(LIST).url == f"{LIST}?stage=planned&view={first.public_id}"
    assert tabs(client)["First"].here
    assert tabs(client, "?view=everyone")["Everyone"].here
    second = make_view(seeker, "Second", is_default=True)
    first.refresh_from_db()
    assert (first.is_default, second.is_default) == (False, True)
    client.post(reverse("outreach:view", args=[second.public_id]), {"name": "Second"})
    assert client.get(LIST).status_code == 200


def test_a_view_alone_opens_its_list_and_a_lost_one_says_so(client, seeker, stranger):
    view = make_view(seeker, "First", "stage=planned")
    assert client.get(f"{LIST}?view={view.public_id}").url == f"{LIST}?stage=planned&view={view.public_id}"
    for lost in ("nonsense", make_view(stranger, "Theirs").public_id):
        answer = client.get(f"{LIST}?view={lost}")
        assert "That view is no longer there" in answer.content.decode()
        assert len(answer.context["lines"]) == 2


def test_a_changed_list_is_kept_in_the_view_or_left(client, seeker):
    view = make_view(seeker, "First", "stage=planned")
    changed = f"stage=planned&stage=listed&columns=tags&view={view.public_id}"
    tab = tabs(client, f"?{changed}")["First"]
    assert (tab.here, tab.changed, tab.count) == (True, True, 1)
    answer = client.post(reverse("outreach:view_hold", args=[view.public_id]), {"address": changed})
    assert (answer.status_code, answer.url) == (303, f"{LIST}?{changed}")
    tab = tabs(client, f"?{changed}")["First"]
    assert (tab.changed, tab.count) == (False, 2)


def test_what_a_view_shows_and_is_called_is_taken_back(client, seeker):
    view = make_view(seeker, "First", "stage=planned")
    client.post(reverse("outreach:view_hold", args=[view.public_id]), {"address": "stage=listed&columns=tags"})
    page = client.post(reverse("outreach:view", args=[view.public_id]), {"name": "Second", "shared_with_coach": "on"})
    view.refresh_from_db()
    assert (view.name, view.shared_with_coach, view.address) == ("Second", True, "stage=listed")
    marked, held = Act.objects.get(kind="view_marked"), Act.objects.get(kind="view_held")
    assert reverse("outreach:undo", args=[marked.public_id]) in client.get(page.url).content.decode()
    for act in (marked, held):
        client.post(reverse("outreach:undo", args=[act.public_id]))
    view.refresh_from_db()
    assert (view.name, view.name_key, view.shared_with_coach) == ("First", "first", False)
    assert (view.address, "tags" in view.columns) == ("stage=planned", False)


def test_the_order_of_columns_is_taken_back(client, seeker):
    view = make_view(seeker, "First", "stage=planned&columns=firm,tags")
    client.post(reverse("outreach:view_hold", args=[view.public_id]), {"address": "stage=planned&columns=tags,firm"})
    view.refresh_from_db()
    assert view.columns == ["tags", "firm"]
    client.post(reverse("outreach:undo", args=[Act.objects.get(kind="view_held").public_id]))
    view.refresh_from_db()
    assert view.columns == ["firm", "tags"]


def test_a_second_save_on_what_was_changed_meanwhile_shows_both(client, seeker):
    view = make_view(seeker, "First")
    url = reverse("outreach:view", args=[view.public_id])
    opened = re.search('name="opened" value="([0-9a-f]{32})"', client.get(url).content.decode())[1]
    assert client.post(url, {"name": "Theirs", "opened": opened}).status_code == 303
    answer = client.post(url, {"name": "Mine", "opened": opened})
    assert answer.status_code == 409
    for name in ("Theirs", "Mine"):
        assert name in answer.content.decode()
    view.refresh_from_db()
    assert view.name == "Theirs"


def test_a_former_name_that_another_view_has_by_now_is_not_taken_from_it(client, seeker):
    view = make_view(seeker, "First")
    client.post(reverse("outreach:view", args=[view.public_id]), {"name": "Second"})
    make_view(seeker, "first")
    undo = reverse("outreach:undo", args=[Act.objects.get(kind="view_marked").public_id])
    assert "You have a view called “first” already" in client.post(undo, follow=True).content.decode()
    view.refresh_from_db()
    assert view.name == "Second"


@pytest.mark.parametrize("then", ["view", "view_remove"])
def test_a_former_name_that_it_would_not_get_back_stands_in_no_way(client, seeker, then):
    """It was called something else since, or is none of the views any more."""
    view = make_view(seeker, "First")
    client.post(reverse("outreach:view", args=[view.public_id]), {"name": "Second"})
    renamed = Act.objects.get(kind="view_marked")
    client.post(reverse(f"outreach:{then}", args=[view.public_id]), {"name": "Third"})
    make_view(seeker, "First")
    client.post(reverse("outreach:undo", args=[renamed.public_id]), {"confirmed": "on"})
    renamed.refresh_from_db()
    assert renamed.undone_at
    assert SavedView.objects.get(pk=view.pk).name == ("Third" if then == "view" else "First")


def test_counts_that_look_far_come_after_the_page(client, seeker):
    near, far = make_view(seeker, "Near", "stage=planned"), make_view(seeker, "Far", "place=Nowhere")
    page = client.get(LIST)
    assert [tab.count for tab in page.context["tabs"][-2:]] == [1, None]
    assert reverse("outreach:view_counts") in page.content.decode()
    follow = client.get(reverse("outreach:view_counts")).content.decode()
    assert f'id="count-{far.public_id}" hx-swap-oob="true">0<' in follow
    assert near.public_id not in follow
    assert tabs(client, f"?place=Nowhere&view={far.public_id}")["Far"].count == 0


def test_shared_with_a_coach_is_noted(client, seeker):
    client.post(NEW, {"name": "For Cleo", "address": "", "shared_with_coach": "on"})
    assert SavedView.objects.get().shared_with_coach
    assert "Shared with my coach" in client.get(reverse("outreach:views")).content.decode()


def test_a_removed_view_comes_back_by_undo(client, seeker):
    view = make_view(seeker, "First", "stage=planned", is_default=True)
    answer = client.post(reverse("outreach:view_remove", args=[view.public_id]))
    assert (answer.status_code, answer.url) == (303, "/recruiters/views/")
    assert "First" not in tabs(client)
    assert client.get(reverse("outreach:view", args=[view.public_id])).status_code == 404
    make_view(seeker, "first", is_default=True)
    act = Act.objects.get(kind="view_removed")
    page = client.post(reverse("outreach:undo", args=[act.public_id]), follow=True).content.decode()
    assert "Taken back: the view you removed" in page
    view.refresh_from_db()
    assert (view.name, view.is_default, view.removed_by) == ("First (2)", False, None)


def test_a_view_of_a_filter_that_is_gone_still_opens(client, seeker):
    view = make_view(seeker, "Old", "stage=planned")
    SavedView.objects.filter(pk=view.pk).update(
        address="stage=planned&stage=gone&colour=red&sort=colour&group=x&firm=nowhere", columns=["colour"]
    )
    assert tabs(client, f"?view={view.public_id}")["Old"].here
    assert client.get(reverse("outreach:view", args=[view.public_id])).status_code == 200


def test_views_are_their_owners_alone(seeker, stranger, admin, signed_in):
    view = make_view(seeker, "Mine")
    for other in (stranger, admin):
        client = signed_in(other)
        for name in ("view", "view_hold", "view_remove"):
            assert (
                client.post(reverse(f"outreach:{name}", args=[view.public_id]), {"name": "Theirs"}).status_code == 404
            )
        assert "Mine" not in client.get(reverse("outreach:views")).content.decode()
    view.refresh_from_db()
    assert (view.name, view.removed_by) == ("Mine", None)
