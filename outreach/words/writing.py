"""Messages in words: the kinds of template, what each field stands for, how long a text is."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def kind_names():
    """{kind: its name}, in the order of the pages."""
    return {
        "first_touch": _("First message"),
        "nudge_1": _("First nudge"),
        "nudge_2": _("Last nudge"),
        "voicemail": _("Voicemail"),
        "call_script": _("Call"),
        "thank_you": _("Thank-you"),
        "check_in": _("Check-in"),
        "insight_market": _("A question on the market"),
        "insight_salary": _("A question on pay"),
        "insight_resume": _("A question on your résumé"),
        "consent_reply": _("Consent, for one role"),
        "consent_withdraw": _("Consent withdrawn"),
        "submission_status": _("How a submission stands"),
        "introduced_hirers_request": _("Where they have introduced you"),
        "confidentiality_notice": _("Keep it confidential"),
        "referral_give": _("Pass someone on"),
        "landed_note": _("I have landed"),
        "decline_politely": _("No, with thanks"),
    }


def kind_groups():
    """[(heading, kinds)] as the list of templates shows them."""
    return [
        (_("To begin"), ("first_touch", "call_script", "voicemail")),
        (_("To follow up"), ("nudge_1", "nudge_2", "check_in", "thank_you")),
        (_("To ask for insight"), ("insight_market", "insight_salary", "insight_resume")),
        (
            _("Consent and submissions"),
            ("consent_reply", "consent_withdraw", "submission_status", "introduced_hirers_request"),
        ),
        (_("And more"), ("confidentiality_notice", "referral_give", "landed_note", "decline_politely")),
    ]


def ways():
    """What a text is made for, as (code, words)."""
    return [("email", _("Email")), ("linkedin", _("LinkedIn")), ("phone", _("To read from"))]


def variant_words(kind, variant):
    """ "First message, B"; '' for what is no kind of ours."""
    name = kind_names().get(kind, "")
    return f"{name}, {variant}" if name and variant else name


def template_words(key):
    """The same of a stored key, "first_touch:B"."""
    kind, _colon, variant = key.partition(":")
    return variant_words(kind, variant)


def field_words():
    """{field: what it stands for, inside a sentence}."""
    return {
        "recruiter.first_name": _("the recruiter’s first name"),
        "recruiter.last_name": _("the recruiter’s last name"),
        "recruiter.salutation": _("how the recruiter is addressed"),
        "recruiter.firm": _("the recruiter’s firm"),
        "recruiter.specialty": _("what the recruiter works on"),
        "recruiter.city": _("the recruiter’s city"),
        "referrer.name": _("who sent you"),
        "seeker.name": _("your name"),
        "seeker.phone": _("your phone"),
        "seeker.email": _("your email"),
        "seeker.headline": _("your line about yourself"),
        "seeker.years": _("your years in the field"),
        "seeker.city": _("your city"),
        "seeker.linkedin": _("your LinkedIn address"),
        "search.target_roles": _("the role you look for"),
        "search.industries": _("your industries"),
        "search.places": _("where you look"),
        "search.remote": _("on site or remote"),
        "search.pay_range": _("your pay range"),
        "search.currency": _("the currency"),
        "search.availability": _("when you could start"),
        "search.work_authorisation": _("where you may work"),
        "search.reason": _("why you look"),
        "search.confidential_line": _("the line on confidentiality"),
        "proof.1": _("your first result"),
        "proof.2": _("your second result"),
        "proof.3": _("your third result"),
        "submission.employer": _("the employer"),
        "submission.role": _("the role"),
        "submission.requisition": _("the number of the role"),
        "submission.date": _("the day of the submission"),
        "last_contact.date": _("the day of your last contact"),
        "last_contact.channel": _("the way of your last contact"),
        "resume.version": _("the version of your résumé"),
        "resume.link": _("the link to your résumé"),
    }


def fields_in_words(names):
    """ "your phone, your first result"."""
    words = field_words()
    return ", ".join(words.get(name, name) for name in names)


def count_words(count):
    """ "112 of 120 words", "59 characters in the subject"."""
    if count.most is None:
        said = {
            "words": ngettext("%(n)s word", "%(n)s words", count.n),
            "characters": ngettext("%(n)s character", "%(n)s characters", count.n),
        }[count.what]
    else:
        said = {
            "words": _("%(n)s of %(most)s words"),
            "characters": _("%(n)s of %(most)s characters"),
            "subject": _("subject: %(n)s of %(most)s characters"),
        }[count.what]
    return said % {"n": count.n, "most": count.most}
