"""The calendar by mouse, by touch and by keyboard: a step goes to another day within the rules, and comes back."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .seeing import too_small, too_wide, violations
from .site import SEEKER
from .test_board import Finger, drag
from .test_keyboard import tab_to


@pytest.fixture
def page(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER)
    page.goto("/calendar/?day=2026-12-01")
    return page


def day(page, date):
    return page.locator(f"[data-drop='{date}']")


def step(page, date, words):
    return day(page, date).locator("[data-drag]", has_text=words).first


def test_the_mouse_drags_a_step_to_another_day(page):
    thing = step(page, "2026-11-30", "")
    who = thing.get_attribute("data-who")
    drag(page, thing, day(page, "2026-12-03"))
    expect(page.locator("rp-toast", has_text=who)).to_be_visible()
    expect(day(page, "2026-12-03").get_by_role("link", name=who)).to_be_focused()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Control+z")
    expect(page.locator("rp-toast", has_text="Taken back")).to_be_visible()
    expect(day(page, "2026-11-30").locator("[data-drag]", has_text=who)).to_be_visible()


def test_a_day_that_does_not_fit_says_why_and_asks_again(page):
    thing = step(page, "2026-11-30", "")
    who = thing.get_attribute("data-who")
    drag(page, thing, day(page, "2026-12-05"))
    dialog = page.get_by_role("dialog", name=f"Another day for {who}")
    expect(dialog).to_contain_text("5 December is a day off. Choose a working day.")
    expect(dialog.get_by_label("Which day")).to_be_focused()
    assert violations(page) == []
    dialog.get_by_label("Which day").fill("2026-12-04")
    dialog.get_by_role("button", name="Move it").click()
    expect(dialog).to_be_hidden()
    expect(day(page, "2026-12-04").get_by_role("link", name=who)).to_be_focused()


def test_the_keyboard_alone_moves_a_step(page):
    link = step(page, "2026-11-30", "").get_by_role("link")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Which day")).to_have_value("2026-11-30")
    tab_to(page, dialog.get_by_label("Which day"))
    page.keyboard.type("12032026")
    tab_to(page, dialog.get_by_role("button", name="Move it"))
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(day(page, "2026-12-03").locator(":focus")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.locator("rp-toast", has_text="Taken back")).to_be_visible()


def test_a_held_finger_drags_a_step_of_the_week(demo_site, open_page):
    phone = open_page(demo_site, as_=SEEKER, size=PHONE, has_touch=True, is_mobile=True)
    phone.goto("/calendar/?view=week&day=2026-11-30")
    thing, finger = step(phone, "2026-11-30", ""), Finger(phone)
    who, box = thing.get_attribute("data-who"), thing.bounding_box()
    finger.send("touchStart", box["x"] + 80, box["y"] + 20)
    expect(phone.locator(".in-the-air")).to_be_visible()
    goal = day(phone, "2026-12-01").bounding_box()
    for part in range(1, 7):
        finger.send("touchMove", box["x"] + 80, box["y"] + 20 + (goal["y"] + 12 - box["y"] - 20) * part / 6)
    expect(phone.locator("[data-over] .cal-head")).to_contain_text("1")
    finger.send("touchEnd")
    expect(phone.locator("rp-toast, [role=dialog], dialog[open]").filter(has_text=who).first).to_be_visible()
    assert [*too_small(phone), *too_wide(phone), *violations(phone)] == []
