"""Binds Celery's shared tasks to our application in every process, without making `import recruitpath` heavy."""

from django.apps import AppConfig

from .celery import app as celery_app


class ProjectConfig(AppConfig):
    name = "recruitpath"
    celery = celery_app

    def ready(self):
        from . import checks  # noqa: F401 registers the system checks
