"""manage.py run web|worker|importer|beat: one process, the same in the runner, in compose and under systemd."""

import os
import warnings

from django.conf import settings
from django.core.management.base import BaseCommand

from recruitpath.environment import REFUSED, Refused
from recruitpath.reach import refuse_unreachable
from recruitpath.runner.orphan import end_with_the_runner


class Command(BaseCommand):
    help = (
        "Run one process: web (the web server), worker (background jobs), importer (lists that are brought in) "
        "or beat (the clock that ticks)."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("process", choices=list(PROCESSES))

    def handle(self, process, **options):
        end_with_the_runner()
        if settings.ENVIRONMENT.production and "RECRUITPATH_RUNNER" not in os.environ:
            # The runner has asked; later, a database that is away for a minute must not end the rest.
            try:
                refuse_unreachable(settings.ENVIRONMENT)
            except Refused as refused:
                self.stderr.write(str(refused))
                raise SystemExit(REFUSED) from None
        raise SystemExit(PROCESSES[process](self) or 0)


def _web(command):
    from recruitpath.web import refuse_demo_in_the_open, serve

    refusal = refuse_demo_in_the_open(settings.ENVIRONMENT)
    if refusal:
        command.stderr.write(refusal)
        return REFUSED
    return serve(settings.ENVIRONMENT)


def _worker(command):
    """One process that takes one task at a time (solo) when embedded; a pool of WORKER_PROCESSES in production."""
    many = settings.ENVIRONMENT.worker_processes
    pool = ["--pool=solo"] if many == 1 else ["--pool=prefork", f"--concurrency={many}"]
    return _celery("--queues=ticks,work", *pool)


def _importer(command):
    """One process for long work on lists, whatever the number of the others: more of them are more containers."""
    return _celery("--queues=imports", "--hostname=importer@%h", "--pool=solo")


def _celery(*words):
    from celery.platforms import SecurityWarning

    from recruitpath.celery import app

    # Celery warns root because of pickled messages; ours are JSON and nothing else is accepted.
    warnings.filterwarnings("ignore", category=SecurityWarning)
    quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return app.start(["--quiet", "worker", *words, *quiet, f"--loglevel={settings.ENVIRONMENT.log_level}"])


def _beat(command):
    from recruitpath.beat import Beat
    from recruitpath.celery import app

    return Beat(app=app, quiet=True, loglevel=settings.ENVIRONMENT.log_level).run()


PROCESSES = {"web": _web, "worker": _worker, "importer": _importer, "beat": _beat}
