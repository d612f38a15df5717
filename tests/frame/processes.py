"""Real processes of the product for tests: a clean environment, a free port, lines awaited instead of time passed."""

import os
import re
import socket
import subprocess
import sys
import threading

import psutil

from recruitpath.environment import BASE_DIR, SETTINGS

PATIENCE = 90  # seconds after which an awaited event counts as not coming; no test measures by it


def clean_environment(**settings):
    """This process's environment without any setting of the product, and with the given ones."""
    ours = {setting.name for setting in SETTINGS}
    ours |= {"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "RECRUITPATH_RUNNER"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {name: str(value) for name, value in settings.items()}


PRODUCTION = {
    "DATABASE_URL": "postgres://recruitpath:secret@127.0.0.1:5432/recruitpath",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_URL": "smtp+tls://hello%40example.org:secret@127.0.0.1:587",
    "DEFAULT_FROM_EMAIL": "RecruitPath <hello@example.org>",
    "SECRET_KEY": "a-key-of-a-test-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    "BASE_URL": "https://recruitpath.example.org",
    "ALLOWED_HOSTS": "recruitpath.example.org",
}


def manage(*words, **settings):
    """Run manage.py to its end; the completed process with text output."""
    return python("manage.py", *words, **settings)


def python(*words, **settings):
    """Run Python with these words in the project's folder; the completed process with text output."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=BASE_DIR,
        env=clean_environment(**settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def free_port():
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Started:
    """A running `python -m recruitpath.runner`; its lines can be awaited, and nothing of it outlives the test."""

    def __init__(self, **settings):
        self.lines = []
        self.family = set()
        self.news = threading.Condition()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "recruitpath.runner"],
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
        self.everybody()
        if self.process.poll() is None:
            self.process.kill()
        for process in self.family:
            if process.is_running():
                process.kill()
        self.process.wait(PATIENCE)

    def line(self, pattern, times=1):
        """Wait until the pattern has been printed this often; the last such line."""
        with self.news:
            self.news.wait_for(lambda: len(self._found(pattern)) >= times or not self._is_open, PATIENCE)
            found = self._found(pattern)
        assert len(found) >= times, f"“{pattern}” was awaited {times} times in:\n" + "\n".join(self.lines)
        return found[-1]

    def child(self, name):
        """The process that runs web, worker or beat now."""
        running = [child for child in self._children() if child.cmdline()[-2:] == ["run", name]]
        assert running, f"no {name} among {self._children()}"
        return running[0]

    def everybody(self):
        """Every process that the runner has started so far and that is known to us, grandchildren too."""
        if self.process.poll() is None:
            self.family |= set(psutil.Process(self.process.pid).children(recursive=True))
        return self.family

    def all_gone(self):
        """Wait for every known process to end; those that did not."""
        return psutil.wait_procs(self.family, timeout=PATIENCE)[1]

    def _children(self):
        return psutil.Process(self.process.pid).children()

    def _found(self, pattern):
        return [line for line in self.lines if re.search(pattern, line)]

    _is_open = True

    def _read(self):
        for line in self.process.stdout:
            with self.news:
                self.lines.append(line.rstrip())
                self.news.notify_all()
        with self.news:
            self._is_open = False
            self.news.notify_all()
