"""Data folders for tests with real processes."""

import shutil

import pytest

from recruitpath.runner.data_folder import DataFolder

from .processes import manage


@pytest.fixture(scope="session")
def _migrated(tmp_path_factory):
    """Migrating takes seconds, so it is done once and copied."""
    var = tmp_path_factory.mktemp("migrated")
    done = manage("migrate", "--no-input", "--verbosity=0", VAR=var)
    assert done.returncode == 0, done.stderr
    DataFolder(var).remember_migrated()
    return var


@pytest.fixture
def var(_migrated, tmp_path):
    """A data folder of its own with a migrated, empty SQLite database."""
    return shutil.copytree(_migrated, tmp_path / "var")
