"""The way from a data folder to a running product: check, prepare, start, say where it is, keep it alive."""

import asyncio
import errno
import os
import socket
import subprocess
import sys
import traceback

from recruitpath import environment
from recruitpath.reach import refuse_unreachable

from .data_folder import DataFolder
from .supervisor import Supervisor

SIGN_INS = ("seeker@demo.example", "coach@demo.example", "admin@demo.example")
PASSWORD = "recruitpath-demo"


def main():
    settings = environment.read_or_leave()
    try:
        folder = DataFolder(settings.var)
        with folder.locked():
            _refuse_unsafe_host(settings, folder)
            _refuse_taken_port(settings)
            prepare(settings, folder)
            supervisor = Supervisor(_commands(), lambda: print_welcome(settings, folder))
            return asyncio.run(supervisor.run(settings.host, settings.port))
    except environment.Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return environment.REFUSED
    except subprocess.CalledProcessError as error:
        return error.returncode
    except KeyboardInterrupt:
        return 130


def prepare(settings, folder):
    """Bring the database to this version's shape and give an empty one the demo. Quick when there is nothing to do."""
    if not settings.embedded:
        refuse_unreachable(settings)
        _manage("migrate", "--no-input", "--verbosity=0")
        if settings.production:
            _manage("collectstatic", "--no-input", "--verbosity=0")
        return
    if not folder.is_migrated():
        print("Preparing the database …", flush=True)
        _manage("migrate", "--no-input", "--verbosity=0")
        folder.remember_migrated()
    if settings.demo and not folder.ever_had_people():
        print("Loading the demo …", flush=True)
        _manage("load_demo")


def print_welcome(settings, folder):
    """Where it is, and whom to sign in as while the demo is there."""
    where = settings.base_url if not settings.production else f"port {settings.port}, for {settings.base_url}"
    print(f"\n  RecruitPath is at {where}", flush=True)
    people = folder.demo_people() if settings.embedded else ()
    sign_ins = [address for address in SIGN_INS if address in people]
    if sign_ins:
        print(f"  Sign in as {', '.join(sign_ins)} · password {PASSWORD}")
        print("  These accounts are for looking around; “manage.py leave_demo” removes them and their data.")
    print("  Ctrl-C ends it.\n", flush=True)


def _commands():
    manage = [sys.executable, str(environment.BASE_DIR / "manage.py"), "run"]
    return {name: [*manage, name] for name in ("web", "worker", "importer", "beat")}


def _refuse_unsafe_host(settings, folder):
    if not settings.embedded or settings.host in environment.LOOPBACK:
        return
    if folder.demo_people() or (settings.demo and not folder.ever_had_people()):
        raise environment.Refused(
            f"HOST={settings.host} is refused while demo accounts exist, because their password is public: "
            "run “manage.py leave_demo”, or start an empty database with DEMO=0."
        )


def _refuse_taken_port(settings):
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            where, why = settings.host, error.strerror
            if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                raise environment.Refused(f"HOST={where} is no address of this machine: try 127.0.0.1.") from None
            raise environment.Refused(
                f"PORT={settings.port} cannot be used on {where} ({why}): try another, as PORT=8001."
            ) from None


def _manage(*words):
    try:
        subprocess.run([sys.executable, environment.BASE_DIR / "manage.py", *words], check=True)
    except subprocess.CalledProcessError as error:
        print(f"“manage.py {' '.join(words)}” did not finish; nothing was started.", file=sys.stderr, flush=True)
        raise error


if __name__ == "__main__":
    try:
        code = main()
    except Exception:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    os._exit(code)
