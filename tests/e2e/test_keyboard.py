"""The main way with the keyboard alone, and focus that is never lost when a part of the page is renewed."""

import pytest
from playwright.sync_api import expect

from .site import DEMO_PASSWORD, SEEKER

MOST_TABS = 80
SENT = ".todo-icons > button[title^='I ']"  # “I wrote”, “I sent the nudge” …


@pytest.fixture
def page(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER)
    page.goto("/today/")
    return page


def tab_to(page, wanted, key="Tab"):
    """Press Tab until the wanted element has focus."""
    for _press in range(MOST_TABS):
        page.keyboard.press(key)
        if wanted.evaluate("(wanted) => wanted === document.activeElement"):
            return
    raise AssertionError(f"Tab never came to {wanted}")


def focused(page):
    return page.locator(":focus")


def has_focus(page):
    """Something the reader can find again has focus; the page as a whole does not count."""
    expect(focused(page)).to_have_count(1)
    expect(focused(page)).to_be_in_viewport()
    return focused(page)


def first_row(page, group="due"):
    rows = page.locator(".todo-group", has=page.locator(f"#group-{group}")).locator(".todo")
    return rows.filter(has=page.locator(SENT)).first


def test_sign_in_and_skip_to_the_content(demo_site, open_page):
    page = open_page(demo_site)
    page.goto("/")
    tab_to(page, page.get_by_label("Email"))
    page.keyboard.type(SEEKER)
    tab_to(page, page.get_by_label("Password", exact=True))
    page.keyboard.type(DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Skip to content")
    expect(focused(page)).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page).evaluate("e => document.getElementById('main').contains(e)")


def test_the_main_act_of_a_row_and_its_undo(page):
    row = first_row(page)
    who = row.locator(".todo-who a").inner_text()
    tab_to(page, row.locator(SENT))
    page.keyboard.press("Enter")
    toast = page.locator("rp-toast", has_text=who)
    expect(toast).to_be_visible()
    assert has_focus(page).evaluate("e => document.getElementById('today').contains(e)")
    expect(focused(page)).not_to_have_text(who)
    page.keyboard.press("Control+z")
    expect(page.locator("rp-toast", has_text="Taken back")).to_be_visible()
    expect(page.get_by_role("link", name=who, exact=True)).to_be_visible()


def test_the_snooze_menu_opens_closes_and_acts(page):
    row = first_row(page)
    who = row.locator(".todo-who a").inner_text()
    menu = row.locator("summary", has_text="Snooze")
    tab_to(page, menu)
    page.keyboard.press("Enter")
    expect(row.get_by_role("button", name="Next week")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(row.get_by_role("button", name="Next week")).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, row.get_by_role("button", name="Next week"))
    page.keyboard.press("Enter")
    expect(page.locator("rp-toast", has_text="snoozed until")).to_be_visible()
    has_focus(page)
    expect(page.locator(".todo", has_text=who)).to_have_count(0)


def test_the_log_form(page):
    tab_to(page, first_row(page).locator(".todo-who a"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/r/**")
    form = page.locator("#log form")
    tab_to(page, form.get_by_role("radio", name="I did"))
    page.keyboard.press("ArrowRight")
    expect(form.get_by_role("radio", name="They did")).to_be_checked()
    tab_to(page, form.get_by_label("Note"))
    page.keyboard.type("They asked for a shorter résumé.")
    tab_to(page, form.get_by_role("button", name="Log it"))
    page.keyboard.press("Enter")
    expect(page.locator("rp-toast", has_text="Logged with")).to_be_visible()
    assert has_focus(page).get_attribute("id") == "next"
    expect(page.get_by_text("They asked for a shorter résumé.").first).to_be_visible()


def test_a_mistake_takes_focus(page):
    tab_to(page, first_row(page).locator(".todo-who a"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/r/**")
    form = page.locator("#log form")
    form.get_by_label("When").fill("2027-11-23")
    form.get_by_role("button", name="Log it").focus()
    page.keyboard.press("Enter")
    expect(form.get_by_label("When")).to_be_focused()
    expect(form.get_by_label("When")).to_have_attribute("aria-invalid", "true")


def test_every_stop_can_be_seen(page):
    """Focus walks the page in order and is always within view, with an outline."""
    seen = set()
    for _press in range(40):
        page.keyboard.press("Tab")
        stop = focused(page)
        expect(stop).to_be_in_viewport()
        assert stop.evaluate("e => getComputedStyle(e).outlineStyle") != "none", stop.evaluate("e => e.outerHTML")
        seen.add(stop.evaluate("e => e.outerHTML"))
    assert len(seen) == 40
