"""How many: `three units of red cells`, `ten attacks`, where written records count another number of them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import stem

from ...check import ClaimInContext, Signal

_WORDS = {
    name: float(place)
    for place, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_NUMBER = rf"(?P<n>\d{{1,2}}|{'|'.join(_WORDS)}|a single|once|twice)"
_BLOOD = r"(?P<blood>units?(?: of)?(?: packed)? (?:red (?:blood )?cells?|blood|prbcs?|rbcs?|platelets|plasma|ffp))"
_COUNTED = (
    r"(?P<noun>episodes?|attacks?|seizures?|falls?|admissions?|shocks?|exacerbations?|stents?|grafts?|pregnanc\w+|miscarriages?|births?|children|siblings?"
    r"|sons?|daughters?|brothers?|sisters?|lesions?|nodules?|polyps?|stones?|fractures?|erosions?|ulcers?|biops(?:y|ies)|nodes|cycles?|sessions?|fractions?|courses?"
    r"|injections?|infusions?|procedures?|operations?|carers?|flights?|pillows?|drinks?|pints?|cigarettes?|loops?|bottles?|sets?|visits|masses|cysts?|blisters|migraines?"
    r"|headaches|flares?|relapses?|hospitali[sz]ations?|transfusions?|cardioversions?|defibrillations?|embryos?|leads?|drains?|vessels?|plaques?)"
)
_COUNT = re.compile(
    rf"(?<![\w./-]){_NUMBER}(?: |-)(?:of (?:the )?)?(?:(?!days?|weeks?|months?|hours?|mg|years?|to|of|and|or|in|at|on|out|cm|mm)[a-z-]+ ){{0,2}}?(?:{_BLOOD}|{_COUNTED})\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\b{_COUNTED} ?[x×] ?(?P<n>\d{{1,2}})(?![\d.])", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:further|more|another|additional|other|up to|at least|remaining|last|first|next|every|each|per|of (?:the )?(?:two|three|four|five|six|\d+)|out of|if|will|planned|due)\b|\bof \d",
    re.IGNORECASE,
)


class _Count(NamedTuple):
    """A number of something."""

    noun: str
    number: float
    start: int
    end: int


def counts_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a number of countable things that written records count otherwise each time."""
    text = context.claim.text
    if not context.is_checkable or not context.evidence.is_all_written or _OPEN.search(text):
        return
    for said in _read(text):
        told = [(one, unit) for one, unit in context.evidence.each(_read) if one.noun == said.noun]
        total = sum(one.number for one, _ in told)
        if told and said.number not in {total, *(one.number for one, _ in told)}:
            message = f"the claim counts “{text[said.start : said.end]}”; the record {told[0][0].number:g}"
            yield Signal("written_count", 1.0, "number_mismatch", message, tuple(unit for _, unit in told[:2]))


@lru_cache(maxsize=32768)
def _read(text: str) -> tuple[_Count, ...]:
    found = [*_COUNT.finditer(text), *_BEHIND.finditer(text)]
    return tuple(_Count(_noun(match), _number(match["n"]), *match.span()) for match in found)


def _noun(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return "unit of blood" if groups.get("blood") else stem(match["noun"].casefold())


def _number(text: str) -> float:
    word = text.casefold()
    return {"a single": 1.0, "once": 1.0, "twice": 2.0}.get(word) or _WORDS.get(word) or float(text)
