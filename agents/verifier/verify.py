"""The two entries: a draft of ours, or a text from anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from wardround.records import Case, Claim, ClaimVerdict, Draft, ImageReading, Passage, Verification
from wardround.tools.terms import normal_words

from .check import ClaimInContext, run_check
from .checks import CHECKS
from .claims import claims_in
from .evidence import Evidence, Unit
from .omissions import find_omissions
from .policy import POLICY, case_flags, level_of, risk_of, verdict_of

_MOST_UNITS = 6
_SEVERITIES = ("urgent", "review", "note")


@dataclass(frozen=True)
class _Placed:
    claim: Claim
    start: int | None = None
    end: int | None = None


def verify_draft(
    draft: Draft,
    case: Case,
    *,
    readings: Sequence[ImageReading] = (),
    passages: Sequence[Passage] = (),
    max_omissions: int = 5,
) -> Verification:
    """Check a draft claim by claim.

    Args:
        draft: its claims bring their citations.
        case: the record.
        readings: of the case's images.
        passages: what the knowledge store gave.
        max_omissions: how many omissions are surfaced; only a summary is expected to be complete.

    Returns:
        One verdict per claim in the draft's order, omissions, and flags on the whole.
    """
    placed = [_Placed(claim) for claim in draft.claims]
    evidence = Evidence(case, readings, passages)
    uncited = [claim for claim in draft.claims if not claim.citations]
    return _verify(placed, evidence, max_omissions if draft.task == "summary" else 0, uncited)


def verify_text(
    text: str,
    case: Case,
    *,
    readings: Sequence[ImageReading] = (),
    passages: Sequence[Passage] = (),
    max_omissions: int = 5,
) -> Verification:
    """Check a text from anywhere, claim by claim.

    Args:
        text: plain text or Markdown.
        case: the record.
        readings: of the case's images, if there are any.
        passages: of a knowledge store, if the text rests on some.
        max_omissions: how many omissions are surfaced.

    Returns:
        One verdict per sentence; `start` and `end` are its place in the text.
    """
    placed = [_Placed(*found) for found in claims_in(text)]
    return _verify(placed, Evidence(case, readings, passages), max_omissions, [])


def _verify(placed: list[_Placed], evidence: Evidence, max_omissions: int, uncited: list[Claim]) -> Verification:
    missing = {claim.id for claim in uncited}
    verdicts = tuple(_verdict(item, evidence, item.claim.id in missing) for item in placed)
    omissions = find_omissions([item.claim for item in placed], evidence, max_omissions) if max_omissions else ()
    whole = case_flags(evidence.case, evidence.readings)
    every = [*(f for v in verdicts for f in v.flags), *(o.flag for o in omissions), *whole]
    return Verification(
        verdicts=verdicts, omissions=omissions, flags=tuple(whole), level=level_of(every), policy=POLICY
    )


def _verdict(item: _Placed, evidence: Evidence, citation_missing: bool) -> ClaimVerdict:
    context = _in_context(item.claim, evidence)
    flags = [flag for check in CHECKS for flag in run_check(check, context)]
    if citation_missing:
        flags.append(context.flag("citation_missing", "review", "the claim cites nothing", check="verify"))
    flags.sort(key=lambda flag: _SEVERITIES.index(flag.severity))
    return ClaimVerdict(
        claim_id=item.claim.id,
        verdict=verdict_of(flags, context.coverage),
        risk=risk_of(flags, context.coverage),
        flags=tuple(flags),
        evidence=tuple(unit.citation for unit in context.best[:2]),
        text=item.claim.text,
        start=item.start,
        end=item.end,
    )


def _in_context(claim: Claim, evidence: Evidence) -> ClaimInContext:
    cited = [unit for citation in claim.citations for unit in evidence.overlapping(citation)]
    found = evidence.best(normal_words(claim.text), _MOST_UNITS)
    near: dict[int, Unit] = {id(unit): unit for unit in (*cited, *found)}
    for unit in found[:3]:
        near |= {id(neighbour): neighbour for neighbour in evidence.around(unit)}
    return ClaimInContext(claim=claim, evidence=evidence, cited=tuple(cited), best=tuple(near.values()))
