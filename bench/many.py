"""Acts for many: the same act on every relationship of the largest list, and its undo, as a worker does it."""

from django.db import connection

from accounts.by import By
from outreach.bulk.steps import work
from outreach.models import BulkAct, Relationship

from .sizes import BULK_AIM
from .timing import figure, timed

SAID = {
    "tag": {"tags": ["bench"]},
    "plan": {},
    "park": {},
    "pause": {},
    "log": {"kind": "interaction", "data": {"direction": "out", "channel": "email", "purpose": "nudge"}, "note": ""},
}


def measure_many(loaded, at):
    """Two figures of each kind: doing it and taking it back. Afterwards all is as before."""
    ids = list(Relationship.objects.visible_to(loaded.big).order_by("pk").values_list("pk", flat=True))
    aim = BULK_AIM if connection.vendor == "postgresql" else None
    found = []
    for kind, data in SAID.items():
        by = By(loaded.big, at)
        if kind == "log":
            data = data | {"occurred_on": loaded.big.today(at).isoformat()}
        act = BulkAct.ask(by, kind, ids)
        act.begin(by, data)
        done = timed([lambda act=act: work(act.pk, lambda: at)])
        act.refresh_from_db()
        assert (act.state, act.done + len(act.left_out)) == ("done", len(ids)), f"{kind}: {act.state}"
        found.append(_figure(f"{kind} {len(ids):,}", done, aim, f"{act.done:,} done"))
        act.undo(by)
        back = timed([lambda act=act: work(act.pk, lambda: at)])
        found.append(_figure(f"{kind} {len(ids):,}, taken back", back, aim))
    return found


def _figure(name, taken, aim, note=""):
    return figure(name.capitalize(), taken, aim=aim, note=note)
