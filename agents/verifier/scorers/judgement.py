"""The text model, claim by claim: the record first, which all claims share, then one claim, answered under a schema."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, conlist, create_model

from wardround.agents.packer import Packed, token_counter
from wardround.agents.prompts import prompt
from wardround.agents.verifier.adjudicated import SUPPORT
from wardround.agents.verifier.check import ClaimInContext, Signal
from wardround.agents.verifier.units import Unit
from wardround.models import one_of
from wardround.records import EngineRecord

from .scorer import ADJUDICATES, Signals, failed, record_of, unasked
from .shown import is_shown, shown

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

Verdict = Literal["supported", "contradicted", "not_in_record"]
Reply = TypeVar("Reply", bound=BaseModel)


class Judgement(BaseModel):
    """Base of all judgements; the schema of a draft narrows `evidence` to the ids in its prompt."""

    model_config = ConfigDict(extra="forbid")

    evidence: list[str]
    """Ids of the lines that speak for or against it, before the verdict, so that it rests on them."""
    verdict: Verdict
    """What they say."""


@dataclass(frozen=True)
class JudgementScorer:
    """Asks about each claim apart; what one draft says elsewhere is not shown."""

    model: "BaseChatModel"
    """Any chat model that can be bound to a schema."""
    context_tokens: int
    """Budget for the record."""
    adjudicates: bool = False
    """Whether what it reads as said takes back doubts of the rules (`adjudicated.py`)."""

    @property
    def name(self) -> str:
        """As given to `--scorer`."""
        return f"model{ADJUDICATES}" if self.adjudicates else "model"

    def engine_record(self) -> EngineRecord:
        """For the run record."""
        return record_of(self.model, self.name)

    def score(self, claims: Sequence[ClaimInContext]) -> Signals:
        """One batch. A claim whose question failed says so; the others keep their answers."""
        places = [place for place, claim in enumerate(claims) if claim.is_checkable]
        if not places:
            return {}
        of_them = [claims[place] for place in places]
        packed = shown(of_them, budget=self.context_tokens, count=token_counter(self.model))
        if not packed.pieces:
            return {}
        asked = {place: _message(packed, claims[place].claim.text) for place in places}

        def read(place: int, reply: Judgement) -> tuple[Signal, ...]:
            return _signals(claims[place], reply, packed, self)

        return ask_each(self.model, _schema(packed), asked, read, self.name)


def ask_each(
    model: "BaseChatModel",
    schema: type[Reply],
    asked: "Mapping[int, list[BaseMessage]]",
    read: Callable[[int, Reply], tuple[Signal, ...]],
    name: str,
) -> Signals:
    """One batch of questions, one for each claim that is asked about; where no answer came, the claim says so.

    Args:
        model: any chat model that can be bound to a schema.
        schema: of the answers.
        asked: the questions, by the claim's place.
        read: the signals of an answer, given the claim's place.
        name: the scorer's.
    """
    messages: list[Any] = list(asked.values())
    replies = model.with_structured_output(schema).batch(messages, return_exceptions=True) if messages else []
    found = {
        place: read(place, reply) if isinstance(reply, schema) else (_unanswered(name, reply),)
        for place, reply in zip(asked, replies, strict=True)
    }
    return {place: signals for place, signals in found.items() if signals}


def _unanswered(name: str, reply: object) -> Signal:
    return failed(name, reply if isinstance(reply, BaseException) else None)


def _schema(packed: Packed) -> type[Judgement]:
    evidence: Any = conlist(one_of(packed.pieces), max_length=2)
    return create_model("ClaimJudgement", __base__=Judgement, evidence=(evidence, ...))


def _message(packed: Packed, claim: str) -> "list[BaseMessage]":
    from langchain_core.messages import HumanMessage

    return [HumanMessage(prompt("check_claim", record=packed.text, claim=" ".join(claim.split())))]


def _signals(claim: ClaimInContext, reply: Judgement, packed: Packed, by: JudgementScorer) -> tuple[Signal, ...]:
    if reply.verdict == "not_in_record" and not is_shown(claim, packed):
        return (unasked(by.name, "was not shown the closest line, for lack of room"),)
    cited = [packed.pieces[line].citation for line in reply.evidence]
    units = [unit for citation in cited for unit in claim.evidence.overlapping(citation)]
    return told(reply.verdict, units, adjudicates=by.adjudicates)


def told(verdict: Verdict, units: Sequence[Unit], *, adjudicates: bool) -> tuple[Signal, ...]:
    """The signal of a verdict that rests on these places.

    A claim that is supported has one only of a model that adjudicates, and that names a line.
    """
    against = tuple(units)
    if verdict == "supported":
        message = "a model reads the record as saying this"
        return (Signal(SUPPORT, 1.0, "model_support", message, against),) if adjudicates and against else ()
    if verdict == "contradicted":
        return (Signal("judged_contradicted", 1.0, "model_doubt", "a model reads a contradiction", against),)
    return (Signal("judged_absent", 1.0, "model_doubt", "a model does not find it in the record"),)
