"""One role through two firms in a browser: stopped, explained, logged all the same, ruled, taken back; axe."""

import re

from playwright.sync_api import expect

from .seeing import violations
from .site import SEEKER


def test_a_conflict_is_stopped_explained_and_ruled(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER)
    page.goto("/today/")
    page.get_by_role("link", name="Compare the two").first.click()
    expect(page.get_by_role("heading", name="One role, two ways")).to_be_visible()
    letter = page.get_by_label("What you could write to Tomás Herrera")
    expect(letter).to_have_value(re.compile("I have been put forward there already"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=re.compile("Copy the text.*Tomás")).click()
    expect(page.get_by_text("Copied. Paste it where you write.")).to_be_visible()
    found = violations(page)
    page.get_by_role("link", name=re.compile("Say how it stands.*Tomás")).click()
    page.get_by_label("How it stands").select_option("consented")
    page.get_by_role("button", name="Keep that").click()
    expect(page.locator("rp-toast", has_text="Not agreed to")).to_be_visible()
    page.get_by_role("link", name=re.compile("Say how it stands.*Tomás")).click()
    page.get_by_label("How it stands").select_option("unauthorised")
    page.get_by_role("button", name="Keep that").click()
    expect(page.get_by_role("heading", name="What was decided?")).to_be_visible()
    found += violations(page)
    page.get_by_label("Priya Raman, Kestrel Finance Search").check()
    page.get_by_label("The employer", exact=True).check()
    page.get_by_role("button", name="Note the ruling").click()
    expect(page.get_by_role("heading", name="Priya Raman keeps you there")).to_be_visible()
    page.locator("rp-toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="What was decided?")).to_be_visible()
    assert found == []
