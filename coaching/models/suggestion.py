"""A lead as one client has it: it waits, was taken, or declined. A taken one is an act of the client's own."""

from dataclasses import replace

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import Act
from common.ids import new_public_id
from common.text import sort_key
from outreach.acts.adding import add_desk, add_private
from outreach.models import Note
from recruiters.models import Firm


class AsksFees(Exception):
    """The firm charges job seekers: taken only by who knows it."""


class SuggestionQuerySet(models.QuerySet):
    def of_client(self, client):
        """What a client has of coaches: answered ones, and those that wait and were not taken back."""
        open_ones = models.Q(state=Suggestion.State.WAITS, lead__taken_back_at__isnull=False)
        return self.filter(client=client).exclude(open_ones).select_related("lead__coach")


class Suggestion(models.Model):
    """`act`: public id of the client's act that added somebody, '' where there was nobody to add. While that act is
    undone it waits again (stands_as).
    """

    class State(models.TextChoices):
        WAITS = "waits"
        TAKEN = "taken"
        DECLINED = "declined"

    lead = models.ForeignKey("Lead", models.CASCADE, related_name="suggestions")
    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    state = models.CharField(max_length=8, choices=State, default=State.WAITS)
    act = models.CharField(max_length=12, blank=True)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()
    stands = ""  # see stands_as

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lead", "client"], name="one_suggestion_of_a_lead")]
        indexes = [models.Index(fields=["client", "-made_at"], name="suggestions_of_client")]

    def __str__(self):
        return f"suggestion {self.public_id}"

    def take(self, by, firm=None, despite_fees=False):
        """By the client: add whom it names, by the ordinary adding, with what the lead says as a note. Returns the Act
        to undo (None where nothing was added), False where nothing waits.

        `firm`: of the directory, where the lead names one. Refused and Stopped as adding is; AsksFees unless that is
        known. It never makes a submission.
        """
        with transaction.atomic():
            now = self._locked()
            if now.stands != self.State.WAITS:
                return False
            act = _add(by, self.client, self.lead, firm, despite_fees)
            self._answer(by, self.State.TAKEN, act.public_id if act else "")
        return act

    def decline(self, by):
        """Not for me; no reason is asked. False where nothing waits."""
        with transaction.atomic():
            waited = self._locked().stands == self.State.WAITS
            if waited:
                self._answer(by, self.State.DECLINED)
        return waited

    def reopen(self):
        """Takes a decline back, and a taking that added nobody. False where there is none."""
        ended = type(self).objects.filter(pk=self.pk, act="").exclude(state=self.State.WAITS)
        return bool(ended.update(state=self.State.WAITS, answered_at=None))

    def _answer(self, by, state, act=""):
        type(self).objects.filter(pk=self.pk).update(state=state, act=act, answered_at=by.at)

    def _locked(self):
        return stands_as([type(self).objects.select_for_update().get(pk=self.pk)])[0]


def stands_as(rows):
    """The rows as a list, each with `stands`: its state, but for a taking that was undone, which waits. One query."""
    rows = list(rows)
    ids = [row.act for row in rows if row.act]
    undone = Act.objects.filter(public_id__in=ids, undone_at__isnull=False) if ids else ()
    undone = {(one.seeker_id, one.public_id) for one in undone}
    for row in rows:
        row.stands = Suggestion.State.WAITS if (row.client_id, row.act) in undone else row.state
    return rows


def _add(by, client, lead, firm, despite_fees):
    """The Act that added whom a lead names, or noted what it says of somebody who was there; None for nobody."""
    if not firm and not lead.firm_name and not lead.person:
        return None
    name = firm.name if firm else lead.firm_name
    if not despite_fees and _charges(client, firm, name):
        raise AsksFees
    if firm and not lead.person:
        relationship = add_desk(by, client, firm)
    else:
        met = _("Suggested by %(coach)s") % {"coach": lead.coach.shown_name}
        relationship = add_private(by, client, lead.person, name, firm=firm, met=met)
    added = relationship.act if relationship.act and relationship.act.at == by.at else None
    said = "\n".join(filter(None, (lead.role, lead.link, lead.text.strip())))
    if not said:
        return added
    note = Note.write(replace(by, act=added), client, said, relationship=relationship)
    return note.act


def _charges(client, firm, name):
    """Whether a firm, or one of that name that the client sees, asks job seekers for money."""
    if firm:
        return firm.paid_by == Firm.PaidBy.SEEKER
    named = Firm.objects.visible_to(client).filter(name_key=sort_key(name), paid_by=Firm.PaidBy.SEEKER)
    return bool(name) and named.exists()
