"""Whom Nora's search is kept from beside Halden, what that stopped, and the résumé that names nobody."""

from datetime import timedelta

from accounts.by import By
from common.dates import instant_of
from outreach.acts.guarding import keep_answers
from outreach.guards.confidential import House, Target, confidential
from outreach.models import Exclusion, ResumeVersion
from outreach.models.protecting import protected_of

from .days import ZONE

BLIND = 3  # the résumé version that names neither her nor Halden
STOPPED = House("Halden Diagnostics", domain="halden.example")


def protect(seeker, days, at):
    """Two entries of the second day of the search, and somebody at Halden whom she was kept from adding."""
    by = By(seeker, instant_of(days("120b"), ZONE, 9 * 60 + 40))
    Exclusion.make(
        by, seeker, "affiliate", name="Halden Group", aliases=["Halden Holdings"], domain="haldengroup.example",
        note="Owns us since the carve-out",
    )  # fmt: skip
    Exclusion.make(by, seeker, "employer", name="Caldera Biosystems", note="Our CEO sits on their board")
    by = By(seeker, instant_of(days("60b"), ZONE, 17 * 60 + 10))
    ResumeVersion.objects.get(seeker=seeker, number=BLIND).mark_blind(by, True)
    answers = confidential(Target(houses=(STOPPED,)), protected_of(seeker))
    keep_answers(By(seeker, at - timedelta(days=20)), answers[:1])
