"""How many: `three units of red cells`, `ten attacks`, where written records count another number of them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import stem

from ...check import ClaimInContext, Signal
from ...number_words import ANY_MONTH, NUMBER_WORDS

_WORDS = {name: float(number) for number, name in enumerate(NUMBER_WORDS, 1)}
_NUMBER = rf"(?P<n>\d{{1,2}}|{'|'.join(_WORDS)}|a single|once|twice)"
_BLOOD = r"(?P<blood>units?(?: of)?(?: packed)? (?:red (?:blood )?cells?|blood|prbcs?|rbcs?|platelets|plasma|ffp))"
_COUNTED = (
    r"(?P<noun>episodes?|attacks?|seizures?|falls?|admissions?|shocks?|exacerbations?|stents?|grafts?|pregnanc\w+|miscarriages?|births?|children|siblings?"
    r"|sons?|daughters?|brothers?|sisters?|lesions?|nodules?|polyps?|stones?|fractures?|erosions?|ulcers?|biops(?:y|ies)|nodes|cycles?|sessions?|fractions?|courses?"
    r"|injections?|infusions?|procedures?|operations?|carers?|flights?|pillows?|drinks?|pints?|cig(?:arette)?s?|loops?|bottles?|sets?|visits|masses|cysts?|blisters|migraines?"
    r"|headaches|flares?|relapses?|hospitali[sz]ations?|transfusions?|cardioversions?|defibrillations?|embryos?|leads?|drains?|vessels?|plaques?)"
)
_COUNT = re.compile(
    rf"(?<![\w./:-]){_NUMBER}(?: |-)(?:of (?:the )?)?(?:(?!(?:days?|weeks?|months?|hours?|minutes?|mins?|seconds?|mg|years?|to|of|and|or|in|at|on|out|cm|mm|before|after|for|from|with|without|by|during|per|since|between)\b)[a-z-]+ ){{0,2}}?(?:{_BLOOD}|{_COUNTED})\b",
    re.IGNORECASE,
)
_BAGS = re.compile(
    r"(?<![\w./-])(?P<n>\d{1,2})(?P<th>st|nd|rd|th)? ?(?:u|units?)(?: of)?(?: packed)? ?(?P<blood>p?rbcs?|prc|red cells?|blood)\b"
    r"|\b(?P<also>p?rbcs?|prc) ?[x×] ?(?P<m>\d{1,2})(?!\d|\.\d)",
    re.IGNORECASE,
)
_PACKS = re.compile(
    r"(?<![\w./-])(?P<n>\d{1,3})(?:-|–)? ?(?P<noun>pack[- ]?y(?:ea)?rs?|pk[- ]?y(?:ea)?rs?|pyh?s?)\b",
    re.IGNORECASE,
)
"""`20 pk-yr`, `45 pack years`, `20 PY`: how much was smoked."""
_BEHIND = re.compile(rf"\b{_COUNTED} ?[x×] ?(?P<n>\d{{1,2}})(?!\d|\.\d)", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:further|more|another|additional|other|up to|at least|remaining|last|first|next|every|each|per|of (?:the )?(?:two|three|four|five|six|\d+)|out of|if|will|planned|due)\b|\bof \d",
    re.IGNORECASE,
)

_BLOOD_UNIT, _PACK_YEAR = "unit of blood", "pack year"
_EXACT = (_PACK_YEAR,)
"""Of which there is one number, however it is told of: `an ex-smoker of 40 pack-years`."""
_HAPPENED = re.compile(
    rf"\b(?P<noun>vomit|fell|faint|collaps|wretch|retch)\w*(?: (?!x\b)[a-z]+){{0,2}}? (?:{_NUMBER} times\b|[x×] ?(?P<m>\d{{1,2}})(?!\d|\.\d))",
    re.IGNORECASE,
)
"""`vomited five times`, `vomit x5`."""
_ONE = rf"\d{{1,2}}|none|{'|'.join(_WORDS)}"
_PART = re.compile(rf"(?<![\w./:-])(?P<part>{_ONE}) (?:out )?of (?:the |these |all )?\Z", re.IGNORECASE)
"""`1 of 4 bottles`: one is counted too."""
_SHARE = re.compile(
    rf"(?<![\w./-])(?P<a>{_ONE}) (?:out )?of (?:the |these |all )?(?P<n>\d{{2}}) (?!\d|(?:{ANY_MONTH}|%|mg|years?)\b)(?=[a-z])"
    rf"|\bof (?:the |these |all )?(?P<m>\d{{2}}) (?:[a-z]+ ){{1,3}}?(?:retrieved|examined|sampled|removed|resected|taken|harvested|studied),? (?P<c>{_ONE})\b",
    re.IGNORECASE,
)
"""`three of the 22 lymph nodes`, `of 22 nodes retrieved, five`."""


class _Count(NamedTuple):
    """A number of something."""

    noun: str
    number: float
    start: int
    end: int
    is_which: bool = False
    """Which of several, `2nd unit`: there are so many at least, and none more than those counted."""


def counts_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a number of countable things that written records count otherwise each time."""
    text = context.claim.text
    is_open = bool(_OPEN.search(text))
    for said in _read(text):
        if is_open and said.noun not in _EXACT:
            continue
        told = [(one, unit) for one, unit in context.evidence.each(_read) if one.noun == said.noun]
        most = sum(one.number for one, _ in told if not one.is_which)
        is_a_sum = len(told) > 1 and max(one.number for one, _ in told) < said.number <= most
        if told and not is_a_sum and said.number not in {one.number for one, _ in told}:
            words = text[said.start : said.end]
            message = f"the claim counts “{words}”; the record {told[0][0].number:g}"
            units = tuple(unit for _, unit in told[:2])
            yield Signal("written_count", 1.0, "number_mismatch", message, units, words=words)


