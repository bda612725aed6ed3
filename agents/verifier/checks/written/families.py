"""What is told of one relative and is another's: `her mother had pancreatic cancer`, where it was her grandmother."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.terms import find_problems

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import COUPLE, WIDER, without_letters
from ...units import Unit
from .nouns import is_a_name
from .people import Person, first_names, people_in
from .relatives import TELLS
from .results import line_of
from .short import Thing, keys_of, things_in

_BEFORE = re.compile(r"\b(?:in|of|by|from) (?:(?:his|her|the|their|an?|both|maternal|paternal)\s)*\Z", re.IGNORECASE)
_SENTENCE = re.compile(r"[.\n]")
_PATIENT = re.compile(r"\b(?:she|he|patient|mr|mrs|ms|they)\b", re.IGNORECASE)
_WITH = re.compile(r"\bwith (?:(?:his|her|their)\s)*\Z", re.IGNORECASE)


_SIDE = re.compile(r"\b(maternal|paternal) (?:great[- ])?\Z", re.IGNORECASE)
_SIDE_AFTER = re.compile(r" (?:of his |of hers )?on (?:his|her|the) (mother|father)['’]?s side", re.IGNORECASE)
_OF_ANYBODY = re.compile(
    r"home|house|hospital|school|work|today|visit\w*|phone\w*|ask\w*|present|aware|informed|confirm\w*|report\w*|g[ai]ve[ns]?|giving"
    r"|t[ao]ke?\w*|took|went|came|want\w*|th[io]\w*[nk]\w*t?|kn[eo]w\w*|fe[el]l\w*|felt|help\w*|need\w*|said|says|told|tell\w*"
    r"|agree\w*|hope\w*",
    re.IGNORECASE,
)
"""Told of one relative and of another alike."""


class _Of(NamedTuple):
    """Something told of a relative."""

    who: str
    thing: Thing
    is_condition: bool
    is_alone: bool
    """Whether no other relative is named in the same words."""
    side: str = ""
    """Of which parent's family, where that is said."""


