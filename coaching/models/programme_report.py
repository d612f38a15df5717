"""What a sponsor was told of a group over some weeks, as it was counted on the day: aggregates alone, kept for good."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction

from accounts.models import Preferences
from coaching.counting_programme import people_of
from coaching.programme import LEAST, figures_of
from common.ids import new_public_id

SHARED = {"activity", "pipeline"}  # what a client lets their coach see, to be counted


class TooFew(Exception):
    """Fewer than LEAST of the group let activity and pipeline be seen."""


class CountedBefore(Exception):
    """`report`: an earlier one that counts some of them on some of these days."""

    def __init__(self, report):
        super().__init__()
        self.report = report


class NotOver(Exception):
    """The last day is not over for each of them."""


class ProgrammeReportQuerySet(models.QuerySet):
    def made_by(self, coach):
        return self.filter(coach=coach)


class ProgrammeReport(models.Model):
    """`name`: the group's, when it was made. `counted`: whose numbers are in it.

    No day of a person is in two reports of a coach: what two reports say apart, as when somebody joined the group
    between them or one covers a week more, is about nobody. So none is ever changed, counted again or removed.
    """

    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=40)
    first = models.DateField()
    last = models.DateField()
    made_at = models.DateTimeField()
    figures = models.JSONField()
    counted = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    objects = ProgrammeReportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["coach", "-made_at"], name="programme_reports")]

    def __str__(self):
        return f"programme report {self.public_id}"

    @classmethod
    def make(cls, by, group, coachings, first, weeks):
        """Of the members among the running coachings, over whole weeks from a Monday: (it, the coachings counted).

        NotOver, TooFew, CountedBefore.
        """
        counted = [one for one in coachings if one.client_id in group.ids and set(one.rights) >= SHARED]
        clients, last = [one.client for one in counted], first + timedelta(weeks=weeks, days=-1)
        if any(one.today(by.at) <= last for one in (by.actor, *clients)):
            raise NotOver
        if len(clients) < LEAST:
            raise TooFew
        with transaction.atomic():
            Preferences.objects.select_for_update().get(pk=by.actor.pk)  # two at once come one after another
            meets = cls.objects.made_by(by.actor).filter(counted__in=clients, first__lte=last, last__gte=first).first()
            if meets:
                raise CountedBefore(meets)
            figures = figures_of(people_of(clients, first, weeks, by.actor.today(by.at)), first, last)
            made = cls.objects.create(
                coach=by.actor, name=group.name, first=first, last=last, made_at=by.at, figures=figures
            )
            made.counted.set(clients)
        return made, counted
