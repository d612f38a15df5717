"""What the README says is so: the settings table, the two commands, the sign-ins, the map, and every link."""

import re
from pathlib import Path

import pytest

from demo.cast import ADMIN, COACH, PASSWORD, SEEKER
from recruitpath.environment import SETTINGS

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()


def _table(heading):
    """The rows of the first table below a heading, as lists of cells."""
    below = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in below.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def test_the_settings_table_is_the_environments():
    rows = _table("Settings")
    said = [[name.strip("`"), meaning, default, needed == "yes"] for name, meaning, default, needed in rows]
    assert said == [[each.name, each.meaning, each.default, each.required] for each in SETTINGS]


def test_there_are_exactly_two_commands():
    first_block = re.search(r"## Two commands.*?```sh\n(.*?)```", README, re.S)[1]
    assert first_block.split("\n")[:-1] == ["make run", "make test"]
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M)
    assert set(re.findall(r"`make ([a-z]+)", README)) <= set(targets)


def test_the_sign_ins_are_the_demos():
    for word in (SEEKER, COACH, ADMIN, PASSWORD):
        assert f"`{word}`" in README


def test_the_map_names_every_folder_of_ours():
    rows = _table("The map of the house")
    named = {name for cell, _ in rows for name in re.findall(r"`([a-z]+)/`", cell)}
    ours = {path.parent.name for path in ROOT.glob("*/__init__.py")} | {"docs", "static", "templates", "tests"}
    assert named == ours
    inside = {name for cell, words in rows if cell == "`outreach/`" for name in re.findall(r"`([a-z]+)/`", words)}
    assert all((ROOT / "outreach" / name).is_dir() for name in inside)


def test_the_import_order_is_the_one_that_is_enforced():
    said = re.search(r"Imports go one way: (.*)\.\n", README)[1].replace("`", "").split(" ← ")
    enforced = re.search(r"layers = \[(.*?)\]", (ROOT / "pyproject.toml").read_text())[1]
    assert said == [name.strip().strip('"') for name in reversed(enforced.split(","))]


@pytest.mark.parametrize("page", ["README.md", "STYLE.md", "CHANGELOG.md", "bench/README.md"])
def test_every_link_and_every_named_path_is_there(page):
    text = (ROOT / page).read_text()
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert not [link for link in links if not ((ROOT / page).parent / link).exists()]
    ours = {path.name for path in ROOT.iterdir() if path.is_dir()} - {"var"}
    named = [path for path in re.findall(r"`([\w/]+/[\w/.]+)`", text) if path.split("/")[0] in ours]
    assert not [path for path in named if not (ROOT / path).exists() and not path.startswith("bench/out/")]


def test_every_picture_is_of_a_page_that_the_command_takes():
    from recruitpath.management.commands.screenshots import SCHEMES, SHOTS, WIDTHS

    taken = {f"{shot.name}{width}{scheme}" for shot in SHOTS for width in WIDTHS for scheme in SCHEMES}
    there = {path.stem for path in (ROOT / "docs" / "screens").glob("*.png")}
    assert there == taken


def test_the_pictures_stay_small():
    sizes = [path.stat().st_size for path in (ROOT / "docs" / "screens").glob("*.png")]
    assert sum(sizes) < 50_000 * len(sizes)
