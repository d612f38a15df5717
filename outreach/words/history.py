"""History in words: what a row says happened, by which way, what it did to the stage, and what time did by itself."""

from django.utils.translation import gettext as _

from common.daywords import day_plain
from outreach.words.reasons import day_of
from outreach.words.submissions import submission_state

CHANNEL_ICONS = {
    "email": "mail",
    "phone": "phone",
    "voicemail": "voicemail",
    "linkedin": "link",
    "text": "message-square",
    "meeting": "users",
    "portal": "globe",
    "other": "message-circle",
}

KIND_ICONS = {
    "told": "lightbulb",
    "filing": "file-text",
    "submission": "shield-check",
    "moved": "building-2",
    "bounce": "mail-x",
    "invitation_accepted": "user-check",
    "address_found": "at-sign",
    "opening": "upload",
    "note": "file-text",
    "plan": "calendar-check",
    "park": "circle-parking",
    "pause": "circle-pause",
    "resume": "play",
    "close": "archive",
    "reopen": "archive-restore",
    "opt_out": "circle-slash",
    "snooze": "alarm-clock",
    "skip": "skip-forward",
    "done": "check",
}


def icon_of(row):
    """The icon of a row: by channel for what was said, by kind for the rest."""
    if row.kind in ("interaction", "approach", "auto_reply"):
        return CHANNEL_ICONS.get(row.data.get("channel"), "message-circle")
    return KIND_ICONS.get(row.kind, "footprints")


def channels():
    """Channel choices, as (code, words)."""
    return [
        ("email", _("Email")),
        ("phone", _("Phone")),
        ("voicemail", _("Voicemail")),
        ("linkedin", _("LinkedIn")),
        ("text", _("Text message")),
        ("meeting", _("Meeting")),
        ("portal", _("Their portal")),
        ("other", _("Another way")),
    ]


def purposes():
    """Purposes of a message of ours, as (code, words); the last ones expect no answer."""
    return [
        ("first_touch", _("First message")),
        ("nudge", _("Nudge")),
        ("answer", _("Answer")),
        ("check_in", _("Check-in")),
        ("schedule", _("Arrange a call")),
        ("resume", _("Send the résumé")),
        ("status_ask", _("Ask after a submission")),
        ("insight", _("Ask for insight")),
        ("consent_reply", _("Answer on consent")),
        ("invitation", _("LinkedIn invitation")),
        ("thank_you", _("Thank-you")),
        ("polite_no", _("Polite no")),
        ("landed_note", _("Say that I landed")),
        ("give", _("Pass on a lead")),
        ("consent_withdrawal", _("Withdraw consent")),
        ("other", _("Something else")),
    ]


def outcomes():
    """What a message of theirs was, as (code, words)."""
    return [
        ("", _("They replied")),
        ("match", _("A search that fits")),
        ("no_match", _("No current match")),
        ("declined", _("Not interested")),
        ("approach", _("They wrote first, unasked")),
        ("auto_reply", _("An automatic answer")),
    ]


def subject_of(row):
    """What happened, in a few words; the seeker's own subject first."""
    return row.subject or _SUBJECTS.get(row.kind, _plain_kind)(row)


def lower_first(words):
    """For use inside a sentence: "Nudge" → "nudge"; names like LinkedIn stay."""
    return words if words.startswith("LinkedIn") else words[:1].lower() + words[1:]


def _interaction(row):
    direction = row.data.get("direction")
    if direction == "out":
        return dict(purposes()).get(row.data.get("purpose"), _("Message"))
    if direction == "in":
        return (
            dict(outcomes()).get(row.data.get("outcome", ""), _("They replied"))
            if row.data.get("outcome")
            else _("Reply")
        )
    return _("Contact from your list")


def _submission(row):
    about = " · ".join(part for part in (row.data.get("role"), row.data.get("employer")) if part)
    state = submission_state(row.data.get("state"), _("Submission"))
    return f"{state}: {about}" if about else state


def told_kinds():
    """{kind of what was told: the words of its row}."""
    return {
        "salary": _("Told you about pay"),
        "market": _("Told you about the market"),
        "resume": _("Advised you on the résumé"),
        "tip": _("Gave you a tip"),
        "signal": _("Told you which way the market goes"),
        "referral": _("Named someone to you"),
    }


def _told(row):
    return told_kinds().get(row.data.get("of"), _("Told you something"))


