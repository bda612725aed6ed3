"""Signals that presume talk, where everything is said in words: what is all written leaves them nothing to go by."""

import re
from collections.abc import Sequence

from ...check import ClaimInContext, Signal

_OF_TALK = (
    "both_absent",
    "denied_margin",
    "direction_",
    "hedged_alone",
    "normal_polarity",
    "piece_nowhere",
    "recency_",
    "relatives_condition",
    "severity_great_absent",
    "severity_little_absent",
    "severity_middling_absent",
    "test_negative_absent",
    "when_nowhere",
)
"""Beginnings of their names. Charts have `12 > 19`, `L>R`, `?PE`, `6 mm` and a day where talk says more, both, perhaps,
small and lately, `TCDs normal`, `Ex-smoker`, `a.m.`; and they deny in lists, far from the words around the thing. The written checks judge these."""


_TOLD = re.compile("confirmed|confirms|proved|proven|established")
"""By themselves; `was confirmed` says that it was in doubt."""


def without_signals_of_talk(context: ClaimInContext, signals: Sequence[Signal]) -> list[Signal]:
    """Signals without those, where all of the record is written; matters of fact stay."""
    if not context.evidence.is_all_written:
        return list(signals)
    is_dosing = any(said.kind in ("dose", "frequency") for said in context.quantities)
    return [
        one
        for one in signals
        if one.certain
        or not (one.name.startswith(_OF_TALK) or _is_a_way_to_say(one) or (one.name == "when_rival" and not is_dosing))
    ]


def _is_a_way_to_say(signal: Signal) -> bool:
    """`histology confirmed`, `the nodule proved to be`: how letters tell a result, no surer than the result itself."""
    return signal.name.startswith("sureness_") and bool(_TOLD.fullmatch(signal.words))
