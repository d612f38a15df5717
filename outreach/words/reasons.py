"""Why someone stands on Today: each duty of the fold as one short sentence, with date and count, without guilt."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.daywords import day_plain, day_words, since_words
from recruiters.models import Firm

__all__ = ["day_of", "firm_type", "month_words", "next_step", "number_words", "rank_words", "reason", "since_note"]


_PAY_MODELS = dict(Firm.PayModel.choices)


def reason(relationship, kind, params, today):
    """The sentence for an open duty of a relationship as of the reader's local day.

    kind and params as outreach/cadence yields them; dates that params lack are taken from the stored columns.
    """
    return REASONS[kind](relationship, params, today) if kind in REASONS else ""


def next_step(relationship, kind, params):
    """The next step in two or three words, for lists: "Nudge 1 of 2", "Check in with news"."""
    if kind == "nudge" and relationship.stage == "awaiting" and params.get("of"):
        return _("Nudge %(n)s of %(of)s") % {"n": params["number"], "of": params["of"]}
    return NEXT_STEPS[kind]() if kind in NEXT_STEPS else ""


def since_note(day, today):
    """ "(since Friday)" for what was for an earlier day; '' for none."""
    return f"({since_words(day, today)})" if day and day < today else ""


def firm_type(firm):
    """How a firm works, in a word: "retained", "sole"; '' where it is not known."""
    if firm is None or (firm.pay_model == "unknown" and firm.setting != "sole"):
        return ""
    if firm.setting == "sole" and firm.pay_model != "retained":
        return _("sole")
    return "RPO" if firm.pay_model == "rpo" else str(_PAY_MODELS[firm.pay_model]).lower()


def month_words(day, today):
    """A day far back as its month ("August", "August 2025"), a near one as its date ("12 Nov")."""
    if (today - day).days < 45:
        return day_plain(day, today)
    return date_format(day, "F" if day.year == today.year else "F Y")


def number_words(count):
    """Small numbers as words."""
    words = [
        _("none"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"),
        _("seven"), _("eight"), _("nine"), _("ten"), _("eleven"), _("twelve"),
    ]  # fmt: skip
    return words[count] if 0 <= count < len(words) else str(count)


def rank_words(n):
    """ "first", "second" … for short sentences."""
    return {1: _("first"), 2: _("second"), 3: _("third")}.get(n, f"{n}.")


def day_of(value):
    """A day from a duty's params: an ordinal, an ISO string or a date; None for none."""
    if isinstance(value, int) and value > 0:
        return date.fromordinal(value)
    if isinstance(value, str) and value:
        return date.fromisoformat(value)
    return value or None


def _reply_owed(relationship, params, today):
    wrote = relationship.last_in_on
    if wrote is None:
        return _("They wrote – answer when you can")
    if wrote == today:
        return _("Wrote today – answer today or tomorrow")
    words = {"day": day_words(wrote, today)}
    if (today - wrote).days == 1:
        return _("Wrote %(day)s – answer today") % words
    if (today - wrote).days < 7:
        return _("Wrote on %(day)s – answer today") % words
    return _("Wrote on %(day)s – an answer is still welcome") % {"day": day_plain(wrote, today)}


def _approach(relationship, params, today):
    wrote = day_of(params.get("on")) or relationship.last_in_on
    if wrote is None:
        return _("Wrote to you first – answer, or let it go")
    return _("Wrote to you first, %(day)s – answer, move it, or let it go") % {"day": _on(wrote, today)}


def _nudge(relationship, params, today):
    if relationship.stage == "talking":
        since = relationship.last_out_on
        return (
            _("Their turn since %(day)s – a friendly line is fine") % {"day": day_plain(since, today)}
            if since
            else _("Their turn – a friendly line is fine")
        )
    n, of = params.get("number", relationship.unanswered or 1), params.get("of", 0)
    words = {"n": n, "of": of, "day": day_plain(relationship.last_out_on, today) if relationship.last_out_on else ""}
    if of == 1:
        return _("No reply since %(day)s – the one nudge here, then parked") % words
    if n <= 1:
        return _("No reply since %(day)s – nudge 1 of %(of)s") % words if of else _("No reply since %(day)s") % words
    if n < of:
        return _("No reply to your nudge of %(day)s – nudge %(n)s of %(of)s") % words
    if relationship.filed_on:
        return _("No reply to your nudge of %(day)s – nudge %(n)s of %(of)s, then on file") % words
    return _("No reply to your nudge of %(day)s – nudge %(n)s of %(of)s, then parked") % words


def _first_message(relationship, params, today):
    if relationship.stage == "awaiting":
        return _("Accepted your invitation – write the first message")
    if relationship.last_in_on and not relationship.last_out_on:
        return _("They know you already – write the first message")
    if relationship.first_out_on:
        return _("Last written to in %(month)s – write again") % {
            "month": month_words(relationship.first_out_on, today)
        }
    return _("You planned to write – the first message")


