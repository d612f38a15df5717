"""What recruiters tell beside jobs: pay, the market, the résumé, a tip; and which way a market goes."""

from dataclasses import replace

from django.db import transaction

from outreach.refusals import Refused

from .knowledge import WORDY, Knowledge, OfKinds, said_of
from .relationship_acts import refuse_future

INSIGHTS = ("salary", "market", "resume", "tip")


class Insight(Knowledge):
    """Something a recruiter told the seeker. It is a row of their history too, after which a thank-you is due."""

    objects = OfKinds(*INSIGHTS)

    class Meta:
        proxy = True

    @classmethod
    def note(cls, by, relationship, kind, *, day, text="", **said):
        """Keep what they told: kind of INSIGHTS, `said` as SAID has it. Returns the Insight, with its `.act`.

        Refused: future (day), pay_missing, pay_reversed, said_nothing (text).
        """
        if kind not in INSIGHTS:
            raise ValueError(f"{kind} is no insight")
        return told(cls, by, relationship, kind, day, text, said)


class MarketSignal(Knowledge):
    """Up, flat or down: which way hiring goes in a function, an industry or a place, as someone said on a day."""

    objects = OfKinds("signal")

    class Meta:
        proxy = True

    @classmethod
    def note(cls, by, seeker, direction, *, day, relationship=None, text="", **said):
        """Keep it; `relationship`: the recruiter who said so, None where it was read or heard elsewhere."""
        said |= {"direction": direction}
        if relationship is not None:
            return told(cls, by, relationship, "signal", day, text, said)
        refuse_future(day, None, seeker.preferences.time_zone, by.at)
        made = cls(seeker=seeker, kind="signal", day=day, text=text.strip(), **said_of("signal", said))
        return made.begin(by, "told")


def told(noun, by, relationship, kind, day, text, said, **more):
    """Keep a Knowledge of a kind, and the row of the history that says so: one act."""
    values = said_of(kind, said)
    if kind in WORDY and not text.strip():
        raise Refused("said_nothing", field="text")
    with transaction.atomic():
        by = replace(by, act=by.act_for(relationship.seeker, "told"))
        made = noun(seeker=relationship.seeker, relationship=relationship, kind=kind, day=day, text=text.strip(),
                    **values, **more)  # fmt: skip
        relationship.log_told(by, kind, made.public_id, occurred_on=day)
        return made.begin(by, "told")
