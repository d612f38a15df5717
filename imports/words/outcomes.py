"""Why keeping left something of a row out, and why undoing left something in: the codes of ImportRow.done["kept"]."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from imports.columns import FIELDS


def sentence(code, params):
    """One sentence; of a code that is not known here any more, a general one."""
    return _sentences().get(code, _("Something of this row could not be done.")) % {
        "what": capfirst(_subject(params)), "number": params.get("number", ""),
    }  # fmt: skip


def _subject(params):
    """What it is about: a column of a record by its label, else the record."""
    what, column = params.get("what", ""), params.get("column", "")
    part = {"recruiter": "person", "firm": "firm"}.get(what, "mine")
    field = FIELDS.get(f"{part}.{column}")
    if field:
        return str(field.label)
    return {
        "firm": _("the firm"), "recruiter": _("the person"), "relationship": _("the entry in your list"),
        "affiliation": _("where the person works"),
    }.get(what, _("a value"))  # fmt: skip


def _sentences():
    return {
        "suppressed": _("They asked not to be kept here, so their record was left as it is."),
        "protected": _("Your confidential search is kept from them, so the row was left out. See Protected."),
        # undoing
        "in_use": _("%(what)s stays: it is in use since."),
        "changed_since": _("%(what)s stays: it was changed since."),
        "written_since": _("%(what)s stays: a later import wrote it too. Undo that one, and it goes as well."),
        "merged_since": _("%(what)s stays: it was merged since. Undo the merge first."),
        # keeping
        "shared": _("%(what)s is a shared record; your list changes nothing on it."),
        "changed_meanwhile": _("%(what)s was changed meanwhile and stays as it is."),
        "there_already": _("%(what)s was there already."),
        "moved_meanwhile": _("Where the person works was changed meanwhile and stays as it is."),
        "works_elsewhere": _("The person works at another firm now; that stays as it is."),
        "future": _("%(what)s is still to come and is left out."),
        "gone": _("%(what)s is not there any more."),
        "archived": _("%(what)s was put away meanwhile."),
        "not_yours": _("%(what)s can't be written by this list."),
        "not_brought": _("%(what)s comes with row %(number)s of the list, which was not kept."),
    }
