"""Hand one rendered mail to the mail server (or keep it as a file) and say what became of it."""

import ipaddress
import smtplib
import socket
from dataclasses import dataclass, replace
from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.module_loading import import_string

from .content import NotSendable
from .models import OutgoingMail
from .smtp import LostAfterBody

FILES = "django.core.mail.backends.filebased.EmailBackend"
OWN = "mail.smtp.EmailBackend"  # for a person's own account at a server
OWN_PORTS = (25, 465, 587, 2525)  # where mail servers take mail
KEPT = "kept"  # response of a mail that was kept as a file because no mail server is set

State = OutgoingMail.State


@dataclass(frozen=True)
class Outcome:
    """state: sent, refused, unknown, or queued for a refusal that may pass. `words`: the server's own, or a code.

    `of_address` says that the refusal is about the address or the mail, not about our account at the server.
    """

    state: str
    words: str = ""
    of_address: bool = False


def post(mail):
    """Post a mail in state sending. Returns an Outcome; never raises for what a server or a network does."""
    if mail.kind in settings.MAIL_SENDERS:
        return _post_through_own(mail)
    backend = FILES if keeps_files(mail.user) else settings.EMAIL_BACKEND
    try:
        get_connection(backend).send_messages([_message(mail)])
    except Exception as error:
        return _outcome(error)
    return Outcome(State.SENT, KEPT if backend == FILES else "")


def _post_through_own(mail):
    """Through the account of the person who writes. A password that is not taken is not tried again: servers lock."""
    try:
        sender = import_string(settings.MAIL_SENDERS[mail.kind])(mail)
        if getattr(mail.user, "is_demo", False):
            get_connection(FILES).send_messages([_message(mail, sender, kept=True)])
            return Outcome(State.SENT, KEPT)
        _refuse_inside(sender.connection["host"], sender.connection["port"])
        outside = settings.MAIL_ACCOUNTS_OUTSIDE_ONLY
        get_connection(OWN, outside_only=outside, **sender.connection).send_messages([_message(mail, sender)])
    except NotSendable as refused:
        return Outcome(State.REFUSED, refused.code)
    except smtplib.SMTPAuthenticationError as error:
        return Outcome(State.REFUSED, f"sign_in {_words(error.smtp_code, error.smtp_error)}")
    except smtplib.SMTPNotSupportedError:
        return Outcome(State.REFUSED, "no_tls")
    except Exception as error:
        outcome = _outcome(error)
        impatient = outcome.state == State.QUEUED and not sender.patient
        return replace(outcome, state=State.REFUSED) if impatient else outcome
    return Outcome(State.SENT)


def _refuse_inside(host, port):
    """On a shared server nobody reaches its own network by way of a mail account."""
    if not settings.MAIL_ACCOUNTS_OUTSIDE_ONLY:
        return
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if port not in OWN_PORTS or not all(ipaddress.ip_address(one[4][0]).is_global for one in found):
        raise NotSendable("inside")


def keeps_files(user):
    """Whether this user's mail stays on this machine: no server is set, or a demo account's address reaches nobody."""
    return settings.EMAIL_BACKEND == FILES or getattr(user, "is_demo", False)


def message_id(mail):
    """The same for every attempt at one key, so that a receiver who got it twice keeps one."""
    return f"<{_hmac('message-id', mail)[:40]}@{_ascii(mail.context.get('from', '')).rpartition('@')[2] or _domain()}>"


def unsubscribe_token(mail):
    return f"{mail.public_id}-{_hmac('unsubscribe', mail)[:32]}"


def mail_of_token(token):
    """The mail whose unsubscribe token this is, or None."""
    public_id, _dash, _rest = token.partition("-")
    mail = OutgoingMail.objects.select_related("user").filter(public_id=public_id).first()
    return mail if mail and constant_time_compare(token, unsubscribe_token(mail)) else None


def unsubscribe_url(mail):
    return f"{settings.BASE_URL}/unsubscribe/{unsubscribe_token(mail)}/"


def _message(mail, own=None, kept=False):
    """`own`: the Sender of a message that a person wrote: no machine's, so it does not say that one wrote it. What is
    `kept` as a file says so all the same: that is how kept.py knows it from mails of the sign-in pages."""
    headers = {"Message-ID": mail.message_id}
    if own is None or kept:
        headers["Auto-Submitted"] = "auto-generated"
    if mail.series:
        headers["List-Unsubscribe"] = f"<{unsubscribe_url(mail)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if mail.context.get("in_reply_to"):
        headers["In-Reply-To"] = headers["References"] = mail.context["in_reply_to"]
    sender = formataddr((own.name, _ascii(own.address))) if own else _sender(mail)
    message = EmailMultiAlternatives(mail.subject, mail.text, sender, [mail.to], headers=headers)
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _sender(mail):
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((mail.sender_name or name, address))


def _ascii(address):
    """With its domain as a header holds it: "nora@müller.example" is nora@xn--mller-kva.example."""
    name, at, domain = address.rpartition("@")
    return f"{name}{at}{domain if domain.isascii() else domain.encode('idna').decode()}"


def _domain():
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or urlsplit(settings.BASE_URL).hostname


def _hmac(purpose, mail):
    return salted_hmac(f"mail.{purpose}", f"{mail.user_id}:{mail.key}", algorithm="sha256").hexdigest()


def _outcome(error):
    """Before the body was handed over nothing was accepted, so another try is safe; after it nobody knows."""
    if isinstance(error, LostAfterBody):
        return Outcome(State.UNKNOWN, "lost")
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _refusal(*next(iter(error.recipients.values())), of_address=True)
    if isinstance(error, smtplib.SMTPDataError):
        return _refusal(error.smtp_code, error.smtp_error, of_address=True)
    if isinstance(error, smtplib.SMTPSenderRefused):
        return _refusal(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPResponseException):  # greeting or sign-in: the server's trouble, not this mail's
        return Outcome(State.QUEUED, _words(error.smtp_code, error.smtp_error))
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Outcome(State.QUEUED, "unreachable")
    if isinstance(error, (smtplib.SMTPException, OSError)):
        return Outcome(State.QUEUED, "unreachable")
    if isinstance(error, (ValueError, UnicodeError)):  # an address or header that no server would take
        return Outcome(State.REFUSED, "malformed", of_address=True)
    raise error


def _refusal(code, words, of_address=False):
    state = State.REFUSED if 500 <= code < 600 else State.QUEUED
    return Outcome(state, _words(code, words), of_address)


def _words(code, words):
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return f"{code} {' '.join(text.split())}"
