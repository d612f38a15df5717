"""On paper: black on white without the frame, heads that repeat, links as plain words; a button for the dialog."""

import pytest

from .site import SEEKER

STYLE = "(node, name) => getComputedStyle(node)[name]"


def style(page, selector, name):
    return page.locator(selector).first.evaluate(STYLE, name)


@pytest.mark.parametrize("address", ["/numbers/", "/activity/?period=last-month&sheet=1", "/numbers/replied/"])
def test_a_page_on_paper(shared_site, open_page, address):
    page = open_page(shared_site, as_=SEEKER, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(address)
    for gone in (".side", ".skip", ".no-print", ".tabs", ".button"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    assert page.locator("h1").is_visible()
    assert (style(page, "body", "backgroundColor"), style(page, "h1", "color")) == (
        "rgb(255, 255, 255)",
        "rgb(0, 0, 0)",
    )
    assert style(page, "thead", "display") == "table-header-group"
    assert style(page, "table", "containerType") == style(page, ".page", "containerType") == "normal"
    assert style(page, "td a, th a", "textDecorationLine") == "none"


def test_today_on_paper_has_room_for_its_words(shared_site, open_page):
    page = open_page(shared_site, as_=SEEKER, size=(700, 990))
    page.emulate_media(media="print")
    page.goto("/today/")
    widths = page.locator(".todo-why").evaluate_all("all => all.map((one) => one.getBoundingClientRect().width)")
    assert len(widths) > 5
    assert min(widths) > 350
    assert not page.locator(".todo-acts").first.is_visible()


def test_the_board_on_paper_cuts_nobody_off(shared_site, open_page):
    page = open_page(shared_site, as_=SEEKER, size=(700, 990))
    page.emulate_media(media="print")
    page.goto("/recruiters/board/")
    cards = page.locator(".card-place .person")
    assert cards.count() > 20
    seen = "node => { const all = node.getBoundingClientRect(), box = node.closest('.cards').getBoundingClientRect();"
    seen += " return all.right <= innerWidth && all.bottom <= box.bottom + 1 }"
    assert all(one.evaluate(seen) for one in cards.all())
    for gone in (".segmented", ".list-tools form", ".person-menu"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone


def test_a_sheet_is_printed_by_a_button(shared_site, open_page):
    page = open_page(shared_site, as_=SEEKER)
    page.goto("/activity/?period=last-month&sheet=1")
    page.evaluate("window.print = () => document.body.setAttribute('data-printed', '')")
    page.get_by_role("button", name="Print or save as PDF").click()
    assert page.locator("body[data-printed]").count() == 1
    assert page.get_by_text("Nora Halvorsen").first.is_visible()
