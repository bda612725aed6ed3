"""The two entries: a draft of ours, or a text from anywhere."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from wardround.records import (
    Case,
    Citation,
    CitedSource,
    Claim,
    ClaimVerdict,
    Draft,
    Flag,
    ImageReading,
    Omission,
    Passage,
    Verification,
)
from wardround.tools.blobs import without_blobs
from wardround.tools.terms import normal_words

from .case_flags import (
    case_flags,
    foreign_flags,
    left_out_flags,
    no_words_flags,
    nothing_said_flags,
    untold_flags,
)
from .check import ClaimInContext, Signal, crashed
from .claims import claims_in
from .evidence import Evidence
from .form_lines import as_a_sentence
from .left_out import LeftOut, left_out
from .markup import as_given, without_marks
from .noticed import signals_of
from .policy import Thresholds, flags_of, level_of, thresholds, verdict_of
from .remarks import without_remarks
from .scorers import OmissionScorer, Scorer, score_claims
from .scores import hallucination_score, omission_score
from .sources import source_conflicts
from .units import Unit
from .views import in_view
from .whole import Whole


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
    look_from: float | None = None,
    scorers: Sequence[Scorer] = (),
) -> Verification:
    """Check a draft claim by claim.

    Args:
        draft: its claims bring their citations.
        case: the record.
        readings: of the case's images.
        passages: what the knowledge store gave.
        max_omissions: how many omissions are surfaced; only a summary is expected to be complete.
        look_from: risk from which a person must look at a claim; the shipped threshold when None.
        scorers: models whose doubts are weighed beside the rules, and that read what is left out.

    Returns:
        One verdict per claim in the draft's order, omissions, and flags on the whole.
    """
    placed = [_Placed(claim) for claim in draft.claims]
    evidence = Evidence(case, readings, passages)
    uncited = [claim for claim in draft.claims if not claim.citations]
    most = max_omissions if draft.task == "summary" else 0
    look = thresholds(look_from)
    of_draft = [
        *left_out_flags(draft.dropped),
        *nothing_said_flags([claim for claim in draft.claims if claim.text.strip()]),
        *no_words_flags({claim.id: claim.text for claim in draft.claims}),
    ]
    return _verify(placed, evidence, most, look, uncited, of_draft, scorers)


def verify_text(
    text: str,
    case: Case,
    *,
    readings: Sequence[ImageReading] = (),
    passages: Sequence[Passage] = (),
    max_omissions: int = 5,
    look_from: float | None = None,
    scorers: Sequence[Scorer] = (),
) -> Verification:
    """Check a text from anywhere, claim by claim.

    Args:
        text: plain text or Markdown.
        case: the record.
        readings: of the case's images, if there are any.
        passages: of a knowledge store, if the text rests on some.
        max_omissions: how many omissions are surfaced.
        look_from: as in `verify_draft`.
        scorers: models whose doubts are weighed beside the rules, and that read what is left out.

    Returns:
        One verdict per sentence; `start` and `end` are its place in the text.
    """
    placed = [_Placed(*found) for found in claims_in(text)]
    evidence, look = Evidence(case, readings, passages), thresholds(look_from)
    of_draft = [*nothing_said_flags(placed), *no_words_flags({"the draft": text})]
    return _verify(placed, evidence, max_omissions, look, of_draft=of_draft, scorers=scorers)


def verdicts_within(text: str, evidence: Evidence, start: int, end: int) -> list[ClaimVerdict]:
    """Verdicts on the claims of a text that begin in one stretch of it, as `verify_text` gives them.

    Who changes one sentence of a draft, as benchmarks do, need not have all others read again.
    """
    look = thresholds()
    return [_verdict(item, context, set(), look) for item, context in _within(text, evidence, start, end)]


def signals_within(text: str, evidence: Evidence, start: int, end: int) -> list[list[Signal]]:
    """What the checks notice about the claims of a text that begin in one stretch of it."""
    return [_noticed(context, is_uncited=False)[1] for _, context in _within(text, evidence, start, end)]


def _within(text: str, evidence: Evidence, start: int, end: int) -> list[tuple[_Placed, ClaimInContext]]:
    placed = [_Placed(*found) for found in claims_in(text)]
    contexts = _in_context([item.claim for item in placed], evidence)
    return [pair for pair in zip(placed, contexts, strict=True) if start <= (pair[0].start or 0) < end]


def omissions_of(text: str, evidence: Evidence, most: int = 5) -> tuple[Omission, ...]:
    """What a text leaves out of the record, as `verify_text` surfaces it; its claims are not checked."""
    return left_out(claims_as_read(text, evidence), evidence, most).omissions


def claims_as_read(text: str, evidence: Evidence) -> list[Claim]:
    """The claims of a text as the checks read them."""
    return [context.claim for context in _in_context([claim for claim, _, _ in claims_in(text)], evidence)]


def _in_context(claims: Sequence[Claim], evidence: Evidence) -> list[ClaimInContext]:
    """The claims of a draft, each as the checks read it."""
    read = [without_remarks(as_a_sentence(without_marks(_in_words(claim))), evidence) for claim in claims]
    whole = Whole(tuple(claim.text for claim in read))
    return [ClaimInContext(claim, evidence, whole, _cited(claim, evidence)) for claim in read]


def _verify(
    placed: list[_Placed],
    evidence: Evidence,
    max_omissions: int,
    look: Thresholds,
    uncited: Sequence[Claim] = (),
    of_draft: Sequence[Flag] = (),
    scorers: Sequence[Scorer] = (),
) -> Verification:
    missing = {claim.id for claim in uncited}
    contexts = _in_context([item.claim for item in placed], evidence)
    of_omissions = [one for one in scorers if isinstance(one, OmissionScorer)]
    scored = score_claims([one for one in scorers if not isinstance(one, OmissionScorer)], contexts)
    verdicts = tuple(
        _verdict(item, context, missing, look, scored.signals.get(place, ()))
        for place, (item, context) in enumerate(zip(placed, contexts, strict=True))
    )
    said = [frozenset(normal_words(context.claim.text)) for context in contexts]
    crashes: list[Flag] = []
    lost = LeftOut()
    conflicts: list[Flag] = []
    with _on_record("what the draft left out", crashes):
        if max_omissions:
            lost = left_out([context.claim for context in contexts], evidence, max_omissions, of_omissions)
    with _on_record("source against source", crashes):
        conflicts = source_conflicts(evidence)
    of_case = [
        *case_flags(evidence.case, evidence.readings),
        *foreign_flags([context.claim.text for context in contexts], evidence.case),
        *conflicts,
        *crashes,
        *of_draft,
        *untold_flags(verdicts),
        *scored.flags,
        *lost.flags,
    ]
    every = [*(f for v in verdicts for f in v.flags), *(o.flag for o in lost.omissions), *of_case]
    cited = [*(c for v in verdicts for c in v.evidence), *(c for flag in every for c in flag.citations)]
    return Verification(
        verdicts=verdicts,
        omissions=lost.omissions,
        flags=tuple(of_case),
        level=level_of([*every, *lost.by_rules]),
        policy=look.policy,
        hallucination_score=hallucination_score([verdict.risk for verdict in verdicts], said, evidence),
        omission_score=omission_score(lost.facts, frozenset().union(*said), evidence) if max_omissions else None,
        sources=_named(cited, evidence.case),
    )


@contextmanager
def _on_record(what: str, crashes: list[Flag]) -> Iterator[None]:
    """One part that crashes is a flag on the draft, and the others go on."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - becomes a flag, so that nobody takes silence for a pass
        message = f"{what} could not be told: its check crashed ({type(error).__name__})"
        crashes.append(Flag(code="check_failed", severity="review", message=message, check="verify"))


