"""Whose hand did it: the actor, the instant and the door, from which acts are made."""

from dataclasses import dataclass
from datetime import datetime

from .models import Act, Coached, Coaching, User


@dataclass
class By:
    """Given to every act method. `at` is the aware instant of entry; one By may carry one shared act (a bulk act).

    `coaching`: by which a coach acts in a client's place; each such act stands in the client's log.
    """

    actor: User | None
    at: datetime
    via: str = Act.Via.WEB
    act: Act | None = None
    coaching: Coaching | None = None

    def act_for(self, seeker, kind):
        """The shared act where there is one, else a new one of this kind."""
        if self.act:
            return self.act
        Coached.mark([seeker.pk], self.at)
        behalf = seeker if self.actor and self.actor.pk != seeker.pk else None
        made = Act.objects.create(
            seeker=seeker, actor=self.actor, on_behalf_of=behalf, via=self.via, kind=kind, at=self.at
        )
        if self.coaching:
            self.coaching.acted(self, made)
        return made
