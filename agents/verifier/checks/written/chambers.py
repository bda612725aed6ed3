"""Chambers and vessels called dilated that written records find of normal size, and the other way round."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import kin_in
from ...labels import label_at
from ...patterns import whole_words
from ...stretches import stretches
from ...units import Unit

_NAMES = {
    "right ventricle": r"rv|right ventric(?:le|ular)",
    "left ventricle": r"lv|left ventric(?:le|ular)",
    "left atrium": r"la|left atri(?:um|al)",
    "right atrium": r"ra|right atri(?:um|al)",
    "both atria": r"(?:both |bi-?)atri(?:a|al)",
    "aorta": r"(?:ascending |abdominal |thoracic )?aorta|aortic root",
    "bile duct": r"cbd|(?:common )?bile duct",
    "ventricles": r"(?<!right )(?<!left )ventricles",
    "spleen": r"spleen",
}
_NAME = {name: whole_words(words) for name, words in _NAMES.items()}
_NORMAL = re.compile(
    r"\bnormal(?: (?:in|cavity|chamber|internal|overall))? (?:size|calib(?:re|er)|dimensions?)|\b(?:size|calib(?:re|er)|dimensions?) (?:is |are )?normal|\b(?:not|non-?|un)[ -]?(?:dilated|enlarged)",
    re.IGNORECASE,
)
_LARGE = re.compile(
    r"(?<!not )(?<!non-)(?<!non)(?<!un)\b(?:dilated|enlarged|dilat(?:at)?ion|enlargement)\b", re.IGNORECASE
)
_NO = re.compile(r"\b(?:no|not|without|if|any)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;\n](?!\d)|, (?=(?:[A-Z]{2}|left|right|the)\b)| and (?=(?:the|a) )")


class _Sized(NamedTuple):
    name: str
    is_large: bool
    words: str


def chambers_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a chamber or vessel of which no written record has the size that the claim gives, and some have the other."""
    text = context.claim.text
    if kin_in(text):
        return
    for said in _sized(text):
        told = [(one, unit) for one, unit in _recorded(context.evidence) if one.name == said.name]
        if told and all(one.is_large != said.is_large for one, _ in told):
            one, unit = told[0]
            message = f"the claim calls the {said.name} “{said.words}”; the record “{one.words}”"
            yield Signal("written_chamber", 1.0, "negation_mismatch", message, (unit,), words=said.words)


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[_Sized, Unit], ...]:
    return tuple((one, unit) for unit in evidence.units for one in _sized(unit.words, label_at(unit.text, unit.start)))


@lru_cache(maxsize=32768)
def _sized(text: str, label: str = "") -> tuple[_Sized, ...]:
    return tuple(_read(text, label))


def _read(text: str, label: str) -> Iterator[_Sized]:
    for begin, end in stretches(_CLAUSE, text):
        clause = text[begin:end]
        names = [name for name, pattern in _NAME.items() if pattern.search(clause)]
        names = names or [name for name, pattern in _NAME.items() if pattern.fullmatch(label)]
        normal, large = _NORMAL.search(clause), _LARGE.search(clause)
        if len(names) != 1 or bool(normal) == bool(large):
            continue
        if normal:
            yield _Sized(names[0], False, normal.group())
        elif large and not _NO.search(clause, 0, large.start()):
            yield _Sized(names[0], True, large.group())
