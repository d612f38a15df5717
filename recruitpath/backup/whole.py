"""A backup of everything, and the way back: what it holds, in which order, and what is kept aside."""

import contextlib
import os
import shutil
import signal
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from recruitpath.runner.data_folder import DataFolder
from recruitpath.secret_key import NAME as KEY_NAME
from recruitpath.secret_key import write_secret_key

from .archive import Damaged, pack, unpack
from .database import database_for

KEY = f"keys/{KEY_NAME}"


def back_up(at: datetime, target: Path | None = None, prefix: str = "recruitpath") -> Path:
    """Write one archive at an aware UTC instant; its path (VAR/backups/<prefix>-<time>.tar.gz). Raises Damaged."""
    target = target or settings.VAR / "backups" / f"{prefix}-{at:%Y%m%d-%H%M%S-%f}.tar.gz"
    with _workshop() as folder:
        database = database_for(connection)
        facts = {"made_at": at.isoformat(), "database": database.kind, "migrations": _applied()}
        key = folder / KEY_NAME
        write_secret_key(key, settings.SECRET_KEY, replace=True)
        # The database first: every attachment that it names has been written by then.
        files = [(database.name, database.copy_to(folder)), (KEY, key), *_attachments()]
        pack(target, files, facts)
    return target


def restore(source: Path, at: datetime) -> list[str]:
    """Put everything back as the archive has it; what was there is kept in an archive of its own.

    Returns sentences for the person. Raises Damaged, before anything was changed, when the archive is not whole,
    comes from another kind of database or from a newer version.
    """
    with _workshop() as folder:
        manifest = unpack(source, folder)
        database = database_for(connection)
        copy = folder / database.name
        _refuse_foreign(manifest, database)
        database.check(copy)
        said = [f"What was there before is kept in {_keep_aside(database, at)}."]
        connection.close()
        database.put_back(copy)
        _put_attachments_back(folder)
        said += _put_key_back(folder / KEY)
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    return said + _wake_runner()


@contextlib.contextmanager
def _workshop():
    """A private folder on the same disk as the data, so that a rename is one step."""
    parent = settings.VAR / "run"
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix="backup-") as name:
        yield Path(name)


def _attachments():
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"files/{path.relative_to(root).as_posix()}", path


def _applied():
    return sorted(map(list, MigrationLoader(connection).applied_migrations))


def _refuse_foreign(manifest, database):
    if manifest.get("database") != database.kind:
        raise Damaged(
            f"The archive holds a {manifest.get('database')} database and this one is {database.kind}; "
            "nothing was changed."
        )
    known = MigrationLoader(None).disk_migrations
    if any(tuple(migration) not in known for migration in manifest.get("migrations", [])):
        raise Damaged("The archive was made by a newer RecruitPath; update first. Nothing was changed.")


def _keep_aside(database, at):
    """An archive of the present; when the present is too damaged for one, its raw files."""
    try:
        return back_up(at, prefix="before-restore")
    except Exception:
        if database.kind != "sqlite":
            raise
        aside = settings.VAR / "backups" / f"before-restore-{at:%Y%m%d-%H%M%S-%f}"
        aside.mkdir(parents=True)
        for path in database.path.parent.glob(f"{database.path.name}*"):
            path.rename(aside / path.name)
        return aside


def _put_attachments_back(folder):
    root, fresh = Path(settings.MEDIA_ROOT), folder / "files"
    fresh.mkdir(exist_ok=True)
    if root.exists():
        root.rename(folder / "former-files")
    shutil.move(fresh, root)


def _put_key_back(archived):
    key = archived.read_text().strip()
    if key == settings.SECRET_KEY:
        return []
    kept = settings.VAR / KEY_NAME
    write_secret_key(kept, key, replace=True)
    if settings.EMBEDDED and not os.environ.get("SECRET_KEY"):
        return ["The archive's secret key is back as well."]
    return [f"The archive was made with another SECRET_KEY: set it to the one in {kept}, else two-step codes fail."]


def _wake_runner():
    pid = DataFolder(settings.VAR).runner_pid()
    if pid is None:
        return []
    os.kill(pid, signal.SIGUSR1)
    return ["The running web, worker and beat are starting again with it."]
