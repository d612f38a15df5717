"""The data folder as seen without Django: who runs on it, and what its SQLite file already holds."""

import contextlib
import fcntl
import hashlib
import os
import sqlite3
from pathlib import Path

from recruitpath.environment import BASE_DIR, Refused


class DataFolder:
    """VAR: recruitpath.sqlite3, files/, mail/, broker/, backups/, secret_key, run/ (what only a start needs)."""

    def __init__(self, var: Path):
        self.var = var
        self.run = var / "run"
        self.database = var / "recruitpath.sqlite3"
        try:
            self.run.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(f"VAR cannot be used: {var} could not be made ({error.strerror}).") from None

    @contextlib.contextmanager
    def locked(self):
        """Hold the folder for one runner; two beats on one folder would tick twice. Raises Refused."""
        with open(self.run / "runner.pid", "a+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Refused(
                    f"VAR={self.var} is already in use by a running RecruitPath: stop that one first."
                ) from None
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield

    def runner_pid(self):
        """The process id of the runner that holds this folder, or None."""
        with contextlib.suppress(OSError, ValueError), open(self.run / "runner.pid") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                return int(file.read())
        return None

    def is_migrated(self) -> bool:
        """Whether every migration of our apps is applied and the packages are those of the last migrate."""
        wanted = {(path.parent.parent.name, path.stem) for path in BASE_DIR.glob("*/migrations/[0-9]*.py")}
        applied = set(self._rows("SELECT app, name FROM django_migrations"))
        return wanted <= applied and self._stamp().exists()

    def remember_migrated(self):
        for old in self.run.glob("migrated-*"):
            old.unlink()
        self._stamp().touch()

    def ever_had_people(self) -> bool:
        """Whether an account was ever made: after the demo is left the folder is empty, but not new."""
        return bool(self._rows("SELECT 1 FROM sqlite_sequence WHERE name = 'accounts_user' AND seq > 0"))

    def demo_people(self) -> set[str]:
        """The sign-in addresses of demo accounts."""
        return {email for (email,) in self._rows("SELECT email FROM accounts_user WHERE is_demo")}

    def _stamp(self):
        packages = hashlib.sha256((BASE_DIR / "requirements.txt").read_bytes()).hexdigest()[:16]
        return self.run / f"migrated-{packages}"

    def _rows(self, query):
        if not self.database.exists():
            return []
        with contextlib.closing(sqlite3.connect(self.database, timeout=20)) as connection:
            try:
                return connection.execute(query).fetchall()
            except sqlite3.OperationalError as error:
                if "no such table" in str(error) or "no such column" in str(error):
                    return []
                raise
