"""The rows of one history, as the fold reads them: kinds, words, order.

Every day is a day number (`date.toordinal()`), inside `data` too. Keys that a kind reads (the rest is ignored):

| kind | data |
|---|---|
| interaction | direction: out, in, unknown · purpose (see below) · outcome (in only): "", match, no_match, declined |
| … | … of a message that was written here, template?: kind and variant, as "first_touch:B" |
| approach | – (they wrote first, unsolicited) |
| auto_reply | – (kept, does nothing) |
| bounce | out: id of the row that bounced |
| invitation_accepted | – |
| address_found | – (a new address stands: ends "find address") |
| note | – (kept, does nothing) |
| told | of: kind of it (they told the seeker something: a thank-you is due) |
| filing | – (`day` is the day of filing; firm and version are for display) |
| submission | key · state (see SUBMISSION_STATES) · expires_on?: last day of a consent |
| moved | – |
| opening | stage · last_contact? · unanswered? · filed_on? · next_step? · turn? · until? (paused) · reason? (closed) |
| plan | day? |
| drop, park, talk, no, resume, reopen | – |
| later | day |
| pause | until?: the first active day |
| close | reason |
| opt_out | for_all? |
| snooze | duty: key · until |
| skip, done | duty: key |
| search_started, search_resumed, search_landed, search_fell_through, search_ended | – |
| search_paused | until?: the first active day |
"""

from dataclasses import dataclass, field

STAGES = (
    "listed",
    "planned",
    "awaiting",
    "talking",
    "on_file",
    "representing",
    "parked",
    "paused",
    "alumni",
    "closed",
)

FACTS = frozenset(
    {
        "interaction",
        "approach",
        "auto_reply",
        "bounce",
        "invitation_accepted",
        "address_found",
        "note",
        "told",
        "filing",
        "submission",
        "moved",
        "opening",
    }
)
DECISIONS = frozenset(
    {
        "plan",
        "drop",
        "park",
        "talk",
        "later",
        "no",
        "pause",
        "resume",
        "close",
        "reopen",
        "opt_out",
        "snooze",
        "skip",
        "done",
    }
)
SEARCH_KINDS = frozenset(
    {
        "search_started",
        "search_paused",
        "search_resumed",
        "search_landed",
        "search_fell_through",
        "search_ended",
    }
)

# Messages of ours that expect no answer: they open no window and are no nudge.
SILENT_PURPOSES = frozenset({"thank_you", "polite_no", "landed_note", "give", "consent_withdrawal"})
# While it is our turn, these do not answer.
NOT_ANSWERS = frozenset({"nudge", "check_in", "insight"})

CLOSE_REASONS = ("not_my_field", "left_industry", "declined", "seeker_choice", "bad_conduct")

SUBMISSION_STATES = (
    "proposed",
    "consent_requested",
    "consented",
    "submitted",
    "interviewing",
    "offered",
    "placed",
    "declined_by_seeker",
    "consent_expired",
    "rejected",
    "no_feedback",
    "withdrawn",
    "withdrawn_duplicate",
    "disputed",
    "unauthorised",
)
# A consent that was given, or a résumé that lies with an employer. *Placed* is the good end of one, so not live.
LIVE_STATES = frozenset({"consented", "submitted", "interviewing", "offered", "disputed", "unauthorised"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of history: `day` its occurred_on, `seq` its place in that day."""

    id: int
    kind: str
    day: int
    seq: int = 0
    data: dict = field(default_factory=dict)


def in_order(rows):
    """The rows in the order of replay: day, day_seq, id; an opening stands at the start of its day."""
    return sorted(rows, key=_place)


def _place(row):
    return (row.day, row.kind != "opening", row.seq, row.id)
