"""Django's SMTP backend, which also knows when a connection was lost after the body was handed over."""

import smtplib

from django.core.mail.backends import smtp


class LostAfterBody(Exception):
    """The server has the whole body and its answer never came: it may have accepted the mail."""


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self):
        return _OverTLS if self.use_ssl else _Plain


class _Watched:
    body_began = False

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
