"""From flags to verdicts, risks and the level of review. Fixed rules, with a name and a version."""

from collections.abc import Iterable, Sequence

from wardround.records import Case, Flag, FlagCode, ImageReading, ReviewLevel, Verdict

POLICY = "default/1"

_UNSUPPORTED: frozenset[FlagCode] = frozenset({"unsupported", "citation_missing", "image_claim_unread"})
_TRUE_OF_THE_CASE: frozenset[FlagCode] = frozenset({"allergy_conflict", "source_conflict"})
"""Flags on what a claim says rightly: it is supported, and a person must look all the same."""


def verdict_of(flags: Sequence[Flag], coverage: float) -> Verdict:
    """The verdict that follows from a claim's flags."""
    codes = {flag.code for flag in flags if flag.severity != "note"} - _TRUE_OF_THE_CASE
    if codes - _UNSUPPORTED - {"check_failed"}:
        return "contradicted"
    if codes & _UNSUPPORTED:
        return "unsupported"
    return "unchecked" if codes or coverage == 0 else "supported"


def risk_of(flags: Sequence[Flag], coverage: float) -> float:
    """In [0, 1]: what the flags say, and below that how little of the claim the record holds."""
    weights = {"urgent": 0.9, "review": 0.75, "note": 0.4}
    flagged = max((weights[f.severity] for f in flags if f.code not in _TRUE_OF_THE_CASE), default=0.0)
    several = 0.03 * max(len(flags) - 1, 0)
    return round(min(max(flagged + several, 0.6 * (1 - coverage)), 1.0), 4)


def level_of(flags: Iterable[Flag]) -> ReviewLevel:
    """The level of review: the gravest flag decides."""
    severities = {flag.severity for flag in flags}
    return "urgent" if "urgent" in severities else "required" if "review" in severities else "routine"


def case_flags(case: Case, readings: Sequence[ImageReading]) -> list[Flag]:
    """Flags on the case as a whole: images not interpreted, items not read, text that was quarantined."""
    flags = [
        _flag("not_interpreted", f"image {r.image_id} was not interpreted") for r in readings if r.status != "read"
    ]
    for entry in case.coverage:
        if entry.status == "quarantined":
            flags.append(_flag("instruction_in_document", f"{entry.item}: {entry.reason}"))
        elif entry.status not in ("read", "sampled"):
            flags.append(_flag("not_read", f"{entry.item}: {entry.status}, {entry.reason}"))
    return flags


def _flag(code: FlagCode, message: str) -> Flag:
    return Flag(code=code, severity="review", message=message, check="case_flags")
