"""A wrong or missing setting ends every process with one sentence that names it, before anything starts."""

import pytest

from recruitpath.environment import SETTINGS, Refused, read
from tests.machine import POSTGRES_URL

from .processes import PRODUCTION, free_port, manage, python

pytestmark = pytest.mark.once

WRONG = [
    *[(setting.name, "") for setting in SETTINGS if setting.required and setting.name != "DATABASE_URL"],
    ("DATABASE_URL", "mysql://root@127.0.0.1/recruitpath"),
    ("DATABASE_URL", "postgres://127.0.0.1:5432"),
    ("DATABASE_URL", "postgres://127.0.0.1:port/name"),
    ("REDIS_URL", "http://127.0.0.1"),
    ("REDIS_URL", "redis://[::1"),
    ("REDIS_URL", "redis://127.0.0.1:6379/cache"),
    ("EMAIL_URL", "mail.example.org"),
    ("EMAIL_URL", "consolemail://"),
    ("DEFAULT_FROM_EMAIL", "RecruitPath"),
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", "a" * 60),
    ("BASE_URL", "recruitpath.example.org"),
    ("BASE_URL", "http://recruitpath.example.org"),
    ("BASE_URL", "https://recruitpath.example.org/app"),
    ("ALLOWED_HOSTS", "*"),
    ("ALLOWED_HOSTS", "https://recruitpath.example.org"),
    ("ALLOWED_HOSTS", "localhost,.other.example.org"),
    ("SIGN_UP", "maybe"),
    ("TRUSTED_PROXIES", "-1"),
    ("PORT", "eighty"),
    ("PORT", "70000"),
    ("DEMO", "yes"),
    ("WEB_PROCESSES", "0"),
    ("WEB_THREADS", "many"),
    ("WORKER_PROCESSES", "1.5"),
    ("LOG_LEVEL", "LOUD"),
    ("RECRUITPATH_MODE", "staging"),
    ("CLOCK_OFFSET", "3600"),
    ("CLOCK_MOST_SECONDS", "1"),
    ("VAR", "/proc/nowhere"),
]


def settings_with(name, value, tmp_path):
    settings = PRODUCTION | {"VAR": str(tmp_path), name: value}
    if name == "VAR":  # only the embedded mode writes its key there before anything else
        settings = {"VAR": value}
    return settings


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_manage_refuses_with_one_sentence(name, value, tmp_path):
    done = manage("check", **settings_with(name, value, tmp_path))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert name in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["manage.py", "run", "web"],
        ["manage.py", "run", "worker"],
        ["manage.py", "run", "beat"],
        ["-m", "celery", "-A", "recruitpath", "worker"],
        ["-m", "recruitpath.runner"],
        ["-c", "import recruitpath.wsgi"],
    ],
    ids=lambda words: " ".join(words[-2:]),
)
def test_every_door_refuses_alike(words, tmp_path):
    done = python(*words, **PRODUCTION | {"VAR": str(tmp_path), "EMAIL_URL": ""})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("EMAIL_URL is missing")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [["manage.py", "run", "worker"], ["-m", "recruitpath.runner"]], ids=["run", "runner"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgres://recruitpath:secret@127.0.0.1:9/recruitpath"),
        ("DATABASE_URL", "postgres://recruitpath:secret@nowhere.invalid/recruitpath"),
        pytest.param("REDIS_URL", "redis://127.0.0.1:9/0", marks=pytest.mark.needs_postgres),
    ],
)
def test_what_does_not_answer_is_named_before_anything_starts(words, name, value, tmp_path):
    settings = PRODUCTION | {"VAR": str(tmp_path), "PORT": free_port(), "DATABASE_URL": POSTGRES_URL, name: value}
    done = python(*words, **settings)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{name} leads to no ")
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr


def test_production_is_clean_for_djangos_own_deployment_check(tmp_path):
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, VAR=tmp_path)
    assert done.returncode == 0, done.stderr


def test_nothing_set_is_embedded_and_open(tmp_path):
    settings = read({"VAR": str(tmp_path)})
    assert (settings.mode, settings.sign_up, settings.host, settings.port) == ("embedded", "open", "127.0.0.1", 8000)
    assert settings.base_url == "http://localhost:8000"


def test_a_database_address_means_production_and_closed(tmp_path):
    settings = read(PRODUCTION | {"VAR": str(tmp_path)})
    assert (settings.mode, settings.sign_up, settings.trusted_proxies) == ("production", "closed", 1)


def test_the_clock_moves_in_tests_and_never_in_production(tmp_path):
    assert read({"VAR": str(tmp_path), "CLOCK_OFFSET": "-3600"}).clock_offset == -3600
    with pytest.raises(Refused, match="CLOCK_OFFSET"):
        read(PRODUCTION | {"VAR": str(tmp_path), "CLOCK_OFFSET": "1"})


def test_the_embedded_key_is_made_once_and_private(tmp_path):
    first, second = read({"VAR": str(tmp_path)}), read({"VAR": str(tmp_path)})
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
