"""The place in the body of something that has one: `a duodenal ulcer`, where written records have it in the stomach."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import kin_in
from ...labels import label_at
from ...stretches import after_last, around
from ...units import Unit
from .body_places import HEADS, head_name, places_at

_WITH = re.compile(r" with \Z")
_SIDED = re.compile(r"\b(?:left|right|l|r) \Z", re.IGNORECASE)
_OF_A_SIDE = frozenset(("rul", "rml", "rll", "lul", "lll"))
_LISTED = re.compile(r",? (?:and|or) (?:the )?(?:[a-z]+ )?|, ", re.IGNORECASE)
"""Between two places of one finding: `akinesis of the inferior and inferolateral walls`."""
_CLAUSE = re.compile(r"[.;\n]|,? (?:and|but|with|while|where|until) |, ")
_NOT = re.compile(r"\b(?:no|not|without|never|spared|clear|normal|intact)\b", re.IGNORECASE)


class _Site(NamedTuple):
    """A place in the body with what is there."""

    scale: str
    value: str
    head: str
    words: str
    """The head as the text has it."""
    denied: bool
    start: int
    end: int
    place: str
    """As the text has it."""
    is_sided: bool = False
    """Whether its side is said right before it."""


def sites_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice something in a part of the body in which no written record has it, where they have it in another."""
    text = context.claim.text
    recorded = _recorded(context.evidence)
    for said in _sites(text) if not kin_in(text) else ():
        told = [(one, unit) for one, unit in recorded if (one.scale, one.head) == (said.scale, said.head)]
        values = {one.value for one, _ in told if not one.denied}
        if said.denied or not values or said.value in values or _is_told_there(context, said):
            continue
        other, unit = next((one, unit) for one, unit in told if not one.denied)
        words = text[said.start : said.end]
        message = f"the claim has “{said.words}” at “{words}”; the record at “{other.place}”"
        yield Signal("written_site", 1.0, "unsupported", message, (unit,), words=words)


def _is_told_there(context: ClaimInContext, said: _Site) -> bool:
    """Whether the record has a number of the claim's at the claim's place, in whatever words: `seg 7 focus, 18 mm`."""
    numbers = {
        value for one in context.quantities if one.start >= said.end or one.end <= said.start for value in one.value
    }
    if said.scale == "lobe" and any(
        one.head == said.head and _is_of_no_side(one) for one, _ in _recorded(context.evidence)
    ):
        return True
    return any(
        (scale, value) == (said.scale, said.value) and numbers & {n for one in unit.quantities for n in one.value}
        for (scale, value, *_), unit in context.evidence.each(places_at)
    )


def _is_of_no_side(one: _Site) -> bool:
    """Whether it is in a lobe of a side that is said elsewhere or is both: `nodules in the lower lobes`."""
    return one.scale == "lung" and one.place.casefold() not in _OF_A_SIDE and not one.is_sided


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[_Site, Unit], ...]:
    """What the record has where, also behind the label of a line: `Rectum: clean. A mass at 8 cm`."""
    told = [(one, unit) for unit in evidence.units for one in _sites(unit.words)]
    return (*told, *((one, unit) for unit in evidence.units for one in _labelled(unit)))


def _labelled(unit: Unit) -> Iterator[_Site]:
    """Of things in clauses without a place, that of the label before them."""
    words = unit.words
    for match in HEADS.finditer(words):
        begin, end = around(_CLAUSE, words, *match.span())
        clause, label = words[begin:end], label_at(unit.text, unit.start + match.start())
        if label and not any(True for _ in places_at(clause)):
            denied = bool(_NOT.search(words, begin, match.end()))
            for scale, value, start, end in places_at(f"{label}:"):
                yield _Site(scale, value, head_name(match.group()), match.group(), denied, start, end, label)


@lru_cache(maxsize=65536)
def _sites(text: str) -> tuple[_Site, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[_Site]:
    """Each place with the nearest thing in its clause; a further one in a list is of the same thing."""
    heads = [(match.start(), match.end(), match.group()) for match in HEADS.finditer(text)]
    if not heads:
        return
    before: _Site | None = None
    for scale, value, start, end in sorted(places_at(text), key=lambda one: one[2]):
        near, begin = _heads_near(text, heads, start, end)
        if near:
            _first, last, words = min(near, key=lambda one: max(one[0] - end, start - one[1]))
            denied = bool(_NOT.search(text, begin, max(end, last)))
            is_sided = bool(_SIDED.search(text, 0, start))
            before = _Site(scale, value, head_name(words), words, denied, start, end, text[start:end], is_sided)
            yield before
        elif before and before.scale == scale and _LISTED.fullmatch(text, before.end, start):
            before = before._replace(value=value, start=start, end=end, place=text[start:end])
            yield before


def _heads_near(
    text: str, heads: list[tuple[int, int, str]], start: int, end: int
) -> tuple[list[tuple[int, int, str]], int]:
    """The things in the clause of a place, and where that begins."""
    begin, stop = around(_CLAUSE, text, start, end)
    if _WITH.search(text, 0, begin) and not any(begin <= one[0] < stop for one in heads):
        begin = after_last(_CLAUSE, text, begin - 1)
    return [one for one in heads if begin <= one[0] < stop], begin
