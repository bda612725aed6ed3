"""From flags to verdicts, risks and the level of review. Fixed rules, with a name and a version."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wardround.records import Flag, FlagCode, ReviewLevel, Severity, Verdict

from .adjudicated import SETTLED, is_settled, settled
from .calibration import Weighed, calibration, weigh
from .check import Signal

POLICY = "default/15"

SEVERITIES: tuple[Severity, ...] = ("urgent", "review", "note")
"""The gravest first."""
_LEAST_WORTH = 0.6
"""Worth below which a signal alone is not worth a reader's time."""
_LEAST_HELD = 0.3
"""Share of a claim's words, by weight, that its closest places must hold before any of them can be said to say it."""
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
_NAMES_OF_ABSENCE = ("_absent", "_nowhere", "_unknown", "_unrecorded", "_unsaid")
_ABSENT = frozenset({"drug_unknown", "unknown_kin", "allergen_unrecorded"})
"""Signals that something is nowhere, whatever stands near by."""
_UNKNOWN: frozenset[FlagCode] = frozenset({"check_failed", "not_english"})
"""Nothing is known: always for a person, and no verdict by itself."""
_OF_CITATIONS = frozenset({"citation", "citation_cut", "citation_elsewhere"})
"""Signals that the place itself is wrong: whoever follows it is misled, however much else is wrong with the claim."""
_NO_VERDICT: frozenset[FlagCode] = frozenset({"allergy_conflict", "source_conflict", "risk"})
"""Flags that say nothing against a claim: what it says may be so, and a person must look all the same."""


class Thresholds(NamedTuple):
    """Risks from which something is done about a claim."""

    review: float
    """Signals are a matter for a person: never below the shipped one, since faint signals say nothing by themselves."""
    urgent: float
    """The doubt is grave."""
    look_from: float
    """A person must look, whatever signals there are."""
    is_own: bool = False
    """Whether the user has set the last."""

    @property
    def policy(self) -> str:
        """Name and version of the rules, with the threshold where it is the user's."""
        return f"{POLICY}, looked at from risk {self.look_from:g}" if self.is_own else POLICY


def thresholds(look_from: float | None = None) -> Thresholds:
    """Those that ship, or with the one that a user has found for drafts of their own."""
    table = calibration()
    if look_from is None:
        return Thresholds(table.review, table.urgent, table.review)
    return Thresholds(max(table.review, look_from), max(table.urgent, look_from), look_from, is_own=True)


def verdict_of(flags: Sequence[Flag], coverage: float) -> Verdict:
    """The verdict that follows from a claim's flags; what is urgent is never `supported`, whoever else says it.

    A claim of which the record holds hardly a word is `unchecked`, though nothing speaks against it: it may be said in
    quite other words, or nowhere.
    """
    telling = [flag for flag in flags if flag.severity != "note" and flag.code not in _NO_VERDICT]
    if any(map(_contradicts, telling)):
        return "contradicted"
    codes = {flag.code for flag in telling}
    if codes - _UNKNOWN:
        return "unsupported"
    is_grave = any(flag.severity == "urgent" for flag in flags)
    is_told = coverage >= _LEAST_HELD or any(flag.code == "model_support" for flag in flags)
    return "supported" if is_told and not codes and not is_grave else "unchecked"


def _contradicts(flag: Flag) -> bool:
    """Whether a source says otherwise, and not only nothing."""
    if flag.code in _UNSUPPORTED | _UNKNOWN or flag.check in _ABSENT:
        return False
    return bool(flag.citations) or not flag.check.endswith(_NAMES_OF_ABSENCE)


def flags_of(
    signals: Sequence[Signal], claim_id: str, look: Thresholds | None = None, *, is_all_written: bool = False
) -> tuple[list[Flag], float]:
    """The flags that signals become, gravest and weightiest first, and the risk that they add up to.

    A signal is shown where it carries weight: as a matter for a person when the claim's risk reaches the threshold,
    else as a note. Of one code the weightiest is shown; every wrong citation is, beside whatever else. A claim that
    reaches a user's threshold without any such signal is flagged for its risk alone. What a model that adjudicates
    settles is a note, and adds no risk (`adjudicated.py`).
    """
    look = look or thresholds()
    weighed = weigh(signals, is_all_written=is_all_written)
    flags, risk = _shown(signals, weighed, claim_id, look), weighed.risk
    if is_settled(signals, flags):
        risk = weigh([one for one in signals if one.code not in SETTLED], is_all_written=is_all_written).risk
        flags = settled(signals, flags, claim_id)
    if look.is_own and risk >= look.look_from and all(flag.severity == "note" for flag in flags):
        message = f"risk {risk:.2g}, and {look.look_from:.2g} was set to be looked at"
        flags.insert(0, Flag(code="risk", severity="review", message=message, check="look_from", claim_id=claim_id))
    return flags, risk


def _shown(signals: Sequence[Signal], weighed: Weighed, claim_id: str, look: Thresholds) -> list[Flag]:
    """The flags of the signals that are worth a reader's time, by their own weights."""
    most = max(map(weighed.worth, signals), default=0.0)
    least = min(_LEAST_WORTH, most) if weighed.risk >= look.review else _LEAST_WORTH
    shown: dict[str, tuple[float, Flag]] = {}
    for signal in sorted(signals, key=weighed.worth, reverse=True):
        is_told = weighed.worth(signal) >= least or signal.code in _UNKNOWN or signal.name in _OF_CITATIONS
        if is_told and _tells_of(signal) not in shown:
            shown[_tells_of(signal)] = (weighed.worth(signal), _flag_of(signal, weighed, most, claim_id, look))
    kept = [(value, flag) for value, flag in shown.values() if value >= most / 3 or _is_kept(flag)]
    kept.sort(key=lambda one: (SEVERITIES.index(one[1].severity), -one[0]))
    return [flag for _, flag in kept]


def _tells_of(signal: Signal) -> str:
    """What two signals share of which one is shown."""
    return signal.message if signal.name in _OF_CITATIONS else signal.code


def _is_kept(flag: Flag) -> bool:
    """Whether it is shown beside a flag of much more weight."""
    return flag.severity != "note" or flag.check in _OF_CITATIONS


def _flag_of(signal: Signal, weighed: Weighed, most: float, claim_id: str, look: Thresholds) -> Flag:
    citations = tuple(unit.citation for unit in signal.against)
    severity = _severity(signal, weighed, most, look)
    return Flag(
        code=signal.code,
        severity=severity,
        message=signal.message,
        check=signal.name,
        claim_id=claim_id,
        citations=citations,
        words=signal.words,
    )


def _severity(signal: Signal, weighed: Weighed, most: float, look: Thresholds) -> Severity:
    """The severity; on a claim that a person must look at, the signal that counts `most` is never a mere note."""
    if signal.certain:
        return "urgent"
    if signal.code in _UNKNOWN:
        return "review"
    is_faint = weighed.worth(signal) < min(_LEAST_WORTH * 1.5, most) and signal.name not in _OF_CITATIONS
    if weighed.risk < look.review or is_faint:
        return "note"
    return "urgent" if weighed.risk >= look.urgent and signal.code in _GRAVE else "review"


def level_of(flags: Iterable[Flag]) -> ReviewLevel:
    """The level of review: the gravest flag decides."""
    severities = {flag.severity for flag in flags}
    return "urgent" if "urgent" in severities else "required" if "review" in severities else "routine"
