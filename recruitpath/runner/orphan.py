"""A process that `make run` started ends when the runner is gone, even when the runner was killed outright."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_the_runner():
    """Ask Linux for SIGTERM at the parent's death. Elsewhere, or without a runner, nothing happens."""
    runner = os.environ.get("RECRUITPATH_RUNNER")
    if not runner or not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(runner):  # it died before we could ask
        os.kill(os.getpid(), signal.SIGTERM)
