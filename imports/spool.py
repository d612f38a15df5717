"""A batch's file as a path on this machine, whatever the storage, and the rows spooled from it."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import orjson


@contextmanager
def local_copy(batch):
    """The path of the stored file; a copy where the storage has none of its own (S3)."""
    try:
        path = Path(batch.file.path)
    except NotImplementedError:
        path = None
    if path:
        yield path
        return
    with tempfile.NamedTemporaryFile() as copy, batch.file.open("rb") as stored:
        shutil.copyfileobj(stored, copy)
        copy.flush()
        yield Path(copy.name)


def chunks_of(spool, size):
    """[(number, line, cells), …] of at most `size` rows, in order; numbers count from 1."""
    chunk = []
    with open(spool, "rb") as lines:
        for number, text in enumerate(lines, 1):
            line, cells = orjson.loads(text)
            chunk.append((number, line, cells))
            if len(chunk) == size:
                yield chunk
                chunk = []
    if chunk:
        yield chunk
