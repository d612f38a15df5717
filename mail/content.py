"""What a renderer gives: the words of a mail; or says that there is nothing to send, or that it must not be sent."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Content:
    """`sender_name` replaces the product's name in From where the mail must not show it."""

    subject: str
    text: str
    html: str = ""
    sender_name: str = ""


@dataclass(frozen=True)
class Sender:
    """Through whose account a mail leaves: what Django's SMTP backend is opened with, and the address in From.

    `patient`: whether a server that can't be reached now is tried again; a test wants its answer at once.
    """

    connection: dict
    name: str
    address: str
    patient: bool = True


class NotSendable(Exception):
    """The product itself refuses to send; `code` is said in words by mail/words.py."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code
