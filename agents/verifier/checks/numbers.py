"""Numbers with what they count: results, durations, ratios, counts."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from wardround.records import FlagCode
from wardround.tools.quantities import Mention, MentionKind

from ..ages import is_plainly_the_patients
from ..amounts import Amount, may_agree, may_be
from ..check import ClaimInContext, Signal
from ..whole import ages_are_of_others
from .asked import Asked
from .instead import not_in_sources
from .kin_ages import is_the_age_of_kin
from .totals import is_a_total
from .untelling import says_nothing
from .written.readings import may_be_in, readings

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
_CHANGE = re.compile(
    r"\b(?:by|ros\w+ of|rise of|drop\w* of|fall of|gain of|loss of|(?:in|de)creas\w+ of|change of|difference of)\s+(?:about |approximately )?$",
    re.IGNORECASE,
)
_PUT_ON = re.compile(r"\b(?:put on|gained|lost|weight (?:gain|loss)|heavier|lighter)\b", re.IGNORECASE)
_WEIGHT = re.compile(r"\b(?:w(?:eigh)?ts?|weigh(?:s|ed|ing)|kg)\b", re.IGNORECASE)
_ROUNDED = 0.06
_LABEL = re.compile(r"\b([A-Za-z]+) \Z")
_LATER = re.compile(r"\s(?:later|earlier|apart)\b", re.IGNORECASE)
"""After a duration between two days: it may be counted, and need not be written."""
_NOT_RESULTS = frozenset(
    {"weight", "height", "pain level", "temperature", "heart rate", "respiratory rate", "blood pressure"}
)
"""Measured so often that no list holds every value."""


_BY_FAR = 0.98
"""Strength of a number that another place has in its stead beyond doubt."""


def numbers_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a number that the record does not have, or has of something else than what the claim speaks of."""
    if not context.is_checkable:
        return
    for said in context.quantities:
        if said.kind == "age" and (_is_the_patients(context, said) or is_the_age_of_kin(context, said)):
            continue
        asked = Asked(context, said)
        if said.kind in _CODES and not says_nothing(asked):
            yield from _judged(asked)


def _is_the_patients(context: ClaimInContext, said: Mention) -> bool:
    """Whether an age is the patient's, or may be: `a 42-year-old woman with her husband` of a patient who is 42."""
    text, age = context.claim.text, said.value[0]
    is_his = age in context.evidence.numbers and is_plainly_the_patients(text, said)
    return is_his or age in context.evidence.ages or not ages_are_of_others(text)


def _judged(asked: Asked) -> Iterator[Signal]:
    """The strongest thing that can be said against a number; on written records also that others stand where it should."""
    said, same = asked.said, asked.of_the_same
    if _is_given(asked) or _is_in_a_name(asked) or _is_a_told_change(asked) or _is_an_ordinal(asked):
        return
    if same and _is_another(asked):
        yield _signal(asked, "written_number", 1.0, same)
    agreement = asked.agreement()
    rivals = same or [amount for _, amount in asked.rivals[:3]] or asked.bare_of_the_scale
    best = max(map(asked.fit, rivals), default=0.0)
    kind = "duration" if said.kind == "duration" else "number"
    small = "small_number" if asked.is_small else kind
    if (
        kind == "duration"
        and not same
        and asked.context.evidence.is_all_written
        and not _LATER.match(asked.context.claim.text, said.end)
        and best > max(agreement, _FAR) + _BETTER
    ):
        yield _signal(asked, "written_number", 1.0, rivals)
    if agreement < 0 and not rivals:
        yield _signal(asked, f"{small}_nowhere", 1.0, rivals)
    elif agreement < 0 or (best > agreement + _BETTER and asked.is_of_another_sort):
        strength = (
            0.5 + 0.5 * (best - max(agreement, 0.0)) if asked.agreeing or asked.context.evidence.is_all_written else 1.0
        )  # nowhere: no place decides
        yield _signal(asked, f"{kind}_nowhere_rival", strength, rivals, certain=_is_against_a_result(asked))
    elif best > agreement + _BETTER:
        yield from _of_another_value(asked, kind, min(0.5 + (best - agreement - _BETTER), 1.0), rivals)
    elif agreement < _FAR and not _is_said_in_other_units(asked):
        yield _signal(asked, f"{small}_far", 1 - agreement / _FAR, rivals)


def _of_another_value(asked: Asked, kind: str, strength: float, rivals: Sequence[Amount]) -> Iterator[Signal]:
    """That other places are better placed; of talk, where they are so by far, it is for review by itself."""
    yield _signal(asked, f"{kind}_rival", strength, rivals)
    if strength >= _BY_FAR and not asked.context.evidence.is_all_written:
        yield _signal(asked, "number_plain_rival", 1.0, rivals)


def _is_another(asked: Asked) -> bool:
    """Whether letters and lists give other numbers of the very thing, and nowhere this one: there all of them are meant."""
    alike = [a for a in asked.agreeing if bool(a.said.unit) == bool(asked.said.unit)]
    is_other = asked.measured not in _NOT_RESULTS and not any(a.measured in ("", asked.measured) for a in alike)
    is_change = _CHANGE.search(asked.context.claim.text, 0, asked.said.start)
    return asked.context.evidence.is_all_written and is_other and not is_change


