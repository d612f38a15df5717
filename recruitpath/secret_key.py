"""The embedded secret key: made once, kept in VAR/secret_key, readable by its owner only."""

import os
import secrets
from pathlib import Path

MIN_SECRET = 50
NAME = "secret_key"


def kept_secret_key(var: Path) -> str:
    """The key in VAR/secret_key; made (mode 0600) when there is none. Safe when several processes start at once."""
    path = var / NAME
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        var.mkdir(parents=True, exist_ok=True)
        write_secret_key(path, secrets.token_urlsafe(64), replace=False)
        return path.read_text().strip()


def write_secret_key(path: Path, key: str, replace: bool) -> None:
    """Put a whole key at path (mode 0600). With replace=False a key that is already there stays."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key + "\n")
    if replace:
        fresh.replace(path)
        return
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