def _filing(row):
    version = row.data.get("version")
    return _("Résumé %(n)s on file") % {"n": version} if version else _("Résumé on file")


def _plan(row):
    day = day_of(row.data.get("day"))
    return _("Planned for %(day)s") % {"day": day_plain(day, row.occurred_on)} if day else _("Planned outreach")


def _pause(row):
    until = day_of(row.data.get("until"))
    return _("Paused until %(day)s") % {"day": day_plain(until, row.occurred_on)} if until else _("Paused")


def _later(row):
    day = day_of(row.data.get("day"))
    return _("Approach moved to %(day)s") % {"day": day_plain(day, row.occurred_on)} if day else _("Approach moved")


def _snooze(row):
    until = day_of(row.data.get("until"))
    return _("Snoozed until %(day)s") % {"day": day_plain(until, row.occurred_on)} if until else _("Snoozed")


def _skip(row):
    said = skip_reasons().get(row.data.get("reason", ""), row.data.get("reason", ""))
    return _("Skipped: %(reason)s") % {"reason": said.lower()} if said else _("Skipped")


def _close(row):
    return _("Closed: %(reason)s") % {"reason": close_reasons().get(row.data.get("reason"), "").lower()}


def _address_found(row):
    if not row.data.get("value"):
        return _("Another address found")
    return _("Another address found: %(address)s") % {"address": row.data.get("value", "")}


def _opt_out(row):
    if row.data.get("objection"):
        return _("They asked not to be kept here")
    return _("Not to be contacted")


def _moved(row):
    return _("Moved to %(firm)s") % {"firm": row.firm.name} if row.firm_id else _("Moved to another firm")


def _plain_kind(row):
    return {
        "approach": _("They wrote first"),
        "auto_reply": _("Automatic answer – not counted as a reply"),
        "bounce": _("A message came back"),
        "invitation_accepted": _("They accepted your invitation"),
        "opening": _("Brought in from a list"),
        "note": _("Note from a list"),
        "drop": _("Plan dropped"),
        "park": _("Parked"),
        "talk": _("You took up their approach"),
        "no": _("Their approach let go"),
        "resume": _("Resumed"),
        "reopen": _("Reopened"),
        "done": _("Done"),
        "search_started": _("Your search began"),
        "search_paused": _("Your search was paused"),
        "search_resumed": _("Your search went on"),
        "search_landed": _("You landed"),
        "search_fell_through": _("The job fell through"),
        "search_ended": _("Your search ended"),
    }.get(row.kind, row.kind)


_SUBJECTS = {
    "interaction": _interaction,
    "submission": _submission,
    "told": _told,
    "filing": _filing,
    "plan": _plan,
    "pause": _pause,
    "later": _later,
    "snooze": _snooze,
    "skip": _skip,
    "close": _close,
    "moved": _moved,
    "opt_out": _opt_out,
    "address_found": _address_found,
}


def way_of(row):
    """ "You wrote · email", "They called"; '' for what is no contact."""
    if row.kind not in ("interaction", "approach", "auto_reply"):
        return ""
    channel, direction = row.data.get("channel", "other"), row.data.get("direction", "in")
    if direction == "unknown":
        return dict(channels()).get(channel, "")
    ours = direction == "out"
    if channel == "phone":
        return _("You called") if ours else _("They called")
    if channel == "voicemail":
        return _("You left a message") if ours else _("They left a message")
    if channel == "meeting":
        return _("You met")
    words = {"channel": dict(channels()).get(channel, "").lower() if channel != "linkedin" else "LinkedIn"}
    return _("You wrote · %(channel)s") % words if ours else _("They wrote · %(channel)s") % words


def skip_reasons():
    return {
        "elsewhere": _("In touch another way"),
        "not_now": _("Not this time"),
        "no_fit": _("No longer fits"),
    }


def close_reasons():
    return {
        "not_my_field": _("Not my field"),
        "left_industry": _("Left the industry"),
        "declined": _("They declined"),
        "seeker_choice": _("My choice"),
        "bad_conduct": _("Bad conduct"),
    }


def words_of_version(version):
    """ "Résumé 4 – shorter"."""
    named = _("Résumé %(n)s") % {"n": version.number}
    named = f"{named} – {version.label}" if version.label else named
    return _("%(version)s (blind)") % {"version": named} if version.blind else named
