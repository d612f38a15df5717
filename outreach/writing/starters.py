"""The starter texts: read from starters.toml, whoever writes takes a copy of their own by changing one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .kinds import EMAIL, KINDS

_FILE = Path(__file__).with_name("starters.toml")


@dataclass(frozen=True)
class Starter:
    kind: str
    variant: str
    name: str
    way: str
    subject: str
    body: str


@cache
def starters():
    """Every starter text, in the order of the kinds."""
    texts = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Starter(
            kind=kind,
            variant=variant,
            name=said["name"],
            way=said.get("way", EMAIL),
            subject=said.get("subject", ""),
            body=said["body"].strip(),
        )
        for kind in KINDS
        for variant, said in texts[kind].items()
    )


def starter(kind, variant="A"):
    """One of them, or None."""
    return next((one for one in starters() if (one.kind, one.variant) == (kind, variant)), None)
