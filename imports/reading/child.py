"""Reading in a child process under limits: whatever a file does to its reader, the worker gets a refusal."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from .limits import LIMITS
from .outline import Outline, Unreadable

ROOT = Path(__file__).resolve().parents[2]
OUT_OF_MEMORY = (b"memory allocation of", b"MemoryError", b"capacity overflow")


def read_in_child(path, spool, how, limits=LIMITS):
    """The Outline of the file at `path`, its rows in `spool`. Raises Unreadable, and leaves no spool then."""
    order = {"path": str(Path(path).resolve()), "spool": str(Path(spool).resolve())}
    order |= {"how": asdict(how), "limits": asdict(limits)}
    try:
        return _answer(*_run(json.dumps(order).encode(), limits.seconds))
    except Unreadable:
        Path(spool).unlink(missing_ok=True)
        raise


def _run(order, seconds):
    """(exit status, stdout, stderr) of the child, which has no environment of ours: it has no need of our secrets."""
    child = subprocess.Popen(
        [sys.executable, "-m", "imports.reading"],
        cwd=ROOT,
        env={"PATH": os.defpath, "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, complaint = child.communicate(order, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_slow", seconds=seconds) from error
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
    if child.returncode == -signal.SIGXCPU:
        raise Unreadable("too_slow", seconds=seconds)
    return child.returncode, out, complaint


def _answer(status, out, complaint):
    if status == 0 and out:
        answer = json.loads(out)
        if "outline" in answer:
            return Outline(**answer["outline"])
        raise Unreadable(answer["code"], **answer["params"])
    if any(words in complaint for words in OUT_OF_MEMORY):
        raise Unreadable("too_large")
    raise Unreadable("crashed")
