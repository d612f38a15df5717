"""Mails kept as files while no mail server is set (embedded mode): read back for the person they were meant for."""

import contextlib
import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import getaddresses
from pathlib import Path

from django.conf import settings

LATEST_FILES = 300
SHOWN = 30
CODE_FRESH = timedelta(minutes=15)
SEPARATOR = b"\n" + b"-" * 79 + b"\n"  # between mails in one file of Django's file backend


@dataclass(frozen=True)
class KeptMail:
    subject: str
    to: tuple
    kept_at: datetime
    text: str
    from_outbox: bool


def kept_for(address):
    """The kept mails to an address, latest first, SHOWN at most."""
    wanted = address.casefold()
    return [mail for mail in _latest() if wanted in mail.to][:SHOWN]


def latest_code_mail(now):
    """The latest mail of the sign-in pages (never one of the outbox) of the last CODE_FRESH, or None."""
    return next((mail for mail in _latest() if not mail.from_outbox and now - mail.kept_at < CODE_FRESH), None)


def _latest():
    folder = Path(settings.EMAIL_FILE_PATH)
    files = []
    for path in folder.glob("*.log") if folder.is_dir() else []:
        with contextlib.suppress(FileNotFoundError):
            files.append((path.stat().st_mtime, path))
    for changed, path in sorted(files, reverse=True)[:LATEST_FILES]:
        with contextlib.suppress(FileNotFoundError):
            kept_at = datetime.fromtimestamp(changed, UTC)
            for raw in reversed([part for part in path.read_bytes().split(SEPARATOR) if part.strip()]):
                yield _read(raw, kept_at)


def _read(raw, kept_at):
    message = email.message_from_bytes(raw.lstrip(b"\n"), policy=email.policy.default)
    body = message.get_body(("plain",))
    return KeptMail(
        subject=str(message["Subject"] or ""),
        to=tuple(address.casefold() for _name, address in getaddresses(message.get_all("To", []))),
        kept_at=kept_at,
        text=body.get_content() if body else "",
        from_outbox=message["Auto-Submitted"] is not None,
    )