def shares_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice so many of a number of which written records have others: `five of 22 nodes`, of `3/22 LN`."""
    recorded = context.evidence.each(_shares)
    for part, whole in _shares(context.claim.text):
        told = [(one, unit) for (one, of), unit in recorded if of == whole]
        if told and part not in {one for one, _ in told}:
            message = f"the claim has {part:g} of {whole:g}; the record {told[0][0]:g} of {whole:g}"
            yield Signal("written_count", 1.0, "number_mismatch", message, (told[0][1],))


def is_of_counted_blood(context: ClaimInContext, start: int) -> bool:
    """Whether a number of the claim is of units of blood, which the record counts too: no dose."""
    said = any(one.noun == _BLOOD_UNIT and one.start <= start < one.end for one in _read(context.claim.text))
    return said and any(one.noun == _BLOOD_UNIT for one, _ in context.evidence.each(_read))


@lru_cache(maxsize=32768)
def _shares(text: str) -> tuple[tuple[float, float], ...]:
    found = [(_number(m["a"] or m["c"]), float(m["n"] or m["m"])) for m in _SHARE.finditer(text)]
    return tuple((part, whole) for part, whole in found if part <= whole)


@lru_cache(maxsize=32768)
def _read(text: str) -> tuple[_Count, ...]:
    """What a text counts: things, units of blood, times that something happened, pack-years."""
    found = [*_COUNT.finditer(text), *_BEHIND.finditer(text)]
    counts = [_Count(_noun(match), _number(match["n"]), *match.span()) for match in found]
    parts = [(match, _PART.search(text, 0, match.start())) for match in found]
    counts += [_Count(_noun(match), _number(part["part"]), *match.span()) for match, part in parts if part]
    counts += [
        _Count(_BLOOD_UNIT, _number(match["n"] or match["m"]), *match.span(), is_which=bool(match["th"]))
        for match in _BAGS.finditer(text)
        if not any(one.start <= match.start() < one.end for one in counts)
    ]
    counts += [
        _Count(f"time of {match['noun'].casefold()}", _number(match["n"] or match["m"]), *match.span())
        for match in _HAPPENED.finditer(text)
    ]
    counts += [_Count(_PACK_YEAR, _number(match["n"]), *match.span()) for match in _PACKS.finditer(text)]
    return tuple(counts)


def _noun(match: re.Match[str]) -> str:
    groups = match.groupdict()
    noun = re.sub(r"\Acigs?\Z", "cigarette", match["noun"].casefold()) if match["noun"] else ""
    return _BLOOD_UNIT if groups.get("blood") else stem(noun)


def _number(text: str) -> float:
    word = text.casefold()
    named = {"none": 0.0, "a single": 1.0, "once": 1.0, "twice": 2.0, **_WORDS}
    return named[word] if word in named else float(text)
