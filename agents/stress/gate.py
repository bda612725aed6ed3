"""The gate: from which risk on a claim must be looked at, so that few wrong ones pass unseen.

Conformal risk control (Angelopoulos, Bates, Fisch, Lei, Schuster 2022): notes are exchangeable, the loss of a note is the share of
its wrong claims that pass, it falls as the threshold falls; then the threshold chosen on n notes keeps the expected loss of the next
note at or below alpha. With a confidence, the Hoeffding-Bentkus bound (Bates et al. 2021) keeps the mean loss of all further notes
at or below alpha with that probability, at the price of more flags.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from wardround.records import CaseError


class Labelled(NamedTuple):
    """A claim whose truth is known: reviewed by a person, or planted."""

    risk: float
    """As the verifier gave it."""
    wrong: bool
    """Whether it is wrong."""


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


def calibrate(notes: Sequence[Sequence[Labelled]], alpha: float = 0.1, confidence: float | None = None) -> Gate:
    """The highest threshold that the guarantee allows.

    Args:
        notes: claims of each note. They must be of the kind that the gate will be used on.
        alpha: share of a note's wrong claims that may pass, in (0, 1).
        confidence: None for the expectation over calibration and next note; else the probability, in (0, 1), that the mean over
            all further notes is kept.

    Raises:
        CaseError: alpha or confidence outside of (0, 1), or no wrong claim to learn from.
    """
    if not 0 < alpha < 1 or (confidence is not None and not 0 < confidence < 1):
        raise CaseError("alpha and confidence lie between 0 and 1", hint="for example --alpha 0.1 --confidence 0.95")
    telling = [note for note in notes if any(claim.wrong for claim in note)]
    if not telling:
        raise CaseError("no note has a wrong claim to calibrate on", hint="plant errors, or give reviewed notes")
    candidates = sorted({claim.risk for note in telling for claim in note if claim.wrong}, reverse=True)
    threshold = next((at for at in candidates if _is_safe(telling, at, alpha, confidence)), 0.0)
    return _gate(notes, telling, threshold, alpha, confidence)


def loss(note: Sequence[Labelled], threshold: float) -> float:
    """Share of a note's wrong claims that lie below a threshold; 0 where none is wrong."""
    wrong = [claim.risk for claim in note if claim.wrong]
    return sum(risk < threshold for risk in wrong) / len(wrong) if wrong else 0.0


def _is_safe(notes: Sequence[Sequence[Labelled]], threshold: float, alpha: float, confidence: float | None) -> bool:
    n = len(notes)
    mean = sum(loss(note, threshold) for note in notes) / n
    if confidence is None:
        return (n * mean + 1) / (n + 1) <= alpha
    return mean < alpha and _chance(mean, n, alpha) <= 1 - confidence


def _chance(mean: float, n: int, alpha: float) -> float:
    """Bound on the chance of a mean loss this small if the true one were above alpha (Hoeffding-Bentkus)."""
    divergence = (1 - mean) * math.log((1 - mean) / (1 - alpha)) + (mean * math.log(mean / alpha) if mean else 0.0)
    return min(math.exp(-n * divergence), math.e * _binomial(math.ceil(n * mean), n, alpha))


def _binomial(most: int, n: int, share: float) -> float:
    """The chance of at most this many successes in n trials."""
    return sum(math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(most + 1))


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
    return Gate(threshold, alpha, confidence, len(telling), mean, flagged / len(claims), flagged / len(notes))
