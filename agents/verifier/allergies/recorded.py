"""The allergies that a record holds, from facts, from allergy sections and from sentences that say `allergic to`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import Assertion
from wardround.tools.dialogue import is_question, without_speaker
from wardround.tools.standing import is_in_force
from wardround.tools.terms import is_same_allergen

from ..evidence import Evidence
from ..kin import KIN
from ..stretches import line_end
from ..units import Unit, unit_of
from .allergens import allergens_of, named_allergens, other_allergens
from .answers import answered_allergens, hives_told
from .lists import goes_on_with_allergies, tells_allergies
from .tolerated import is_tolerated

_ASKED = re.compile(r"\b(?:any|have|what|which|are you)\b[^.]*\ballerg", re.IGNORECASE)
_SPEAKS_OF_ALLERGY = re.compile(
    r"\ballerg|\banaphyla|\b(?:adverse|paradoxical|severe|bad|serious) (?:drug )?(?:reactions?|rxn) to\b"
    r"|\b[\w-]+ alert\b",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:mother|father|donor|twin|sibling|maternal)(?:['’]?s)? (?:own )?(?:record|notes?|chart|file|case ?notes?)\b",
    re.IGNORECASE,
)
_HEAD = 200
"""Characters in which a document says whose it is."""
_HAS_IT = re.compile(
    rf"{KIN.pattern} (?:is|was|are|were|has|had) (?:(?:also|both|all|severely|known|been|an?)\s+)*"
    r"(?:allerg|anaphyla|react)[^.;,]*\Z",
    re.IGNORECASE,
)
"""`her brother is allergic to` what stands behind it."""


_TAKEN_BACK = re.compile(
    r"[\s,.;:–—-]*(?:(?:no|wait|sorry|actually|hang on|hold on|oh|or rather|scratch that|i mean|i['’]m not)\b"
    r"[\s,.;:–—-]*){1,5}",
    re.IGNORECASE,
)
_NOT_MINE = re.compile(
    rf"(?:that|it)(?:['’]?s| is| was) (?:not me\b|(?:my|his|her)(?: \w+)? {KIN.pattern})", re.IGNORECASE
)
"""`I'm allergic to aspirin, no, wait, that's my brother`: nobody's whose record it is."""


_TREATS = re.compile(
    r"(?:adrenaline|epinephrine|epi-?pen|chlorphen\w*|piriton|diphenhydramine|benadryl|cetirizine|antihistamines?|hydrocort\w*|steroids?"
    r"|methylpred\w*|prednis\w+|salbutamol|albuterol|oxygen|iv fluids?)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\w[^()]*\([^()]*\Z")


class RecordedAllergy(NamedTuple):
    """An allergy with where it stands."""

    allergen: str
    """As written."""
    unit: Unit
    """The place."""


@lru_cache(maxsize=8)
def recorded_allergies(evidence: Evidence) -> tuple[RecordedAllergy, ...]:
    """Allergies to drugs that the record asserts; denied ones and `no known allergies` are none."""
    facts = _from_facts(evidence)
    placed = {(document.id, fact.start) for document, fact in evidence.facts if fact.kind == "allergy"}
    told = [a for a in _from_sentences(evidence) if (a.unit.source_id, a.unit.start) not in placed]
    found: dict[str, RecordedAllergy] = {}
    for allergy in (*facts, *told):
        found.setdefault(allergy.allergen.casefold(), allergy)
    return tuple(found.values())


def tells_a_recorded_one(text: str, evidence: Evidence) -> bool:
    """Whether a sentence tells an allergy that the record holds, in whatever words: `she can't have penicillin`."""
    named = [text[a:b] for a, b in (*allergens_of(text, whole=False), *other_allergens(text))]
    held = recorded_allergies(evidence) if named else ()
    return any(is_same_allergen(one.allergen, name) for one in held for name in named)


def _from_facts(evidence: Evidence) -> list[RecordedAllergy]:
    return [
        RecordedAllergy(fact.name, unit_of(document, fact, "allergies"))
        for document, fact in evidence.facts
        if fact.kind == "allergy" and not fact.negated and is_in_force(fact)
    ]


