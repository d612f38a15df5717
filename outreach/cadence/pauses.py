"""One freeze for every pause: a pause of the relationship or of the search stops every deadline."""


def pause(s, row, rules):
    """Pauses the relationship until the first active day, or without end; again: the day moves."""
    until = row.data.get("until")
    if s.here.stage == "closed" or (until is not None and until <= row.day):
        return "none"
    s.paused, s.until = True, until
    freeze(s, row.day, rules)
    return "paused"


def resume(s, row, rules):
    """Ends the relationship's own pause; a pause of the search goes on."""
    if not s.paused:
        return "none"
    s.paused, s.until = False, None
    _thaw_if_active(s, row.day, rules)
    return "resumed"


def search_paused(s, row, rules):
    until = row.data.get("until")
    if s.search in ("landed", "ended") or (until is not None and until <= row.day):
        return "none"
    s.search_paused, s.search_until = True, until
    freeze(s, row.day, rules)
    return "paused"


def search_resumed(s, row, rules):
    if not s.search_paused:
        return "none"
    s.search_paused, s.search_until = False, None
    _thaw_if_active(s, row.day, rules)
    return "resumed"


def end_reached(s, rules):
    """Ends the pauses whose first active day has come."""
    if s.paused and s.until is not None and s.until <= s.day:
        s.paused, s.until = False, None
        s.happened("pause_ended", of="relationship")
    if s.search_paused and s.search_until is not None and s.search_until <= s.day:
        s.search_paused, s.search_until = False, None
        s.happened("pause_ended", of="search")
    _thaw_if_active(s, s.day, rules)


def end_all(s, day, rules):
    """Ends every pause."""
    s.paused = s.search_paused = False
    s.until = s.search_until = None
    _thaw_if_active(s, day, rules)


def freeze(s, day, rules):
    """Stops every deadline, unless they stand still already."""
    if s.frozen_on is None:
        s.frozen_on, s.frozen_calendar = day, rules.calendar


def thaw(s, day, rules):
    """Counts the remaining days again from `day`, each in its own unit; what was overdue is due on `day`."""
    here, shift = s.here, Shift(s.frozen_on, s.frozen_calendar, day, rules.calendar)
    s.frozen_on = s.frozen_calendar = None
    _thaw_standing(here, shift)
    if here.plan_before is not None:
        _thaw_standing(here.plan_before, shift)
    for side in here.sides:
        if side.kind != "consent_expiring":
            side.due, side.ends = shift.window(side.due, side.unit, side.ends, "b")


def _thaw_if_active(s, day, rules):
    if s.frozen_on is not None and not s.paused and not s.search_paused:
        thaw(s, day, rules)


def _thaw_standing(here, shift):
    shift.dates(here.dates)
    for touch in here.touches:
        if touch.before.dates is not here.dates:
            shift.dates(touch.before.dates)
    if here.rest_ask is not None:
        here.rest_ask = shift.to(here.rest_ask, "b")
        here.rest_end = shift.to(here.rest_end, "b")


class Shift:
    """Moves days that were set before the freeze (or counted from it) behind the day of resuming."""

    def __init__(self, frozen_on, frozen_calendar, day, calendar):
        self.frozen_on, self.frozen_calendar, self.day, self.calendar = frozen_on, frozen_calendar, day, calendar

    def to(self, day, unit):
        """A day in its new place. A fixed day still ahead keeps its date."""
        if unit == "f":
            return max(day, self.day)
        if unit == "b":
            left = self.frozen_calendar.business_between(self.frozen_on, day)
            return self.calendar.add_business(self.day, left)
        return self.day + max(0, day - self.frozen_on)

    def window(self, due, unit, late, late_unit):
        """A due date and the end of its window: the time between them stays if it had not begun."""
        moved = self.to(due, unit)
        if late is None:
            return moved, None
        if due <= self.frozen_on:
            return moved, self.to(late, late_unit)
        if late_unit == "c":
            return moved, moved + late - due
        return moved, self.calendar.add_business(moved, self.frozen_calendar.business_between(due, late))

    def dates(self, dates):
        """Moves the dates of a stage in place. A revisit that was reached stays reached."""
        due = dates.due
        if due is None or (dates.unit == "c" and dates.late is None and due <= self.frozen_on):
            return
        dates.due, dates.late = self.window(due, dates.unit, dates.late, dates.late_unit)
        if dates.step is not None:
            dates.step = self.to(dates.step, "b")
        dates.calendar = self.calendar
