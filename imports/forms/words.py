"""Words that a list uses and nobody here knows yet: each is said once what it means, made new, or left out."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import ngettext

from common.forms import PlainForm
from common.text import fold
from imports.pages.words import field_label, meanings_of
from recruiters.models import Specialty

MOST = 60  # words asked at once, the most frequent first


class WordsForm(PlainForm):
    """A select for each unknown word, grouped by field: `parts` is [(label, [bound field])]."""

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        self.batch, self.asked = batch, []
        for field, words in batch.unknown_words().items():
            choices = meanings_of(field, may_make=batch.owner_id is None)
            for word, rows in words[:MOST]:
                name = f"word-{len(self.asked)}"
                self.asked.append((name, field, word))
                self.fields[name] = forms.ChoiceField(
                    label=word, choices=choices, required=False,
                    help_text=ngettext("%(n)s row", "%(n)s rows", rows) % {"n": f"{rows:,}"},
                    widget=forms.Select(attrs={"data-size": "small"}),
                )  # fmt: skip

    @property
    def parts(self):
        fields = dict.fromkeys(field for _name, field, _word in self.asked)
        return [(field_label(field), [self[name] for name, of, _word in self.asked if of == field]) for field in fields]

    def words(self):
        """{field: {folded word: meaning}}, what was said before with it; a new specialty is made (admins' lists)."""
        known = {field: dict(words) for field, words in self.batch.words.items()}
        for name, field, word in self.asked:
            meaning = self.cleaned_data[name]
            if meaning.startswith("new-"):
                meaning = _made(meaning.removeprefix("new-"), word)
            known.setdefault(field, {})[fold(word)] = int(meaning) if str(meaning).isdecimal() else meaning
        return known


def _made(axis, word):
    code = slugify(fold(word))[:60]
    return Specialty.objects.get_or_create(axis=axis, code=code, defaults={"name": word[:80]})[0].pk
