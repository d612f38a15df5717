"""Whether a text goes with a résumé, which no way out attaches by itself. Pure."""

import re

# They ask one question, or speak of a résumé that lies elsewhere: nothing goes with them. Source: domain.md section 6
_BARE = frozenset(
    {
        "insight_market", "insight_salary", "insight_resume", "consent_reply", "consent_withdraw", "submission_status",
        "introduced_hirers_request", "confidentiality_notice",
    }
)  # fmt: skip
_SPEAKS = re.compile(r"\b(?:r[ée]sum[ée]|c\.?v\b|curriculum vitae|attach(?:ed|ment|ing)?|enclosed)", re.IGNORECASE)


def goes_with_resume(kind, text):
    """Whether a text of a kind ('' for own words) says that a résumé comes with it."""
    return kind not in _BARE and bool(_SPEAKS.search(text))
