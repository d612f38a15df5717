"""What proves that a person moved to another firm: an address that outlives the change, and is nobody else's."""

import phonenumbers

from recruiters.likeness.addresses import domain_of_email, is_general
from recruiters.models import ContactPoint, Firm

# Where mobiles have numbers of their own only these are; in North America nobody can tell them from others.
MOBILE = {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE}


def proves_move(contacts, record):
    """Whether a person's record shares a profile, a private mailbox or a mobile with the row's [[kind, value, key]].

    An address at a firm's own domain proves nothing: lists keep it long after the person left.
    """
    shared = [(kind, key) for kind, _, key in contacts if (kind, key) in record.contacts]
    if any(kind == "profile" or (kind == "email" and _is_private(key)) for kind, key in shared):
        return True
    return any(kind == "phone" and _is_mobile(key) and not _is_others(key, record) for kind, key in shared)


def _is_private(email):
    return not domain_of_email(email) and not is_general(email)


def _is_mobile(phone):
    try:
        return phonenumbers.number_type(phonenumbers.parse(phone, None)) in MOBILE
    except phonenumbers.NumberParseException:
        return False


def _is_others(phone, record):
    """A colleague's too, or the firm's: a switchboard. Two queries, for the few rows that hang on a phone alone."""
    bearers = ContactPoint.objects.filter(kind="phone", key=phone).exclude(recruiter=record.pk)
    firms = [firm for firm in record.at if isinstance(firm, int)]
    return bearers.exists() or Firm.objects.filter(pk__in=firms, phone=phone).exists()
