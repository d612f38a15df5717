"""A privacy objection: someone asks not to be kept here at all. Who said so, and what was decided."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.ids import new_public_id

from .recruiter import Recruiter


class ObjectionQuerySet(models.QuerySet):
    def shared(self):
        """Those that an admin decides: a seeker's own private record concerns nobody else."""
        return self.filter(recruiter__owner__isnull=True)

    def waiting(self):
        return self.shared().filter(state=Objection.State.REPORTED)


class Objection(models.Model):
    """`how`: in the words of whoever told of it, for the admin to read. `act`: the opt-out that told of it.

    A state changes by a conditional update (`decide`). Upholding is long work: a sweep of outreach carries it out.
    """

    class State(models.TextChoices):
        REPORTED = "reported", _("To decide")
        UPHOLDING = "upholding", _("Being taken out")
        UPHELD = "upheld", _("Taken out")
        SET_ASIDE = "set_aside", _("Set aside")

    recruiter = models.ForeignKey(Recruiter, models.CASCADE, related_name="objections")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    said_on = models.DateField()
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    how = models.CharField(max_length=240, blank=True)
    act = models.ForeignKey("accounts.Act", models.SET_NULL, null=True, related_name="objections")
    state = models.CharField(max_length=10, choices=State, default=State.REPORTED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["state", "id"], condition=models.Q(state__in=["reported", "upholding"]), name="objections_open"
            )
        ]

    def __str__(self):
        return f"objection {self.public_id}"

    def decide(self, by, state):
        """From reported to another state, for every report of this person. False where it was decided before."""
        reported = Objection.objects.filter(recruiter__in=self.recruiter.same_person, state=self.State.REPORTED)
        if not reported.filter(pk=self.pk).update(state=state, decided_by=by.actor, decided_at=by.at):
            return False
        if state != self.State.SET_ASIDE:
            reported.update(state=state, decided_by=by.actor, decided_at=by.at)
        self.refresh_from_db()
        return True

    def finish(self):
        """What was being carried out is done; what was told may name them, so it goes too."""
        begun = Objection.objects.filter(recruiter__in=self.recruiter.same_person, state=self.State.UPHOLDING)
        return begun.update(state=self.State.UPHELD, how="")
