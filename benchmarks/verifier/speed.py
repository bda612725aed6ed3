"""Sentences a second and core, and how that grows: `python -m benchmarks.verifier.speed --data PATH --json OUT`.

Records are ACI-Bench dialogues put one after another up to a length in words; the text is one visit's note. CPU time of
this process, indexing of the record included; the best of three runs.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.verifier.data import visit, visits
from wardround.agents.verifier import verify_text
from wardround.agents.verifier.claims import claims_in

_WORDS = (2_000, 6_000, 12_000, 24_000, 48_000, 96_000)
"""The last are about 128,000 tokens."""


def measure(data: Path, repeats: int = 3) -> list[dict[str, Any]]:
    """A row for each length."""
    found = [one for half in ("tune", "report") for one in visits(data, "aci_bench", half)]
    note = found[0].note
    sentences = len(claims_in(note))
    rows = []
    for words in _WORDS:
        record = _of_length(found, words)
        times = [_seconds(note, record) for _ in range(repeats)]
        best, first = min(times), times[0]
        rates = {"sentences a second": round(sentences / best, 1), "the first time": round(sentences / first, 1)}
        rows.append({"words": words, "seconds": round(best, 3), **rates})
        print(rows[-1])
    return rows


def _of_length(found: list[Any], words: int) -> str:
    parts: list[str] = []
    have = 0
    while have < words:
        for one in found:
            parts.append(one.record)
            have += len(one.record.split())
            if have >= words:
                break
    return " \n".join(parts)


def _seconds(note: str, record: str) -> float:
    case = visit("speed", record, note).case
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
