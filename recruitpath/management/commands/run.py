"""manage.py run web|worker|importer|beat: one process, the same in the runner, in compose and under systemd."""

import warnings

from django.conf import settings
from django.core.management.base import BaseCommand

from recruitpath.environment import REFUSED
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
    return _celery("worker", "--queues=ticks,work", *pool, *ALONE)


def _importer(command):
    """One process for long work on lists, whatever the number of the others: more of them are more containers."""
    return _celery("worker", "--queues=imports", "--hostname=importer@%h", "--pool=solo", *ALONE)


def _beat(command):
    return _celery("beat", "--pidfile=")


ALONE = ("--without-gossip", "--without-mingle", "--without-heartbeat")


def _celery(*words):
    from celery.platforms import SecurityWarning

    from recruitpath.celery import app

    # Celery warns root because of pickled messages; ours are JSON and nothing else is accepted.
    warnings.filterwarnings("ignore", category=SecurityWarning)
    return app.start(["--quiet", *words, f"--loglevel={settings.ENVIRONMENT.log_level}"])


PROCESSES = {"web": _web, "worker": _worker, "importer": _importer, "beat": _beat}
