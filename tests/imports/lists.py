"""Small lists of our own, and the ways to bring them in."""

import csv
import io
import json
from io import StringIO

from django.core.files.base import ContentFile
from django.core.management import call_command

from common.dates import now
from imports.inline import bring_in
from imports.models import ImportBatch
from tests.cast import by

PEOPLE = """Recruiter,Agency,Website,Email,Phone,LinkedIn,Title
Priya Raman,Kestrel Search,kestrel.example,priya@kestrel.example,617 555 0101,linkedin.com/in/priya-raman,Partner
Jon Weber,Cobalt Sciences,cobaltls.example,j.weber@cobaltls.example,617 555 0102,linkedin.com/in/jon-weber,Principal
Yuki Tanabe,Cobalt Sciences,cobaltls.example,y.tanabe@cobaltls.example,617 555 0103,linkedin.com/in/yuki-t,Principal
"""


def bring(user, text, *, kind="recruiters", name="list.csv", **options):
    """A list by the user's own hand, through the same steps as on the pages; a seeker's own for `my-recruiters`."""
    owner = user if kind == "my-recruiters" else None
    data = text if isinstance(text, bytes) else text.encode()
    batch = bring_in(by(user), now, kind=kind, owner=owner, file=ContentFile(data, name=name), **options)
    return ImportBatch.objects.get(pk=batch.pk)


def command(path, **options):
    """(exit code, what import_list --json says) of a file."""
    out, code = StringIO(), 0
    try:
        call_command("import_list", str(path), json=True, stdout=out, **options)
    except SystemExit as end:
        code = end.code
    return code, json.loads(out.getvalue())


def counts(batch):
    """The verdicts of a batch, zeros left out."""
    return {name: number for name, number in batch.counts.items() if number and name != "rows"}


def without(text, *columns):
    """The list without some of its columns."""
    rows = list(csv.DictReader(io.StringIO(text)))
    kept = [name for name in rows[0] if name not in columns]
    out = io.StringIO()
    writer = csv.DictWriter(out, kept, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
