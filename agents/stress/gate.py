"""The gate: from which risk on a claim must be looked at, so that few wrong ones pass unseen.

The loss of a note is the share of its wrong claims that lie below the threshold. It falls as the threshold falls, so
the highest threshold that `bounds` calls safe is taken, coming down from the top of the safe ones (fixed-sequence testing).
For omissions the same: what was left out and is surfaced at rank r has risk 1 / r, what is not surfaced has 0.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from wardround.records import CaseError

from .bounds import kept_in_as_many, kept_in_the_mean, kept_on_average

DEFAULT_CONFIDENCE = 0.95
_COVERAGES = (0.98, 0.95, 0.9, 0.8, 0.7, 0.5, 0.3)


class Labelled(NamedTuple):
    """A claim whose truth is known: reviewed by a person, or planted."""

    risk: float
    """As the verifier gave it."""
    wrong: bool
    """Whether it is wrong."""


class Point(NamedTuple):
    """What one threshold does on the notes."""

    threshold: float
    """Claims at or above this risk are looked at."""
    coverage: float
    """Share of all claims that nobody looks at."""
    loss: float
    """Mean share of a note's wrong claims that pass."""


class Gate(NamedTuple):
    """What was chosen, and what it does on the notes that it was chosen on."""

    threshold: float
    """Claims at or above this risk must be looked at; 0 when every claim must."""
    alpha: float
    """The loss that is kept."""
    confidence: float | None
    """With which probability; None for the guarantee in expectation."""
    notes: int
    """How many notes had a wrong claim: only these say anything."""
    loss: float
    """Mean share of wrong claims that pass, on those notes."""
    flagged: float
    """Share of all claims that are flagged."""
    flags_per_note: float
    """Flagged claims per note, over all notes."""
    curve: tuple[Point, ...] = ()
    """Coverage against what passes, at other thresholds, most coverage first."""


def calibrate(
    notes: Sequence[Sequence[Labelled]], alpha: float = 0.1, confidence: float | None = DEFAULT_CONFIDENCE
) -> Gate:
    """The highest threshold that the guarantee allows.

    Args:
        notes: claims of each note. They must be of the kind that the gate will be used on.
        alpha: share of a note's wrong claims that may pass, in (0, 1).
        confidence: the probability, in (0, 1), that the mean over later notes is kept; None for the expectation over
            calibration and next note, which is exceeded on about every other set of later notes but costs fewer flags.

    Raises:
        CaseError: alpha or confidence outside of (0, 1), or no wrong claim to learn from.
    """
    if not 0 < alpha < 1 or (confidence is not None and not 0 < confidence < 1):
        raise CaseError("alpha and confidence lie between 0 and 1", hint="for example --alpha 0.1 --confidence 0.95")
    telling = [note for note in notes if any(claim.wrong for claim in note)]
    if not telling:
        raise CaseError("no note has a wrong claim to calibrate on", hint="plant errors, or give reviewed notes")
    candidates = sorted({claim.risk for note in telling for claim in note if claim.wrong and claim.risk > 0})
    threshold = 0.0
    wrong = [sorted(claim.risk for claim in note if claim.wrong) for note in telling]
    for at in candidates:
        if not _is_safe([bisect_left(risks, at) / len(risks) for risks in wrong], alpha, confidence):
            break
        threshold = at
    return _gate(notes, telling, threshold, alpha, confidence)


def fewest_notes(alpha: float, confidence: float | None) -> int:
    """With fewer notes no threshold is ever safe, not even one below which nothing passes."""
    if confidence is None:
        return math.ceil(1 / alpha - 1 - 1e-9)
    # A bettor's wealth grows by at most 1 + alpha with each note, and must reach 1 / (1 - confidence).
    betting = math.ceil(math.log(1 / (1 - confidence)) / math.log1p(alpha) - 1e-9)
    return next(n for n in range(1, betting + 1) if n == betting or kept_in_as_many([0.0] * n, alpha, confidence))


def loss(note: Sequence[Labelled], threshold: float) -> float:
    """Share of a note's wrong claims that lie below a threshold; 0 where none is wrong."""
    wrong = [claim.risk for claim in note if claim.wrong]
    return sum(risk < threshold for risk in wrong) / len(wrong) if wrong else 0.0


def _is_safe(losses: Sequence[float], alpha: float, confidence: float | None) -> bool:
    if confidence is None:
        return kept_on_average(losses, alpha)
    if all(one in (0, 1) for one in losses):
        return kept_in_as_many(losses, alpha, confidence)
    return kept_in_the_mean(losses, alpha, confidence)


def _curve(notes: Sequence[Sequence[Labelled]], telling: Sequence[Sequence[Labelled]]) -> tuple[Point, ...]:
    ranked = sorted((claim.risk for note in notes for claim in note), reverse=True)
    points = []
    for coverage in _COVERAGES:
        threshold = ranked[min(int(len(ranked) * (1 - coverage)), len(ranked) - 1)]
        passing = sum(risk < threshold for risk in ranked) / len(ranked)
        points.append(Point(threshold, passing, sum(loss(note, threshold) for note in telling) / len(telling)))
    return tuple(dict.fromkeys(points))


def _gate(
    notes: Sequence[Sequence[Labelled]],
    telling: Sequence[Sequence[Labelled]],
    threshold: float,
    alpha: float,
    confidence: float | None,
) -> Gate:
    claims = [claim for note in notes for claim in note]
    flagged = sum(claim.risk >= threshold for claim in claims)
    mean = sum(loss(note, threshold) for note in telling) / len(telling)
    return Gate(
        threshold,
        alpha,
        confidence,
        len(telling),
        mean,
        flagged / len(claims),
        flagged / len(notes),
        _curve(notes, telling),
    )
