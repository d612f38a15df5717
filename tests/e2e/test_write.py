"""From Today's first step that is written to a message that is filled in, copied, and logged."""

import re

import pytest
from playwright.sync_api import expect

from .site import SEEKER


@pytest.fixture
def page(demo_site, open_page):
    return open_page(demo_site, as_=SEEKER)


def test_from_today_to_a_message_copied_and_logged(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/today/")
    row = page.locator(".todo", has_text="You planned to write").first
    who = row.locator(".todo-who a").inner_text()
    row.get_by_role("link", name=re.compile("^Write")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Write to {who}")
    text = page.get_by_label("Text", exact=True)
    expect(text).to_have_value(re.compile(rf"^Hello {who.split()[0]},"))
    page.get_by_label("Begin with").select_option(label="First message C – Results first")
    expect(text).to_have_value(re.compile("Three results"))
    # What stands against it follows the text while it is typed.
    ways = page.locator("#ways")
    typed = text.input_value()
    text.fill(typed + "\nSee {resume.link}")
    expect(ways).to_contain_text("Not filled in yet: the link to your résumé")
    expect(ways.get_by_role("button", name="Copy the text")).to_have_count(0)
    text.fill(typed)
    reason = ways.get_by_label("Why all the same")
    copy = ways.get_by_role("button", name="Copy the text")
    expect(copy.or_(reason)).to_be_visible()
    if reason.count():
        reason.fill("A fair day for it")
        ways.get_by_role("button", name="Write anyway").click()
    copy.click()
    expect(ways.get_by_role("status")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == typed
    expect(ways).to_have_attribute("data-left", "")
    ways.get_by_role("button", name="Log it").click()
    page.wait_for_url("**/today/")
    expect(page.locator("rp-toast", has_text=f"Logged with {who}")).to_be_visible()
    expect(page.locator(".todo", has_text=who).filter(has_text="You planned to write")).to_have_count(0)
