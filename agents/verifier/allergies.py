"""The allergies that a record holds, from facts, from allergy sections and from sentences that say `allergic to`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import Assertion, assess
from wardround.tools.dialogue import is_question, without_speaker
from wardround.tools.standing import is_in_force
from wardround.tools.terms import find_drugs, is_same_allergen

from .allergens import allergens_of, named_allergens, other_allergens
from .allergy_answers import answered_allergens, hives_told
from .evidence import Evidence
from .kin import KIN
from .stretches import line_end, line_start
from .units import Unit, unit_of

_ASKED = re.compile(r"\b(?:any|have|what|which|are you)\b[^.]*\ballerg", re.IGNORECASE)
_SPEAKS_OF_ALLERGY = re.compile(r"\ballerg|\banaphyla", re.IGNORECASE)
_ANOTHERS = re.compile(
    r"\b(?:mother|father|donor|twin|sibling|maternal)(?:['’]?s)? (?:own )?(?:record|notes?|chart|file|case ?notes?)\b",
    re.IGNORECASE,
)
_HEAD = 200
"""Characters in which a document says whose it is."""
_TOLERATED = re.compile(
    r"(?: ?[/&+] ?[\w-]+){0,3}\s+(?:(?:is|are|was|has been|have been|were)\s+)?"
    r"(?:(?:well )?tolerated\b|(?:fine|ok|okay|safe|alright)\b(?! (?:if|when|with|unless|until)))",
    re.IGNORECASE,
)
"""`ibuprofen/penicillin fine`, `is well tolerated`."""
_TOLERATED_SINCE = re.compile(
    r"(?<!not )(?<!never )(?<!poorly )\b(?:tolerated (?:since|later|afterwards|when|if|well|slowly)"
    r"|(?:has|have|had) (?:since )?tolerated|(?:not|no) (?:a )?(?:true|real) allergy"
    r"|(?:not|no) allerg(?:y|ic)\b|de-?labell?ed\b|disproved\b|refuted\b|label (?:was )?removed\b)",
    re.IGNORECASE,
)
"""An entry that takes itself back: `vancomycin - flushing with rapid infusion only, tolerated since`."""
_TAKES = re.compile(
    r"\b(?:takes?|taking|took|tolerat(?:es|ing|ed)|has had|had|got|given|received|premed\w*(?: with| w/)?) "
    r"(?:(?:an?|some|iv|oral|ct) )*$",
    re.IGNORECASE,
)
_STARTED = re.compile(
    r"\s*(?:was |were )?(?:started|given|continued|used|challenge)\b|\s*[-:]?\s*(?:no|none|nil|denied)$", re.IGNORECASE
)
_REACTED = re.compile(
    r"\b(?:allerg|react|hives|rash|anaphyl|intoleran|swell|swollen|sick|itch|urticari|angio|vomit|nause|wheez|blister|cough|brady|flush|collaps|faint|caus|gave|gives|made|makes)",
    re.IGNORECASE,
)
_WELL = re.compile(r"\b(?:without(?: any)?|no|had no) (?:problems?|reactions?|issues?|trouble|harm)\b", re.IGNORECASE)
"""`Takes amoxicillin without problems`, `had contrast in 2021, no reaction`, among the allergies: no allergy either."""
_LABEL = re.compile(r"^[ \t*-]*(?P<label>[A-Za-z][\w /&-]{0,24}):", re.MULTILINE)
_OF_ALLERGENS = re.compile(
    r"(?:drugs?|medic\w+|foods?|environment\w*|contact|other|allerg\w*|agents?|substances?|reactions?|severity|types?|notes?|comments?|all|adrs?)\b",
    re.IGNORECASE,
)
"""Labels within a list of allergies."""
_INLINE = re.compile(
    r"^[ \t*#-]*(?:all|adrs?|[a-z]{0,10} ?allerg[^:\n]{0,40})(?:(?:\*\*)?:|[ \t][-–—][ \t])[ \t]*(?:\*\*)?[ \t]*\w",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading with its allergies on its own line."""
