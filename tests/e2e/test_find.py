"""Search everywhere and the quick log with the keyboard alone: they open on any page, say what they found, let go."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .seeing import too_small, too_wide, violations
from .site import SEEKER


@pytest.fixture
def page(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER)
    page.goto("/recruiters/")
    return page


def box(page):
    return page.get_by_role("combobox", name="Find anything")


def options(page):
    return page.locator("#find-results [role=option]")


def ask(page, text):
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type(text)


def a_name(page):
    """The first name on the page's list that is the beginning of one line in the box."""
    return page.locator("table th[scope=row] a").first.inner_text()


def test_from_a_key_to_a_person(page):
    name = a_name(page)
    ask(page, name)
    expect(options(page).first).to_contain_text(name)
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(page.locator("rp-find [role=status]")).to_contain_text("result")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_arrows_walk_while_focus_stays_and_escape_gives_it_back(page):
    link = page.get_by_role("link", name="Recruiters").first
    link.focus()
    page.keyboard.press("Control+k")
    expect(options(page)).not_to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = options(page).nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", second.get_attribute("id"))
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.find")).not_to_be_visible()
    expect(link).to_be_focused()


def test_a_slash_in_a_field_is_a_slash(page):
    page.goto("/log/")
    page.get_by_label("Name or firm").press("/")
    expect(page.get_by_label("Name or firm")).to_have_value("/")
    expect(page.locator("dialog.find")).not_to_be_visible()


def test_single_keys_can_be_switched_off(page):
    page.locator("body").evaluate("body => { body.dataset.keys = 'off' }")
    page.keyboard.press("/")
    page.keyboard.press("q")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(box(page)).to_be_focused()


def test_several_lines_in_a_row_from_a_key(page):
    name = a_name(page)
    page.keyboard.press("q")
    line = page.get_by_label("What happened?")
    for what in ("called", "emailed"):
        expect(line).to_be_focused()
        page.keyboard.type(f"{what} {name}, asked about the budget")
        expect(page.get_by_role("textbox", name="Note")).to_have_value("Asked about the budget")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Log it")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#quick-saved")).to_contain_text(f"Logged with {name}")
        expect(line).to_have_value("")
    logged = page.locator(".quick-logged li", has_text=name)
    expect(logged).to_have_count(2)
    expect(logged.first.get_by_role("button", name="Undo")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.quick-dialog")).not_to_be_visible()


def test_axe_with_the_dialogs_open(page, demo_site, open_page):
    name = a_name(page)
    ask(page, name[:2])
    expect(options(page)).not_to_have_count(0)
    found = violations(page)
    page.keyboard.press("Escape")
    expect(box(page)).not_to_be_visible()
    page.keyboard.press("q")
    expect(page.get_by_label("What happened?")).to_be_focused()
    page.keyboard.type(f"called {name}, try again tomorrow")
    expect(page.get_by_role("button", name="Log it")).to_be_visible()
    found += violations(page)
    phone = open_page(demo_site, as_=SEEKER, size=PHONE)
    phone.goto("/today/")
    phone.get_by_role("link", name="Find").click()
    phone.keyboard.type(name[:2])
    expect(options(phone)).not_to_have_count(0)
    found += too_wide(phone) + too_small(phone)
    assert found == []


def test_without_scripts_both_are_pages(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER, java_script_enabled=False)
    page.goto("/recruiters/")
    name = a_name(page)
    page.get_by_role("link", name="Find").click()
    page.get_by_label("What are you looking for?").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator("#found").get_by_role("link", name=name).first).to_be_visible()
    page.get_by_role("link", name="Quick log").first.click()
    page.get_by_label("What happened?").fill(f"called {name}")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_text(f"Logged with {name}").first).to_be_visible()
