"""The search page and the lines of its box."""

import pytest
from django.urls import reverse

from tests.factories import make_relationship

from .scenes import HTMX, awaiting, nov, out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
URL = "/find/"


@pytest.fixture
def dana(seeker):
    return awaiting(seeker, "Dana Reyes", nov(16))


def page(client, q, status=200, **extra):
    answer = client.get(URL, {"q": q}, **extra)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_page_lists_what_was_found_with_links(seeker, dana, signed_in):
    out(dana, nov(20), note="Budget is frozen")
    html = page(signed_in(seeker), "dana")
    assert f'href="{reverse("outreach:relationship", args=[dana.public_id])}"' in html
    assert 'value="dana"' in html
    assert "1 result" in html
    assert "<mark>Budget</mark> is frozen" in page(signed_in(seeker), "budg")


def test_the_box_gets_options_alone(seeker, dana, signed_in):
    html = page(signed_in(seeker), "dana", **HTMX)
    assert html.strip().startswith('<div class="find-results" id="find-results" role="listbox"')
    assert 'role="option"' in html
    assert 'data-said="1 result"' in html
    assert "<html" not in html


def test_nothing_found_says_so_and_offers_to_add(seeker, signed_in):
    html = page(signed_in(seeker), "Zed Nobody")
    assert "/recruiters/add/?name=Zed+Nobody" in html
    assert "Add “Zed Nobody” to your recruiters" in html


def test_logging_from_the_box_leads_to_the_quick_log_filled(seeker, dana, signed_in):
    other = make_relationship(seeker, "Dana Okafor")
    html = page(signed_in(seeker), "log call with dana", **HTMX)
    for one in (dana, other):
        assert f"/quick/?line=call+with+dana&amp;who={one.public_id}" in html
    assert "Log “call with Dana Reyes”" in html


def test_without_words_it_offers_pages(seeker, signed_in):
    html = page(signed_in(seeker), "")
    assert 'href="/today/"' in html
    assert "Nothing found" not in html


def test_every_page_has_the_box_and_its_links(seeker, dana, signed_in):
    html = signed_in(seeker).get("/today/").content.decode()
    for part in ('href="/find/"', 'href="/quick/"', "<rp-find>", "<rp-summon", 'keyshortcuts="/ Control+K Meta+K"'):
        assert part in html
