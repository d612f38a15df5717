"""The outreach app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OutreachConfig(AppConfig):
    name = "outreach"

    def ready(self):
        from accounts.vetting import vet
        from outreach.finding.schema import look_after  # reads no models
        from outreach.vetting import against_coach

        vet(against_coach)
        post_migrate.connect(look_after, sender=self)
