"""What runs apart: a bench in a process of its own on a database that settings name, an SMTP server beside it."""

import os
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager, nullcontext
from pathlib import Path

from .databases import database

HERE = Path(__file__).resolve().parent


def environment(url, folder, port=None):
    """The variables of such a process: the database's address, its data folder, the port of the SMTP server if any."""
    mail = {"EMAIL_URL": f"smtp://127.0.0.1:{port}"} if port else {}
    return os.environ | mail | {
        "DJANGO_SETTINGS_MODULE": "recruitpath.settings", "RECRUITPATH_MODE": "test", "VAR": folder,
        "DATABASE_URL": url, "REDIS_URL": "", "LOG_LEVEL": "ERROR",
    }  # fmt: skip


def on_each(name, bench, *arguments, only=None, mail=False):
    """Run a bench on databases of its own, kind after kind; `only` one of them. `mail`: with an SMTP server.

    Returns the exit status: 0 where every aim is met.
    """
    missed = 0
    for kind in [only] if only else ["postgresql", "sqlite"]:
        with database(kind, name) as url, tempfile.TemporaryDirectory(prefix="recruitpath-bench-") as folder:
            if url is None:
                print(f"{kind}: no server answers (TEST_DATABASE_URL names one); left out.")
                continue
            with sink() if mail else nullcontext() as port:
                print(f"{kind}:", flush=True)
                command = [sys.executable, "-m", "bench", bench, *map(str, arguments)]
                missed |= subprocess.run(command, cwd=HERE.parent, env=environment(url, folder, port)).returncode
    return missed


@contextmanager
def sink():
    """Yields the port of an SMTP server that takes everything."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.sink", str(port)], cwd=HERE.parent, stdout=subprocess.PIPE, text=True
    )
    try:
        process.stdout.readline()  # says that it is ready
        yield port
    finally:
        process.terminate()
        process.wait(10)
