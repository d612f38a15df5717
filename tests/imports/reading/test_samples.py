"""The files others really have: none breaks the reader, and the counts are those that their collection states."""

import json
import os
from pathlib import Path

import pytest
from django.conf import settings

from imports.reading import How, read
from tests.imports.reading.folder import read_folder

pytestmark = pytest.mark.once

SAMPLES = Path(os.environ.get("RECRUITPATH_SAMPLES", settings.BASE_DIR.parent / "shared" / "samples"))

if not SAMPLES.is_dir():
    pytest.skip(f"the sample files are not at {SAMPLES} (RECRUITPATH_SAMPLES)", allow_module_level=True)


@pytest.mark.parametrize("folder", ["firms", "contacts-csv", "csv", "xlsx", "vcard"])
def test_no_file_breaks_the_reader(folder):
    found = read_folder(SAMPLES / folder, reader=read)  # make samples does it in child processes, which takes longer
    assert (found["crashed"], found["over"]) == ([], [])
    assert found["read"] > sum(found["refused"].values())


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("ie_wrc_employment_agencies.csv", 536),
        ("uk_job_atlas_recruiters.csv", 54),
        ("uk_it_recruiter_domains_johnfield.txt", 1006),
        ("de_freelance_recruiting_awesome_list.md", 68),
    ],
)
def test_firms_are_all_read(tmp_path, name, rows):
    outline = read(SAMPLES / "firms" / name, tmp_path / "spool", How(name=name))
    assert outline.rows == rows
    other = dict(outline.notes).get("links_left_out", {"count": 0})["count"]
    assert rows + other == (72 if name.endswith(".md") else rows)  # links of badges and sources are told, not kept


def test_linkedin_connections_are_told_from_its_messages(tmp_path):
    shapes = {}
    read_folder(
        SAMPLES / "contacts-csv" / "linkedin",
        lambda path, outline, refusal: shapes.update({path.name: outline.shape if outline else refusal.code}),
    )
    assert set(shapes.values()) == {"linkedin", "linkedin_messages"}
    assert [code for name, code in shapes.items() if "WRONG_FILE" in name] == ["linkedin_messages"]


def test_a_nested_division_names_its_parent(tmp_path):
    name = "de_freelance_recruiting_awesome_list.md"
    outline = read(SAMPLES / "firms" / name, tmp_path / "spool", How(name=name))
    rows = [json.loads(line)[1] for line in (tmp_path / "spool").read_text(encoding="utf-8").splitlines()]
    assert sum(bool(cells[outline.header.index("Part of")]) for cells in rows) == 7
