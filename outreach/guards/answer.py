"""One rule's answer: it blocks, it warns and asks for a reason, or it only says something."""

from dataclasses import dataclass, field

BLOCK, WARN, HINT = "block", "warn", "hint"
_STRICT = {BLOCK: 0, WARN: 1, HINT: 2}


@dataclass(frozen=True, slots=True)
class Answer:
    """`rule` names the rule, `params` what its sentence says (days as dates, never words): words/guards makes it.

    A rule that lets the act pass gives no Answer.
    """

    rule: str
    level: str
    params: dict = field(default_factory=dict)


def strictest(answers):
    """The answers, blocks first, then warnings, then hints; those of one level in the order of the rules."""
    return sorted(answers, key=lambda answer: _STRICT[answer.level])
