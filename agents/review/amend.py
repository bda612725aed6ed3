"""The draft after a person's edits."""

from collections.abc import Iterable, Iterator, Sequence

from wardround.records import Claim, ClaimEdit, ClaimKind, Draft, FlagCode, Omission, OmissionDecision

ADDED = "Added in review"
"""The heading that accepted omissions stand under."""

_KINDS: dict[FlagCode, ClaimKind] = {
    "omitted_allergy": "allergy",
    "omitted_medication": "medication",
    "omitted_result": "result",
    "omitted_impression": "finding",
    "omitted_follow_up": "plan",
    "omitted_precaution": "plan",
    "omitted_history": "history",
}


def amend(
    draft: Draft,
    edits: Sequence[ClaimEdit],
    omissions: Sequence[Omission] = (),
    decisions: Sequence[OmissionDecision] = (),
) -> Draft:
    """The draft with edited texts put in, rejected claims taken out, and accepted omissions added.

    Args:
        draft: what was looked at; claims that no edit names stay.
        edits: per-claim decisions.
        omissions: what the verification of this draft found missing.
        decisions: which of those are accepted or dismissed.
    """
    by_claim = {edit.claim_id: edit for edit in edits}
    kept = (_amended(claim, by_claim.get(claim.id)) for claim in draft.claims)
    added = _added(omissions, decisions, {claim.id for claim in draft.claims})
    return draft.model_copy(update={"claims": (*(claim for claim in kept if claim is not None), *added)})


def _amended(claim: Claim, edit: ClaimEdit | None) -> Claim | None:
    if edit is None or edit.decision == "approve":
        return claim
    if edit.decision == "reject":
        return None
    return claim.model_copy(update={"text": (edit.text or "").strip()})


def _added(
    omissions: Iterable[Omission], decisions: Iterable[OmissionDecision], taken: Iterable[str]
) -> Iterator[Claim]:
    accepted = {decision.rank for decision in decisions if decision.decision == "accept"}
    used = set(taken)
    for omission in omissions:
        if omission.rank in accepted:
            claim = _claim_of(omission, used)
            used.add(claim.id)
            yield claim


def _claim_of(omission: Omission, taken: set[str]) -> Claim:
    """The source's own words where there are some, so that what is added is a quotation and not our sentence."""
    flag = omission.flag
    quote = next((citation.quote for citation in flag.citations if citation.quote.strip()), flag.message)
    number = next(n for n in range(1, len(taken) + 2) if f"a{n}" not in taken)
    kind = _KINDS.get(flag.code, "administrative")
    text = " ".join(quote.split())
    return Claim(id=f"a{number}", text=text, kind=kind, section=ADDED, citations=flag.citations)
