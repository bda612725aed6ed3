"""Visits to come, each with where, with whom and when: `HF clinic Dr. Lee 8/29; PCP Dr. Sample 9/5`, and whose part somebody has."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kinds import kinds_in
from ...labels import labelled
from ...units import Unit
from .days import dates_in, day_told, some_day
from .named_people import named_in
from .people import people_in

_CLINIC = re.compile(
    r"\b(?P<of>[A-Za-z]{2,}|[A-Z&]{2,4})[ -](?:clinic|outpatients?|opd|appt|appointment)\b", re.IGNORECASE
)
_OF_ANY = frozenset(
    "the a an this that his her their my outpatient follow up new next first follow-up and or in to at hospital our your discharge clinic".split()
)
_REMOVAL = re.compile(
    r"\b(?P<of>clips?|staples?|sutures?|stitches|stent)\b[^.;,\n]{0,20}\b(?:out|remov\w+)\b|\bremoval of (?:the )?(?P<what>clips?|staples?|sutures?|stitches|stent)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;\n|]|(?<!Dr)(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Prof)\.(?=\s|\Z)")
_AND = re.compile(r"\W*(?:(?:and|or|with|by|in|the|at|clinic|appointment|of|team)\W*)*", re.IGNORECASE)
_VISIT = re.compile(
    r"\b(?:follow|f/?u|appts?|appointments?|clinic|opd|outpatients?|return|visit|will|sees|scheduled|booked|due|to be)\b",
    re.IGNORECASE,
)
"""In a claim: of a visit to come."""
_WAS = re.compile(
    r"\b(?:saw|(?:was|were|been) (?:seen|reviewed|assessed|evaluated|consulted)|consulted|recommended|advised|attended|inpatient|last)\b",
    re.IGNORECASE,
)
_NEAR = 45
"""Characters between what is told of one visit, at most."""
_TOGETHER = re.compile(r"\(|\b(?:with|by|under|at)\b", re.IGNORECASE)
_Kind = Literal["where", "who", "when"]


class _Token(NamedTuple):
    kind: _Kind
    key: str
    start: int
    end: int


class Visit(NamedTuple):
    """A visit as far as a text tells of it."""

    where: frozenset[str]
    who: frozenset[str]
    when: frozenset[str]
    words: str
    """Of the place, else the name."""


def appointments_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a visit on another one's day, or to another one's doctor."""
    text = labelled(context.claim)
    if not _VISIT.search(text):
        return
    known, days = _recorded(context.evidence), _all_days(context.evidence)
    for said in visits_in(text, some_day(context.evidence)):
        alike = [one for one in known if _is_alike(said, one[0])]
        dated = [one for one in alike if one[0].when]
        then = {day for visit, unit in alike for day in visit.when or (day_told(context.evidence, unit),)}
        if dated and said.when & days and not (said.when & then or _WAS.search(text)):
            message = f"the claim has “{said.words}” on {min(said.when)}; the record on {min(dated[0][0].when)}"
            yield Signal("written_day", 1.0, "date_mismatch", message, (dated[0][1],))
        there = [one for one in known if said.where & one[0].where]
        named = [one for one in there if one[0].who] or [one for one in known if said.who & one[0].who and one[0].where]
        if said.who and there and named and not any(said.who & visit.who for visit, _ in there):
            there = named
            message = f"the claim has “{said.words}” with “{min(said.who).title()}”; the record “{there[0][0].words}” with “{min(there[0][0].who).title()}”"
            yield Signal("written_agent", 1.0, "experiencer_mismatch", message, (there[0][1],))


def _is_alike(said: Visit, told: Visit) -> bool:
    """Whether two are of one place, or of one person where either has no place."""
    if said.where and told.where:
        return bool(said.where & told.where)
    return bool(said.who & told.who)


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[Visit, Unit], ...]:
    near = some_day(evidence)
    units = [unit for unit in evidence.units if not _is_a_title(unit)]
    return tuple((visit, unit) for unit in units for visit in visits_in(unit.labelled, near, both=True))


def _is_a_title(unit: Unit) -> bool:
    """Whether it opens its document and names a note, not a visit: `CARDIOLOGY H&P   09/14/2025`."""
    return not unit.text[: unit.start].strip() and not _VISIT.search(unit.words)


@lru_cache(maxsize=8)
def _all_days(evidence: Evidence) -> frozenset[str]:
    """All days that the record names: another one than these was counted."""
    near = some_day(evidence)
    return frozenset(day for unit in evidence.units for day, *_ in dates_in(unit.words, near, both=True))


@lru_cache(maxsize=8192)
def visits_in(text: str, near: str, *, both: bool = False) -> tuple[Visit, ...]:
    """The visits of a text: a second place, name or day begins another, as a full stop does."""
    found: list[list[_Token]] = [[]]
    for token in _tokens(text, near, both=both):
        group = found[-1]
        is_far = bool(group) and token.start - group[-1].end > _NEAR
        is_alone = [one.kind for one in group] == ["when"] and token.kind != "when"
        is_far = is_far or (is_alone and re.search(r",|\band\b", text[group[-1].end : token.start]) is not None)
        is_parted = is_far or (bool(group) and bool(_STOP.search(text, group[-1].end, token.start)))
        again = any(one.kind == token.kind and (one.start, one.end) != (token.start, token.end) for one in group)
        is_joined = bool(group) and group[-1].kind == token.kind and _AND.fullmatch(text, group[-1].end, token.start)
        is_full = len(group) > 1 and group[-1].kind == "when" and not _TOGETHER.search(text, group[-1].end, token.start)
        if is_parted or (again and not is_joined) or (is_full and token.kind != "when"):
            found.append([])
        found[-1].append(token)
    return tuple(visit for group in found if (visit := _visit(text, group)).where or visit.who)


def _visit(text: str, group: list[_Token]) -> Visit:
    words = next((text[one.start : one.end] for kind in ("where", "who") for one in group if one.kind == kind), "")
    keys = {kind: frozenset(one.key for one in group if one.kind == kind) for kind in ("where", "who", "when")}
    return Visit(keys["where"], keys["who"], keys["when"], words)


def _tokens(text: str, near: str, *, both: bool) -> list[_Token]:
    found = [_Token("who", one.surname, one.start, one.end) for one in named_in(text)]
    found += [_Token("where", one.value, one.start, one.end) for one in kinds_in(text) if one.scale == "clinic"]
    found += [_Token("where", one.who, one.start, one.end) for one in people_in(text) if one.who == "GP"]
    for match in (*_CLINIC.finditer(text), *_REMOVAL.finditer(text)):
        of = (match["of"] or match["what"]).casefold().rstrip("s")
        if of not in _OF_ANY and not any(one.start < match.end() and match.start() < one.end for one in found):
            found.append(_Token("where", of, *match.span()))
    found += [
        _Token("when", day, start, end)
        for day, start, end in dates_in(text, near, both=both)
        if len(day) == len("2025-01-01") and not any(one.start < end and start < one.end for one in found)
    ]
    return sorted(found, key=lambda one: one.start)
