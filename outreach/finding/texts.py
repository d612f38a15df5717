"""The seeker's own texts by the beginnings of their words: what was noted in a history, and about firms; newest first.

A further source (sources.py) gets a function here, and a line in TEXTS.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from common.addresses import address
from common.text import fold
from outreach.models import HistoryRow, Knowledge, Note, SeekerFirm
from outreach.words.history import subject_of
from outreach.words.knowledge import said_words

from .schema import WAYS
from .sources import SOURCES

AROUND = 60  # letters before the first found word
LONGEST = 180  # letters of an excerpt
RECENT = 400  # texts that the typo fallback reads
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Text:
    """One text that was found: whom or what it is about, what it was, an excerpt as [(piece, whether found)]."""

    url: str
    about: str
    what: str
    on: date | None
    excerpt: list


def own_texts(seeker, asked, most):
    """At most `most` Texts of each source, as [Text]."""
    return [text for find in TEXTS for text in find(seeker, asked, most)]


def recent_words(seeker):
    """Distinct folded words of the newest notes in histories, for the typo fallback."""
    kinds = ["interaction", "approach"]
    rows = HistoryRow.objects.visible_to(seeker).live().filter(kind__in=kinds, relationship__isnull=False)
    notes = rows.exclude(note="").order_by("-occurred_on").values_list("note", flat=True)[:RECENT]
    return {word for note in notes for word in fold(note[:2000]).split()}


def _history(seeker, asked, most):
    """The newest are taken before anything is joined: a common word has thousands of rows."""
    order = ("-occurred_on", "-day_seq", "-pk")
    newest = HistoryRow.objects.visible_to(seeker).live().filter(_holding("history", seeker, asked)).order_by(*order)
    rows = HistoryRow.objects.visible_to(seeker).filter(pk__in=list(newest.values_list("pk", flat=True)[: most * 10]))
    rows = rows.filter(
        relationship__merged_into__isnull=True, relationship__hidden_at__isnull=True,
        relationship__recruiter__unavailable_at__isnull=True,
    )  # fmt: skip
    rows = rows.select_related("relationship__recruiter", "firm").order_by(*order)
    return [
        Text(
            reverse("outreach:relationship", args=[row.relationship.public_id]) + f"#event-{row.public_id}",
            row.relationship.recruiter.shown_name, subject_of(row), row.occurred_on,
            excerpt(row.note or row.subject, asked),
        )
        for row in rows[:most]
    ]  # fmt: skip


def _firms(seeker, asked, most):
    notes = SeekerFirm.objects.visible_to(seeker).filter(_holding("firms", seeker, asked))
    notes = notes.filter(firm__archived_at__isnull=True).select_related("firm").order_by("firm__name_key", "pk")
    return [
        Text(
            reverse("outreach:firm", args=[one.firm.public_id]), one.firm.name, _("Your notes"), None,
            excerpt(one.notes, asked),
        )
        for one in notes[:most]
    ]  # fmt: skip


def _notes(seeker, asked, most):
    notes = Note.objects.visible_to(seeker).live().filter(_holding("notes", seeker, asked))
    about_people = Q(
        relationship__merged_into__isnull=True, relationship__hidden_at__isnull=True,
        relationship__recruiter__unavailable_at__isnull=True, relationship__isnull=False,
    )  # fmt: skip
    notes = notes.filter(about_people | Q(firm__archived_at__isnull=True, firm__isnull=False))
    notes = notes.select_related("relationship__recruiter", "firm").order_by("-made_at", "-pk")
    return [_note_text(note, seeker, asked) for note in notes[:most]]


def _note_text(note, seeker, asked):
    about, route = (note.firm, "firm") if note.firm else (note.relationship, "relationship")
    name = note.firm.name if note.firm else note.relationship.recruiter.shown_name
    on = seeker.today(note.made_at)
    return Text(address(f"outreach:{route}", about.public_id), name, _("Your note"), on, excerpt(note.text, asked))


def _knowledge(seeker, asked, most):
    """What was told, but for what a contact of the history says with the same words (a give)."""
    found = Knowledge.objects.visible_to(seeker).standing().filter(_holding("knowledge", seeker, asked))
    found = found.exclude(kind="give").filter(
        Q(relationship__isnull=True) | Q(relationship__recruiter__unavailable_at__isnull=True)
    )
    found = found.select_related("relationship__recruiter").latest_first()
    return [_known_text(one, asked) for one in found[:most]]


def _known_text(one, asked):
    about = one.relationship
    url = address("outreach:relationship", about.public_id) + "#told" if about else reverse("outreach:market")
    name = about.recruiter.shown_name if about else _("The market")
    said = " · ".join(part for part in (said_words(one), one.text) if part)
    return Text(url, name, one.get_kind_display(), one.day, excerpt(said, asked))


TEXTS = (_history, _firms, _notes, _knowledge)


def excerpt(text, asked):
    """[(piece, whether it was asked for)] around the first word of a text that was asked for."""
    spots = [match.span() for match in _WORD.finditer(text) if _meant(match.group(), asked)]
    start = max(0, spots[0][0] - AROUND) if spots else 0
    if start:
        start = text.find(" ", start, spots[0][0]) + 1 or start
    end, pieces, at = start + LONGEST, [], start
    for begin, stop in spots:
        if stop > end:
            break
        pieces += [(text[at:begin], False), (text[begin:stop], True)]
        at = stop
    pieces.append((text[at:end], False))
    if start:
        pieces.insert(0, ("… ", False))
    if end < len(text):
        pieces.append(("…", False))
    return [piece for piece in pieces if piece[0]]


def _meant(word, asked):
    folded = fold(word)
    return any(folded.startswith(one) for alternatives in asked for one in alternatives)


def _holding(name, seeker, asked):
    return WAYS[connection.vendor].holding(SOURCES[name], seeker.pk, asked)
