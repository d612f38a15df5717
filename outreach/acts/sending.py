"""A new résumé version goes to those who hold an older one: a step for each, made by one act, undone by one."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Preferences
from outreach.measures.holding import spread
from outreach.models import Reminder

A_DAY = 3  # so that a week does not fill up with them [J]


def plan_sending(by, seeker, relationships, version, days):
    """One own reminder per relationship to send résumé `version` (its number), three a day over `days`.

    days: business days to come, the first one first. Who has such a step open already is left out, and whom a
    confidential search is kept from. Returns (the Act, how many); (None, 0) where there is nothing to plan.
    """
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=seeker.pk)  # two clicks plan once
        there = Reminder.objects.visible_to(seeker).filter(
            automatic=False, closed_at__isnull=True, params__resume=version
        )
        known = set(there.values_list("relationship_id", flat=True))
        wanted = [one for one in relationships if one.pk not in known and not one.protected]
        if not wanted:
            return None, 0
        by = replace(by, act=by.act_for(seeker, "send_resume"))
        text = _("Send résumé %(n)s") % {"n": version}
        for relationship, day in zip(wanted, spread(len(wanted), days, A_DAY), strict=True):
            Reminder.add_own(by, relationship, day, text, params={"resume": version})
    return by.act, len(wanted)
