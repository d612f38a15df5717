"""What the submission guard says, rule by rule. Source: domain.md section 5."""

from django.utils.translation import gettext as _


def sentences():
    """{rule: its sentence, or a function of its params}: which rule, with day or count, and what to do instead."""
    return {rule: _filled(words) for rule, words in _sentences().items()}


def _filled(words):
    """A recruiter who has no firm is not named: what guards said is kept, and names are not. `why`: two are near."""

    def said(params):
        sentence = words if params.get("firm") else words.replace("%(firm)s", _("Another recruiter"))
        return sentence.replace("%(why)s", near_words(params.get("reason", "")).replace("%", "%%"))

    return said


def _sentences():
    return {
        "S1": _(
            "%(firm)s has you for %(role)s at %(employer)s since %(on)s. Sent twice, you may be dropped by both, so "
            "this can't be agreed to. Keep it as asked for, and compare the two."
        ),
        "S1_near": _(
            "%(firm)s has you for %(role)s at %(employer)s since %(on)s, and %(asked)s may be the same employer: "
            "%(why)s. Find out before you agree."
        ),
        "frozen": _(
            "%(employer)s has you two ways already, and that is not settled. Nothing new is agreed to there until you "
            "have noted what was decided."
        ),
        "employer_unnamed": _(
            "The employer is not named, so nobody can check whether you are there already. Get the name first."
        ),
        "S2": _(
            "%(firm)s introduced you at %(employer)s and may claim a fee until %(until)s, whatever the role. Ask which "
            "firm the employer would accept you from."
        ),
        "S3": _(
            "You applied at %(employer)s yourself on %(on)s. Within six months employers often pass over the recruiter "
            "who comes second: tell them first."
        ),
        "S2_near": _(
            "%(firm)s introduced you at %(employer)s and may claim a fee until %(until)s, and %(asked)s may be the "
            "same employer: %(why)s. Find out before you agree."
        ),
        "S3_near": _(
            "You applied at %(employer)s yourself on %(on)s, and %(asked)s may be the same employer: %(why)s. Find out "
            "before you agree."
        ),
        "S4_blanket": _(
            "This right covers every employer and role. Agree to one named role at a time instead."
        ),
        "S4_no_role": _("This right names no role. Ask to have the role written into it."),
        "S4_no_expiry": _("This right never ends. Ask for a last day, at most %(most)s days on."),
        "S4_long": _("This right runs %(n)s days, until %(until)s. %(most)s days are plenty; ask for less."),
        "S4_fee": _("They charge you for it. Employers pay recruiters; a fee from you is a warning."),
        "S5": _(
            "%(firm)s sent your résumé without asking, noted on %(on)s. Get it in writing that they ask first."
        ),
        "S6": _(
            "%(firm)s is retained and has you in its search for %(role)s since %(on)s. A retained firm rarely puts one "
            "person into two searches: ask them which."
        ),
        "S7": _(
            "Nobody asked them to fill a post there. A speculative approach can leave a claim on you: agree to named "
            "employers only."
        ),
    }


def titles():
    """{rule: what it is about, in a few words}."""
    return {
        "S1": _("Same role through two firms"), "S1_near": _("Perhaps the same role"), "frozen": _("Open conflict"),
        "employer_unnamed": _("Employer not named"), "S2": _("Another firm’s claim"), "S3": _("Your own application"),
        "S2_near": _("Perhaps another firm’s claim"), "S3_near": _("Perhaps your own application"),
        "S4_blanket": _("Right without limits"), "S4_no_role": _("Right without a role"),
        "S4_no_expiry": _("Right without an end"), "S4_long": _("Right for long"), "S4_fee": _("A fee from you"),
        "S5": _("Sent without asking"), "S6": _("Two searches at one firm"), "S7": _("Speculative"),
    }  # fmt: skip


def near_words(reason):
    """Why two employers may be one, for the question "same as …?". Codes of guards/employers.py."""
    return {
        "same_name": _("the same name"), "alias": _("another name of it"), "same_domain": _("the same web address"),
        "parent": _("one belongs to the other"), "other_form": _("the same name with another legal form"),
        "other_domain": _("the same name with another web address"), "near_name": _("nearly the same name"),
        "short_name": _("one name is the beginning of the other"), "sisters": _("both belong to the same group"),
    }.get(reason, _("the names are alike"))  # fmt: skip
