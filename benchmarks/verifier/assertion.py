"""Assertion on NegEx's sentences: `python -m benchmarks.verifier.assertion --sentences FILE`.

The file is the annotated test set of NegEx and ConText (Chapman and others), as TSV: number, concept, sentence,
negation (`Affirmed`, `Negated`), temporality (`Recent`, `Historical`, `Not particular`), experiencer. F1 of what is
negated, historical and hypothetical, by `tools.assertion.assess` alone, without the checks.
"""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wardround.tools.assertion import assess

_COLUMNS = 5


class Labelled(NamedTuple):
    """A concept in its sentence, with what the annotators said of it."""

    sentence: str
    start: int
    end: int
    labels: dict[str, bool]
    """By name: whether it is so."""


def labelled(rows: Sequence[Sequence[str]]) -> Iterator[Labelled]:
    """The rows whose sentence has the concept, however it is spaced."""
    for row in rows:
        if len(row) < _COLUMNS:
            continue
        concept, sentence, negation, temporality = (cell.strip() for cell in row[1:_COLUMNS])
        found = re.search(r"\s+".join(map(re.escape, concept.split())), sentence, re.IGNORECASE)
        if found:
            labels = {
                "negated": negation.casefold() == "negated",
                "historical": temporality.casefold() == "historical",
                "hypothetical": temporality.casefold().startswith("not part"),
            }
            yield Labelled(sentence, *found.span(), labels)


def scores(found: Sequence[Labelled]) -> dict[str, float]:
    """F1 by name of the label."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for one in found:
        said = assess(one.sentence, one.start, one.end)
        told = {"negated": said.negated, **{name: said.temporality == name for name in ("historical", "hypothetical")}}
        counts.update((name, is_so, told[name]) for name, is_so in one.labels.items())
    return {name: _f1(counts, name) for name in ("negated", "historical", "hypothetical")}


def _f1(counts: Counter[tuple[str, bool, bool]], name: str) -> float:
    hits, wrong = counts[name, True, True], counts[name, True, False] + counts[name, False, True]
    return 2 * hits / (2 * hits + wrong) if hits else 0.0


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description="Assertion on NegEx's sentences.")
    parser.add_argument("--sentences", type=Path, required=True, help="TSV")
    with parser.parse_args().sentences.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t"))
    found = list(labelled(rows))
    print(f"{len(found)} of {len(rows)} rows")
    print("\n".join(f"{name} F1 {score:.3f}" for name, score in scores(found).items()))


if __name__ == "__main__":
    main()
