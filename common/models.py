"""Heartbeats: what the worker, the beat and each sweep last said of themselves."""

from django.db import models


class Heartbeat(models.Model):
    """One row per process kind or sweep, overwritten in place. No remote control: the embedded broker has none."""

    name = models.CharField(max_length=60, primary_key=True)
    seen_at = models.DateTimeField()
    took_ms = models.FloatField(default=0)
    done = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)

    def __str__(self):
        return self.name
