"""The settings a person can make: each environment variable, its meaning, its default, and what is refused.

SETTINGS is the table that the README repeats (a test compares them). `read` turns a mapping into an Environment
or raises Refused with one sentence that names the variable; `read_or_leave` prints that sentence and leaves with
exit code 2, so that the web server, the worker, beat and manage.py all stop before anything starts.
"""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

import environ

from .secret_key import MIN_SECRET, kept_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
REFUSED = 2
MODES = ("embedded", "production", "test")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_CENTURY = 100 * 366 * 86400  # seconds
_MAIL_PORTS = {"smtp": 25, "smtps": 587, "smtp+tls": 587, "smtp+ssl": 465}


class Refused(Exception):
    """A setting is missing or malformed; the text is one sentence for the person who starts RecruitPath."""


@dataclass(frozen=True)
class Setting:
    """One row of the settings table: its name, what it means, what holds without it, whether production needs it."""

    name: str
    meaning: str
    default: str
    required: bool = False


SETTINGS = (
    Setting("DATABASE_URL", "PostgreSQL, as postgres://user:password@host:5432/name", "SQLite under VAR", True),
    Setting("REDIS_URL", "Redis for background jobs and cache, as redis://host:6379/0", "files under VAR", True),
    Setting("EMAIL_URL", "SMTP, as smtp+tls://user:password@host:587 (also smtp:// and smtp+ssl://)", "files", True),
    Setting("DEFAULT_FROM_EMAIL", "the sender of every mail, as RecruitPath <hello@example.org>", "localhost", True),
    Setting("SECRET_KEY", "signs sessions and links; at least 50 characters", "made once under VAR", True),
    Setting(
        "SECRET_KEY_FALLBACKS",
        "former keys, separated by commas, whose sessions, codes, mail passwords and objections still hold",
        "none",
    ),
    Setting("BASE_URL", "where people reach it, as https://recruitpath.example.org", "http://localhost:PORT", True),
    Setting("ALLOWED_HOSTS", "host names it answers to, separated by commas", "localhost", True),
    Setting("SIGN_UP", "open or closed: whether strangers may make an account", "open; closed in production"),
    Setting(
        "TRUSTED_PROXIES",
        "how many proxies stand in front (their X-Forwarded headers are believed)",
        "0; 1 in production",
    ),
    Setting("VAR", "the folder for data, attachments, backups and (embedded) mail", "./var"),
    Setting("HOST", "the address the web server listens on", "127.0.0.1; 0.0.0.0 in production"),
    Setting("PORT", "the port the web server listens on", "8000"),
    Setting("DEMO", "0 starts an empty database without the demo (embedded only)", "1"),
    Setting("WEB_PROCESSES", "web server processes", "1; 2 in production"),
    Setting("WEB_THREADS", "threads of each web server process", "4"),
    Setting("WORKER_PROCESSES", "background worker processes (embedded always has one)", "1; 2 in production"),
    Setting("LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR", "INFO"),
    Setting("RECRUITPATH_MODE", "embedded, production or test", "production with DATABASE_URL, else embedded"),
    Setting("CLOCK_OFFSET", "seconds that tests and drills move the clock by; refused in production", "0"),
    Setting("CLOCK_MOST_SECONDS", "longest wait between two ticks in tests and drills; refused in production", "0"),
)


@dataclass(frozen=True)
class Environment:
    """Every setting, read and checked."""

    mode: str
    var: Path
    secret_key: str
    base_url: str
    allowed_hosts: list[str]
    host: str
    port: int
    database: dict = field(default_factory=dict)
    redis_url: str = ""
    email: dict = field(default_factory=dict)
    default_from_email: str = ""
    sign_up: str = "open"
    trusted_proxies: int = 0
    demo: bool = True
    web_processes: int = 1
    web_threads: int = 4
    worker_processes: int = 1
    log_level: str = "INFO"
    clock_offset: int = 0
    clock_most_seconds: int = 0
    former_keys: list[str] = field(default_factory=list)

    @property
    def embedded(self) -> bool:
        return self.mode == "embedded"

    @property
    def production(self) -> bool:
        return self.mode == "production"

    @property
    def https(self) -> bool:
        return self.base_url.startswith("https://")


def read_or_leave() -> Environment:
    """The process's own environment; a refusal goes to standard error and ends the process with exit code 2."""
    try:
        return read(os.environ)
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        raise SystemExit(REFUSED) from None


def read(source: Mapping[str, str]) -> Environment:
    """Read every setting from a mapping of strings. Raises Refused."""
    given = _Given(source)
    mode = given.choice("RECRUITPATH_MODE", MODES, "production" if given.text("DATABASE_URL") else "embedded")
    production = mode == "production"
    if production:
        _refuse_missing(given)
    var = Path(given.text("VAR") or BASE_DIR / "var").expanduser().resolve()
    port = given.number("PORT", 8000, 1, 65535)
    base_url = _base_url(given, port, production)
    return Environment(
        mode=mode,
        var=var,
        database=_database(given, mode),
        redis_url=_redis(given),
        email=_email(given),
        default_from_email=_sender(given),
        secret_key=_secret_key(given, var, production),
        base_url=base_url,
        allowed_hosts=_allowed_hosts(given, urlsplit(base_url).hostname, production),
        sign_up=given.choice("SIGN_UP", ("open", "closed"), "closed" if production else "open"),
        trusted_proxies=given.number("TRUSTED_PROXIES", int(production), 0, 9),
        host=given.text("HOST") or ("0.0.0.0" if production else "127.0.0.1"),
        port=port,
        demo=given.choice("DEMO", ("0", "1"), "1") == "1",
        web_processes=given.number("WEB_PROCESSES", 2 if production else 1, 1, 64),
        web_threads=given.number("WEB_THREADS", 4, 1, 64),
        worker_processes=given.number("WORKER_PROCESSES", 2 if production else 1, 1, 64),
        log_level=given.choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO"),
        clock_offset=_for_drills(given, "CLOCK_OFFSET", production),
        clock_most_seconds=abs(_for_drills(given, "CLOCK_MOST_SECONDS", production)),
        former_keys=[key.strip() for key in given.text("SECRET_KEY_FALLBACKS").split(",") if key.strip()],
    )


