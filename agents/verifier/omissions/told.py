"""A draft as it is asked whether it carries something, and what it is asked for."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from wardround.records import Claim, FlagCode, Severity
from wardround.tools.dialogue import without_speaker
from wardround.tools.quantities import find_quantities
from wardround.tools.terms import find_analytes, normal_words

from ..labels import labelled
from ..stretches import stretches
from ..units import Unit
from .naming import Name, count_named, told_keys

_CLAUSE = re.compile(r"[,;.:](?=\s)|\b(?:and|but|because|since|given|due to)\b", re.IGNORECASE)


_POINTS_BACK = re.compile(r"\A\W*(?:both|this|that|these|those|they|all of these)\b|\b(?:it|them)\b", re.IGNORECASE)


MAY_ORDER = frozenset({"clinician", ""})
"""Who may order something in talk, also where the labels do not tell who that is."""


class KeyFact(NamedTuple):
    """Something in the sources that a summary is expected to carry."""

    code: FlagCode
    """What its absence is called."""
    severity: Severity
    """How much its absence matters."""
    order: int
    """Place among those of its code and severity: the lower, the graver."""
    message: str
    """What is said when it is missing."""
    unit: Unit
    """Where the source says it."""
    carried: bool
    """Whether the draft has it."""
    name: str = ""
    """What it is about, where several are told of together."""
    others: tuple[Unit, ...] = ()
    """Where the sources say it too: who adds it to the draft reads them together."""


_LONGEST = 70


def shortly(words: str) -> str:
    """A sentence of the record for a message: without who says it, and cut where it is long."""
    plain = " ".join(without_speaker(words).split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rsplit(' ', 1)[0]} …"


class ToldClaim:
    """One claim of a draft."""

    def __init__(self, claim: Claim, before: "ToldClaim | None" = None) -> None:
        self.text = claim.text
        self.before = before if _POINTS_BACK.search(claim.text) else None
        self.labelled = labelled(claim)
        self.words = frozenset(normal_words(claim.text))

    @cached_property
    def analytes(self) -> frozenset[str]:
        """What its numbers measure, under one name each."""
        return frozenset(mention.name for mention in find_analytes(self.text))

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Its numbers, whatever they count."""
        return frozenset(value for mention in find_quantities(self.text) for value in mention.value)

    @cached_property
    def keys(self) -> frozenset[str]:
        """All that it and its heading name; what it points back to (`Both were stopped`) besides."""
        return self.own_keys | self.before.own_keys if self.before else self.own_keys

    @cached_property
    def own_keys(self) -> frozenset[str]:
        """What it and its heading name."""
        return told_keys(self.labelled)

    def keys_of(self, begin: int, end: int) -> frozenset[str]:
        """What a clause of it names, or points back to."""
        words = self.text[begin:end]
        own = told_keys(words)
        return own | self.before.own_keys if self.before and _POINTS_BACK.search(words) else own


class Told:
    """The whole draft."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        told: list[ToldClaim] = []
        for claim in claims:
            told.append(ToldClaim(claim, told[-1] if told else None))
        self.claims = tuple(told)
        self.words = frozenset(word for claim in self.claims for word in claim.words)
        self._saying: dict[re.Pattern[str], tuple[ToldClaim, ...]] = {}

    def has_most(self, words: Iterable[str]) -> bool:
        """Whether one claim has at least half of some words; never where there are none."""
        wanted = frozenset(words)
        return any(len(wanted & claim.words) >= max(len(wanted) / 2, 1) for claim in self.claims)

    def that_say(self, how: re.Pattern[str]) -> Sequence[ToldClaim]:
        """The claims that have a word of some sort: that forbid, wait, plan or warn."""
        if how not in self._saying:  # asked again for each thing that it may be said of
            self._saying[how] = tuple(claim for claim in self.claims if how.search(claim.labelled))
        return self._saying[how]

    def names_closely(self, names: Sequence[Name], how: re.Pattern[str]) -> bool:
        """Whether a word of some sort and one of some things stand in one clause of a claim."""
        return any(
            how.search(claim.text, begin, end) and count_named(names, claim.keys_of(begin, end))
            for claim in self.claims
            for begin, end in stretches(_CLAUSE, claim.text)
        )

    def names(self, names: Sequence[Name], how: re.Pattern[str], share: float) -> bool:
        """Whether one claim that has a word of some sort names so much of some things, at least one of them."""
        least = max(share * len(names), 1)
        return any(count_named(names, claim.keys) >= least for claim in self.that_say(how))
