"""Where a new row stands within its day. `day_seq` alone orders a day; a time proposes a place, it never sorts."""

STEP = 1 << 20  # room for twenty insertions at one place before row ids decide


def place(day_rows, *, time=None, answers=False):
    """The day_seq of a new row among the day's live rows (in order). Source: clock.md section 2.

    With a time: before the first row with a later time. A reply (`answers`) without one: before our messages of
    that day. Else at the end.
    """
    position = len(day_rows)
    if time is not None:
        later = (i for i, row in enumerate(day_rows) if row.occurred_time and row.occurred_time > time)
        position = next(later, position)
    elif answers:
        position = next((i for i, row in enumerate(day_rows) if row.data.get("direction") == "out"), position)
    if position == len(day_rows):
        return day_rows[-1].day_seq + STEP if day_rows else 0
    after = day_rows[position].day_seq
    if position == 0:
        return after - STEP
    return (day_rows[position - 1].day_seq + after) // 2
