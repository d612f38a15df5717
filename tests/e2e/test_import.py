"""A list of 536 rows, from the file on the desk to people on the list, and back again."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE, WIDE
from .lists import write_list
from .seeing import too_small, too_wide, violations
from .site import SEEKER

ROWS = 536


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_a_list_comes_in_and_goes_again(size, demo_site, open_page, tmp_path):
    page, found = open_page(demo_site, as_=SEEKER, size=size), []

    def see():
        found.extend(f"{page.url}: {each}" for each in [*violations(page), *too_wide(page)])
        if size == PHONE:
            found.extend(f"{page.url}: {each}" for each in too_small(page))

    def heading(words):
        expect(page.get_by_role("heading", level=1)).to_have_text(words)

    page.goto("/imports/")
    see()
    page.get_by_role("link", name="Import a list").first.click()
    file = write_list(tmp_path / "my-recruiters.csv", ROWS)
    page.get_by_label("Choose a file, or drop it here").set_input_files(file)
    expect(page.locator("[data-name]")).to_have_text("my-recruiters.csv")
    page.get_by_role("button", name="Read it").click()
    heading("Reading your file")
    see()
    demo_site.sweep()
    heading("What is in your columns?")  # by itself: the page asks how far it is
    expect(page.get_by_label("Name becomes")).to_have_value("person.name")
    expect(page.get_by_text(f"{ROWS} rows, read as UTF-8, heading on line 2")).to_be_visible()
    see()
    page.get_by_role("button", name="Compare the rows").click()
    heading("Comparing with what is here")
    demo_site.sweep()
    heading("Check before it counts")
    see()
    page.get_by_label("not yet").select_option("Listed")
    page.get_by_role("button", name="Use these meanings").click()
    demo_site.sweep()
    heading("Check before it counts")
    expect(page.get_by_role("heading", name="Words we don't know yet")).to_have_count(0)
    page.get_by_role("button", name="Two firms: add as new").click()
    expect(page.get_by_text("1 decided")).to_be_visible()
    page.get_by_label("Email", exact=True).fill("bela.abel@brandt.example")
    page.get_by_role("button", name="Use this").click()
    expect(page.locator("rp-toast")).to_contain_text("Line 4 fits now")
    page.get_by_role("link", name=re.compile("New will be added")).click()
    page.locator(".tick-room").first.click()
    page.get_by_role("button", name="Leave out", exact=True).click()
    expect(page.locator("rp-toast")).to_contain_text("1 row is left out")
    page.get_by_role("button", name=re.compile("^Keep 4.. rows")).click()
    heading("Keeping your rows")
    demo_site.sweep()
    heading("Kept")
    expect(page.get_by_role("heading", name="5 people for this week")).to_be_visible()
    see()
    page.get_by_role("link", name="Undo all of it").click()
    see()
    page.get_by_role("button", name="Take it back").click()
    demo_site.sweep()
    heading("Taken back")
    see()
    assert not found, "\n".join(found)


def test_a_file_is_dropped_or_pasted(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER)
    page.goto("/imports/new/")
    give = """([kind, place]) => {
      const given = new DataTransfer();
      given.items.add(new File(["Name;Firm\\nPriya Raman;Kestrel"], `${kind}.csv`, { type: "text/csv" }));
      const told = { bubbles: true, cancelable: true, dataTransfer: given, clipboardData: given };
      const event = kind === "paste" ? new ClipboardEvent(kind, told) : new DragEvent(kind, told);
      document.querySelector(place).dispatchEvent(event);
    }"""
    page.evaluate(give, ["drop", "rp-drop"])
    expect(page.locator("[data-name]")).to_have_text("drop.csv")
    page.evaluate(give, ["paste", "body"])
    expect(page.locator("[data-name]")).to_have_text("paste.csv")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url(re.compile("/imports/(?!new)"))
    expect(page.locator("main")).to_contain_text("paste.csv")
