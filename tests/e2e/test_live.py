"""Two windows on one thing: the open one notices, never loses what is being typed, and a stale save is refused."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE, WIDE
from .seeing import violations
from .site import SEEKER
from .test_board import card, drag


@pytest.fixture
def windows(demo_site, open_page):
    """Two windows of the same person, both at one recruiter's page."""
    pages = [open_page(demo_site, as_=SEEKER), open_page(demo_site, as_=SEEKER)]
    pages[0].goto("/recruiters/?q=priya+raman")
    there = pages[0].locator("tbody th a").first.get_attribute("href")
    for page in pages:
        page.goto(there)
    return pages


def write_note(page, text):
    page.locator(".note-new summary").click()
    page.locator("#id_text").fill(text)
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".note-text", has_text=text)).to_be_visible()


def test_an_untouched_page_is_brought_up_to_date_by_itself(windows):
    here, elsewhere = windows
    here.evaluate("window.stayed = true")
    write_note(elsewhere, "She likes short mails")
    expect(here.locator(".note-text", has_text="She likes short mails")).to_be_visible()
    expect(here.locator("#toasts")).to_contain_text("changed in another window")
    assert here.evaluate("window.stayed && document.activeElement === document.body")
    # The fresh part is alive: its own acts work, and tell it nothing new.
    here.locator(".note", has_text="She likes short mails").get_by_role("button", name="Pin").click()
    expect(here.locator(".note[data-pinned]", has_text="She likes short mails")).to_be_visible()
    # Over there focus stands on what was renewed last: it is not taken away, the news is offered.
    expect(elsewhere.get_by_role("status").filter(has_text="Changed in another window")).to_be_visible()
    assert here.locator(".live-place .notice").count() == 0


def test_what_is_being_typed_stays_and_a_notice_offers_the_rest(windows):
    here, elsewhere = windows
    note = here.locator("#log").get_by_label("Note")
    note.fill("Half a sen")
    write_note(elsewhere, "She likes short mails")
    notice = here.get_by_role("status").filter(has_text="Changed in another window")
    expect(notice).to_be_visible()
    note.press_sequentially("tence")
    expect(note).to_have_value("Half a sentence")
    expect(note).to_be_focused()
    assert violations(here) == []
    notice.get_by_role("button", name="Later").click()
    expect(notice).to_have_count(0)
    here.locator("#log #id_occurred_time").focus()
    elsewhere.locator(".note", has_text="She likes short mails").get_by_role("button", name="Pin").click()
    notice.get_by_role("link", name="Show it").click()
    expect(here.locator(".note-text", has_text="She likes short mails")).to_be_visible()


def test_own_acts_on_one_panel_are_no_news(windows):
    here, _elsewhere = windows
    asked = []
    here.on("response", lambda answer: asked.append(answer.status) if answer.url.endswith("/live/") else None)
    write_note(here, "Written here")
    here.get_by_label("Add a tag").fill("warm, board")
    here.get_by_role("button", name="Add the tag").click()
    expect(here.get_by_role("button", name="Take off the tag board")).to_be_visible()
    for _more in range(2):
        with here.expect_response(lambda answer: answer.url.endswith("/live/") and answer.status == 304):
            pass
    assert 200 in asked
    assert here.locator(".live-place .notice").count() == 0


def test_today_follows(demo_site, open_page):
    here, elsewhere = (open_page(demo_site, as_=SEEKER) for _ in range(2))
    here.goto("/today/")
    elsewhere.goto("/today/")
    due = elsewhere.locator(".todo-group", has=elsewhere.locator("#group-due"))  # a reply stays until it is answered
    row = due.locator(".todo", has=elsewhere.locator("summary", has_text="Snooze")).first
    link = row.locator(".todo-who a").first.get_attribute("href")
    row.locator("summary", has_text="Snooze").click()
    row.get_by_role("button", name="Next week").click()
    elsewhere.locator("rp-toast").wait_for()
    expect(here.locator(f'.todo-who a[href="{link}"]')).to_have_count(0)


def test_the_board_keeps_its_places_and_offers_the_news(demo_site, open_page):
    here, elsewhere = (open_page(demo_site, as_=SEEKER) for _ in range(2))
    here.goto("/recruiters/board/")
    notice = here.get_by_role("status").filter(has_text="Changed in another window")
    # A move of one's own is none.
    drag(here, card(here, "planned"), here.locator(".rest[data-drop=paused]"))
    here.get_by_role("dialog").get_by_role("button", name="Pause").click()
    with here.expect_response(lambda answer: answer.url.endswith("/live/") and answer.status == 304):
        pass
    expect(notice).to_have_count(0)
    elsewhere.goto("/recruiters/?q=priya+raman")
    elsewhere.goto(elsewhere.locator("tbody th a").first.get_attribute("href"))
    write_note(elsewhere, "She likes short mails")
    expect(notice).to_be_visible()
    assert violations(here) == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_a_stale_save_shows_both_and_loses_nothing(size, demo_site, open_page):
    here, elsewhere = (open_page(demo_site, as_=SEEKER, size=size) for _ in range(2))
    here.watch.expected.add(409)
    here.goto("/recruiters/?q=priya+raman")
    here.goto(here.locator("tbody th a").first.get_attribute("href"))
    edit = here.locator(".note").first.get_by_role("link", name="Edit").get_attribute("href")
    for page, words in ((elsewhere, "Theirs: never on Mondays"), (here, "Mine: never on Fridays")):
        page.goto(edit)
        page.get_by_label("Note").fill(words)
    for page in (elsewhere, here):
        page.get_by_role("button", name="Keep it").click()
    expect(here.get_by_role("heading", name="This was changed meanwhile")).to_be_visible()
    for words in ("Theirs: never on Mondays", "Mine: never on Fridays"):
        expect(here.locator(".version", has_text=words)).to_be_visible()
    assert violations(here) == []
    assert here.evaluate("document.documentElement.scrollWidth <= innerWidth")
    here.get_by_role("button", name="Save mine over it").click()
    expect(here).to_have_url(re.compile("/r/"))
    expect(here.locator(".note-text", has_text="Mine: never on Fridays")).to_be_visible()


def test_a_file_is_attached_downloaded_and_brought_back(windows, tmp_path):
    here, _elsewhere = windows
    (tmp_path / "agreement.pdf").write_bytes(b"%PDF-1.7\nhello")
    (tmp_path / "page.pdf").write_bytes(b"<html>no</html>")
    files = here.locator("#files")
    files.locator("summary").click()
    files.get_by_label("A file").set_input_files(tmp_path / "page.pdf")
    files.get_by_role("button", name="Keep the file").click()
    expect(files.locator("[aria-invalid=true]")).to_be_focused()
    assert violations(here) == []
    files.get_by_label("A file").set_input_files(tmp_path / "agreement.pdf")
    files.get_by_role("button", name="Keep the file").click()
    with here.expect_download() as download:
        files.get_by_role("link", name="agreement.pdf").click()
    assert download.value.path().read_bytes() == b"%PDF-1.7\nhello"
    files.get_by_role("button", name="Remove agreement.pdf").click()
    expect(files.get_by_role("link", name="agreement.pdf")).to_have_count(0)
    here.get_by_role("button", name="Undo").last.click()
    expect(files.get_by_role("link", name="agreement.pdf")).to_be_visible()