_GIVEN = re.compile(
    r"\b(?:\d+ ?(?:mg|mcg|g|ml|units?)|daily|start(?:ed)?|given|courses?|takes?|taking|received"
    r"|continued?|on|hold|held|stop(?:ped)?)\b",
    re.IGNORECASE,
)
_OF_LIST = re.compile(r"all|adrs?|.*allerg.*", re.IGNORECASE)
_FIRST_WORDS = 12
"""Letters within which an entry of a list names what it is of."""
_STAMPED = re.compile(r"[ \t*-]*(?:\d{1,2}:\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{4}-\d\d-\d\d)\b")


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
    if speaks_of_them or unit.section == "allergies":
        asked = "?" in unit.words or (not evidence.is_all_written and is_question(without_speaker(unit.words)))
        places = (*_allergens(unit), *other_allergens(unit.words))
        if asked and _ASKED.search(unit.words):
            yield from answered_allergens(_next_turn(evidence, place))
    for start, end in places:
        is_harm = not (_is_tolerated(unit.words, start, end) or _is_taken_back(unit, end))
        if is_harm and _is_the_patients(unit, start, end):
            yield unit, start, end


def _is_taken_back(unit: Unit, end: int) -> bool:
    """Whether the same breath says that it is another's or another thing's: `penicillin, no, sorry, sulfa`."""
    back = _TAKEN_BACK.match(unit.text, unit.start + end)
    rest = unit.text[back.end() : line_end(unit.text, back.start())] if back else ""
    return bool(_NOT_MINE.match(rest)) or any(place[0] == 0 for place in named_allergens(rest))


def _is_the_patients(unit: Unit, start: int, end: int) -> bool:
    said = assess(unit.text, unit.start + start, unit.start + end)
    is_certain = said.certainty == "certain" and said.temporality != "hypothetical"
    return not said.negated and is_certain and not _is_anothers(said, unit, start)


def is_a_relatives(unit: Unit, start: int, end: int) -> bool:
    """Whether a unit names an allergen of a relative's: `FHx: sister - nut allergy`, `her brother is allergic to`."""
    return _is_anothers(assess(unit.text, unit.start + start, unit.start + end), unit, start)


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


@lru_cache(maxsize=8)
def tolerated_drugs(evidence: Evidence) -> frozenset[str]:
    """Ingredients that the record says were tolerated."""
    return frozenset(
        mention.ingredient
        for unit in evidence.units
        if "tolerated" in unit.words
        for mention in find_drugs(unit.words)
        if _is_tolerated(unit.words, mention.start, mention.end)
    )


def _is_tolerated(words: str, start: int, end: int) -> bool:
    """Whether what is named there is said to be no trouble."""
    entry = _entry(words, end)
    harmed = _REACTED.search(_WELL.sub("", entry))
    takes_well = (_TAKES.search(words, 0, start) or _STARTED.match(entry.rstrip(" .)"))) and not harmed
    return bool(takes_well or _TOLERATED.match(words, end) or _TOLERATED_SINCE.search(entry))


def _entry(words: str, end: int) -> str:
    """What is said of an allergen, up to the next entry."""
    return words[end:].partition(";")[0]


def tells_allergies(unit: Unit) -> bool:
    """Whether a sentence stands among the allergies and is of them: what follows on their line may be of medicines."""
    return unit.section == "allergies" and not (_is_an_entry(unit) or _is_of_another(unit) or _is_below(unit))


def _allergens(unit: Unit) -> list[tuple[int, int]]:
    return allergens_of(unit.words, whole=tells_allergies(unit))


def _is_an_entry(unit: Unit) -> bool:
    """Whether its line begins with a time or a day: charts go on with what was done, under no heading of their own."""
    return bool(_STAMPED.match(unit.text, line_start(unit.text, unit.start + 1)))


def _is_of_another(unit: Unit) -> bool:
    """Whether a line of the section has begun something else: `Rx: ceftriaxone 1 g` below `Allergies: none`."""
    labels = list(_LABEL.finditer(unit.text, 0, line_end(unit.text, unit.start)))
    if not labels or not _after_allergies(labels):
        return False
    label = labels[-1]["label"]
    return not (_OF_ALLERGENS.match(label) or named_allergens(label))


def _is_below(unit: Unit) -> bool:
    """Whether it stands behind or below allergies that are told beside their heading, and is no entry like them."""
    heading = next(reversed(list(_INLINE.finditer(unit.text, 0, unit.start + 1))), None)
    if heading is None or unit.start < heading.end():
        return False
    line = line_start(unit.text, unit.start + 1)
    named = named_allergens(unit.words)
    is_named_first = bool(named) and named[0][0] <= _FIRST_WORDS
    if line <= heading.start():
        return not _REACTED.search(unit.words) and (_GIVEN.search(unit.words) is not None or not is_named_first)
    begins = unit.start == line or not unit.text[line : unit.start].strip(" \t*-•")
    return _GIVEN.search(unit.words) is not None or not (begins and is_named_first)


def _after_allergies(labels: Sequence[re.Match[str]]) -> bool:
    return any(_OF_LIST.fullmatch(label["label"].strip()) for label in labels)
