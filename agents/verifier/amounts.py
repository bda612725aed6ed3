"""The numbers of the record, each with what it is said of: a drug, something measured, the words around it."""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.quantities import Mention, find_quantities, in_base_unit
from wardround.tools.specimens import specimen_of
from wardround.tools.terms import find_analytes, find_drugs, normal_words

from .evidence import Evidence
from .units import Unit

_BEFORE, _AFTER = 45, 35
"""Characters around a number that say what it is of."""
_OF_A_NUMBER = frozenset(
    normal_words(
        "mg mcg gram milligram unit tablet pill puff capsule day week month year hour minute hr time daily per about"
        " approximate around out percent cm mm kg lb pound bpm mmhg point over more less than take doctor today"
        " currently"
    )
)
"""Stems that stand beside any number and say nothing of what it is of."""
_CLAUSE = re.compile(r"[.;?!\n]|,(?= (?:and|but|however|which|while|who)\b)|\b(?:but|however|while|whereas)\b")
_BOUND = re.compile(
    r"(?:\b(?:reference|ref|range(?! from)|normal|goal|target|aim(?:ing)?|limit|threshold|cut-?off|below|above|under"
    r"|over|than|least|most)\b|[<>≤≥])"
    r"[^.;\d]{0,15}(?:\d[\d.]*\s*(?:-|–|to)\s*)?$",
    re.IGNORECASE,
)
"""Before a number that bounds what is measured and was not itself measured."""
_AND = re.compile(r"\band\b", re.IGNORECASE)
_END_OF_SCALE = re.compile(
    r"\s*(?:being|is|means?|=)\s+(?:no\b|none|the (?:worst|most|least|best)|worst)", re.IGNORECASE
)
"""`ten being the worst`: the end of a scale, nobody's result either."""
_VALUE_AND_BRACKET = re.compile(r"\d ?[A-Za-z%/µμ*\d]*\s*\(\s*$")
_BRACKET = re.compile(r"\s*\)")
_SYSTOLIC = re.compile(r"\bsystolic\b", re.IGNORECASE)
_DIASTOLIC = re.compile(r"\bdiastolic\b", re.IGNORECASE)
_SPANS = frozenset({"second", "minute", "hour", "day", "week"})
"""Units of time that are whole multiples of each other."""
_SPECIMEN_BEFORE = re.compile(r"\b([a-z]+(?: fluid)?),?\s+$", re.IGNORECASE)
_SPECIMEN_AFTER = re.compile(r"\s*(?:[(\[,]|in (?:the |your )?)\s*([a-z]+(?: fluid)?)", re.IGNORECASE)
"""The word beside a name that may say of what it was measured."""
_REACH = 60
"""Characters between a number and the name that it belongs to, at most."""
_BACK = 3
"""Units before a number's own in which talk may have named what it is of."""


class Amount(NamedTuple):
    """A number of the record."""

    said: Mention
    """The number; its place is that in the unit's words."""
    unit: Unit
    """Where it stands."""
    drug: str
    """Ingredient that it is the dose or the frequency of, as far as the same unit says; or empty."""
    measured: str
    """What it measures, as far as the same unit says; or empty."""
    talked_of: frozenset[str]
    """The analyte and the drug that were named last before it, further off: `your a1c is up` `last time it was 6`."""
    near: frozenset[str]
    """Normal words close by."""
    wide: frozenset[str]
    """Normal words of the unit and its neighbours."""


@lru_cache(maxsize=8)
def recorded_amounts(evidence: Evidence) -> tuple[Amount, ...]:
    """Every number of the record, in order; decimals that a transcript cut in two (`seven .` `three`) come as one."""
    found: list[Amount] = []
    for unit in evidence.units:
        wide: frozenset[str] | None = None
        own = unit.quantities
        pieced = (*_products(own), *_cut_in_two(unit, evidence), *_pressure_in_two(unit, evidence))
        for said in (*own, *pieced, *_in_other_unit(unit, evidence)):
            if _is_reference(unit.words, said):
                continue
            if wide is None:
                wide = frozenset().union(*(near.normal for near in evidence.around(unit)))
            found.append(
                Amount(
                    said,
                    unit,
                    drug_of(unit.words, said),
                    _measured(evidence, unit, said),
                    _talked_of(evidence, unit, said),
                    topic_of(unit.words, said),
                    wide,
                )
            )
    return tuple(found)


