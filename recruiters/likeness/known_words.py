"""Firms found by words of their names: rare words first, common ones two at a time, misspelt ones by what is intact."""

from bisect import bisect_left, insort
from collections import defaultdict

from django.db.models import Count
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from recruiters.models import Firm, FirmWord

from .firm_names import FORM, GENERIC, names_in
from .matching import Index
from .stored import seen_by
from .thresholds import COMMON_WORD, MOST_NEAR_WORDS, MOST_TRIED, RARE_WORD, SLIP_LETTERS, SLIPS_LETTERS

FORMS_TRIED = ("ltd", "limited", "llc", "inc", "plc", "gmbh", "ag", "kg", "sa", "sarl", "bv", "srl", "pty ltd")
LAST = "\U0010ffff"  # sorts behind every letter


class FirmWords:
    """Words of the stored firms, read when first asked for and kept, and of the learned ones."""

    def __init__(self, owner):
        self._seen = FirmWord.objects.filter(seen_by(owner, "record__"))
        self._firms = Firm.objects.filter(seen_by(owner))
        self._counts = {}  # stored
        self._postings = {}
        self._learned = Index()
        self._spelt = None  # all words, sorted, and the same backwards: read when a word is not known

    def learn(self, fact, candidate):
        """A firm of the list is found by its words from now on, as `candidate`."""
        for word in words_of(fact):
            if self._spelt and not self._learned.of(word) and not self._counts.get(word):
                for words, spelling in zip(self._spelt, (word, word[::-1]), strict=True):
                    insort(words, spelling)
            self._learned.add(word, candidate)

    def candidates(self, facts):
        """For each fact the candidates that have its words in their names, once for each; at most five queries."""
        wanted = [words_of(fact) for fact in facts]
        self._count({word for words in wanted for word in words})
        near = self._near({word for words in wanted for word in words if not self._many(word)})
        chosen = [self._choose(words, near) for words in wanted]
        self._read({word for words in chosen for word in words})
        found = [self._gather(words) for words in chosen]
        common = {
            at: spellings(facts[at]) for at, words in enumerate(chosen) if words and self._many(words[0]) > RARE_WORD
        }
        named = self._named({spelling for some in common.values() for spelling in some})
        for at, some in common.items():
            found[at] = [*(one for spelling in some for one in named.of(spelling)), *found[at]]
        return found

    def _many(self, word):
        return self._counts.get(word, 0) + len(self._learned.of(word))

    def _count(self, words):
        new = sorted(words - self._counts.keys())
        if new:
            self._counts.update(dict.fromkeys(new, 0))
            rows = self._seen.filter(word__among=new).values_list("word")
            self._counts.update(dict(rows.annotate(many=Count("pk"))))

    def _choose(self, words, near):
        """The words to look a firm up by: its rare ones, else the two rarest; a number must be among the known."""
        numbers = {word for word in words if word.isdigit()}
        if numbers and not any(self._many(word) for word in numbers):
            return ()
        spelt = {other for word in words for other in near.get(word, (word,)) if other not in GENERIC}
        ranked = sorted((many, word) for word in spelt if 0 < (many := self._many(word)) <= COMMON_WORD)
        rare = [word for many, word in ranked if many <= RARE_WORD]
        if rare or not ranked:
            return rare[:4]
        general = sorted((many, word) for word in words & GENERIC if 0 < (many := self._many(word)) <= COMMON_WORD)
        return [word for _, word in (ranked + general)[:2]]

    def _read(self, words):
        new = sorted(word for word in words if word not in self._postings and self._counts.get(word))
        if new:
            read = defaultdict(list)
            for word, record in self._seen.filter(word__among=new).values_list("word", "record_id"):
                read[word].append(record)
            self._postings.update(read)

    def _gather(self, words):
        postings = [[*self._postings.get(word, ()), *self._learned.of(word)] for word in words]
        if postings and min(map(len, postings)) > RARE_WORD:
            common = set(postings[0]).intersection(*postings[1:])
            return sorted(common, key=str)[:MOST_TRIED]
        return [candidate for posting in postings for candidate in posting]

    def _named(self, spelt):
        found = Index()
        if spelt:
            for pk, name in self._firms.filter(name_key__among=spelt).values_list("pk", "name_key"):
                found.add(name, pk)
        return found

    def _near(self, words):
        """{unknown word: words spelt nearly so}. With one slip nearly a half of a word is intact, before or behind."""
        words = {word for word in words if len(word) >= SLIP_LETTERS and word.isalpha()}
        if not words:
            return {}
        if self._spelt is None:
            stored = FirmWord.objects.values_list("word", flat=True).distinct()
            spelt = sorted(word for word in {*stored, *self._learned} if word.isalpha())
            self._spelt = spelt, sorted(word[::-1] for word in spelt)
        near = {word: self._spelt_nearly(word) for word in words}
        self._count({other for others in near.values() for other in others})
        return near

    def _spelt_nearly(self, word):
        intact, most = len(word) // 2 - 1, 2 if len(word) >= SLIPS_LETTERS else 1
        forwards, backwards = self._spelt
        found = _nearest(word, _starting(forwards, word[:intact]), most)
        back = word[::-1]
        found += [other[::-1] for other in _nearest(back, _starting(backwards, back[:intact]), most)]
        return list(dict.fromkeys(found))


def words_of(fact):
    """The words by which a firm is looked up: of all its names, as written and written out, without legal forms."""
    found = set()
    for text in (fact.name, *fact.names):
        for name in names_in(text):
            found.update(name.words)
            found.update(word for word in name.full.split() if len(word) > 1 and word not in FORM)
            found.update(one + other for one, other in zip(name.words, name.words[1:], strict=False))
    return found | {word.lstrip("0") for word in found if word.isdigit() and word.strip("0")}


def spellings(fact):
    """How the directory may write the name with its legal form: many may share its words, few the whole of it."""
    plain = " ".join(names_in(fact.name)[0].words)
    return [plain, *(f"{plain} {form}" for form in FORMS_TRIED)]


def _starting(words, start):
    return words[bisect_left(words, start) : bisect_left(words, start + LAST)]


def _nearest(word, others, most):
    found = extract(word, others, scorer=OSA.distance, score_cutoff=most, limit=MOST_NEAR_WORDS)
    return [other for other, _, _ in found]
