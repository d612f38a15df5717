"""Takes the pictures in docs/screens: each page at two widths, light and dark, on a fresh demo of its own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from recruitpath.pictures import small_png

SEEKER, ADMIN, PASSWORD = "seeker@demo.example", "admin@demo.example", "recruitpath-demo"
WIDTHS = {"": (1440, 900), "-phone": (390, 844)}
SCHEMES = {"": "light", "-dark": "dark"}
TALLEST = 1400  # px of a page that a picture shows
PATIENCE = 30  # seconds until the server answers


@dataclass(frozen=True)
class Shot:
    """A page by its address, or by the links that lead to it from there; `as_` signs in first."""

    name: str
    address: str
    links: tuple = ()
    as_: str | None = SEEKER


SHOTS = (
    Shot("today", "/today/"),
    Shot("recruiters", "/recruiters/"),
    Shot("relationship", "/recruiters/?q=Raman", links=("Priya Raman",)),
    Shot("firm", "/recruiters/?q=Raman", links=("Priya Raman", "Kestrel Finance Search")),
    Shot("write", "/recruiters/?q=Raman", links=("Priya Raman", "Write")),
    Shot("board", "/recruiters/board/"),
    Shot("calendar", "/calendar/"),
    Shot("submissions", "/submissions/"),
    Shot("conflict", "/recruiters/?q=Raman", links=("Priya Raman", "Compare the two")),
    Shot("numbers", "/numbers/"),
    Shot("market", "/market/"),
    Shot("discover", "/discover/"),
    Shot("directory", "/directory/"),
    Shot("templates", "/templates/"),
    Shot("import", "/imports/"),
    Shot("protected", "/search/protected/"),
    Shot("guards", "/guards/"),
    Shot("add", "/recruiters/add/"),
    Shot("log", "/log/"),
    Shot("search", "/search/"),
    Shot("settings", "/settings/"),
    Shot("leave-demo", "/demo/leave/"),
    Shot("rhythm", "/settings/rhythm/"),
    Shot("days-off", "/settings/days-off/"),
    Shot("mail", "/mail/"),
    Shot("health", "/health/", as_=ADMIN),
    Shot("sign-in", "/account/login/", as_=None),
)


class Command(BaseCommand):
    help = "Take the pictures in docs/screens (needs playwright and Chromium from requirements-dev.txt)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--out", default=str(settings.BASE_DIR / "docs" / "screens"))
        parser.add_argument("--only", help="the name of one page")

    def handle(self, *, out, only, **options):
        shots = [shot for shot in SHOTS if only in (None, shot.name)]
        if not shots:
            raise CommandError(f"There is no page “{only}”. Pages: {', '.join(shot.name for shot in SHOTS)}.")
        folder = Path(out)
        folder.mkdir(parents=True, exist_ok=True)
        with _demo_server() as base, _browser() as browser:
            signed_in = {who: _sign_in(browser, base, who) for who in {shot.as_ for shot in shots}}
            for shot in shots:
                for width, scheme in product(WIDTHS, SCHEMES):
                    _take(browser, base, shot, (width, scheme), signed_in[shot.as_], folder)
                self.stdout.write(shot.name)
        size = sum(path.stat().st_size for path in folder.glob("*.png")) / 1e6
        self.stdout.write(f"{len(list(folder.glob('*.png')))} pictures, {size:.1f} MB")


def _sign_in(browser, base, who):
    """What a browser keeps of a sign-in, for every picture as this person; nothing for nobody."""
    if who is None:
        return None
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{base}/account/login/")
    page.get_by_label("Email", exact=True).fill(who)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/account/login/" not in url)
    state = context.storage_state()
    context.close()
    return state


def _take(browser, base, shot, look, signed_in, folder):
    (width, height), scheme = WIDTHS[look[0]], SCHEMES[look[1]]
    phone = width < 600
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", is_mobile=phone,
        has_touch=phone, storage_state=signed_in,
    )  # fmt: skip
    page = context.new_page()
    page.goto(base + shot.address)
    for link in shot.links:
        page.get_by_role("link", name=link, exact=True).first.click()
        page.wait_for_load_state()
    page.wait_for_load_state("networkidle")
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, min(TALLEST, tall))})
    picture = page.screenshot()
    page.goto("about:blank")
    (folder / f"{shot.name}{''.join(look)}.png").write_bytes(small_png(page, picture))
    context.close()


@contextmanager
def _browser():
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise CommandError("Pictures need playwright: install requirements-dev.txt.") from None
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        raise CommandError("Pictures need Chromium: install it, or name it with CHROMIUM=.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def _demo_server():
    """The address of a server on the demo, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="recruitpath-pictures-") as folder:
        port = _free_port()
        environment = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
        environment |= {"VAR": folder, "PORT": str(port), "RECRUITPATH_MODE": "embedded", "LOG_LEVEL": "ERROR"}
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        for words in (["migrate", "--verbosity=0"], ["load_demo"], ["sweep"]):
            subprocess.run([*manage, *words], env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([*manage, "run", "web"], env=environment)
        try:
            _wait_for(port, server)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(PATIENCE)


_LEFT_OUT = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "BASE_URL", "ALLOWED_HOSTS", "HOST", "SECRET_KEY")


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_for(port, server):
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
    raise CommandError("The web server did not start.")
