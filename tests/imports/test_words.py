"""Whatever planning, keeping and undoing note of a row has words; the codes are read from the code itself."""

import re
from pathlib import Path

import pytest

import imports
from imports.words import outcomes, verdicts

pytestmark = pytest.mark.once

HERE = Path(imports.__file__).parent
PARAMS = {
    "what": "firm", "column": "name", "number": 3, "line": 4, "field": "specialties", "word": "welding",
    "domain": "kestrel.example", "protected": "Acme", "firm": "Kestrel Search", "on": "2026-11-01", "columns": {},
    "name": "Ruth",
}  # fmt: skip
INTERNAL = {"laid_away"}  # decides what goes with a record, is never stored


def codes(pattern, *places):
    files = [path for place in places for path in HERE.glob(place)]
    return {code for path in files for code in re.findall(pattern, path.read_text()) if code} - INTERNAL


VERDICTS = codes(r"""(?:unsure\(|\[)"([a-z_]+)"(?:, \{|\)|, \w+=)""", "planning/*.py")
OUTCOMES = (
    codes(r"""(?:leave|skip)\(\s*"([a-z_]+)\"""", "keeping/*.py", "undoing/*.py")
    | codes(r"""(?m)(?:code = |return |" if .* else )"([a-z_]+)"$""", "keeping/*.py", "undoing/taking.py")
    | codes(r""""([a-z_]+)" if .* else "[a-z_]+"\)""", "undoing/references.py")
    | codes(r"""_at": "([a-z_]+)\"""", "written.py")
)


def test_the_codes_are_found():
    assert {"succeeded", "older_edition", "other_firm", "differs", "at_employer", "firm_of_line"} <= VERDICTS
    assert {"suppressed", "archived", "gone", "not_yours", "in_use", "written_since", "merged_since"} <= OUTCOMES


@pytest.mark.parametrize("code", sorted(VERDICTS))
def test_every_reason_of_a_verdict_has_words(code):
    assert verdicts.sentence([[code, PARAMS]])


@pytest.mark.parametrize("code", sorted(OUTCOMES))
def test_everything_left_out_or_left_in_has_words(code):
    words = outcomes.sentence(code, PARAMS)
    assert words != outcomes.sentence("no such code", PARAMS)
    assert words == words.strip()


def test_a_successor_is_named_with_its_day():
    words = verdicts.sentence([["succeeded", {"firm": "Kestrel Search", "on": "2026-11-01"}]])
    assert words == "Went on as Kestrel Search on 1 Nov 2026"
    assert verdicts.sentence([["succeeded", {"firm": "Kestrel Search", "on": ""}]]) == "Went on as Kestrel Search"
    assert verdicts.sentence([["of a former release", {}]]) == ""
