"""Numbers with what they count: results, durations, ratios, counts."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wardround.records import FlagCode
from wardround.tools.quantities import Mention, MentionKind

from ...ages import is_plainly_the_patients
from ...amounts import Amount
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...whole import ages_are_of_others
from .asked_number import AskedNumber
from .bare_ages import is_a_recorded_age
from .instead import not_in_sources
from .kin_ages import is_the_age_of_kin
from .told_numbers import is_a_change, is_told
from .untelling import says_nothing

_CODES: dict[MentionKind, FlagCode] = {
    "duration": "duration_mismatch",
    "clock": "number_mismatch",
    "age": "number_mismatch",
    "pressure": "number_mismatch",
    "ratio": "number_mismatch",
    "measure": "number_mismatch",
    "number": "number_mismatch",
}
"""Doses, frequencies, dates and the patient's age have checks of their own; the ages of kin are numbers like others."""
_BETTER = 0.15
"""How much better a number with another value must be placed than one with the claim's to be the one meant."""
_FAR = 0.3
"""Below this, nothing shows that the record's number is the one meant."""
_LATER = re.compile(r"\s(?:later|earlier|apart)\b", re.IGNORECASE)
"""After a duration between two days: it may be counted, and need not be written."""
_NOT_RESULTS = frozenset(
    {"weight", "height", "pain level", "temperature", "heart rate", "respiratory rate", "blood pressure"}
)
"""Measured so often that no list holds every value."""


_SHORT = 80
"""Sentences of a talk whose notes count nothing that was not said; after a longer one they tell of an examination too."""
_AS_A_RULE = re.compile(r" (?:views?|extremit\w+|limbs|quadrants|lobes)\b|\W*$", re.IGNORECASE)
"""Behind numbers that images and bodies have: `4 views were taken`, `moves times four`."""
_BY_FAR = 0.98
"""Strength of a number that another place has in its stead beyond doubt."""


def numbers_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a number that the record does not have, or has of something else than what the claim speaks of."""
    if not context.is_checkable:
        return
    for said in context.quantities:
        if said.kind == "age" and (_is_the_patients(context, said) or is_the_age_of_kin(context, said)):
            continue
        if is_a_recorded_age(context, said):
            continue
        asked = AskedNumber(context, said)
        if said.kind in _CODES and not says_nothing(asked):
            yield from _judged(asked)


def _is_the_patients(context: ClaimInContext, said: Mention) -> bool:
    """Whether an age is the patient's, or may be: `a 42-year-old woman with her husband` of a patient who is 42."""
    text, age = context.claim.text, said.value[0]
    is_his = age in context.evidence.numbers and is_plainly_the_patients(text, said)
    return is_his or age in context.evidence.ages or not ages_are_of_others(text)


class _Placed(NamedTuple):
    """How well a number of the claim is placed in the record, and how well others are in its stead."""

    own: float
    """From 0 to 1; less than 0 where it stands nowhere."""
    best: float
    """Of the best rival."""
    rivals: Sequence[Amount]

    @property
    def is_worse(self) -> bool:
        """Whether a rival is placed so much better that it is the one meant."""
        return self.best > self.own + _BETTER


def _placed(asked: AskedNumber) -> _Placed:
    rivals = asked.of_the_same or [amount for _, amount in asked.rivals[:3]] or asked.bare_of_the_scale
    return _Placed(asked.agreement(), max(map(asked.fit, rivals), default=0.0), rivals)


def _judged(asked: AskedNumber) -> Iterator[Signal]:
    """The strongest thing that can be said against a number; on written records also that others stand where it should."""
    if is_told(asked):
        return
    placed = _placed(asked)
    if asked.of_the_same and _is_another(asked):
        yield _signal(asked, "written_number", 1.0, asked.of_the_same)
    if _is_another_span(asked, placed):
        yield _signal(asked, "written_number", 1.0, placed.rivals)
    yield from _by_place(asked, placed)


