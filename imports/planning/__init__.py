"""What every row would do: which firm, which person, new or there, what changes. Only rows are written."""

from .planner import plan_again, plan_batch
from .suggesting import suggest_mapping
from .waiting import waits_for

__all__ = ["plan_again", "plan_batch", "suggest_mapping", "waits_for"]
