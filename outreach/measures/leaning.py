"""How far one's own replies move firms of a type up or down in Discover. Pure; bounded, and careful with few.

[J] The reply rate of a type is drawn towards the rate over all types by PRIOR imagined messages of that rate; a quarter
above or below it moves by MOST points, the most that anything moves. Only the order changes, never the score.
"""

from .share import Share

MOST = 5  # points of a fit of 100
PRIOR = 10  # messages that fare as all do: what few real ones are drawn towards
FULL = 0.25  # so far above or below one's own rate moves by MOST


def lean(of_type: Share, of_all: Share) -> int:
    """Points from −MOST to MOST for a type of firm; 0 where nothing was sent."""
    if not of_type.n or not of_all.n:
        return 0
    usual = of_all.count / of_all.n
    drawn = (of_type.count + PRIOR * usual) / (of_type.n + PRIOR)
    points = round((drawn - usual) / FULL * MOST)
    return max(-MOST, min(MOST, points))
