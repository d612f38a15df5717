"""Days and times in a line: today, Thursday, next week, in 3 days, 5 Dec, 12/5, at 3pm. Pure: takes today."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from .tokens import starts

FUTURE, PAST = 1, -1
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?$")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})$")
_HOUR = re.compile(r"(\d{1,2})(am|pm)$")


@dataclass(frozen=True)
class Day:
    """A day that a clause names: `length` words, what it is looking back and ahead, and which of both it must be."""

    length: int
    back: date
    ahead: date
    tense: int = 0


class Days:
    """Reads days by a vocabulary, a today and the order in which the writer puts day and month."""

    def __init__(self, words, today, month_first):
        self.words, self.today, self.month_first = words, today, month_first

    def at(self, tokens, at):
        """The Day whose words begin at a token, or None."""
        lead, _codes = starts(tokens, at, self.words["this day"])
        if lead and (day := self._plain(tokens, at + lead)):
            return Day(lead + day.length, day.back, day.ahead, day.tense)
        lead, _codes = starts(tokens, at, self.words["until day"])
        if lead and (day := self._plain(tokens, at + lead)) and day.tense != PAST:
            return self._one(lead + day.length, day.ahead, FUTURE)
        return self._plain(tokens, at)

    def _plain(self, tokens, at):
        if at >= len(tokens):
            return None
        for read in (self._named, self._counted, self._weekday, self._next, self._dated, self._figures):
            if day := read(tokens, at):
                return day
        return None

    def _named(self, tokens, at):
        known = {"before yesterday": -2, "after tomorrow": 2, "yesterday": -1, "tomorrow": 1, "today": 0}
        for name, days in known.items():
            if length := starts(tokens, at, self.words[name])[0]:
                return self._one(length, self.today + timedelta(days), (days > 0) - (days < 0))
        if length := starts(tokens, at, self.words["end of week"])[0]:
            friday = self.today + timedelta((4 - self.today.weekday()) % 7)
            return self._one(length, friday, FUTURE)
        return None

    def _counted(self, tokens, at):
        """In three days, two weeks ago."""
        lead = starts(tokens, at, self.words["in"])[0]
        number, length = self._number(tokens, at + lead)
        unit, codes = starts(tokens, at + lead + length, self.words["units"])
        if not number or not unit:
            return None
        days, all_of = number * int(codes[0]), lead + length + unit
        ago = starts(tokens, at + all_of, self.words["ago"])[0]
        if lead:
            return self._one(all_of, self.today + timedelta(min(days, 3660)), FUTURE)
        return self._one(all_of + ago, self.today - timedelta(min(days, 3660)), PAST) if ago else None

    def _number(self, tokens, at):
        if at < len(tokens) and re.fullmatch(r"\d{1,3}", tokens[at].word):
            return int(tokens[at].word), 1
        length, codes = starts(tokens, at, self.words["numbers"])
        return (int(codes[0]), length) if length else (0, 0)

    def _weekday(self, tokens, at):
        lead = starts(tokens, at, self.words["next day"])[0]
        back = 0 if lead else starts(tokens, at, self.words["last day"])[0]
        length, codes = starts(tokens, at + lead + back, self.words["weekdays"])
        if not length:
            return None
        ahead = (int(codes[0]) - self.today.weekday() - 1) % 7 + 1  # one to seven days from now
        before = (self.today.weekday() - int(codes[0])) % 7  # today to six days ago
        length += lead + back
        if lead:  # the one of next week
            monday = self.today - timedelta(self.today.weekday()) + timedelta(7)
            return self._one(length, monday + timedelta(int(codes[0])), FUTURE)
        if back:
            return self._one(length, self.today - timedelta(before or 7), PAST)
        return Day(length, self.today - timedelta(before), self.today + timedelta(ahead))

    def _next(self, tokens, at):
        """Next week, next month: their first day."""
        lead = starts(tokens, at, self.words["next day"])[0]
        if not lead:
            return None
        if length := starts(tokens, at + lead, self.words["week"])[0]:
            return self._one(lead + length, self.today + timedelta(7 - self.today.weekday()), FUTURE)
        if length := starts(tokens, at + lead, self.words["month"])[0]:
            first = (self.today.replace(day=1) + timedelta(32)).replace(day=1)
            return self._one(lead + length, first, FUTURE)
        return None

    def _dated(self, tokens, at):
        """5 Dec, Dec 5th, 5 December 2026."""
        numbers = [_ORDINAL.match(token.word) for token in tokens[at : at + 2]]
        of_first, codes = starts(tokens, at, self.words["months"])
        if of_first and at + of_first < len(tokens) and (day := _ORDINAL.match(tokens[at + of_first].word)):
            return self._of(tokens, at, of_first + 1, int(codes[0]), int(day[1]))
        if numbers and numbers[0]:
            of = 1 if tokens[at + 1 : at + 2] and tokens[at + 1].word == "of" else 0
            length, codes = starts(tokens, at + 1 + of, self.words["months"])
            if length:
                return self._of(tokens, at, 1 + of + length, int(codes[0]), int(numbers[0][1]))
        return None

    def _of(self, tokens, at, length, month, day):
        year = tokens[at + length].word if at + length < len(tokens) else ""
        if re.fullmatch(r"20\d\d", year):
            return self._year(length + 1, int(year), month, day)
        return self._year(length, None, month, day)

    def _figures(self, tokens, at):
        """12/5 in the writer's order, 5.12.2026, 2026-12-05."""
        word = tokens[at].word
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", word):
            year, month, day = map(int, word.split("-"))
            return self._year(1, year, month, day)
        if not (found := _NUMERIC.match(word)):
            return None
        one, two, year = int(found[1]), int(found[2]), found[3]
        first = self.month_first and "/" in word
        month, day = (one, two) if first and one <= 12 or two > 12 else (two, one)
        year = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
        return self._year(1, year, month, day)

    def _year(self, length, year, month, day):
        """The day in its year; without one, the nearest before and after today."""
        if year is not None:
            found = _date(year, month, day)
            return found and self._one(length, found, (found > self.today) - (found < self.today))
        near = [found for years in (-1, 0, 1) if (found := _date(self.today.year + years, month, day))]
        back = max((found for found in near if found <= self.today), default=None)
        ahead = min((found for found in near if found >= self.today), default=None)
        return Day(length, back or ahead, ahead or back) if near else None

    def _one(self, length, day, tense):
        return Day(length, day, day, tense)


def clock_at(tokens, at):
    """(number of words, time) of a time of day that begins at a token: 15:30, 3pm, 3 pm."""
    word, after = tokens[at].word, tokens[at + 1].word if at + 1 < len(tokens) else ""
    if found := _CLOCK.match(word):
        half = after if after in ("am", "pm") else ""
        return (2 if half else 1), _time(int(found[1]), int(found[2]), half)
    if found := _HOUR.match(word):
        return 1, _time(int(found[1]), 0, found[2])
    if word.isdigit() and len(word) < 3 and after in ("am", "pm"):
        return 2, _time(int(word), 0, after)
    return 0, None


def _time(hour, minute, half):
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _date(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        return None
