"""manage.py run web|worker|beat: one process of the product, the same in the runner, in compose and under systemd."""

import warnings

from django.conf import settings
from django.core.management.base import BaseCommand

from recruitpath.environment import REFUSED
from recruitpath.runner.orphan import end_with_the_runner


class Command(BaseCommand):
    help = "Run one process: web (the web server), worker (background jobs) or beat (the clock that ticks)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("process", choices=["web", "worker", "beat"])

    def handle(self, process, **options):
        end_with_the_runner()
        raise SystemExit({"web": _web, "worker": _worker, "beat": _beat}[process](self) or 0)


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
    return _celery("worker", *pool, "--without-gossip", "--without-mingle", "--without-heartbeat")


def _beat(command):
    return _celery("beat", "--pidfile=")


def _celery(*words):
    from celery.platforms import SecurityWarning

    from recruitpath.celery import app

    # Celery warns root because of pickled messages; ours are JSON and nothing else is accepted.
    warnings.filterwarnings("ignore", category=SecurityWarning)
    return app.start(["--quiet", *words, f"--loglevel={settings.ENVIRONMENT.log_level}"])
