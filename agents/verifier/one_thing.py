"""What a few words say of one thing: `She is not working`, `I do not have any children`, `did you get it?` `no`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wardround.tools.assertion import Assertion
from wardround.tools.dialogue import without_speaker
from wardround.tools.terms import find_drugs, find_meanings, stem

from .flat_clauses import TROUBLES
from .mentions import Word, is_part, is_telling, is_test
from .units import Unit

_SAYS_LITTLE = frozenset(
    map(
        stem,
        """
        patient pt have had has having get got gotten take taken taking took go went going been am is are was were be
        history course doing done do does did receive received undergo undergone underwent wear wearing wore use uses
        using used see seen saw seeing ever anymore currently now
        """.split(),
    )
)
_SAME_VERBS = {
    stem(said): stem(written)
    for said, written in (("finish", "complete"), ("commence", "start"), ("begin", "start"), ("began", "start"))
}
"""Verbs of notes for those of talk."""
_NOT_TAKING = re.compile(
    r"(?:\bnot|n['’]t|\bnever)(?: \w+){0,2} (?:tak\w+|took|on)(?: (?:the|my|your|any|her|his))?\s*\Z", re.IGNORECASE
)
"""Before a medicine: what is not taken is not so, while what it would be taken for may be."""


MEANT = "~"
"""Begins the key of what is known by its meaning: `gallbladder taken out` is `~cholecystectomy`."""
_NAMED = ("procedures", "studies")
"""Sorts of the vocabulary of which all is done or not, beside these of its words for care."""
_OF_CARE = frozenset(
    (
        *("anticoagulation", "antibiotics", "antidepressant", "contraceptive pill", "diuretic", "inhaler"),
        *("hormone replacement therapy", "sleeping tablet", "steroids"),
        *("crutches", "walking frame", "walking stick", "wheelchair"),
        *("lives alone", "retired", "unemployed", "widowed"),
    )
)
_SAYS_NOTHING = "status post"


class _Name(NamedTuple):
    start: int
    end: int
    key: str


class Said(NamedTuple):
    """One thing that a text speaks of."""

    is_denied: bool
    """Whether the text says that it is not so."""
    told: Assertion
    """What it says of it besides."""
    words: str
    """As it stands there."""

    @property
    def is_plain(self) -> bool:
        """Whether it is said surely, and of the patient."""
        told = self.told
        return told.certainty == "certain" and told.temporality != "hypothetical" and told.experiencer == "patient"


def things_in(text: str, said: Sequence[Word], told: Callable[[Word], Assertion], offset: int = 0) -> dict[str, Said]:
    """What a text speaks of, by a key that is the same in claim and record; a medicine by any of its names.

    Args:
        text: a claim, or the words of a unit.
        said: those of its words that are looked at.
        told: what it says of each.
        offset: where the text begins in the one in which the words have their places.
    """
    found: dict[str, Said] = {}
    named = list(_named(text))
    for word in _by_name(said):
        start, end = word.start - offset, word.end - offset
        name = next((one for one in named if one.start <= start < one.end), None)
        if not (name.key if name else _is_thing(word)):
            continue
        key = name.key if name else _SAME_VERBS.get(word.key, word.key)
        is_denied = told(word).negated or bool(name and _NOT_TAKING.search(text, 0, name.start))
        is_denied |= key in found and found[key].is_denied
        found[key] = Said(is_denied, told(word), text[name.start : name.end] if name else text[start:end])
    return found


def _by_name(said: Sequence[Word]) -> Iterator[Word]:
    """Words without those within the name of a finding."""
    names = [(word.start, word.end) for word in said if word.key[0] == "#"]
    for word in said:
        if word.key[0] == "#" or not any(start <= word.start and word.end <= end for start, end in names):
            yield word


def _named(text: str) -> Iterator[_Name]:
    """The medicines of a text, and the operations, tests and aids; findings go by the keys of their words."""
    drugs = [_Name(one.start, one.end, f"#{one.ingredient}") for one in find_drugs(text)]
    yield from drugs
    for one in find_meanings(text):
        is_thing = one.sort in _NAMED or one.name in _OF_CARE
        if is_thing and not any(one.start < drug.end and drug.start < one.end for drug in drugs):
            yield _Name(one.start, one.end, MEANT + one.name)
        elif one.name == _SAYS_NOTHING:
            yield _Name(one.start, one.end, "")


def things_of(unit: Unit) -> dict[str, Said]:
    """The same of a unit of the record, without who speaks."""
    begin = unit.end - len(without_speaker(unit.words))
    places = {word: index for index, word in enumerate(unit.said) if word.start >= begin}
    return things_in(unit.words, tuple(places), lambda word: unit.assertion(places[word]), unit.start)


def are_places_only(things: Mapping[str, Said]) -> bool:
    """Whether they are but parts of the body, and trouble with them: nothing that can be so or not by itself."""
    return all(key in TROUBLES or is_part(Word(key, 0, 0, denies=False)) for key in things)


def _is_thing(word: Word) -> bool:
    is_named = is_telling(word) or is_test(word) or is_part(word)
    return is_named and not word.key[0].isdigit() and word.key not in _SAYS_LITTLE
