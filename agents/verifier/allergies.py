"""The allergies that a record holds, from facts, from allergy sections and from sentences that say `allergic to`."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.standing import is_in_force
from wardround.tools.terms import find_drugs, is_same_allergen

from .evidence import Evidence
from .kin import KIN
from .units import Unit, unit_of

_ALLERGIC = re.compile(
    r"\ballergic\s+to\s+|\breactions?\s+to\s+|\banaphyla\w+\s+(?:to|from|after)\s+|\ballerg(?:y|ies)\s+to\s+"
    r"|\ballerg(?:y|ies|ens?)(?: \w+)?:\s*",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"\b(penicillins?|cephalosporins?|sulfa(?: drugs?)?|sulfonamides?|nsaids?|statins?|opioids?|opiates?|quinolones?"
    r"|fluoroquinolones?|macrolides?|tetracyclines?|ace inhibitors?|contrast|iodine|latex|peanuts?|shellfish|eggs?"
    r"|bee stings?)\b",
    re.IGNORECASE,
)
_NO_DRUG = re.compile(r"(?:latex|peanuts?|shellfish|eggs?|bee stings?)", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:any|have|what|which|are you)\b[^.]*\ballerg\w*[^.]*\?", re.IGNORECASE)
_LISTED = re.compile(
    r"\b([\w-]+) (?:is|was|has been) (?:listed|recorded|documented|noted|entered|labelled|labeled|down)"
    r" as (?:an? )?(?:drug |known )?(?:allerg|intoleran|adverse)",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:mother|father|donor|twin|sibling|maternal)(?:['’]?s)? (?:own )?(?:record|notes?|chart|file|case ?notes?)\b",
    re.IGNORECASE,
)
_HEAD = 200
"""Characters in which a document says whose it is."""
_OTHERWISE = re.compile(r"\b(?:take|taking|takes|mg|milligrams?|daily|prescri\w+)\b", re.IGNORECASE)
_ALLERGIC_TO_IT = re.compile(r"\ballergic to (?:it|that|this|them|those)\b", re.IGNORECASE)
_TOLERATED = re.compile(
    r"(?: ?[/&+] ?[\w-]+){0,3}\s+(?:(?:is|are|was|has been|have been|were)\s+)?"
    r"(?:(?:well )?tolerated\b|(?:fine|ok|okay|safe|alright)\b(?! (?:if|when|with|unless|until)))",
    re.IGNORECASE,
)
"""`ibuprofen/penicillin fine`, `is well tolerated`."""
_TOLERATED_SINCE = re.compile(
    r"(?<!not )(?<!never )(?<!poorly )\b(?:tolerated (?:since|later|afterwards|when|if|well|slowly)"
    r"|(?:has|have|had) (?:since )?tolerated|(?:not|no) (?:a )?(?:true|real) allergy"
    r"|(?:not|no) allerg(?:y|ic)\b)",
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
    r"^[ \t*#-]*(?:all|adrs?|[a-z]{0,10} ?allerg[^:\n]{0,40})(?:\*\*)?:[ \t]*(?:\*\*)?[ \t]*\w",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading with its allergies on its own line."""
_GIVEN = re.compile(
    r"\b(?:\d+ ?(?:mg|mcg|g|ml|units?)|daily|started|given|courses?|takes?|taking|received)\b", re.IGNORECASE
)
_OF_LIST = re.compile(r"all|adrs?|.*allerg.*", re.IGNORECASE)
_FIRST_WORDS = 12
"""Letters within which an entry of a list names what it is of."""
_STAMPED = re.compile(r"[ \t*-]*(?:\d{1,2}:\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{4}-\d\d-\d\d)\b")
_BORNE = re.compile(
    r"\b(?:tolerat(?:es|ed|ing|e)|eats?|fine with|no (?:problems?|trouble|reactions?) (?:with|to))"
    r"(?: (?:other|all|some|the|oral|iv|since|taking|and|or|[\w-]+,?)){0,4}? \Z",
    re.IGNORECASE,
)
"""Before what does no harm, though it stands in a line of allergies: `tolerates peanuts`."""
_OF_TESTS = re.compile(
    r"\ballergist\b|\ballergy (?:test|clinic|referral|appointment|evaluation|work-?up|service)", re.IGNORECASE
)
"""Who finds out about allergies: beside that a medicine may be named for anything."""
_HAS_IT = re.compile(
    rf"{KIN.pattern} (?:is|was|are|were|has|had) (?:(?:also|both|all|severely|known|been|an?)\s+)*"
    r"(?:allerg|anaphyla|react)[^.;,]*\Z",
    re.IGNORECASE,
)
"""`her brother is allergic to` what stands behind it."""
_NAMED_BEFORE = re.compile(r"\b([\w-]+)\s+allerg(?:y|ies)\b", re.IGNORECASE)


def classes_in(text: str) -> list[re.Match[str]]:
    """Groups of medicines, foods and materials that allergies are to, as a text names them."""
    return list(_CLASS.finditer(text))


