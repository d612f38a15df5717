"""A house of real processes: worker and beat on a database of their own, at an instant of the test's choosing."""

import json
import re
import subprocess
import sys
import threading
from datetime import UTC, datetime

from recruitpath.environment import BASE_DIR
from tests.frame.processes import PATIENCE, clean_environment, manage, python


class House:
    """`settings` are environment variables. Time in it is given as aware instants, reached by CLOCK_OFFSET."""

    def __init__(self, rows, **settings):
        self.rows = rows
        ours = {"CLOCK_MOST_SECONDS": 1, "DEFAULT_FROM_EMAIL": "RecruitPath <hello@recruitpath.example>"}
        self.settings = ours | settings

    def seed(self, count, now):
        done = python("-m", "tests.process.seed", str(count), now.isoformat(), **self.settings)
        assert done.returncode == 0, done.stderr

    def sweep(self, now):
        """`manage.py sweep` as of an instant; its counts."""
        done = manage("sweep", "--json", "--now", now.isoformat(), **self.settings)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)["done"]

    def health(self, now):
        """The checks of `manage.py health` as of an instant: state by name."""
        done = manage("health", "--json", **self._at(now))
        return {check["name"]: check["state"] for check in json.loads(done.stdout)["checks"]}

    def check_replay(self):
        """`recompute_relationships --check` finds no difference."""
        done = manage("recompute_relationships", "--check", **self.settings)
        assert done.returncode == 0, done.stdout + done.stderr

    def worker(self, now):
        return Process(["manage.py", "run", "worker"], self._at(now))

    def beat(self, now):
        return Process(["manage.py", "run", "beat"], self._at(now) | {"LOG_LEVEL": "INFO"})

    def mails(self):
        """(key, state) of every mail, in order."""
        return self.rows("SELECT key, state FROM mail_outgoingmail ORDER BY id")

    def _at(self, now):
        return self.settings | {"CLOCK_OFFSET": round((now - datetime.now(UTC)).total_seconds())}


class Process:
    """A running process whose lines can be awaited; as a context manager it is ended kindly."""

    def __init__(self, words, settings):
        self.lines, self.news, self.is_open = [], threading.Condition(), True
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=BASE_DIR,
            env=clean_environment(**settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()

    def line(self, pattern):
        """Wait until the pattern has been printed; the line."""
        with self.news:
            self.news.wait_for(lambda: self._found(pattern) or not self.is_open, PATIENCE)
            found = self._found(pattern)
        assert found, f"“{pattern}” was awaited in:\n" + "\n".join(self.lines[-40:])
        return found

    def ended_by(self, number=None):
        """Send the signal once, if one is given, and wait for the end; the exit code."""
        if number:
            self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def kill(self):
        """kill -9."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def _found(self, pattern):
        return next((line for line in self.lines if re.search(pattern, line)), None)

    def _read(self):
        for line in self.process.stdout:
            with self.news:
                self.lines.append(line.rstrip())
                self.news.notify_all()
        with self.news:
            self.is_open = False
            self.news.notify_all()
