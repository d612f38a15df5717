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
    expect(text).to_have_value(re.compile("Two results"))
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
    expect(page.locator("rp-look")).to_have_attribute("data-left", "")
    ways.get_by_role("button", name="Log it").click()
    page.wait_for_url("**/today/")
    expect(page.locator("rp-toast", has_text=f"Logged with {who}")).to_be_visible()
    expect(page.locator(".todo", has_text=who).filter(has_text="You planned to write")).to_have_count(0)


def test_a_press_right_after_the_last_letter_is_not_lost_and_takes_that_letter_along(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ways, text = _ready_to_leave(page)
    copy = ways.get_by_role("button", name="Copy the text")
    # The answer to the last letter comes while the button is held down.
    box = copy.bounding_box()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.insert_text(" One")
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
    page.mouse.up()
    expect(ways.get_by_role("status")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith(" One")
    # What was copied is no longer what stands there.
    text.press_sequentially(" Two")
    expect(ways.locator(".copied")).to_be_empty()
    # A link pressed at once carries what was typed last. Only now is a request held up to be answered here.
    page.context.route("https://mail.google.com/**", lambda route: route.fulfill(body="Gmail"))
    page.watch.answered = ("https://mail.google.com/",)
    text.press_sequentially(" Three")
    with page.expect_popup() as opened:
        ways.get_by_role("link", name="Gmail").click()
    assert "One%20Two%20Three" in opened.value.url
    expect(page.locator("rp-look")).to_have_attribute("data-left", "")


def _ready_to_leave(page):
    """The page of a first message against which nothing stands any more, and its text with the cursor at its end."""
    page.goto("/today/")
    page.locator(".todo", has_text="You planned to write").first.get_by_role("link", name=re.compile("^Write")).click()
    ways, text = page.locator("#ways"), page.get_by_label("Text", exact=True)
    reason = ways.get_by_label("Why all the same")
    if reason.count():
        reason.fill("A fair day for it")
        ways.get_by_role("button", name="Write anyway").click()
    expect(ways.get_by_role("button", name="Copy the text")).to_be_visible()
    text.focus()
    text.press("Control+End")
    return ways, text
