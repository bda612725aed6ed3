"""Wordings that mean the same: `creps`, `crepitations`, `rales` and `crackles` are one finding.

The vocabulary is in `vocabulary/*.txt`, one meaning a line: `name: form, form < wider, wider`. Whoever writes the name or a
form says all that the wider names say (a `CXR` is an `x-ray`), and not the other way round. Forms with two capitals are
read only as they are written (`SOB`), all others in any case, spelling and number; initials of three letters or more are read
in small ones too, unless those are a word (`toe`). `{low} sodium` stands for all
wordings of a low value, `{high}` of a high one.

`lay_symptoms.txt` adds the words of speech to names that the other files have: `dysuria: {burning} when {you} {pee}`. The first
lines say what may stand for such a blank; a form is written out with every choice.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from itertools import product
from typing import NamedTuple

from ..letters import closed_up
from .problems import VACCINE, falls_as_a_value
from .spelling import one_spelling

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?|\d+|[↓↑→#+°]")
_COPULAS = frozenset(("is", "are", "was", "were", "been", "has", "have"))
"""`JVP was raised`, `JVP has been raised` and `JVP raised` are one wording."""
_COPULA = re.compile(r"(?<=\s)(?:is|are|was|were|been|has|have)\s+", re.IGNORECASE)
_AS_WRITTEN = re.compile(r"[A-Z].*[A-Z]")
_INITIALS = re.compile(r"[A-Z][A-Z\d]{2,}")
_OTHER_WORDS = frozenset(
    "ace adr aids aka alf amt apo arm arr cap cat cli cote crest ctr cup dama dic dif dip doe dtr ect eta fast fib fish fit from furs"
    " gad hap hit honk ice ida iris lad leep les lips map men met mews ned news pad pat peg pearl pet pic pie pip pod prom rad"
    " rib rig rip rita rom roll rue sad salt sam san scan sip silt star tee ten tin toe toes top tvs vip".split()
)
"""Initials that in small letters are a word, a name or another short form."""
_FINDINGS = ("conditions", "findings")
"""What can be there or not."""
_NAMES = (*_FINDINGS, "parts", "procedures", "studies")
_LAY = "lay_symptoms.txt"
_BLANK = re.compile(r"(\{\w+\})")
_LEVELS = {
    "{low}": "low reduced decreased depressed ↓".split(),
    "{high}": "high raised elevated increased ↑".split(),
}


class Meaning(NamedTuple):
    """A wording in a text, with what it means."""

    start: int
    """First position."""
    end: int
    """One past the last."""
    name: str
    """One name for all wordings."""
    sort: str
    """The file of the vocabulary that has it."""
    says: frozenset[str]
    """Its name with the wider ones that it says as well."""

    @property
    def is_finding(self) -> bool:
        """Whether it names something that can be there or not: no test, no procedure, no part."""
        return self.sort in _FINDINGS

    @property
    def is_thing(self) -> bool:
        """Whether it names anything, and no sentence that something is as it should be."""
        return self.sort != "normal"

    @property
    def is_name(self) -> bool:
        """Whether it names a thing: no act of nursing, no sentence that something is as it should be."""
        return self.sort in _NAMES


class _Entry(NamedTuple):
    name: str
    sort: str
    wider: frozenset[str]
    says: frozenset[str]
    """Its name with the wider ones."""


@lru_cache(maxsize=32768)
def find_meanings(text: str) -> tuple[Meaning, ...]:
    """The wordings of the vocabulary in a text, the longest first, from left to right, not overlapping."""
    closed, table = closed_up(text), _table()
    words = [word for word in _WORD.finditer(closed) if word.group() not in _COPULAS]
    keys = tuple(_key(word.group()) for word in words)
    found, place = [], 0
    while place < len(words):
        length, entry = 1, None
        for count in range(min(table.longest.get(keys[place], 0), len(words) - place), 0, -1):
            start, end = words[place].start(), words[place + count - 1].end()
            if entry := table.entry(keys[place : place + count], closed[start:end]):
                if not (
                    entry.sort in _FINDINGS and (VACCINE.match(closed, end) or falls_as_a_value(closed, start, end))
                ):
                    found.append(Meaning(start, end, entry.name, entry.sort, entry.says))
                length = count
                break
        place += length
    return tuple(found)


def forms_of(name: str) -> tuple[str, ...]:
    """Every wording of a meaning, its name first."""
    return _table().forms.get(name, ())


class _Table:
    """The vocabulary, by the keys of each form's words."""

    def __init__(self) -> None:
        self.longest: dict[str, int] = {}
        self.forms: dict[str, tuple[str, ...]] = {}
        self._any: dict[tuple[str, ...], _Entry] = {}
        self._written: dict[tuple[str, ...], dict[str, _Entry]] = {}
        for entry, forms in vocabulary():
            self.forms[entry.name] = forms
            for form in forms:
                self._add(form, entry)

    def _add(self, form: str, entry: _Entry) -> None:
        keys = tuple(_key(word) for word in _WORD.findall(form) if word not in _COPULAS)
        self.longest[keys[0]] = max(self.longest.get(keys[0], 0), len(keys))
        if _AS_WRITTEN.search(form):
            self._written.setdefault(keys, {}).setdefault(_COPULA.sub("", form), entry)
            if _INITIALS.fullmatch(form) and (small := form.lower()) not in _OTHER_WORDS:
                self._written[keys].setdefault(small, entry)
        else:
            self._any.setdefault(keys, entry)

    def entry(self, keys: tuple[str, ...], written: str) -> _Entry | None:
        """What some words mean."""
        if exact := self._written.get(keys):
            form = _COPULA.sub("", written)
            at_first = form[:1].lower() + form[1:]  # `Cardiac MRI` where a sentence begins
            if found := exact.get(form) or exact.get(at_first):
                return found
        return self._any.get(keys)


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table()


