"""The model behind `calibration.json`: a softmax over the classes of error, with weights that are not negative.

Sentences without an error weigh as much as all classes together times a factor, since the interest is in few false
flags. Weights are kept at or above 0 (projected gradient) and shrunk a little (L2).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from wardround.agents.verifier.calibration import ErrorClass, log_odds


class Row(NamedTuple):
    """A sentence."""

    kind: str
    """Class of error; `clean` where nothing was planted, `benign` for a rewording."""
    signals: dict[str, float]
    visit: str
    """Whose note it is of."""


class _Table(NamedTuple):
    """Rows of like signals as one."""

    names: list[str]
    """The signals, by column."""
    kinds: list[str]
    """The classes of error."""
    strengths: np.ndarray
    """(rows, signals), 0 to 1."""
    mass: np.ndarray
    """(rows, classes + 1): weight of the rows of each class, last of those without an error."""


EMPHASIS = dict.fromkeys(("age", "dose", "drug", "experiencer", "sex"), 4.0) | {
    "laterality": 4.9,
    "negation": 8.1,
    "number": 8.0,
}
"""Classes that weigh more than the others: those that hurt and can be told surely, and those that the signals find hard
to tell from noise."""
_QUIET = ("clean", "benign")
_NEGATIVES = 4.0
_SHRINK = 2e-5
_STEPS = 800
_RATE = 0.05
_KEPT = 0.02
"""Weights below this are left out of the table."""


def fit(found: Sequence[Row]) -> dict[str, ErrorClass]:
    """What speaks for each class of error (Adam, then back to the half-space of weights that are not negative)."""
    table = _merged(found)
    count = len(table.kinds)
    weights, bias = np.full((len(table.names), count), 0.1), np.full(count, -4.0)
    total = table.mass.sum(axis=1, keepdims=True)
    steps = (_Adam(weights), _Adam(bias))
    for step in range(1, _STEPS + 1):
        error = _shares(table.strengths @ weights + bias) * total - table.mass[:, :count]
        rate = _RATE * min(1.0, 4 * (1 - step / _STEPS) + 0.05)
        steps[0].descend(table.strengths.T @ error + _SHRINK * weights, step, rate)
        steps[1].descend(error.sum(axis=0), step, rate)
        np.maximum(weights, 0.0, out=weights)
    return {kind: _class(table.names, weights[:, k], bias[k]) for k, kind in enumerate(table.kinds)}


def risk(classes: Mapping[str, ErrorClass], signals: Mapping[str, float]) -> float:
    """As the library computes it, without what is for review by itself."""
    return 1 / (1 + math.exp(-log_odds(classes, signals)[0]))


def _merged(found: Sequence[Row]) -> _Table:
    """The rows with what each weighs; those with the same signals, to two digits, are one."""
    names = sorted({name for row in found for name in row.signals})
    counts = Counter("" if row.kind in _QUIET else row.kind for row in found)
    kinds = sorted(set(counts) - {""})
    share = {kind: EMPHASIS.get(kind, 1.0) / len(kinds) / counts[kind] for kind in kinds}
    share |= dict.fromkeys(_QUIET, _NEGATIVES / max(counts[""], 1))
    place = {kind: k for k, kind in enumerate(kinds)} | dict.fromkeys(_QUIET, len(kinds))
    merged: dict[tuple[tuple[str, float], ...], np.ndarray] = {}
    for row in found:
        key = tuple(sorted((name, round(value, 2)) for name, value in row.signals.items()))
        merged.setdefault(key, np.zeros(len(kinds) + 1))[place[row.kind]] += share[row.kind]
    column = {name: k for k, name in enumerate(names)}
    strengths = np.zeros((len(merged), len(names)))
    for number, key in enumerate(merged):
        for name, value in key:
            strengths[number, column[name]] = value
    return _Table(names, kinds, strengths, np.array(list(merged.values())))


def _shares(scores: np.ndarray) -> np.ndarray:
    """Probability of each class beside `no error`, whose score is 0."""
    top = np.maximum(scores.max(axis=1, keepdims=True), 0.0)
    parts = np.exp(scores - top)
    shares: np.ndarray = parts / (parts.sum(axis=1, keepdims=True) + np.exp(-top))
    return shares


def _class(names: Sequence[str], weights: np.ndarray, bias: float) -> ErrorClass:
    kept = {name: round(float(value), 2) for name, value in zip(names, weights, strict=True) if value >= _KEPT}
    return ErrorClass(round(float(bias), 3), kept)


class _Adam:
    """Steps of Adam (Kingma and Ba 2015) on one array, in place."""

    def __init__(self, values: np.ndarray) -> None:
        self._values = values
        self._mean, self._square = np.zeros_like(values), np.zeros_like(values)

    def descend(self, gradient: np.ndarray, step: int, rate: float) -> None:
        self._mean += 0.1 * (gradient - self._mean)
        self._square += 0.001 * (gradient**2 - self._square)
        fix = math.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        self._values -= rate * fix * self._mean / (np.sqrt(self._square) + 1e-9)
