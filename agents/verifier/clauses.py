"""The record clause by clause: what is said in the same words must be denied in both or in neither."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.dialogue import besides, is_asked_as_not, is_question
from wardround.tools.terms import stem

from .denying import ONLY_LESS
from .units import Unit
from .usual import denies, words_beside

_PARTS = re.compile(
    r"[.;:?!()\n]|,(?! ?(?:19|20)\d\d\b)(?![^.;:?!\n]*\bor\b)| - |(?=\bno\b)"
    r"|(?<=\bnot do (?:this|that) )|(?<=n't do (?:this|that) )|(?<=\bnot do it )|(?<=n't do it )"
    r"|(?=\bi (?:can |do )?(?:see|hear|feel|appreciate|notice|note) (?:an?|some)\b)"
    r"|(?<!\bis )(?<!\bwas )(?<!\bare )(?<!\bwere )(?<!\bam )(?=\bnot (?:my|his|her|their|your)\b)"
    r"|\b(?:and|but|so|because|which|that|who|when|while|although|though|however|as|if|since)\b",
    re.IGNORECASE,
)
"""Where a clause ends; a list with `or` is one, since what is denied of the first is denied of all."""
_LABEL = re.compile(r"^\W*[A-Z][\w /,&()-]{0,60}:(?=\s|$)")
"""`Respiratory PCR panel: not detected`: a label denies nothing of its own."""
_DENYING_LABEL = re.compile(
    r"^\W*(?:(?:pertinent|relevant|associated) )?(?:negatives?|denies|denied)(?: (?:for|include))?:\s", re.IGNORECASE
)
"""`Pertinent negatives: fever, chills` denies them."""
_EMPTY = frozenset(
    """
    an the of to in on at for is are was were be been being he she his her him they them it its you your my we our us
    this that these those there here has have had do does did gon na will would can could with by from some um uh okay
    yeah patient doctor
    """.split()
)
"""Words that are in every clause, in notes or in speech."""
_IS_NOT = re.compile(r"\b(?:non-?(?:tender|distended|palpable|painful|radiating)|afebrile|painless)\b", re.IGNORECASE)
"""Words that deny what they are made of: `nontender to palpation` is `no pain to palpation`."""
_DENIES_LISTS = re.compile(r"\b(?:den(?:y|ies|ied|ying)|negative for|free of|neither)\b", re.IGNORECASE)
"""`denies fever, cough, and chest pain` denies each item, which a comma or `and` cuts off."""
_JOINS = frozenset({",", "and"})
_REFUSED = re.compile(r"(?:but )?(?:was |were |he |she |pt )?(?:declined|refused)", re.IGNORECASE)
"""All of a clause: it denies what stands before it."""
_WHEN = re.compile(r"\b(?:since|when|while|if|because|although|though|as)\b[^,.;?!]*", re.IGNORECASE)
"""`any change since your last visit?` `no`: there was a visit."""
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|i|he|she|they|we|you|it|there"
    r"|reports?|reported|states?|stated|endorses?|endorsed|notes?|noted|admits?|complains?|describes?|positive|only)\b",
    re.IGNORECASE,
)
"""What no item of a list has: a verb of its own."""
_LONGEST_ITEM = 6
"""Words of an item of a list."""
_LEAST_WORDS = 2
_MOST = 12
"""Clauses of the record that are looked at."""
_SHORTNESS = 0.3
"""How much less a clause is alike that says more besides (exponent of the share that both say)."""


class Clause(NamedTuple):
    """What one clause says, and whether it denies it."""

    words: frozenset[str]
    """Stems of its words, without those that deny."""
    denies: bool
    unit: Unit | None = None
    """Where it stands."""


class Likeness(NamedTuple):
    """A clause of the record that is like one of the claim."""

    clause: Clause
    share: float
    """From 0 to 1: nearly the weight of the claim's words that it has."""


def clauses_of(text: str, unit: Unit | None = None) -> Iterator[Clause]:
    """The clauses of a text that say something."""
    return (Clause(words, denied, unit) for words, denied in _said(text))


@lru_cache(maxsize=32768)
def _said(text: str) -> tuple[tuple[frozenset[str], bool], ...]:
    found: list[tuple[frozenset[str], bool]] = []
    is_listing = False
    for part, before in _parts(_LABEL.sub("", _DENYING_LABEL.sub("denies ", text))):
        goes_on = is_listing and before in _JOINS and len(part.split()) <= _LONGEST_ITEM and not _SAYS.search(part)
        is_listing = goes_on or bool(_DENIES_LISTS.search(part))
        if found and before in _JOINS and _REFUSED.fullmatch(part.strip()):
            found[-1] = (found[-1][0], True)  # `Dietitian offered, declined`
        elif words := frozenset(map(stem, words_beside(part) - _EMPTY)):
            found.append((words, goes_on or denies(ONLY_LESS.sub(" ", part)) or bool(_IS_NOT.search(part))))
    return tuple(found)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The stretches between the ends of clauses, each with what stands before it."""
    start, before = 0, ""
    for end in _PARTS.finditer(text):
        yield text[start : end.start()], before
        start, before = end.end(), end.group().casefold()
    yield text[start:], before


def _told(unit: Unit) -> Iterator[Clause]:
    """What a unit tells: `does it radiate?` `no` denies that it does."""
    if is_asked_as_not(unit.words):
        for clause in clauses_of(unit.words, unit):
            yield clause._replace(denies=unit.answer == "no")
    elif not is_question(unit.words):
        yield from clauses_of(unit.words, unit)
    elif unit.answer:
        for clause in clauses_of(_asked(unit.words), unit):
            yield clause._replace(denies=clause.denies or unit.answer == "no")


def _asked(question: str) -> str:
    """A question without what it takes for granted: when that is, and besides what it asks."""
    for start, end in besides(question):
        question = f"{question[:start]}{' ' * (end - start)}{question[end:]}"
    return _WHEN.sub(" ", question)


class Clauses:
    """The clauses of a record, to be looked up by their words; questions say what their answers make of them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._all = [clause for unit in units for clause in _told(unit)]
        self._with: dict[str, list[int]] = defaultdict(list)
        for place, clause in enumerate(self._all):
            for word in clause.words:
                self._with[word].append(place)

    def like(self, asked: Clause, least: int = _LEAST_WORDS) -> list[Likeness]:
        """The clauses that share the most telling words with one of a claim of at least so many words, best first."""
        if len(asked.words) < least:
            return []
        shared: dict[int, float] = defaultdict(float)
        for word in sorted(asked.words):  # in one order, so that the same sums are the same floats in every process
            weight = self._weight(word)
            for place in self._with.get(word, ()):
                shared[place] += weight
        total = math.fsum(map(self._weight, asked.words))
        best = sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
        return [Likeness(self._all[place], weight / total * self._focus(place, weight)) for place, weight in best]

    def _focus(self, place: int, shared: float) -> float:
        said = math.fsum(map(self._weight, self._all[place].words))
        return math.pow(min(1.0, shared / said), _SHORTNESS)

    def _weight(self, word: str) -> float:
        """The rarer a word is in the record, the more it weighs; unknown ones weigh less than the rarest."""
        return math.log(1 + (len(self._all) + 1) / (1 + len(self._with.get(word, ()) or range(3))))
