"""Stages, grades and classes: `CKD stage 3a`, `GOLD 3`, `Child-Pugh B`, `second-degree tear`, `mild dementia`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...check import ClaimInContext, Signal
from ...units import Unit
from .subjects import Placed, best_placed, placed

_NAMED = (
    r"GOLD|NYHA|CCS|Child(?:[- ]Pugh)?|Mayo|Garden|Fontaine|Rutherford|Wagner|ISUP|PI-?RADS|BI-?RADS|LI-?RADS|TI-?RADS|ECOG"
    r"|ASA|Killip|Deauville|Bosniak|Ann Arbor|FIGO|Hunt[- ]and[- ]Hess|Forrest|AAST|Gustilo(?:[- ]Anderson)?|Hinchey|Kellgren(?:[- ]Lawrence)?|Salter(?:[- ]Harris)?|Fazekas|Modic|Pfirrmann|Tanner"
)
"""Scales that one thing alone is graded by."""
_VALUE = r"(?P<value>[0-5](?:[a-d](?![a-z]))?|(?:IV|V|I{1,3})[a-d]?|[A-E](?![\w'’]))(?![\w/.,]*\d)(?!\w)"
_SCALE = re.compile(
    rf"(?<![\w-])(?:(?P<named>{_NAMED})|(?P<plain>(?-i:G)(?=[1-5])|(?-i:CKD)(?= ?[1-5])|stage|grade|gr\.?(?= ?\d)|class|degree))"
    rf"(?:(?:[\s:=-]|score|stage|grade|class|group|is|was|of)*?)\s*{_VALUE}",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[- ]degree\b", re.IGNORECASE)
_SEVERITY = re.compile(r"(?<!no )\b(?P<severity>mild|mod(?:erate)?|severe)(?:ly)?\b(?!(?: |-)to)", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "1st": "1", "2nd": "2", "3rd": "3", "4th": "4"}
_OF_ANYTHING = frozenset({"stage", "grade", "class", "degree", "severity"})
"""Scales that many things are graded by."""
_SAME_SCALE = {
    "gr": "grade",
    "gr.": "grade",
    "g": "stage",
    "ckd": "stage",
    "ann arbor": "stage",
    "figo": "stage",
    "child": "child-pugh",
    "child pugh": "child-pugh",
}


@lru_cache(maxsize=32768)
def stages_in(text: str) -> tuple[Placed, ...]:
    """The stages that a text gives."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Placed]:
    for match in _SCALE.finditer(text):
        name = (match["named"] or match["plain"]).casefold().replace("pirads", "pi-rads")
        value = match["value"].casefold()
        if value[0].isdigit() or value[0] in "iv" or name.startswith("child"):
            yield placed(text, _SAME_SCALE.get(name, name), _plain(value), *match.span())
            if name == "g":  # `neuropathy G1`, `CKD G4`
                yield placed(text, "grade", _plain(value), *match.span())
    for match in _ORDINAL.finditer(text):
        yield placed(text, "degree", _ORDINALS[match["ordinal"].casefold()], *match.span())
    for match in _SEVERITY.finditer(text):
        yield placed(text, "severity", _plain_severity(match["severity"].casefold()), *match.span())


def _plain_severity(word: str) -> str:
    """`mod` as charts have it."""
    return "moderate" if word == "mod" else word


def _plain(value: str) -> str:
    """`IIIa` as `3a`."""
    roman = value.rstrip("abcd") if len(value) > 1 or value in _ROMAN else ""
    return _ROMAN[roman] + value[len(roman) :] if roman in _ROMAN else value


def stages_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a stage, grade or class that written records give otherwise of the same thing."""
    for said in stages_in(context.claim.text):
        rivals = best_placed(context, said, context.evidence.each(stages_in), alone=said.scale not in _OF_ANYTHING)
        if (
            rivals
            and not any(_agree(said.value, told.value) for told, _ in rivals)
            and not _is_beside(context, said, rivals)
            and not _is_told_alone(context.claim.text[said.start : said.end], rivals)
        ):
            words = context.claim.text[said.start : said.end]
            told, unit = rivals[0]
            message = f"“{words}” is not in the sources; they have {unit.words[told.start : told.end]}"
            yield Signal("written_stage", 1.0, "severity_mismatch", message, (unit,), words=words)


def _is_beside(context: ClaimInContext, said: Placed, rivals: list[tuple[Placed, Unit]]) -> bool:
    """Whether a sentence beside one that grades it otherwise has the claim's grade: `RV moderately dilated, function poor`.

    Many things have grades, and a line may grade two: `direct view grade 3; with the videolaryngoscope grade 1`.
    """
    beside = {other for _, unit in rivals for other in (unit, *context.evidence.around(unit))}
    return said.scale in ("severity", "grade") and any(
        told.scale == said.scale and _agree(said.value, told.value) for unit in beside for told in stages_in(unit.words)
    )


def _is_told_alone(words: str, rivals: list[tuple[Placed, Unit]]) -> bool:
    """Whether a place has the claim's roman number without its scale beside another: `NYHA II (III when you saw him)`."""
    number = words.split()[-1]
    alone = re.compile(rf"(?<![\w-]){re.escape(number)}(?![\w-])")
    return len(number) > 1 and not set(number) - set("IV") and any(alone.search(unit.words) for _, unit in rivals)


def _agree(one: str, other: str) -> bool:
    """`3` may be `3a`."""
    return one == other or one.startswith(other) or other.startswith(one)
