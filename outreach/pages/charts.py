"""The drawings of the numbers page: where each bar lies, as attributes of inline SVG. The tables say the same."""

from dataclasses import dataclass

from outreach.measures.pay import scales
from outreach.measures.weeks import scale

ROW = 46  # px of a horizontal bar with its words
BASE, HIGH = 306, 270  # px: where the weeks' bars stand, and how high the scale is
LOW_BASE, LOW_HIGH = 176, 140  # px: the same where few were counted
LABELS = 6  # weeks named below the bars, at most


@dataclass(frozen=True)
class Bar:
    """One upright bar; x and width in per cent of the chart, the rest in px."""

    x: float
    y: int
    width: float
    height: int
    theirs: bool


def tops(count):
    """[y of each row], for as many horizontal bars."""
    return [n * ROW for n in range(count)]


def height_of(count):
    return max(count, 1) * ROW - 4


def week_chart(weeks):
    """{rules: [(y, number)], bars, labels: [(x, week)], words_y, height} of the weeks, oldest first."""
    top, steps = scale(max((max(week.ours, week.theirs) for week in weeks), default=0))
    room = 96 / max(len(weeks), 1)
    thick = round(room * 0.4, 2)
    bars, labels, every = [], [], -(-len(weeks) // LABELS)
    for place, week in enumerate(weeks):
        x = round(4 + place * room, 2)
        bars += [
            _bar(x, thick, week.ours, top, theirs=False),
            _bar(round(x + thick + 0.2, 2), thick, week.theirs, top, theirs=True),
        ]
        if place % every == 0:
            labels.append((x, week))
    rules = [(BASE - round(HIGH * step / top), step) for step in steps]
    bars = [bar for bar in bars if bar]
    return {"rules": rules, "bars": bars, "labels": labels, "words_y": BASE + 20, "height": BASE + 34}


def pay_chart(found):
    """{rows: [(y, PayRange, x, width, middle)], height}: x, width and middle in per cent of what shares a scale."""
    ends, rows = scales(found), []
    for y, one in zip(tops(len(found)), found, strict=True):
        least, most = ends[one.currency, one.period]
        room = max(most - least, 1)
        x, end, middle = (round(100 * (value - least) / room, 2) for value in (one.low, one.high, one.middle))
        width = max(round(end - x, 2), 1.0)
        rows.append((y, one, min(x, 100 - width), width, min(max(middle, 0.5), 99.5)))
    return {"rows": rows, "height": height_of(len(found))}


def direction_chart(months):
    """As week_chart, of months with three bars each: {rules, bars: [(Bar, direction)], labels, words_y, height}."""
    top, steps = scale(max((max(month.up, month.flat, month.down) for month in months), default=0))
    room = 96 / max(len(months), 1)
    thick = round(min(room * 0.26, 8), 2)
    bars, labels, every = [], [], -(-len(months) // LABELS)
    for place, month in enumerate(months):
        x = round(4 + place * room, 2)
        for number, direction in enumerate(("up", "flat", "down")):
            left, count = round(x + number * (thick + 0.2), 2), getattr(month, direction)
            bar = _bar(left, thick, count, top, theirs=False, base=LOW_BASE, high=LOW_HIGH)
            bars += [(bar, direction)] if bar else []
        if place % every == 0:
            labels.append((x, month))
    rules = [(LOW_BASE - round(LOW_HIGH * step / top), step) for step in steps]
    return {"rules": rules, "bars": bars, "labels": labels, "words_y": LOW_BASE + 20, "height": LOW_BASE + 34}


def _bar(x, thick, count, top, theirs, base=BASE, high=HIGH):
    if not count:
        return None
    height = max(2, round(high * count / top))
    return Bar(x, base - height, thick, height, theirs)
