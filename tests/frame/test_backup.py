"""Backup and restore: what goes in comes out, a damaged archive changes nothing, the former state is kept."""

import contextlib
import sqlite3
import tarfile

import psycopg2
import pytest

from recruitpath.backup.archive import Damaged, pack, unpack

from .processes import manage

pytestmark = pytest.mark.once


def mark(connection, name):
    """Leave a row that a restore must bring back or take away."""
    with contextlib.closing(connection):
        connection.cursor().execute(
            "INSERT INTO common_heartbeat (name, seen_at, took_ms, done, error) "
            f"VALUES ('{name}', '2026-11-23 09:00:00+00', 0, 0, '')"
        )
        connection.commit()


def marks(connection):
    with contextlib.closing(connection):
        cursor = connection.cursor()
        cursor.execute("SELECT name FROM common_heartbeat ORDER BY name")
        return [name for (name,) in cursor.fetchall()]


def sqlite(var):
    return sqlite3.connect(var / "recruitpath.sqlite3")


def back_up(tmp_path, **settings):
    done = manage("backup", tmp_path / "kept.tar.gz", **settings)
    assert done.returncode == 0, done.stderr
    return tmp_path / "kept.tar.gz"


def test_a_place_that_cant_be_written_is_said_in_a_sentence(var):
    done = manage("backup", "/proc/nowhere/kept.tar.gz", VAR=var)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == "CommandError: /proc/nowhere/kept.tar.gz can't be written: No such file or directory."


def test_a_restore_brings_rows_attachments_and_key_back_and_keeps_what_was_there(var, tmp_path):
    mark(sqlite(var), "first")
    (var / "files" / "a").mkdir(parents=True)
    (var / "files" / "a" / "resume.pdf").write_bytes(b"%PDF first")
    key = (var / "secret_key").read_text()
    archive = back_up(tmp_path, VAR=var)
    assert archive.stat().st_mode & 0o777 == 0o600

    mark(sqlite(var), "second")
    (var / "files" / "a" / "resume.pdf").write_bytes(b"%PDF second")
    (var / "files" / "later.pdf").write_bytes(b"later")
    (var / "secret_key").write_text("another key, of another installation, long enough to be one\n")
    other = sqlite(var)  # a process that has the database open
    assert other.execute("SELECT count(*) FROM common_heartbeat").fetchone() == (2,)
    done = manage("restore", archive, VAR=var)

    assert done.returncode == 0, done.stderr
    assert other.execute("SELECT count(*) FROM common_heartbeat").fetchone() == (1,)
    mark(other, "later")
    assert marks(sqlite(var)) == ["first", "later"]
    assert (var / "files" / "a" / "resume.pdf").read_bytes() == b"%PDF first"
    assert not (var / "files" / "later.pdf").exists()
    assert (var / "secret_key").read_text() == key
    assert (var / "secret_key").stat().st_mode & 0o777 == 0o600

    (former,) = (var / "backups").glob("before-restore-*.tar.gz")
    assert manage("restore", former, VAR=var).returncode == 0
    assert marks(sqlite(var)) == ["first", "second"]
    assert (var / "files" / "later.pdf").exists()


def test_a_damaged_archive_is_refused_with_a_sentence_and_changes_nothing(var, tmp_path):
    mark(sqlite(var), "kept")
    archive = tmp_path / "damaged.tar.gz"
    archive.write_bytes(b"\x1f\x8b" + b"this is no archive")
    done = manage("restore", archive, VAR=var)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert str(archive) in done.stderr
    assert marks(sqlite(var)) == ["kept"]
    assert not list(var.glob("backups/*"))


def test_a_database_that_is_damaged_inside_a_whole_archive_is_refused(var, tmp_path):
    harmed = tmp_path / "harmed.sqlite3"
    harmed.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    key = var / "secret_key"
    pack(tmp_path / "kept.tar.gz", [("database.sqlite3", harmed), ("keys/secret_key", key)], {"database": "sqlite"})
    done = manage("restore", tmp_path / "kept.tar.gz", VAR=var)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "The database in the archive is damaged" in done.stderr


def test_an_archive_of_a_newer_version_is_refused(var, tmp_path):
    facts = {"database": "sqlite", "migrations": [["outreach", "9999_future"]]}
    files = [("database.sqlite3", var / "recruitpath.sqlite3"), ("keys/secret_key", var / "secret_key")]
    pack(tmp_path / "kept.tar.gz", files, facts)
    done = manage("restore", tmp_path / "kept.tar.gz", VAR=var)
    assert (done.returncode, "newer RecruitPath" in done.stderr) == (1, True)


@pytest.mark.parametrize("damage", ["cut", "flipped", "text", "absent", "swapped", "outside"])
def test_nothing_but_a_whole_archive_is_unpacked(tmp_path, damage):
    for name in ("one", "two"):
        (tmp_path / name).write_text(name * 9000)
    archive = tmp_path / "kept.tar.gz"
    pack(archive, [("files/one", tmp_path / "one"), ("keys/secret_key", tmp_path / "two")], {"database": "sqlite"})
    assert set(unpack(archive, tmp_path / "whole")["files"]) == {"files/one", "keys/secret_key"}
    harm(archive, damage)
    with pytest.raises(Damaged, match=str(archive)):
        unpack(archive, tmp_path / "harmed")


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
    mark(psycopg2.connect(postgres_url), "first")
    archive = back_up(tmp_path, **settings)
    mark(psycopg2.connect(postgres_url), "second")
    done = manage("restore", archive, **settings)
    assert done.returncode == 0, done.stderr
    assert marks(psycopg2.connect(postgres_url)) == ["first"]

    done = manage("restore", back_up(tmp_path, VAR=var), **settings)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert marks(psycopg2.connect(postgres_url)) == ["first"]
