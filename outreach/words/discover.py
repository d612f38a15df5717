"""Discover in words: what own replies say of a type of firm, and what a broad brief is told."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def leaning_words(replied, contacted, points):
    """ "firms of this type answer you more often: 6 of 14"; '' where it moves nothing."""
    count = {"replied": replied, "contacted": contacted}
    if points > 0:
        return _("firms of this type answer you more often: %(replied)s of %(contacted)s") % count
    if points < 0:
        return _("firms of this type answer you less often: %(replied)s of %(contacted)s") % count
    return ""


def broad_words(axis, count):
    """The hint for a brief that names so many of an axis; '' for none. Source: domain.md section 1 row 6."""
    named = {
        "function": ngettext("%(n)s function", "%(n)s functions", count),
        "industry": ngettext("%(n)s industry", "%(n)s industries", count),
        "seniority": ngettext("%(n)s band", "%(n)s bands of seniority", count),
    }
    if axis not in named:
        return ""
    return _(
        "Your brief names %(many)s. Recruiters fill one post at a time and rarely place people whose field is so wide: "
        "narrow it, or put less effort into recruiters and more into people you know."
    ) % {"many": named[axis] % {"n": count}}
