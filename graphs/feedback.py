"""What reviewers decided, claim by claim, as labelled data: for calibration, evaluation and fine-tuning."""

from collections.abc import Iterator
from typing import Literal

from wardround.graphs.runs import Runs
from wardround.records import (
    Claim,
    ClaimKind,
    ClaimVerdict,
    Draft,
    FlagCode,
    Record,
    Review,
    Task,
    Verdict,
    Verification,
)

Label = Literal["kept", "edited", "removed"]
"""`kept` in a countersigned document as it was drafted; `edited` by the reviewer; `removed` by the reviewer."""


class LabelledClaim(Record):
    """One claim of a draft that a person has decided on."""

    run_id: str
    """The run."""
    task: Task
    """What was drafted."""
    engine: str
    """What wrote it."""
    claim_id: str
    """The claim."""
    kind: ClaimKind
    """What it speaks of."""
    label: Label
    """What became of it."""
    looked_at: bool
    """Whether the reviewer opened its evidence or decided on it; else `kept` is only for want of an objection."""
    verdict: Verdict
    """What the checks said before the decision."""
    risk: float
    """Likewise."""
    flags: tuple[FlagCode, ...]
    """Likewise."""
    policy: str
    """Which checks."""
    text: str | None = None
    """As drafted; None when texts were left out."""
    final_text: str | None = None
    """As edited, likewise."""
    evidence: tuple[str, ...] = ()
    """What was quoted for it, likewise."""
    reason: str | None = None
    """The reviewer's, likewise."""


def labelled_claims(runs: Runs, run_id: str, *, with_text: bool = True) -> Iterator[LabelledClaim]:
    """The claims of every draft of a run that was approved or edited.

    A rejected or returned draft says nothing of its single claims and gives none.

    Args:
        runs: of one home folder.
        run_id: which.
        with_text: False leaves out everything that is written in words: claims, quotes, reasons.

    Raises:
        UnknownRunError: there is no such run.
    """
    for draft, verification, review in runs.decisions(run_id):
        if review.decision not in ("approve", "edit"):
            continue
        verdicts = {verdict.claim_id: verdict for verdict in verification.verdicts}
        for claim in draft.claims:
            if verdict := verdicts.get(claim.id):
                labelled = _labelled(run_id, draft, verification, review, claim, verdict)
                yield labelled if with_text else labelled.model_copy(update=_WORDLESS)


_WORDLESS = {"text": None, "final_text": None, "evidence": (), "reason": None}


def _labelled(
    run_id: str, draft: Draft, verification: Verification, review: Review, claim: Claim, verdict: ClaimVerdict
) -> LabelledClaim:
    edit = next((edit for edit in review.edits if edit.claim_id == claim.id), None)
    labels: dict[str, Label] = {"edit": "edited", "reject": "removed"}
    return LabelledClaim(
        run_id=run_id,
        task=draft.task,
        engine=draft.engine,
        claim_id=claim.id,
        kind=claim.kind,
        label=labels.get(edit.decision, "kept") if edit else "kept",
        looked_at=edit is not None or claim.id in review.looked_at,
        verdict=verdict.verdict,
        risk=verdict.risk,
        flags=tuple(flag.code for flag in verdict.flags),
        policy=verification.policy,
        text=claim.text,
        final_text=edit.text if edit else None,
        evidence=tuple(citation.quote for citation in claim.citations if citation.quote),
        reason=edit.reason if edit else None,
    )
