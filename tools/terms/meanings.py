"""Wordings that mean the same: `creps`, `crepitations`, `rales` and `crackles` are one finding.

The vocabulary is in `vocabulary/*.txt`, one meaning a line: `name: form, form < wider, wider`. Whoever writes the name or a
form says all that the wider names say (a `CXR` is an `x-ray`), and not the other way round. Forms with two capitals are
read only as they are written (`ROM`, `SOB`), all others in any case, spelling and number. `{low} sodium` stands for all
wordings of a low value, `{high}` of a high one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from ..letters import closed_up
from .spelling import one_spelling

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?|\d+|[↓↑→#+°]")
_AS_WRITTEN = re.compile(r"[A-Z].*[A-Z]")
_FINDINGS = ("conditions", "findings")
"""What can be there or not."""
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
    is_finding: bool
    """Whether it names something that can be there or not: no test, no procedure, no part."""
    says: frozenset[str]
    """Its name with the wider ones that it says as well."""


class _Entry(NamedTuple):
    name: str
    is_finding: bool
    wider: frozenset[str]


@lru_cache(maxsize=32768)
def find_meanings(text: str) -> tuple[Meaning, ...]:
    """The wordings of the vocabulary in a text, the longest first, from left to right, not overlapping."""
    closed, table = closed_up(text), _table()
    words = list(_WORD.finditer(closed))
    keys = [_key(word.group()) for word in words]
    found, place = [], 0
    while place < len(words):
        length, entry = 1, None
        for count in range(min(table.longest.get(keys[place], 0), len(words) - place), 0, -1):
            start, end = words[place].start(), words[place + count - 1].end()
            if entry := table.entry(tuple(keys[place : place + count]), closed[start:end]):
                found.append(Meaning(start, end, entry.name, entry.is_finding, entry.wider | {entry.name}))
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
        for entry, forms in _entries():
            self.forms[entry.name] = forms
            for form in forms:
                self._add(form, entry)

    def _add(self, form: str, entry: _Entry) -> None:
        keys = tuple(map(_key, _WORD.findall(form)))
        self.longest[keys[0]] = max(self.longest.get(keys[0], 0), len(keys))
        if _AS_WRITTEN.search(form):
            self._written.setdefault(keys, {}).setdefault(form, entry)
        else:
            self._any.setdefault(keys, entry)

    def entry(self, keys: tuple[str, ...], written: str) -> _Entry | None:
        """What some words mean."""
        exact = self._written.get(keys)
        return (exact and exact.get(written)) or self._any.get(keys)


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table()


def _entries() -> Iterator[tuple[_Entry, tuple[str, ...]]]:
    wider: dict[str, frozenset[str]] = {}
    lines = list(_lines())
    for _, name, _, above in lines:
        wider[name] = above
    for sort, name, forms, _ in lines:
        yield _Entry(name, sort in _FINDINGS, _all_above(name, wider)), tuple(dict.fromkeys(_written_out((name, *forms))))


def _lines() -> Iterator[tuple[str, str, tuple[str, ...], frozenset[str]]]:
    """Each meaning: the file that it stands in, its name, its forms, the wider names beside it."""
    for file in sorted(resources.files(__package__).joinpath("vocabulary").iterdir(), key=lambda one: one.name):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                meaning, _, above = line.partition(" < ")
                name, _, forms = meaning.partition(":")
                yield file.name.removesuffix(".txt"), name.strip(), _listed(forms), frozenset(_listed(above))


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
            yield from (f"{word} {of}", f"{of} {word}", f"{of} was {word}", f"{of} is {word}")


@lru_cache(maxsize=32768)
def _key(word: str) -> str:
    """In one spelling and without a plural ending."""
    plain = one_spelling(word.casefold()).replace("’", "'").removesuffix("'s")
    if len(plain) > 4 and plain.endswith("ies"):
        return f"{plain[:-3]}y"
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return plain[:-1]
    return plain
