"""The kinds of template: what a message of each kind logs, by which way it goes, and which one fits a step."""

from dataclasses import dataclass

EMAIL, LINKEDIN, PHONE = "email", "linkedin", "phone"
WAYS = (EMAIL, LINKEDIN, PHONE)  # what a text is made for: phone is a text to read from


@dataclass(frozen=True)
class Kind:
    """`purpose`: what it logs (outreach/cadence/rows.py). `channel`: the channel it logs, '' for that of its way."""

    code: str
    purpose: str
    channel: str = ""


# In the order of the pages. Source: domain.md section 6
KINDS = {
    kind.code: kind
    for kind in (
        Kind("first_touch", "first_touch"),
        Kind("nudge_1", "nudge"),
        Kind("nudge_2", "nudge"),
        Kind("voicemail", "nudge", "voicemail"),
        Kind("call_script", "first_touch", "phone"),
        Kind("thank_you", "thank_you"),
        Kind("check_in", "check_in"),
        Kind("insight_market", "insight"),
        Kind("insight_salary", "insight"),
        Kind("insight_resume", "insight"),
        Kind("consent_reply", "consent_reply"),
        Kind("consent_withdraw", "consent_withdrawal"),
        Kind("submission_status", "status_ask"),
        Kind("introduced_hirers_request", "other"),
        Kind("confidentiality_notice", "other"),
        Kind("referral_give", "give"),
        Kind("landed_note", "landed_note"),
        Kind("decline_politely", "polite_no"),
    )
}
OWN_WORDS = ""  # a message without a template

# Who has not been written to yet is called first, not nudged.
_BEFORE_FIRST = ("listed", "planned", "parked")
_OF_DUTIES = {
    "first_message": "first_touch",
    "check_in": "check_in",
    "keep_in_touch": "check_in",
    "thank_you": "thank_you",
    "feedback": "submission_status",
    "status_ask": "submission_status",
    "insight": "insight_market",
    "consent_expiring": "consent_reply",
    "let_it_rest": "decline_politely",
    "reply_owed": OWN_WORDS,
    "approach": OWN_WORDS,
}
_OF_STAGES = {
    "listed": "first_touch",
    "planned": "first_touch",
    "parked": "first_touch",
    "awaiting": "nudge_1",
    "on_file": "check_in",
    "representing": "submission_status",
    "alumni": "check_in",
}
_USUAL = {
    "listed": "first_touch",
    "planned": "first_touch",
    "parked": "first_touch",
    "awaiting": "nudge",
    "talking": "nudge",
    "on_file": "check_in",
    "representing": "status_ask",
    "alumni": "check_in",
}
# Which variant of the kind says it, where that is not the first.
_VARIANTS = {"feedback": "B", "keep_in_touch": "B"}


def kind_for(stage, duty="", number=1, turn=""):
    """The kind that fits: the open duty's (`number` of the nudge), else the stage's; OWN_WORDS where none does."""
    if duty == "nudge" or (not duty and stage == "awaiting"):
        return "nudge_1" if number < 2 else "nudge_2"
    if duty in _OF_DUTIES:
        return _OF_DUTIES[duty]
    if stage == "talking":
        return OWN_WORDS if turn == "ours" else "nudge_1"
    return _OF_STAGES.get(stage, OWN_WORDS)


def variant_for(stage, duty=""):
    """The letter of the starter text that fits a step of that kind; '' for the first."""
    return _VARIANTS.get(duty or ("keep_in_touch" if stage == "alumni" else ""), "")


def purpose_of(kind, stage, duty_purpose="", turn=""):
    """The purpose that a message of a kind logs; one's own words log what the open duty asks for, else the usual."""
    if kind not in KINDS:
        return duty_purpose or usual_purpose(stage, turn)
    if kind in ("voicemail", "call_script"):
        return "first_touch" if stage in _BEFORE_FIRST else "check_in" if stage in ("on_file", "alumni") else "nudge"
    return KINDS[kind].purpose


def usual_purpose(stage, turn=""):
    """The purpose of a message of which nothing is known but to whom it goes: an answer only where one is owed."""
    if turn == "ours":
        return "answer"
    return _USUAL.get(stage, "other")


def channel_of(kind, way):
    """The channel that a message of a kind logs when it goes by a way."""
    own = KINDS[kind].channel if kind in KINDS else ""
    return own or (way if way in WAYS else "other")
