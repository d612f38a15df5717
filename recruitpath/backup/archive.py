"""The archive: a tar.gz whose last member, manifest.json, names every file before it with its size and SHA-256."""

import hashlib
import io
import json
import os
import tarfile
import zlib
from pathlib import Path, PurePosixPath

FORMAT = 1
MANIFEST = "manifest.json"
_CHUNK = 1 << 20


class Damaged(Exception):
    """The archive cannot be trusted; the text is one sentence."""


def pack(target: Path, files: list[tuple[str, Path]], facts: dict) -> None:
    """Write files (name in the archive, path on disk) with their manifest to target, readable by its owner only.

    The archive appears under its name only when it is whole. A file that vanishes meanwhile is left out.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.part")
    sums = {}
    try:
        with (
            open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw,
            tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as tar,
        ):
            for name, path in files:
                entry = _add(tar, name, path)
                if entry:
                    sums[name] = entry
            manifest = json.dumps({"recruitpath_backup": FORMAT, **facts, "files": sums}, indent=1).encode()
            member = tarfile.TarInfo(MANIFEST)
            member.size, member.mode = len(manifest), 0o600
            tar.addfile(member, io.BytesIO(manifest))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def unpack(source: Path, folder: Path) -> dict:
    """Lay an archive's files out under folder and return its manifest. Raises Damaged unless every file is whole."""
    found = {}
    try:
        with tarfile.open(source, mode="r:gz") as tar:
            for member in tar:
                found[member.name] = _lay_out(tar, member, folder)
    except FileNotFoundError:
        raise Damaged(f"There is no archive at {source}.") from None
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        raise Damaged(f"{source} is damaged or no RecruitPath backup ({error}); nothing was changed.") from None
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        version, sums = manifest["recruitpath_backup"], manifest["files"]
    except (OSError, ValueError, KeyError, TypeError):
        raise Damaged(f"{source} is cut short or no RecruitPath backup; nothing was changed.") from None
    if version != FORMAT:
        raise Damaged(f"{source} has format {version}, this version reads {FORMAT}; nothing was changed.")
    found.pop(MANIFEST)
    for name in sorted(found.keys() | sums.keys()):
        if found.get(name) != sums.get(name):
            raise Damaged(f"{source} is damaged: {name} is not what was backed up; nothing was changed.")
    return manifest


def _add(tar, name, path):
    try:
        file = open(path, "rb")  # noqa: SIM115 closed below, after its vanishing was ruled out
    except FileNotFoundError:
        return None
    with file:
        member = tarfile.TarInfo(name)
        member.size, member.mode = os.fstat(file.fileno()).st_size, 0o600
        reader = _Summing(file)
        tar.addfile(member, reader)
    return {"bytes": member.size, "sha256": reader.digest.hexdigest()}


def _lay_out(tar, member, folder):
    parts = PurePosixPath(member.name).parts
    if not member.isfile() or not parts or member.name.startswith("/") or ".." in parts:
        raise tarfile.TarError(f"it holds {member.name!r}, which no backup has")
    path = folder.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    reader = _Summing(tar.extractfile(member))
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while chunk := reader.read(_CHUNK):
            file.write(chunk)
    return {"bytes": member.size, "sha256": reader.digest.hexdigest()}


class _Summing:
    """A reader that sums what passes."""

    def __init__(self, file):
        self.file = file
        self.digest = hashlib.sha256()

    def read(self, size=-1):
        chunk = self.file.read(size)
        self.digest.update(chunk)
        return chunk
