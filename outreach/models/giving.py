"""What goes from hand to hand: whom a recruiter named to the seeker, and what the seeker passed on to a recruiter."""

from dataclasses import replace

from django.db import transaction

from outreach.refusals import Refused

from .insight import told
from .knowledge import Knowledge, OfKinds, namesake, said_of


class Referral(Knowledge):
    """A recruiter named someone: a person, a firm, or both. `became`: the relationship that came of it."""

    objects = OfKinds("referral")

    class Meta:
        proxy = True

    @classmethod
    def note(cls, by, relationship, *, day, text="", name="", firm_name=""):
        """Keep it, joined to the person of that name where just one is on the list. Refused: nobody_named, future."""
        said = {"name": name.strip(), "firm_name": firm_name.strip()}
        return told(cls, by, relationship, "referral", day, text, said, became_id=namesake(relationship.seeker, name))


class Give(Knowledge):
    """Something that the seeker passed on: a hiring lead, a referral, something else. Source: domain.md row 10"""

    objects = OfKinds("give")

    class Meta:
        proxy = True

    @classmethod
    def pass_on(cls, by, relationship, what, *, day, text, channel="email"):
        """Keep it and log the message that carried it, in one act: a contact of ours that opens no window.

        Refused: future (occurred_on), said_nothing (text).
        """
        if not text.strip():
            raise Refused("said_nothing", field="text")
        values = said_of("give", {"what": what})
        with transaction.atomic():
            by = replace(by, act=by.act_for(relationship.seeker, "give"))
            relationship.log_interaction(
                by, direction="out", channel=channel, purpose="give", occurred_on=day, note=text.strip()
            )
            made = cls(seeker=relationship.seeker, relationship=relationship, kind="give", day=day,
                       text=text.strip(), **values)  # fmt: skip
            return made.begin(by, "give")
