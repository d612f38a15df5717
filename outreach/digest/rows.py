"""Which steps a daily mail lists: the groups of Today without suggestions, twelve rows at most, the rest counted."""

from dataclasses import dataclass, replace

from mail.models import OutgoingMail
from outreach.models import Told
from outreach.pages.today import today_groups

MOST_ROWS = 12
LOOKED_AT = 500  # rows of one group that are weighed for a place
FIRST = ("replies", "approaches")  # listed before everything, told before or not
LEFT_OUT = ("next",)


@dataclass(frozen=True)
class Listing:
    """`groups` with the rows listed (none where others took the places); a group's `count` is all of it.

    `rest` is how many are counted only; `counted`, (group key, row) of what counts as said.
    """

    groups: list
    counts: dict
    rest: int
    counted: list

    def told(self, mail):
        """A Told row (not saved) for each step."""
        return [
            Told(
                seeker=mail.user,
                mail=mail,
                relationship=row.relationship,
                duty_key=duty_key(row),
                stale_on=row.relationship.stale_on if key == "stale" else None,
            )
            for key, row in self.counted
        ]


def listing(seeker, day, everything=False):
    """What a digest of a local day says. `everything`: all of it counts as said (a mail of counts lists no names)."""
    groups = [_untold_spells(group) for group in today_groups(seeker, day, most=LOOKED_AT) if group.key not in LEFT_OUT]
    groups = [group for group in groups if group.rows]
    rows = [(group.key, row) for group in groups for row in group.rows]
    chosen = rows if everything else _chosen(seeker, rows)
    wanted = {id(row) for _key, row in chosen}
    shown = [replace(group, rows=[row for row in group.rows if id(row) in wanted]) for group in groups]
    counts = {group.key: group.count for group in groups}
    return Listing(
        groups=shown,
        counts=counts,
        rest=sum(counts.values()) - len(chosen),
        counted=chosen,
    )


def duty_key(row):
    return row.reminder.duty_key or f"own:{row.reminder.public_id}"


def _untold_spells(group):
    """Staleness is told once per spell."""
    if group.key != "stale":
        return group
    rows = [row for row in group.rows if row.relationship.stale_told_on != row.relationship.stale_on]
    return replace(group, rows=rows, count=group.count - (len(group.rows) - len(rows)))


def _chosen(seeker, rows):
    """Twelve of them in the order of Today; where there are more, what was never told goes before what was."""
    if len(rows) <= MOST_ROWS:
        return rows
    told = set(
        Told.objects.visible_to(seeker)
        .filter(mail__state=OutgoingMail.State.SENT, duty_key__in=[duty_key(row) for _key, row in rows])
        .values_list("relationship_id", "duty_key")
    )

    def weight(entry):
        key, row = entry
        return key not in FIRST, (row.relationship.pk, duty_key(row)) in told

    return sorted(rows, key=weight)[:MOST_ROWS]
