"""What a renderer gives: the words of a mail; or says that there is nothing to send, or that it must not be sent."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Content:
    """`sender_name` replaces the product's name in From where the mail must not show it."""

    subject: str
    text: str
    html: str = ""
    sender_name: str = ""


class NotSendable(Exception):
    """The product itself refuses to send; `code` is said in words by mail/words.py."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code
