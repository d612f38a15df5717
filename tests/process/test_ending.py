"""Beat ends when it is asked once, even where Python drops the exit that a signal handler raises."""

import signal

import pytest

from .house import Process

pytestmark = pytest.mark.once

# Asks once, from within a callback of the collector, as soon as beat's own handler is there.
ASKED_IN_THE_COLLECTOR = """
import gc, os, signal, sys

def ask(phase, info):
    if callable(signal.getsignal(signal.SIGTERM)):
        gc.callbacks.remove(ask)
        print("asked in the collector", flush=True)
        os.kill(os.getpid(), signal.SIGTERM)

gc.set_threshold(1)
gc.callbacks.append(ask)
sys.argv = ["manage.py", "run", "beat"]
import manage
manage.main()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["term", "ctrl-c"])
def test_beat_ends_when_asked_once(house, number):
    with Process(["manage.py", "run", "beat"], house.settings) as beat:
        beat.line("beat: Starting")
        assert beat.ended_by(number) == 0


def test_beat_ends_when_asked_in_the_collector(house):
    with Process(["-c", ASKED_IN_THE_COLLECTOR], house.settings) as beat:
        beat.line("asked in the collector")
        assert beat.ended_by() == 0


def test_beat_ends_while_it_waits_for_a_redis_that_is_down(house):
    with Process(["manage.py", "run", "beat"], house.settings | {"REDIS_URL": "redis://127.0.0.1:9/0"}) as beat:
        beat.line("Connection error")
        assert beat.ended_by(signal.SIGTERM) == 0


def test_a_worker_ends_when_asked_once(house):
    with Process(["manage.py", "run", "worker"], house.settings) as worker:
        worker.line("ready")
        assert worker.ended_by(signal.SIGTERM) == 0
