"""The measures in words: what tells people apart, what each group is called, whom each number counts."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outreach.cadence.reach import HAD_SEARCH, IN_TOUCH, INTERVIEWING, OFFERED, REPLIED, SUBMITTED
from outreach.measures.periods import month_of
from outreach.words.history import channels
from outreach.words.writing import template_words
from recruiters.models import Firm


def groupings():
    """What the first question can be told apart by, as (code, words)."""
    return [
        ("type", _("Firm type")),
        ("function", _("Specialty")),
        ("industry", _("Industry")),
        ("channel", _("Way")),
        ("template", _("Template")),
        ("month", _("Month")),
    ]


def group_words(by, group, names=()):
    """What a group is called, "" if there is no such group; names: {code: name} of specialties."""
    if by == "month":
        first = month_of(group)
        return date_format(first, "F Y") if first else ""
    if by == "template":
        return _("Own words") if group == "own" else template_words(group)
    if by == "channel":
        return dict(channels()).get(group, "")
    if by == "type":
        types = dict(Firm.PayModel.choices) | {"sole": _("Sole recruiter"), "none": _("No firm named")}
        return types.get(group, "")
    return _("None said: generalists") if group == "none" else dict(names).get(group, "")


def step_words(step):
    """A step of the funnel."""
    return {
        IN_TOUCH: _("In touch"),
        REPLIED: _("Replied"),
        HAD_SEARCH: _("Had a search that fits"),
        SUBMITTED: _("Submitted you"),
        INTERVIEWING: _("Interviewing"),
        OFFERED: _("Offered"),
    }[step]


def behind_words(measure):
    """(heading, one sentence that says who is counted) of the list behind a number."""
    return {
        "contacted": (_("First contacted"), _("You wrote to them, and the window for a reply is over.")),
        "open": (_("Windows still open"), _("You wrote to them, and a reply may still come. No rate counts them yet.")),
        "replied": (_("Replied inside their window"), _("Their first reply came before the window closed.")),
        "on-file": (_("Résumé on file"), _("First contacted, and they have kept your résumé for under twelve months.")),
        "search": (_("Had a search that fits"), _("First contacted, and they had a search for you, now or before.")),
        "live": (_("Talking or representing"), _("Everyone with whom something is live now.")),
        "in-touch": (_("In touch"), _("You wrote to them, or they to you, at least once.")),
        "wrote-back": (_("Replied"), _("They answered you at least once, however late.")),
        "had-search": (_("Had a search that fits"), _("They said so, or a role came up through them.")),
        "submitted": (_("Submitted you"), _("Your résumé went to an employer through them.")),
        "interviewing": (_("Interviewing"), _("A submission of theirs came to an interview.")),
        "offered": (_("Offered"), _("A submission of theirs came to an offer.")),
    }[measure]


def count_words(n):
    return ngettext("%(n)s recruiter", "%(n)s recruiters", n) % {"n": n}


def days_words(days):
    """ "4 days", "2.5 days"; "the same day" for none."""
    if days == 0:
        return _("same day")
    shown = f"{days:g}"
    return ngettext("%(days)s day", "%(days)s days", 1 if days == 1 else 2) % {"days": shown}
