"""Data folders for tests with real processes."""

import shutil

import pytest

from .folders import migrated


@pytest.fixture
def var(tmp_path_factory, tmp_path):
    """A data folder of its own with a migrated, empty SQLite database."""
    return shutil.copytree(migrated(tmp_path_factory), tmp_path / "var")
