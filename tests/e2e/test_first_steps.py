"""From an empty product to a reminder that arrives, and back: the whole way of a newcomer, at a desk and on a phone."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.accounts.entrance import CODE
from tests.cast import PASSWORD

from .conftest import PHONE, WIDE

EMAIL = "newcomer@seeker.example"


def test_from_nothing_to_a_reminder_and_back(empty_site, open_page):
    page = open_page(empty_site, size=WIDE)
    sign_up(page, empty_site)
    welcome(page)
    first_recruiter(page)
    log_first_message(page)
    assert on_strip(page, "Mon 30") == 1
    assert reminder_mails(empty_site) == []
    wait_for_the_due_day(empty_site)
    open_link_of_the_digest(page, empty_site)
    send_the_nudge_and_take_it_back(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Odile Marchand")


def test_the_same_on_a_phone(empty_site, open_page):
    page = open_page(empty_site, size=PHONE, has_touch=True, is_mobile=True)
    sign_up(page, empty_site)
    welcome(page)
    first_recruiter(page)
    log_first_message(page)
    wait_for_the_due_day(empty_site)
    page.goto("/today/")
    expect(page.get_by_text("No reply since 23 Nov")).to_be_visible()
    send_the_nudge_and_take_it_back(page)
    expect(page.get_by_text("No reply since 23 Nov")).to_be_visible()


def sign_up(page, site):
    page.goto("/")
    page.get_by_role("link", name="Create an account").click()
    page.get_by_label("Your name").fill("Nora Halvorsen")
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Send me the code").click()
    page.wait_for_url("**/account/confirm-email/")
    code = CODE.search(site.mails(EMAIL)[-1].get_body(("plain",)).get_content())[1]
    page.get_by_label("Code").fill(code)
    page.locator("main form button[data-kind=primary], form button[data-kind=primary]").first.click()
    page.wait_for_url("**/welcome/search/")


def welcome(page):
    page.get_by_label("What do you look for?").fill("VP Finance")
    page.get_by_label("Where?").fill("Boston")
    page.locator("label", has=page.get_by_role("radio", name="No")).click()
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/welcome/rhythm/")
    expect(page.get_by_label("Time zone")).to_have_value("America/New_York")
    expect(page.get_by_label("Messages a week")).to_have_value("8")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/welcome/recruiters/")
    page.get_by_role("button", name="Skip this step").click()
    page.wait_for_url("**/today/")


def first_recruiter(page):
    page.get_by_role("link", name="Add a recruiter").click()
    page.get_by_label("Name", exact=True).fill("Odile Marchand")
    page.get_by_label("Firm", exact=True).fill("Brightwater Partners")
    page.get_by_role("button", name="Add to my recruiters").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Odile Marchand")


def log_first_message(page):
    form = page.locator("#log form")
    form.get_by_label("Note").fill("Wrote about the carve-out.")
    form.get_by_role("button", name="Log it").click()
    expect(page.locator("rp-toast", has_text="Logged with Odile Marchand")).to_be_visible()
    expect(page.locator(".next")).to_contain_text("nudge", ignore_case=True)
    expect(page.get_by_text("Wrote about the carve-out.")).to_be_visible()


def on_strip(page, day):
    """How many steps the week strip of Today counts on a day."""
    page.goto("/today/")
    return int(page.locator(".week li", has_text=day).locator("strong").inner_text())


def reminder_mails(site):
    return [mail for mail in site.mails(EMAIL) if mail["List-Unsubscribe"]]


def wait_for_the_due_day(site):
    """Five working days later; every sweep runs as it would every few minutes."""
    site.move_to(site.now + timedelta(days=7))
    assert site.sweep()["digests_due"] == 1
    assert site.sweep()["digests_due"] == 0


def open_link_of_the_digest(page, site):
    (digest,) = reminder_mails(site)
    assert digest["Subject"] == "1 due today"
    text = digest.get_body(("plain",)).get_content()
    assert "Odile Marchand" in text
    page.goto(re.search(rf"{re.escape(site.url)}/r/\S+", text)[0])
    expect(page.get_by_role("heading", level=1)).to_have_text("Odile Marchand")


def send_the_nudge_and_take_it_back(page):
    """One tap, and its undo from the toast: what comes next changes, and is again what it was."""
    next_step = page.locator(".next h2 + p, .todo-why, .today-end").first
    before = next_step.inner_text()
    page.get_by_role("button", name="I sent the nudge").click()
    toast = page.locator("rp-toast", has_text="nudge")
    expect(toast).to_be_visible()
    expect(next_step).not_to_have_text(before)
    toast.get_by_role("button", name="Undo").click()
    expect(page.locator("rp-toast", has_text="Taken back")).to_be_visible()
    expect(next_step).to_have_text(before)
