"""From outcomes to the figures that are reported."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.verifier.planted import Measured
from wardround.agents.stress import RIGHT_CODES
from wardround.records import FlagCode

Right = Mapping[str, frozenset[FlagCode]]
RATES = (0.05, 0.02)


def threshold(clean: Sequence[float], rate: float) -> float:
    """The lowest risk at or above which at most this share of the unplanted sentences lies."""
    ranked = sorted(clean, reverse=True)
    allowed = int(len(ranked) * rate)
    for place in range(allowed, -1, -1):
        at = ranked[place - 1] if place else 1.01
        if sum(risk >= at for risk in ranked) <= allowed:
            return at
    return 1.01


def at_rates(tune: Measured, report: Measured, right: Right = RIGHT_CODES) -> dict[str, Any]:
    """Figures on the reporting half at thresholds frozen on the tuning half."""
    return {f"{rate:.0%}": at(report, threshold(tune.clean, rate), right) for rate in RATES}


def at(measured: Measured, level: float, right: Right = RIGHT_CODES) -> dict[str, Any]:
    """Recall by class, realised false flags, benign edits flagged, and how often the reason is right."""
    classes = sorted({outcome.kind for outcome in measured.planted} - {"benign"})
    recall = {kind: _share([o.risk >= level for o in measured.planted if o.kind == kind]) for kind in classes}
    caught = [o for o in measured.planted if o.kind != "benign" and o.risk >= level]
    benign = [o for o in measured.planted if o.kind == "benign"]
    return {
        "threshold": level,
        "false_flags": _share([risk >= level for risk in measured.clean]),
        "macro_recall": round(sum(recall.values()) / len(recall), 4) if recall else None,
        "recall": recall,
        "planted": {kind: sum(o.kind == kind for o in measured.planted) for kind in classes},
        "benign_flagged": _share([o.risk >= level for o in benign]),
        "benign_newly_flagged": _share([o.risk >= level > o.twin for o in benign]),
        "right_reason": _share([bool(o.codes & right[o.kind]) for o in caught])
        if any(o.codes for o in caught)
        else None,
    }


def _share(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0