class _Given:
    """The raw strings, with the three ways to read one of them."""

    def __init__(self, source):
        self.source = source

    def text(self, name):
        return self.source.get(name, "").strip()

    def choice(self, name, choices, default):
        value = self.text(name) or default
        if value not in choices:
            raise Refused(f"{name} must be {_either(choices)}, not “{value}”.")
        return value

    def number(self, name, default, low, high):
        value = self.text(name)
        if not value:
            return default
        try:
            number = int(value)
        except ValueError:
            number = None
        if number is None or not low <= number <= high:
            raise Refused(f"{name} must be a whole number from {low} to {high}, not “{value}”.")
        return number


def _refuse_missing(given):
    for setting in SETTINGS:
        if setting.required and not given.text(setting.name):
            raise Refused(f"{setting.name} is missing: production needs it ({setting.meaning}).")


def _database(given, mode):
    url = given.text("DATABASE_URL")
    if not url or mode == "embedded":
        if url:
            raise Refused("DATABASE_URL cannot be set together with RECRUITPATH_MODE=embedded.")
        return {}
    parts = _parts("DATABASE_URL", url)
    schemes = ("postgres", "postgresql") + (("sqlite",) if mode == "test" else ())
    if parts.scheme not in schemes or (parts.scheme != "sqlite" and len(parts.path) < 2):
        raise Refused("DATABASE_URL must look like postgres://user:password@host:5432/name.")
    return environ.Env.db_url_config(url)


def _redis(given):
    url = given.text("REDIS_URL")
    if not url:
        return ""
    parts = _parts("REDIS_URL", url)
    # The client takes the first database where the path is none, and would share it with whatever else is there.
    if parts.scheme not in ("redis", "rediss") or not parts.hostname or not re.fullmatch(r"/?\d*", parts.path):
        raise Refused("REDIS_URL must look like redis://host:6379/0.")
    return url


def _email(given):
    url = given.text("EMAIL_URL")
    if not url:
        return {}
    parts = _parts("EMAIL_URL", url)
    if parts.scheme not in _MAIL_PORTS or not parts.hostname:
        raise Refused("EMAIL_URL must look like smtp+tls://user:password@host:587.")
    config = environ.Env.email_url_config(url)
    config["EMAIL_PORT"] = config["EMAIL_PORT"] or _MAIL_PORTS[parts.scheme]
    return config


def _parts(name, url):
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 raises on a port that is no number
    except ValueError:
        raise Refused(f"{name} is not an address that can be read: check its port and brackets.") from None
    return parts


def _sender(given):
    value = given.text("DEFAULT_FROM_EMAIL") or "RecruitPath <recruitpath@localhost>"
    address = parseaddr(value)[1]
    if "@" not in address.strip("@") or any(mark in value for mark in "\r\n"):
        raise Refused("DEFAULT_FROM_EMAIL must be an e-mail address, as RecruitPath <hello@example.org>.")
    return value


def _secret_key(given, var, production):
    key = given.text("SECRET_KEY")
    if not key:
        try:
            return kept_secret_key(var)
        except OSError as error:
            raise Refused(f"VAR cannot be used: {var} could not be read or written ({error.strerror}).") from None
    if production and (len(key) < MIN_SECRET or len(set(key)) < 5 or key.startswith("django-insecure-")):
        raise Refused(f"SECRET_KEY is too weak: make a random one of at least {MIN_SECRET} characters.")
    return key


def _base_url(given, port, production):
    url = (given.text("BASE_URL") or f"http://localhost:{port}").rstrip("/")
    parts = _parts("BASE_URL", url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query or parts.fragment:
        raise Refused("BASE_URL must be the scheme and host only, as https://recruitpath.example.org.")
    if production and parts.scheme != "https":
        raise Refused("BASE_URL must begin with https:// in production, because sign-ins travel over it.")
    return url


def _allowed_hosts(given, own, production):
    hosts = [host.strip().lower() for host in given.text("ALLOWED_HOSTS").split(",") if host.strip()]
    if production and "*" in hosts:
        raise Refused("ALLOWED_HOSTS must name the hosts; “*” is refused in production.")
    if any(mark in host for host in hosts for mark in "/ @"):
        raise Refused("ALLOWED_HOSTS must be host names separated by commas, without a scheme or path.")
    if production and not any(own == host or (host[0] == "." and own.endswith(host)) for host in hosts):
        raise Refused(f"ALLOWED_HOSTS must hold the host of BASE_URL, {own}, or none of its pages is answered.")
    return hosts or ["localhost", "127.0.0.1", "[::1]"]


def _for_drills(given, name, production):
    if production and given.text(name):
        raise Refused(f"{name} is refused in production: it is for tests and drills only.")
    return given.number(name, 0, -_CENTURY, _CENTURY)


def _either(choices):
    return ", ".join(choices[:-1]) + " or " + choices[-1]
