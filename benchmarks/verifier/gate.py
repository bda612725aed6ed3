"""Does the gate keep what it says? `python -m benchmarks.verifier.gate --data PATH --json OUT`.

ACI-Bench notes with the second planter's errors, and with facts left out. A hundred times the notes are halved: the
gate is set on one half, and on the other it is counted which share of a note's errors passes, and how many flags a
note has.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

from benchmarks.verifier.data import Visit, visits
from benchmarks.verifier.planted import groups
from benchmarks.verifier.scorers import wardround
from benchmarks.verifier.second import applied
from benchmarks.verifier.second.measure import plan
from benchmarks.verifier.second.removals import left_out
from wardround.agents.stress import Labelled, calibrate
from wardround.agents.stress.gate import loss
from wardround.agents.stress.left_out import labelled
from wardround.agents.verifier import verify_text

_MOST_SURFACED = 30
Notes = list[list[Labelled]]


def with_errors(found: Sequence[Visit], seed: int, each: int) -> Notes:
    """Notes as they stand, with at most `each` planted errors, as the verifier rates them."""
    notes = []
    for visit, edits in plan(found, seed, 2):
        errors = [edit for edit in edits if edit.kind != "benign" and edit.grounded]
        chosen = Random(f"gate {seed} {visit.id}").sample(errors, min(each, len(errors)))
        note = [Labelled(scored.risk, False) for scored in wardround(visit.note, visit)]
        for group in groups(chosen):
            text, places = applied(visit.note, group)
            scored = wardround(text, visit)
            for start, end in places:
                risks = [one.risk for one in scored if one.start < end and start < one.end]
                note.append(Labelled(max(risks, default=0.0), True))
        notes.append(note)
    return notes


def with_omissions(found: Sequence[Visit], seed: int) -> Notes:
    """Notes that lack one fact each: what is surfaced, with 1 / rank for its risk."""
    notes = []
    for number, visit in enumerate(found):
        removal = left_out(visit, Random(f"gate {seed} {number}"))
        omissions = verify_text(removal.text, removal.case, max_omissions=_MOST_SURFACED).omissions
        hits = [removal.is_named_by(omission) for omission in omissions]
        notes.append(labelled(omissions, hits))
    return notes


def halved(notes: Notes, alpha: float, confidence: float | None, times: int = 100) -> dict[str, Any]:
    """How often the other half keeps alpha, with its mean loss and flags a note."""
    losses, flags, thresholds = [], [], []
    for seed in range(times):
        order = Random(seed).sample(notes, len(notes))
        here, later = order[: len(order) // 2], order[len(order) // 2 :]
        gate = calibrate(here, alpha, confidence)
        losses.append(mean(loss(note, gate.threshold) for note in later))
        flags.append(mean(sum(claim.risk >= gate.threshold for claim in note) for note in later))
        thresholds.append(gate.threshold)
    return {
        "notes": len(notes),
        "kept": f"{sum(one <= alpha for one in losses)} of {times}",
        "loss": round(mean(losses), 4),
        "flags a note": round(mean(flags), 2),
        "not to be had": sum(threshold == 0 for threshold in thresholds),
    }


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description="Does the gate keep what it says?")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--alpha", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=77)
    given = parser.parse_args()
    every = [visit for half in ("tune", "report") for visit in visits(given.data, "aci_bench", half)]
    sorts = {
        "one error a note": with_errors(every, given.seed, 1),
        "all errors a note": with_errors(every, given.seed, 100),
        "one fact left out": with_omissions(every, given.seed),
    }
    found = {}
    for sort, notes in sorts.items():
        for confidence in (0.95, None):
            name = f"{sort}, {'on average' if confidence is None else f'confidence {confidence}'}"
            found[name] = halved(notes, given.alpha, confidence)
            print(name, found[name])
    given.json.write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
