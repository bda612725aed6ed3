"""The text model, claim by claim, each with the lines closest to it alone, as in MiniCheck (arXiv 2404.10774).

For models that lose themselves in a whole record, and servers that read a shared beginning again for every claim.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from wardround.agents.prompts import prompt
from wardround.agents.verifier.check import ClaimInContext, Signal
from wardround.agents.verifier.units import Unit
from wardround.records import EngineRecord

from .judgement import Verdict, doubts
from .scorer import Signals, failed, record_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

_MOST = 12
"""Lines that a claim is shown."""
_SKIPPED = "..."


class ClosestJudgement(BaseModel):
    """What the lines say of a claim."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict


@dataclass(frozen=True)
class ClosestScorer:
    """Asks about each claim apart, over the lines that the rules hold it against."""

    model: "BaseChatModel"
    """Any chat model that can be bound to a schema."""
    name: str = field(default="model:closest", init=False)

    def engine_record(self) -> EngineRecord:
        """For the run record."""
        return record_of(self.model, self.name)

    def score(self, claims: Sequence[ClaimInContext]) -> Signals:
        """One batch. A claim to which no line is close is not asked about: the rules say so already."""
        places = [place for place, claim in enumerate(claims) if claim.is_checkable and claim.best]
        asker = self.model.with_structured_output(ClosestJudgement)
        asked: list[Any] = [_message(claims[place]) for place in places]
        replies = asker.batch(asked, return_exceptions=True) if asked else []
        found = {place: self._signals(claims[place], reply) for place, reply in zip(places, replies, strict=True)}
        return {place: signals for place, signals in found.items() if signals}

    def _signals(self, claim: ClaimInContext, reply: object) -> tuple[Signal, ...]:
        if not isinstance(reply, ClosestJudgement):
            return (failed(self.name, reply if isinstance(reply, BaseException) else None),)
        return doubts(reply.verdict, claim.best[:2])


def _message(claim: ClaimInContext) -> "list[BaseMessage]":
    from langchain_core.messages import HumanMessage

    lines = "\n".join(_lines(claim))
    return [HumanMessage(prompt("check_claim_closest", lines=lines, claim=" ".join(claim.claim.text.split())))]


def _lines(claim: ClaimInContext) -> Iterator[str]:
    """In the order of the record, with who speaks, and a mark where something is left out."""
    before: Unit | None = None
    for unit in sorted(claim.best[:_MOST], key=lambda one: claim.evidence.place(one) or 0):
        if before and not _follows(unit, before):
            yield _SKIPPED
        yield _label(unit) + " ".join(unit.words.split())
        before = unit


def _follows(unit: Unit, before: Unit) -> bool:
    return unit.source_id == before.source_id and not unit.text[before.end : unit.start].strip()


def _label(unit: Unit) -> str:
    """Who speaks, where the unit stands within a turn."""
    start = unit.text.rfind("\n", 0, unit.start) + 1
    line = unit.text[start : unit.start]
    return line[: line.index("]") + 2] if line.startswith("[") and "]" in line else ""
