"""Guards, pure: what a rule answers before an act. Source: domain.md section 5."""

from .answer import BLOCK, HINT, WARN, Answer, strictest

__all__ = ["BLOCK", "HINT", "WARN", "Answer", "strictest"]
