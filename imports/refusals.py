"""An act on an import that can't be done now, with the sentence that says why and what to do."""

from django.utils.translation import gettext as _


class ImportRefused(Exception):
    """`code` and `params`; `field` names the form field it belongs to, or None; `batch`: the import, where known."""

    batch = None

    def __init__(self, code, field=None, **params):
        super().__init__(code)
        self.code, self.field, self.params = code, field, params

    @property
    def sentence(self):
        return _sentences().get(self.code, _("That does not fit where this import stands now.")) % self.params


def _sentences():
    return {
        "nothing_given": _("Choose a file, or paste a list into the box."),
        "larger": _("The file is larger than %(most)s MB. Split it, or leave out columns that are not needed."),
        "admins_only": _("Only admins import into the shared directory."),
        "not_now": _("This import has moved on meanwhile. Look at where it stands."),
        "no_name_column": _("Choose the column that names the firm or the person, or one with e-mail addresses."),
        "unknown_column": _("The list has no column headed “%(column)s”."),
        "field_twice": _("Two columns can't both become “%(label)s”. Leave one of them out."),
        "unknown_field": _("A column was matched to something that is not known here. Choose it again."),
        "date_order": _("Say which comes first in the dates of this list: the day or the month."),
        "needs_source": _("Name the source that this is an edition of."),
        "unknown_source": _("This source belongs to another list of sources. Name it again."),
        "edition_to_come": _("That day is still to come. Choose today or an earlier day."),
        "nothing_to_keep": _("No row is ready to be kept."),
        "protected": _("Your confidential search is kept from them. Take them off Protected first."),
        "not_decidable": _("There is nothing to decide on this row any more."),
    }
