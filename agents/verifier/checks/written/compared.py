"""How a finding compares with before, said otherwise than a report has it: `unchanged` of a new one or of `14 mm, was 9`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from wardround.tools.terms import find_meanings, find_problems

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import FAMILY, kin_in
from ...labels import label_at
from ...sides import sides_of
from ...stamps import written_on
from ...stretches import stretches
from ...units import Unit
from .body_places import heads_in, places_in
from .short import keys_in

_WAYS = {
    "new": r"new(?:ly)?(?! (?:medic|drug|dose|patient|symptom|york|appoint|prescri))|interval (?:development|appearance) of|(?:has|have) (?:newly )?(?:developed|appeared)|de novo",
    "old": r"old|pre-?existing|long-?standing|chronic|known|previously (?:seen|noted|present|documented|described)|as before",
    "grown": r"gr[eo]wn?|growing|growth|(?:has|have|had|interval) enlarge\w*|enlarging|increas(?:ed|ing|e) in (?:size|volume|extent)|interval increase|larger|bigger|progress(?:ed|ion|ing)|rose|risen"
    r"|(?:has|have) increased|increasing",
    "shrunk": r"shr[aiu]nk\w*|smaller|decreas(?:ed|ing|e) in (?:size|volume|extent)|interval (?:decrease|reduction)|regress(?:ed|ion|ing)|decreasing|reduced in size|fell|fallen|fall of|dropped|declin(?:ed|e|ing)(?! (?:an?|any|the|his|her|their|to|further|all|\w+(?:ostomy|ectomy|scopy|plasty|therapy|surgery))\b)"
    r"|(?:has|have) (?:decreased|reduced)|decreased (?:vs|versus|from|compared|since)",
    "same": r"unchanged|stable|static|no (?:\w+ )?(?:interval )?change|same size|similar (?:in size|to (?:the )?(?:prior|previous))",
    "better": r"improv(?:ed|ing|ement)|better",
    "worse": r"worse(?:n\w*)?|deteriorat\w+",
    "gone": r"resolved|(?:interval |complete )resolution|disappeared|no longer (?:seen|visible|present|identified|visuali[sz]ed)|cleared",
    "there": r"persist(?:s|ent|ed|ing)?|remains?",
}
_WAY = re.compile("|".join(rf"\b(?P<{way}>{words})\b" for way, words in _WAYS.items()), re.IGNORECASE)
_EXCLUDES = {
    "new": "old grown shrunk same better worse there",
    "old": "new",
    "grown": "shrunk same gone",
    "shrunk": "grown same new",
    "same": "new grown shrunk better worse gone",
    "better": "worse grown same",
    "worse": "better shrunk same gone",
    "gone": "new grown shrunk same better worse there",
    "there": "gone",
}
_MORE_IS_BETTER = re.compile(r"\b(?:LV)?EF\b|\bejection fraction\b|\bFEV1?\b|\bFVC\b|\b[DT]LCO\b", re.IGNORECASE)
_ELSE = re.compile(
    r"\b(?:calcifications?|shadowing|thickening|scarring|fibrosis|emphysema|varices|erosions?|hydronephrosis|ascites|dilat(?:at)?ion|midline shift|cardiomegaly|h(?:a)?ematomas?|bundle branch block|hemiblock"
    r"|blunting|air ?trapping|plaques?|signal|enhancement|marrow oedema|bone marrow edema|hypertrophy|vegetation|aorta|aortic root|common bile duct|CBD|spleen|uterus|prostate|endometrium|pseudocyst|endoleak)\b",
    re.IGNORECASE,
)
"""What reports find, beside what has a name or a place elsewhere."""
_MEASURED = "="
_AS_SIZE = {"better": "grown", "worse": "shrunk"}
_NOT = re.compile(r"\b(?:no|not|without|nor|never|any|if|n['’]t) (?:\w+ )?\Z", re.IGNORECASE)
_NUMBER = r"(\d+(?:\.\d+)?)"
_SIZE = re.compile(rf"(?<![\w.]){_NUMBER}(?: x \d[\d.]*)*\s?(?:%|mm|cm|L\b|mL)")
_WAS = re.compile(
    rf"\b(?:previous(?:ly)?|prev|prior(?!-)|was|formerly|compared (?:with|to)|vs|up from|down from):? (?:(?:was|at|only|about|of|measur\w+|up to) ){{0,2}}{_NUMBER}(?!\s?[/\d.])",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"(?<![\w.]){_NUMBER}\s?(?:mm|cm|%)?,? (?:in|on) (?:[A-Z][a-z]+ )?(?:(?:19|20)\d\d\b|\d{{1,2}}[/.]\d{{1,2}}[/.])"
)
"""`18 mm (14 mm in 2024)`."""
_FROM_TO = re.compile(
    rf"\bfrom {_NUMBER}(?: ?(?:mm|cm|%))? to {_NUMBER} ?(?:mm|cm|%)|(?<![\w.]){_NUMBER}(?: ?(?:mm|cm|%))? ?(?:->|→) ?{_NUMBER}",
    re.IGNORECASE,
)
_ALIKE = 1.1
"""Ratio of two sizes up to which one may be called as large as the other too."""
_CLAUSE = re.compile(r"[.\n](?!\d)|;(?! ?(?:prior|prev\w*|was|[\d.]+ ?(?:mm|cm|%) (?:in|on))\b)")
_PART = re.compile(r", | and | but | while | whereas | with ")
_TIED = 0.8
"""Share of the best one's words from which another place is of the same finding too."""
_OPEN = re.compile(
    r"\b(?:if|unless|should|until|monitor\w*|for (?:stability|progression)|to (?:assess|exclude|confirm|ensure)|may|might|could|since (?:yesterday|admission)|symptom\w*|pain|dose)\b|\?",
    re.IGNORECASE,
)
_LIGHT = re.compile(
    r"#?(?:mm|cm|left|right|new|old|size|scan|ct|mri|prior|previous\w*|compar\w*|interval|unchang\w*|stabl\w*|it|since)\Z"
)


