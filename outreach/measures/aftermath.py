"""What came of each message of ours, read off the rows around it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Aftermath:
    """code: answered, came_back, followed (another of ours came first), aside (it asked for nothing), waiting.

    On a day, but for the last two.
    """

    code: str
    day: date | None = None


WAITING = Aftermath("waiting")


def aftermaths(rows):
    """{id of our message: Aftermath} of one relationship's rows in their order.

    rows: (id, what, day, id of the message that came back); what: ours, aside, theirs, bounce.
    """
    found, open_ones = {}, []
    for pk, what, day, out in rows:
        if what == "bounce":
            found[out] = Aftermath("came_back", day)
            open_ones = [one for one in open_ones if one != out]
        elif what == "aside":
            found[pk] = Aftermath("aside")
        elif what == "ours":
            found |= {one: Aftermath("followed", day) for one in open_ones}
            open_ones = [pk]
        else:
            found |= {one: Aftermath("answered", day) for one in open_ones}
            open_ones = []
    return found | {one: WAITING for one in open_ones}
