"""Everything that the checks notice about a claim, read once or, where that leaves a doubt, twice."""

from collections.abc import Callable
from dataclasses import replace

from wardround.tools.language import is_other_script

from .calibration import weigh
from .check import ClaimInContext, Signal, crashed, run_check
from .checks import checks_for
from .checks.written.confirmed import without_doubts_of_words
from .checks.written.counted import without_counted
from .checks.written.of_talk import without_signals_of_talk
from .checks.written.too_little import without_too_little
from .concurring import concurring, exchanged
from .rereading import read_again

_Without = Callable[[ClaimInContext, list[Signal]], list[Signal]]
_IN_DOUBT = 0.1
"""Risk below which nobody is sent to a claim, and one reading will do."""
_OF_SHORT_NAMES = frozenset(
    {"written_course", "written_span", "written_until", "written_forbidden", "drug_barred", "drug_must_go_on"}
)
"""Signals of checks that find a medicine in the record by its letters too."""
_UNKNOWN = 0.5
"""Share of a claim's words that stand nowhere, from which on it may be told in others."""


def signals_of(context: ClaimInContext, *, citation_missing: bool = False) -> list[Signal]:
    """Everything that the checks notice about a claim."""
    signals = _noticed(context)
    if _is_in_doubt(context, signals) and (again := read_again(context)):
        noticed = _noticed(again)
        others = _of_its_words(context, noticed, signals)
        first = signals
        signals = min(first, others, key=lambda one: weigh(one, is_all_written=True).risk)
        signals += [one for one in first if one not in signals and _is_of_a_lost_medicine(context, again, one)]
        signals += [replace(one, words="") for one in noticed if _is_of_a_short_form(context, one)]
    if citation_missing:
        signals.append(Signal("citation_missing", 1.0, "citation_missing", "the claim cites nothing", certain=True))
    if context.is_checkable and is_other_script(context.claim.text):
        signals.append(Signal("not_english", 1.0, "not_english", "in letters that no check reads"))
    return signals


def _of_its_words(context: ClaimInContext, noticed: list[Signal], first: list[Signal]) -> list[Signal]:
    """What is noticed about another wording of a claim; in the claim's own words where its first reading has it too."""
    own, known = context.claim.text, {(one.name, one.strength, one.certain): one for one in first}
    found = [known.get((one.name, one.strength, one.certain), one) for one in noticed]
    return [one if one.words in own else replace(one, words="") for one in found]


def _is_of_a_short_form(context: ClaimInContext, signal: Signal) -> bool:
    """Whether it is a denial of what the record writes only in a short form, unknown to the first reading."""
    is_short = signal.words.isupper() and signal.words not in context.claim.text
    return signal.name == "written_denied" and is_short


def _is_of_a_lost_medicine(context: ClaimInContext, again: ClaimInContext, signal: Signal) -> bool:
    """Whether it is of a medicine that the second reading names only in letters, which the check knows in both ways."""
    return signal.name in _OF_SHORT_NAMES and bool(context.drugs - again.drugs)


def _is_in_doubt(context: ClaimInContext, signals: list[Signal]) -> bool:
    """Whether a second reading could spare anybody a look, or find what the first knows no word of."""
    is_unknown = any(one.name == "absent_words" and one.strength >= _UNKNOWN for one in signals)
    return context.evidence.is_all_written and (is_unknown or weigh(signals, is_all_written=True).risk >= _IN_DOUBT)


def _noticed(context: ClaimInContext) -> list[Signal]:
    signals = [signal for check in checks_for(context) for signal in run_check(check, context)]
    signals += exchanged(signals) if context.evidence.is_all_written else concurring(signals)
    for without in (without_doubts_of_words, without_counted, without_signals_of_talk, without_too_little):
        signals = _taken_out(without, context, signals)
    return signals


def _taken_out(without: _Without, context: ClaimInContext, signals: list[Signal]) -> list[Signal]:
    """Signals but for those that say nothing here; all of them, and that it crashed, where that cannot be told."""
    try:
        return without(context, signals)
    except Exception as error:  # noqa: BLE001 - becomes a flag, so that nobody takes silence for a pass
        return [*signals, crashed(without.__name__, error)]
