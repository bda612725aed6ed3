"""Fit `omissions/statements.json`: `python -m benchmarks.verifier.drafts.statements --out FILE`.

Of the drafts from which something grave can be left out, those of the halves that were read: the sentences of the
record that say what was left out, without it, against all sentences beside the whole draft. The threshold is a choice
(`_LEAST`): from there on a sentence is worth one of the five places.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.verifier.telling import logistic_fit
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.omissions import Told
from wardround.agents.verifier.omissions.statements import ranked
from wardround.agents.verifier.verify import claims_as_read
from wardround.records import Citation

from .__main__ import is_at
from .cases import Drafted, Half, drafted

_HALVES: tuple[Half, ...] = ("e", "f", "h", "j")
_LEAST = 0.15

Row = tuple[dict[str, float], bool]


def rows(one: Drafted) -> Iterator[Row]:
    """The traits of sentences, and whether the draft has lost what they say."""
    evidence = Evidence(one.case)
    yield from ((traits, False) for _, traits in ranked(Told(claims_as_read(one.draft, evidence)), evidence))
    for left in one.left_out:
        told = Told(claims_as_read(one.draft.replace(left.sentence, ""), evidence))
        for unit, traits in ranked(told, evidence):
            if is_at(Citation(source_id=unit.source_id, start=unit.start, end=unit.end), left.record, one.case):
                yield traits, True


def weights(found: list[Row]) -> dict[str, float]:
    """What each trait is worth."""
    names = list(found[0][0])
    x = np.array([[1.0, *(traits[name] for name in names)] for traits, _ in found])
    bias, *worth = logistic_fit(x, np.array([is_lost for _, is_lost in found], dtype=float))
    fitted = {"bias": bias, **dict(zip(names, worth, strict=True))}
    return {name: round(float(value), 2) for name, value in fitted.items()} | {"least": _LEAST}


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description="Fit which sentences of a record matter.")
    parser.add_argument("--out", type=Path, required=True)
    found = [row for half in _HALVES for one in drafted(half) for row in rows(one)]
    how = "python -m benchmarks.verifier.drafts.statements: see its docstring"
    table = {"how": how, "weights": weights(found)}
    parser.parse_args().out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