def relatives_are_not_exchanged(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what written records tell of another relative only."""
    text = context.claim.text
    recorded = (*context.evidence.each(_told), *_of_letters(context.evidence))
    known = {one.who for one, _ in recorded} | {one.who for one, _ in context.evidence.each(people_in)}
    for said in _told(text):
        told = [(one, unit) for one, unit in recorded if one.thing.keys & said.thing.keys]
        is_known = not told or any(_may_be(said.who, one.who) for one, _ in told)
        is_of_another = not is_known and not _is_told_by_name(context.evidence, said)
        sides = {one.side for one, _ in told if one.who == said.who}
        if said.side and said.is_condition and sides and sides <= {"maternal", "paternal"} - {said.side}:
            message = f"the claim has it of the {said.side} {said.who}; the record of the {min(sides)} one"
            yield Signal("written_family", 1.0, "experiencer_mismatch", message, (told[0][1],))
            return
        if is_of_another and (said.is_condition or (said.who in known and not _is_known_of(said, text, recorded))):
            words = text[said.thing.start : said.thing.end]
            message = f"the claim tells “{words}” of the {said.who}; the record of the {told[0][0].who}"
            yield Signal("written_family", 1.0, "experiencer_mismatch", message, (told[0][1],), words=words)
            return


@lru_cache(maxsize=8)
def _of_letters(evidence: Evidence) -> tuple[tuple[_Of, Unit], ...]:
    """What a family history tells by letters: `F gastric CA @ 71. M CVA` of a chart."""
    return tuple(
        (one, unit)
        for unit in evidence.units
        if unit.section == "family_history" and (words := without_letters(unit.words)) != unit.words
        for one in _told(words)
    )


def _is_told_by_name(evidence: Evidence, said: _Of) -> bool:
    """Whether the record tells it of a relative by name, and of nobody else there: `Yusuf - IGRA neg`, who is the son."""
    kin = dict(one for one, _ in evidence.each(first_names))
    keys = {key for key in said.thing.keys if key[0] == "#"} if said.is_condition else said.thing.keys
    for unit in evidence.units:
        if keys.isdisjoint(keys_of(unit)):
            continue
        line = line_of(unit)
        named = {who for name, who in kin.items() if re.search(rf"\b{name}\b", line)}
        everybody = named | {one.who for one in people_in(line) if one.is_kin}
        if named and all(_may_be(said.who, who) for who in everybody):
            return True
    return False


def _is_told_before(words: str, kin: Sequence[Person]) -> bool:
    """`gout in his mother and a stroke in his father at 71`: each condition stands before whose it is."""
    begins = [0, *(one.end for one in kin)]
    pieces = [(begin, one.start) for begin, one in zip(begins, kin, strict=False)]
    return len(kin) > 1 and all(
        _BEFORE.search(words, 0, end) and things_in(_BEFORE.sub("", words[begin:end])) for begin, end in pieces
    )


def _is_known_of(said: _Of, text: str, recorded: Sequence[tuple[_Of, Unit]]) -> bool:
    """Whether the record tells something else of what the claim tells of that relative, who may then be the one meant."""
    others = [one.thing.keys for one in _told(text) if one.who == said.who and one.thing != said.thing]
    own = sum(any(_may_be(said.who, one.who) and one.thing.keys & keys for one, _ in recorded) for keys in others)
    rival = sum(any(not _may_be(said.who, one.who) and one.thing.keys & keys for one, _ in recorded) for keys in others)
    return own > rival


@lru_cache(maxsize=32768)
def _told(text: str) -> tuple[_Of, ...]:
    return tuple(one for begin, end in _sentences(text) for one in _of_sentence(text[begin:end], begin))


def _of_sentence(words: str, offset: int) -> Iterator[_Of]:
    """What stands behind each relative up to the next one or the patient; before one where `in` or `of` leads to them."""
    kin = [one for one in people_in(words) if one.is_kin and one.who != "child"]  # `the children's ward`
    problems = find_problems(words)
    for place, one in enumerate(kin):
        begin, end = _stretch_of(words, kin, place)
        for thing in things_in(words):
            if begin <= thing.start < end and _is_told(words, thing):
                is_condition = any(m.start < thing.end and thing.start < m.end for m in problems)
                moved = thing._replace(start=thing.start + offset, end=thing.end + offset)
                yield _Of(one.who, moved, is_condition, len(kin) == 1, _side(words, one))


def _stretch_of(words: str, kin: Sequence[Person], place: int) -> tuple[int, int]:
    """From where to where a sentence speaks of one of its relatives; nowhere, of one who only tells it."""
    one = kin[place]
    begin, end = one.end, kin[place + 1].start if place + 1 < len(kin) else len(words)
    if _WITH.search(words, 0, one.start) or TELLS.match(words, one.end):  # `her daughter reported a fall`
        return begin, begin
    if _BEFORE.search(words, 0, one.start) and (not words[end:].strip() or _is_told_before(words, kin)):
        begin, end = (kin[place - 1].end if place else 0), one.start
    patient = _PATIENT.search(words, begin, end)
    return begin, patient.start() if patient else end


def _is_told(words: str, thing: Thing) -> bool:
    """Whether something may be a relative's: it is not denied, said of anybody, a name or a person."""
    name = words[thing.start : thing.end]
    if _OF_ANYBODY.fullmatch(name) or people_in(name) or assess(words, thing.start, thing.end).negated:
        return False
    return any(key[0] in "#~" for key in thing.keys) or not is_a_name(words, thing.start, thing.end)


def _side(words: str, one: Person) -> str:
    match = _SIDE.search(words, 0, one.start) or _SIDE_AFTER.match(words, one.end)
    return match[1].casefold().replace("father", "paternal").replace("mother", "maternal") if match else ""


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _SENTENCE.finditer(text):
        yield begin, match.end()
        begin = match.end()
    yield begin, len(text)


def _may_be(said: str, told: str) -> bool:
    return said == told or said in WIDER.get(told, ()) or told in WIDER.get(said, ()) or {said, told} <= COUPLE
