"""A fit in words: one short phrase for each part, and what held it down."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruiters.fit import WEIGHTS


def fit_words(fit, weighty=False):
    """The phrases of a Fit, weightiest first; what the search leaves open says nothing.

    `weighty`: without the kind of contract where it fits, as for nearly everyone in a list.
    """
    said = [part for part in fit.parts if part.match != "open"]
    if weighty:
        said = [part for part in said if (part.match, part.axis) != ("exact", "engagement")]
    words = [_phrase(part.match, part.axis) for part in said]
    return [*words, *filter(None, [pay_words(fit), held_words(fit)])]


def fit_parts(fit):
    """Each part of a Fit as (phrase, points, most points), weightiest first; not what the search leaves open."""
    return [
        (_phrase(part.match, part.axis), part.points, WEIGHTS[part.axis])
        for part in fit.parts
        if part.match != "open"
    ]


def pay_words(fit):
    """How pay meets, which weighs nothing; '' where it is not known, or is what held the Fit down."""
    return "" if fit.pay == "open" or fit.capped == "pay" else _phrase(fit.pay, "pay")


def held_words(fit):
    """What held a Fit down; '' for nothing."""
    return _held()[fit.capped] if fit.capped else ""


def _held():
    return {"seniority": _("held at 40: another seniority"), "pay": _("held at 40: another range of pay")}


def _phrase(match, axis):
    return str(_PHRASES[match, axis])


_PHRASES = {
    ("exact", "function"): gettext_lazy("covers your function"),
    ("exact", "industry"): gettext_lazy("knows your industry"),
    ("exact", "seniority"): gettext_lazy("places people of your seniority"),
    ("exact", "place"): gettext_lazy("works in your place"),
    ("exact", "engagement"): gettext_lazy("fills the kind of contract you want"),
    ("exact", "pay"): gettext_lazy("told you of pay in your range"),
    ("adjacent", "function"): gettext_lazy("covers a neighbouring function"),
    ("adjacent", "industry"): gettext_lazy("knows a neighbouring industry"),
    ("adjacent", "seniority"): gettext_lazy("places people one step from your seniority"),
    ("adjacent", "place"): gettext_lazy("works near your place"),
    ("generalist", "function"): gettext_lazy("names no function"),
    ("generalist", "industry"): gettext_lazy("names no industry"),
    ("generalist", "seniority"): gettext_lazy("names no seniority"),
    ("generalist", "place"): gettext_lazy("names no place"),
    ("generalist", "engagement"): gettext_lazy("kind of contract not known"),
    ("miss", "function"): gettext_lazy("covers other functions"),
    ("miss", "industry"): gettext_lazy("knows other industries"),
    ("miss", "seniority"): gettext_lazy("places people of another seniority"),
    ("miss", "place"): gettext_lazy("works elsewhere"),
    ("miss", "engagement"): gettext_lazy("fills another kind of contract"),
    ("miss", "pay"): gettext_lazy("told you of another range of pay"),
}  # lazy: only those that are said are looked up, and a page says many
