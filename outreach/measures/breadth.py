"""Whether a brief is too broad for recruiters to place it. Pure.

Source: domain.md section 1 row 6: generalists and career changers are rarely helped. The numbers are ours [J].
"""

from collections.abc import Mapping

MOST = {"function": 3, "industry": 5, "seniority": 3}  # of each axis; more says "anything"


def too_broad(counts: Mapping[str, int]) -> str:
    """The axis of a brief that says most of all "anything", '' for none. counts: {axis: how many it names}."""
    over = {axis: counts.get(axis, 0) / most for axis, most in MOST.items() if counts.get(axis, 0) > most}
    return max(over, key=over.get) if over else ""
