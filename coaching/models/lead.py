"""What a coach heard of and passes on: a firm of the directory or one by name, a person, a role, a link."""

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from common.ids import new_public_id
from recruiters.models import Firm

from .suggestion import Suggestion


class LeadQuerySet(models.QuerySet):
    def passed_on_by(self, coach):
        """A coach's own, those that were taken back too."""
        return self.filter(coach=coach)


class Lead(models.Model):
    """`directory`: public id of a shared firm, '' for one that is only named. One of the columns says something.

    It is the coach's own knowledge and holds nothing of any client's. `vetted_to`: id of the latest Suppression with
    which the person was compared (coaching/blanking.py).
    """

    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    directory = models.CharField(max_length=12, blank=True)
    firm_name = models.CharField(max_length=160, blank=True)
    person = models.CharField(max_length=160, blank=True)
    role = models.CharField(max_length=160, blank=True)
    link = models.URLField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    made_at = models.DateTimeField()
    vetted_to = models.PositiveBigIntegerField(default=0)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = LeadQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["coach", "-made_at"], name="leads_of_coach"),
            models.Index(fields=["vetted_to"], condition=~models.Q(person=""), name="leads_vetted"),
        ]

    def __str__(self):
        return f"lead {self.public_id}"

    @classmethod
    def share(cls, by, clients, **said):
        """A new one, suggested to clients."""
        with transaction.atomic():
            lead = cls.objects.create(coach=by.actor, made_at=by.at, **said)
            lead.suggest(by, clients)
        return lead

    def suggest(self, by, clients):
        """To clients who have it not yet. Returns how many."""
        with transaction.atomic():
            type(self).objects.select_for_update().get(pk=self.pk)
            there = set(self.suggestions.values_list("client", flat=True))
            new = [Suggestion(lead=self, client=one, made_at=by.at) for one in clients if one.pk not in there]
            Suggestion.objects.bulk_create(new)
        return len(new)

    def take_back(self, by):
        """Whoever has not answered no longer sees it; what was taken stays theirs. False where it was taken back."""
        standing = type(self).objects.filter(pk=self.pk, taken_back_at__isnull=True)
        return bool(standing.update(taken_back_at=by.at))

    def put_back(self):
        type(self).objects.filter(pk=self.pk).update(taken_back_at=None)

    @property
    def title(self):
        """In a line: "Dana Cole, Kestrel Search, VP Finance"; a link or a text where it says nothing else."""
        named = ", ".join(filter(None, (self.person, self.firm_name, self.role)))
        return named or self.link or self.text.strip().split("\n")[0][:80] or _("Not available")


def firms_of(leads):
    """{public id: the shared Firm} of the leads that name one of the directory, merges followed; one query and more
    only where firms were merged.
    """
    wanted = {lead.directory for lead in leads} - {""}
    if not wanted:
        return {}
    found = {firm.public_id: firm for firm in Firm.objects.filter(public_id__in=wanted, owner=None)}
    for public_id, firm in found.items():
        found[public_id] = firm.survivor if firm.merged_into_id else firm
    return found