def _check_in(relationship, params, today):
    filed = relationship.filed_on
    if filed:
        return _("On file since %(month)s – check in with news") % {"month": month_words(filed, today)}
    return _("Keeps your résumé – check in with news")


def _keep_in_touch(relationship, params, today):
    last = relationship.last_contact_on
    if last:
        return _("Last contact in %(month)s – a short line keeps you in touch") % {
            "month": date_format(last, "F" if last.year == today.year else "F Y")
        }
    return _("A short line keeps you in touch")


def _status_ask(relationship, params, today):
    employer = params.get("employer", "")
    since = day_of(params.get("since") or params.get("on"))
    if employer and since:
        words = _("Put you forward to %(employer)s on %(day)s, no word yet – ask how it stands")
        if not params.get("sent", True):
            words = _("You agreed to %(employer)s on %(day)s – ask on which day your résumé goes out")
        return words % {"employer": employer, "day": day_plain(since, today)}
    if relationship.last_contact_on:
        return _("No word since %(day)s – ask how it stands") % {"day": day_plain(relationship.last_contact_on, today)}
    return _("Put you forward – ask how it stands")


def _consent_expiring(relationship, params, today):
    until, employer = day_of(params.get("expires_on") or params.get("until")), params.get("employer", "")
    if until and employer:
        return _("Your consent for %(employer)s ends on %(day)s – renew it or let it end") % {
            "employer": employer, "day": day_plain(until, today),
        }  # fmt: skip
    if until:
        return _("A consent ends on %(day)s – renew it or let it end") % {"day": day_plain(until, today)}
    return _("A consent ends soon – renew it or let it end")


def _thank_you(relationship, params, today):
    if "told" in params:
        return _("They told you something useful – a thank-you keeps the door open")
    if relationship.last_in_on:
        return _("Answered %(day)s: nothing that fits now – a thank-you keeps the door open") % {
            "day": _on(relationship.last_in_on, today)
        }
    return _("A thank-you keeps the door open")


def _feedback(relationship, params, today):
    if params.get("employer"):
        return _("%(employer)s has ended – ask what they heard") % {"employer": params["employer"]}
    return _("The submission has ended – ask what they heard")


def _insight(relationship, params, today):
    since = day_of(params.get("since") or params.get("on")) or relationship.last_in_on
    if since:
        return _("No current match on %(day)s – a good moment to ask one question") % {"day": day_plain(since, today)}
    return _("A good moment to ask one question about the market")


def _let_it_rest(relationship, params, today):
    wrote = relationship.last_in_on
    if wrote:
        return _("Wrote on %(day)s – answer, or let it rest?") % {"day": day_plain(wrote, today)}
    return _("Answer, or let it rest?")


def _find_address(relationship, params, today):
    return _("Your message came back – find another address")


def _unshared(relationship, params, today):
    return _("Something is due here; what it is about is not shared with you")


def _own(relationship, params, today):
    return _("Your own reminder")


def _on(day, today):
    """ "yesterday", "on Friday", "on 12 Nov"."""
    if (today - day).days in (0, 1):
        return day_words(day, today)
    return _("on %(day)s") % {"day": day_words(day, today) if (today - day).days < 7 else day_plain(day, today)}


def people(count):
    """ "one person", "two people"."""
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": number_words(count)}


REASONS = {
    "reply_owed": _reply_owed,
    "approach": _approach,
    "consent_expiring": _consent_expiring,
    "thank_you": _thank_you,
    "feedback": _feedback,
    "status_ask": _status_ask,
    "first_message": _first_message,
    "nudge": _nudge,
    "check_in": _check_in,
    "keep_in_touch": _keep_in_touch,
    "let_it_rest": _let_it_rest,
    "insight": _insight,
    "find_address": _find_address,
    "own": _own,
    "unshared": _unshared,
}

NEXT_STEPS = {
    "reply_owed": lambda: _("Answer"),
    "approach": lambda: _("Answer or let go"),
    "consent_expiring": lambda: _("Consent ends"),
    "thank_you": lambda: _("Say thank you"),
    "feedback": lambda: _("Ask for feedback"),
    "status_ask": lambda: _("Ask how it stands"),
    "first_message": lambda: _("First message"),
    "nudge": lambda: _("Follow up"),
    "check_in": lambda: _("Check in with news"),
    "keep_in_touch": lambda: _("Keep in touch"),
    "let_it_rest": lambda: _("Answer, or let it rest"),
    "insight": lambda: _("Ask for insight"),
    "find_address": lambda: _("Find an address"),
    "own": lambda: _("Own reminder"),
    "unshared": lambda: _("Not shared with you"),
}
