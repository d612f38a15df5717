"""The same or not the same, of two facts: pure, nothing is read. compare(a, b) and compare(b, a) agree."""

from .same_firm import compare_firms
from .same_person import compare_people
from .verdict import DIFFERENT, SAME, UNSURE, Likeness

__all__ = ["DIFFERENT", "SAME", "UNSURE", "Likeness", "compare_firms", "compare_people"]
