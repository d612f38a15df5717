"""What stands against a text that is about to leave, rule by rule. Source: domain.md section 5."""

from django.utils.translation import gettext as _

from outreach.words.writing import fields_in_words


def sentences():
    """{rule: its sentence, or a function of its params that gives it}."""
    return {
        "missing_field": _missing_field,
        "one_recipient": _(
            "%(count)s addresses stand in “To”. One message goes to one person: keep one, and "
            "write to the others apart."
        ),
    }


def titles():
    """{rule: what it is about in a few words}."""
    return {"missing_field": _("Something missing in a text"), "one_recipient": _("More than one recipient")}


def _missing_field(params):
    fields = fields_in_words(params["fields"]).replace("%", "%%")
    return _("Not filled in yet: %(missing)s. Type it into the text, or take the line out.").replace(
        "%(missing)s", fields
    )
