"""Doses and which way they were changed: `increased from 40 to 80 micrograms`, where the record has other doses of it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from wardround.tools.quantities import Mention
from wardround.tools.terms import find_drugs

from ...actions import BACK
from ...amounts import Amount, dimension, drug_of, in_base, is_all_of_a_day, is_same, recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...shortly import is_dosed_shortly
from ...stretches import stretches
from ...units import Unit
from .days import day_in, day_told

Way = Literal["up", "down"]
_WAYS: dict[Way, str] = {
    "up": r"increas(?:ed?|ing)|rais(?:ed?|ing)|up-?titrated|doubled|higher dose|dose up|went up|stepped up|up (?:from|to)|↑",
    "down": r"reduc(?:ed?|ing|tion)|decreas(?:ed?|ing)|lower(?:ed|ing)|halved|down-?titrated|lower dose|half (?:the )?dose|taper(?:ed|ing)?|wean(?:ed|ing)?|dose down|stepped down|↓|down (?:from|to)|cut (?:back|down|to|from|by)",
}
_WAY = re.compile("|".join(rf"(?P<{way}>(?<!\w)(?:{words})(?!\w))" for way, words in _WAYS.items()), re.IGNORECASE)
_SAME = re.compile(
    r"\b(?:(?:previous|same|usual|full|original|unchanged|prior) dose|unchanged|unaltered|no (?:dose )?changes?)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:half|quarter|third|double|twice|above|below|than|of)(?: (?:of|his|her|its|their|the))*\s+\Z", re.IGNORECASE
)
"""`half her previous dose` is another one."""
_WAS = re.compile(
    r"\((?:(?:cut|reduced|lowered|decreased|down|up|raised|increased|changed) )?(?:was|previously|from|before)\s*:?\s*(\d[\d.,]*)(\s?g\b)?",
    re.IGNORECASE,
)
_UNIT = r"\s?(?:mg|mcg|µg|micrograms?|units?|g|ml)?"
_FROM_TO = re.compile(
    rf"\bfrom (?P<a>\d[\d.,]*)(?P<in_a>{_UNIT})[^.;]{{0,25}}? to (?P<b>\d[\d.,]*)(?P<in_b>{_UNIT})"
    rf"|(?P<c>\d[\d.,]*)(?P<in_c>{_UNIT}) ?(?:->|→) ?(?P<d>\d[\d.,]*)(?P<in_d>{_UNIT})(?![\d.,]*\d| ?[a-zµ]{{0,5}}/(?:kg|m2|m²))",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[.;\n](?!\d)|, (?=\w+ (?:was|were|is)\b)| and (?=(?:[\w-]+ ){1,4}(?:was|were|is|has|had|fell|rose)\b)| while | whereas |(?<=\)), |, so | once (?!(?:dai|night|week|month)ly\b|an? |per |every |each )| when | after | because | since ",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:if|unless|(?-i:may)|might|could|consider\w*|maximum|up to|total|cumulative|further|allerg\w*)\b|\?",
    re.IGNORECASE,
)
_LEAST_IN_MILLIGRAMS = 20.0
"""No dose in grams is as much."""
_TIMES = (1.0, 2.0, 3.0, 4.0, 6.0, 0.5, 0.25, 1 / 3)
"""Ratios of a dose to another by which both may be one: tablets, times a day."""


class _Changed(NamedTuple):
    """A medicine's dose that went up or down."""

    drug: str
    way: Way


