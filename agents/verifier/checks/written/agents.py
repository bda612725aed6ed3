"""Who did it: `was found by her daughter`, where written records say that a carer found her."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import WIDER
from ...stretches import around, first_line
from ...units import Unit
from .named_people import named_in
from .people import Person, first_names, people_in
from .short import Thing, keys_of, things_in

_BY = re.compile(
    r"\b(?P<act>(?!(?:stay|liv|remain|return|mov)\w*)\w+(?:ed|en|ade|un|in|ought|aught|one|elt|ut|wn|up)) (?:\w+ ){0,2}?(?:by|from|with) (?:(?:the|his|her|their|an?|our|local|duty|on-call|specialist|community|practice|ward)\s)*\Z",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:according to|history from|history (?:was )?(?:given|obtained|taken) (?:by|from)|collateral from|reported by|witnessed by) (?:(?:the|his|her|their|an?)\s)*\Z",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?:,? [A-Z]\w+,?)?(?: (?:has|had|also|then|first|who|was to|is to|will|would))* (?P<act>(?!(?:was|is|had|has|were|are|developed|died|suffered|survived)\b)\w+(?:ed|ew|ook|ound|ave|aw|ade|ent|old|ks|ds|res|kes|gives|ells|phone|call|visit|review|see))\b",
)
_NOT = re.compile(r"\b(?:not|no|never|if|will be|should|to be|recommend\w*)\b", re.IGNORECASE)
_VERBS = {
    "prescrib": "prescrib|bought|given|started|from",
    "witness": "witness|seen|saw|descri",
    "given": "from|given|histor|report|accord",
    "discuss": "discuss|decision|spoke|advice|w/|with",
    "advised": "advis|told|recommend|suggest|warn",
    "brought": "brought|br(?![a-z])|taken|conveyed|arr|bib|came",
    "found": "found|discover",
    **dict.fromkeys(("telepho", "phoned", "called", "rang"), "telepho|phone|call|ring|rang|rung|T/C"),
    **dict.fromkeys(("gave", "adminis"), "gave|give|giving|admin|inject"),
    "smokes": "smok",
    "added": "added|add|started|prescrib",
}
"""Beginnings of acts with those of what records may call them."""
_YOU = re.compile(
    r"\b(?:that |which |by )?you(?: have| had| kindly)? (?:\w+ly )?(?P<act>\w{4,})|\bby you\b|\bthank you for (?:\w+ly )?\w+ing\b",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:(?<=[a-z]{3})e?d|(?<=[a-z]{3})(?:ing|e?s))\Z")
"""`stayed`, `stays`: one act."""
_WRITER = re.compile(r"\b(?:I(?: have| had| am| was| shall| will)?|I['’](?:ve|m|d|ll)) (?:\w+ly )?[a-z]{3,}")
"""What the writer of a letter did, who is named below it alone."""
_IN_SHORT = re.compile(
    r"(?:\W|\d)*(?:rang|phoned|telephoned|called|spoke|told|advised|explained|asked|reviewed|discussed|d/w|t/c)\b",
    re.IGNORECASE,
)
"""`Rang pt at home`: of whoever writes the note."""
_LEAST, _ENOUGH = 0.2, 0.5
"""Share of what an act was about that a sentence has to have: with the act itself, and without."""
_GENERAL = frozenset("performed done undertaken carried completed did inserted placed".split())
"""Acts that charts leave unsaid beside what was done: `ERCP (Dr Sample)`."""
_HEAD = 100
"""Characters of a document's first line."""
_CUT = re.compile(
    r"[.;:\n]|, |\b(?:after|before|which|who|when|while|and (?=(?:\w+ ){1,3}(?:was|were|is|are|has|had)\b))\b",
    re.IGNORECASE,
)


class _Agent(NamedTuple):
    """An act with who did it."""

    person: Person
    act: str
    things: tuple[Thing, ...]


def agents_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an act told of somebody of whom no written record tells it, where one tells it of somebody else."""
    text = context.claim.text
    yield from _by_name(context)
    for said in _agents(text, people_in(text)):
        told = _told(context, said)
        named = {who for unit in told for who in _all_in(context.evidence, unit)}
        is_writers = not said.person.is_kin and any(map(_is_the_writers, (unit.words for unit in told)))
        is_known = is_writers or any(_may_be(said.person.who, who) for who in named)
        if named and not is_known and not _is_beside(context.evidence, said.person.who, told):
            words = text[said.person.start : said.person.end]
            message = f"the claim has it done or said by “{words}”; the record names the {sorted(named)[0]}"
            yield Signal("written_agent", 1.0, "experiencer_mismatch", message, tuple(told[:2]), words=words)


def _by_name(context: ClaimInContext) -> Iterator[Signal]:
    """An act of somebody with a name, of which the record names somebody else: `ERCP was performed by Dr Sample`."""
    text = context.claim.text
    people = tuple(Person(one.surname, one.start, one.end, is_kin=False) for one in named_in(text))
    for said in _agents(text, people):
        same = _of_the_same(context, said)
        direct = [unit for unit in same if named_in(unit.words)]
        beside = [near for unit in same if unit not in direct for near in context.evidence.around(unit)]
        operating = [near for near in beside if any("surgeon" in one.roles for one in named_in(near.words))]
        known = {one.surname for unit in (*direct, *operating) for one in named_in(unit.words)}
        known |= {one.surname for unit in same for one in named_in(_first_line(unit))}
        told = direct or operating
        if told and said.person.who not in known:
            words, other = text[said.person.start : said.person.end], named_in(told[0].words)[0]
            message = (
                f"the claim has it done or said by “{words}”; the record by “{told[0].words[other.start : other.end]}”"
            )
            yield Signal("written_agent", 1.0, "experiencer_mismatch", message, tuple(told[:2]), words=words)


def _first_line(unit: Unit) -> str:
    """A document's first line, which may name whose it is, where the unit stands below it."""
    line = first_line(unit.text)
    return line[:_HEAD] if unit.start > len(line) else ""


