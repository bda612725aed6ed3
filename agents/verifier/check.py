"""What a check is: a pure function of one claim in its context that gives flags."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from wardround.records import Citation, Claim, Flag, FlagCode, Severity
from wardround.tools.quantities import Mention, find_quantities
from wardround.tools.terms import find_drugs, normal_words

from .evidence import Evidence, Unit


@dataclass(frozen=True)
class ClaimInContext:
    """A claim with what the sources say about it."""

    claim: Claim
    """The claim."""
    evidence: Evidence
    """The whole record."""
    cited: tuple[Unit, ...]
    """Units that the claim's own citations touch."""
    best: tuple[Unit, ...]
    """Units that share most with the claim: the cited ones first, then the best of the record with their neighbours."""

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
        """The claim's content words in normal form."""
        return frozenset(normal_words(self.claim.text))

    @cached_property
    def coverage(self) -> float:
        """Share of the weight of the claim's words that its best units hold, from 0 to 1."""
        held = frozenset().union(*(unit.normal for unit in self.best)) if self.best else frozenset()
        total = sum(map(self.evidence.weight, self.words))
        return sum(self.evidence.weight(word) for word in self.words & held) / total if total else 1.0

    @property
    def is_quotation(self) -> bool:
        """Whether the claim says, word for word, what it cites."""
        said = " ".join(self.claim.text.split())
        return any(" ".join(citation.quote.split()) == said for citation in self.claim.citations)

    def flag(
        self, code: FlagCode, severity: Severity, message: str, against: Sequence[Unit] = (), *, check: str
    ) -> Flag:
        """A flag on this claim."""
        citations: tuple[Citation, ...] = tuple(unit.citation for unit in against)
        return Flag(
            code=code, severity=severity, message=message, check=check, claim_id=self.claim.id, citations=citations
        )


Check = Callable[[ClaimInContext], Iterable[Flag]]
"""Gives the flags that it finds; none means that it found nothing wrong, not that the claim is right."""


def run_check(check: Check, context: ClaimInContext) -> list[Flag]:
    """Run a check; one that crashes is on record as `check_failed`, never as a pass."""
    try:
        return list(check(context))
    except Exception as error:  # noqa: BLE001 - becomes a flag, so that nobody takes silence for a pass
        message = f"the check {check.__name__} crashed ({type(error).__name__})"
        return [context.flag("check_failed", "review", message, check=check.__name__)]
