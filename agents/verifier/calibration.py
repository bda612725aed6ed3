"""What signals are worth: one logistic model over all of them, fitted once, kept as a table that can be read."""

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from .check import Signal, strongest


class Calibration(NamedTuple):
    """The table."""

    bias: float
    """Log-odds of a claim without any signal."""
    weights: dict[str, float]
    """Log-odds that a signal at full strength adds; none is below 0, so that more doubt is never less risk."""
    review: float
    """Risk from which a person must look."""
    urgent: float
    """Risk from which the doubt is grave."""


_OF_MODELS = {
    "judged_absent": 1.5,
    "judged_contradicted": 3.5,
    "looked_again": 3.5,
    "nli_contradicted": 3.5,
    "nli_unsupported": 1.5,
    "samples_differ": 1.5,
}
"""Weights of the scorers' signals, set by hand: a contradiction brings a claim to a person by itself, an absence only
beside other doubts. They were fitted to nothing, since no real model was at hand; a fit in the file goes before."""


_BY_THEMSELVES = frozenset(
    {
        "action_drug_rival",
        "action_listed",
        "action_rival",
        "altered_meaning",
        "citation_cut",
        "citation_elsewhere",
        "date_written_rival",
        "drug_group_unknown",
        "number_impossible",
    }
)
"""For review whatever the fit says, which sees few of these or none: planters seldom reverse an order, swap names of
drugs and not of groups, make few impossible numbers, and the notes of the fit cite nothing and rest on speech, not on
written lists and dates. True notes have few."""
_MARGIN = 0.5
"""Log-odds above the threshold for review."""


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """The table that ships with the library; `calibration.json` says how it was got."""
    table = json.loads(resources.files(__package__).joinpath("calibration.json").read_text(encoding="utf-8"))
    weights = _OF_MODELS | table["weights"]
    enough = math.log(table["review"] / (1 - table["review"])) - table["bias"] + _MARGIN
    weights |= {name: max(enough, weights.get(name, 0.0)) for name in _BY_THEMSELVES}
    return Calibration(table["bias"], weights, table["review"], table["urgent"])


def risk_of(signals: Sequence[Signal]) -> float:
    """The risk that follows from signals, in [0, 1]; matters of fact are at least 0.95."""
    table = calibration()
    score = table.bias + sum(table.weights.get(name, 0.0) * value for name, value in strongest(signals).items())
    risk = 1 / (1 + math.exp(-score))
    return round(max(risk, 0.95) if any(signal.certain for signal in signals) else risk, 4)


def worth(signal: Signal) -> float:
    """Log-odds that a signal adds."""
    return math.inf if signal.certain else calibration().weights.get(signal.name, 0.0) * signal.strength
