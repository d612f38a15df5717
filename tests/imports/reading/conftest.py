"""A file written by the test, read as the worker reads it but for the child process."""

import json
from types import SimpleNamespace

import pytest

from imports.reading import LIMITS, How, Unreadable, read


@pytest.fixture
def given(tmp_path):
    """given(data, name=…, **how) reads the file: its outline, the cells and the lines of its rows."""

    def run(data, name="list.csv", limits=LIMITS, **how):
        path, spool = tmp_path / "file", tmp_path / "spool"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        outline = read(path, spool, How(name=name, **how), limits)
        rows = [json.loads(text) for text in spool.read_text(encoding="utf-8").splitlines()]
        assert outline.rows == len(rows)
        assert outline.sample == rows[:200]
        return SimpleNamespace(
            outline=outline,
            header=outline.header,
            lines=[line for line, _ in rows],
            rows=[cells for _, cells in rows],
            notes=dict(outline.notes),
        )

    return run


@pytest.fixture
def refused(given):
    """refused(data, …) is the code and the params of the refusal."""

    def run(data, name="list.csv", **how):
        with pytest.raises(Unreadable) as refusal:
            given(data, name, **how)
        return refusal.value.code, refusal.value.params

    return run