def vocabulary() -> Iterator[tuple[_Entry, tuple[str, ...]]]:
    """Every meaning with its wordings, in the order of the files."""
    lines = list(_lines())
    wider = {name: above for _, name, _, above in lines}
    spoken = _spoken()
    for sort, name, forms, _ in lines:
        above = _all_above(name, wider)
        entry = _Entry(name, sort, above, above | {name})
        yield entry, tuple(dict.fromkeys((*_written_out((name, *forms)), *spoken.get(name, ()))))


def _lines() -> Iterator[tuple[str, str, tuple[str, ...], frozenset[str]]]:
    """Each meaning: the file that it stands in, its name, its forms, the wider names beside it."""
    files = (file for file in resources.files(__package__).joinpath("vocabulary").iterdir() if file.name != _LAY)
    for file in sorted(files, key=lambda one: one.name):
        for line in _without_comments(file.read_text(encoding="utf-8")):
            meaning, _, above = line.partition(" < ")
            name, _, forms = meaning.partition(":")
            yield file.name.removesuffix(".txt"), name.strip(), _listed(forms), frozenset(_listed(above))


def _spoken() -> dict[str, tuple[str, ...]]:
    """The wordings of speech by the name that they mean."""
    text = resources.files(__package__).joinpath("vocabulary", _LAY).read_text(encoding="utf-8")
    lines = [(name, _listed(forms)) for name, _, forms in (line.partition(":") for line in _without_comments(text))]
    blanks = {name: words for name, words in lines if _BLANK.fullmatch(name)}
    found: dict[str, tuple[str, ...]] = {}
    for name, forms in lines:
        if name not in blanks:
            found[name] = (*found.get(name, ()), *(spoken for form in forms for spoken in _filled(form, blanks)))
    return found


def _filled(form: str, blanks: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """A form with every choice of words in its blanks."""
    return map("".join, product(*(blanks.get(part, (part,)) for part in _BLANK.split(form))))


def _without_comments(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(",") if one.strip())


def _all_above(name: str, wider: dict[str, frozenset[str]]) -> frozenset[str]:
    found = wider.get(name, frozenset())
    return found.union(*(_all_above(one, wider) for one in found))


def _written_out(forms: tuple[str, ...]) -> Iterator[str]:
    for form in forms:
        level, _, of = form.partition(" ")
        if level not in _LEVELS:
            yield form
            continue
        for word in _LEVELS[level]:
            yield from (f"{word} {of}", f"{of} {word}")


@lru_cache(maxsize=32768)
def _key(word: str) -> str:
    """In one spelling and without a plural ending."""
    plain = one_spelling(word.casefold()).replace("’", "'").removesuffix("'s")
    if len(plain) > 4 and plain.endswith("ies"):
        return f"{plain[:-3]}y"
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return plain[:-1]
    return plain