def is_a_drug(allergen: str) -> bool:
    """Whether an allergen is a medicine: no food, no insect, no latex."""
    return bool(find_drugs(allergen) or _CLASS.search(allergen)) and not _NO_DRUG.fullmatch(allergen)


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
    found: list[RecordedAllergy] = []
    has_own = any(not _is_of_another_person(one.text) for one in evidence.case.documents)
    for place, unit in enumerate(evidence.units):
        if (
            unit.of_image
            or (has_own and _is_of_another_person(unit.text))
            or not (unit.section == "allergies" or "allerg" in unit.words.casefold())
        ):
            continue
        for start, end in _allergens(unit):
            if _is_tolerated(unit.words, start, end) or is_a_relatives(unit, start, end):
                continue
            assertion = assess(unit.text, unit.start + start, unit.start + end)
            if not assertion.negated and assertion.certainty == "certain":
                found.append(RecordedAllergy(unit.words[start:end], unit))
        if _ASKED.search(unit.words):
            found += _answered(evidence.units[place + 1 : place + 4])
    return found


def is_a_relatives(unit: Unit, start: int, end: int) -> bool:
    """Whether a unit names an allergen of a relative's: `FHx: sister - nut allergy`, `her brother is allergic to`."""
    said = assess(unit.text, unit.start + start, unit.start + end)
    return said.experiencer != "patient" or bool(_HAS_IT.search(unit.words, 0, start))


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


def _answered(units: Sequence[Unit]) -> list[RecordedAllergy]:
    """`any allergies?` `just penicillin`: the allergens that the answer names."""
    for unit in units:
        told = [(a, b) for a, b in _named(unit.words) if not assess(unit.text, unit.start + a, unit.start + b).negated]
        if told:
            return [RecordedAllergy(unit.words[a:b], unit) for a, b in told if not _OTHERWISE.search(unit.words)]
        if "?" in unit.words:
            return []
    return []


def _pointed_at(words: str) -> list[tuple[int, int]]:
    """`penicillin gives me hives , i'm allergic to it`: what was named before."""
    if not (back := _ALLERGIC_TO_IT.search(words)):
        return []
    before = [place for place in _named(words) if place[1] <= back.start()]
    return before[-1:]


def _named(words: str) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in find_drugs(words)] + [m.span() for m in _CLASS.finditer(words)]


def _allergens(unit: Unit) -> list[tuple[int, int]]:
    is_elsewhere = _is_an_entry(unit) or _is_of_another(unit) or _is_below(unit)
    return allergens_of(unit.words, whole=unit.section == "allergies" and not is_elsewhere)


def _is_an_entry(unit: Unit) -> bool:
    """Whether its line begins with a time or a day: charts go on with what was done, under no heading of their own."""
    line = unit.text.rfind("\n", 0, unit.start + 1) + 1
    return bool(_STAMPED.match(unit.text, line))


def _is_of_another(unit: Unit) -> bool:
    """Whether a line of the section has begun something else: `Rx: ceftriaxone 1 g` below `Allergies: none`."""
    line_end = unit.text.find("\n", unit.start)
    labels = list(_LABEL.finditer(unit.text, 0, line_end if line_end >= 0 else len(unit.text)))
    if not labels or not _after_allergies(labels):
        return False
    label = labels[-1]["label"]
    return not (_OF_ALLERGENS.match(label) or _named(label))


def _is_below(unit: Unit) -> bool:
    """Whether it stands below allergies that are told beside their heading, and is no entry like them."""
    headings = list(_INLINE.finditer(unit.text, 0, unit.start + 1))
    line = unit.text.rfind("\n", 0, unit.start + 1) + 1
    if not headings or line <= headings[-1].start():
        return False
    named = _named(unit.words)
    begins = unit.start == line or not unit.text[line : unit.start].strip(" \t*-•")
    return _GIVEN.search(unit.words) is not None or not (begins and named and named[0][0] <= _FIRST_WORDS)


def _after_allergies(labels: Sequence[re.Match[str]]) -> bool:
    return any(_OF_LIST.fullmatch(label["label"].strip()) for label in labels)


def allergens_of(words: str, *, whole: bool) -> list[tuple[int, int]]:
    """What the allergy is to: every drug and class where the whole text is of allergies, else those right at the word.

    Args:
        words: a sentence.
        whole: whether it stands among the allergies.

    Returns:
        Places in it.
    """
    places = [place for place in _named(words) if not _BORNE.search(words, 0, place[0])]
    if whole and not _OF_TESTS.search(words):
        return places
    reach = [(m.end(), m.end() + 60) for m in _ALLERGIC.finditer(words)]
    reach += [(m.start(1), m.end(1)) for m in _NAMED_BEFORE.finditer(words)]
    reach += [(m.start(1), m.end(1)) for m in _LISTED.finditer(words)]
    return [place for place in places if any(a <= place[0] and place[1] <= b for a, b in reach)] or _pointed_at(words)
