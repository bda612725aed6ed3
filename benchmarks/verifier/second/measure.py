"""The verifier on the second planter's errors: `python -m benchmarks.verifier.second.measure --data PATH --json OUT`.

Thresholds are set on the unplanted sentences of the tuning half, figures are of the reporting half. Beside all errors,
those are given that the record can show (`grounded`): that it names what was changed.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.verifier.context import by_context
from benchmarks.verifier.data import Visit, visits
from benchmarks.verifier.embedding import by_embedding
from benchmarks.verifier.figures import RATES, Right, at, threshold
from benchmarks.verifier.planted import Measured, Outcome, tell
from benchmarks.verifier.scorers import SCORERS, Scorer

from .citations import measure_all as measure_citations
from .facts import measure_allergies
from .planter import Edit, applied, benign_edits, plant_errors, sentences
from .removals import from_bundles, from_dialogues

RIGHT: Right = {
    "laterality": frozenset({"laterality_mismatch"}),
    "number": frozenset(
        {"number_mismatch", "duration_mismatch", "date_mismatch", "unit_mismatch", "frequency_mismatch"}
    ),
    "dose": frozenset({"dose_mismatch", "unit_mismatch"}),
    "frequency": frozenset({"frequency_mismatch"}),
    "drug": frozenset({"drug_mismatch"}),
    "age": frozenset({"age_mismatch"}),
    "sex": frozenset({"sex_mismatch"}),
    "negation": frozenset({"negation_mismatch"}),
    "temporality": frozenset({"temporality_mismatch", "date_mismatch", "duration_mismatch", "comparison_mismatch"}),
    "severity": frozenset({"severity_mismatch", "comparison_mismatch"}),
    "certainty": frozenset({"certainty_mismatch"}),
    "experiencer": frozenset({"experiencer_mismatch", "identity_mismatch"}),
    "stranger": frozenset({"unsupported", "identity_mismatch"}),
}
"""What a reader would accept as the reason, by class."""

Plan = list[tuple[Visit, list[Edit]]]


Told = list[tuple[Edit, Outcome]]
"""Every edit with what was said of it."""


def plan(found: Sequence[Visit], seed: int, each: int) -> Plan:
    """What is planted in which visit; the same for every scorer."""
    planned = []
    for number, visit in enumerate(found):
        rng = Random(f"second planter {seed} {number}")
        strangers = [
            other.note[a:b]
            for other in rng.sample(list(found), min(5, len(found)))
            if other.id != visit.id
            for a, b in sentences(other.note)
            if b - a > 40
        ]
        edits = plant_errors(visit.note, visit.record, rng, strangers, each)
        planned.append((visit, edits + benign_edits(visit.note, rng, 3 * each)))
    return planned


def figures(tune: list[float], clean: list[float], told: Told) -> dict[str, Any]:
    """Recall by class at each rate, of all errors and of those that the record can show."""
    found: dict[str, Any] = {}
    for rate in RATES:
        level = threshold(tune, rate)
        every = at(Measured(clean, [outcome for _, outcome in told]), level, RIGHT)
        seen = at(Measured(clean, [outcome for edit, outcome in told if edit.grounded]), level, RIGHT)
        found[f"{rate:.0%}"] = {"all": every, "grounded": seen}
    return found


def measure_corpus(data: Path, corpus: str, seed: int, scorers: dict[str, Scorer], most: int = 250) -> dict[str, Any]:
    """Every scorer on one corpus."""
    halves = {half: visits(data, corpus, half)[:most] for half in ("tune", "report")}
    planned = plan(halves["report"], seed, 2)
    found: dict[str, Any] = {}
    for name, scorer in scorers.items():
        tune = [scored.risk for visit in halves["tune"] for scored in scorer(visit.note, visit)]
        clean, told = tell(scorer, planned, applied)
        found[name] = figures(tune, [scored.risk for scored in clean], told)
        print(f"\n{corpus} · {name}\n{table(found[name])}")
        if name == "wardround":
            found["by_operator"] = by_operator(tune, told)
            print("\n".join(f"  {operator:30} {hits}" for operator, hits in found["by_operator"].items()))
    return found


def table(found: dict[str, Any]) -> str:
    """Rows of classes, columns of rates, in plain text."""
    rates = list(found)
    classes = list(found[rates[0]]["all"]["recall"])
    columns = [(rate, part) for rate in rates for part in ("all", "grounded")]
    lines = [f"{'':14}{'n':>5}" + "".join(f"{f'{part} @{rate}':>14}" for rate, part in columns)]
    for kind in classes:
        count = found[rates[0]]["all"]["planted"][kind]
        row = (found[rate][part]["recall"].get(kind) for rate, part in columns)
        lines.append(
            f"{kind:14}{count:5}" + "".join(f"{value:14.2f}" if value is not None else f"{'':14}" for value in row)
        )
    for name in ("macro_recall", "false_flags", "right_reason", "benign_flagged", "benign_newly_flagged"):
        row = (found[rate][part][name] for rate, part in columns)
        lines.append(f"{name:19}" + "".join(f"{value:14.3f}" if value is not None else f"{'':14}" for value in row))
    return "\n".join(lines)


def by_operator(tune: list[float], told: Told) -> dict[str, str]:
    """How many of each operator's errors are found at 5%."""
    level = threshold(tune, RATES[0])
    found: dict[str, list[bool]] = defaultdict(list)
    for edit, outcome in told:
        found[f"{edit.kind} {edit.operator}"].append(outcome.risk >= level)
    return {name: f"{sum(hits)} of {len(hits)}" for name, hits in sorted(found.items())}


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description="Recall on a second planter's errors.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--corpora", nargs="+", default=["aci_bench", "mts_dialog"])
    parser.add_argument("--scorers", nargs="+", default=["wardround", "word_overlap"], choices=list(SCORERS))
    parser.add_argument("--embedder", type=Path, help="local folder of a sentence-transformers model")
    parser.add_argument("--context", type=Path, help="python of a virtual environment that has medspaCy")
    given = parser.parse_args()
    scorers = {name: SCORERS[name] for name in given.scorers}
    if given.embedder:
        scorers["embedding"] = by_embedding(given.embedder)
    if given.context:
        scorers["medspacy_context"] = by_context(given.context)
    found = {corpus: measure_corpus(given.data, corpus, given.seed, scorers) for corpus in given.corpora}
    report = visits(given.data, "aci_bench", "report")
    found["citations"] = measure_citations(given.data, "report", given.seed)
    found["allergies"] = measure_allergies(report, given.seed)
    found["omissions"] = from_dialogues(report, given.seed)
    found["omissions of bundles"] = from_bundles(given.data / "fhir" / "r4_synthea", given.seed)
    for what in ("citations", "allergies", "omissions", "omissions of bundles"):
        print(f"\n{what} {found[what]}")
    given.json.write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
