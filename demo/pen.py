"""Writes the diaries into history: the same rows and acts as one by one, entered on their days, in a few statements."""

from collections import defaultdict
from datetime import time
from zlib import crc32

from accounts.models import Act, DatedSetting
from common.dates import instant_of
from outreach.day_order import place
from outreach.models import HistoryRow

from .days import ZONE
from .writing import template_of

ON_DUTIES = ("snooze", "skip")  # they name a duty, which only replay knows: written by the act itself (story.py)
TIMED = ("interaction", "approach", "auto_reply", "bounce")
_FIRST, _APART = 8 * 60 + 35, 70  # minutes of the day


class Pen:
    """Collects the rows of all diaries in the order of their days, then writes acts and rows in bulk."""

    def __init__(self, seeker, firms, days, at):
        self.seeker, self.firms, self.days, self.at = seeker, firms, days, at
        self.rows = []
        self.mistakes = []  # rows that were entered by mistake and taken back
        self.corrections = []  # (row, the note it had before)
        self.bounces = []  # (bounce, the message that came back)

    def take(self, person, relationship):
        """Read one diary, in its order."""
        of_day = defaultdict(list)
        last_out = None
        for line in person.diary:
            if line.kind in ON_DUTIES:
                continue
            row = self._row(line, person, relationship, of_day)
            if line.kind == "bounce":
                self.bounces.append((row, last_out))
            if line.data.get("direction") == "out":
                last_out = row
            if line.undone:
                self.mistakes.append(row)
            if line.corrected:
                self.corrections.append((row, line.corrected))
            self.rows.append(row)

    def write(self):
        """Acts and rows, oldest first, so that their ids follow the calendar."""
        self.rows.sort(key=lambda row: (row.created_at, row.day_seq))
        Act.objects.bulk_create([row.act for row in self.rows])
        HistoryRow.objects.bulk_create(self.rows)
        for bounce, out in self.bounces:
            bounce.data = {"out": out.pk}
        HistoryRow.objects.bulk_update([bounce for bounce, _ in self.bounces], ["data"])
        self._correct()
        self._take_back()
        self._move()

    def _row(self, line, person, relationship, of_day):
        day = self.days(line.when)
        index = len(of_day[day])
        minutes = _FIRST + crc32(person.name.encode()) % 55 + _APART * index
        timed = line.kind in TIMED and day != self.days.today
        moment = time(minutes // 60, minutes % 60) if timed else None
        entered = min(instant_of(day, ZONE, minutes + 10), self.at)
        row = HistoryRow(
            seeker=self.seeker, relationship=relationship, kind=line.kind, occurred_on=day, occurred_time=moment,
            zone=ZONE, data=self._data(line, relationship), subject=line.subject, note=line.note,
            firm=relationship.firm if line.kind in ("filing", "submission", "moved") else None, created_at=entered,
            day_seq=place(of_day[day], time=moment),
            act=Act(seeker=self.seeker, actor=self.seeker, kind=line.kind, at=entered),
        )  # fmt: skip
        of_day[day].append(row)
        return row

    def _data(self, line, relationship):
        data = line.data | {key: self.days(text).isoformat() for key, text in line.days.items()}
        if template := template_of(relationship.recruiter.name, line.data):
            data["template"] = template
        if line.kind == "filing":
            data["firm"] = relationship.firm_id
        if line.kind == "moved":
            firm = self.firms[line.data["firm"]]
            data = {"firm": firm.pk, "was": relationship.firm_id}
            relationship.firm, relationship.firm_key = firm, firm.name_key
        return data

    def _correct(self):
        """What was written first stays behind the row that corrects it."""
        for row, note in self.corrections:
            first = HistoryRow.objects.get(pk=row.pk)
            HistoryRow.objects.filter(pk=row.pk).update(note=note, void=True)
            first.pk, first.public_id = None, HistoryRow._meta.get_field("public_id").get_default()
            first.corrects, first._state.adding = row, True
            first.act = Act.objects.create(seeker=self.seeker, actor=self.seeker, kind=row.kind, at=row.created_at)
            first.save()

    def _take_back(self):
        for row in self.mistakes:
            HistoryRow.objects.filter(pk=row.pk).update(void=True)
            Act.objects.filter(pk=row.act_id).update(undone_at=row.created_at, undone_by=self.seeker)

    def _move(self):
        """A move is part of the dated list: what came before it keeps the timings of the firm before."""
        for row in self.rows:
            if row.kind == "moved":
                relationship = row.relationship
                relationship.save(update_fields=["firm", "firm_key"])
                DatedSetting.objects.create(
                    seeker=self.seeker, act=row.act, made_on=row.occurred_on, kind="firm",
                    scope=f"relationship:{relationship.pk}", data=row.data,
                )  # fmt: skip
