"""One way of drafting per task."""

from collections.abc import Callable, Sequence

from wardround.agents.reasoner.titles import title_of
from wardround.records import Abstention, Case, Claim, Draft, ImageReading, Passage, Task

from .answer import answer
from .extract import extract
from .letter import letter
from .quote import ENGINE, Claims, Sources
from .report import report
from .summary import summary

Drafter = Callable[[Sources, Claims, Sequence[ImageReading], Sequence[Passage]], Abstention | None]
"""Adds claims, or says why there are none."""

_DRAFTERS: dict[Task, Drafter] = {
    "summary": summary,
    "answer": answer,
    "report": report,
    "letter": letter,
    "extract": extract,
}


def quote_draft(
    case: Case,
    readings: Sequence[ImageReading] = (),
    passages: Sequence[Passage] = (),
    *,
    comments: Sequence[str] = (),
) -> Draft | Abstention:
    """Put a draft together from quotations.

    Args:
        case: with its task.
        readings: of its images.
        passages: from the knowledge store.
        comments: what a person or a check asked for; rules cannot act on it, and the draft says so.

    Returns:
        A draft whose every claim is a quotation with its place, or a typed reason why there is none.
    """
    claims = Claims()
    abstention = _DRAFTERS[case.task](Sources(case), claims, readings, passages)
    if abstention is not None:
        return abstention
    if not claims.found:
        return Abstention(
            code="no_evidence",
            message=f"the embedded default found nothing to quote for the task {case.task!r}; a text model may",
        )
    return _draft(case, claims.found, comments)


def _draft(case: Case, claims: list[Claim], comments: Sequence[str]) -> Draft:
    limitations = ["Put together from quotations by rules; no language model has weighed or worded anything."]
    limitations += [f"Returned with a comment that rules cannot act on: {comment}" for comment in comments]
    return Draft(
        task=case.task, title=title_of(case), claims=tuple(claims), engine=ENGINE, limitations=tuple(limitations)
    )