class _Compared(NamedTuple):
    """What a clause says of how some findings go."""

    ways: frozenset[str]
    heads: frozenset[str]
    keys: frozenset[str]
    sides: frozenset[str]
    places: frozenset[tuple[str, str]]
    words: str
    """Of the first way, as the text has it."""


def comparisons_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a finding called new, old, larger, smaller, the same, better or gone where every place of the record says otherwise."""
    text = context.claim.text
    if kin_in(text) or FAMILY.search(text):
        return
    for said in _compared(text) if not _OPEN.search(text) else ():
        if len(said.ways) == 1 and said.heads:
            yield from _held_against(context, said)


def _held_against(context: ClaimInContext, said: _Compared) -> Iterator[Signal]:
    """Whether every place that is as likely of the same finding has a way that excludes the claim's."""
    (way,) = said.ways
    same = [(one, unit) for one, unit in _recorded(context.evidence) if _may_be_same(said, one)]
    weigh = context.evidence.weight
    shared = [fsum(map(weigh, said.keys & one.keys)) + 2 * len(said.places & one.places) for one, _ in same]
    most = max(shared, default=0.0)
    told = [found for found, share in zip(same, shared, strict=True) if share >= most * _TIED]
    if any(head[0] == _MEASURED for head in said.heads):  # its values stand in many places
        told = [(one, unit) for one, unit in told if one.ways]
    against = frozenset(_EXCLUDES[way].split())
    is_of_then = way not in ("new", "old") and not _is_of_last_day(context.evidence, [unit for _, unit in told])
    if told and not is_of_then and all(one.ways and one.ways <= against for one, _ in told):
        first, unit = told[0]
        message = f"the claim says “{said.words}”, the record “{first.words}”"
        yield Signal("written_compared", 1.0, "comparison_mismatch", message, (unit,), words=said.words)


def _is_of_last_day(evidence: Evidence, units: list[Unit]) -> bool:
    """Whether some place is of the last day of the record: later ones may tell in other words that all is well."""
    return any(written_on(evidence, unit) >= _last_day(evidence) for unit in units)


