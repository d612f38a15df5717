"""Lists that others wrote: every person and firm is read, and hardly a cell is wrong."""

import csv
import os
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from imports.columns import Cleaner, date_order, guess_mapping

SAMPLES = Path(os.environ.get("RECRUITPATH_SAMPLES", settings.BASE_DIR.parent / "shared" / "samples"))
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(not SAMPLES.exists(), reason="the sample lists are not here (RECRUITPATH_SAMPLES)"),
]


def clean(name, kind, separator=",", lines_before=0, headed=True, country="US"):
    with (SAMPLES / name).open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in list(csv.reader(file, delimiter=separator))[lines_before:] if any(row)]
    header, rows = (rows[0], rows[1:]) if headed else ([], rows)
    mapping = {place: guess.field for place, guess in guess_mapping(kind, header, rows[:200]).items()}
    days = [row[place] for row in rows for place, field in mapping.items() if field == "mine.last_contact"]
    cleaner = Cleaner(kind, mapping, country=country, date_order=date_order(days), today=date(2026, 11, 23))
    return [cleaner.row(row) for row in rows]


@pytest.mark.parametrize(
    ("name", "how", "rows", "wrong"),
    [
        ("firms/ie_wrc_employment_agencies.csv", {"separator": ";", "country": "IE"}, 536, 3),
        ("firms/uk_job_atlas_recruiters.csv", {}, 54, 0),
        ("firms/uk_it_recruiter_domains_johnfield.txt", {"headed": False}, 1006, 0),
    ],
)
def test_firms(name, how, rows, wrong):
    cleaned = clean(name, "firms", **how)
    assert len(cleaned) == rows
    assert sum(len(row.errors) for row in cleaned) <= wrong
    assert all(row.values["firm"].get("name") or row.values["firm"]["domain"] for row in cleaned)


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("linkedin/01_notes_preamble_dup_by_url_slash.csv", {"lines_before": 3}),
        ("linkedin/03_notes_en_with_umlauts_bom_blank_tail.csv", {"lines_before": 3}),
        ("linkedin/09_no_preamble_minimal.csv", {}),
        ("google/01_new_header_2024.csv", {}),
        ("google_shared_contacts/testcases/test-data/sample1.csv", {}),
        ("outlook/01_english_desktop_export.csv", {}),
        ("thunderbird/01_basic.csv", {}),
        ("thunderbird/03_no_header.csv", {"headed": False}),
        ("crm/hubspot_contacts.csv", {}),
        ("crm/salesforce_contacts.csv", {}),
        ("crm/zoho_leads.csv", {}),
    ],
)
def test_address_books(name, how):
    for row in clean(f"contacts-csv/{name}", "my-recruiters", **how):
        assert row.values["person"]["name"]
        # Addresses at .invalid and phones without an area, both made up, are all that is wrong there.
        assert {code for _, _, code, _ in row.errors} <= {"not_an_email", "phone_without_area"}
