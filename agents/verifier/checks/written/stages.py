"""Stages, grades and classes: `CKD stage 3a`, `GOLD 3`, `Child-Pugh B`, `second-degree tear`, `mild dementia`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import content_words

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...mentions import is_light
from ...units import Unit

_NAMED = (
    r"GOLD|NYHA|CCS|Child(?:[- ]Pugh)?|Mayo|Garden|Fontaine|Rutherford|Wagner|ISUP|PI-?RADS|BI-?RADS|LI-?RADS|TI-?RADS|ECOG"
    r"|ASA|Killip|Deauville|Bosniak|Ann Arbor|FIGO|Hunt[- ]and[- ]Hess|Fazekas|Modic|Pfirrmann|Tanner"
)
"""Scales that one thing alone is graded by."""
_VALUE = r"(?P<value>[0-5](?:[a-d](?![a-z]))?|(?:IV|V|I{1,3})[a-d]?|[A-E](?![\w'’]))(?![\w/.,]*\d)(?!\w)"
_SCALE = re.compile(
    rf"(?<![\w-])(?:(?P<named>{_NAMED})|(?P<plain>(?-i:G)(?=[1-5])|stage|grade|class|degree))"
    rf"(?:(?:[\s:=-]|score|stage|grade|class|group|is|was|of)*?)\s*{_VALUE}",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[- ]degree\b", re.IGNORECASE)
_SEVERITY = re.compile(r"(?<!no )\b(?P<severity>mild|moderate|severe)(?:ly)?\b(?!(?: |-)to)", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "1st": "1", "2nd": "2", "3rd": "3", "4th": "4"}
_SAME_SCALE = {"g": "stage", "ann arbor": "stage", "figo": "stage", "child": "child-pugh", "child pugh": "child-pugh"}
_NEAR = 4
"""Words on either side of a stage that say of what it is."""
_CLAUSE = re.compile(r"[.;\n]|,? (?:and|but|with|while) ")


class Staged(NamedTuple):
    """A stage with what it is of."""

    scale: str
    value: str
    """Number, or number and letter, or the letter of a scale of letters."""
    start: int
    end: int
    subject: frozenset[str]
    """Stems around it in its clause."""


@lru_cache(maxsize=32768)
def stages_in(text: str) -> tuple[Staged, ...]:
    """The stages that a text gives."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Staged]:
    for match in _SCALE.finditer(text):
        name = (match["named"] or match["plain"]).casefold().replace("pirads", "pi-rads")
        value = match["value"].casefold()
        if value[0].isdigit() or value[0] in "iv" or name.startswith("child"):
            yield _staged(text, _SAME_SCALE.get(name, name), _plain(value), match)
    for match in _ORDINAL.finditer(text):
        yield _staged(text, "degree", _ORDINALS[match["ordinal"].casefold()], match)
    for match in _SEVERITY.finditer(text):
        yield _staged(text, "severity", match["severity"].casefold(), match)


def _plain(value: str) -> str:
    """`IIIa` as `3a`."""
    roman = value.rstrip("abcd") if len(value) > 1 or value in _ROMAN else ""
    return _ROMAN[roman] + value[len(roman) :] if roman in _ROMAN else value


def _staged(text: str, scale: str, value: str, match: re.Match[str]) -> Staged:
    begin = max((cut.end() for cut in _CLAUSE.finditer(text, 0, match.start())), default=0)
    cut = _CLAUSE.search(text, match.end())
    words = [
        (key, start)
        for key, start, end in content_words(text)
        if begin <= start and end <= (cut.start() if cut else len(text)) and not key[0].isdigit() and not is_light(key)
    ]
    before = [key for key, start in words if start < match.start()][-_NEAR:]
    after = [key for key, start in words if start >= match.end()][:_NEAR]
    return Staged(scale, value, match.start(), match.end(), frozenset((*before, *after)))


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[Staged, Unit], ...]:
    return tuple((staged, unit) for unit in evidence.units for staged in stages_in(unit.words))


def stages_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a stage, grade or class that written records give otherwise of the same thing."""
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    for said in stages_in(context.claim.text):
        rivals = _best_placed(context, said)
        if rivals and not any(_agree(said.value, told.value) for told, _ in rivals):
            words = context.claim.text[said.start : said.end]
            told, unit = rivals[0]
            message = f"“{words}” is not in the sources; they have {unit.words[told.start : told.end]}"
            yield Signal("written_stage", 1.0, "severity_mismatch", message, (unit,))


def _best_placed(context: ClaimInContext, said: Staged) -> list[tuple[Staged, Unit]]:
    """The stages on the same scale that are of the same thing as the claim's, as far as the words around them say."""
    weigh = context.evidence.weight
    found = [(told, unit) for told, unit in _recorded(context.evidence) if told.scale == said.scale]
    shared = {id(told): sum(map(weigh, told.subject & said.subject)) for told, _ in found}
    most = max(shared.values(), default=0.0)
    if not most and said.scale in ("stage", "grade", "class", "degree", "severity"):
        return []
    return [(told, unit) for told, unit in found if shared[id(told)] >= most * _ENOUGH]


_ENOUGH = 0.6
"""Share of the best-placed one's words that another needs to be as well placed."""


def _agree(one: str, other: str) -> bool:
    """`3` may be `3a`."""
    return one == other or one.startswith(other) or other.startswith(one)
