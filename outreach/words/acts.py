"""Acts in words, for the undo page and its toast."""

from django.utils.translation import gettext as _

from outreach.words.bulk import done_words
from outreach.words.history import lower_first, subject_of


def act_words(act):
    """What an act did, with whom: "Nudge with Jonas Weber"; a bulk act by its number of rows."""
    if act.kind.startswith("bulk_") and hasattr(act, "bulk"):
        return lower_first(done_words(act.bulk.kind, act.bulk.done))
    rows = list(act.rows.all())
    if not rows:
        return {
            "timings": _("a change of rhythm"),
            "settings": _("a change of settings"),
            "brief": _("a change of your brief"),
            "view_removed": _("the view you removed"),
            "own_reminder": _("a reminder of your own"),
            "tags": _("a change of tags"),
            "note": _("a note"),
            "note_edited": _("a change of a note"),
            "note_pinned": _("a pin"),
            "note_removed": _("the removal of a note"),
            "firm_notes": _("your notes on a firm"),
            "attachment": _("a file"),
            "attachment_removed": _("the removal of a file"),
        }.get(act.kind, _("an earlier act"))
    if len(rows) > 1:
        return _("%(what)s, %(n)s rows") % {"what": subject_of(rows[0]), "n": len(rows)}
    row = rows[0]
    if row.relationship is None:
        return subject_of(row)
    return _("%(what)s with %(name)s") % {"what": subject_of(row), "name": row.relationship.recruiter.shown_name}
