"""Backup and restore: what goes in comes out, a damaged archive changes nothing, the former state is kept."""

import sqlite3
import tarfile

import pytest

from .processes import manage

pytestmark = pytest.mark.once


def people(**settings):
    """The addresses of all accounts, read by the product itself."""
    program = "from accounts.models import User; print(*User.objects.order_by('email').values_list('email', flat=True))"
    return manage("shell", "-v0", "-c", program, **settings).stdout.split()


def add_person(email, **settings):
    done = manage("shell", "-v0", "-c", f"from accounts.models import User; User(email='{email}').save()", **settings)
    assert done.returncode == 0, done.stderr


def back_up(tmp_path, **settings):
    done = manage("backup", tmp_path / "kept.tar.gz", **settings)
    assert done.returncode == 0, done.stderr
    return tmp_path / "kept.tar.gz"


def test_a_restore_brings_people_attachments_and_key_back(var, tmp_path):
    add_person("first@seeker.example", VAR=var)
    (var / "files" / "a").mkdir(parents=True)
    (var / "files" / "a" / "resume.pdf").write_bytes(b"%PDF first")
    key = (var / "secret_key").read_text()
    archive = back_up(tmp_path, VAR=var)

    add_person("second@seeker.example", VAR=var)
    (var / "files" / "a" / "resume.pdf").write_bytes(b"%PDF second")
    (var / "files" / "later.pdf").write_bytes(b"later")
    (var / "secret_key").write_text("another key, of another installation, long enough to be one\n")
    done = manage("restore", archive, VAR=var)

    assert done.returncode == 0, done.stderr
    assert people(VAR=var) == ["first@seeker.example"]
    assert (var / "files" / "a" / "resume.pdf").read_bytes() == b"%PDF first"
    assert not (var / "files" / "later.pdf").exists()
    assert (var / "secret_key").read_text() == key
    assert (var / "secret_key").stat().st_mode & 0o777 == 0o600


def test_what_was_there_before_can_be_restored_in_turn(var, tmp_path):
    archive = back_up(tmp_path, VAR=var)
    add_person("only@seeker.example", VAR=var)
    manage("restore", archive, VAR=var)
    assert people(VAR=var) == []
    (former,) = (var / "backups").glob("before-restore-*.tar.gz")
    assert manage("restore", former, VAR=var).returncode == 0
    assert people(VAR=var) == ["only@seeker.example"]


def test_a_restore_reaches_a_process_that_has_the_database_open(var, tmp_path):
    archive = back_up(tmp_path, VAR=var)
    add_person("late@seeker.example", VAR=var)
    other = sqlite3.connect(var / "recruitpath.sqlite3")
    assert other.execute("SELECT count(*) FROM accounts_user").fetchone() == (1,)
    assert manage("restore", archive, VAR=var).returncode == 0
    assert other.execute("SELECT count(*) FROM accounts_user").fetchone() == (0,)
    other.execute("CREATE TABLE still_writable (n)")
    other.close()


def test_the_archive_is_private(var, tmp_path):
    assert back_up(tmp_path, VAR=var).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", ["cut", "flipped", "text", "absent", "swapped", "outside"])
def test_a_damaged_archive_is_refused_and_changes_nothing(var, tmp_path, damage):
    add_person("kept@seeker.example", VAR=var)
    archive = back_up(tmp_path, VAR=var)
    harm(archive, damage)
    done = manage("restore", archive, VAR=var)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(archive) in done.stderr
    assert people(VAR=var) == ["kept@seeker.example"]
    assert not list(var.glob("backups/before-restore-*"))


def harm(archive, damage):
    whole = archive.read_bytes()
    if damage == "cut":
        archive.write_bytes(whole[: len(whole) // 2])
    elif damage == "flipped":
        middle = len(whole) // 2
        archive.write_bytes(whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :])
    elif damage == "text":
        archive.write_text("this is no archive")
    elif damage == "absent":
        archive.unlink()
    else:
        _pack_anew(archive, damage)


def _pack_anew(archive, damage):
    """A well-formed tar with one file exchanged, or with one that would land outside."""
    folder = archive.parent / "anew"
    with tarfile.open(archive) as tar:
        tar.extractall(folder)  # noqa: S202 our own archive
    (folder / "keys" / "secret_key").write_text("exchanged")
    with tarfile.open(archive, "w:gz") as tar:
        if damage == "outside":
            tar.add(folder / "keys" / "secret_key", "../../outside")
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                tar.add(path, path.relative_to(folder).as_posix())


@pytest.mark.needs_postgres
def test_postgresql_goes_round_too_and_refuses_an_archive_of_sqlite(postgres_url, var, tmp_path):
    settings = {"DATABASE_URL": postgres_url, "RECRUITPATH_MODE": "test", "VAR": tmp_path / "pg"}
    assert manage("migrate", "--no-input", "--verbosity=0", **settings).returncode == 0
    add_person("first@seeker.example", **settings)
    archive = back_up(tmp_path, **settings)
    add_person("second@seeker.example", **settings)
    done = manage("restore", archive, **settings)
    assert done.returncode == 0, done.stderr
    assert people(**settings) == ["first@seeker.example"]
    add_person("third@seeker.example", **settings)

    foreign = back_up(tmp_path, VAR=var)
    done = manage("restore", foreign, **settings)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert people(**settings) == ["first@seeker.example", "third@seeker.example"]
