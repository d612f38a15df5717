"""How long a text is, against what its kind and way can bear. Source: domain.md section 6"""

import re
import unicodedata
from dataclasses import dataclass

MOST_WORDS = 120  # of a first message by e-mail
MOST_ON_LINKEDIN = 400  # characters of a first message there
SUBJECT_BELOW = 60  # characters of a subject

_WORD = re.compile(r"[\w’'&.@/+-]*\w[\w’'&.@/+-]*")


@dataclass(frozen=True)
class Count:
    """`n` of at most `most`; most is None where nothing is said of it. what: words, characters, subject."""

    what: str
    n: int
    most: int | None = None

    @property
    def over(self):
        return self.most is not None and self.n > self.most


def counts(purpose, way, subject, body):
    """The counts that say something of a text: words and characters, and those of the subject of an e-mail.

    purpose: as an interaction's. A line end is one character, and so is a letter with its marks, however it was sent.
    """
    body, first = unicodedata.normalize("NFC", body.replace("\r\n", "\n")), purpose == "first_touch"
    found = [
        Count("words", len(_WORD.findall(body)), MOST_WORDS if first and way == "email" else None),
        Count("characters", len(body.strip()), MOST_ON_LINKEDIN if first and way == "linkedin" else None),
    ]
    if way == "email":
        found.append(Count("subject", len(unicodedata.normalize("NFC", subject.strip())), SUBJECT_BELOW - 1))
    return found
