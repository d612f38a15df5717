"""Everything works without JavaScript: logging, one tap, snooze, undo, filters, paging, the way to a test mail."""

import re

import pytest
from playwright.sync_api import expect

from .site import COACH, SEEKER


@pytest.fixture
def page(demo_site, open_page):
    return open_page(demo_site, as_=SEEKER, java_script_enabled=False)


def rows(page, group):
    return page.locator(".todo-group", has=page.locator(f"#group-{group}")).locator(".todo")


def taken_back(page):
    """Undo from the words that the next page shows."""
    page.locator(".toasts").get_by_role("button", name="Undo").click()
    expect(page.locator(".toasts")).to_contain_text("Taken back")


def test_log_an_interaction_and_undo_it(page):
    page.goto("/log/")
    page.get_by_label("Name or firm").fill("Odile")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log an interaction")
    page.get_by_label("Note").fill("Nothing here needs a script.")
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Odile Marchand")
    expect(page.get_by_text("Nothing here needs a script.")).to_be_visible()
    taken_back(page)
    expect(page.get_by_text("Nothing here needs a script.")).to_have_count(0)


def test_mistakes_are_said_by_their_field(page):
    page.goto("/log/?q=Odile")
    page.get_by_label("When").fill("2027-11-23")
    page.get_by_role("button", name="Log it").click()
    field = page.get_by_label("When")
    expect(field).to_have_attribute("aria-invalid", "true")
    said = page.locator(f"#{field.get_attribute('aria-describedby').split()[-1]}")
    expect(said).to_be_visible()


def test_one_tap_and_undo(page):
    page.goto("/today/")
    before = rows(page, "due").count()
    row = rows(page, "due").filter(has=page.locator(".todo-acts > button")).first
    who = row.locator(".todo-who a").inner_text()
    row.locator(".todo-acts > button").click()
    expect(rows(page, "due")).to_have_count(before - 1)
    taken_back(page)
    expect(rows(page, "due")).to_have_count(before)
    expect(rows(page, "due").filter(has_text=who)).to_have_count(1)


def test_snooze_from_the_menu_and_by_a_day(page):
    page.goto("/today/")
    before = rows(page, "due").count()
    rows(page, "due").first.locator("summary", has_text="Snooze").click()
    rows(page, "due").first.get_by_role("button", name="Next week").click()
    expect(rows(page, "due")).to_have_count(before - 1)
    taken_back(page)
    expect(rows(page, "due")).to_have_count(before)
    rows(page, "due").first.locator("summary", has_text="Snooze").click()
    rows(page, "due").first.get_by_role("link", name="Another day").click()
    page.get_by_label("Another day").check()
    page.get_by_label("The day").fill("2026-12-03")
    page.get_by_role("button", name="Snooze").click()
    page.wait_for_url("**/today/")
    expect(rows(page, "due")).to_have_count(before - 1)


def test_filters_live_in_the_address(page):
    page.goto("/recruiters/")
    page.get_by_role("link", name=re.compile("Parked")).first.click()
    page.wait_for_url("**stage=parked**")
    parked = page.locator("tbody tr")
    assert parked.count() > 0
    expect(parked.filter(has_text="Parked")).to_have_count(parked.count())
    page.goto("/recruiters/")
    page.get_by_label("Search recruiters").fill("dvorakova")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.goto("/directory/?q=brightwater")
    expect(page.get_by_role("link", name="Brightwater Partners").first).to_be_visible()


def test_add_someone_of_the_directory_and_a_test_mail(demo_site, open_page):
    page = open_page(demo_site, as_=COACH, java_script_enabled=False)
    page.goto("/directory/people/")
    page.locator("form[action^='/people/'] button").first.click()
    expect(page.locator(".toasts")).to_contain_text("on your list")
    page.goto("/mail/")
    page.get_by_role("button", name="Send me a test").click()
    expect(page.locator(".toasts")).to_contain_text("on its way")
    demo_site.sweep()
    assert [mail["To"] for mail in demo_site.mails(COACH)] == [COACH]