def _is_another_span(asked: AskedNumber, placed: _Placed) -> bool:
    """Whether written records have another duration where the claim's should stand."""
    is_span = asked.said.kind == "duration" and not asked.of_the_same and asked.context.evidence.is_all_written
    is_later = _LATER.match(asked.context.claim.text, asked.said.end)
    is_whole = len(asked.said.value) > 1 and any(a.said.value == asked.said.value for a in asked.agreeing)
    return is_span and not is_later and not is_whole and placed.best > max(placed.own, _FAR) + _BETTER


def _by_place(asked: AskedNumber, placed: _Placed) -> Iterator[Signal]:
    kind = "duration" if asked.said.kind == "duration" else "number"
    small = "small_number" if asked.is_small else kind
    own, best, rivals = placed
    if own < 0 and not rivals:
        yield _signal(asked, f"{small}_nowhere", 1.0, rivals)
        if (
            asked.is_small
            and _is_a_short_talk(asked.context.evidence)
            and not _AS_A_RULE.match(asked.context.claim.text, asked.said.end)
        ):
            yield _signal(asked, "count_nowhere", 1.0, rivals)
    elif own < 0 or (placed.is_worse and asked.is_of_another_sort):
        may_be_placed = asked.agreeing or asked.context.evidence.is_all_written  # else no place decides
        strength = 0.5 + 0.5 * (best - max(own, 0.0)) if may_be_placed else 1.0
        yield _signal(asked, f"{kind}_nowhere_rival", strength, rivals, certain=_is_against_a_result(asked))
    elif placed.is_worse and not _is_said_in_other_units(asked):
        yield from _of_another_value(asked, kind, min(0.5 + (best - own - _BETTER), 1.0), rivals)


def _of_another_value(asked: AskedNumber, kind: str, strength: float, rivals: Sequence[Amount]) -> Iterator[Signal]:
    """That other places are better placed; of talk, where they are so by far, it is for review by itself."""
    yield _signal(asked, f"{kind}_rival", strength, rivals)
    if strength >= _BY_FAR and not asked.context.evidence.is_all_written:
        yield _signal(asked, "number_plain_rival", 1.0, rivals)


def _is_a_short_talk(evidence: Evidence) -> bool:
    return not evidence.is_all_written and len(evidence.units) <= _SHORT


def _is_another(asked: AskedNumber) -> bool:
    """Whether letters and lists give other numbers of the very thing, and nowhere this one: there all of them are meant."""
    alike = [a for a in asked.agreeing if bool(a.said.unit) == bool(asked.said.unit)]
    is_other = asked.measured not in _NOT_RESULTS and not any(a.measured in ("", asked.measured) for a in alike)
    return asked.context.evidence.is_all_written and is_other and not is_a_change(asked)


def _is_said_in_other_units(asked: AskedNumber) -> bool:
    """`14 days` and `two weeks` share no word, so that nothing shows where it is said."""
    return asked.said.kind == "duration" and any(a.said.unit not in ("", asked.said.unit) for a in asked.agreeing)


def _is_against_a_result(asked: AskedNumber) -> bool:
    """Whether a structured result of the same analyte in the same unit, and no number of the record, is this one."""
    if asked.said.kind != "measure" or asked.measured in _NOT_RESULTS or is_a_change(asked):
        return False
    structured = asked.context.evidence.structured
    results = [a for a in asked.of_the_same if a.unit.source_id in structured and a.said.unit]
    return bool(results) and not any(amount.said.unit for amount in asked.agreeing)


def _signal(
    asked: AskedNumber, name: str, strength: float, rivals: Sequence[Amount], *, certain: bool = False
) -> Signal:
    said = asked.said
    of = asked.measured if rivals and rivals[0].measured == asked.measured else ""
    words = asked.context.claim.text[said.start : said.end]
    message = not_in_sources(words, _alike(said, rivals), of, elsewhere=bool(asked.agreeing))
    return Signal(
        name, strength, _CODES[said.kind], message, tuple(amount.unit for amount in rivals[:2]), certain, words
    )


def _alike(said: Mention, rivals: Sequence[Amount]) -> Sequence[Amount]:
    """Those that a reader may take for one another: of a time, as many of another unit, or others of its unit."""
    alike = [one for one in rivals if one.said.unit == said.unit or one.said.value == said.value]
    return alike if said.kind == "duration" and alike else rivals
