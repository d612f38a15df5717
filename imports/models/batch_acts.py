"""What one does with an import: begin, match its columns, keep, stop, go on, undo, throw away; and who works on it."""

import hashlib
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property

from common.dates import local_day
from imports.columns import FIELDS, fold_header, header_key
from imports.reading.limits import LIMITS
from imports.refusals import ImportRefused

ADDRESS_BOOKS = {"linkedin", "google", "outlook", "thunderbird", "vcard"}
LEASE = timedelta(minutes=2)  # renewed with every chunk
NEEDED = {
    "firms": {"firm.name", "firm.website"},
    "recruiters": {"person.name", "person.last_name", "person.email", "firm.name", "firm.website"},
}
NEEDED["my-recruiters"] = NEEDED["recruiters"]


class BatchActs:
    """Every act takes `by` (accounts.by.By) and is a conditional change of state: a second click does nothing new."""

    @classmethod
    def start(
        cls, by, *, kind, owner, file=None, text="", name="", how=None, country="", source=None, edition_on=None,
        full=False, soon=True,
    ):  # fmt: skip
        """A batch of an uploaded file (a Django File) or of pasted text, to be read by a worker.

        `owner` None: into the shared directory, which is the admins' (and that of whoever runs commands on this
        machine: no actor). A list of a `source` is of the day `edition_on`, else of the day on which it came; `full`:
        who is missing from it is gone. `soon` False: the caller does the work. Raises ImportRefused.
        """
        if owner is None and by.actor and not by.actor.is_staff:
            raise ImportRefused("admins_only")
        today = by.actor.today(by.at) if by.actor else local_day(by.at, "UTC")
        if source is None and (edition_on or full):
            raise ImportRefused("needs_source", field="source")
        if edition_on and edition_on > today:
            raise ImportRefused("edition_to_come", field="edition_on")
        if source and source.owner_id != (owner.pk if owner else None):
            raise ImportRefused("unknown_source", field="source")
        edition_on = edition_on or (today if source else None)
        if file is None:
            if not text.strip():
                raise ImportRefused("nothing_given", field="file")
            file, how = ContentFile(text.encode(), name=name or "pasted.txt"), {**(how or {}), "pasted": True}
        if file.size > LIMITS.uploaded:
            raise ImportRefused("larger", field="file", most=LIMITS.uploaded // 1_000_000)
        name = (name or file.name).rpartition("/")[2][-160:]
        batch = cls(
            owner=owner, made_by=by.actor, kind=kind, how={**(how or {}), "name": name}, country=country,
            source=source, edition_on=edition_on, full=full, file_name=name, sha256=_digest(file), size=file.size,
            made_at=by.at,
        )  # fmt: skip
        with transaction.atomic():
            batch.file.save(f"{batch.public_id}{_ending(name)}", file, save=False)
            batch.save()
            batch.soon = soon
            batch.work_soon()
        return batch

    def twins(self):
        """Earlier imports of the very same file into the same place, newest first."""
        same = type(self).objects.filter(owner=self.owner_id, sha256=self.sha256, pk__lt=self.pk)
        return same.exclude(state__in=["refused", "thrown_away"]).order_by("-pk")

    def read_again(self, by, **how):
        """Read the file otherwise: encoding, separator, sheet, header_line. Blank = guessed."""
        how = {key: value for key, value in how.items() if value not in ("", None)}
        how = {key: value for key, value in self.how.items() if key in ("name", "pasted")} | how
        self._move(["mapping", "preview", "refused"], "reading", how=how, mapping={}, refusal={})
        self.rows.all().delete()

    def match(self, by, mapping, *, country="", date_order="", policy="fill", words=None):
        """{column number as text: field name}: what the columns are. The rows are planned (again). ImportRefused."""
        mapping = {str(column): field for column, field in mapping.items() if field}
        self._check_mapping(mapping)
        changes = {"mapping": mapping, "country": country, "date_order": date_order, "policy": policy}
        self._move(["mapping", "preview"], "planning", **changes, words=self.words if words is None else words)

    def keep(self, by, gone=False):
        """Carry out the plans: everything that is neither unsure, nor an error, nor excluded. Again for what waited.

        `gone`: whoever is missing from a full edition is marked as such, however many they are.
        """
        marks = gone and self.full and self.gone != self.Gone.MARKED
        if not marks and not self.rows.to_keep().exists():
            raise ImportRefused("nothing_to_keep")
        act = None
        if self.owner_id:
            act = self.act or by.act_for(self.owner, "import")
        changes = {"gone": self.Gone.MARKED} if marks else {}
        self._move(["preview", "done"], "committing", act=act, kept_at=by.at, **changes)

    def stop(self, by):
        self._move(["committing"], "stopped")

    def go_on(self, by):
        self._move(["stopped"], "committing")

    def undo(self, by):
        """Again for what had to stay: what kept it there, such as a merge, may be gone."""
        with transaction.atomic():
            left = self.rows.left_behind()
            again = ["undone"] if left.exists() else []
            self._move(["done", "stopped", *again], "undoing", undone_at=by.at)
            left.update(undone_at=None)

    def throw_away(self, by):
        """Nothing was kept: erase the file and its rows; the line in the list of imports stays."""
        self._move(["reading", "mapping", "planning", "preview", "refused"], "thrown_away")
        self.rows.all().delete()
        self.erase_file()

    @property
    def header_key(self):
        return header_key(self.outline["header"])

    def mapping_by_header(self):
        """(columns {folded header: field}, how {country, date_order, words}), as a Mapping remembers them."""
        header = dict(enumerate(map(fold_header, self.outline["header"])))
        columns = {header[int(column)]: field for column, field in self.mapping.items() if int(column) in header}
        return columns, {"country": self.country, "date_order": self.date_order, "words": self.words}

    def unknown_words(self):
        """{field: [(word, rows)]} that no alias answers to, most frequent first, as the last planning found them."""
        return {field: [(word, rows) for word, rows in words] for field, words in self.unknown.items()}

    @property
    def marks_gone(self):
        """A full edition of firms or of recruiters; what a seeker's own list leaves out changes nothing."""
        return self.full and self.source_id is not None and self.kind in ("firms", "recruiters")

    @property
    def is_address_book(self):
        """A seeker's file in which most people are no recruiters."""
        return bool(self.owner_id) and self.outline.get("shape") in ADDRESS_BOOKS

    def forget_the_rest(self):
        """Once a seeker's list is kept: the file goes, and of an address book every row that was not kept."""
        if self.is_address_book:
            self.rows.filter(kept_at__isnull=True).delete()
            type(self).objects.filter(pk=self.pk).update(unknown={})
        self.erase_file()

    def erase_file(self):
        if self.file:
            self.file.delete(save=False)
            type(self).objects.filter(pk=self.pk).update(file="", outline=self.outline | {"sample": []})

    def forget_lines(self, lines):
        """What the page of columns shows of these lines of the file."""
        sample = [[line, cells] for line, cells in self.outline.get("sample", []) if line not in lines]
        self.outline["sample"] = sample
        type(self).objects.filter(pk=self.pk).update(outline=self.outline)

    # ── Who works on it ──

    soon = True

    @cached_property
    def places_known(self):
        """{places as a list says them: ids of the specialties}, gathered while it is kept."""
        return {}

    @cached_property
    def firms_brought(self):
        """{number of a row: id of the firm that it brought}, likewise: most rows are at a firm of an earlier one."""
        return {}

    def work_soon(self):
        if not self.soon:
            return
        from imports.tasks import work_soon  # the task works on batches; each names the other

        transaction.on_commit(lambda: work_soon(self.pk))

    @classmethod
    def waiting(cls, now):
        """Ids of batches that a worker may take: never taken, or left by one that is gone."""
        free = models.Q(lease_until__isnull=True) | models.Q(lease_until__lte=now)
        return cls.objects.filter(free, state__in=cls.WORKED_ON).order_by("made_at").values_list("pk", flat=True)

    @classmethod
    def take(cls, batch_id, now):
        """The batch with a lease of one's own, or None where somebody else works on it."""
        lease = get_random_string(12)
        if not cls.waiting(now).filter(pk=batch_id).update(lease=lease, lease_until=now + LEASE):
            return None
        return cls.objects.select_related("owner", "made_by", "source", "act").get(pk=batch_id, lease=lease)

    def still_mine(self, now, **changes):
        """Renew the lease and store progress, in the transaction of a chunk. False: stopped, or somebody else's."""
        mine = type(self).objects.filter(pk=self.pk, lease=self.lease, state=self.state)
        return bool(mine.update(lease_until=now + LEASE, **changes))

    def settle(self, state, **changes):
        """The step is done: give the lease back in another state."""
        mine = type(self).objects.filter(pk=self.pk, lease=self.lease, state=self.state)
        changes |= {"state": state, "lease": "", "lease_until": None}
        if mine.update(**changes):
            for name, value in changes.items():
                setattr(self, name, value)

    def recount(self):
        """Counts of the rows as they stand, one query; on a small change only."""
        taking_part = self.rows.filter(excluded=False).order_by()
        counts = dict(taking_part.values_list("verdict").annotate(n=models.Count("id")))
        counts["excluded"] = self.rows.filter(excluded=True).count()
        self.counts = {name: self.counts.get(name, 0) for name in ("rows", "suppressed", "gone")} | counts
        type(self).objects.filter(pk=self.pk).update(counts=self.counts)

    def _move(self, states, to, **changes):
        """From one of the states to another, once; a worker that holds the former state loses its lease."""
        with transaction.atomic():
            here = type(self).objects.filter(pk=self.pk, state__in=states)
            changes |= {"state": to, "lease": "", "lease_until": None, "progress": 0}
            if not here.update(**changes):
                raise ImportRefused("not_now")
            for name, value in changes.items():
                setattr(self, name, value)
            if to in self.WORKED_ON:
                self.work_soon()

    def _check_mapping(self, mapping):
        taken = set()
        for name in mapping.values():
            field = FIELDS.get(name)
            if field is None or self.kind not in field.kinds:
                raise ImportRefused("unknown_field")
            if name in taken and not field.several:
                raise ImportRefused("field_twice", label=str(field.label))
            taken.add(name)
        if not taken & NEEDED[self.kind]:
            raise ImportRefused("no_name_column")


def _digest(file):
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _ending(name):
    end = name.rpartition(".")[2].lower() if "." in name else ""
    return f".{end}" if end.isalnum() and len(end) <= 5 else ""
