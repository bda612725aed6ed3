"""What a model that was asked to adjudicate settles: the rules' doubts of a claim that it reads as said in the record.

The rules flag true sentences that say a thing in other words than its record; a model that reads both can tell. It is
asked to only where the user says so (`model:adjudicate`), and never settles what may harm if it is wrong: numbers,
doses, drugs, sides, denials, allergies, persons. So a model that supports whatever it is shown hides none of these.
"""

from collections.abc import Sequence

from wardround.records import Flag, FlagCode

from .check import Signal

SUPPORT = "judged_supported"
"""The signal that a model reads a claim as said in the record. It adds no risk."""
SETTLED: frozenset[FlagCode] = frozenset(
    {
        "unsupported",
        "certainty_mismatch",
        "temporality_mismatch",
        "experiencer_mismatch",
        "anatomy_mismatch",
        "duration_mismatch",
        "date_mismatch",
        "severity_mismatch",
        "comparison_mismatch",
    }
)
"""Doubts of what words mean, where the rules know least."""
_OF_MODELS: frozenset[FlagCode] = frozenset({"model_doubt", "sample_disagreement", "check_failed"})
"""Another model doubts the claim, or nothing is known from one."""


def is_settled(signals: Sequence[Signal], flags: Sequence[Flag]) -> bool:
    """Whether a model supports a claim of which no model has a doubt, and the rules none but such as it may settle.

    Args:
        signals: all of the claim.
        flags: what they became.
    """
    codes = {signal.code for signal in signals}
    is_supported = any(signal.name == SUPPORT for signal in signals)
    doubts = [flag for flag in flags if flag.severity != "note"]
    return is_supported and not codes & _OF_MODELS and all(map(_may_be_settled, doubts))


def _may_be_settled(flag: Flag) -> bool:
    return flag.severity == "review" and flag.code in SETTLED


def settled(signals: Sequence[Signal], flags: Sequence[Flag], claim_id: str) -> list[Flag]:
    """The flags of a settled claim: doubts are notes, and before them stands what the model reads in which lines."""
    if all(flag.severity == "note" for flag in flags):
        return list(flags)
    support = next(signal for signal in signals if signal.name == SUPPORT)
    cited = tuple(unit.citation for unit in support.against)
    read = Flag(
        code=support.code, severity="note", message=support.message, check=SUPPORT, claim_id=claim_id, citations=cited
    )
    return [read, *(flag.model_copy(update={"severity": "note"}) for flag in flags)]
