"""How an act for many goes from state to state, each once: asked, begun, worked on under a lease, taken back."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.crypto import get_random_string

from accounts.models import Act
from outreach.guards.confidential import BLOCKING
from outreach.refusals import Refused

HERE = 200  # relationships that are dealt with in the request; for more a worker is waited for
LEASE = timedelta(minutes=2)  # renewed with every chunk
FORGOTTEN = timedelta(days=1)  # a question that was never answered


class BulkStates:
    """Every step is a conditional change of state: a second click does nothing new."""

    @classmethod
    def ask(cls, by, kind, ids, *, forged=0, whole=False, address=""):
        """Note who was chosen, to ask what is to be done with them. `forged`: chosen ones that are not the seeker's."""
        cls.objects.filter(seeker=by.actor, state="asked", made_at__lt=by.at - FORGOTTEN).delete()
        left_out = [[None, "not_yours", {}]] * forged
        return cls.objects.create(
            seeker=by.actor, kind=kind, chosen=list(ids), left_out=left_out, whole=whole, address=address, made_at=by.at
        )

    def begin(self, by, data):
        """Carry it out with what the form said. False where it was begun before: sent twice, it acts once."""
        with transaction.atomic():
            asked = type(self).objects.filter(pk=self.pk, state="asked")
            if not asked.update(state="running", data=data):
                return False
            self.act = by.act_for(self.seeker, f"bulk_{self.kind}")
            self.state, self.data = "running", data
            self.save(update_fields=["act"])
        return True

    def undo(self, by):
        """Begin to take it back. Refused('already_undone') on a second try, 'bulk_running' while it is under way."""
        with transaction.atomic():
            done = type(self).objects.filter(pk=self.pk, state="done", act__isnull=False)
            if not done.update(state="undoing", progress=0, lease="", lease_until=None):
                self.refresh_from_db(fields=["state"])
                raise Refused("bulk_running" if self.state == "running" else "already_undone")
            Act.objects.filter(pk=self.act_id).update(undone_by=by.actor)
        self.refresh_from_db()

    @property
    def is_large(self):
        return len(self.chosen) > HERE

    @classmethod
    def waiting(cls, now):
        """Ids of those that are to be worked on and that no living worker has, oldest first."""
        free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
        return cls.objects.filter(free, state__in=cls.WORKED_ON).order_by("pk").values_list("pk", flat=True)

    @classmethod
    def take(cls, bulk_id, now):
        """It, with a lease of one's own, or None where somebody else works on it."""
        lease = get_random_string(12)
        if not cls.waiting(now).filter(pk=bulk_id).update(lease=lease, lease_until=now + LEASE):
            return None
        return cls.objects.select_related("seeker", "act").get(pk=bulk_id, lease=lease)

    def still_mine(self, now):
        """Store how far it is and renew the lease, in the transaction of a chunk. False: another worker has it."""
        mine = type(self).objects.filter(pk=self.pk, lease=self.lease, state=self.state)
        noted = {name: getattr(self, name) for name in ("progress", "done", "left_out")}
        return bool(mine.update(lease_until=now + LEASE, **noted))

    def settle(self, state):
        """The work is done: give the lease back in another state."""
        mine = type(self).objects.filter(pk=self.pk, lease=self.lease, state=self.state)
        if mine.update(state=state, lease="", lease_until=None):
            self.state, self.lease, self.lease_until = state, "", None

    def relationships(self):
        """Those that were chosen and not left out."""
        out = {pk for pk, _code, _params in self.left_out}
        return [pk for pk in self.chosen if pk not in out]

    def reasons(self):
        """{(code, detail): how many} of those left out, most first. detail: a stage, else ''."""
        counts = {}
        for _pk, code, params in self.left_out:
            code = BLOCKING[0] if code in BLOCKING else code  # by whichever rule, they are protected
            key = code, params.get({"no_open_step": ""}.get(code, "stage"), "")
            counts[key] = counts.get(key, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: -item[1]))