@lru_cache(maxsize=8)
def void_allergies(evidence: Evidence) -> tuple[RecordedAllergy, ...]:
    """Allergies that structured records have as refuted, resolved or entered in error, and nothing has in force."""
    held = recorded_allergies(evidence)
    return tuple(
        RecordedAllergy(fact.name, unit_of(document, fact, "allergies"))
        for document, fact in evidence.facts
        if fact.kind == "allergy"
        and not is_in_force(fact)
        and not any(is_same_allergen(one.allergen, fact.name) for one in held)
    )


def _from_sentences(evidence: Evidence) -> list[RecordedAllergy]:
    has_own = any(not _is_of_another_person(one.text) for one in evidence.case.documents)
    return [
        RecordedAllergy(unit.words[start:end], unit)
        for place, one in enumerate(evidence.units)
        if not (one.of_image or (has_own and _is_of_another_person(one.text)))
        for unit, start, end in _told(evidence, place)
    ]


def _told(evidence: Evidence, place: int) -> Iterator[tuple[Unit, int, int]]:
    """What one sentence tells of allergies, or the answer to it."""
    unit = evidence.units[place]
    speaks_of_them = _SPEAKS_OF_ALLERGY.search(unit.words)
    places = tuple(hives_told(unit)) if not speaks_of_them and not evidence.is_all_written else ()
    goes_on = goes_on_with_allergies(unit)
    if speaks_of_them or unit.section == "allergies" or goes_on:
        asked = "?" in unit.words or (not evidence.is_all_written and is_question(without_speaker(unit.words)))
        places = (*allergens_of(unit.words, whole=goes_on or tells_allergies(unit)), *other_allergens(unit.words))
        if asked and _ASKED.search(unit.words):
            yield from answered_allergens(_next_turn(evidence, place))
    for start, end in places:
        is_harm = not (
            is_tolerated(unit.words, start, end)
            or _is_taken_back(unit, start, end)
            or _is_its_treatment(unit, start, end)
        )
        if is_harm and _is_the_patients(unit, start, end):
            yield unit, start, end


def _is_its_treatment(unit: Unit, start: int, end: int) -> bool:
    """Whether it is what a reaction was treated with, in brackets behind it: `anaphylaxis (adrenaline x2)`."""
    return bool(_TREATS.fullmatch(unit.words, start, end)) and _IN_BRACKETS.search(unit.words, 0, start) is not None


def _is_taken_back(unit: Unit, start: int, end: int) -> bool:
    """Whether the same breath says that it is another's or another thing's: `penicillin, no, sorry, sulfa`."""
    back = _TAKEN_BACK.match(unit.text, unit.start + end)
    rest = unit.text[back.end() : line_end(unit.text, back.start())] if back else ""
    others = [rest[slice(*place)] for place in named_allergens(rest) if place[0] == 0]
    return bool(_NOT_MINE.match(rest)) or any(not is_same_allergen(unit.words[start:end], one) for one in others)


def _is_the_patients(unit: Unit, start: int, end: int) -> bool:
    said = unit.assess(start, end)
    is_certain = said.certainty == "certain" and said.temporality != "hypothetical"
    return not said.negated and is_certain and not _is_anothers(said, unit, start)


def is_a_relatives(unit: Unit, start: int, end: int) -> bool:
    """Whether a unit names an allergen of a relative's: `FHx: sister - nut allergy`, `her brother is allergic to`."""
    return _is_anothers(unit.assess(start, end), unit, start)


def _is_anothers(said: Assertion, unit: Unit, start: int) -> bool:
    return said.experiencer != "patient" or bool(_HAS_IT.search(unit.words, 0, start))


def _next_turn(evidence: Evidence, place: int) -> Sequence[Unit]:
    """The sentences behind one, of the same document; four of them hold an answer."""
    behind = evidence.units[place + 1 : place + 5]
    return [unit for unit in behind if unit.source_id == evidence.units[place].source_id]


@lru_cache(maxsize=64)
def _is_of_another_person(text: str) -> bool:
    """Whether a document says at its head that it is a relative's or a donor's, as a baby's chart has its mother's."""
    return bool(_ANOTHERS.search(text, 0, _HEAD))
