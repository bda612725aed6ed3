"""How many true and wrong statements are flagged, by record: `python -m benchmarks.verifier.statements`."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.verify import verdicts_within

from .cases import Half, Stated, stated


def figures(one: Stated) -> dict[str, int]:
    """How many of a record's statements there are, and how many a person is sent to."""
    evidence = Evidence(one.case)
    return {
        "true": len(one.true),
        "true flagged": sum(_is_flagged(text, evidence) for text in one.true),
        "wrong": len(one.wrong),
        "wrong flagged": sum(_is_flagged(text, evidence) for text in one.wrong),
    }


def _is_flagged(text: str, evidence: Evidence) -> bool:
    return any(verdict.is_for_a_person for verdict in verdicts_within(text, evidence, 0, len(text)))


def _line(name: str, found: Iterable[dict[str, int]]) -> str:
    rows = list(found)
    true, true_flagged, wrong, wrong_flagged = (
        sum(row[key] for row in rows) for key in ("true", "true flagged", "wrong", "wrong flagged")
    )
    return f"{name:24} true flagged {true_flagged:3} of {true:3}, wrong flagged {wrong_flagged:3} of {wrong:3}"


def main() -> None:
    """Print the figures of each record, then of the half."""
    parser = argparse.ArgumentParser(description="Single statements: true and wrong ones flagged.")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--half", choices=get_args(Half))
    asked = parser.parse_args()
    halves: tuple[Half, ...] = (asked.half,) if asked.half else get_args(Half)
    found = {half: {one.name: figures(one) for one in stated(half)} for half in halves}
    for half, rows in found.items():
        print("\n".join([*(_line(name, [row]) for name, row in rows.items()), _line(f"half {half}", rows.values())]))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
