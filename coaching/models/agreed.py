"""What a coach and a client agreed that the client does: about somebody on the list an own reminder, else a line."""

from django.conf import settings
from django.db import models, transaction

from common.ids import new_public_id
from outreach.acts.undo import undo
from outreach.models import HistoryRow, Relationship, Reminder

# What became of it. What waits asks for the client's yes; what is open is a reminder, or a line, of theirs.
WAITS, OPEN, DONE, SKIPPED, ASIDE = "waits", "open", "done", "skipped", "aside"


class AgreedQuerySet(models.QuerySet):
    def of_coach(self, coach):
        """A coach's own, removed ones too."""
        return self.filter(coach=coach)

    def noted_by(self, coach):
        """A coach's own, that the coach has not removed."""
        return self.of_coach(coach).filter(removed_at__isnull=True)

    def of_client(self, client):
        """What a client reads of all coaches."""
        return self.filter(client=client, removed_at__isnull=True)


class Agreed(models.Model):
    """One action. About somebody (`who`: public id of a relationship of the client's) it becomes an own Reminder of the
    client (`step`: its public id): by the client's yes, or by the coach at once where the coach may act for the client.
    About nobody it stays a line here, which the client marks as done.

    The two are named, not pointed to: nothing of a client's list may hang on what a coach wrote.
    """

    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    text = models.CharField(max_length=Reminder._meta.get_field("text").max_length)
    on_day = models.DateField()
    who = models.CharField(max_length=12, blank=True)
    step = models.CharField(max_length=12, blank=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    aside_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AgreedQuerySet.as_manager()
    state = name = ""  # see states_of

    class Meta:
        indexes = [
            models.Index(fields=["client", "-on_day"], name="agreed_of_client"),
            models.Index(fields=["coach", "client", "-on_day"], name="agreed_of_coach"),
        ]

    def __str__(self):
        return f"agreed {self.public_id}"

    @classmethod
    def note(cls, by, client, text, on_day, relationship=None, acts=False):
        """Keep one. `acts`: the hand may act for the client, so that a reminder of theirs is made at once.

        Not about whom a confidential search is kept from: to the coach that looks unanswered.
        """
        with transaction.atomic():
            one = cls(client=client, coach=by.actor, text=text, on_day=on_day, made_at=by.at)
            one.who = relationship.public_id if relationship else ""
            one.save()
            if relationship and acts and not relationship.protected:
                one._remind(by, relationship)
        return one

    def take(self, by):
        """The client's yes: a reminder of their own. Returns its Act; None where nothing waits, or nobody is there."""
        with transaction.atomic():
            now = self._locked()
            about = now.state == WAITS and _standing(now.client_id, now.who)
            return now._remind(by, about) if about else None

    def mark_done(self, by):
        """Of a line about nobody in particular. False where it is none that is open."""
        return self._set("done_at", by.at, OPEN)

    def set_aside(self, by):
        """Not now, by the client. False where there is nothing to set aside: a reminder has its own ways."""
        return self._set("aside_at", by.at, WAITS, OPEN)

    def open_again(self):
        """Takes back what was marked as done, or set aside. False where nothing was."""
        ended = type(self).objects.exclude(done_at=None, aside_at=None).filter(pk=self.pk)
        return bool(ended.update(done_at=None, aside_at=None))

    def remove(self, by, acts=False):
        """By the coach: gone for both. A reminder that the coach made goes too, while the hand may act for the client
        (`acts`); one of the client's own stays.
        """
        with transaction.atomic():
            if not type(self).objects.noted_by(by.actor).filter(pk=self.pk).update(removed_at=by.at):
                return False
            now = self._locked()
            made = _steps([now]).get(now.step)
            if acts and made and made.act.actor_id == by.actor.pk and now.state == OPEN:
                undo(made.act, by)
        return True

    def put_back(self, by, acts=False):
        """By the coach: what was removed is there for both again. A reminder that went with it is made anew, for the
        day that it had come to; where the hand may not (see note), it waits for the client's yes. False where it was
        there.
        """
        with transaction.atomic():
            gone = type(self).objects.of_coach(by.actor).filter(pk=self.pk, removed_at__isnull=False)
            now = gone.select_for_update().first()
            if now is None:
                return False
            step = _steps([now]).get(now.step)
            # The removal undid the act at its own instant; what the client took back before that stays so.
            went = step and step.act and step.act.undone_at == now.removed_at
            type(self).objects.filter(pk=now.pk).update(removed_at=None, step="" if went else now.step)
            about = _standing(now.client_id, now.who) if went else None
            if about and acts and not about.protected:
                now._remind(by, about, step.on_day)
        return True

    def _remind(self, by, relationship, on_day=None):
        said = {"agreed": self.public_id}
        made = Reminder.add_own(by, relationship, on_day or self.on_day, self.text, said)
        type(self).objects.filter(pk=self.pk).update(step=made.public_id)
        return made.act

    def _set(self, column, at, *states):
        with transaction.atomic():
            now = self._locked()
            if now.state not in states or (now.step and now.state == OPEN):
                return False
            type(self).objects.filter(pk=self.pk).update(**{column: at})
        return True

    def _locked(self):
        return states_of([type(self).objects.select_for_update().get(pk=self.pk)])[0]


def states_of(rows):
    """The rows as a list, each with `state` and, about somebody, `name`: three queries.

    A yes that the client took back waits again; what the client took back of the coach's own acts is set aside, as is
    what is about somebody who is no longer on the list.
    """
    rows = list(rows)
    steps = _steps(rows)
    ends = _ends(steps.values())
    ids = [row.who for row in rows if row.who]
    there = Relationship.objects.filter(public_id__in=ids, hidden_at__isnull=True)
    people = there.select_related("recruiter") if ids else ()
    names = {(one.seeker_id, one.public_id): one.recruiter.shown_name for one in people}
    for row in rows:
        row.name = names.get((row.client_id, row.who), "")
        row.state = _state(row, steps.get(row.step), ends.get(row.step))
    return rows


def _state(row, step, end):
    if row.aside_at:
        return ASIDE
    if not row.who:
        return DONE if row.done_at else OPEN
    if not row.step:
        return WAITS if row.name else ASIDE
    if step is None or end:
        return DONE if end == "done" else SKIPPED if end else ASIDE
    if step.closed_at is None:
        return OPEN
    return WAITS if step.act and step.act.undone_at and step.act.actor_id == row.client_id else ASIDE


def _steps(rows):
    """{public id: its Reminder, with the act that made it}."""
    ids = [row.step for row in rows if row.step]
    if not ids:
        return {}
    made = Reminder.objects.filter(public_id__in=ids, seeker__in={row.client_id for row in rows})
    return {one.public_id: one for one in made.select_related("act")}


def _ends(steps):
    """{public id of a closed reminder: "done" or "skip"}, by its live rows."""
    closed = [one for one in steps if one.closed_at]
    if not closed:
        return {}
    ended = HistoryRow.objects.live().filter(
        relationship__in={one.relationship_id for one in closed}, kind__in=["done", "skip"],
        data__reminder__in=[one.public_id for one in closed],
    )  # fmt: skip
    return {data["reminder"]: kind for kind, data in ended.in_order().values_list("kind", "data")}


def _standing(client_id, public_id):
    """The client's relationship, or the one that it was joined into; None where it is on the list no more."""
    one = Relationship.objects.filter(seeker=client_id, public_id=public_id).first()
    while one and one.merged_into_id:
        one = one.merged_into
    return one if one and not one.hidden_at else None
