"""Binds Celery's shared tasks to our application in every process, without making `import recruitpath` heavy."""

from django.apps import AppConfig

from .celery import app as celery_app


class ProjectConfig(AppConfig):
    name = "recruitpath"
    celery = celery_app

    def ready(self):
        from .clock import beat_schedule

        celery_app.conf.beat_schedule = beat_schedule()
