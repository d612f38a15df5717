"""Mails kept as files while no mail server is set (embedded mode): read back for whom they were meant, and erased."""

import contextlib
import email
import email.policy
import os
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


def erase(message_ids):
    """Take the mails with these Message-IDs out of the files; a file without others goes."""
    wanted = [one.encode() for one in message_ids if one]
    for path in _files() if wanted else []:
        with contextlib.suppress(FileNotFoundError):
            _erase_from(path, wanted)


def _latest():
    files = []
    for path in _files():
        with contextlib.suppress(FileNotFoundError):
            files.append((path.stat().st_mtime, path))
    for changed, path in sorted(files, reverse=True)[:LATEST_FILES]:
        with contextlib.suppress(FileNotFoundError):
            kept_at = datetime.fromtimestamp(changed, UTC)
            for raw in reversed([part for part in path.read_bytes().split(SEPARATOR) if part.strip()]):
                yield _read(raw, kept_at)


def _files():
    folder = Path(settings.EMAIL_FILE_PATH)
    return folder.glob("*.log") if folder.is_dir() else []


def _erase_from(path, wanted):
    mails = [raw for raw in path.read_bytes().split(SEPARATOR) if raw.strip()]
    staying = [raw for raw in mails if not any(one in raw.lstrip().partition(b"\n\n")[0] for one in wanted)]
    if not staying:
        path.unlink()
    elif len(staying) < len(mails):
        stat, new = path.stat(), path.with_suffix(".new")
        new.write_bytes(b"".join(raw + SEPARATOR for raw in staying))
        os.utime(new, (stat.st_atime, stat.st_mtime))  # when they were kept is told by it
        new.replace(path)


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
