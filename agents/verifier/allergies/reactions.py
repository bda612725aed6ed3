"""What allergies and intolerances are said to have done, and how badly: `hives with latex`, `(severe)`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.standing import is_in_force
from wardround.tools.terms import find_drugs

from ..evidence import Evidence
from ..patterns import whole_words
from ..stretches import stretches
from ..units import Unit, unit_of
from .allergens import classes_in

_KINDS = {
    "anaphylaxis": r"anaphyla\w+|(?:throat|airway|tongue|laryn\w+) (?:swell\w+|closing|closed|tightness)|swelling of the (?:throat|tongue)|collapse\w*",
    "swelling": r"angio-?(?:o?edema|neurotic)\w*|(?:facial|face|lips?|tongue|eyes?|throat)(?:/\w+)* (?:swell\w+|swollen|o?edema)|swell\w*",
    "a rash": r"rash\w*|hives|urticari\w*|itch\w*|prurit\w*|exanthem\w*|redness|wheals|erupti\w+|dermatitis|blister\w*|skin reaction",
    "flushing": r"flush\w*",
    "respiratory arrest": r"(?:resp\w*|cardiac|cardio-?respiratory) (?:arrest|depression|failure)|apno?ea\w*|stopped breathing",
    "a severe skin reaction": r"stevens[- ]johnson\w*|severe (?:cutaneous|skin) (?:adverse |drug )?reactions?|SCAR|SJS|toxic epidermal\w*|TEN|DRESS|AGEP|erythema multiforme",
    "constipation": r"constipat\w*",
    "a seizure": r"seizures?|convulsions?|fits?",
    "dystonia": r"dystoni\w*|oculogyric\w*|extra-?pyramidal\w*|EPS|akathisia",
    "a fast or slow pulse": r"bradycardi\w*|tachycardi\w*|palpitations?",
    "hearing trouble": r"tinnitus|hearing loss|ototox\w*",
    "faintness": r"syncop\w+|faint\w*|collapse\w*|hypotensi\w+|dizz\w+|blackouts?",
    "a runny nose": r"rhinitis|hay ?fever|sneez\w+|runny nose",
    "sickness": r"(?:gastro-?intestinal|GI) (?:intolerance|symptoms?)|nausea\w*|sick(?:ness)?|vomit\w*|N ?(?:\+|&|and|/) ?V|throw\w* up|diarrh\w+|(?:GI|gastric|stomach|bowel) upset|cramps|dyspepsia|heartburn",
    "confusion": r"hallucinat\w*|confus\w*|deliri\w*|see(?:s|ing)? things|psychosis|nightmares|agitation",
    "cough": r"cough\w*",
    "fever": r"fevers?|pyrexia|rigors",
    "wheeze": r"wheez\w*|bronchospasm|asthma attack|breathless\w*|SOB",
    "muscle pain": r"myalgi\w*|muscle (?:pains?|aches?)|rhabdomyolysis|myopathy",
    "pancreatitis": r"pancreatitis",
    "liver injury": r"hepatitis|hepatotox\w*|jaundice|liver (?:injury|failure)|(?:raised|deranged) LFTs?",
    "kidney injury": r"nephritis|AKI|kidney injury|renal failure",
    "bleeding": r"bleed\w*|haemorrhage|hemorrhage|ulcer\w*",
    "drowsiness": r"drows\w*|groggy|sleepy|sedat\w*",
    "headache": r"headaches?",
    "low counts": r"agranulocytosis|neutropenia|thrombocytopenia|HIT",
}
_PATTERNS = {kind: whole_words(words) for kind, words in _KINDS.items()}
_RECORDED = re.compile(
    r"\ballerg\w*|\bALL:|\bAll:|\bAlg:|->|→| [-–—] |:|\bintoleran\w*|\bcaus\w+|\bbrings\b|\bgave\b|\bgives\b|\breact\w*|\("
)
"""How records put a reaction beside what it is to."""
_CUT = re.compile(r"[;\n]|\.(?=\s|\Z)|,? (?:while|whereas|but)\b|, and\b")
_DONE_BY = re.compile(r"\b(?:to|with|from|after|on|by|due to|following)\s+(?:(?:the|an?)\s+)?\Z", re.IGNORECASE)
_LETTERS = re.compile(r"\b[Pp]en(?=\W+(?:->|[-–:]|allerg|anaphyl|rash|hives))")
"""Penicillin, where it stands beside what it did; any other pen is one."""
_GRADE = re.compile(
    r"[(;,:]\s*(mild|moderate|severe|life[- ]threatening|fatal)\s*(?=[);,.]|\Z)"
    r"|\b(mild|moderate|severe|life[- ]threatening|fatal)(?:ly)? (?:[\w-]+ ){0,2}?(?:allerg\w+|reactions?|"
    + "|".join(words for kind, words in _KINDS.items() if kind not in ("cough", "fever", "confusion", "headache"))
    + r")\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:^|[,;:.]\s+)(?P<name>(?!no\b|nil\b)[A-Za-z][A-Za-z'’-]{3,}(?: [a-z'’-]{3,}){0,2}?)\s*(?:\(|[-–—:=>]+\s)\s*(?P<what>[^),;]+)"
)
"""`cashew (oral itch)`, in a list of allergies."""
_LONG = 6
"""Letters of a first word that may stand for a name, at least."""


class Reaction(NamedTuple):
    """What something did."""

    allergen: str
    kinds: frozenset[str]
    words: str
    grades: frozenset[str] = frozenset()
    """How bad it is called."""


@lru_cache(maxsize=8)
def names_of_allergens(evidence: Evidence) -> frozenset[str]:
    """What recorded allergies are to, by names that no list of ours may hold; long ones by their first word too."""
    names = {fact.name for _, fact in evidence.facts if fact.kind == "allergy"}
    names |= {
        match["name"]
        for unit in evidence.units
        if unit.section == "allergies"
        for match in _ITEM.finditer(unit.words)
        if any(pattern.search(match["what"]) for pattern in _PATTERNS.values())
    }
    first = [name.split()[0] for name in names if " " in name]
    return frozenset(names | {one for one in first if len(one) >= _LONG and first.count(one) == 1})


@lru_cache(maxsize=8)
def recorded_reactions(evidence: Evidence) -> tuple[tuple[Reaction, Unit], ...]:
    """What the record has of reactions: in the words of allergies, and in structured ones by the name of each."""
    facts = {
        (document.id, fact.start): fact for document, fact in evidence.facts if fact.kind == "allergy" and fact.value
    }
    found = [
        (one, unit)
        for one, unit in evidence.each(partial(reactions_in, named=names_of_allergens(evidence)))
        if (unit.source_id, unit.start) not in facts and (unit.section == "allergies" or _RECORDED.search(unit.words))
    ]
    for document, fact in evidence.facts:
        if (document.id, fact.start) in facts and is_in_force(fact):
            words = fact.value or ""
            kinds = frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(words))
            unit, grades = unit_of(document, fact, "allergies"), _grades(words)
            if grades and ("anaphylaxis" in kinds or "criticality: high" in unit.words):
                grades |= {"severe"}
            found.append((Reaction(fact.name, kinds, words, grades), unit))
    return tuple(found)


@lru_cache(maxsize=32768)
def reactions_in(text: str, named: frozenset[str] = frozenset()) -> tuple[Reaction, ...]:
    """The reactions that a text tells; also to what is `named`, as records have allergies by names that no list holds."""
    return tuple(one for begin, end in stretches(_CUT, text) for one in _of_clause(text[begin:end], named))


def _of_clause(words: str, named: frozenset[str]) -> Iterator[Reaction]:
    """Each allergen of a clause with what it is said to have done."""
    places = _allergens(words, named)
    for place, (_, _, name) in enumerate(places):
        begin, end = _stretch(words, places, place)
        found = [
            (kind, match)
            for kind, pattern in _PATTERNS.items()
            for match in pattern.finditer(words, begin, end)
            if not assess(words, *match.span()).negated
        ]
        grades = _grades(words[begin:end])
        if found or grades:
            told = found[0][1].group() if found else "a reaction"
            worse = f"{' '.join(sorted(grades))} " if grades and told.split()[0] not in grades else ""
            yield Reaction(name, frozenset(kind for kind, _ in found), f"{worse}{told}", grades)


def _grades(words: str) -> frozenset[str]:
    """`(mild)`, `severe rash`, `severely allergic`: how bad a reaction is called."""
    return frozenset(
        "severe"
        if (match[1] or match[2]).casefold().startswith(("sev", "life", "fatal"))
        else (match[1] or match[2]).casefold()
        for match in _GRADE.finditer(words)
    )


def _stretch(words: str, places: Sequence[tuple[int, int, str]], place: int) -> tuple[int, int]:
    """Where a clause says what an allergen did: before it (`hives to latex`), up to the next, or all over where it is alone."""
    start, _, _ = places[place]
    last = places[place - 1][1] if place else 0
    if _DONE_BY.search(words, last, start) and any(one.search(words, last, start) for one in _PATTERNS.values()):
        return last, start
    if len(places) == 1 or words.count("(", 0, start) > words.count(")", 0, start):
        return 0, len(words)
    end = places[place + 1][0] if place + 1 < len(places) else len(words)
    aside = words.rfind("(", start, end)
    is_of_the_next = end < len(words) and aside >= 0 and ")" not in words[aside:end]  # `A + B (anaphylaxis with C)`
    return start, aside if is_of_the_next else end


def _allergens(words: str, named: frozenset[str]) -> list[tuple[int, int, str]]:
    """What some words name that one may react to, by whatever name; the longest where one lies within another."""
    found = [(one.start, one.end, one.ingredient) for one in find_drugs(words)]
    found += [(*match.span(), match.group()) for match in classes_in(words)]
    found += [
        (*match.span(), name)
        for name in named
        for match in re.finditer(rf"\b{re.escape(name)}(?:e?s)?\b", words, re.IGNORECASE)
    ]
    found += [(*match.span(), "penicillin") for match in _LETTERS.finditer(words)]
    found = list({one[:2]: one for one in reversed(found)}.values())
    return sorted(
        one
        for one in dict.fromkeys(found)
        if not any(one[0] >= a and one[1] <= b and (a, b) != one[:2] for a, b, _ in found)
    )
