"""Answers in LangChain's shape, read as decisions of ours."""

from collections.abc import Iterator, Mapping
from typing import Any

from wardround.records import (
    COUNTERSIGN,
    ClaimEdit,
    Draft,
    HumanAnswer,
    HumanDecision,
    InvalidReviewError,
    OmissionDecision,
    Review,
    ReviewRequest,
)

_EDITABLE = {"claims", "omissions", "draft_sha256"}


def review_of(answer: Review | HumanAnswer, request: ReviewRequest, reviewer: str | None) -> Review:
    """The decision that an answer is.

    Args:
        answer: ours, or LangChain's.
        request: what was asked.
        reviewer: who decides, where the answer does not say.

    Raises:
        InvalidReviewError: it is neither, nobody is named, or the edited arguments are not those that were asked about.
    """
    if isinstance(answer, Review):
        return answer
    if not isinstance(answer, HumanAnswer):
        raise InvalidReviewError(
            f"a decision is a Review, not {type(answer).__name__}",
            hint='wr.Review(decision="approve", reviewer="..."); a HumanAnswer for LangChain\'s',
        )
    if len(answer.decisions) != 1:
        raise InvalidReviewError("one action was asked for, so exactly one decision answers it")
    name = (answer.reviewer or reviewer or "").strip()
    if not name:
        raise InvalidReviewError(
            "the answer does not say who decides", hint='add "reviewer" beside "decisions", or give the context one'
        )
    decision = answer.decisions[0]
    if decision.type == "edit":
        return _edited(decision, request, name)
    verb = "return" if decision.type == "respond" else decision.type
    return Review(decision=verb, reviewer=name, comment=decision.message, draft_sha256=request.draft_sha256)


def _edited(decision: HumanDecision, request: ReviewRequest, reviewer: str) -> Review:
    action = decision.edited_action
    if action is None or action.name != COUNTERSIGN or action.args.keys() - _EDITABLE:
        raise InvalidReviewError(f"an edit gives back the arguments of the action {COUNTERSIGN!r}, changed")
    return Review(
        decision="edit",
        reviewer=reviewer,
        comment=decision.message,
        edits=tuple(_edits(_by_name(action.args.get("claims", {})), request.draft)),
        omissions=tuple(_omissions(_by_name(action.args.get("omissions", {})))),
        draft_sha256=str(action.args.get("draft_sha256", request.draft_sha256)),
    )


def _by_name(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise InvalidReviewError("claims and omissions are given by their ids")
    return {str(key): item for key, item in value.items()}


def _edits(texts: Mapping[str, Any], draft: Draft) -> Iterator[ClaimEdit]:
    drafted = {claim.id: claim.text for claim in draft.claims}
    for name, text in texts.items():
        if text is None or not str(text).strip():
            yield ClaimEdit(claim_id=name, decision="reject")
        elif str(text) != drafted.get(name):
            yield ClaimEdit(claim_id=name, decision="edit", text=str(text))


def _omissions(decisions: Mapping[str, Any]) -> Iterator[OmissionDecision]:
    for rank, decision in decisions.items():
        if decision == "undecided":
            continue
        if decision not in ("accept", "dismiss") or not rank.isdecimal() or int(rank) < 1:
            raise InvalidReviewError("an omission is accepted or dismissed, by its rank")
        yield OmissionDecision(rank=int(rank), decision=decision)
