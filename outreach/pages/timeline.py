"""The history of a relationship as its page shows it: by month, newest first, with what time did by itself."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.utils.formats import date_format

from accounts.models import Act
from common.daywords import day_plain, since_words
from outreach.cadence import FACTS
from outreach.words.effects import effect_words, time_words
from outreach.words.history import icon_of, subject_of, way_of

MOST = 40  # events on the page before one asks for all


@dataclass
class Event:
    """One entry. `former`: (row, actor, at) of each text that a correction replaced, newest first."""

    day: date
    icon: str
    subject: str
    row: object = None
    way: str = ""
    effect: str = ""
    direction: str = ""
    quiet: bool = False
    former: list = field(default_factory=list)
    bounced: bool = False

    @property
    def by_coach(self):
        """Whether a coach entered it in the seeker's place."""
        return self.row is not None and self.row.act.via == Act.Via.COACH

    @property
    def can_bounce(self):
        return self.direction == "out" and not self.bounced

    @property
    def can_be_accepted(self):
        return self.row is not None and self.row.data.get("purpose") == "invitation"

    @property
    def can_be_corrected(self):
        return self.row is not None and self.row.kind in FACTS and self.row.kind != "told"


def months(reading, show="", most=MOST, told=None):
    """([(month in words, [Event …]) …], how many more there are). `show`: "" all, "in" theirs, "notes".

    told: {public id of what is kept of a told thing: its words}.
    """
    events = [event for event in _events(reading, told or {}) if _shown(event, show)]
    events.reverse()
    chosen = events[:most] if most else events
    grouped = groupby(chosen, key=lambda event: (event.day.year, event.day.month))
    return [(date_format(date(*month, 1), "F Y"), list(rows)) for month, rows in grouped], len(events) - len(chosen)


def noted_steps(result, relationship, today):
    """The long path with its days in words."""
    items = steps_of(result, relationship, today)
    for item in items:
        day = item.pop("day")
        words = day_plain(day, today) if day else ""
        if words and item["state"] == "here":
            words = since_words(day, None if day.year != today.year else today)
        item["note"] = words or "\u00a0"  # every tread is as high as its neighbours
    return items


def steps_of(result, relationship, today):
    """The long path: the six stages with the days on which they were entered; what lies beside them comes last."""
    entered = dict(result.path)  # the last time each was entered
    here = result.stage
    names = {code: words for code, words in relationship.Stage.choices if code in PATH or code == here}
    walk = [code for code in PATH if code in names]
    at = walk.index(here) if here in walk else None
    shown = walk if at is not None else [code for code in walk if code in entered or code == "listed"][-5:] + [here]
    items = []
    for place, code in enumerate(shown):
        day = date.fromordinal(entered[code]) if code in entered else None
        if code == "listed" and day is None:
            day = relationship.made_at.date()
        if code == "on_file" and day is None and result.filed_on:
            day = date.fromordinal(result.filed_on)
        state = "here" if code == here else "done" if (at is None or place < at) else ""
        items.append({"label": names[code], "day": day if state else None, "state": state})
    return items


PATH = ("listed", "planned", "awaiting", "talking", "on_file", "representing")


def _events(reading, told):
    """All events, oldest first: what time did on a day stands before that day's rows."""
    former = _former(reading.rows)
    bounced = {row.data.get("out") for row in reading.live if row.kind == "bounce"}
    placed = [
        ((row.occurred_on.toordinal(), 1, row.day_seq, row.pk), _of_row(row, reading.result, former, bounced, told))
        for row in reading.live
    ]
    for number, (day, code, params) in enumerate(reading.result.time_events):
        words = time_words(code, params)
        if words and day <= reading.today.toordinal():
            event = Event(date.fromordinal(day), "footprints", words, quiet=True)
            placed.append(((day, 0, number, 0), event))
    return [event for _place, event in sorted(placed, key=lambda pair: pair[0])]


def _of_row(row, result, former, bounced, told):
    said = row.kind in ("interaction", "approach")
    effect = "" if row.search_id else effect_words(row.kind, result.effects.get(row.pk, ""))
    if row.kind == "told":
        effect = told.get(row.data.get("knowledge"), "")
    return Event(
        day=row.occurred_on,
        icon=icon_of(row),
        subject=subject_of(row),
        row=row,
        way=way_of(row),
        effect=effect,
        direction=row.data.get("direction", "in" if row.kind == "approach" else "") if said else "",
        quiet=not said and row.kind not in ("filing", "submission"),
        former=former.get(row.pk, []),
        bounced=row.pk in bounced,
    )


def _former(rows):
    """For each row that corrects another: the texts it replaced, with who changed them and when."""
    known = {row.pk: row for row in rows}
    former = {}
    for row in rows:
        chain, later = [], row
        while later.corrects_id in known:
            earlier = known[later.corrects_id]
            chain.append({"row": earlier, "actor": later.act.actor, "at": later.act.at})
            later = earlier
        if chain:
            former[row.pk] = chain
    return former


def _shown(event, show):
    if show == "in":
        return event.direction == "in"
    if show == "notes":
        return event.row is not None and bool(event.row.note)
    return True
