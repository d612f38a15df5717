"""What a person with a middling phone on a slow line sees: first paint, layout shift, the longest task. In Chromium,
with nothing in its cache, at a quarter of this machine's speed, 150 ms away and with 1.6 Mbit a second."""

import os
import shutil
from contextlib import contextmanager

from django.conf import settings
from django.test import Client
from django.urls import reverse

from outreach.models import Relationship

from .server import serving
from .timing import Figure, percentile

SLOWER = 4  # times
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
TASK_AIM, SHIFT_AIM = 100, 0.02  # ms; share of the window
LOADS, PHONE = 5, {"width": 390, "height": 844}
SEEN = """() => new Promise((done) => {
  const seen = { paint: 0, shift: 0, task: 0 };
  const watch = (type, add) =>
    new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type, buffered: true });
  watch("paint", (e) => { if (e.name === "first-contentful-paint") seen.paint = e.startTime; });
  watch("layout-shift", (e) => { seen.shift += e.value; });
  watch("longtask", (e) => { seen.task = Math.max(seen.task, e.duration); });
  setTimeout(() => done(seen), 500);
})"""


def measure_browser(loaded):
    """Figures for the main pages of the seeker with 5,000; none where there is no Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        return []
    user = loaded.big
    client = Client(headers={"host": "localhost"})
    client.force_login(user, "accounts.backends.Backend")
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key}
    one = Relationship.objects.visible_to(user).exclude(stage="listed").first()
    pages = ("today", "recruiters", "board", "calendar", "numbers")
    pages = {name.capitalize(): reverse(f"outreach:{name}") for name in pages}
    pages["A relationship"] = reverse("outreach:relationship", args=[one.public_id])
    found = []
    with serving() as port, _browser(path) as browser:
        for name, address in pages.items():
            seen = [_load(browser, f"http://localhost:{port}", address, cookie) for _ in range(LOADS)]
            found += _figures(name, seen)
    return found


@contextmanager
def _browser(path):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def _load(browser, site, address, cookie):
    context = browser.new_context(viewport=PHONE)
    context.add_cookies([cookie | {"url": site}])
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    answer = page.goto(site + address, wait_until="load")
    assert answer.status == 200, f"{address}: {answer.status}"
    seen = page.evaluate(SEEN)
    context.close()
    return seen


def _figures(name, seen):
    for what, title, aim in (
        ("paint", "first paint", None), ("task", "longest task", TASK_AIM), ("shift", "layout shift × 1,000", SHIFT_AIM)
    ):  # fmt: skip
        times = 1_000 if what == "shift" else 1
        values = sorted(one[what] * times for one in seen)
        yield Figure(
            f"{name}, {title}", percentile(values, 50), percentile(values, 95), len(values), aim=aim and aim * times
        )
