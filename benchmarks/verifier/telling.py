"""Fit `telling.json`: `python -m benchmarks.verifier.telling --data PATH --out FILE`.

On the tuning halves of ACI-Bench and MTS-Dialog it is counted how often a word that is said in a dialogue also stands
in its note, and how often a word of a note is said in its dialogue. A word that is heard in every visit and hardly ever
written down (`okay`) says nothing when a note lacks it; one that is written in most notes and hardly ever said
(`denies`) says nothing when the record lacks it. A word's weight is the square of its share against that of rare words,
in steps. Only words of many visits are in the table, so that it holds nothing of a patient.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.verifier.data import visits
from wardround.tools.terms import normal_words

_LEAST_VISITS = 15
"""Words of fewer visits are left out: too little is known of them, and some may be names."""
_PRIOR = 8
"""Visits that the share of rare words counts for."""
_STEPS = ((0.04, 0.0), (0.1, 0.05), (0.25, 0.15), (0.6, 0.4), (1.6, 1.0))
"""Weights up to the first figure become the second; those above all are 2."""


def weights(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> dict[str, list[str]]:
    """From pairs of what is here and what is there: words by their weight, those of weight 1 left out."""
    here: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for one, other in pairs:
        here.update(one)
        both.update(one & other)
    rare = [word for word, count in here.items() if count < _LEAST_VISITS and not word.startswith("#")]
    usual = sum(both[word] for word in rare) / sum(here[word] for word in rare)
    found: dict[str, list[str]] = {}
    for word, count in sorted(here.items()):
        if count >= _LEAST_VISITS and word.isalpha():
            share = (both[word] + _PRIOR * usual) / (count + _PRIOR)
            weight = next((to for most, to in _STEPS if (share / usual) ** 2 <= most), 2.0)
            found.setdefault(str(weight), []).append(word)
    found.pop("1.0", None)
    return dict(sorted(found.items()))


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description="Fit which words are telling.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    found = [visit for corpus in ("aci_bench", "mts_dialog") for visit in visits(given.data, corpus, "tune")]
    pairs = [(frozenset(normal_words(visit.record)), frozenset(normal_words(visit.note))) for visit in found]
    table = {
        "how": "python -m benchmarks.verifier.telling: see its docstring",
        "said": {weight: " ".join(words) for weight, words in weights(pairs).items()},
        "written": {
            weight: " ".join(words) for weight, words in weights((note, record) for record, note in pairs).items()
        },
    }
    given.out.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print({part: {w: len(words.split()) for w, words in table[part].items()} for part in ("said", "written")})


if __name__ == "__main__":
    main()
