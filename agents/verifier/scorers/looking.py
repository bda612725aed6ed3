"""Image claims put to the image model again, one finding at a time, in the wording of its model card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from wardround.agents.image_reader.message import question_message
from wardround.agents.image_reader.schemas import VOCABULARY, kind_of
from wardround.agents.prompts import prompt
from wardround.agents.verifier.check import ClaimInContext, Signal
from wardround.agents.verifier.checks.image import said_of
from wardround.models.medgemma.answers import yes_or_no
from wardround.records import EngineRecord, Image, Limits

from .scorer import Signals, failed, record_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class _Question(NamedTuple):
    place: int
    """Of the claim."""
    image: Image
    finding: str
    claimed: bool
    """Whether the claim has it present."""


@dataclass(frozen=True)
class LookingScorer:
    """Asks `Is there X in this image?` for each finding that a claim names (1.5 report, Appendix B)."""

    model: "BaseChatModel"
    """Takes images."""
    limits: Limits
    """For untrusted pixels."""
    name: str = field(default="image", init=False)

    def engine_record(self) -> EngineRecord:
        """For the run record."""
        return record_of(self.model, self.name)

    def score(self, claims: Sequence[ClaimInContext]) -> Signals:
        """All questions as one batch; those about one image share its beginning.

        Raises:
            ReadError: a file cannot be read, or has changed since intake.
        """
        questions = [question for place, claim in enumerate(claims) for question in _questions(place, claim)]
        case = claims[0].evidence.case
        asked: list[Any] = [
            [question_message((one.image,), case, prompt("is_there", finding=one.finding), self.limits).message]
            for one in questions
        ]
        replies = self.model.batch(asked, return_exceptions=True) if asked else []
        found: dict[int, tuple[Signal, ...]] = {}
        for question, reply in zip(questions, replies, strict=True):
            if signal := self._signal(question, reply):
                found[question.place] = (*found.get(question.place, ()), signal)
        return found

    def _signal(self, question: _Question, reply: object) -> Signal | None:
        if isinstance(reply, BaseException):
            return failed(self.name, reply)
        seen = yes_or_no(getattr(reply, "text", ""))
        if seen is None:
            return failed(self.name, None)
        if seen == question.claimed:
            return None
        claims, answers = ("asserts", "no") if question.claimed else ("denies", "yes")
        message = f"the claim {claims} {question.finding}; asked whether it is there, the image model says {answers}"
        return Signal("looked_again", 1.0, "model_doubt", message)


def _questions(place: int, claim: ClaimInContext) -> Iterator[_Question]:
    """Of the images that a claim cites, or of the one image of the case for an image finding that cites nothing."""
    cited = {citation.source_id for citation in claim.claim.citations}
    case = claim.evidence.case
    alone = claim.claim.kind == "image_finding" and not cited and len(case.images) == 1
    for image in case.images:
        kind = kind_of(image) if image.id in cited or alone else None
        for finding in VOCABULARY[kind] if kind else ():
            said = said_of(finding, claim.claim.text) if finding != "other" else None
            if said is not None and said.certainty == "certain" and said.temporality == "current":
                yield _Question(place, image, finding, claimed=not said.negated)