@lru_cache(maxsize=8)
def _last_day(evidence: Evidence) -> str:
    return max((written_on(evidence, unit) for unit in evidence.units), default="")


def _may_be_same(one: _Compared, other: _Compared) -> bool:
    """Whether both may be of one finding: the same thing, on no other side and in no other place."""
    if not one.heads & other.heads or (one.sides and other.sides and not one.sides & other.sides):
        return False
    scales = {scale for scale, _ in one.places} & {scale for scale, _ in other.places}
    return all(
        {value for scale, value in one.places if scale == each} & {v for scale, v in other.places if scale == each}
        for each in scales
    )


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[_Compared, Unit], ...]:
    """What the record says of findings, those included of which it compares nothing."""
    return tuple(
        (one, unit) for unit in evidence.units for one in _compared(unit.words, label_at(unit.text, unit.start))
    )


@lru_cache(maxsize=32768)
def _compared(text: str, label: str = "") -> tuple[_Compared, ...]:
    return tuple(one for part in _parts(text) if (one := _read(part, label)).heads)


def _parts(text: str) -> Iterator[str]:
    """Its clauses; one that says two ways is cut further."""
    for clause in _cut(_CLAUSE, text):
        several = len({match.lastgroup for match in _WAY.finditer(clause)}) > 1
        parts: list[str] = []
        for part in _cut(_PART, clause) if several else ():
            if parts and not _WAY.search(part):
                parts[-1] += f", {part}"
            else:
                parts.append(part)
        yield from parts or [clause]


def _cut(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (text[begin:end] for begin, end in stretches(pattern, text))


def _read(clause: str, label: str) -> _Compared:
    """What a clause compares, and how: with its label, which may name the finding or the part."""
    whole = f"{label}: {clause}" if label and label not in clause else clause
    said = [match for match in _WAY.finditer(clause) if not _NOT.search(clause, 0, match.start())]
    ways = {str(match.lastgroup) for match in said} | _by_numbers(clause)
    if _MORE_IS_BETTER.search(clause):
        ways = {_AS_SIZE.get(way, way) for way in ways}
    if len(ways) > 1:
        ways -= {"old"}  # `previously known nodule, unchanged`
    heads = frozenset((*heads_in(whole), *_named(whole)))
    keys = frozenset(key for key in keys_in(whole) if not _LIGHT.match(key))
    sides = frozenset(one.side for one in sides_of(whole))
    sides = frozenset() if "both" in sides else sides
    first = said[0].group() if said else clause.strip()[:60]
    return _Compared(frozenset(ways), heads, keys, sides, places_in(whole), first)


def _named(text: str) -> Iterator[str]:
    yield from (f"#{one.concept}" for one in find_problems(text))
    yield from (f"~{one.name}" for one in find_meanings(text) if one.is_finding)
    yield from ("lymph node" for _ in re.finditer(r"\b(?:lymph )?nodes?\b|\b(?-i:LNs?)\b", text, re.IGNORECASE))
    yield from (match.group().casefold().rstrip("s") for match in _ELSE.finditer(text))
    for match in _MORE_IS_BETTER.finditer(text):
        name = match.group().upper().removeprefix("LV")
        yield _MEASURED + {"EJECTION FRACTION": "EF", "FEV": "FEV1", "TLCO": "DLCO"}.get(name, name)


def _by_numbers(clause: str) -> set[str]:
    """The way of two sizes: `14 mm, previously 9 mm`, `from 11 to 18 mm`."""
    sizes = list(_SIZE.finditer(clause))
    was = _WAS.search(clause) or _THEN.search(clause)
    if pair := _FROM_TO.search(clause):
        first, last = (float(value) for value in pair.groups() if value)
    elif was and (now := [one for one in sizes if one.end() <= was.start()]):
        first, last = float(was[1]), float(now[-1][1])
    else:
        return set()
    small, large = sorted((first, last))
    if not small or large > small * 5:  # cm beside mm
        return set()
    way = "grown" if last > first else "shrunk"
    return {way} if large > small * _ALIKE else {"same", way}
