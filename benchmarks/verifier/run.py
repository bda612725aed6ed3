"""The command."""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.verifier.data import visits
from benchmarks.verifier.figures import at_rates
from benchmarks.verifier.omitted import MOST, measure_omissions
from benchmarks.verifier.planted import measure, plantings
from benchmarks.verifier.scorers import SCORERS


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description="Recall of planted errors at fixed rates of false flags.")
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder with aci_bench/ and mts_dialog/")
    parser.add_argument("--quick", action="store_true", help="a quarter of the visits")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    found = {corpus: _corpus(given.data, corpus, given.quick, given.seed) for corpus in ("aci_bench", "mts_dialog")}
    given.json.write_text(json.dumps(found, indent=2), encoding="utf-8")


def _corpus(data: Path, corpus: str, quick: bool, seed: int) -> dict[str, Any]:
    halves = {half: visits(data, corpus, half) for half in ("tune", "report")}
    most = 250 if corpus == "mts_dialog" else 70
    each = 2 if corpus == "aci_bench" else 1
    planned = {half: plantings(found[: most // 4 if quick else most], seed, each) for half, found in halves.items()}
    figures: dict[str, Any] = {}
    for name, scorer in SCORERS.items():
        began = time.perf_counter()
        measured = {half: measure(scorer, plan) for half, plan in planned.items()}
        figures[name] = at_rates(measured["tune"], measured["report"])
        _print(corpus, name, figures[name], time.perf_counter() - began)
    if corpus == "aci_bench":
        figures["omissions"] = measure_omissions(halves["report"][:15] if quick else halves["report"])
        print(f"  omissions at {MOST} surfaced: {figures['omissions']}")
    return figures


def _print(corpus: str, name: str, figures: dict[str, Any], seconds: float) -> None:
    print(f"\n{corpus} · {name} ({seconds:.0f} s)")
    for rate, found in figures.items():
        reason = f", right reason {found['right_reason']:.2f}" if found["right_reason"] is not None else ""
        print(
            f"  at {rate}: macro recall {found['macro_recall']:.3f}, false flags {found['false_flags']:.3f}, "
            f"benign {found['benign_flagged']:.3f} (newly {found['benign_newly_flagged']:.3f}){reason}"
        )
        print("    " + "  ".join(f"{kind} {value:.2f}" for kind, value in found["recall"].items()))
