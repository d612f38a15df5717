"""What stands against a text that is about to leave, rule by rule. Source: domain.md section 5."""

from django.utils.translation import gettext as _

from outreach.words.writing import fields_in_words


def sentences():
    """{rule: its sentence, or a function of its params that gives it}."""
    return {
        "missing_field": _missing_field,
        "unknown_field": _unknown_field,
        "placeholder": _placeholder,
        "one_recipient": _(
            "%(count)s addresses stand in “To”. One message goes to one person: keep one, and "
            "write to the others apart."
        ),
    }


def titles():
    """{rule: what it is about in a few words}."""
    return {
        "missing_field": _("Something missing in a text"), "unknown_field": _("Braces left in a text"),
        "placeholder": _("Brackets left in a text"), "one_recipient": _("More than one recipient"),
    }  # fmt: skip


def _missing_field(params):
    fields = fields_in_words(params["fields"]).replace("%", "%%")
    return _("Not filled in yet: %(missing)s. Type it into the text, or take the line out.").replace(
        "%(missing)s", fields
    )


def _unknown_field(params):
    said = _quoted("{%s}", params)
    if not said:
        return _("Something in braces was left in the text that is no field.")
    words = _("There is no field for %(left)s, so it would go out as it stands. Write what you mean in its place.")
    return words.replace("%(left)s", said)


def _placeholder(params):
    said = _quoted("%s", params)
    if not said:
        return _("Something in brackets was left in the text from its template.")
    words = _("Still to be written: %(left)s. Put your own words in its place, or take it out.")
    return words.replace("%(left)s", said)


def _quoted(form, params):
    """ "“{seeker.phnoe}”, “{nobody}”"; '' where it was not kept: what someone types may be a person's name."""
    said = [form % word for word in params.get("words", ())]
    return ", ".join(f"“{one}”" for one in said).replace("%", "%%")
