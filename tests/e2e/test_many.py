"""Acts for many in a browser: single keys, ticks, the question over the list, undo; touch; what a reader hears; axe."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .seeing import violations
from .site import SEEKER


@pytest.fixture
def page(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER)
    page.goto("/recruiters/?stage=listed")
    return page


def focused(page):
    return page.locator(":focus")


def names(page):
    return page.locator(".people tbody th a").all_inner_texts()


def test_walk_select_and_tag_by_keys_alone(page):
    first, second, *_ = names(page)
    page.keyboard.press("j")
    expect(focused(page)).to_have_text(first)
    page.keyboard.press("x")
    expect(page.locator("#picked-said")).to_have_text("1 selected")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("#picked-said")).to_have_text("2 selected")
    page.keyboard.press("k")
    expect(focused(page)).to_have_text(first)
    found = violations(page)
    page.locator(".bulk [value=tag]").focus()
    page.keyboard.press("Enter")
    dialog = page.locator("#bulk-dialog")
    expect(dialog.get_by_role("heading", name="Tag 2 recruiters")).to_be_visible()
    expect(focused(page)).to_have_count(1)
    assert focused(page).evaluate("e => document.getElementById('bulk-dialog').contains(e)")
    found += violations(page)
    page.keyboard.press("Escape")
    expect(page.locator(".bulk [value=tag]")).to_be_focused()
    page.keyboard.press("Enter")
    dialog.get_by_label("Add a tag").fill("warm j x s")  # keys rest while someone types
    page.keyboard.press("Enter")
    expect(page.locator("rp-toast", has_text="2 tagged.")).to_be_visible()
    assert page.url.endswith("/recruiters/?stage=listed")
    page.keyboard.press("Control+z")
    expect(page.locator("rp-toast", has_text="Taken back")).to_be_visible()
    assert found == []


def test_the_whole_page_and_all_pages(page):
    page.get_by_role("checkbox", name="Select all on this page").check()
    count = len(names(page))
    expect(page.locator("[data-count]")).to_have_text(f"{count} selected")
    page.locator("input[name=pick]").first.uncheck()
    expect(page.get_by_role("checkbox", name="Select all on this page")).to_be_checked(checked=False)
    page.get_by_role("checkbox", name=f"All {count}").check()
    expect(page.locator("[data-count]")).to_have_text(f"All {count} selected, on every page")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".bulk")).to_be_hidden()


def test_the_map_and_the_keys_of_today(page):
    page.goto("/today/")
    page.keyboard.press("?")
    dialog = page.locator("rp-keys dialog")
    expect(dialog).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("j")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("j")
    expect(focused(page)).to_have_text(page.locator(".todo-who a").first.inner_text())
    row = page.locator(".todo", has=page.locator("summary[data-key=s]")).first
    row.locator(".todo-who a").focus()
    page.keyboard.press("s")
    expect(row.get_by_role("button", name="Next week")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("rp-toast", has_text="snoozed until")).to_be_visible()
    expect(focused(page)).to_have_count(1)
    page.keyboard.press("l")
    page.wait_for_url("**/log/?back=today")


def test_single_keys_can_be_turned_off(page):
    page.goto("/settings/keys/")
    page.get_by_label("Use single keys on lists").uncheck()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/settings/")
    page.goto("/recruiters/")
    page.keyboard.press("j")
    expect(page.locator(".people :focus")).to_have_count(0)
    page.get_by_role("link", name="Keyboard").click()
    expect(page.locator("rp-keys dialog")).to_contain_text("Single keys are turned off.")


def test_by_touch_and_without_scripts(demo_site, open_page):
    phone = open_page(demo_site, as_=SEEKER, size=PHONE, has_touch=True)
    phone.goto("/recruiters/?stage=listed")
    phone.locator("input[name=pick]").first.tap()
    phone.locator(".bulk [value=plan]").tap()
    expect(phone.locator("#bulk-dialog")).to_be_visible()
    assert violations(phone) == []
    phone.locator("#bulk-dialog").get_by_role("button", name="Plan them").tap()
    expect(phone.locator("rp-toast", has_text="1 planned.")).to_be_visible()
    plain = open_page(demo_site, as_=SEEKER, java_script_enabled=False)
    plain.goto("/recruiters/?stage=listed")
    plain.locator("input[name=pick]").first.check()
    plain.locator(".bulk [value=tag]").click()
    plain.get_by_label("Add a tag").fill("plain")
    plain.get_by_role("button", name="Tag", exact=True).click()
    expect(plain.locator(".toasts")).to_contain_text("1 tagged.")


def test_who_was_left_out_is_shown(page):
    page.goto("/recruiters/")
    page.get_by_role("checkbox", name="Select all on this page").check()
    page.locator(".bulk [value=plan]").click()
    page.locator("#bulk-dialog").get_by_role("button", name="Plan them").click()
    page.wait_for_url("**/many/*/")
    expect(page.get_by_role("heading", name="Left out")).to_be_visible()
    assert violations(page) == []
