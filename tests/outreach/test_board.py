"""The board: columns with counts and load, cards page by page, filters of the list, and what an act changes on it."""

import re

import pytest
from django.urls import reverse

from outreach.models import Relationship
from outreach.pages.board import FIRST, MORE
from tests.cast import by
from tests.factories import make_firm, make_recruiter, make_relationship
from tests.forms_found import forms_of

from .scenes import HTMX, awaiting, nov, replying, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
BOARD, COLUMN = "/recruiters/board/", "/recruiters/board/column/"
DIALOG = HTMX | {"HTTP_HX_TARGET": "ask"}


@pytest.fixture
def page(seeker, signed_in):
    """page(address) → the text of a page of the seeker's."""
    client = signed_in(seeker)
    return lambda address=BOARD, **extra: client.get(address, **extra).content.decode()


def names(html, stage):
    """Who stands in a column, in order."""
    column = html.partition(f'id="cards-{stage}"')[2].partition("</ul>")[0]
    return re.findall('data-who="([^"]*)"', column)


def head(html, stage):
    text = re.sub("<[^>]*>", " ", html.partition(f'id="head-{stage}"')[2].partition(">")[2].partition("</header>")[0])
    return " ".join(text.split())


def many_listed(seeker, count):
    firm = make_firm("Big Firm")
    for number in range(count):
        recruiter = make_recruiter(f"Listed {number:03}", firm=firm)
        Relationship.objects.create(
            seeker=seeker, recruiter=recruiter, firm=firm, name_key=recruiter.name_key, firm_key=firm.name_key,
            made_at=by(seeker).at,
        )  # fmt: skip


def test_columns_say_how_many_there_are_and_what_waits(seeker, page):
    awaiting(seeker, "Due Today")
    awaiting(seeker, "Due Later", nov(20))
    awaiting(seeker, "Long Waiting", nov(2))
    settle(seeker)
    assert names(page(), "awaiting") == ["Long Waiting", "Due Today", "Due Later"]
    assert head(page(), "awaiting") == "Awaiting 3 people 2 for today · 1 going stale"
    assert head(page(), "talking") == "Talking 0 people Nothing for today"


def test_a_card_tells_the_next_step_and_its_state(seeker, page):
    awaiting(seeker, "Due Today")
    replying(seeker, "Ingrid Solberg")
    text = page()
    assert re.search(r"Nudge 1 of 2</span><span class=\"badge\" data-tone=\"due\">Today<", text)
    assert re.search(r"Answer</span><span class=\"badge\" data-tone=\"reply\">Reply waiting<", text)


def test_what_lies_beside_the_path_is_counted_and_opens_as_a_column(seeker, page):
    make_relationship(seeker, "Listed Lena")
    assert names(page(), "listed") == []
    assert re.search("<strong>1</strong> listed", page())
    assert names(page(f"{BOARD}?beside=listed"), "listed") == ["Listed Lena"]
    assert 'data-drop="listed"' in page(f"{BOARD}?beside=nonsense")


def test_the_list_filters_narrow_cards_and_counts_alike(seeker, page):
    awaiting(seeker, "Ada Contingent")
    awaiting(seeker, "Bob Other")
    html = page(f"{BOARD}?q=Ada&stage=awaiting")
    assert names(html, "awaiting") == ["Ada Contingent"]
    assert head(html, "awaiting").startswith("Awaiting 1 person")
    assert "Nobody fits these filters" in page(f"{BOARD}?q=nobody")
    assert "“nonsense” is no filter of this list" in page(f"{BOARD}?nonsense=1")


def test_a_large_column_comes_in_pages_with_and_without_scripts(seeker, page):
    many_listed(seeker, FIRST + MORE + 3)
    html = page(f"{BOARD}?beside=listed")
    shown = names(html, "listed")
    assert len(shown) == FIRST
    assert f"{MORE + 3} more" in html
    more = re.search(r'hx-get="([^"]*board/column[^"]*)"', html)[1].replace("&amp;", "&")
    fragment = page(more, **HTMX)
    assert "<html" not in fragment
    second = re.findall('data-who="([^"]*)"', fragment)
    assert len(second) == MORE
    last = re.search(r'hx-get="([^"]*board/column[^"]*)"', fragment)[1].replace("&amp;", "&")
    third = re.findall('data-who="([^"]*)"', page(last, **HTMX))
    assert sorted(shown + second + third) == [f"Listed {number:03}" for number in range(FIRST + MORE + 3)]
    assert "<h1>Listed</h1>" in page(more)
    assert re.findall('data-who="([^"]*)"', page(more)) == second


