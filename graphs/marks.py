"""From notes on the desk to a `Review`."""

from collections.abc import Mapping

from wardround.graphs.desk import Mark
from wardround.records import ClaimEdit, Decision, OmissionDecision, Review, Run

_OMISSION = "omission "


def review_from(run: Run, marks: Mapping[str, Mark], decision: Decision, reviewer: str, comment: str | None) -> Review:
    """The decision that a person takes with these notes.

    Args:
        run: with the draft that was looked at.
        marks: by target.
        decision: `approve` turns into `edit` when the notes change anything.
        reviewer: who decides.
        comment: for the record.
    """
    edits = tuple(_edit(mark) for mark in marks.values() if _is_edit(mark))
    omissions = tuple(_omission(mark) for mark in marks.values() if mark.decision in ("accept", "dismiss"))
    changed = any(edit.decision != "approve" for edit in edits) or any(o.decision == "accept" for o in omissions)
    releases = decision in ("approve", "edit")
    return Review(
        decision="edit" if releases and changed else decision,
        reviewer=reviewer,
        edits=edits if releases and changed else (),
        omissions=omissions if releases else (),
        looked_at=tuple(mark.target for mark in marks.values() if not mark.target.startswith(_OMISSION)),
        comment=comment or None,
        draft_sha256=run.draft_sha256,
    )


def _is_edit(mark: Mark) -> bool:
    return mark.decision in ("approve", "edit", "reject") and not mark.target.startswith(_OMISSION)


def _edit(mark: Mark) -> ClaimEdit:
    assert mark.decision in ("approve", "edit", "reject")  # noqa: S101 - `_is_edit` let only these through
    return ClaimEdit(claim_id=mark.target, decision=mark.decision, text=mark.text, reason=mark.reason)


def _omission(mark: Mark) -> OmissionDecision:
    decision = "accept" if mark.decision == "accept" else "dismiss"
    return OmissionDecision(rank=int(mark.target.removeprefix(_OMISSION)), decision=decision, reason=mark.reason)
