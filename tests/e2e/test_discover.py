"""Discover in a browser: one tap plans a firm and the others move up; the undo brings it back."""

from playwright.sync_api import expect

from .site import SEEKER


def test_a_firm_is_planned_in_one_tap_and_comes_back(demo_site, open_page):
    demo_site.sweep()
    page = open_page(demo_site, as_=SEEKER)
    page.goto("/discover/")
    expect(page.locator(".fitting").first).to_be_visible()
    page.evaluate("window.stayed = true")
    best = page.locator(".fitting .todo-who a").first.inner_text()
    page.locator(".fitting").first.get_by_role("button", name="Plan").click()
    expect(page.locator(".fitting", has_text=best)).to_have_count(0)
    expect(page.locator("#toasts")).to_contain_text("is planned for")
    assert page.evaluate("window.stayed")  # the list alone was renewed
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    page.goto("/discover/")
    expect(page.locator(".fitting .todo-who a").first).to_have_text(best)
