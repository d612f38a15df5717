"""The coaching app: what coaches see of their clients."""

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "coaching"
