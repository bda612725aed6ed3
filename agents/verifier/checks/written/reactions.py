"""What a medicine or a food did to the patient: anaphylaxis, where the record has hives."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.terms import find_drugs, is_same_allergen

from ...allergens import classes_in
from ...check import ClaimInContext, Signal
from ...whole import OTHERS

_KINDS = {
    "anaphylaxis": r"anaphyla\w+|(?:throat|airway|tongue|laryn\w+) (?:swell\w+|closing|closed|tightness)|swelling of the (?:throat|tongue)|collapse",
    "swelling": r"angio-?(?:o?edema|neurotic)\w*|(?:facial|face|lips?|tongue|eyes?|throat)(?:/\w+)* (?:swell\w+|swollen|o?edema)|swell\w*",
    "a rash": r"rash\w*|hives|urticari\w*|itch\w*|prurit\w*|exanthem\w*|redness|flush\w*|wheals|erupti\w+|dermatitis|blister\w*|skin reaction",
    "a severe skin reaction": r"stevens[- ]johnson\w*|SJS|toxic epidermal\w*|TEN|DRESS|AGEP|erythema multiforme",
    "sickness": r"nausea\w*|sick(?:ness)?|vomit\w*|N ?(?:\+|&|and|/) ?V|throw\w* up|diarrh\w+|(?:GI|gastric|stomach|bowel) upset|cramps|dyspepsia|heartburn",
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
_PATTERNS = {kind: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for kind, words in _KINDS.items()}
_TELLS = re.compile(
    r"\b(?:allerg\w*|anaphyla\w+|caus(?:es?|ed)|g[ai]ves?|given? (?:him|her|them)|m[ai]de? (?:him|her|them)|makes (?:him|her|them)"
    r"|reactions?|reacted|brings|brought|sensitiv\w*|intoleran\w*|developed|came out|c[ao]mes? (?:up|out)|label\w*)\b",
    re.IGNORECASE,
)
"""A claim that tells what something did."""
_RECORDED = re.compile(
    r"\ballerg\w*|\bALL:|\bAll:|\bAlg:|->|→| [-–—] |:|\bintoleran\w*|\bcaus\w+|\bbrings\b|\bgave\b|\bgives\b|\breact\w*|\("
)
"""How records put a reaction beside what it is to."""
_CUT = re.compile(r"[;\n]|\.(?=\s|\Z)|,? (?:while|whereas|but)\b|, and\b")
_DONE_BY = re.compile(r"\b(?:to|with|from|after|on|by|due to|following)\s+(?:(?:the|an?)\s+)?\Z", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(")
_LETTERS = re.compile(r"\b[Pp]en(?=\W+(?:->|[-–:]|allerg|anaphyl|rash|hives))")
"""Penicillin, where it stands beside what it did; any other pen is one."""


_OF_ANOTHER_CAUSE = re.compile(r"\b(?:attributed|ascribed|put down|thought to be due) to\b", re.IGNORECASE)
"""`fever after the first dose was attributed to the infection`: no reaction to what was given."""


class _Reaction(NamedTuple):
    """What something did."""

    allergen: str
    kinds: frozenset[str]
    words: str


def reactions_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a reaction to something of which written records know another."""
    text = context.claim.text
    if (
        not context.is_checkable
        or not context.evidence.is_all_written
        or OTHERS.search(text)
        or not _TELLS.search(text)
    ):
        return
    recorded = [
        (one, unit)
        for one, unit in context.evidence.each(_reactions)
        if unit.section == "allergies" or _RECORDED.search(unit.words)
    ]
    if _OF_ANOTHER_CAUSE.search(text):
        return
    for said in _reactions(text):
        told = [(one, unit) for one, unit in recorded if is_same_allergen(one.allergen, said.allergen)]
        known = frozenset().union(*(one.kinds for one, _ in told))
        if known and not known & said.kinds:
            message = f"the claim has {said.words} with {said.allergen}; the record {' and '.join(sorted(known))}"
            yield Signal(
                "written_reaction",
                1.0,
                "allergy_mismatch",
                message,
                tuple(unit for _, unit in told[:2]),
                words=said.words,
            )
            return


@lru_cache(maxsize=32768)
def _reactions(text: str) -> tuple[_Reaction, ...]:
    return tuple(one for begin, end in _clauses(text) for one in _of_clause(text[begin:end]))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _CUT.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _of_clause(words: str) -> Iterator[_Reaction]:
    """Each allergen of a clause with what it is said to have done."""
    places = _allergens(words)
    for place, (_, _, name) in enumerate(places):
        begin, end = _stretch(words, places, place)
        found = [
            (kind, match)
            for kind, pattern in _PATTERNS.items()
            for match in pattern.finditer(words, begin, end)
            if not assess(words, *match.span()).negated
        ]
        if found:
            yield _Reaction(name, frozenset(kind for kind, _ in found), found[0][1].group())


def _stretch(words: str, places: Sequence[tuple[int, int, str]], place: int) -> tuple[int, int]:
    """Where a clause says what an allergen did: before it (`hives to latex`), up to the next, or all over where it is alone."""
    start, end, _ = places[place]
    last = places[place - 1][1] if place else 0
    if _DONE_BY.search(words, last, start) and any(one.search(words, last, start) for one in _PATTERNS.values()):
        return last, start
    is_entry = _IN_BRACKETS.match(words, end)  # `penicillin (rash), latex (hives)`
    if len(places) == 1 or ("(" in words[:start] and not is_entry):
        return 0, len(words)
    return start, places[place + 1][0] if place + 1 < len(places) else len(words)


def _allergens(words: str) -> list[tuple[int, int, str]]:
    found = [(one.start, one.end, one.ingredient) for one in find_drugs(words)]
    found += [(*match.span(), match.group()) for match in classes_in(words)]
    found += [(*match.span(), "penicillin") for match in _LETTERS.finditer(words)]
    found = list({one[:2]: one for one in reversed(found)}.values())
    return sorted(
        one for one in found if not any(one[0] >= a and one[1] <= b and (a, b) != one[:2] for a, b, _ in found)
    )
