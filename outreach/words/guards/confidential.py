"""What the confidential guard says, rule by rule. Source: domain.md section 5."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outreach.guards.confidential import BLOCKING


def sentences():
    """{rule: its sentence, or a function of its params that gives it}."""
    return {
        "own_employer": _(
            "%(firm)s is your employer, and your search is confidential, so nothing goes there. "
            "Is it another firm? Correct it under Protected."
        ),
        "own_affiliate": _(
            "%(firm)s belongs to your employer (you protected %(protected)s), so nothing goes there. "
            "Has that changed? Take it off Protected first."
        ),
        "excluded_employer": _(
            "You keep your search from %(protected)s, and this is %(firm)s, so nothing goes there. "
            "Has that changed? Take it off Protected first."
        ),
        "excluded_firm": _(
            "You keep your search from %(protected)s, so nothing goes to %(firm)s. "
            "Choose another firm, or take it off Protected first."
        ),
        "excluded_person": _(
            "You keep your search from this person, so nothing goes to them. "
            "Choose someone else, or take them off Protected first."
        ),
        "protected_address": _(
            "An address at %(domain)s is read at %(protected)s, which you protected, so nothing goes there. "
            "Choose someone else, or take it off Protected first."
        ),
        "kept_apart": _(
            "A rule that protects this search stands against it, so nothing goes there. Only the seeker sees which."
        ),
        "maybe_apart": _(
            "A rule that protects this search asks for care here, and only the job seeker reads which. Ask them first."
        ),
        "maybe_protected": _maybe,
        "employer_client": _(
            "You noted that %(firm)s works for %(protected)s, your employer. Ask for discretion before you say who "
            "you are, or choose another firm."
        ),
        "not_blind": _(
            "Your search is confidential, and résumé %(number)s is not marked as blind. "
            "Send one without your name and employer, if you can."
        ),
    }  # fmt: skip


def titles():
    """{rule: what it is about in a few words}."""
    return {
        "own_employer": _("Your employer"),
        "own_affiliate": _("Your employer’s group"),
        "excluded_employer": _("Protected employer"),
        "excluded_firm": _("Protected firm"),
        "excluded_person": _("Protected person"),
        "protected_address": _("Protected address"),
        "kept_apart": _("Protected, stopped for a coach"),
        "maybe_apart": _("Perhaps protected, said to a coach"),
        "maybe_protected": _("Perhaps protected"),
        "employer_client": _("Works for your employer"),
        "not_blind": _("Résumé that is not blind"),
    }


def counted(n):
    """{rule: how many people it kept from something}."""
    protected = ngettext("%(n)s protected", "%(n)s protected", n)
    return dict.fromkeys(BLOCKING, protected) | {
        "maybe_protected": ngettext("%(n)s perhaps protected", "%(n)s perhaps protected", n),
        "employer_client": ngettext(
            "%(n)s whose firm works for your employer", "%(n)s whose firm works for your employer", n
        ),
    }


def _maybe(params):
    near = {
        "other_form": _("%(firm)s has the name of %(protected)s, with another legal form."),
        "other_domain": _("%(firm)s has the name of %(protected)s, with another web address."),
        "short_name": _("One of the names %(firm)s and %(protected)s begins with the other."),
        "sisters": _("%(firm)s and %(protected)s belong to one parent."),
    }
    said = near.get(params.get("because"), _("The names %(firm)s and %(protected)s are nearly the same."))
    return said + " " + _("You protected %(protected)s: make sure that this is another one.")
