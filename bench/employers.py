"""How often the submission guard takes two employers for one rightly, on the same labelled names as likeness.

By name alone, as recruiters say them: "near" is a question to the person, so it counts as unsure.
"""

from dataclasses import dataclass

from outreach.guards.employers import NEAR, EmployerFacts, compare
from recruiters.likeness.compare import UNSURE


@dataclass(frozen=True)
class Verdict:
    verdict: str
    reasons: tuple


def compare_employers(one, other):
    """Two FirmFacts of the samples, as employers: name, other names, web domain."""
    found = compare(*(EmployerFacts(firm.name, tuple(firm.names), domain=firm.domain) for firm in (one, other)))
    return Verdict(UNSURE if found.verdict == NEAR else found.verdict, ((found.reason, found.params),))
