"""From flags to verdicts, risks and the level of review. Fixed rules, with a name and a version."""

from collections.abc import Iterable, Sequence

from wardround.records import NOT_CLINICAL, Case, Flag, FlagCode, ImageReading, ReviewLevel, Severity, Verdict

from .calibration import Weighed, calibration, weigh
from .check import Signal

POLICY = "default/3"

_SEVERITIES: tuple[Severity, ...] = ("urgent", "review", "note")
_LEAST_WORTH = 0.6
"""Worth below which a signal alone is not worth a reader's time."""
_GRAVE: frozenset[FlagCode] = frozenset(
    {
        "negation_mismatch",
        "laterality_mismatch",
        "number_mismatch",
        "unit_mismatch",
        "dose_mismatch",
        "frequency_mismatch",
        "drug_mismatch",
        "age_mismatch",
        "sex_mismatch",
        "identity_mismatch",
    }
)
"""What may harm if it stands."""

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


def flags_of(signals: Sequence[Signal], claim_id: str) -> tuple[list[Flag], float]:
    """The flags that signals become, gravest and weightiest first, and the risk that they add up to.

    A signal is shown where it carries weight: as a matter for a person when the claim's risk reaches the calibrated
    threshold, else as a note.
    """
    weighed = weigh(signals)
    most = max(map(weighed.worth, signals), default=0.0)
    least = min(_LEAST_WORTH, most) if weighed.risk >= calibration().review else _LEAST_WORTH
    shown: dict[FlagCode, tuple[float, Flag]] = {}
    for signal in sorted(signals, key=weighed.worth, reverse=True):
        if signal.code not in shown and (weighed.worth(signal) >= least or signal.code == "check_failed"):
            shown[signal.code] = (weighed.worth(signal), _flag_of(signal, weighed, most, claim_id))
    kept = [(value, flag) for value, flag in shown.values() if value >= most / 3 or flag.severity != "note"]
    kept.sort(key=lambda one: (_SEVERITIES.index(one[1].severity), -one[0]))
    return [flag for _, flag in kept], weighed.risk


def _flag_of(signal: Signal, weighed: Weighed, most: float, claim_id: str) -> Flag:
    citations = tuple(unit.citation for unit in signal.against)
    severity = _severity(signal, weighed, most)
    return Flag(
        code=signal.code,
        severity=severity,
        message=signal.message,
        check=signal.name,
        claim_id=claim_id,
        citations=citations,
    )


def _severity(signal: Signal, weighed: Weighed, most: float) -> Severity:
    """The severity; on a claim that a person must look at, the signal that counts `most` is never a mere note."""
    table = calibration()
    if signal.certain:
        return "urgent"
    if signal.code == "check_failed":
        return "review"
    if weighed.risk < table.review or weighed.worth(signal) < min(_LEAST_WORTH * 1.5, most):
        return "note"
    return "urgent" if weighed.risk >= table.urgent and signal.code in _GRAVE else "review"


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
        elif entry.item.endswith(" patient"):  # intake's line for a source that only nearly names the same patient
            flags.append(_flag("identity_mismatch", f"{entry.item}: {entry.reason}"))
        elif entry.status not in ("read", "sampled"):
            severity: Severity = "note" if entry.reason in NOT_CLINICAL else "review"
            flags.append(_flag("not_read", f"{entry.item}: {entry.status}, {entry.reason}", severity))
    return flags


def left_out_flags(dropped: Sequence[str]) -> list[Flag]:
    """Flags on what the reasoner was not shown, since it did not fit its context."""
    return [_flag("not_read", line) for line in dropped]


def _flag(code: FlagCode, message: str, severity: Severity = "review") -> Flag:
    return Flag(code=code, severity=severity, message=message, check="case_flags")
