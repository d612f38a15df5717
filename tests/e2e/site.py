"""A running product of its own for browser tests: the real web server on a data folder, at an instant of the test's
choosing."""

import contextlib
import email
import email.policy
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

from recruitpath.environment import BASE_DIR
from tests.frame.processes import PATIENCE, clean_environment, free_port, manage, python

SEEKER, COACH, ADMIN = "seeker@demo.example", "coach@demo.example", "admin@demo.example"
DEMO_PASSWORD = "recruitpath-demo"


class Site:
    """The embedded product in the folder `var`, as if it were `now` (an aware instant). No worker, no beat: tests
    sweep. As a context manager it serves."""

    def __init__(self, var, now):
        self.var = Path(var)
        self._set_clock(now)
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.process, self.sessions, self.kept = None, {}, {}

    def __enter__(self):
        self._serve()
        return self

    def __exit__(self, *error):
        self._end()

    def move_to(self, instant):
        """Serve on as if it were another instant. Sessions stay."""
        self._end()
        self._set_clock(instant)
        self._serve()

    def remember(self):
        """What is kept now is what `restore` brings back."""
        self._copy(self._database, self._remembered)

    def restore(self):
        """The rows as they were remembered, put under the running server; mails and attachments are gone."""
        self._copy(self._remembered, self._database)
        for folder in ("mail", "files"):
            shutil.rmtree(self.var / folder, ignore_errors=True)

    def forget_pages(self):
        """Close the pages that were kept between tests."""
        for page in self.kept.values():
            page.context.close()
        self.kept.clear()

    def manage(self, *words):
        """manage.py at the site's instant; what it printed."""
        done = manage(*words, **self._settings())
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def sweep(self):
        """Every sweep once; how many rows each dealt with."""
        return json.loads(self.manage("sweep", "--json"))["done"]

    def addresses(self):
        """What tests.e2e.addresses prints about this site."""
        done = python("-m", "tests.e2e.addresses", **self._settings(), DJANGO_SETTINGS_MODULE="recruitpath.settings")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def mails(self, to):
        """Mails to an address, oldest first, from the files they are kept in."""
        files = sorted((self.var / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime_ns)
        raw = [part for path in files for part in path.read_bytes().split(b"\n" + b"-" * 79 + b"\n") if part.strip()]
        found = [email.message_from_bytes(part.lstrip(), policy=email.policy.default) for part in raw]
        return [message for message in found if message["To"] == to]

    def log(self):
        """The last lines of the web server."""
        return "\n".join((self.var / "web.log").read_text().splitlines()[-40:])

    @property
    def _database(self):
        return self.var / "recruitpath.sqlite3"

    @property
    def _remembered(self):
        return self.var / "remembered.sqlite3"

    @staticmethod
    def _copy(source, target):
        """SQLite's own copying: one transaction, which connections that are open elsewhere see whole."""
        with contextlib.closing(sqlite3.connect(source)) as old, contextlib.closing(sqlite3.connect(target)) as new:
            new.execute("PRAGMA synchronous = OFF")
            old.backup(new)

    def _settings(self):
        return {"VAR": self.var, "PORT": self.port, "CLOCK_OFFSET": self.offset, "LOG_LEVEL": "WARNING"}

    def _set_clock(self, instant):
        """The clock runs on from the instant, the same for the server and for commands."""
        self.now, self.offset = instant, round((instant - datetime.now(UTC)).total_seconds())

    def _serve(self):
        with (self.var / "web.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "run", "web"],
                cwd=BASE_DIR, env=clean_environment(**self._settings()), stdout=log, stderr=log,
            )  # fmt: skip
        until = monotonic() + PATIENCE
        while not self._answers():
            assert self.process.poll() is None, f"the web server ended:\n{self.log()}"
            assert monotonic() < until, f"the web server does not answer:\n{self.log()}"
            sleep(0.05)

    def _answers(self):
        with contextlib.suppress(OSError):
            return urllib.request.urlopen(f"{self.url}/healthz", timeout=PATIENCE).status == 200
        return False

    def _end(self):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()


# Playwright's synchronous way runs an event loop in the main thread, where Django's own guard would refuse to work.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
