"""What a row did, and what time did by itself, in words under the timeline's events."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

OWN_WORDS = frozenset({"pause", "resume", "snooze", "skip", "done", "close", "opt_out", "plan", "moved", "later", "no"})


def effect_words(kind, effect):
    """What a row changed; '' where its own words say it already. Codes: outreach/cadence."""
    if kind in OWN_WORDS:
        return _("Changed nothing") if effect == "none" and kind != "done" else ""
    if kind == "bounce":
        return {
            "listed": _("Back to listed: nothing has reached them yet"),
            "ours": _("The answer is still yours to give"),
            "taken_back": _("That message no longer counts"),
            "address_invalid": _("The address is not good"),
        }.get(effect, "")
    return {
        "awaiting": _("Waiting for an answer since then"),
        "talking": _("Talking since then"),
        "on_file": _("On file since then"),
        "parked": _("Parked since then"),
        "representing": _("Representing since then"),
        "alumni": _("Kept warm since then"),
        "closed": _("Closed since then"),
        "listed": _("Back on the list"),
        "nudged": _("Counted as a nudge"),
        "first_message": _("The first message after the invitation"),
        "same_touch": _("One touch with the other message of that day"),
        "checked_in": _("Counted as a check-in"),
        "kept_in_touch": _("The next date is set"),
        "asked": _("Asked after the submission"),
        "approached": _("Nothing owed; an answer is welcome"),
        "approach_ended": _("Nothing more to do about it"),
        "accepted": _("The next message is the first"),
        "theirs": _("Their turn since then"),
        "ours": _("Your turn since then"),
        "reply_owed": _("Your turn since then"),
        "reopen_offered": _("Closed; you may reopen it"),
        "duty_ended": _("That settled it"),
    }.get(effect, "")


def time_words(code, params):
    """What time did on a day, in a sentence; '' for what needs no mention."""
    if code in ("lapsed", "stalled", "let_rest"):
        return _came_to_rest(code, params)
    if code.endswith("_skipped"):
        return _left_out(code, params.get("times", 1))
    if code == "duty_over":
        return {
            "thank_you": _("The thank-you lapsed, no harm done"),
            "feedback": _("The question for feedback lapsed, no harm done"),
            "insight": _("The moment for a question passed, no harm done"),
            "approach": _("Their approach lapsed, nothing owed"),
        }.get(params.get("kind"), "")
    return {
        "revisit": _("Back in view, for when you have time"),
        "asked_to_rest": _("Ten working days without an answer from you: answer, or let it rest?"),
        "consent_expired": _("A consent ended"),
        "pause_ended": _("The pause of your search ended") if params.get("of") == "search" else _("The pause ended"),
        "plan_dropped": _("The plan was dropped: no message went out"),
    }.get(code, "")


def _came_to_rest(code, params):
    filed = params.get("to") == "on_file"
    if code == "lapsed" and params.get("why") == "unsent":
        return _("The nudge was not sent – on file") if filed else _("The nudge was not sent – parked, nothing to do")
    if code == "lapsed":
        return (
            _("The last window closed without an answer – on file, with a light check-in")
            if filed
            else _("The last window closed without an answer – parked, nothing to do")
        )
    return (
        _("The exchange came to rest – on file, with a light check-in")
        if filed
        else _("The exchange came to rest – parked, nothing to do")
    )


def _left_out(code, times):
    words = {"n": times}
    if code == "check_in_skipped":
        return ngettext("A check-in was left out", "%(n)s check-ins were left out", times) % words
    if code == "status_ask_skipped":
        return ngettext("A question after the submission was left out", "%(n)s questions were left out", times) % words
    return ngettext("A date to keep in touch was left out", "%(n)s dates to keep in touch were left out", times) % words
