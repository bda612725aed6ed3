"""Fit `omissions/statements.json`: `python -m benchmarks.verifier.drafts.statements --out FILE`.

Of drafts from which something grave can be left out (`_HALVES`; the other halves are for measuring): the sentences of
the record that say what was left out, without it, against all sentences beside the whole draft. The threshold is a
choice (`_LEAST`): from there on a sentence that no rule has a kind for is worth one of the five places.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.verifier.telling import logistic_fit
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.omissions import Told, key_facts
from wardround.agents.verifier.omissions.statements import Ranked, ranked
from wardround.agents.verifier.verify import claims_as_read
from wardround.records import Citation

from .__main__ import is_at
from .cases import Drafted, Half, drafted

_HALVES: tuple[Half, ...] = ("e", "f", "h", "j", "k")
_LEAST = 0.1
_IN_RECORDS = 4
"""Records in which a word must stand in what was left out, so that no record teaches its own topic."""


class Row(NamedTuple):
    """A place of a record beside a draft."""

    record: str
    place: Ranked
    is_lost: bool


def rows(one: Drafted) -> Iterator[Row]:
    """Places, and whether the draft has lost what they say."""
    evidence = Evidence(one.case)
    yield from (Row(one.name, place, is_lost=False) for place in _ranked(one.draft, evidence))
    for left in one.left_out:
        for place in _ranked(one.draft.replace(left.sentence, ""), evidence):
            unit = place.unit
            if is_at(Citation(source_id=unit.source_id, start=unit.start, end=unit.end), left.record, one.case):
                yield Row(one.name, place, is_lost=True)


def _ranked(text: str, evidence: Evidence) -> Iterator[Ranked]:
    told = Told(claims_as_read(text, evidence))
    return ranked(told, evidence, [fact for fact in key_facts(told, evidence) if not fact.carried])


def table(found: Sequence[Row]) -> dict[str, object]:
    """What each trait and each word is worth."""
    names = sorted({name for row in found for name in row.place.traits})
    stand_in = Counter(word for word, _ in {(word, r.record) for r in found if r.is_lost for word in r.place.words})
    words = sorted(word for word, count in stand_in.items() if count >= _IN_RECORDS)
    x = np.array([_features(row.place, names, words) for row in found])
    fitted = [
        round(float(value), 2) for value in logistic_fit(x, np.array([row.is_lost for row in found], dtype=float))
    ]
    weights = dict(zip(["bias", *names], fitted, strict=False))
    of_words = dict(zip(words, fitted[1 + len(names) :], strict=True))
    return {"weights": weights, "words": {word: value for word, value in of_words.items() if value}, "least": _LEAST}


def _features(place: Ranked, names: Sequence[str], words: Sequence[str]) -> list[float]:
    missing = place.traits.get("missing", 0.0)
    return [1.0, *(place.traits.get(name, 0.0) for name in names), *(missing * (word in place.words) for word in words)]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description="Fit which sentences of a record matter.")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    fitted = table([row for half in _HALVES for one in drafted(half) for row in rows(one)])
    how = "python -m benchmarks.verifier.drafts.statements: see its docstring"
    asked.out.write_text(json.dumps({"how": how, **fitted}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
