"""The child's side of child.py: an order on stdin, limits on itself, an answer on stdout."""

import json
import os
import signal
import sys
from dataclasses import asdict

from .limits import Limits
from .outline import How, Unreadable
from .whole import read

try:
    import resource
except ImportError:  # Windows has none; the wall clock still holds there
    resource = None


def main():
    order = json.load(sys.stdin)
    limits = Limits(**order["limits"])
    _restrain(limits)
    try:
        answer = {"outline": asdict(read(order["path"], order["spool"], How(**order["how"]), limits))}
    except Unreadable as refusal:
        answer = {"code": refusal.code, "params": refusal.params}
    except (MemoryError, RecursionError):
        answer = {"code": "too_large", "params": {}}
    json.dump(answer, sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # without taking down a large workbook cell by cell


def _restrain(limits):
    if not resource:
        return
    signal.alarm(limits.seconds + 5)  # should the worker die that would end us
    wanted = {"CPU": limits.seconds, "AS": limits.memory, "CORE": 0, "FSIZE": 2 * limits.unpacked}
    for name, most in wanted.items():
        kind = getattr(resource, f"RLIMIT_{name}")
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):  # macOS refuses RLIMIT_AS
            continue


main()
