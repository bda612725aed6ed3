"""Learn the weights of `tools.instructions.learned`.

    python -m benchmarks.intake.learn --data PATH --out tools/instructions/weights.bin

Orders: BIPIA (the half in PATH) and ours under `payloads/`. Clinical text: sentences of ACI-Bench notes, MTS-Dialog
sections, MedQuAD answers and PubMedQA abstracts, and ours in `payloads/clean.jsonl`. Three in ten of the clinical
sentences are kept out; the threshold is set on them. Turns of speech are in neither part: people ask anything.
Prints `BIAS` and `THRESHOLD`, which go into the module.
"""

import argparse
import csv
import gzip
import json
import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wardround.tools.instructions.find import split_sentences
from wardround.tools.instructions.learned import SCALE, SIZE, features, place

from .instructions import OWN, bipia, read_payloads

_ORDERS = ("first", "second", "third", "fourth", "fifth", "more")
_ABOVE = 0.001
"""Share of clinical sentences above the threshold: a passage has about ten."""
_STEPS, _RATE, _SHRINK = 400, 0.1, 1e-6


def main() -> None:
    """Learn, write the weights, print the rest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    orders = [*bipia(arguments.data / "bipia"), *OWN, *(text for name in _ORDERS for text in read_payloads(name))]
    clinical = clinical_sentences(arguments.data)
    kept = len(clinical) * 7 // 10
    negative = clinical[:kept] + read_payloads("clean") * 10
    weights, bias = fit(Sparse(orders + negative), np.array([1] * len(orders) + [0] * len(negative)))
    bytes_ = np.clip(np.rint(weights / SCALE), -127, 127).astype(np.int8)
    scores = Sparse(clinical[kept:]).dot(bytes_ * SCALE) + bias
    arguments.out.write_bytes(bytes_.tobytes())
    print(f"BIAS, THRESHOLD = {bias:.3f}, {np.quantile(scores, 1 - _ABOVE):.3f}; {len(orders)} orders, {len(clinical)}")


class Sparse:
    """Sentences as rows of hashed features, each row of the same length up to rounding."""

    def __init__(self, sentences: list[str]) -> None:
        places = [{place(feature) for feature in features(sentence)} for sentence in sentences]
        self.count = len(sentences)
        self.rows = np.repeat(np.arange(self.count), [len(one) for one in places])
        self.columns = np.array([column for one in places for column in one])
        self.values = np.array([1 / (len(one) + 4) ** 0.5 for one in places for _ in one])

    def dot(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Each row times the weights."""
        return np.bincount(self.rows, self.values * weights[self.columns], self.count)

    def gradient(self, residual: NDArray[np.float64]) -> NDArray[np.float64]:
        """The transposed rows times one value per row."""
        return np.bincount(self.columns, self.values * residual[self.rows], SIZE)


def fit(rows: Sparse, labels: NDArray[np.int_]) -> tuple[NDArray[np.float64], float]:
    """Logistic regression by Adam; an order counts as much as ten clinical sentences."""
    share = np.where(labels == 1, 10.0, 1.0) / len(labels)
    weights, bias = np.zeros(SIZE), 0.0
    first, second = np.zeros(SIZE + 1), np.zeros(SIZE + 1)
    for step in range(1, _STEPS + 1):
        residual = share * (1 / (1 + np.exp(-(rows.dot(weights) + bias))) - labels)
        slope = np.append(rows.gradient(residual) + _SHRINK * weights, residual.sum())
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        move = _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
        weights, bias = weights - move[:-1], bias - float(move[-1])
    return weights, bias


def clinical_sentences(data: Path) -> list[str]:
    """Sentences without speech, each once, mixed."""
    texts: list[str] = []
    for path in sorted((data / "aci_bench").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts += [row.get("note") or "" for row in csv.DictReader(file)]
    for path in sorted((data / "mts_dialog").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts += [row["section_text"] for row in csv.DictReader(file)]
    with gzip.open(data / "medquad" / "medquad.jsonl.gz", "rt", encoding="utf-8") as file:
        texts += [json.loads(line)["answer"] for line in file][::3]
    abstracts = json.loads(next((data / "pubmedqa").glob("*.json")).read_text(encoding="utf-8"))
    texts += [context for one in abstracts.values() for context in one["CONTEXTS"]]
    sentences = [said for text in texts for said in split_sentences(text) if 1 < len(said.split()) < 80]
    unique = list(dict.fromkeys(sentences))
    random.Random(0).shuffle(unique)
    return unique


if __name__ == "__main__":
    main()
