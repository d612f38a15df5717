"""The list of recruiters in a browser: filters and views by the keyboard alone, on a phone, on paper; axe on each."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .seeing import too_small, too_wide, violations
from .site import SEEKER
from .test_keyboard import tab_to

EVERY_COLUMN = "?columns=firm,type,stage,last,next,rhythm,fit,reply,place,tags,since,filed,added,source"


@pytest.fixture
def page(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER)
    page.goto("/recruiters/")
    return page


def names(page):
    return page.locator('tbody [data-col="name"]').all_inner_texts()


def test_a_filter_a_view_and_its_removal_by_keyboard_alone(page):
    everyone = page.locator(".tab-count").first.inner_text()
    tab_to(page, page.locator("summary", has_text="Stage"))
    page.keyboard.press("Enter")
    assert violations(page) == []
    tab_to(page, page.get_by_role("link", name="Awaiting"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/recruiters/?stage=awaiting")
    awaiting = names(page)
    assert 0 < len(awaiting) < int(everyone)
    tab_to(page, page.get_by_role("link", name="Save this view"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Name"))
    page.keyboard.type("Waiting for them")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recruiters/?stage=awaiting&view=*")
    expect(page.locator(".tab[aria-current]")).to_contain_text(f"Waiting for them {len(awaiting)}")
    assert names(page) == awaiting
    tab_to(page, page.get_by_role("link", name="Rename, share or remove this view"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Remove this view"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/recruiters/views/")
    expect(page.locator("rp-toast")).to_contain_text("is removed")
    page.locator("rp-toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Waiting for them").first).to_be_visible()


def test_counts_that_come_after_the_page(page):
    page.goto("/recruiters/views/new/?place=Boston")
    page.get_by_label("Name").fill("Around Boston")
    page.get_by_role("button", name="Save it").click()
    page.wait_for_url("**/recruiters/?place=Boston&view=*")
    found = len(names(page))
    page.goto("/recruiters/?stage=awaiting")
    expect(page.locator(".tab", has_text="Around Boston")).to_have_text(f"Around Boston {found}")


def test_columns_are_moved_by_their_arrows(page):
    page.goto("/recruiters/columns/?columns=firm,stage")
    page.get_by_role("button", name="Stage further left").click()
    expect(page.locator(":focus")).to_have_accessible_name("Stage further right")
    page.get_by_label("Tags", exact=True).check()
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("thead th")).to_have_text(["Name", "Stage", "Firm", "Tags"], use_inner_text=True)


@pytest.mark.parametrize("query", ["", EVERY_COLUMN, "?group=stage&sort=name", "?colour=red&stage=nonsense"])
def test_every_look_fits_a_phone_and_bothers_nobody(query, shared_site, look):
    page = look(shared_site, SEEKER, f"/recruiters/{query}")
    found = violations(page)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert [*found, *violations(page), *too_wide(page), *too_small(page)] == []


def test_paper_carries_the_list_alone(shared_site, look):
    page = look(shared_site, SEEKER, "/recruiters/print/?group=firm")
    page.emulate_media(media="print")
    expect(page.locator(".side")).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("row").nth(2)).to_be_visible()
    page.emulate_media(media="screen")
