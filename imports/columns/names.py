"""Names of people and firms as they should stand: no titles, no emoji, no shouting, first and last name apart."""

import re
import unicodedata
from typing import NamedTuple

from .lists import fold_word, words_of
from .tidy import BadCell

_WORDS_OF = words_of("words.txt")
_HONORIFICS = _WORDS_OF["before a name"]
_NAMES_TOO = _WORDS_OF["a name too"]
_AFTER = {word.replace(" ", "") for word in _WORDS_OF["behind a name"]}
_ONLY_AFTER_COMMA = _WORDS_OF["behind a comma only"]
_GENERATIONS = _WORDS_OF["of a generation"]  # they tell a son from his father
_JOBS = _WORDS_OF["of a job"]
_PARTICLES = _WORDS_OF["before a last name"]
_SMALL = _WORDS_OF["small in a name"]
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[\"“„«][^\"”“»]*[\"”“»]|(?<!\w)'[^']+'(?!\w)")
_PICTURES = {"So", "Sk", "Cn", "Co", "Cs", "Cf"}
_CUT = re.compile(r"[|•·]|\s[-–—]\s|\s@\s")  # "Jane Doe | We are hiring"
_SHE_HER = re.compile(r"\b(she|he|they)/(her|him|them)(/\w+)?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3  # letters: in a mixed name, JP and TJ stay; "Jean DUPONT" does not shout on purpose
_MC = re.compile(r"\b(Mc)([a-z])(?=[a-z]{2})")


class PersonName(NamedTuple):
    """`first` and `last` are '' where the name is one word."""

    name: str
    first: str
    last: str


def person_name(text):
    """The PersonName in a tidy text. Raises BadCell."""
    words = _words(text)
    given, _comma, last = "", "", ""
    if words.count(",") and (parts := _by_commas(words)):
        last, given = parts
        words = f"{given} {last}"
    words = _case(words.replace(",", " ").split())
    if not any(map(str.isalpha, "".join(words))):
        raise BadCell("not_a_name")
    if given:
        size = len(given.split())
        return PersonName(" ".join(words), " ".join(words[:size]), " ".join(words[size:]))
    return PersonName(" ".join(words), *_split(words))


def part_of_name(text):
    """A first or last name as it should stand. Raises BadCell."""
    words = _words(text).replace(",", " ").split()
    if not any(map(str.isalpha, "".join(words))):
        raise BadCell("not_a_name")
    # With a word before it, so that a particle in front is one inside a name.
    return " ".join(_case(["", *words])[1:] if len(words) > 1 else _case(words))


def firm_name(text):
    """A firm's name without emoji and quotes around it. Raises BadCell."""
    name = _no_pictures(text).strip(' "“”„«»,;')
    if not any(map(str.isalnum, name)):
        raise BadCell("not_a_name")
    return name


def _words(text):
    """The text without asides, pictures, honorifics and post-nominals; commas that part the name stay."""
    text = _SHE_HER.sub(" ", _ASIDE.sub(" ", _no_pictures(text)))
    if not any(map(str.isalpha, text)):
        return ""
    text = next((part for part in _CUT.split(text) if any(map(str.isalpha, part))), "")
    chunks = [_no_honorifics(chunk.split()) for chunk in text.split(",")]
    kept = [chunk for place, chunk in enumerate(chunks) if chunk and not (place and _is_aside(chunk))]
    kept = [_no_after(chunk) for chunk in kept] or [chunk for chunk in chunks if chunk][:1]
    return ", ".join(" ".join(chunk) for chunk in kept)


def _no_pictures(text):
    if text.isascii():
        return text
    return " ".join("".join(letter for letter in text if not _is_picture(letter)).split())


def _is_picture(letter):
    """Emoji, what modifies them, and unassigned letters; ©, ™ and ° stand in names of firms."""
    if letter < "\u2190":
        return False
    return "\ufe00" <= letter <= "\ufe0f" or unicodedata.category(letter) in _PICTURES


def _no_honorifics(words):
    """Titles in front, as long as a name is left; "Dr.-Ing." is one."""
    while words and all(part in _HONORIFICS for part in fold_word(words[0]).split() or ["?"]):
        if fold_word(words[0]) in _NAMES_TOO and (len(words) == 1 or not words[0].endswith(".")):
            break
        words = words[1:]
    return words


def _is_aside(words):
    """What may follow a name and a comma: post-nominals, or what the person does."""
    return all(map(_is_after, words)) or any(fold_word(word) in _JOBS for word in words)


def _is_after(word):
    key = fold_word(word).replace(" ", "")
    return key in _AFTER or not key


def _no_after(words):
    """The words less the post-nominals behind them, as far as those can't be names: Mba and Ma are."""
    while len(words) > 1 and _is_after(words[-1]):
        word, shouted = words[-1], "".join(words).isupper()
        may_be_name = word == word.capitalize() or fold_word(word) in _ONLY_AFTER_COMMA or shouted and len(words) == 2
        if may_be_name and "." not in word:
            break
        words = words[:-1]
    return words


def _by_commas(words):
    """(last, given) of "Okafor, Mary", None where the commas mean something else."""
    parts = [part.strip() for part in words.split(",")]
    generation = [part for part in parts if fold_word(part) in _GENERATIONS]
    parts = [part for part in parts if part and part not in generation]
    if len(parts) != 2:
        return None
    return " ".join([parts[0], *generation]), parts[1]


def _case(words):
    """Shouted or whispered names in the usual case; anything mixed is how its bearer writes it."""
    letters = "".join(word for word in words if len(word.strip(".")) > 1)
    if letters.isupper() or letters.islower():
        return [_cased(word, bool(place) and len(words) > 2) for place, word in enumerate(words)]
    return [_cased(word, False) if len(word) > _SHORT and word.isupper() else word for word in words]


def _cased(word, inside):
    if inside and word.lower() in _SMALL:
        return word.lower()
    if fold_word(word) in ("ii", "iii", "iv"):
        return word.upper()
    return _MC.sub(_mc, _WORD.sub(lambda found: found[0].capitalize(), word.lower()))


def _mc(found):
    return found[1] + found[2].upper()


def _split(words):
    """(first, last): the last word and the particles before it; one word is neither."""
    if len(words) == 1:
        return "", ""
    end = len(words)
    while end > 2 and fold_word(words[end - 1]) in _GENERATIONS:
        end -= 1
    at = end - 1
    while at > 1 and _is_particle(words[at - 1]):
        at -= 1
    if at > 1 and words[at] in ("y", "e"):  # it joins two last names
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _is_particle(word):
    """Ortega y Gasset, but not the initial of Anna Y Smith."""
    return fold_word(word) in _PARTICLES and not (len(word) == 1 and word.isupper())
