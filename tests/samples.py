"""`make samples`: every file of the sample folder through the import command, and what became of it, per folder.

The files are not part of this repository: their folder comes from RECRUITPATH_SAMPLES, else from beside it. Ends with
1 where a file crashes, goes over a limit, or a count differs from what the samples' README states.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from io import StringIO
from pathlib import Path

SAMPLES = Path(os.environ.get("RECRUITPATH_SAMPLES", Path(__file__).resolve().parents[2] / "shared" / "samples"))
READ, REFUSED, CRASHED, OVER = "read", "refused", "crashed", "over a limit"
OVER_CODES = {"too_slow", "too_large", "too_much_memory"}
STATED = {  # what the samples' README says: (column of the command's JSON, number)
    "firms/ie_wrc_employment_agencies.csv": 536,
    "firms/uk_job_atlas_recruiters.csv": 54,
    "firms/uk_it_recruiter_domains_johnfield.txt": 1006,
    "firms/de_freelance_recruiting_awesome_list.md": 72,
}
TO_REFUSE = {"contacts-csv/linkedin/07_WRONG_FILE_messages.csv"}


def main():
    if not SAMPLES.exists():
        print(f"The sample files are not here ({SAMPLES}); RECRUITPATH_SAMPLES names their folder.")
        return 0
    with tempfile.TemporaryDirectory(prefix="recruitpath-samples-") as folder:
        environment = os.environ | {"RECRUITPATH_MODE": "test", "VAR": folder, "LOG_LEVEL": "ERROR"}
        environment["DJANGO_SETTINGS_MODULE"] = "recruitpath.settings"
        for name in ("DATABASE_URL", "REDIS_URL"):
            environment.pop(name, None)
        return subprocess.run([sys.executable, "-m", "tests.samples", "run", *sys.argv[1:]], env=environment).returncode


def run():
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_specialties", stdout=StringIO())
    folders, wrong = {}, []
    for path in sorted(path for path in SAMPLES.rglob("*") if path.is_file()):
        name = str(path.relative_to(SAMPLES))
        outcome, said = _bring_in(path)
        counts = folders.setdefault(name.partition("/")[0] if "/" in name else ".", Counter())
        counts[outcome] += 1
        counts["rows"] += said.get("rows", 0)
        if outcome in (CRASHED, OVER):
            wrong.append(f"{name}: {outcome}: {said.get('refusal')}")
        if name in TO_REFUSE and outcome != REFUSED:
            wrong.append(f"{name}: should be refused, was {outcome}")
        if name in STATED and said.get("rows", 0) + said.get("left out", 0) != STATED[name]:
            wrong.append(f"{name}: {said.get('rows')} rows, {STATED[name]} are stated")
        if "-v" in sys.argv:
            print(f"{outcome:12} {said.get('rows', 0):6} {name} {said.get('refusal') or ''}", flush=True)
    _say(folders, wrong)
    return 1 if wrong else 0


def _bring_in(path):
    """(outcome, the command's JSON) of one file, compared but not kept."""
    from django.core.management import CommandError, call_command

    from imports.models import ImportBatch

    out = StringIO()
    kind = "firms" if "firms" in path.parts else "recruiters"
    try:
        call_command("import_list", str(path), kind=kind, json=True, dry_run=True, stdout=out)
    except CommandError as refused:
        return REFUSED, {"refusal": str(refused)}
    except SystemExit:
        pass  # the refusal is said in the object
    except Exception as error:
        return CRASHED, {"refusal": f"{type(error).__name__}: {error}"}
    said = json.loads(out.getvalue())
    if said["refusal"] and said["state"] == "mapping":
        return REFUSED, said
    batch = ImportBatch.objects.get(public_id=said["id"])
    code = batch.refusal.get("code", "")
    # Badges and licences of a list of links are named in a note, not made into firms.
    notes = batch.outline.get("notes", ())
    said["left out"] = sum(params["count"] for note, params in notes if note == "links_left_out")
    if code in OVER_CODES:
        return OVER, said
    if code == "crashed":
        return CRASHED, said
    return REFUSED if said["state"] == "refused" else READ, said


def _say(folders, wrong):
    heads = (READ, REFUSED, CRASHED, OVER, "rows")
    print(f"{'folder':14}" + "".join(f"{head:>14}" for head in heads))
    for folder, counts in folders.items():
        print(f"{folder:14}" + "".join(f"{counts[head]:>14,}" for head in heads))
    print("\n".join(wrong) if wrong else "No file crashed or went over a limit; every stated count holds.")


if __name__ == "__main__":
    sys.exit(run() if sys.argv[1:2] == ["run"] else main())
