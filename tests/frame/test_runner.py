"""`make run`: all processes, alive while it runs, gone when it ends, and the data kept."""

import contextlib
import signal
import subprocess
import urllib.request

import pytest

from recruitpath.environment import BASE_DIR

from .processes import Started, clean_environment, free_port, manage, python

pytestmark = pytest.mark.once
READY = r"worker \|.* ready"
IMPORTING = r"importer \|.* ready"
TICKING = r"beat +\|.* beat: Starting"


@pytest.fixture
def settings(var):
    return {"VAR": var, "PORT": free_port(), "DEMO": "0"}


def page(settings, path="/account/login/"):
    with urllib.request.urlopen(f"http://localhost:{settings['PORT']}{path}", timeout=30) as answer:
        return answer.status


@contextlib.contextmanager
def serving(settings):
    """A started runner whose web server listens; the others may still be on their way."""
    with Started(**settings) as started:
        started.line("RecruitPath is at")
        yield started


@contextlib.contextmanager
def running(settings):
    """A started runner whose processes have all said that they are there."""
    with serving(settings) as started:
        started.line(READY)
        started.line(IMPORTING)
        started.line(TICKING)
        started.everybody()
        yield started


def test_it_starts_all_and_what_is_killed_comes_back(settings):
    with running(settings) as started:
        assert f"http://localhost:{settings['PORT']}" in started.line("RecruitPath is at")
        assert page(settings) == 200
        for name, sign in (("worker", READY), ("importer", IMPORTING), ("beat", TICKING)):
            killed = started.child(name)
            killed.kill()
            started.line(rf"{name} +\| ended \(SIGKILL\)")
            started.line(sign, times=2)
            assert started.child(name) != killed
        started.child("web").kill()
        started.line(r"web +\| ended \(SIGKILL\)")
        started.everybody()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "term"])
def test_the_end_leaves_no_process(settings, number):
    with running(settings) as started:
        assert len(started.everybody()) >= 4  # web has a process of its own that serves
        started.process.send_signal(number)
        assert started.process.wait(60) == 0
        assert started.all_gone() == []


def test_even_a_killed_runner_leaves_no_process(settings):
    with running(settings) as started:
        started.process.kill()
        assert started.all_gone() == []


def test_a_second_start_keeps_the_data_and_has_nothing_to_prepare(settings):
    with serving(settings) as started:
        started.process.send_signal(signal.SIGINT)
        started.process.wait(60)
    add_person(settings, "seeker@demo.example", is_demo=True)
    key = (settings["VAR"] / "secret_key").read_text()
    with serving(settings | {"DEMO": "1"}) as started:
        assert not any("Preparing" in line or "Loading" in line for line in started.lines)
        assert "seeker@demo.example" in started.line("Sign in as")
        assert "recruitpath-demo" in started.line("Sign in as")
        assert (settings["VAR"] / "secret_key").read_text() == key


def add_person(settings, email, is_demo=False):
    program = f"from accounts.models import User; User(email='{email}', is_demo={is_demo}).save()"
    done = manage("shell", "-v0", "-c", program, **settings)
    assert done.returncode == 0, done.stderr


def test_another_host_is_refused_while_demo_accounts_exist(settings):
    settings |= {"HOST": "0.0.0.0"}
    add_person(settings, "seeker@demo.example", is_demo=True)
    for words in (["-m", "recruitpath.runner"], ["manage.py", "run", "web"]):
        done = python(*words, **settings)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("HOST=0.0.0.0 is refused while demo accounts exist")


def test_another_host_is_served_without_demo_accounts(settings):
    with serving(settings | {"HOST": "0.0.0.0", "ALLOWED_HOSTS": "localhost"}):
        assert page(settings) == 200


@pytest.mark.parametrize("host", ["no.where.invalid", "192.0.2.1"])
def test_a_host_that_is_not_here_is_named(settings, host):
    done = python("-m", "recruitpath.runner", **settings | {"HOST": host})
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"HOST={host} is no address of this machine")


def test_an_empty_database_on_another_host_gets_no_demo(settings):
    done = python("-m", "recruitpath.runner", **settings | {"HOST": "0.0.0.0", "DEMO": "1"})
    assert (done.returncode, done.stderr.startswith("HOST=0.0.0.0 is refused")) == (2, True)


def test_a_taken_port_and_a_taken_folder_are_said_in_a_sentence(settings):
    with serving(settings):
        done = python("-m", "recruitpath.runner", **settings)
        assert (done.returncode, done.stderr.startswith("VAR=")) == (2, True)
        done = python("-m", "recruitpath.runner", **settings | {"VAR": settings["VAR"].with_name("other")})
        assert (done.returncode, done.stderr.startswith("PORT=")) == (2, True)


def test_a_restore_while_it_runs_starts_everything_again(settings, tmp_path):
    with running(settings) as started:
        assert manage("backup", tmp_path / "kept.tar.gz", **settings).returncode == 0
        done = manage("restore", tmp_path / "kept.tar.gz", **settings)
        assert done.returncode == 0, done.stderr
        assert "starting again" in done.stdout
        started.line(READY, times=2)
        started.line(TICKING, times=2)


def test_make_knows_every_target():
    done = subprocess.run(
        ["make", "--dry-run", "run", "test", "lint", "bench", "screenshots", "backup"],
        cwd=BASE_DIR,
        env=clean_environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_make_restore_takes_the_file_either_way():
    for words in (["restore", "FILE=kept.tar.gz"], ["restore", "kept.tar.gz"]):
        done = subprocess.run(
            ["make", "--dry-run", *words], cwd=BASE_DIR, env=clean_environment(), capture_output=True, text=True
        )
        assert 'manage.py restore "kept.tar.gz"' in done.stdout, done.stderr
