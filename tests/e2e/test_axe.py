"""axe finds nothing on any page, in light and in dark: pages come from the URL configuration."""

import re

import pytest

from tests.accounts.entrance import CODE
from tests.cast import PASSWORD

from .addresses import names
from .conftest import PHONE
from .pages import EMPTY, NO_PAGE, NOBODY, ONLY_EMPTY, PAGES, STAFF, WALKED, looked_at
from .seeing import violations
from .site import ADMIN, DEMO_PASSWORD, SEEKER


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_in_the_way_of_anyone(name, shared_site, look):
    found = []
    for eyes, address in looked_at(shared_site, name):
        page = look(shared_site, eyes, address)
        found += [f"{address} ({eyes or 'nobody'}): {each}" for each in violations(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "429", "500"])
def test_error_pages(code, shared_site, open_page):
    looked_at(shared_site, "outreach:today")
    html = shared_site.pages["errors"][code]
    page = open_page(shared_site)
    page.route("**/wrong/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto("/wrong/")
    assert violations(page) == []


def test_a_page_that_is_not_there(shared_site, open_page):
    page = open_page(shared_site, as_=SEEKER)
    page.watch.expected.add(404)
    assert page.goto("/r/nothing/").status == 404
    assert violations(page) == []


@pytest.mark.parametrize("size", [(1440, 900), PHONE], ids=["desk", "phone"])
def test_what_opens_and_what_comes_after_an_act(size, demo_site, look):
    page = look(demo_site, SEEKER, "/today/", size=size)
    row = page.locator(".todo", has=page.locator("summary", has_text="Snooze")).first
    row.locator("summary", has_text="Snooze").click()
    found = violations(page)
    row.get_by_role("button", name="Next week").click()
    page.locator("rp-toast").wait_for()
    found += violations(page)
    page.goto(page.locator(".todo-who a").first.get_attribute("href"))
    page.locator(".person-acts summary").click()
    found += violations(page)
    page.locator("#log").get_by_label("When").fill("2027-11-23")
    page.keyboard.press("Escape")
    page.locator("#log").get_by_role("button", name="Log it").click()
    page.locator("#log [aria-invalid=true]").wait_for()
    assert found + violations(page) == []


ASKING = ["/recruiters/add/", "/firms/new/", "/settings/days-off/", "/account/password/change/"]


@pytest.mark.parametrize("address", ASKING)
def test_mistakes_in_a_form(address, shared_site, look):
    page = look(shared_site, SEEKER, address)
    page.locator("main").get_by_role("button", name=re.compile("^(Add|Keep|Save|Change)")).first.click()
    page.locator("[aria-invalid=true]").first.wait_for()
    assert violations(page) == []


def test_the_pages_of_a_way_in(empty_site, open_page):
    """Sign-up and its code, the welcome without anything yet, a new password by code."""
    page, found = open_page(empty_site), []

    def see():
        found.extend(f"{page.url}: {each}" for each in violations(page))

    def code():
        text = empty_site.mails("new@seeker.example")[-1].get_body(("plain",)).get_content()
        page.get_by_label("Code").fill(CODE.search(text)[1])
        page.locator("form button[data-kind=primary]").first.click()

    page.goto("/account/signup/")
    page.get_by_label("Email").fill("new@seeker.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Send me the code").click()
    page.wait_for_url("**/confirm-email/")
    see()
    code()
    page.wait_for_url("**/welcome/search/")
    see()
    page.context.clear_cookies()
    page.goto("/account/password/reset/")
    page.get_by_label("Email").fill("new@seeker.example")
    page.locator("form button[data-kind=primary]").first.click()
    page.wait_for_url("**/reset/confirm/")
    see()
    code()
    page.wait_for_url("**/reset/complete/")
    see()
    assert found == []


def test_the_pages_of_a_second_step(demo_site, open_page):
    """An authenticator app, its codes, the sign-in that asks for one, and passkeys."""
    page, found = open_page(demo_site, as_=SEEKER), []

    def see(address=""):
        if address:
            page.goto(address)
        found.extend(f"{page.url}: {each}" for each in violations(page))

    page.goto("/account/2fa/totp/activate/")
    page.get_by_label("Password").fill(DEMO_PASSWORD)
    page.locator("form button[data-kind=primary]").click()
    page.wait_for_url("**/totp/activate/")
    see()
    secret = re.search(r"secret=([A-Z2-7]+)|\b([A-Z2-7]{32})\b", page.content())
    page.get_by_label(re.compile("code", re.I)).fill(totp_now(secret[1] or secret[2]))
    page.locator("main form button[data-kind=primary]").click()
    page.wait_for_url(lambda url: "/activate/" not in url)
    see("/account/2fa/")
    see("/account/2fa/recovery-codes/")
    see("/account/2fa/recovery-codes/generate/")
    see("/account/2fa/totp/deactivate/")
    see("/account/2fa/webauthn/add/")
    page.context.clear_cookies()
    page.goto("/account/login/")
    page.get_by_label("Email").fill(SEEKER)
    page.get_by_label("Password", exact=True).fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/2fa/authenticate/")
    see()
    assert found == []


def test_the_pages_of_a_merge(demo_site, open_page):
    """Two firms side by side, what became of them, and what the undo says."""
    page, found = open_page(demo_site, as_=ADMIN), []
    page.goto("/directory/")
    page.locator(".directory tbody th a").first.click()
    page.get_by_role("link", name="Merge with…").click()
    page.get_by_role("searchbox").fill("finance")
    page.get_by_role("button", name="Search").click()
    for button, then in (("Compare", "**/merge/?with=*"), ("Merge", "**/directory/merges/*/"), ("Undo this merge", "")):
        page.locator("main").get_by_role("link" if button == "Compare" else "button", name=button).first.click()
        page.wait_for_url(then) if then else page.get_by_text("are two again").wait_for()
        found.extend(f"{page.url}: {each}" for each in violations(page))
    assert found == []


def test_the_page_behind_the_link_of_a_digest(demo_site, open_page):
    demo_site.manage("sweep", "--now", "2026-11-24T13:00:00+00:00")
    digest = demo_site.mails(SEEKER)[-1]
    page = open_page(demo_site)
    page.goto(re.search(r"<(http[^>]+)>", digest["List-Unsubscribe"])[1])
    assert violations(page) == []


def test_the_pages_of_a_search_at_rest(demo_site, look):
    page, found = look(demo_site, SEEKER, "/search/pause/"), []
    for button, then in (("Pause it", "/search/resume/"), ("Resume it", "/search/landed/"), ("I found a job", "")):
        page.locator("main").get_by_role("button", name=button).click()
        page.wait_for_url("**/search/")
        found += violations(page)
        if then:
            page.goto(then)
            found += violations(page)
    page.goto("/search/fell-through/")
    assert page.url.endswith("/search/fell-through/")
    assert found + violations(page) == []


def test_the_page_of_the_first_admin(empty_site, open_page):
    said = empty_site.manage("first_admin", "ada@admin.example")
    page = open_page(empty_site)
    page.goto(re.search(r"http\S+/first-admin/\S+", said)[0])
    assert violations(page) == []


def test_what_is_left_out_exists():
    assert (NO_PAGE | WALKED | EMPTY | ONLY_EMPTY | NOBODY | STAFF) - set(names()) == set()


def totp_now(secret):
    """The six digits an authenticator app shows now (RFC 6238)."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_axe_looks_in_both_schemes(shared_site, look):
    """The tests above would pass as well if axe never ran."""
    page = look(shared_site, "", "/account/login/")
    page.locator("h1").evaluate("e => { e.style.color = 'light-dark(#eee, #222)'; e.append(new Image()) }")
    found = " ".join(violations(page))
    assert "light: image-alt" in found
    assert "light: color-contrast" in found
    assert "dark: color-contrast" in found
