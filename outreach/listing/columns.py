"""The columns a list may have, which of them it has unasked, and the order (sorts.py) that the head of each offers."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Column:
    name: str
    label: str
    sort: str = ""


# The name stands first in every list: it is the row's link.
COLUMNS = {
    column.name: column
    for column in (
        Column("firm", _("Firm"), "firm"),
        Column("type", _("Firm type"), "type"),
        Column("stage", _("Stage"), "stage"),
        Column("last", _("Last contact"), "last"),
        Column("next", _("Next step"), "next"),
        Column("rhythm", _("Rhythm"), "stale"),
        Column("fit", _("Fit"), "fit"),
        Column("reply", _("Reply"), "reply"),
        Column("place", _("Place"), "place"),
        Column("tags", _("Tags"), "tags"),
        Column("since", _("In this stage since"), "since"),
        Column("filed", _("Résumé on file"), "filed"),
        Column("added", _("Added"), "added"),
        Column("source", _("Source"), "source"),
    )
}
USUAL = ("firm", "stage", "last", "next", "rhythm", "fit")
