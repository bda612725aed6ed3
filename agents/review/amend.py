"""Whether a decision fits the draft, and the draft after it."""

from collections.abc import Sequence

from wardround.records import Claim, ClaimEdit, Draft, Review, ReviewRequest


def problem_with(review: Review, request: ReviewRequest) -> str | None:
    """Why this decision cannot be taken on this request, in one line; None when it can."""
    if review.draft_sha256 not in (None, request.draft_sha256):
        return "the decision was taken on another draft than the one that waits"
    if review.decision == "return" and not (review.comment or "").strip():
        return "a returned draft needs a comment that says what to change"
    if review.decision == "edit":
        return _problem_with_edits(review.edits, request.draft)
    if review.edits:
        return f"edits come with the decision 'edit', not with {review.decision!r}"
    return None


def _problem_with_edits(edits: Sequence[ClaimEdit], draft: Draft) -> str | None:
    if not edits:
        return "the decision 'edit' needs at least one edit"
    known = {claim.id for claim in draft.claims}
    seen: set[str] = set()
    for edit in edits:
        if edit.claim_id not in known:
            return f"the draft has no claim {edit.claim_id!r}"
        if edit.claim_id in seen:
            return f"claim {edit.claim_id!r} is decided twice"
        if (edit.decision == "edit") != bool((edit.text or "").strip()):
            return f"claim {edit.claim_id!r}: a new text goes with 'edit' and with nothing else"
        seen.add(edit.claim_id)
    if {e.claim_id for e in edits if e.decision == "reject"} == known:
        return "every claim is rejected: reject the draft instead"
    return None


def amend(draft: Draft, edits: Sequence[ClaimEdit]) -> Draft:
    """The draft with edited texts put in and rejected claims taken out; claims that no edit names stay."""
    by_claim = {edit.claim_id: edit for edit in edits}
    kept = (_amended(claim, by_claim.get(claim.id)) for claim in draft.claims)
    return draft.model_copy(update={"claims": tuple(claim for claim in kept if claim is not None)})


def _amended(claim: Claim, edit: ClaimEdit | None) -> Claim | None:
    if edit is None or edit.decision == "approve":
        return claim
    if edit.decision == "reject":
        return None
    return claim.model_copy(update={"text": (edit.text or "").strip()})
