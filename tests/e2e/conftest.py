"""A real Chromium on real, running products: an empty one, or one with the demo. Failing tests leave a picture."""

import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.cast import MORNING
from tests.frame.folders import made_once, migrated
from tests.machine import chromium

from .lists import write_list
from .site import ADMIN, COACH, DEMO_PASSWORD, SEEKER, Site
from .watching import Watch

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDE, PHONE, SMALL = (1440, 900), (390, 844), (360, 740)
SOON = 20_000  # ms after which an awaited change counts as not coming


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """All of it needs Chromium, and none of it differs between the databases."""
    for item in items:
        if item.path.parent.name == "e2e":
            for marker in (pytest.mark.e2e, pytest.mark.once, pytest.mark.needs_chromium):
                item.add_marker(marker)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="package")
def browser():
    """One browser for all of these tests; it ends with them, since its event loop would be in the way of others."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=SOON)
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def _with_demo(tmp_path_factory):
    def make(folder):
        shutil.copytree(migrated(tmp_path_factory), folder, dirs_exist_ok=True)
        Site(folder, MORNING).manage("load_demo")

    return made_once(tmp_path_factory, "demo", make)


@pytest.fixture
def empty_site(tmp_path_factory, tmp_path):
    """A product in which nobody has been yet, on Monday at nine in Boston."""
    with Site(shutil.copytree(migrated(tmp_path_factory), tmp_path / "empty"), MORNING) as site:
        yield site


@pytest.fixture(scope="package")
def _demo_server(browser, _with_demo, tmp_path_factory):
    """One server with the demo for all tests of this process: starting it costs more than most of them. Everyone
    has signed in once."""
    with Site(shutil.copytree(_with_demo, tmp_path_factory.mktemp("own") / "var"), MORNING) as site:
        for who in (SEEKER, COACH, ADMIN):
            signed_in(browser, site, who, DEMO_PASSWORD)
        site.remember()
        yield site


@pytest.fixture
def demo_site(_demo_server):
    """A product with the demo as it was first loaded; what a test does there is gone before the next one."""
    _demo_server.restore()
    yield _demo_server
    _demo_server.forget_pages()


@pytest.fixture(scope="package")
def shared_site(browser, _with_demo, tmp_path_factory):
    """A product with the demo, a mail and two lists for tests that only read."""

    def make(folder):
        shutil.copytree(_with_demo, folder, dirs_exist_ok=True)
        with Site(folder, MORNING) as site:
            page = browser.new_page(base_url=site.url, storage_state=signed_in(browser, site, SEEKER, DEMO_PASSWORD))
            page.goto("/mail/")
            page.get_by_role("button", name="test").first.click()
            page.close()
            site.sweep()
            for rows, keep in ((60, []), (20, ["--dry-run"])):
                path = write_list(site.var / f"list-{rows}.csv", rows)
                site.manage("import_list", str(path), "--kind", "my-recruiters", "--for", SEEKER, *keep)

    var = shutil.copytree(made_once(tmp_path_factory, "shared", make), tmp_path_factory.mktemp("shared") / "var")
    with Site(var, MORNING) as site:
        yield site


@pytest.fixture
def open_page(browser, request, tmp_path_factory):
    """open_page(site, as_=e-mail, size=WIDE, **options) → a page in a context of its own; options are Playwright's.

    The page carries `watch`. What the watch complains of fails the test; a failing test leaves its pictures.
    keep=True gives the page that an earlier test of the same site, eyes and size left: filling an empty cache costs
    more than most tests.
    """
    opened = []

    def open_one(site, as_="", size=WIDE, password=DEMO_PASSWORD, keep=False, **options):
        page = site.kept.get((as_, size)) if keep else None
        if page:
            opened.extend([] if page in opened else [page])
            return page
        width, height = size
        state = signed_in(browser, site, as_, password) if as_ else None
        context = browser.new_context(
            base_url=site.url, viewport={"width": width, "height": height}, storage_state=state,
            locale="en-US", timezone_id="America/New_York", reduced_motion="reduce", **options,
        )  # fmt: skip
        context.set_default_timeout(SOON)
        page = context.new_page()
        page.watch = Watch(context, site)
        opened.append(page)
        if keep:
            site.kept[as_, size] = page
        return page

    yield open_one
    complaints = [complaint for page in opened for complaint in page.watch.complaints]
    failed = complaints or request.node.stash.get(FAILED, True)
    if failed:
        folder = tmp_path_factory.mktemp("pictures")
        for number, page in enumerate(opened):
            page.screenshot(path=folder / f"{request.node.name[:60].replace('/', '-')}-{number}.png", full_page=True)
        print(f"Pictures: {folder}")
        for site in {page.watch.site for page in opened}:
            print(f"The web server of {site.url} said:\n{site.log()}")
    for page in opened:
        kept = page.watch.site.kept
        if failed:
            kept.clear()
        if page not in kept.values():
            page.context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def look(open_page):
    """look(site, eyes, address, size=WIDE) → the page at the address, one page per site, pair of eyes and size."""

    def look_at(site, eyes, address, size=WIDE):
        page = open_page(site, as_=eyes, size=size, keep=True)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        answer = page.goto(address)
        assert answer.status == 200, f"{answer.status} for {address}"
        assert page.url.removeprefix(site.url) == address, f"{address} leads to {page.url}"
        return page

    return look_at


def signed_in(browser, site, email, password):
    """The cookies of someone who signed in through the form, once per site."""
    if email not in site.sessions:
        context = browser.new_context(base_url=site.url)
        page = context.new_page()
        page.goto("/account/login/")
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(lambda url: "/account/" not in url)
        site.sessions[email] = context.storage_state()
        context.close()
    return site.sessions[email]
