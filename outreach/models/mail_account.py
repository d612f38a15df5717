"""The seeker's own account at a mail server, through which their messages leave. The password is kept encrypted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.sealing import seal, unseal

from .private import PrivateRecord

_PURPOSE = "mail-account"


class MailAccount(PrivateRecord):
    """At most one per seeker. Not an act: a password is never written into what an undo reads."""

    class Security(models.TextChoices):
        STARTTLS = "starttls", _("STARTTLS")
        TLS = "tls", _("TLS from the start")
        NONE = "none", _("None")

    host = models.CharField(max_length=120)
    port = models.PositiveIntegerField(default=587)
    security = models.CharField(max_length=8, choices=Security, default=Security.STARTTLS)
    username = models.CharField(max_length=254, blank=True)
    sealed = models.TextField(blank=True)
    from_address = models.EmailField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seeker"], name="one_mail_account")]

    def __str__(self):
        return f"mail account of {self.seeker_id}"

    @classmethod
    def of(cls, seeker):
        """The seeker's account, or None."""
        return cls.objects.visible_to(seeker).first()

    @property
    def password(self):
        """Raises accounts.sealing.InvalidToken where the server's key is another one than when it was kept."""
        return unseal(self.sealed, _PURPOSE) if self.sealed else ""

    @password.setter
    def password(self, text):
        self.sealed = seal(text, _PURPOSE) if text else ""
