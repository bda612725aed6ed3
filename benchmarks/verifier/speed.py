"""Sentences a second and core, and how that grows: `python -m benchmarks.verifier.speed --data PATH --json OUT`.

Records are put one after another up to a length in words: ACI-Bench dialogues, with one visit's note as the text, and
the charts of `drafts`, half e, with one of its drafts. CPU time of this process, indexing of the record included; the
best of three runs.
"""

import argparse
import json
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.verifier.data import visit, visits
from benchmarks.verifier.drafts.cases import Drafted, drafted
from wardround.agents.verifier import verify_text
from wardround.agents.verifier.claims import claims_in
from wardround.records import Case

_DIALOGUES = (2_000, 6_000, 12_000, 24_000, 48_000, 96_000)
"""Words; the last are about 128,000 tokens."""
_CHARTS = (1_000, 2_000, 8_000, 32_000)


def measure(data: Path, repeats: int = 3) -> list[dict[str, Any]]:
    """A row for each kind of record and length."""
    found = [one for half in ("tune", "report") for one in visits(data, "aci_bench", half)]
    talk = [one.record for one in found]
    rows = [
        _row("dialogues", words, found[0].note, _as_a_visit(talk, words, found[0].note), repeats)
        for words in _DIALOGUES
    ]
    charts = [one for one in drafted("e") if all(document.kind != "dialogue" for document in one.case.documents)]
    return rows + [_row("charts", words, charts[0].draft, _as_charts(charts, words), repeats) for words in _CHARTS]


def _row(kind: str, words: int, text: str, case: Case, repeats: int) -> dict[str, Any]:
    sentences, times = len(claims_in(text)), [_seconds(text, case) for _ in range(repeats)]
    best, first = min(times), times[0]
    rates = {"sentences a second": round(sentences / best, 1), "the first time": round(sentences / first, 1)}
    row = {"records": kind, "words": words, "seconds": round(best, 3), **rates}
    print(row)
    return row


def _as_a_visit(texts: Sequence[str], words: int, note: str) -> Case:
    return visit("speed", " \n".join(_of_length(texts, words)), note).case


def _as_charts(charts: Sequence[Drafted], words: int) -> Case:
    """The first patient's case with others' documents besides: intake would refuse to mix them."""
    documents = [document for one in charts for document in one.case.documents]
    texts = _of_length([document.text for document in documents], words)
    named = zip(texts, cycle(documents), strict=False)
    several = tuple(one.model_copy(update={"id": f"c{place}", "text": text}) for place, (text, one) in enumerate(named))
    return charts[0].case.model_copy(update={"documents": several})


def _of_length(texts: Sequence[str], words: int) -> list[str]:
    parts: list[str] = []
    have = 0
    for text in cycle(texts):
        if have >= words:
            return parts
        parts.append(text)
        have += len(text.split())
    return parts


def _seconds(note: str, case: Case) -> float:
    began = time.process_time()
    verify_text(note, case)
    return time.process_time() - began


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description="Speed of the verifier.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    given = parser.parse_args()
    given.json.write_text(json.dumps(measure(given.data), indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
