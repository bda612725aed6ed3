"""What reviewers decided, claim by claim, as labelled data: for calibration, evaluation and fine-tuning."""

from collections.abc import Callable, Iterator
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
from wardround.tools.deidentify import Deidentifier

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


Words = Literal["all", "deidentified", "none"]
"""Claims, quotes and reasons: as they are; with surrogates for what names the patient; or left out."""


def labelled_claims(runs: Runs, run_id: str, *, words: Words = "all") -> Iterator[LabelledClaim]:
    """The claims of every draft of a run that was approved or edited.

    A rejected or returned draft says nothing of its single claims and gives none.

    Args:
        runs: of one home folder.
        run_id: which.
        words: what of what is written in words is kept. De-identification is by rules (docs/intake-measured.md has its
            recall): read before you hand it on.

    Raises:
        UnknownRunError: there is no such run.
    """
    prepare = _preparing(runs, run_id, words)
    for draft, verification, review in runs.decisions(run_id):
        if review.decision not in ("approve", "edit"):
            continue
        verdicts = {verdict.claim_id: verdict for verdict in verification.verdicts}
        for claim in draft.claims:
            if verdict := verdicts.get(claim.id):
                yield prepare(_labelled(run_id, draft, verification, review, claim, verdict))


def _preparing(runs: Runs, run_id: str, words: Words) -> Callable[[LabelledClaim], LabelledClaim]:
    if words == "all":
        return lambda claim: claim
    if words == "none":
        return lambda claim: claim.model_copy(update=_WORDLESS)
    case = runs.context.cases.load(runs.get(run_id).case_sha256)
    subjects = [subject for subject in (case.subject, *(d.subject for d in case.documents)) if subject]
    clean = Deidentifier(subjects=subjects)  # one for the case: the same name becomes the same surrogate

    def without(text: str | None) -> str | None:
        return clean.deidentify(text).text if text else text

    def prepared(claim: LabelledClaim) -> LabelledClaim:
        evidence = tuple(clean.deidentify(quote).text for quote in claim.evidence)
        changed = {name: without(getattr(claim, name)) for name in ("text", "final_text", "reason")}
        return claim.model_copy(update={**changed, "evidence": evidence})

    return prepared


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