def _of_the_same(context: ClaimInContext, said: _Agent) -> list[Unit]:
    """The units that name all that an act was done to, or its first thing where none does."""
    full = [unit for unit in context.evidence.units if all(thing.keys & keys_of(unit) for thing in said.things)]
    if said.act not in _GENERAL:
        act = re.compile(rf"\b{re.escape(_ENDING.sub('', said.act)[:5])}", re.IGNORECASE)
        full = [unit for unit in full if act.search(unit.words)]
    return full if said.things else []


def _is_beside(evidence: Evidence, who: str, told: list[Unit]) -> bool:
    """Whether a neighbour of the places names them: `Wife calling. Output 2 L a day`."""
    return any(who in _all_in(evidence, near) for unit in told for near in evidence.around(unit))


def _is_the_writers(text: str) -> bool:
    """Whether somebody whom the words do not name tells what they did: `I have told her`, `Rang pt at home`."""
    return bool(_WRITER.search(text) or (_IN_SHORT.match(text) and not people_in(text)))


@lru_cache(maxsize=4096)
def _agents(text: str, people: tuple[Person, ...]) -> tuple[_Agent, ...]:
    """Each person with the act beside them and what the clause names besides; what somebody says is about all of the text."""
    found = []
    for person in people:
        by = _BY.search(text, 0, person.start) or _SAYS.search(text, 0, person.start)
        does = _DOES.match(text, person.end)
        act = by or does
        if person.who == "child" and not by:  # the patient of a paediatric ward
            continue
        if act and not _NOT.search(text, max(act.start() - 15, 0), person.start):
            begin, end = (0, len(text)) if _SAYS.search(text, 0, person.start) else _clause(text, person)
            things = tuple(
                one
                for one in things_in(text)
                if begin <= one.start < end
                and not any(who.start <= one.start < who.end for who in (*people_in(text), *people))
                and one.start != act.start(act.lastgroup or 0)
            )
            name = act.groupdict().get("act") or "given"
            found.append(_Agent(person, name.casefold(), things))
    return tuple(found)


def _clause(text: str, person: Person) -> tuple[int, int]:
    """The clause that a person stands in."""
    return around(_CUT, text, person.start, person.end)


def _told(context: ClaimInContext, said: _Agent) -> list[Unit]:
    """The units that tell of the act, or else of most of what it was about."""
    evidence = context.evidence
    weights = [(min(map(evidence.weight, thing.keys)), thing) for thing in said.things]
    total = sum(weight for weight, _ in weights) or 1.0
    shares = [
        (sum(weight for weight, thing in weights if thing.keys & keys_of(unit)) / total, unit)
        for unit in evidence.units
    ]
    most = max((share for share, _ in shares), default=0.0)
    if not most:  # the same act on nothing of the claim's is another one
        return []
    acts = re.compile(rf"\b(?:{_VERBS.get(said.act[:7], re.escape(_ENDING.sub('', said.act)[:5]))})", re.IGNORECASE)
    with_act = [
        unit for share, unit in shares if share >= min(max(most * 0.4, _LEAST), most) and acts.search(unit.words)
    ]
    return with_act or [unit for share, unit in shares if share >= max(most * 0.8, _ENOUGH)]


def _all_in(evidence: Evidence, unit: Unit) -> set[str]:
    """Everybody whom a unit names, also by a first name; `you` of a letter is its reader."""
    you = {"GP"} if _YOU.search(unit.words) else set()
    return {person.who for person in people_in(unit.words)} | you | kin_by_name(evidence, unit)


def kin_by_name(evidence: Evidence, unit: Unit) -> set[str]:
    """The relatives whom a unit names by a first name that the record gives: `HCP: Pauline`."""
    return {kin for (name, kin), _ in evidence.each(first_names) if re.search(rf"\b{name}\b", unit.words)}


def _may_be(said: str, told: str) -> bool:
    wider = WIDER.get(told, set()) | {one for one, kin in WIDER.items() if told in kin}
    return said == told or said in wider or (said in _ANY_DOCTOR and bool(_DOCTOR.search(told)))


_ANY_DOCTOR = frozenset({"consultant", "registrar"})
_DOCTOR = re.compile(
    r"(?:ologist|surgeon|intensivist|psychiatrist|anaesthetist|ician|palliative team|consultant|registrar)\Z"
)
