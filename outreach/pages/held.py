"""Who holds which résumé version since when, and whom to send the newest one."""

from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from outreach.measures.holding import holdings
from outreach.models import HistoryRow, Reminder, ResumeVersion
from outreach.models.relationship import with_people


@dataclass(frozen=True)
class Held:
    """A Holding in the page's words. `step`: the open reminder to send the newest one, if there is one."""

    holding: object
    firm: object
    relationship: object
    old: bool
    step: object = None

    @property
    def askable(self):
        """Whether one may be planned: someone on the list who may be written to, and no step for it yet."""
        return self.old and not self.step and not self.why_not

    @property
    def why_not(self):
        """Why they may not be written to, in a word; '' where they may."""
        one = self.relationship
        if one.do_not_contact:
            return _("Not to be contacted")
        if one.stage == "closed":
            return _("Closed")
        return _("Protected") if one.protected else ""


def newest_version(seeker):
    """The number of the newest version; None without one."""
    return ResumeVersion.objects.visible_to(seeker).aggregate(newest=Max("number"))["newest"]


def held_by_firms(seeker):
    """([Held], the newest number): three queries."""
    newest = newest_version(seeker)
    rows = HistoryRow.objects.visible_to(seeker).live().filter(
        kind="filing", firm__isnull=False, relationship__merged_into__isnull=True, relationship__hidden_at__isnull=True
    )
    rows = with_people(rows.select_related("firm__merged_into"), "relationship__").in_order()
    found, firms = [], {}
    for row in rows:
        firm = row.firm.merged_into or row.firm
        firms[firm.pk] = firm
        found.append((firm.pk, row.data.get("version"), row.occurred_on, row.relationship))
    held = holdings(found)
    steps = _steps(seeker, newest)
    return [
        Held(one, firms[one.firm], one.through, one.is_old(newest), steps.get(one.through.pk)) for one in held
    ], newest


def holding_old(seeker):
    """How many firms hold an older version than the newest."""
    return sum(one.old for one in held_by_firms(seeker)[0])


def _steps(seeker, newest):
    """{relationship id: the open own reminder that sends the newest version}."""
    wanted = Reminder.objects.visible_to(seeker).filter(
        automatic=False, closed_at__isnull=True, params__resume=newest or 0
    )
    return {one.relationship_id: one for one in wanted}
