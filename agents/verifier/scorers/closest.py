"""The text model, claim by claim, each with the lines closest to it alone, as in MiniCheck (arXiv 2404.10774).

For models that lose themselves in a whole record, and servers that read a shared beginning again for every claim.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from wardround.agents.prompts import prompt
from wardround.agents.verifier.check import ClaimInContext, Signal
from wardround.agents.verifier.stretches import line_start
from wardround.agents.verifier.units import Unit
from wardround.records import EngineRecord
from wardround.tools.dialogue import without_speaker

from .judgement import Verdict, ask_each, told
from .scorer import ADJUDICATES, Signals, record_of

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
    adjudicates: bool = False
    """As in `JudgementScorer`; it rests on the closest places."""

    @property
    def name(self) -> str:
        """As given to `--scorer`."""
        return f"model:closest{ADJUDICATES}" if self.adjudicates else "model:closest"

    def engine_record(self) -> EngineRecord:
        """For the run record."""
        return record_of(self.model, self.name)

    def score(self, claims: Sequence[ClaimInContext]) -> Signals:
        """One batch. A claim to which no line is close is not asked about: the rules say so already."""
        asked = {place: _message(one) for place, one in enumerate(claims) if one.is_checkable and one.best}

        def read(place: int, reply: ClosestJudgement) -> tuple[Signal, ...]:
            return told(reply.verdict, claims[place].best[:2], adjudicates=self.adjudicates)

        return ask_each(self.model, ClosestJudgement, asked, read, self.name)


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
    before = unit.text[line_start(unit.text, unit.start) : unit.start]
    return before[: len(before) - len(without_speaker(before))]