def _measured(evidence: Evidence, unit: Unit, said: Mention) -> str:
    """As `measured_by`; of a result below the title of another specimen than blood, with that specimen."""
    name, specimen = measured_by(unit.words, said), evidence.specimens.get((unit.source_id, unit.start, unit.end), "")
    return f"{specimen} {name}" if name and specimen and not name.startswith(specimen) else name


def topic_of(text: str, said: Mention) -> frozenset[str]:
    """Normal words around a number, without those that stand beside any number."""
    around = f"{text[max(said.start - _BEFORE, 0) : said.start]} {text[said.end : said.end + _AFTER]}"
    cut = around.partition(" ")[2] if said.start > _BEFORE else around  # no halves of words
    return frozenset(word for word in normal_words(cut) if word not in _OF_A_NUMBER and not word[0].isdigit())


def drug_of(text: str, said: Mention) -> str:
    """The drug that a dose or frequency belongs to: the last one named before it, else the first after it."""
    drugs = find_drugs(text)
    before = [m for m in drugs if m.end <= said.start and said.start - m.end <= _REACH * 2]
    next_ = next((m for m in drugs if m.start == said.end + 1), None)
    if next_ and said.kind == "frequency" and before and _is_timed(text[before[-1].end : said.start]):
        return next_.ingredient
    if before and not (said.kind == "dose" and _taken(text, before[-1].end, said)):
        return before[-1].ingredient
    after = [m for m in drugs if m.start >= said.end and m.start - said.end <= _REACH // 2]
    return after[0].ingredient if after else (before[-1].ingredient if before else "")


def _is_timed(between: str) -> bool:
    """`A every two weeks, then weekly B`: the drug before has its frequency."""
    return any(mention.kind == "frequency" for mention in find_quantities(between))


def _taken(text: str, start: int, said: Mention) -> bool:
    """`metformin 500 mg and 20 mg of lisinopril`: the drug before has its dose, and `of` leads to the next."""
    between = [m for m in find_quantities(text[start : said.start]) if m.kind == "dose"]
    return bool(between) and bool(re.match(r"\s+of\b", text[said.end :]))


def measured_by(text: str, said: Mention) -> str:
    """What a number measures: the closest name before it in its clause, else the one right after it.

    Empty for bounds (`reference 0.5-1.1`, `goal below 7`) and ends of scales: they are nobody's result.
    """
    if _BOUND.search(text, max(said.start - _REACH, 0), said.start) or _END_OF_SCALE.match(text, said.end):
        return ""
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, said.start)), default=0)
    names = find_analytes(text)
    before = [m for m in names if begin <= m.start and m.end <= said.start and said.start - m.end <= _REACH]
    if before:
        return _named(text, before[-1].start, before[-1].end, before[-1].name)
    after = [m for m in names if m.start >= said.end and m.start - said.end <= _REACH // 4]
    is_named = after and not _AND.search(text, said.end, after[0].start)
    return _named(text, after[0].start, after[0].end, after[0].name) if is_named else ""


def _talked_of(evidence: Evidence, unit: Unit, said: Mention) -> frozenset[str]:
    """What was named last, in the unit or shortly before it: talk names a thing once and then says `it`."""
    place = evidence.place(unit)
    back = evidence.units[max(place - _BACK, 0) : place] if place is not None else ()
    texts = [one.words for one in reversed(back) if one.source_id == unit.source_id]
    analytes = [m.name for m in find_analytes(unit.words) if m.end <= said.start]
    drugs = [m.ingredient for m in find_drugs(unit.words) if m.end <= said.start]
    for text in texts:
        analytes = analytes or [m.name for m in find_analytes(text)]
        drugs = drugs or [m.ingredient for m in find_drugs(text)]
    return frozenset((*analytes[-1:], *drugs[-1:]))


def _named(text: str, start: int, end: int, name: str) -> str:
    """`urine glucose` for `Urinary glucose`, `Glucose (urine)` and `glucose in the urine`."""
    before, after = _SPECIMEN_BEFORE.search(text, 0, start), _SPECIMEN_AFTER.match(text, end)
    specimen = specimen_of((before[1] if before else "") or (after[1] if after else ""))
    return f"{specimen} {name}" if specimen and not name.startswith(specimen) else name


def _products(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """`two 500 mg tablets`, `500 mg, 2 tablets`: the whole dose."""
    counts = [
        m.value[0] for m in mentions if m.unit == "tablet" or (m.kind == "number" and m.value[0] in (2.0, 3.0, 4.0))
    ]
    for mention in mentions:
        if mention.kind == "dose" and mention.unit != "tablet":
            for count in counts:
                yield mention._replace(value=tuple(value * count for value in mention.value))


def _cut_in_two(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """A number at the unit's end whose decimals begin the next unit."""
    place = evidence.place(unit)
    if place is None or not unit.quantities or place + 1 >= len(evidence.units):
        return
    after = evidence.units[place + 1]
    last = unit.quantities[-1]
    if after.source_id != unit.source_id or not after.quantities or after.quantities[0].start > 0:
        return
    first = after.quantities[0]
    if first.kind == "date" or last.value[-1] != int(last.value[-1]):  # a line of its own, or its decimals are there
        return
    if last.kind in ("number", "measure") and not last.unit and re.fullmatch(r"\s*\.?\s*", unit.words[last.end :]):
        digits = "".join(f"{value:g}" for value in first.value)
        if digits.isdigit():
            yield last._replace(value=(float(f"{int(last.value[-1])}.{digits}"),), kind=first.kind, unit=first.unit)


def _in_other_unit(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """A result's number in the other unit of its analyte, also rounded to two, three and four digits as people do."""
    place = (unit.source_id, unit.start, unit.end)
    for quantity, other in evidence.conversions.get(place, ()):
        form = find_quantities(f"{other.value:.6f} {other.unit}")
        if other.value and len(form) == 1 and form[0].unit:
            values = (other.value, *_rounded(other.value))
            own = (m for m in unit.quantities if m.kind == "measure" and m.value == (quantity.value,))
            yield from (m._replace(value=values, unit=form[0].unit) for m in own)


def _rounded(value: float) -> Iterator[float]:
    """Whole numbers keep all their digits."""
    least = max(0, 1 - math.floor(math.log10(abs(value))))
    return (round(value, least + more) for more in range(3))


def _is_reference(text: str, said: Mention) -> bool:
    """`6.1 g/L (7.0-16.0)`: a range alone in brackets behind a value is what is normal, and nobody's result."""
    if len(said.value) != 2 or said.kind not in ("number", "measure"):
        return False
    return bool(_VALUE_AND_BRACKET.search(text, 0, said.start) and _BRACKET.match(text, said.end))


def _pressure_in_two(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """A systolic result with the diastolic one beside it: structured records have one blood pressure in two."""
    if not _SYSTOLIC.search(unit.words):
        return
    for near in evidence.around(unit):
        if near is not unit and _DIASTOLIC.search(near.words):
            high, low = (next((m for m in u.quantities if m.unit == "mmhg"), None) for u in (unit, near))
            if high and low:
                yield high._replace(kind="pressure", value=(high.value[0], low.value[0]))


def in_base(said: Mention) -> tuple[float, ...]:
    """Its values in the base unit of its dimension."""
    return tuple(in_base_unit(value, said.unit)[0] for value in said.value)


def dimension(said: Mention) -> str:
    """The base unit of its dimension; empty for bare numbers."""
    return in_base_unit(1, said.unit)[1]


def is_same(value: float, other: float, units: tuple[str, str] = ("", "")) -> bool:
    """Whether two values in one base unit are the same amount.

    Args:
        value: in the base unit.
        other: in the base unit.
        units: those that they were written in. Converted values may be rounded: a month is 4 weeks.
    """
    return abs(value - other) <= _rounding(*units) * max(abs(value), abs(other))


def _rounding(one: str, other: str) -> float:
    if one == other:
        return 1e-4
    if {one, other} & {"month", "year"}:
        return 0.08
    if {one, other} & _SPANS:  # half an hour is 30 minutes and not 28
        return 1e-4
    return 0.004 if {one, other} & {"degc", "degf"} else 0.02
