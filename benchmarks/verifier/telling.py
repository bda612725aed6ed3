"""Fit `telling.json`: `python -m benchmarks.verifier.telling --data PATH --out FILE`.

On the tuning halves of ACI-Bench and MTS-Dialog it is counted how often a word of a note is said in its dialogue, and
how often a word that is said in a dialogue also stands in its note.

A word that is written in most notes and hardly ever said (`denies`) says nothing when the record lacks it: its weight
is the square of its share against that of rare words, in steps. A word that is heard in every visit and hardly ever
written down (`okay`) says nothing when a note lacks it: from its share, and from how and where it is said, a logistic
model gives the chance that a clinician writes it down. Only words of several visits are in the table, so that it holds
nothing of a patient.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.verifier.data import Visit, visits
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.heard import Habits, Traits, traits_of
from wardround.tools.terms import normal_words

_LEAST_VISITS = 15
"""Words of fewer notes have no weight of their own: too little is known of them, and some may be names."""
_LEAST_HEARD = 5
"""Words that fewer dialogues say; the table was read, and holds no name."""
_PRIOR, _PRIOR_HEARD = 8, 3
"""Visits that the share of rare words counts for, of written words and of those heard."""
_STEPS = ((0.04, 0.0), (0.1, 0.05), (0.25, 0.15), (0.6, 0.4), (1.6, 1.0))
"""Weights up to the first figure become the second; those above all are 2."""
_GRID = 0.5
"""Steps of log-odds in the table."""
_RARELY, _MOSTLY = 0.01, 0.97
"""Shares beyond which no word is put."""

Pairs = Sequence[tuple[frozenset[str], frozenset[str]]]


def weights(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> dict[str, list[str]]:
    """From pairs of what is here and what is there: words by their weight, those of weight 1 left out."""
    here, both, usual = _counted(pairs, _LEAST_VISITS)
    found: dict[str, list[str]] = {}
    for word, count in sorted(here.items()):
        if count >= _LEAST_VISITS and word.isalpha():
            share = (both[word] + _PRIOR * usual) / (count + _PRIOR)
            weight = next((to for most, to in _STEPS if (share / usual) ** 2 <= most), 2.0)
            found.setdefault(str(weight), []).append(word)
    found.pop("1.0", None)
    return dict(sorted(found.items()))


def heard(pairs: Pairs) -> tuple[dict[str, float], float]:
    """Log-odds that a word which is said is written, of words that several visits say and of the others."""
    here, both, usual = _counted(pairs, _LEAST_VISITS)
    odds = {
        word: _odds((both[word] + _PRIOR_HEARD * usual) / (count + _PRIOR_HEARD))
        for word, count in sorted(here.items())
        if count >= _LEAST_HEARD
    }
    return odds, _odds(usual)


def habits(said: Sequence[Sequence[frozenset[str]]], written: Sequence[frozenset[str]]) -> Habits:
    """What clinicians write down, from the units of dialogues and the words of their notes."""
    odds, usual = heard([(frozenset().union(*units), note) for units, note in zip(said, written, strict=True)])
    start = Habits(odds, usual, 0.0, Traits(1.0, 0.0, 0.0, 0.0))
    rows, truth = [], []
    for units, note in zip(said, written, strict=True):
        for word, traits in traits_of(units, start).items():
            rows.append((1.0, *traits))
            truth.append(word in note)
    bias, *worth = (round(float(value), 2) for value in logistic_fit(np.array(rows), np.array(truth, dtype=float)))
    return Habits(odds, usual, bias, Traits(*worth))


def _counted(
    pairs: Iterable[tuple[frozenset[str], frozenset[str]]], least: int
) -> tuple[Counter[str], Counter[str], float]:
    """How many pairs have a word here, how many here and there, and the share of rare words that is there too."""
    here: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for one, other in pairs:
        here.update(one)
        both.update(one & other)
    rare = [word for word, count in here.items() if count < least and not word.startswith("#")]
    return here, both, sum(both[word] for word in rare) / sum(here[word] for word in rare)


def _odds(share: float) -> float:
    share = min(max(share, _RARELY), _MOSTLY)
    return round(math.log(share / (1 - share)) / _GRID) * _GRID


def logistic_fit(x: np.ndarray, y: np.ndarray, steps: int = 30) -> np.ndarray:
    """Newton's method, with a little shrinking."""
    w = np.zeros(x.shape[1])
    shrink = np.diag([0.0, *[1.0] * (x.shape[1] - 1)])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + shrink, x.T @ (p - y) + shrink @ w)
    return w


def units_of(visit: Visit) -> list[frozenset[str]]:
    """Normal words of what is said, turn by turn."""
    return [unit.normal for unit in Evidence(visit.case).units]


def table(found: Sequence[Visit]) -> dict[str, Any]:
    """What `telling.json` holds."""
    said, written = [units_of(visit) for visit in found], [frozenset(normal_words(visit.note)) for visit in found]
    fitted = habits(said, written)
    by_odds: dict[float, list[str]] = {}
    for word, odds in fitted.odds.items():
        if odds != fitted.usual:
            by_odds.setdefault(odds, []).append(word)
    pairs = [(note, frozenset().union(*units)) for units, note in zip(said, written, strict=True)]
    return {
        "how": "python -m benchmarks.verifier.telling: see its docstring",
        "heard": {
            "bias": fitted.bias,
            "worth": fitted.worth._asdict(),
            "usual": fitted.usual,
            "odds": {str(odds): " ".join(words) for odds, words in sorted(by_odds.items())},
        },
        "written": {weight: " ".join(words) for weight, words in weights(pairs).items()},
    }


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description="Fit which words are telling.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    found = table([visit for corpus in ("aci_bench", "mts_dialog") for visit in visits(given.data, corpus, "tune")])
    given.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print({name: value for name, value in found["heard"].items() if name != "odds"})


if __name__ == "__main__":
    main()