def _named(cited: Iterable[Citation], case: Case) -> dict[str, CitedSource]:
    """What the citations' ids stand for, so that a result can be read without the case."""
    found: dict[str, CitedSource] = {}
    for source_id in sorted({citation.source_id for citation in cited}):
        if source := case.document(source_id) or case.image(source_id):
            found[source_id] = CitedSource(path=source.source.path, name=case.name_of(source_id))
    return found


def _in_words(claim: Claim) -> Claim:
    """A claim as the checks read it: without a picture, base64 and whatever else no word can be."""
    text = without_blobs(claim.text)
    return claim if text == claim.text else claim.model_copy(update={"text": text})


def _cited(claim: Claim, evidence: Evidence) -> tuple[Unit, ...]:
    return tuple(unit for citation in claim.citations for unit in evidence.overlapping(citation))


def _noticed(context: ClaimInContext, *, is_uncited: bool) -> tuple[ClaimInContext, list[Signal]]:
    """A claim as it is held against the record, and what is noticed; one that something crashes on says so."""
    try:
        viewed = in_view(context)
        return viewed, signals_of(viewed, citation_missing=is_uncited)
    except Exception as error:  # noqa: BLE001 - becomes a flag, so that nobody takes silence for a pass
        return context, [crashed("of this claim", error)]


def _verdict(
    item: _Placed, context: ClaimInContext, missing: set[str], look: Thresholds, of_scorers: Sequence[Signal] = ()
) -> ClaimVerdict:
    viewed, noticed = _noticed(context, is_uncited=item.claim.id in missing)
    signals = [*noticed, *of_scorers]
    signals = [replace(signal, words=as_given(signal.words, item.claim.text)) for signal in signals]
    flags, risk = flags_of(signals, item.claim.id, look, is_all_written=viewed.evidence.is_all_written)
    return ClaimVerdict(
        claim_id=item.claim.id,
        verdict=verdict_of(flags, context.coverage if context.words else 0.0),
        risk=risk,
        flags=tuple(flags),
        evidence=tuple(unit.citation for unit in context.best[:2]),
        text=item.claim.text,
        section=item.claim.section,
        start=item.start,
        end=item.end,
    )
