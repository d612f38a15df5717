"""In a client's place: a coach who reads, and may act for, one client. It stands on the request while that lasts."""

from copy import copy
from dataclasses import dataclass
from functools import cached_property

from .models import Coaching, User


@dataclass(frozen=True)
class Place:
    """`coaching` runs at the instant of the request. Reading starts at `seen`, acting at `client`.

    `out`: the address that leads out again, the coach's page on the client; `asks`: where an open page asks whether
    all this still holds.
    """

    coaching: Coaching
    out: str = ""
    asks: str = ""

    @cached_property
    def client(self) -> User:
        """The whole client: what an act writes, and guards look at, is not cut by what the coach may read."""
        client = copy(self.coaching.client)
        client.helped_by = self.coaching
        return client

    @cached_property
    def seen(self) -> User:
        """The client as far as the rights go: visible_to(seen) finds no row and loads no text beyond them."""
        seen = copy(self.client)
        seen.seen_by = self.coaching
        return seen

    def may(self, right):
        return right in self.coaching.rights
