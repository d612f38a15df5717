"""Django's SMTP backend, which also knows where a connection leads, and when it was lost after the body was sent."""

import ipaddress
import smtplib
from functools import partial

from django.core.mail.backends import smtp

from .content import NotSendable


class LostAfterBody(Exception):
    """The server has the whole body and its answer never came: it may have accepted the mail."""


class EmailBackend(smtp.EmailBackend):
    """`outside_only`: NotSendable('inside') where the connection leads to no public address, whatever the name said
    when it was looked at before."""

    def __init__(self, *args, outside_only=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.outside_only = outside_only

    @property
    def connection_class(self):
        return partial(_OverTLS if self.use_ssl else _Plain, outside_only=self.outside_only)


class _Watched:
    body_began = False

    def __init__(self, *args, outside_only, **kwargs):
        self.outside_only = outside_only
        super().__init__(*args, **kwargs)

    def _get_socket(self, *where):
        found = super()._get_socket(*where)
        if self.outside_only and not ipaddress.ip_address(found.getpeername()[0]).is_global:
            found.close()
            raise NotSendable("inside")
        return found

    def send(self, s):
        # The body is the only thing that smtplib sends as bytes; commands are text.
        if isinstance(s, bytes):
            self.body_began = True
        super().send(s)

    def data(self, msg):
        try:
            return super().data(msg)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            if self.body_began:
                raise LostAfterBody from error
            raise


class _Plain(_Watched, smtplib.SMTP):
    pass


class _OverTLS(_Watched, smtplib.SMTP_SSL):
    pass
