"""How the list looks: columns and their order, every order both ways, groups, the page of all filters, paper."""

from datetime import date

import pytest
from django.urls import reverse

from outreach.listing.columns import COLUMNS
from outreach.listing.sorts import SORTS
from outreach.models import Relationship
from outreach.pages.listing import PAGE
from tests.cast import by
from tests.factories import make_firm, make_relationship, make_search

from .scenes import awaiting, nov, settle, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
LIST = "/recruiters/"


@pytest.fixture
def client(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def people(seeker):
    """Seven people who differ in every column, with equals in each."""
    make_search(seeker)
    big = make_firm("Big Search", pay_model="retained")
    awaiting(seeker, "Dora Due", nov(16), firm=big, place="Cork", source="Licensed agencies")
    awaiting(seeker, "Olaf Over", nov(11), place="Boston")
    they(awaiting(seeker, "Rita Reply", nov(10), firm=big, source="A list"), nov(20))
    make_relationship(seeker, "Lena Listed")
    make_relationship(seeker, "Carl Closed", firm=big).close(by(seeker), "not_my_field")
    make_relationship(seeker, "Fred Filed").file_resume(by(seeker), occurred_on=date(2026, 10, 1))
    loner = make_relationship(seeker, "Ada Alone")
    Relationship.objects.filter(pk=loner.pk).update(firm=None, firm_key="", tags=["remote"], fit=80)
    settle(seeker)


def heads(answer):
    return [name for name, *_rest in answer.context["heads"]]


def listed(answer):
    return [line.relationship.recruiter.name for line in answer.context["lines"]]


def test_the_address_chooses_columns_and_their_order(client, people):
    page = client.get(f"{LIST}?columns=tags,stage,place")
    assert heads(page) == ["name", "tags", "stage", "place"]
    assert page.content.decode().index('data-col="tags"') < page.content.decode().index('data-col="stage"')
    assert "remote" in page.content.decode()


def test_every_column_has_a_head_and_a_cell(client, people):
    page = client.get(f"{LIST}?columns={','.join(COLUMNS)}")
    assert heads(page) == ["name", *COLUMNS]
    text = page.content.decode()
    for name in COLUMNS:
        assert text.count(f'<td data-col="{name}"') == 7, name
    for words in ("1 message unanswered", "Licensed agencies", "Cork", "retained", "1 Oct"):
        assert words in text


def test_unknown_columns_are_left_out_with_a_notice(client, people):
    page = client.get(f"{LIST}?columns=colour,firm")
    assert heads(page) == ["name", "firm"]
    assert "There is no column “colour”" in page.content.decode()


BOTH_WAYS = [f"{turn}{name}" for name in SORTS for turn in ("", "-")]


@pytest.mark.parametrize(
    ("group", "sorts"),
    [("", BOTH_WAYS), ("&group=firm", ["name", "-last", "-firm"]), ("&group=stage", ["next", "-fit", "-stage"])],
)
def test_every_order_reaches_everyone_once_both_ways(client, people, group, sorts, monkeypatch):
    everyone = sorted(Relationship.objects.values_list("recruiter__name", flat=True))
    monkeypatch.setattr("outreach.pages.listing.PAGE", 4)
    for sort in sorts:
        pages, cursor = [], ""
        while cursor or not pages:
            page = client.get(f"{LIST}?sort={sort}{group}" + (f"&cursor={cursor}" if cursor else ""))
            pages.append(listed(page))
            cursor = page.context["page"].next_cursor
        assert sorted(name for names in pages for name in names) == everyone, sort
        back = client.get(f"{LIST}?sort={sort}{group}&cursor={page.context['page'].prev_cursor}")
        assert listed(back) == pages[-2], sort


def test_orders_say_what_comes_first(client, people):
    assert listed(client.get(f"{LIST}?sort=fit"))[0] == "Ada Alone"
    assert listed(client.get(f"{LIST}?sort=-fit"))[-1] == "Ada Alone"
    assert listed(client.get(f"{LIST}?sort=place"))[:2] == ["Olaf Over", "Dora Due"]
    assert listed(client.get(f"{LIST}?sort=tags"))[0] == "Ada Alone"
    assert listed(client.get(f"{LIST}?sort=stage"))[0] == "Ada Alone"
    assert listed(client.get(f"{LIST}?sort=stage"))[-1] == "Carl Closed"
    assert listed(client.get(f"{LIST}?sort=firm"))[:3] == ["Carl Closed", "Dora Due", "Rita Reply"]
    page = client.get(f"{LIST}?sort=-name").content.decode()
    assert 'data-col="name" aria-sort="descending"' in page
    assert 'href="?sort=name"' in page


def test_groups_carry_their_counts(client, people):
    def blocks(query):
        return [(block.words, block.count) for block in client.get(LIST + query).context["blocks"]]

    firms = blocks("?group=firm&sort=name")
    assert firms[0] == ("Big Search", 3)
    assert firms[-1] == ("No firm", 1)
    assert ("Awaiting", 2) in blocks("?group=stage")
    assert blocks("?group=stage&stage=awaiting&q=dora") == [("Awaiting", 1)]


def test_a_group_says_its_whole_count_on_each_page(client, seeker):
    firm = make_firm("Huge Search")
    for number in range(PAGE + 5):
        make_relationship(seeker, f"Person {number:03}", firm=firm)
    page = client.get(f"{LIST}?group=firm")
    assert [block.count for block in page.context["blocks"]] == [PAGE + 5]
    later = client.get(LIST, {"group": "firm", "cursor": page.context["page"].next_cursor})
    assert [(block.count, len(block.lines)) for block in later.context["blocks"]] == [(PAGE + 5, 5)]


def test_columns_move_and_the_list_stays(client, people):
    page = client.get(reverse("outreach:columns"), {"stage": "awaiting", "columns": ["firm", "tags"], "up": "tags"})
    assert [column.name for column, shown, *_rest in page.context["choice"] if shown] == ["tags", "firm"]
    assert 'name="stage" value="awaiting"' in page.content.decode()
    for odd in ({"up": "colour"}, {"down": "tags"}, {"up": ""}, {"columns": "colour", "down": "\x00"}):
        assert client.get(reverse("outreach:columns"), odd).status_code == 200


def test_all_filters_offer_what_is_on_the_list(client, people, stranger):
    make_relationship(stranger, "Someone", place="Nowhere", source="Secret")
    page = client.get(reverse("outreach:filters"), {"tag": "remote", "sort": "name"})
    choices = {choice.name: choice for choice in page.context["choices"]}
    assert choices["tag"].options == [("remote", "remote", True)]
    assert ("Cork", "Cork") in choices["place"].offered
    assert "Big Search" in dict(choices["firm"].offered).values()
    assert ("A list", "A list") in choices["source"].offered
    text = page.content.decode()
    assert 'name="sort" value="name"' in text
    assert "Nowhere" not in text
    assert "Secret" not in text


def test_empty_fields_of_a_form_leave_the_address(client, people):
    answer = client.get(LIST, {"q": "", "stage": "awaiting", "tag": ""})
    assert (answer.status_code, answer.url) == (302, f"{LIST}?stage=awaiting")


def test_paper_holds_every_row(client, seeker, people, monkeypatch):
    page = client.get(reverse("outreach:on_paper"), {"stage": "awaiting", "columns": "place"}).content.decode()
    assert "2 recruiters" in page
    assert "Dora Due" in page
    assert "Rita Reply" not in page
    monkeypatch.setattr("outreach.views.recruiters.ON_PAPER", 3)
    page = client.get(reverse("outreach:on_paper"))
    assert (page.context["count"], page.context["cut"]) == (3, True)
    assert "The first 3 of this list" in page.content.decode()
