"""Whether a decision may be taken: it fits the draft that waits, and whoever decides has looked."""

from collections.abc import Sequence

from wardround.records import ClaimEdit, Draft, Review, ReviewRequest, Verification

ATTESTATION = (
    "I have compared every flagged claim with its sources, I know what was left out and what was not read, and I answer"
    " for this document as it is released."
)
"""What a reviewer attests to where it is asked: on the page, and in a terminal that can ask."""


def problem_with(review: Review, request: ReviewRequest, *, look_at_flagged: bool = False) -> str | None:
    """Why this decision cannot be taken on this request, in one line; None when it can.

    Args:
        review: the decision.
        request: what was asked.
        look_at_flagged: whether releasing it needs a look at each flagged claim (`Settings.look_at_flagged`).
    """
    if review.draft_sha256 not in (None, request.draft_sha256):
        return "the decision was taken on another draft than the one that waits"
    if review.decision in ("approve", "edit") and _plain(review.reviewer) in map(_plain, request.countersigned):
        return "it needs a second person: this reviewer has approved it already"
    if review.decision == "return" and not (review.comment or "").strip():
        return "a returned draft needs a comment that says what to change"
    if review.decision != "edit" and (review.edits or any(o.decision == "accept" for o in review.omissions)):
        return f"edits come with the decision 'edit', not with {review.decision!r}"
    problem = _problem_with_edits(review, request.draft) if review.decision == "edit" else None
    return problem or _problem_with_omissions(review, request.verification) or _unseen(review, request, look_at_flagged)


def flagged_claims(verification: Verification) -> tuple[str, ...]:
    """The claims that a person must look at: those with a flag above `note`, in the draft's order."""
    return tuple(v.claim_id for v in verification.verdicts if v.is_for_a_person)


def unseen_claims(review: Review, verification: Verification) -> tuple[str, ...]:
    """Flagged claims that the reviewer has neither looked at nor decided on."""
    seen = {*review.looked_at, *(edit.claim_id for edit in review.edits)}
    return tuple(claim for claim in flagged_claims(verification) if claim not in seen)


def signers(reviews: Sequence[Review]) -> tuple[str, ...]:
    """Who stands for the present draft: those who approved it, and whoever made it what it is by an edit."""
    found: list[str] = []
    for review in reversed(reviews):
        if review.decision not in ("approve", "edit"):
            break
        found.append(review.reviewer)
        if review.decision == "edit":
            break
    return tuple(found)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _unseen(review: Review, request: ReviewRequest, look_at_flagged: bool) -> str | None:
    releases = review.decision in ("approve", "edit")
    unseen = unseen_claims(review, request.verification) if look_at_flagged and releases else ()
    return f"flagged and not looked at: {', '.join(unseen)}" if unseen else None


def _problem_with_edits(review: Review, draft: Draft) -> str | None:
    if not review.edits and not any(o.decision == "accept" for o in review.omissions):
        return "the decision 'edit' needs at least one edit"
    known = {claim.id for claim in draft.claims}
    problem = _first_misfit(review.edits, known)
    if not problem and known and {e.claim_id for e in review.edits if e.decision == "reject"} == known:
        return "every claim is rejected: reject the draft instead"
    return problem


def _first_misfit(edits: Sequence[ClaimEdit], known: set[str]) -> str | None:
    seen: set[str] = set()
    for edit in edits:
        if edit.claim_id not in known:
            return f"the draft has no claim {edit.claim_id!r}"
        if edit.claim_id in seen:
            return f"claim {edit.claim_id!r} is decided twice"
        if (edit.decision == "edit") != bool((edit.text or "").strip()):
            return f"claim {edit.claim_id!r}: a new text goes with 'edit' and with nothing else"
        seen.add(edit.claim_id)
    return None


def _problem_with_omissions(review: Review, verification: Verification) -> str | None:
    known = {omission.rank for omission in verification.omissions}
    seen: set[int] = set()
    for decision in review.omissions:
        if decision.rank not in known:
            return f"the verification has no omission {decision.rank}"
        if decision.rank in seen:
            return f"omission {decision.rank} is decided twice"
        seen.add(decision.rank)
    return None
