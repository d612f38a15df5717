"""Data folders that all workers of one run copy: each is made once, by the worker that needs it first."""

import fcntl
import os
import shutil

from recruitpath.runner.data_folder import DataFolder

from .processes import manage


def made_once(tmp_path_factory, name, make):
    """The folder of that name, filled by `make(folder)` where no worker of this run has done so. To be copied only."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # each worker has a folder of its own in that of the run
    folder, making = base / f"folder-{name}", base / f"making-{name}"
    with (base / f"lock-{name}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            make(making)
            making.rename(folder)
    return folder


def migrated(tmp_path_factory):
    """A data folder with a migrated, empty SQLite database."""
    return made_once(tmp_path_factory, "migrated", _migrate)


def _migrate(var):
    done = manage("migrate", "--no-input", "--verbosity=0", VAR=var)
    assert done.returncode == 0, done.stderr
    DataFolder(var).remember_migrated()
