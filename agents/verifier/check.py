"""What a check is: a pure function of one claim in its context that gives signals."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import fsum

from wardround.records import Claim, FlagCode
from wardround.tools.quantities import Mention, find_quantities
from wardround.tools.sections import is_title
from wardround.tools.terms import content_words, find_drugs, find_meanings, find_problems, normal_words

from .evidence import Evidence
from .markup import plain
from .mentions import Word, words_of
from .units import Unit
from .whole import Whole


@dataclass(frozen=True)
class Signal:
    """Something that a check noticed. What it is worth is not the check's to say: calibration weighs it."""

    name: str
    """Kind of observation; `calibration.json` has its weight."""
    strength: float
    """From 0 (nothing) to 1 (fully)."""
    code: FlagCode
    """The flag it becomes."""
    message: str
    """In words, naming both sides of a mismatch."""
    against: tuple[Unit, ...] = ()
    """What speaks against the claim."""
    certain: bool = False
    """A matter of fact, not of weight: it is always flagged as urgent."""
    words: str = ""
    """The claim's words that it is about, as they stand there; empty where it is about the claim as a whole."""


@dataclass(frozen=True)
class ClaimInContext:
    """A claim with what the sources say about it."""

    claim: Claim
    """The claim."""
    evidence: Evidence
    """The whole record."""
    whole: Whole
    """The whole draft."""
    cited: tuple[Unit, ...] = ()
    """Units that the claim's own citations touch."""
    _kept: dict[tuple[str, ...], dict[int, float]] = field(default_factory=dict)

    @cached_property
    def quantities(self) -> tuple[Mention, ...]:
        """The claim's numbers."""
        return find_quantities(self.claim.text)

    @cached_property
    def drugs(self) -> frozenset[str]:
        """Ingredients that the claim names."""
        return frozenset(mention.ingredient for mention in find_drugs(self.claim.text))

    @cached_property
    def words(self) -> frozenset[str]:
        """The claim's content words in normal form, with its concepts."""
        return frozenset(normal_words(self.claim.text))

    @cached_property
    def said(self) -> tuple[Word, ...]:
        """Everything the claim speaks of, in order."""
        return words_of(self.claim.text, 0, len(self.claim.text))

    @cached_property
    def closeness(self) -> dict[int, float]:
        """How close each unit is to the claim, by its place; units far from it are missing."""
        close = self.evidence.closeness(self.words, self._meant)
        for unit in self.cited:
            if (place := self.evidence.place(unit)) is not None:
                close[place] = max(close.get(place, 0.0), 0.9)
        return close

    def close(self, unit: Unit) -> float:
        """How close a unit is to the claim, from 0 to 1."""
        place = self.evidence.place(unit)
        return self.closeness.get(place, 0.0) if place is not None else 0.0

    def closeness_of(self, words: frozenset[str]) -> list[tuple[int, float]]:
        """The closest units to some of the claim's words, with how close, best first."""
        key = tuple(sorted(words))
        if key not in self._kept:
            close = self.evidence.closeness(words, self._meant)
            self._kept[key] = dict(sorted(close.items(), key=lambda one: -one[1])[:8])
        return list(self._kept[key].items())

    @cached_property
    def best(self) -> tuple[Unit, ...]:
        """The closest units: the cited ones, then the best of the record with the neighbours of the first three."""
        found = self.evidence.best(self.closeness, 6)
        near: dict[int, Unit] = {id(unit): unit for unit in (*self.cited, *found)}
        for unit in found[:3]:
            near |= {id(neighbour): neighbour for neighbour in self.evidence.around(unit)}
        return tuple(near.values())

    @cached_property
    def held(self) -> frozenset[str]:
        """Normal words of the closest units."""
        return frozenset().union(*(unit.normal for unit in self.best))

    @cached_property
    def coverage(self) -> float:
        """Share of the weight of the claim's words that its closest units hold, from 0 to 1."""
        total = fsum(map(self.evidence.weight, self.words))
        return fsum(map(self.evidence.weight, filter(self._is_held, self.words))) / total if total else 1.0

    def is_spoken_of(self, word: str) -> bool:
        """Whether the record has one of the claim's words, or the same thing in another: `ecchymosis` and `bruised`."""
        return (
            self.evidence.has(word)
            or any(map(self.evidence.saying, self._things.get(word, ())))
            or any(map(self.evidence.means, self._meant.get(word, ())))
        )

    def is_said_otherwise(self, start: int, end: int) -> bool:
        """Whether the record has what a stretch of the claim means, in whatever wording."""
        around = (m.name for m in find_meanings(self.claim.text) if m.start <= start and end <= m.end)
        return any(map(self.evidence.means, around))

    def _is_held(self, word: str) -> bool:
        if word in self.held or self._things.get(word, frozenset()) & self._held_things:
            return True
        return bool(self._meant.get(word, frozenset()) & self._held_meanings)

    @cached_property
    def _held_meanings(self) -> frozenset[str]:
        return frozenset(name for unit in self.best for meaning in unit.meanings for name in meaning.says)

    @cached_property
    def _held_things(self) -> frozenset[str]:
        return frozenset(word.key for unit in self.best for word in unit.said if word.key.startswith("#"))

    @cached_property
    def _things(self) -> dict[str, frozenset[str]]:
        """The things that the claim's words name, under the names by which `mentions` knows them."""
        things = [word for word in self.said if word.key.startswith("#")]
        return {
            name: frozenset(word.key for word in things if word.start < end and start < word.end)
            for name, start, end in self._named
        }

    @cached_property
    def _meant(self) -> dict[str, frozenset[str]]:
        """What the claim's words are wordings of, whole or in part."""
        meanings = find_meanings(self.claim.text)
        found = {
            name: frozenset(m.name for m in meanings if m.start <= start and end <= m.end)
            for name, start, end in self._named
        }
        return {name: names for name, names in found.items() if names}

    @cached_property
    def _named(self) -> list[tuple[str, int, int]]:
        """The claim's words and conditions in normal form, each with its place."""
        text = self.claim.text
        return [*content_words(text), *((f"#{one.concept}", one.start, one.end) for one in find_problems(text))]

    @property
    def is_quotation(self) -> bool:
        """Whether the claim says, word for word, what it cites."""
        said = " ".join(self.claim.text.split())
        return any(" ".join(plain(citation.quote).split()) == said for citation in self.claim.citations)

    @cached_property
    def is_verbatim(self) -> bool:
        """Whether something written says it word for word; what is said may be asked, or be another's."""
        said = _plain(self.claim.text)
        return any(_plain(unit.words) == said for unit in self.best if self.evidence.is_written(unit))

    @cached_property
    def is_checkable(self) -> bool:
        """Whether its words can be held against the record.

        Quotations say what it says, a heading says nothing, and knowledge is not of it.
        """
        return not self.is_quotation and self.claim.kind != "knowledge" and not is_title(self.claim.text)


@lru_cache(maxsize=32768)  # a unit is close to many claims
def _plain(text: str) -> str:
    return " ".join(plain(text).casefold().split()).rstrip(".")


Check = Callable[[ClaimInContext], Iterable[Signal]]
"""Gives the signals that it finds; none means that it found nothing wrong, not that the claim is right."""


def run_check(check: Check, context: ClaimInContext) -> list[Signal]:
    """Run a check; one that crashes is on record as `check_failed`, never as a pass."""
    try:
        return list(check(context))
    except Exception as error:  # noqa: BLE001 - becomes a flag, so that nobody takes silence for a pass
        return [crashed(check.__name__, error)]


def crashed(name: str, error: Exception) -> Signal:
    """The signal of a claim on which something crashed: not checked is not fine."""
    return Signal("check_failed", 1.0, "check_failed", f"the check {name} crashed ({type(error).__name__})")


def strongest(signals: Sequence[Signal]) -> dict[str, float]:
    """The greatest strength under each name."""
    found: dict[str, float] = {}
    for signal in signals:
        found[signal.name] = max(found.get(signal.name, 0.0), signal.strength)
    return found
