"""The frame of every page: its links lead somewhere, and it holds to the strict content policy."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

FRAME = ["_brand.html", "_nav.html", "_account.html"]
NAMED = re.compile(r'{% (?:nav_link|url) "([\w:]+)"')


def names():
    folder = Path(settings.BASE_DIR) / "templates"
    return sorted({name for part in FRAME for name in NAMED.findall((folder / part).read_text())})


def test_the_frame_names_its_pages():
    assert {"outreach:today", "outreach:recruiters", "outreach:log_any", "accounts:settings"} <= set(names())


@pytest.mark.parametrize("name", names())
def test_every_link_of_the_frame_leads_somewhere(name):
    assert reverse(name).startswith("/")


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker).get(reverse("accounts:settings")).content.decode()


def test_a_page_has_its_landmarks(page):
    assert re.search(r'<html lang="en', page)
    assert '<a class="skip" href="#main">' in page
    assert page.count('id="main"') == 1
    assert page.count("<h1") == 1
    assert '<div class="toasts" id="toasts" role="status">' in page


def test_the_place_where_one_is_stands_out(page):
    assert page.count('aria-current="page"') == 1, "under More, at phone width"


def test_nothing_inline(page):
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert "<style" not in page
    assert not re.search(r"\sstyle=", page)
    assert not re.search(r"\son\w+=", page)


def test_staff_alone_see_what_staff_keep(page, admin, signed_in):
    address = f'href="{reverse("admin:index")}"'
    assert address not in page
    assert address in signed_in(admin).get(reverse("accounts:settings")).content.decode()


def test_a_page_says_that_it_may_answer_with_a_fragment(seeker, signed_in):
    assert "HX-Request" in signed_in(seeker).get(reverse("accounts:settings"))["Vary"]
