"""The board by mouse, by touch and by keyboard: a card goes where its event leads, asks for it, and comes back."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .seeing import too_small, too_wide, violations
from .site import SEEKER
from .test_keyboard import tab_to


@pytest.fixture
def page(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER)
    page.goto("/recruiters/board/")
    return page


def card(page, stage, place=0):
    return page.locator(f"#cards-{stage} .card-place").nth(place)


def count(page, stage):
    return int(page.locator(f"#head-{stage} .column-count").inner_text().split()[0])


def drag(page, thing, place):
    """Press, move, let go: the mouse alone. The page scrolls under it near an edge, so it follows the place."""
    start, over = thing.bounding_box(), place.locator("xpath=ancestor-or-self::*[@data-over]")
    x, y = start["x"] + 20, start["y"] + min(40, start["height"] / 2)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 10, y + 10, steps=3)
    for _ in range(20):
        end = place.bounding_box()
        page.mouse.move(end["x"] + end["width"] / 2, end["y"] + min(end["height"] / 2, 200), steps=8)
        if over.count() and place.bounding_box() == end:
            break
    expect(over).to_have_count(1)
    page.mouse.up()


class Finger:
    """One finger, by the browser's own touch events."""

    def __init__(self, page):
        self.page, self.session = page, page.context.new_cdp_session(page)

    def send(self, kind, x=None, y=None):
        points = [] if x is None else [{"x": x, "y": y}]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_the_mouse_drags_a_card_and_the_drop_asks_what_they_said(page):
    thing = card(page, "awaiting")
    who, before = thing.get_attribute("data-who"), (count(page, "awaiting"), count(page, "talking"))
    drag(page, thing, page.locator("#cards-talking"))
    dialog = page.get_by_role("dialog", name=f"What did {who} say?")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_label("What for")).to_have_count(0)
    dialog.get_by_label("Note").fill("Let us talk on Thursday.")
    dialog.get_by_role("button", name="Log it").click()
    expect(dialog).to_be_hidden()
    moved = page.locator("#cards-talking .card-place", has_text=who)
    expect(moved.get_by_role("link", name=who, exact=True)).to_be_focused()
    expect(page.locator("#cards-awaiting .card-place", has_text=who)).to_have_count(0)
    assert (count(page, "awaiting"), count(page, "talking")) == (before[0] - 1, before[1] + 1)
    page.locator("rp-toast", has_text=who).get_by_role("button", name="Undo").click()
    expect(page.locator("rp-toast", has_text="Taken back")).to_be_visible()
    expect(page.locator("#cards-awaiting .card-place", has_text=who)).to_be_visible()
    assert (count(page, "awaiting"), count(page, "talking")) == before
    assert "/recruiters/board/" in page.url


