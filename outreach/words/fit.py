"""A fit in words: one short phrase for each part, and what held it down."""

from django.utils.translation import gettext as _

from recruiters.fit import WEIGHTS


def fit_words(fit, weighty=False):
    """The phrases of a Fit, weightiest first; what the search leaves open says nothing.

    `weighty`: without the kind of contract where it fits, as for nearly everyone in a list.
    """
    phrases = _phrases()
    said = [part for part in fit.parts if part.match != "open"]
    if weighty:
        said = [part for part in said if (part.match, part.axis) != ("exact", "engagement")]
    words = [phrases[part.match, part.axis] for part in said]
    return [*words, held_words(fit)] if fit.capped else words


def fit_parts(fit):
    """Each part of a Fit as (phrase, points, most points), weightiest first; not what the search leaves open."""
    phrases = _phrases()
    return [
        (phrases[part.match, part.axis], part.points, WEIGHTS[part.axis]) for part in fit.parts if part.match != "open"
    ]


def held_words(fit):
    """What held a Fit down; '' for nothing."""
    return _held()[fit.capped] if fit.capped else ""


def _held():
    return {"seniority": _("held at 40: another seniority"), "pay": _("held at 40: another range of pay")}


def _phrases():
    return {
        ("exact", "function"): _("covers your function"),
        ("exact", "industry"): _("knows your industry"),
        ("exact", "seniority"): _("places people of your seniority"),
        ("exact", "place"): _("works in your place"),
        ("exact", "engagement"): _("fills the kind of contract you want"),
        ("adjacent", "function"): _("covers a neighbouring function"),
        ("adjacent", "industry"): _("knows a neighbouring industry"),
        ("adjacent", "seniority"): _("places people one step from your seniority"),
        ("adjacent", "place"): _("works near your place"),
        ("generalist", "function"): _("names no function"),
        ("generalist", "industry"): _("names no industry"),
        ("generalist", "seniority"): _("names no seniority"),
        ("generalist", "place"): _("names no place"),
        ("generalist", "engagement"): _("kind of contract not known"),
        ("miss", "function"): _("covers other functions"),
        ("miss", "industry"): _("knows other industries"),
        ("miss", "seniority"): _("places people of another seniority"),
        ("miss", "place"): _("works elsewhere"),
        ("miss", "engagement"): _("fills another kind of contract"),
    }
