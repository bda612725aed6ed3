"""Fit `usual.json`: `python -m benchmarks.verifier.usual --data PATH --out FILE`.

On the notes of the tuning halves of ACI-Bench and MTS-Dialog it is learned from which words a sentence can be told to
deny something, when the words that deny are taken out of it (logistic regression, L2). Only words of several visits
are in the table, in steps, so that it holds nothing of a patient.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.verifier.data import Visit, visits
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.mentions import assertion_of, words_of
from wardround.agents.verifier.usual import Usual, denies, words_beside

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_LEAST_VISITS = 4
"""Words of fewer notes are not looked at."""
_LOOSENESS = 0.5
"""Inverse of the strength of the shrinking."""
_GRID = 0.1
"""Steps of log-odds in the table; words within the first are left out."""
_PRIOR = 4
"""Mentions that the share of all things counts for."""
_FOLDS = 8


class Note(NamedTuple):
    """What a note denies and asserts."""

    sentences: list[tuple[frozenset[str], bool]]
    """The other words of each sentence, with whether it denies something."""
    things: Counter[tuple[str, bool]]
    """How often each thing is denied (True) and asserted."""


def note(text: str) -> Note:
    """Count one note."""
    claims = [claim.text for claim, _, _ in claims_in(text)]
    things = Counter(
        (word.key, said.negated)
        for claim in claims
        for word in words_of(claim, 0, len(claim))
        if (said := assertion_of(claim, word)).temporality != "hypothetical" and not word.key[0].isdigit()
    )
    return Note([(words_beside(claim), denies(claim)) for claim in claims], things)


def learn(notes: Sequence[Note]) -> Usual:
    """The model of some notes; needs the dependency group `benchmarks`, which what else is in `fit` does not."""
    from sklearn.linear_model import LogisticRegression

    said = [one for each in notes for one in each.sentences]
    times = Counter(word for each in notes for word in frozenset().union(*(words for words, _ in each.sentences)))
    column = {word: k for k, word in enumerate(sorted(w for w, n in times.items() if n >= _LEAST_VISITS))}
    model = LogisticRegression(C=_LOOSENESS, max_iter=300)
    model.fit(_matrix([words for words, _ in said], column), [denied for _, denied in said])
    worth = {word: step for word, k in column.items() if (step := _step(model.coef_[0][k]))}
    return Usual(round(float(model.intercept_[0]), 2), worth, _denied(notes))


def _denied(notes: Sequence[Note]) -> dict[str, float]:
    """Log-odds of things of several notes over those of all."""
    things = sum((each.things for each in notes), Counter[tuple[str, bool]]())
    times = Counter(key for each in notes for key in {key for key, _ in each.things})
    usual = sum(n for (_, denied), n in things.items() if denied) / things.total()
    odds = {}
    for key in sorted(key for key, n in times.items() if n >= _LEAST_VISITS):
        denied, asserted = things[key, True], things[key, False]
        share = (denied + _PRIOR * usual) / (denied + asserted + _PRIOR)
        odds[key] = _step(math.log(share / (1 - share)) - math.log(usual / (1 - usual)))
    return {key: step for key, step in odds.items() if step}


def _step(odds: float) -> float:
    return round(round(float(odds) / _GRID) * _GRID, 1)


def _matrix(said: Sequence[Collection[str]], column: dict[str, int]) -> "csr_matrix":
    from scipy.sparse import csr_matrix

    places = [(row, column[word]) for row, words in enumerate(said) for word in words if word in column]
    rows, columns = zip(*places, strict=True)
    return csr_matrix((np.ones(len(places)), (rows, columns)), shape=(len(said), len(column)))


def without_each(some: Sequence[Visit]) -> dict[str, Usual]:
    """For every visit a model that its note had no part in (folds)."""
    notes = {visit.id: note(visit.note) for visit in some}
    fold = {name: place % _FOLDS for place, name in enumerate(Random(0).sample(sorted(notes), len(notes)))}
    models = [learn([one for name, one in notes.items() if fold[name] != number]) for number in range(_FOLDS)]
    return {name: models[number] for name, number in fold.items()}


def _ranking(some: Sequence[Visit]) -> float:
    """AUROC of denials among sentences of notes that the model did not see."""
    from sklearn.metrics import roc_auc_score

    models = without_each(some)
    claims = [(models[visit.id], claim.text) for visit in some for claim, _, _ in claims_in(visit.note)]
    return float(roc_auc_score([denies(text) for _, text in claims], [model.odds(text) for model, text in claims]))


def _by_step(odds: Mapping[str, float]) -> dict[str, list[str]]:
    found: dict[float, list[str]] = defaultdict(list)
    for word, step in odds.items():
        found[step].append(word)
    return {str(step): words for step, words in sorted(found.items())}


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description="Fit what clinicians deny as a rule.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    some = [visit for corpus in ("aci_bench", "mts_dialog") for visit in visits(given.data, corpus, "tune")]
    model = learn([note(visit.note) for visit in some])
    table = {
        "how": "python -m benchmarks.verifier.usual: see its docstring",
        "bias": model.bias,
        "worth": _by_step(model.worth),
        "denied": _by_step(model.denied),
    }
    given.out.write_text(json.dumps(table, indent=None) + "\n", encoding="utf-8")
    print(f"{len(model.worth)} words, {len(model.denied)} things; AUROC on notes not seen {_ranking(some):.3f}")


if __name__ == "__main__":
    main()
