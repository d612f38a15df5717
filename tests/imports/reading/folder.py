"""Every file of a folder through the reader: what is read, what is refused and why, what breaks it."""

import tempfile
from collections import Counter
from pathlib import Path

from imports.reading import How, Unreadable, read_in_child

OVER_A_LIMIT = ("too_slow", "too_large")


def read_folder(folder, each=None, reader=read_in_child):
    """{"read", "refused": Counter of codes, "crashed": [paths], "over": [paths]} of all files below `folder`.

    `each(path, outline or None, refusal or None)` is called after every file.
    """
    result = {"read": 0, "refused": Counter(), "crashed": [], "over": []}
    with tempfile.TemporaryDirectory() as place:
        spool = Path(place) / "spool"
        for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            outline = refusal = None
            try:
                outline = reader(path, spool, How(name=path.name))
                result["read"] += 1
            except Unreadable as error:
                refusal = error
                _note(result, path, error.code)
            if each:
                each(path, outline, refusal)
    return result


def _note(result, path, code):
    if code == "crashed":
        result["crashed"].append(path)
    elif code in OVER_A_LIMIT:
        result["over"].append(path)
    else:
        result["refused"][code] += 1
