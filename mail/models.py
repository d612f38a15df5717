"""The outbox: one row per mail, from the wish to send it to what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.ids import new_public_id

from .kept import erase


class OutgoingMailQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user=user)

    def due(self, now):
        """Queued ones whose time has come, oldest first."""
        return self.filter(state=OutgoingMail.State.QUEUED, due_at__lte=now).order_by("due_at")

    def blank(self):
        """The rows stay as a record; what they said goes, kept files too. Returns how many."""
        posted = list(self.exclude(message_id="").values_list("message_id", flat=True))
        blanked = self.update(text="", html="", context={}, body_until=None)
        erase(posted)
        return blanked


class OutgoingMail(models.Model):
    """A mail to a person. At most one per (user, key); rendered when claimed (clock.md section 6).

    Of one `series` (the digest) only the latest is worth sending: composing it supersedes those still queued.
    `response` holds the server's own words, or a code of mail/words.py; bodies are blanked at `body_until`.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        REFUSED = "refused", _("Refused")
        UNKNOWN = "unknown", _("Not known")
        SUPERSEDED = "superseded", _("Replaced")
        EMPTY = "empty", _("Nothing to say")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mails")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    series = models.CharField(max_length=20, blank=True)
    context = models.JSONField(default=dict)
    to = models.EmailField()
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    due_at = models.DateTimeField()
    created_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=255, blank=True)
    sender_name = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    body_until = models.DateTimeField(null=True, blank=True)
    response = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_mail_per_key")]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state="queued"), name="mail_queued"),
            models.Index(fields=["lease_until"], condition=models.Q(state="sending"), name="mail_sending"),
            models.Index(fields=["body_until"], condition=models.Q(body_until__isnull=False), name="mail_bodies"),
            models.Index(fields=["user", "-created_at"], name="mail_log"),
        ]

    def __str__(self):
        return f"{self.kind} {self.public_id}"
