"""Medicines: ingredient, other names, classes. The table stands in `drugs.txt`, and there how it is written."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from .cut_short import Beginnings
from .lexicon import Lexicon

_NONE = "none"
"""The class of phrases that hold a medicine's name and name none: `dopamine agonist`."""
_ABROAD = (
    (re.compile(r"[a-z]{5,}e"), ("", "a", "o")),
    (re.compile(r"[a-z]{4,}(?:in|ol|an|on|am|at|ac|il)"), ("e", "a")),
)
"""How names end in German (`furosemid`), French (`metformine`), Spanish and Italian (`furosemida`, `amlodipino`): what
takes the place of a last `e`, or stands behind another end."""


class DrugMention(NamedTuple):
    """A drug named in a text."""

    start: int
    """First position of the name."""
    end: int
    """One past the last."""
    ingredient: str
    """Lower-case ingredient, whichever name was used."""


def _entries() -> Iterator[tuple[str, str, str]]:
    """Name, ingredient, class."""
    text = (files(__package__) / "drugs.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        drug_class, _, drugs = line.partition(": ")
        if drugs and not line.startswith("#"):
            for ingredient, names in _split(drugs):
                yield from ((name, ingredient, drug_class) for name in (ingredient, *names))


def _split(drugs: str) -> Iterator[tuple[str, list[str]]]:
    depth, item = 0, ""
    for character in f"{drugs},":
        depth += (character == "(") - (character == ")")
        if character != "," or depth:
            item += character
            continue
        ingredient, _, names = item.strip().partition(" (")
        yield ingredient, [name.strip() for name in names.rstrip(")").split(",") if name.strip()]
        item = ""


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon(_phrases(), cased=True)


@lru_cache(maxsize=1)
def _beginnings() -> Beginnings:
    listed = [entry for entry in _entries() if entry[2] not in (_NONE, "vaccine")]
    return Beginnings((name, ingredient) for name, ingredient, _ in listed)


def _phrases() -> Iterator[tuple[str, str]]:
    """Names with their ingredient, the listed before those abroad; what names none has no ingredient."""
    listed = [(name, "" if drug_class == _NONE else ingredient) for name, ingredient, drug_class in _entries()]
    yield from listed
    for name, ingredient in listed:
        for form, ends in _ABROAD:
            if form.fullmatch(name):
                yield from ((name.removesuffix("e") + end, ingredient) for end in ends)


@lru_cache(maxsize=1)
def _classes_of() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for _, ingredient, drug_class in _entries():
        if drug_class != _NONE:
            found.setdefault(ingredient, set()).add(drug_class)
    return {ingredient: frozenset(classes) for ingredient, classes in found.items()}


@lru_cache(maxsize=32768)
def find_drugs(text: str) -> tuple[DrugMention, ...]:
    """The drugs that a text names, by ingredient, brand or an unmistakable beginning (`warf 3 mg`), from left to right."""
    return tuple(mention for mention in find_phrases_of_drugs(text) if mention.ingredient)


@lru_cache(maxsize=4096)
def find_phrases_of_drugs(text: str) -> tuple[DrugMention, ...]:
    """The same with phrases that hold a drug's name and name none, which have no ingredient: `dopamine agonist`."""
    whole = [DrugMention(match.start, match.end, match.concept) for match in _lexicon().find(text)]
    short = [DrugMention(*one) for one in _beginnings().find(text)]
    own = [one for one in short if not any(one.start < other.end and other.start < one.end for other in whole)]
    return tuple(sorted((*whole, *own)))


def drug_as_written(ingredient: str, text: str) -> str:
    """An ingredient as a text has it, for people who know it by that name: `salbutamol (albuterol)`."""
    written = next((text[m.start : m.end] for m in find_drugs(text) if m.ingredient == ingredient), ingredient)
    return ingredient if written.casefold() == ingredient else f"{written} ({ingredient})"


def drug_classes(ingredient: str) -> frozenset[str]:
    """The classes of an ingredient; empty when it is not known."""
    return _classes_of().get(ingredient.casefold(), frozenset())


@lru_cache(maxsize=2048)
def drug_parts(ingredient: str) -> frozenset[str]:
    """What a combination or a regimen consists of, as far as its parts are known; a single drug has none."""
    parts = ingredient.split("-")
    return frozenset(part for part in parts if part in _classes_of()) if len(parts) > 1 else frozenset()


@lru_cache(maxsize=2048)
def combinations_with(ingredient: str) -> tuple[str, ...]:
    """The combinations and regimens that an ingredient is part of, in the order of the alphabet."""
    return tuple(sorted(whole for whole in _classes_of() if whole != ingredient and ingredient in drug_parts(whole)))


@lru_cache(maxsize=1)
def drugs_by_class() -> dict[str, frozenset[str]]:
    """Ingredients of each class."""
    found: dict[str, set[str]] = {}
    for ingredient, classes in _classes_of().items():
        for drug_class in classes:
            found.setdefault(drug_class, set()).add(ingredient)
    return {name: frozenset(members) for name, members in found.items()}
