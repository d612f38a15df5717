"""Words of names, by which recruiters/search.py finds them; save() and bulk_create() of the records write them."""

import re

from django.db import models

from common.bulk import insert
from common.fields import KeyField
from common.text import fold

LONGEST_WORD = 60
SHORTEST_PART = 3  # an inner part of a word is found from three letters on
_INITIALS = re.compile(r"\b\w(?: \w\b)+")


class NameWord(models.Model):
    """Distinct words, each with the parts it ends in: 'brightwater' is found under 'water' too.

    A row with `whole` is the word itself; the typo fallback compares those.
    """

    part = KeyField(max_length=LONGEST_WORD)
    word = KeyField(max_length=LONGEST_WORD)
    whole = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "word"], name="one_name_part")]
        indexes = [models.Index(fields=["word"], condition=models.Q(whole=True), name="whole_name_words")]

    def __str__(self):
        return f"{self.part} of {self.word}"


class RecordWord(models.Model):
    """One word of one record's names. Read only joined to the record, and written with it: the database need not look
    for the record once more for each word, which costs 5 µs of a list's 200 a row.
    """

    word = KeyField(max_length=LONGEST_WORD)

    class Meta:
        abstract = True


class FirmWord(RecordWord):
    record = models.ForeignKey(
        "recruiters.Firm", models.CASCADE, related_name="words", db_index=False, db_constraint=False
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "word"], name="one_word_of_firm")]
        indexes = [models.Index(fields=["word", "record"], name="firms_by_word")]

    def __str__(self):
        return self.word


class RecruiterWord(RecordWord):
    record = models.ForeignKey(
        "recruiters.Recruiter", models.CASCADE, related_name="words", db_index=False, db_constraint=False
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "word"], name="one_word_of_recruiter")]
        indexes = [models.Index(fields=["word", "record"], name="recruiters_by_word")]

    def __str__(self):
        return self.word


def words_of(text):
    """The folded words of a name, in order; initials also joined: 'J.P. Morgan' → j, p, morgan, jp."""
    folded = fold(text)
    joined = [run.replace(" ", "") for run in _INITIALS.findall(folded)]
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in [*folded.split(), *joined]))


def index_words(records, fresh=False):
    """Bring the words of saved records of one kind up to date. `fresh`: they are new and have none yet."""
    if not records:
        return
    rows = records[0].words.model
    wanted = {(record.pk, word) for record in records for name in record.names() for word in words_of(name)}
    had = set()
    if not fresh:
        had = set(rows.objects.filter(record__in=records).values_list("record_id", "word"))
    new = sorted(wanted - had)
    _learn({word for _, word in new})
    rows.objects.bulk_create([rows(record_id=pk, word=word) for pk, word in new], 2000, ignore_conflicts=True)
    for pk, word in had - wanted:
        rows.objects.filter(record_id=pk, word=word).delete()


def index_new_words(firms, recruiters):
    """Write the words of many new records, each given as (id, [its names])."""
    of_firms, of_recruiters = ([(pk, word) for pk, names in records for word in _words(names)]
                               for records in (firms, recruiters))  # fmt: skip
    _learn({word for _, word in of_firms} | {word for _, word in of_recruiters})
    insert(FirmWord, ["record_id", "word"], of_firms)
    insert(RecruiterWord, ["record_id", "word"], of_recruiters)


def _words(names):
    if len(names) == 1:
        return words_of(names[0])
    return {word for name in names for word in words_of(name)}


def forget(words):
    """Words that no name has any more are no longer offered by the search."""
    words = set(words)
    for rows in RecordWord.__subclasses__():
        words -= set(rows.objects.filter(word__in=words).values_list("word", flat=True))
    NameWord.objects.filter(word__in=words).delete()


def _learn(words):
    """Add words that no name had so far. Sorted, so that two writers never wait for each other in a ring."""
    words = sorted(words)
    known = set()
    for start in range(0, len(words), 5000):
        chunk = words[start : start + 5000]
        known |= set(NameWord.objects.filter(whole=True, word__among=chunk).values_list("word", flat=True))
    parts = [
        (word[at:], word, at == 0)
        for word in words
        if word not in known
        for at in range(max(1, len(word) - SHORTEST_PART + 1))
    ]
    insert(NameWord, ["part", "word", "whole"], parts, ignore=True)
