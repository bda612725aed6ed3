"""Fit `calibration.json` on the tuning half: `python -m benchmarks.verifier.fit --data PATH --out FILE`.

Features are the signals' strengths on what both planters plant, the product's and the benchmark's second one. Each
class of error has the same total weight, as in the macro recall that is reported; the unplanted sentences weigh as
much as all classes together times a factor, since the interest is in few false flags. Weights are kept at or above 0
(projected gradient) and shrunk (L2). Benign edits count as unplanted.

Thresholds are set on unplanted sentences that the weights did not see (folds over visits), so that as many other
visits would keep 5% and 2% with a probability that `_SURE` sets.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np

from benchmarks.verifier.data import Visit, visits
from benchmarks.verifier.planted import groups, plantings
from benchmarks.verifier.second.measure import plan
from benchmarks.verifier.second.planter import applied
from wardround.agents.stress import apply
from wardround.agents.verifier.check import ClaimInContext, strongest
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.verify import signals_of
from wardround.agents.verifier.whole import Whole


class Row(NamedTuple):
    """A sentence."""

    kind: str
    """Class of error; `clean` where nothing was planted, `benign` for a rewording."""
    signals: dict[str, float]
    visit: str
    """Whose note it is of."""


EMPHASIS = {
    "negation": 2.5,
    "number": 3.0,
    "age": 2.0,
    "laterality": 1.5,
    "sex": 1.5,
    "dose": 1.5,
    "drug": 1.3,
    "frequency": 1.3,
}
"""Classes that weigh more than the others: what hurts most, and what the signals find it hard to tell from noise."""

_LIMITS = {"review": 0.05, "urgent": 0.02}
"""Share of true sentences that may be flagged."""
_SURE = 0.0
"""Standard deviations of caution, on one side. With none, every other set of visits like these keeps the limits; with
1.645, 19 of 20 would, and many more errors pass unseen."""
_FOLDS = 5


def rows(data: Path, seed: int, each: int, corpora: tuple[str, ...], half: str = "tune", most: int = 300) -> list[Row]:
    """Every unplanted sentence and every one that either planter planted, with its signals."""
    found: list[Row] = []
    for corpus in corpora:
        some = visits(data, corpus, half)[:most]
        found += _planted(plantings(some, seed, each), apply)
        found += _planted(plan(some, seed, each), applied)
    return found


def once(found: Sequence[Row]) -> list[Row]:
    """Without the unplanted sentences that come again with every planter and seed: their sum weighs the same."""
    kept = {(row.visit, tuple(sorted(row.signals.items()))): row for row in found if row.kind == "clean"}
    return [*kept.values(), *(row for row in found if row.kind != "clean")]


def _planted(planned: Sequence[tuple[Visit, Sequence[Any]]], put_in: Callable[..., Any]) -> Iterator[Row]:
    for visit, edits in planned:
        evidence = Evidence(visit.case)
        yield from (Row("clean", signals, visit.id) for _, _, signals in _signals(visit.note, evidence))
        for group in groups(list(edits)):
            text, places = put_in(visit.note, group)
            scored = _signals(text, evidence)
            for edit, (start, end) in zip(group, places, strict=True):
                inside = [s for a, b, s in scored if a < end and start < b]
                yield from (Row(edit.kind, signals, visit.id) for signals in inside[:1])


def _signals(text: str, evidence: Evidence) -> list[tuple[int, int, dict[str, float]]]:
    placed = claims_in(text)
    whole = Whole(tuple(claim.text for claim, _, _ in placed))
    return [(a, b, strongest(signals_of(ClaimInContext(c, evidence, whole)))) for c, a, b in placed]


def fit(
    found: list[Row], *, negatives: float = 1.2, shrink: float = 0.00005, steps: int = 4000
) -> tuple[float, dict[str, float]]:
    """Bias and weights of the logistic model."""
    names = sorted({name for row in found for name in row.signals})
    column = {name: place for place, name in enumerate(names)}
    x = np.zeros((len(found), len(names)))
    for place, row in enumerate(found):
        for name, value in row.signals.items():
            x[place, column[name]] = value
    kinds = [row.kind for row in found]
    y = np.array([kind not in ("clean", "benign") for kind in kinds], dtype=float)
    weight = _row_weights(kinds, negatives)
    w, bias = np.zeros(len(names)), -2.0
    mean_w, rms_w, mean_b, rms_b = np.zeros(len(names)), np.zeros(len(names)), 0.0, 0.0
    for step in range(1, steps + 1):  # Adam, then back to the half-space of weights that are not negative
        error = weight * (1 / (1 + np.exp(-(x @ w + bias))) - y)
        grad, grad_b = x.T @ error + shrink * w, float(error.sum())
        mean_w, mean_b = 0.9 * mean_w + 0.1 * grad, 0.9 * mean_b + 0.1 * grad_b
        rms_w, rms_b = 0.999 * rms_w + 0.001 * grad**2, 0.999 * rms_b + 0.001 * grad_b**2
        fix, rate = math.sqrt(1 - 0.999**step) / (1 - 0.9**step), 0.02
        w = np.maximum(w - rate * fix * mean_w / (np.sqrt(rms_w) + 1e-9), 0.0)
        bias -= rate * fix * mean_b / (math.sqrt(rms_b) + 1e-9)
    return float(bias), {name: round(float(w[column[name]]), 3) for name in names}


def _row_weights(kinds: list[str], negatives: float) -> np.ndarray:
    counts: dict[str, int] = defaultdict(int)
    for kind in kinds:
        counts[kind] += 1
    errors = [kind for kind in counts if kind not in ("clean", "benign")]
    share = {kind: EMPHASIS.get(kind, 1.0) / len(errors) / counts[kind] for kind in errors}
    quiet = counts["clean"] + counts["benign"]
    share |= dict.fromkeys(("clean", "benign"), negatives / quiet)
    return np.array([share[kind] for kind in kinds])


def risk(bias: float, weights: dict[str, float], signals: dict[str, float]) -> float:
    """As the library computes it."""
    return 1 / (1 + math.exp(-(bias + sum(weights.get(n, 0.0) * v for n, v in signals.items()))))


def unseen(found: list[Row]) -> list[tuple[str, float]]:
    """The risk of every unplanted sentence by weights that its visit had no part in, with the visit."""
    names = sorted({row.visit for row in found})
    fold = {name: place % _FOLDS for place, name in enumerate(Random(0).sample(names, len(names)))}
    risks: list[tuple[str, float]] = []
    for number in range(_FOLDS):
        bias, weights = fit([row for row in found if fold[row.visit] != number])
        out = [row for row in found if row.kind == "clean" and fold[row.visit] == number]
        risks += [(row.visit, risk(bias, weights, row.signals)) for row in out]
    return risks


def cautious(risks: Sequence[tuple[str, float]], limit: float) -> float:
    """The lowest threshold at which as many other visits would keep a limit with the probability of `_SURE`.

    Args:
        risks: of sentences, each with its visit: those of one visit go together.
        limit: greatest share flagged, 0 to 1.
    """
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (low, middle) if _at_most(risks, middle) <= limit else (middle, high)
    return high


def _at_most(risks: Sequence[tuple[str, float]], level: float) -> float:
    """Upper bound of the share flagged in as many other visits (ratio estimator over visits, normal)."""
    flagged: dict[str, int] = defaultdict(int)
    count: dict[str, int] = defaultdict(int)
    for visit, one in risks:
        flagged[visit] += one >= level
        count[visit] += 1
    share = sum(flagged.values()) / len(risks)
    spread = sum((flagged[visit] - share * count[visit]) ** 2 for visit in count)
    error = math.sqrt(spread * len(count) / (len(count) - 1)) / len(risks)
    return share + _SURE * math.sqrt(2) * error


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description="Fit what the verifier's signals are worth.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    found = once([row for seed in (11, 12) for row in rows(given.data, seed, 1, ("aci_bench", "mts_dialog"))])
    bias, weights = fit(found)
    clean = unseen(found)
    levels = {name: round(cautious(clean, limit), 4) for name, limit in _LIMITS.items()}
    table = {
        "how": "python -m benchmarks.verifier.fit on the tuning halves of ACI-Bench and MTS-Dialog: see its docstring",
        "bias": round(bias, 3),
        **levels,
        "weights": dict(sorted(weights.items())),
    }
    given.out.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(f"{len(found)} rows")
    for name, level in levels.items():
        share = sum(one >= level for _, one in clean) / len(clean)
        print(f"{name} from {level}: {share:.2%} of the sentences that the weights did not see")


if __name__ == "__main__":
    main()
