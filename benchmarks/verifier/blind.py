"""What the verifier finds of the errors of a planter that was written blind; each has its own `measure` to start it.

Thresholds: the shipped ones, and those below which 95% and 98% of the unplanted sentences of the tuning half's own
(human) notes lie. Figures are of the half asked for; `--notes FOLDER` measures on other notes of the same visits, such
as those a language model wrote.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.verifier.data import Visit, visits
from benchmarks.verifier.figures import RATES, at, threshold
from benchmarks.verifier.planted import Measured, Outcome, tell
from benchmarks.verifier.scorers import Scored, wardround
from benchmarks.verifier.third.edit import Edit, applied, together
from benchmarks.verifier.third.reasons import BESIDE, REASONS, of_operators
from wardround.agents.verifier.calibration import calibration

Outcomes = list[tuple[Edit, Outcome]]
Plan = Callable[[Sequence[Visit], int, int], list[tuple[Visit, list[Edit]]]]
"""What is planted in which visit's note, for a seed and at most so many edits of each operator in a note."""


def main(name: str, plan: Plan) -> None:
    """Measure a planter, print, write."""
    given = arguments(name)
    found, levels = asked_for(given)
    clean, outcomes = measure(plan(found, given.seed, given.each))
    figures: dict[str, Any] = {label: _figures(clean, outcomes, level) for label, level in levels.items()}
    figures["visits"] = len(found)
    given.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    for label in levels:
        _print(label, figures[label])


def asked_for(given: argparse.Namespace) -> tuple[list[Visit], dict[str, float]]:
    """The visits to measure on, with the notes that were asked for, and the thresholds by name."""
    tune = visits(given.data, given.corpus, "tune")[: given.most]
    found = tune if given.half == "tune" else visits(given.data, given.corpus, given.half)[: given.most]
    levels = {**_shipped(), **_frozen("human", tune)}
    if given.notes:
        levels |= _frozen("same notes", _noted(tune, given.notes))
        found = _noted(found, given.notes)
    return found, levels


def measure(planned: Sequence[tuple[Visit, list[Edit]]]) -> tuple[list[Scored], Outcomes]:
    """Every unplanted sentence of the notes, and every edit with what was said of it before and after."""
    return tell(wardround, planned, applied, together, margin=1)


def _figures(clean: list[Scored], outcomes: Outcomes, level: float) -> dict[str, Any]:
    """By class and by operator, of errors whose original the dialogue says; by class of all of them too."""
    risks = [one.risk for one in clean]
    told = [(e, o) for e, o in outcomes if e.grounded or e.kind == "benign"]
    named = [o._replace(kind=f"{e.kind}.{e.operator}") for e, o in told if e.kind != "benign"]
    classes = [o for e, o in told if e.kind not in BESIDE]
    by_class = at(Measured(risks, classes), level, REASONS)
    by_operator = at(Measured(risks, named), level, of_operators({o.kind for o in named}))
    return {
        **by_class,
        "macro_recall_newly": _macro([o for o in classes if o.twin < level], level),
        "right_reason_by_class": _reasons([o for _, o in told], level),
        "recall_by_operator": {n: [r, by_operator["planted"][n]] for n, r in by_operator["recall"].items()},
        "benign_by_operator": _benign(told, level),
        "recall_ungrounded_too": at(Measured(risks, [o for _, o in outcomes]), level, REASONS)["recall"],
        "false_flag_reasons": _counted([one.codes for one in clean if one.risk >= level]),
        "sentences": len(clean),
    }


def _macro(outcomes: list[Outcome], level: float) -> float | None:
    found: float | None = at(Measured([], outcomes), level, REASONS)["macro_recall"]
    return found


def _reasons(outcomes: list[Outcome], level: float) -> dict[str, float]:
    caught = {kind: [o for o in outcomes if o.kind == kind and o.risk >= level] for kind in REASONS}
    return {
        k: round(sum(bool(o.codes & REASONS[k]) for o in found) / len(found), 3) for k, found in caught.items() if found
    }


def _benign(told: Outcomes, level: float) -> dict[str, list[float]]:
    """Share newly flagged, and how many there are, by kind of rewording."""
    names = sorted({e.operator for e, _ in told if e.kind == "benign"})
    of = {name: [o for e, o in told if e.kind == "benign" and e.operator == name] for name in names}
    return {
        n: [round(sum(o.risk >= level > o.twin for o in found) / len(found), 3), len(found)] for n, found in of.items()
    }


def _counted(found: list[frozenset[str]]) -> dict[str, int]:
    names = sorted({code for codes in found for code in codes})
    counts = {name: sum(name in codes for codes in found) for name in names}
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def _shipped() -> dict[str, float]:
    table = calibration()
    return {"shipped review": table.review, "shipped urgent": table.urgent}


def _frozen(name: str, found: Sequence[Visit]) -> dict[str, float]:
    risks = [one.risk for visit in found for one in wardround(visit.note, visit)]
    return {f"{name} {rate:.0%}": threshold(risks, rate) for rate in RATES} if risks else {}


def _noted(found: Sequence[Visit], folder: Path) -> list[Visit]:
    """The visits that have a note in the folder's JSONL files (`visit`, `note`), with that note."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    notes = {row["visit"]: row["note"] for row in map(json.loads, filter(str.strip, lines))}
    return [visit._replace(note=notes[visit.id]) for visit in found if visit.id in notes]


def arguments(name: str) -> argparse.Namespace:
    """What is given on the command line."""
    parser = argparse.ArgumentParser(description=f"Recall of the {name} planter's errors at frozen thresholds.")
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder with aci_bench/ and mts_dialog/")
    parser.add_argument("--half", choices=("tune", "report"), default="report")
    parser.add_argument("--corpus", choices=("aci_bench", "mts_dialog"), default="aci_bench")
    parser.add_argument("--notes", type=Path, help="folder with JSONL of other notes of the same visits")
    parser.add_argument("--most", type=int, default=250, help="visits of a half")
    parser.add_argument("--each", type=int, default=2, help="edits of each operator in a note")
    parser.add_argument("--seed", type=int, default=31)
    return parser.parse_args()


def _print(name: str, found: dict[str, Any]) -> None:
    reason = found["right_reason"]
    print(
        f"\n{name} ({found['threshold']:.3f}): macro {found['macro_recall']:.3f}, "
        f"false flags {found['false_flags']:.3f} "
        f"of {found['sentences']}, benign {found['benign_flagged']:.3f} (newly {found['benign_newly_flagged']:.3f}), "
        f"right reason {'-' if reason is None else format(reason, '.2f')}"
    )
    print("  " + "  ".join(f"{kind} {value:.2f}/{found['planted'][kind]}" for kind, value in found["recall"].items()))
    print(f"  false flags by reason: {found['false_flag_reasons']}")