def test_a_drop_that_fits_nothing_says_why_and_offers_what_does(page):
    thing = card(page, "representing")
    who = thing.get_attribute("data-who")
    drag(page, thing, page.locator("#cards-awaiting"))
    dialog = page.get_by_role("dialog", name=f"{who} can’t go to Awaiting")
    expect(dialog.get_by_role("alert")).to_contain_text("A submission through them is live")
    expect(dialog.get_by_role("alert")).to_be_focused()
    assert violations(page) == []
    dialog.get_by_role("link", name="Change the submission").click()
    expect(page.get_by_role("dialog").get_by_label("How it stands")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#cards-representing .card-place", has_text=who)).to_be_visible()


def test_escape_puts_a_dragged_card_back_and_a_plain_click_opens_it(page):
    thing = card(page, "planned")
    box = thing.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 90, steps=5)
    expect(page.locator(".in-the-air")).to_be_visible()
    expect(page.locator("[data-unlikely]").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".in-the-air")).to_have_count(0)
    expect(page.locator("[data-unlikely]")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    thing.get_by_role("link").first.click()
    page.wait_for_url("**/r/*/")


def test_a_tile_beside_the_path_takes_a_card(page):
    thing = card(page, "planned")
    who = thing.get_attribute("data-who")
    drag(page, thing, page.locator(".rest[data-drop=paused]"))
    page.get_by_role("dialog", name=f"Pause {who}").get_by_role("button", name="Pause").click()
    expect(page.locator("rp-toast", has_text=f"{who} is paused")).to_be_visible()
    expect(page.locator("#cards-planned .card-place", has_text=who)).to_have_count(0)
    expect(page.locator(".rest[data-drop=paused]")).to_be_focused()


def test_the_keyboard_alone_moves_a_card_and_takes_it_back(page):
    thing = card(page, "planned")
    who = thing.get_attribute("data-who")
    tab_to(page, thing.locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, thing.get_by_label(f"Move {who} to"))
    page.keyboard.type("Await")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=f"How did you write to {who}?")
    expect(dialog).to_be_visible()
    assert violations(page) == []
    tab_to(page, dialog.get_by_role("button", name="Log it"))
    page.keyboard.press("Enter")
    expect(page.locator("#cards-awaiting").get_by_role("link", name=who, exact=True)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#cards-planned .card-place", has_text=who)).to_be_visible()
    assert violations(page) == []


def test_a_mistake_stays_in_the_dialog_and_takes_focus(page):
    drag(page, card(page, "awaiting"), page.locator("#cards-talking"))
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("When").fill("2027-11-23")
    dialog.get_by_role("button", name="Log it").click()
    expect(dialog.get_by_label("When")).to_be_focused()
    expect(dialog.get_by_label("When")).to_have_attribute("aria-invalid", "true")
    expect(dialog.get_by_label("Who made contact?")).to_have_count(0)
    assert violations(page) == []


def test_a_press_while_a_hint_arrives_is_not_lost(page):
    drag(page, card(page, "awaiting"), page.locator("#cards-talking"))
    dialog = page.get_by_role("dialog")
    button = dialog.get_by_role("button", name="Log it")
    dialog.get_by_label("Note").fill("Let us talk on Thursday.")
    box = button.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    with page.expect_response(lambda answer: "hint" in answer.url):
        page.mouse.down()
    page.mouse.up()
    expect(dialog).to_be_hidden()


@pytest.fixture
def phone(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER, size=PHONE, has_touch=True, is_mobile=True)
    page.goto("/recruiters/board/")
    return page


def test_a_held_finger_drags_to_a_column_out_of_sight(phone):
    thing, finger = card(phone, "planned"), Finger(phone)
    who, box = thing.get_attribute("data-who"), thing.bounding_box()
    x, y = box["x"] + 60, box["y"] + 50
    finger.send("touchStart", x, y)
    expect(phone.locator(".in-the-air")).to_be_visible()
    for step in range(1, 9):
        finger.send("touchMove", x + step * (PHONE[0] - 12 - x) / 8, y + 20)
    expect(phone.locator(".column[data-over] h2")).to_have_text("Representing")
    finger.send("touchEnd")
    dialog = phone.get_by_role("dialog", name=f"A submission through {who}")
    expect(dialog).to_be_visible()
    assert [*too_small(phone), *too_wide(phone), *violations(phone)] == []
    dialog.get_by_label("Role").fill("Controller")
    dialog.get_by_label("Yes, I had agreed").check()
    dialog.get_by_role("button", name="Keep that").click()
    expect(phone.locator("#cards-representing .card-place", has_text=who)).to_be_visible()


def test_a_finger_that_moves_at_once_scrolls(phone):
    cards, finger = phone.locator("#cards-awaiting"), Finger(phone)
    cards.scroll_into_view_if_needed()
    box = cards.bounding_box()
    x, y = box["x"] + 60, box["y"] + 250
    finger.send("touchStart", x, y)
    for step in range(1, 12):
        finger.send("touchMove", x, y - 20 * step)
    finger.send("touchEnd")
    phone.wait_for_function("document.querySelector('#cards-awaiting').scrollTop + scrollY > 40")
    expect(phone.locator(".in-the-air")).to_have_count(0)
    expect(phone.get_by_role("dialog")).to_have_count(0)


def test_a_tapped_menu_opens_within_the_card(phone):
    thing = card(phone, "planned")
    thing.locator("summary").tap()
    expect(thing.get_by_role("combobox")).to_be_visible()
    assert [*too_small(phone), *too_wide(phone), *violations(phone)] == []