def test_a_broken_cursor_gives_the_first_cards(seeker, page):
    make_relationship(seeker, "Listed Lena")
    assert "Listed Lena" in page(f"{COLUMN}?of=listed&cursor=%00forged")
    assert "<h1>Planned</h1>" in page(f"{COLUMN}?of=nowhere")


def test_an_empty_board_says_what_to_do(page):
    assert "Nobody is on your list yet" in page()


def test_others_people_are_not_on_it(seeker, stranger, signed_in):
    awaiting(seeker, "Jonas Weber")
    assert "Jonas Weber" not in signed_in(stranger).get(BOARD).content.decode()


# ── What an act that was asked for on the board changes there ──


@pytest.fixture
def moved(seeker, signed_in):
    """moved(relationship, to, **said) → the fragment after the drop's form was sent from the dialog."""
    client = signed_in(seeker)

    def send(relationship, to, back="board", **said):
        url = reverse("outreach:move", args=[relationship.public_id])
        asked = client.get(url, {"to": to, "back": back}, follow=True, **DIALOG)
        assert "<html" not in asked.content.decode()
        (form,) = forms_of(asked.content.decode(), asked.request["PATH_INFO"])
        return client.post(form.action, form.data | said, **DIALOG)

    return send


def test_a_move_gives_back_the_card_and_every_count(seeker, moved):
    relationship = awaiting(seeker, "Jonas Weber")
    html = moved(relationship, "talking", outcome="").content.decode()
    assert f'<li id="card-{relationship.public_id}" hx-swap-oob="delete">' in html
    assert 'hx-swap-oob="afterbegin:#cards-talking"' in html
    assert head(html, "talking").startswith("Talking 1 person")
    assert head(html, "awaiting").startswith("Awaiting 0 people")
    act = relationship.history.get(data__direction="in").act
    assert reverse("outreach:undo", args=[act.public_id]) in html


def test_a_card_that_the_filters_leave_out_goes(seeker, moved):
    relationship = awaiting(seeker, "Jonas Weber")
    html = moved(relationship, "talking", back="board?stage=awaiting", outcome="").content.decode()
    assert 'hx-swap-oob="delete"' in html
    assert "afterbegin" not in html


def test_a_mistake_comes_back_into_the_dialog(seeker, moved):
    relationship = awaiting(seeker, "Jonas Weber")
    answer = moved(relationship, "talking", occurred_on="2027-01-01", outcome="")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "<html" not in html
    assert "id_occurred_on_error" in html
    assert "What did Jonas Weber say?" in html


def test_what_the_drop_knew_cant_be_turned_round(seeker, moved):
    answer = moved(awaiting(seeker, "Jonas Weber"), "talking", direction="out")
    assert answer.status_code == 422


def test_a_move_without_a_stage_asks_where_to(seeker, signed_in):
    url = reverse("outreach:move", args=[awaiting(seeker, "Jonas Weber").public_id])
    assert "Where is Jonas Weber now?" in signed_in(seeker).get(url).content.decode()
    answer = signed_in(seeker).get(url, {"to": "nowhere\x00"})
    assert answer.status_code == 422
    assert "id_to_error" in answer.content.decode()


def test_someone_who_is_not_to_be_contacted_stays_closed(seeker, signed_in):
    relationship = awaiting(seeker, "Jonas Weber")
    relationship.opt_out(by(seeker))
    url = reverse("outreach:move", args=[relationship.public_id])
    answer = signed_in(seeker).get(url, {"to": "talking"})
    assert answer.status_code == 422
    assert "They asked not to be contacted" in answer.content.decode()