def doses_are_of_the_medicine(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a dose that no dose of the same medicine in written records is, nor any part or multiple of one."""
    text = context.claim.text
    if _OPEN.search(text):
        return
    for said in context.quantities:
        drug = drug_of(text, said) if said.kind == "dose" and said.unit and said.unit != "tablet" else ""
        if not drug or _is_of_a_level(text, said):
            continue
        told = _doses(context.evidence, drug, dimension(said))
        own = [one for one in recorded_amounts(context.evidence) if one.drug == drug]
        if is_all_of_a_day(text, said, own):
            continue
        wrong = [value for value in in_base(said) if not any(_may_be(value, one.said) for one in told)]
        if wrong and any(one.said.unit for one in told) and not is_dosed_shortly(context.evidence, drug, said):
            doses = ", ".join(one.unit.words[one.said.start : one.said.end] for one in told[:3])
            words = text[said.start : said.end]
            message = f"the claim gives “{words}” of {drug}; the record {doses}"
            yield Signal(
                "written_dose", 1.0, "dose_mismatch", message, tuple(one.unit for one in told[:2]), words=words
            )


def _is_of_a_level(text: str, said: Mention) -> bool:
    return bool(re.match(r"\s*/\s*(?:m?L|dL)\b", text[said.end :]))


def _doses(evidence: Evidence, drug: str, of: str) -> list[Amount]:
    return [
        one
        for one in recorded_amounts(evidence)
        if one.drug == drug
        and one.said.kind in ("dose", "number", "measure")
        and (not one.said.unit or dimension(one.said) == of)
    ]


def _may_be(value: float, other: Mention) -> bool:
    """A bare number may be in any unit of mass."""
    bases = in_base(other) if other.unit else tuple(n * scale for n in other.value for scale in (1.0, 1e-3, 1e-6, 1e3))
    return any(is_same(value, base * times, ("mg", "g")) for base in bases for times in _TIMES)


def changes_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a dose said to go up that written records only have going down, or the other way round, or as it was."""
    text = context.claim.text
    if _OPEN.search(text):
        return
    changes = list(_read(text))
    for said in changes:
        yield from _another_way(context, said)
    same = _SAME.search(text)
    if same and not changes and not _PART.search(text, 0, same.start()):
        yield from _not_as_before(context)


def _another_way(context: ClaimInContext, said: _Changed) -> Iterator[Signal]:
    if any(BACK.search(unit.words) for unit in context.evidence.naming(said.drug)):
        return
    told = [one for one in _of_drug(context, said.drug) if not _is_of_another_day(context, one[1])]
    if told and all(one.way != said.way for one, _ in told):
        yield _signal(f"the claim has {said.drug} going {said.way}; the record the other way", told)
    elif not told and (kept := _kept(context, said)):
        yield _signal(f"the claim has {said.drug} going {said.way}; the record as it was", kept)


def _is_of_another_day(context: ClaimInContext, unit: Unit) -> bool:
    """Whether a claim tells of one day, and a unit of another: a dose goes up on the one and down on the other."""
    if sum(one.kind == "date" for one in context.quantities) > 1:
        return False
    own = day_told(context.evidence, unit)
    day = day_in(context.claim.text, own) if own else ""
    return len(day) == len(own) and day != own


def _not_as_before(context: ClaimInContext) -> Iterator[Signal]:
    for drug in sorted(context.drugs):
        told = _of_drug(context, drug)
        is_same = any(_SAME.search(unit.words) for unit in context.evidence.naming(drug))
        if told and not is_same and _is_close(context.claim.text, drug):
            yield _signal(f"the claim has the dose of {drug} as before; the record changes it", told)


def _of_drug(context: ClaimInContext, drug: str) -> list[tuple[_Changed, Unit]]:
    return [(one, unit) for one, unit in _recorded(context.evidence) if one.drug == drug]


def _kept(context: ClaimInContext, said: _Changed) -> list[tuple[_Changed, Unit]]:
    """Where the record says that the dose stays as it is, if it has no second one, and the claim tells of no certain day."""
    amounts, is_dated = recorded_amounts(context.evidence), any(one.kind == "date" for one in context.quantities)
    doses = {one.said.value for one in amounts if one.drug == said.drug and one.said.kind == "dose"}
    named = context.evidence.naming(said.drug) if len(doses) <= 1 and not is_dated else []
    return [(said, unit) for unit in named if _is_close(unit.words, said.drug)]


def _is_close(text: str, drug: str) -> bool:
    """Whether it is this medicine that is as before."""
    same = _SAME.search(text)
    before = [one for one in find_drugs(text) if same and one.end <= same.start()]
    return bool(before) and before[-1].ingredient == drug


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[_Changed, Unit], ...]:
    return tuple((one, unit) for unit in evidence.units for one in _read(unit.words))


def _read(text: str) -> Iterator[_Changed]:
    for begin, end in stretches(_CUT, text):
        drugs = find_drugs(text[begin:end])
        way = _way(text[begin:end]) if len(drugs) == 1 else None
        if way:
            yield _Changed(drugs[0].ingredient, way)


def _way(clause: str) -> Way | None:
    """Which way a clause has a dose go, by its numbers and else by its words."""
    if was := _WAS.search(clause):
        now = re.findall(r"(?<![\d.<>])\d+(?:\.\d+)?", clause[: was.start()])
        return _by(_number(was[1]) * _milligrams(was[2], now[-1]), _number(now[-1])) if now else None
    if pair := _FROM_TO.search(clause):
        first, second, one, other = (
            pair[n] or pair[m] or "" for n, m in (("a", "c"), ("b", "d"), ("in_a", "in_c"), ("in_b", "in_d"))
        )
        if not one.strip() or one.strip() == other.strip():  # `from 1 g to 500 mg`: the words tell
            return _by(_number(first), _number(second))
    match = _WAY.search(clause)
    return "up" if match and match["up"] else "down" if match else None


def _milligrams(unit: str | None, now: str) -> float:
    """By what a former dose in grams is told in the unit of the new one: `500 qds (was 1 g)`."""
    return 1000.0 if unit and _number(now) >= _LEAST_IN_MILLIGRAMS else 1.0


def _by(before: float, after: float) -> Way | None:
    return None if before == after else "up" if after > before else "down"


def _number(text: str) -> float:
    return float(text.replace(",", "").rstrip("."))


def _signal(message: str, told: Sequence[tuple[_Changed, Unit]]) -> Signal:
    return Signal("written_change", 1.0, "dose_mismatch", message, tuple(unit for _, unit in told[:2]))
