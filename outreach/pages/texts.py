"""The texts that a seeker can write from: own variants, and the starter texts they have no copy of. One query."""

from collections import defaultdict
from dataclasses import dataclass

from outreach.models import Template
from outreach.writing.kinds import KINDS
from outreach.writing.starters import starters


@dataclass(frozen=True)
class Text:
    """One variant of one kind. `public_id`: of the seeker's own; '' for a starter text."""

    kind: str
    variant: str
    name: str
    way: str
    subject: str
    body: str
    public_id: str = ""
    starts: bool = False  # whether a starter text has this letter

    @property
    def key(self):
        """As an interaction keeps it."""
        return f"{self.kind}:{self.variant}"


def texts_of(seeker, kind=None):
    """{kind: [Text by letter]}, every kind among them; of one kind alone where it is named."""
    of_starters = {(one.kind, one.variant): one for one in starters()}
    own = Template.objects.visible_to(seeker).live()
    found = {
        (one.kind, one.variant): _text(one, one.public_id, (one.kind, one.variant) in of_starters)
        for one in (own.filter(kind=kind) if kind else own)
    }
    texts = defaultdict(list)
    for key in sorted({*of_starters, *found}, key=lambda key: (list(KINDS).index(key[0]), key[1])):
        texts[key[0]].append(found.get(key) or _text(of_starters[key], "", True))
    return {each: texts[each] for each in ([kind] if kind else KINDS)}


def _text(one, public_id, starts):
    return Text(one.kind, one.variant, one.name, one.way, one.subject, one.body, public_id, starts)
