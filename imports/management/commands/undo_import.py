"""manage.py undo_import ID: take an import back, newest rows first, through the same code as the page."""

import json

from django.core.management.base import BaseCommand, CommandError

from accounts.by import By
from accounts.models import Act
from common.dates import now
from imports.inline import take_back
from imports.models import ImportBatch
from imports.refusals import ImportRefused


class Command(BaseCommand):
    help = "Take back what an import wrote, where nobody has built on it since; says what was kept and why."

    def add_arguments(self, parser):
        parser.add_argument("id", help="of the import, as import_list printed it")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, id, **options):
        batch = ImportBatch.objects.filter(public_id=id).first()
        if batch is None:
            raise CommandError(f"There is no import {id}.")
        try:
            batch = take_back(By(None, now(), via=Act.Via.IMPORT, act=batch.act), now, batch)
        except ImportRefused as refused:
            raise CommandError(refused.sentence) from refused
        undone = batch.rows.filter(undone_at__isnull=False)
        kept = sum(1 for done in undone.values_list("done", flat=True) if done.get("kept"))
        if options["json"]:
            said = {"id": batch.public_id, "state": batch.state, "undone": undone.count() - kept, "kept": kept}
            self.stdout.write(json.dumps(said))
        else:
            self.stdout.write(f"{batch.public_id}: {undone.count() - kept} rows undone, {kept} kept")