def _is_said_in_other_units(asked: Asked) -> bool:
    """`14 days` and `two weeks` share no word, so that nothing shows where it is said."""
    return asked.said.kind == "duration" and any(a.said.unit not in ("", asked.said.unit) for a in asked.agreeing)


def _is_given(asked: Asked) -> bool:
    """Whether the record gives the number of what it measures; of a change, both values."""
    said, given = asked.said, (*asked.of_the_same, *asked.talked_of)
    if said.kind == "duration" and said.unit == "week" and said.value in asked.context.evidence.gestations:
        return True
    if is_a_total(asked.context, said) or _is_of_the_last(asked):
        return True
    if asked.is_change:
        return bool(given) and all(any(may_be(a.said, value, said) for a in given) for value in said.value)
    is_same = any(may_agree(amount.said, said) or _is_in_the_other_unit(amount.said, said) for amount in given)
    return is_same or _is_a_reading(asked)


def _is_of_the_last(asked: Asked) -> bool:
    """Whether talk says a span without a number: `over a 4-week period`, `over the last month or so`."""
    said, evidence = asked.said, asked.context.evidence
    if said.kind != "duration" or len(said.value) != 1 or said.value[0] <= 1 or evidence.is_all_written:
        return False
    span = said._replace(value=(1.0,))
    return any(may_be(span._replace(unit=unit), said.value[0], said) for unit in evidence.spans_of_one)


def _is_in_the_other_unit(bare: Mention, said: Mention) -> bool:
    """`Hb 84` without a unit is 8.4 g/dL."""
    if bare.unit or said.unit not in ("g/dl", "g/l") or len(bare.value) != 1 or len(said.value) != 1:
        return False
    return abs(bare.value[0] - said.value[0] * (10 if said.unit == "g/dl" else 0.1)) < _ROUNDED


def _is_in_a_name(asked: Asked) -> bool:
    """Whether written records have the number as a part of a name: `section 47` where they have `s47`, `CA 19-9` for `CA19-9`."""
    evidence, said, text = asked.context.evidence, asked.said, asked.context.claim.text
    label = _LABEL.search(text, 0, said.start)
    if not evidence.is_all_written or said.unit or not label:
        return False
    names = f"{label[1]}|{label[1][0]}" + ("|HD|POD" if label[1].casefold() == "day" else "")
    name = rf"\b(?:{names})[- ]?{re.escape(text[said.start : said.end])}(?!\d|[.,]\d)"
    return any(re.search(name, unit.words, re.IGNORECASE) for unit in evidence.units)


def _is_an_ordinal(asked: Asked) -> bool:
    """Whether talk says it as which one in a row: `day 8` and `my eighth day`, `89` and `her eighty ninth birthday`."""
    evidence, said = asked.context.evidence, asked.said
    is_bare = said.kind in ("number", "age") and len(said.value) == 1 and said.unit in ("", "year")
    return is_bare and not evidence.is_all_written and said.value[0] in evidence.ordinals


def _is_a_told_change(asked: Asked) -> bool:
    """Whether it is by how much something changed, which written records have: `gone up by 14 kg`."""
    if not asked.context.evidence.is_all_written:
        return False
    is_change = _CHANGE.search(asked.context.claim.text, 0, asked.said.start)
    return bool(is_change and any(a.said.unit for a in asked.agreeing)) or _is_of_two_weights(asked)


def _is_of_two_weights(asked: Asked) -> bool:
    """Whether a weight that was put on or lost is what two weights of the record differ by."""
    if asked.said.unit != "kg" or not _PUT_ON.search(asked.context.claim.text):
        return False
    units = [unit for unit in asked.context.evidence.units if _WEIGHT.search(unit.words)]
    values = [number for unit in units for said in unit.quantities for number in said.value]
    return any(abs(abs(one - other) - asked.said.value[0]) < _ROUNDED for one, other in combinations(values, 2))


def _is_a_reading(asked: Asked) -> bool:
    """Whether a table or a list of written records has the value, whose unit only its head or nothing tells."""
    evidence, said = asked.context.evidence, asked.said
    if not evidence.is_all_written or not asked.measured or len(said.value) > 1:
        return False
    told = [one for one in readings(evidence).get(asked.measured, ()) if one.value == said.value[0]]
    return any(may_be_in(one, said.unit) for one in told)


def _is_against_a_result(asked: Asked) -> bool:
    """Whether a structured result of the same analyte in the same unit, and no number of the record, is this one."""
    said, before = asked.said, asked.context.claim.text[: asked.said.start]
    if said.kind != "measure" or asked.measured in _NOT_RESULTS or _CHANGE.search(before):
        return False
    structured = asked.context.evidence.structured
    results = [a for a in asked.of_the_same if a.unit.source_id in structured and a.said.unit]
    return bool(results) and not any(amount.said.unit for amount in asked.agreeing)


def _signal(asked: Asked, name: str, strength: float, rivals: Sequence[Amount], *, certain: bool = False) -> Signal:
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
