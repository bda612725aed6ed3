"""Agreement over several drafts: what other samples of the same model do not say was perhaps guessed.

As in SelfCheckGPT (arXiv 2303.08896). It says how sure the model is, not whether it is right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wardround.agents.packer import pack, token_counter
from wardround.agents.reasoner.model.best import TEMPERATURE, as_lines
from wardround.agents.reasoner.model.message import draft_message
from wardround.agents.reasoner.model.schema import DraftReply, reply_schema
from wardround.agents.verifier.check import ClaimInContext, Signal
from wardround.models import sample
from wardround.models.agreement import support
from wardround.records import BadReplyError, EngineRecord

from .scorer import DISAGREEMENT, Signals, disagreement, record_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


@dataclass(frozen=True)
class SamplesScorer:
    """Draws drafts of the same case from the text model."""

    model: "BaseChatModel"
    """The model that wrote the draft; another's samples say less."""
    context_tokens: int
    """Budget for the record."""
    count: int = 5
    """How many drafts."""
    name: str = field(default="samples", init=False)

    def engine_record(self) -> EngineRecord:
        """For the run record."""
        return record_of(self.model, self.name, samples=self.count, temperature=TEMPERATURE)

    def score(self, claims: Sequence[ClaimInContext]) -> Signals:
        """A signal for each claim that fewer than half of the samples make.

        Raises:
            BadReplyError: fewer than two samples are drafts.
            EngineError: the model does not answer.
        """
        drafts = self._drafts(claims[0])
        found: dict[int, tuple[Signal, ...]] = {}
        for place, claim in enumerate(claims):
            share = support(" ".join(claim.claim.text.split()), drafts)
            if claim.is_checkable and share < DISAGREEMENT:
                said = f"{round(share * len(drafts))} of {len(drafts)} other drafts of the model say this"
                found[place] = (disagreement(share, said),)
        return found

    def _drafts(self, claim: ClaimInContext) -> list[str]:
        """Each as one line per statement."""
        evidence = claim.evidence
        count, budget = token_counter(self.model), self.context_tokens
        packed = pack(evidence.case, evidence.readings, evidence.passages, budget=budget, count=count)
        schema = reply_schema(evidence.case.task, packed.pieces, may_ask=False)
        message = draft_message(evidence.case, packed, feedback=(), rounds=0)
        replies: list[Any] = sample(self.model, schema, message, n=self.count, temperature=TEMPERATURE)
        drafts = [as_lines(reply) for reply in replies if isinstance(reply, DraftReply)]
        if len(drafts) < 2:
            raise BadReplyError(f"{len(drafts)} of {self.count} samples were drafts")
        return drafts
