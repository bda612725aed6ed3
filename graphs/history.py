"""What became of each claim: as it was drafted, each decision on it, and how it stands in the document."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from wardround.graphs.runs import Runs
from wardround.records import Claim, Draft, FlagCode, Record, Review, Verification

Change = Literal["kept", "looked at", "approved", "edited", "taken out", "put in", "returned", "rejected"]
"""What one decision did to one claim. `kept`: the whole was approved, and nothing says that this claim was opened."""


class ClaimDecision(Record):
    """One decision, as it concerns one claim."""

    change: Change
    """What it did."""
    reviewer: str
    """Who decided."""
    at: datetime | None
    """When (UTC)."""
    before: str | None
    """The text that was looked at; None for what was put in."""
    after: str | None
    """The text that came of it; None for what was taken out."""
    flags: tuple[FlagCode, ...] = ()
    """What the checks had said of it."""
    reason: str | None = None
    """The reviewer's, for this claim or else for the whole."""


class ClaimHistory(Record):
    """One claim from draft to document."""

    claim_id: str
    """The claim, by its id in the drafts; a draft that was written anew after a return starts its ids anew."""
    drafted: str | None
    """As the reasoner wrote it in the newest draft of its own; None for what a person put in."""
    decisions: tuple[ClaimDecision, ...]
    """In order."""
    final: str | None
    """As it stands; None when it is not in the document any more."""

    @property
    def changed(self) -> bool:
        """Whether a person has changed it."""
        return self.drafted != self.final


def claim_histories(runs: Runs, run_id: str) -> tuple[ClaimHistory, ...]:
    """The history of every claim that a run has had, in the order in which they came up.

    Raises:
        UnknownRunError: there is no such run.
    """
    taken = runs.decisions(run_id)
    now = runs.get(run_id).draft
    drafts = [draft for draft, _, _ in taken] + ([now] if now else [])
    names = dict.fromkeys(claim.id for draft in drafts for claim in draft.claims)
    return tuple(_history(name, taken, drafts) for name in names)


def _history(name: str, taken: Sequence[tuple[Draft, Verification, Review]], drafts: Sequence[Draft]) -> ClaimHistory:
    decisions: list[ClaimDecision] = []
    drafted: str | None = _text(drafts[0], name)
    for number, (draft, verification, review) in enumerate(taken):
        after = _text(drafts[number + 1], name) if number + 1 < len(drafts) else _text(draft, name)
        before = _text(draft, name)
        if before is not None or (after is not None and review.decision == "edit"):
            decisions.append(_decision(name, before, after, verification, review))
        if review.decision == "return":
            drafted = after
    final = _text(drafts[-1], name)
    return ClaimHistory(claim_id=name, drafted=drafted, decisions=tuple(decisions), final=final)


def _decision(
    name: str, before: str | None, after: str | None, verification: Verification, review: Review
) -> ClaimDecision:
    edit = next((edit for edit in review.edits if edit.claim_id == name), None)
    flags = next((v.flags for v in verification.verdicts if v.claim_id == name), ())
    return ClaimDecision(
        change=_change(name, before, review),
        reviewer=review.reviewer,
        at=review.at,
        before=before,
        after=None if review.decision == "reject" else after,
        flags=tuple(flag.code for flag in flags),
        reason=(edit.reason if edit else None) or review.comment,
    )


def _change(name: str, before: str | None, review: Review) -> Change:
    if before is None:
        return "put in"
    if review.decision in ("return", "reject"):
        return "returned" if review.decision == "return" else "rejected"
    edit = next((edit for edit in review.edits if edit.claim_id == name), None)
    if edit is None:
        return "looked at" if name in review.looked_at else "kept"
    named: dict[str, Change] = {"approve": "approved", "edit": "edited", "reject": "taken out"}
    return named[edit.decision]


def _text(draft: Draft, name: str) -> str | None:
    found: Claim | None = next((claim for claim in draft.claims if claim.id == name), None)
    return found.text if found else None
