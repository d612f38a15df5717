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
        return _beside(act) or {
            "timings": _("a change of rhythm"),
            "settings": _("a change of settings"),
            "brief": _("a change of your brief"),
            "view_removed": _("the view you removed"),
            "view_marked": _("what you said of a view"),
            "view_held": _("the list that a view shows"),
            "own_reminder": _("a reminder of your own"),
            "send_resume": _("the steps to send your newest résumé"),
        }.get(act.kind, _("an earlier act"))
    if len(rows) > 1:
        return _("%(what)s, %(n)s rows") % {"what": subject_of(rows[0]), "n": len(rows)}
    row = rows[0]
    if row.relationship is None:
        return subject_of(row)
    return _("%(what)s with %(name)s") % {"what": subject_of(row), "name": row.relationship.recruiter.shown_name}


def _beside(act):
    """ "a note on Jonas Weber", for what was changed on one thing beside the history; '' for all else."""
    changes = list(
        act.changes.select_related(
            "relationship__recruiter", "firm", "note__relationship__recruiter", "note__firm",
            "attachment__relationship__recruiter", "attachment__firm", "knowledge__relationship__recruiter",
        )[:20]
    )  # fmt: skip
    names = {name for name in map(_name_of, changes) if name}
    words = _beside_words().get(act.kind, "")
    return _("%(what)s on %(name)s") % {"what": words, "name": names.pop()} if words and len(names) == 1 else words


def _beside_words():
    return {
        "tags": _("a change of tags"),
        "note": _("a note"),
        "note_edited": _("a change of a note"),
        "note_pinned": _("a pin"),
        "note_removed": _("the removal of a note"),
        "firm_notes": _("your own notes"),
        "told": _("what you were told"),
        "knowledge_edited": _("a change of what you were told"),
        "knowledge_removed": _("the removal of what you were told"),
        "exclusion": _("an entry under Protected"),
        "exclusion_removed": _("the removal of an entry under Protected"),
        "exclusions_confirmed": _("what you confirmed under Protected"),
        "resume_blind": _("whether a résumé is blind"),
        "not_for_me": _("“not for me”"),
        "attachment": _("a file"),
        "attachment_removed": _("the removal of a file"),
        "template": _("a text of your own"),
        "template_edited": _("a change of a text"),
        "template_removed": _("the removal of a text"),
        "about_you": _("what your messages say of you"),
        "application": _("your own application"),
        "submission_removed": _("the removal of an application"),
        "claims": _("the hirers that a firm named"),
        "claim_removed": _("the removal of a claim"),
        "employer": _("a change of an employer"),
        "employer_joined": _("two employers made one"),
        "ruling": _("a ruling"),
    }


def _name_of(change):
    if change.template_id or change.about_you_id:
        return ""
    about = change.note or change.attachment or change.knowledge or change
    if about.relationship:
        return about.relationship.recruiter.shown_name
    firm = getattr(about, "firm", None)
    return firm.name if firm else ""
