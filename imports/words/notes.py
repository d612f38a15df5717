"""What is worth knowing about a file that was read: the notes of an Outline."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def sentence(code, **params):
    """The sentence for a note of imports/reading; '' for one that is not known here any more."""
    lines = ", ".join(str(line) for line in params.get("lines", []))
    return _sentences(params.get("count", 0)).get(code, "") % (params | {"lines": lines})


def _sentences(count):
    return {
        "letters_unknown": _("Some letters do not fit the encoding %(encoding)s. Choose another one."),
        "null_letters": _("Null characters were taken out."),
        "rows_too_long": ngettext(
            "%(count)s row has more cells than the header: line %(lines)s.",
            "%(count)s rows have more cells than the header, the first on lines %(lines)s.",
            count,
        ),
        "cards_unreadable": ngettext(
            "%(count)s card names nobody and is left out: line %(lines)s.",
            "%(count)s cards name nobody and are left out, the first on lines %(lines)s.",
            count,
        ),
        "links_left_out": ngettext(
            "%(count)s link outside of the list is left out: line %(lines)s.",
            "%(count)s links outside of the list are left out, the first on lines %(lines)s.",
            count,
        ),
    }
