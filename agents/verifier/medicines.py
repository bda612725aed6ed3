"""Whether a record names a medicine in any way: alone, in a combination, by letters, cut short, as a shot."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.terms import DrugMention, combinations_with, drug_classes, drug_parts, find_drugs, find_groups

from .chart_letters import any_letters_of, given_as_measured, letters_alone, letters_of, measured_alone
from .evidence import Evidence

_BEGINNING = 3
"""Letters that a part of a combination is shortened to, at least; a single drug has one more."""
_BEGINNING_SAID = 5
"""The same in talk, where a beginning may be any word: `the hydrochlor, no, they stopped that`."""
_IRON = r"iron(?: (?:drops?|tablets?|pills?|syrup|liquid|supplements?))?"
_SAID_AS = {
    **dict.fromkeys(("ferrous sulfate", "ferrous fumarate", "ferrous gluconate"), _IRON),
    "buprenorphine": r"bupe",
    "multivitamin": r"vitamins?|multi ?vits?",
    "varicella vaccine": r"chickenpox",
    "mmr vaccine": r"mmr|measles",
    "potassium chloride": r"potassium",
    "calcium carbonate": r"calcium",
    "albuterol": r"(?:blue|rescue) (?:inhaler|puffer|one)|reliever",
    "epinephrine": r"epi",
    "magnesium sulfate": r"magnesium|mag drip",
    "levothyroxine": r"levo|thyroid (?:pill|tablet|medicine|med)s?",
    "nicotine patch": r"(?:nicotine|stop[- ]smoking) (?:patch(?:es)?|gum)|patch(?:es)?",
    "sodium chloride": r"salt[- ]?water|salty water|bag of fluids?|drip|fluids",
    "tetanus immunoglobulin": r"(?:immune )?globulin|immunoglobulin",
    "vitamin b12": r"b ?(?:12|twelve)",
}
"""How people speak of medicines whose names they do not say."""
_IMMUNISED = re.compile(
    r"\b(?:vaccin\w+|vaccs?|vacs?|vaxx?|vx|immuni[sz]\w+|jabs?|boosters?|shots?|imms)\b", re.IGNORECASE
)
_PREVENTED = {
    "influenza": r"flu|influenza",
    "covid": r"covid(?:-?19)?",
    "hepatitis a": r"hep(?:atitis)? ?a",
    "hepatitis b": r"hep(?:atitis)? ?b|hbv",
    "pneumococcal": r"pneumo(?:coccal)?|pcv ?\d*|ppsv ?\d*|prevnar",
    "varicella": r"varicella|chickenpox",
    "mmr": r"mmr|measles",
    "measles": r"mmr|measles",
    "hpv": r"hpv",
    "zoster": r"shingles|zoster|shingrix",
    "papilloma": r"hpv",
    "rsv": r"rsv",
    "mening": r"men ?(?:b|acwy|c)|mening\w*",
    "rotavirus": r"rota(?:virus)?",
    "polio": r"ipv|polio",
    "haemophilus": r"hib",
}
"""What a vaccine is against, by which lists of immunisations call it."""
_AS_A_VACCINE = (
    r"(?: (?:#|no\.? )?\d\b| #| high[- ]dose| dose| \(?\d{1,2}/\d"
    r"| (?:was |is )?(?:given|declined|refused|due|utd|up to date|today|deferred|administered|received|not given)\b)"
)
"""Behind it: which of a series, when, or what became of it."""
_WORDS = frozenset(
    "cape care clot code coli defer done drop even ever fine form line pipe rise tape test topic".split()
)
"""Beginnings of names that are words of charts: `Code: full` names no codeine, a `line` no linezolid."""


def named_behind(text: str, end: int, reach: int) -> DrugMention | None:
    """The first medicine that a text names at most so many characters behind a place."""
    return next((one for one in find_drugs(text) if 0 <= one.start - end <= reach), None)


def is_named(ingredient: str, evidence: Evidence) -> bool:
    """Whether a record may name an ingredient, whichever way it is written."""
    return (
        _is_among(ingredient, evidence.drugs)
        or _is_shortened(ingredient, evidence)
        or bool(_given_in(ingredient, evidence))
        or _is_immunised(ingredient, evidence)
        or (not evidence.is_all_written and _is_spoken_of(ingredient, evidence))
    )


def one_is_named(members: frozenset[str], evidence: Evidence) -> bool:
    """Whether a record names one drug of a group, another group that shares one, or one by its letters."""
    if members & (evidence.drugs | evidence.grouped):
        return True
    letters = any_letters_of(members)
    return evidence.is_all_written and any(letters.search(unit.words) for unit in evidence.units)


def as_the_record_names(text: str, evidence: Evidence) -> Iterator[tuple[int, int, str]]:
    """The places of medicines that charts name otherwise, each with the name there.

    A drug by its letters (`AZA` for azathioprine), a group by its word (`SABA`) or by a drug of it.
    """
    for drug in find_drugs(text):
        if drug.ingredient not in evidence.drugs and (name := _name_in(drug.ingredient, evidence)):
            yield drug.start, drug.end, name
    for group in find_groups(text):
        members = group.members & evidence.drugs
        if members and not group.members & evidence.grouped:
            yield group.start, group.end, min(members)


def _name_in(ingredient: str, evidence: Evidence) -> str:
    if short := _shortened_in(ingredient, evidence):
        return letters_alone(short)
    if disease := _prevented_in(ingredient, evidence):
        return disease
    return measured_alone(ingredient, _given_in(ingredient, evidence))


@lru_cache(maxsize=32)
def _shortened_in(ingredient: str, evidence: Evidence) -> str:
    found = (_shortened(ingredient).search(unit.words) for unit in evidence.units if not evidence.is_spoken(unit))
    return next((match.group() for match in found if match), "")


@lru_cache(maxsize=32)
def _given_in(ingredient: str, evidence: Evidence) -> str:
    given = given_as_measured(ingredient)
    found = (given.search(unit.words) for unit in evidence.units) if given else ()
    return next((match.group() for match in found if match), "")


def _is_among(ingredient: str, named: frozenset[str]) -> bool:
    """By itself, by all its parts, or as the kind that a named one is of: `insulin` for insulin glargine."""
    parts = drug_parts(ingredient)
    is_whole = len(parts) == ingredient.count("-") + 1 and parts <= named
    return ingredient in named or is_whole or any(f" {ingredient} " in f" {one} " for one in named)


def _is_shortened(ingredient: str, evidence: Evidence) -> bool:
    """Whether a chart may name it by its letters or the beginnings of its parts: `MTX`, `clinda`, `amox-clav`."""
    return bool(_shortened_in(ingredient, evidence))


@lru_cache(maxsize=256)
def _is_spoken_of(ingredient: str, evidence: Evidence) -> bool:
    """Whether talk has it in other words, or breaks its name off."""
    parts = [_beginning(part, _BEGINNING_SAID) for part in re.split(r"[ -]", ingredient) if len(part) > _BEGINNING_SAID]
    said = re.compile(
        rf"\b(?:{'|'.join([*parts, *filter(None, (_SAID_AS.get(ingredient),))]) or '(?!)'})\b", re.IGNORECASE
    )
    return any(said.search(unit.words) for unit in evidence.units if evidence.is_spoken(unit))


def short_names_in(ingredient: str, text: str) -> Iterator[tuple[int, int]]:
    """The places where a chart names a medicine by its letters or cut short."""
    yield from (match.span() for match in _shortened(ingredient).finditer(text))


@lru_cache(maxsize=512)
def _shortened(ingredient: str) -> re.Pattern[str]:
    parts = [part for part in re.split(r"[ -]", ingredient) if len(part) > _BEGINNING]
    begun = r"[-/ ]".join(_beginning(part, _BEGINNING if len(parts) > 1 else _BEGINNING + 1) for part in parts)
    if ingredient.endswith(" acid"):  # `folic 5 mg`, `tranexamic`
        begun = rf"{parts[0]}(?! acid)|{begun}"
    forms = [rf"\b(?i:{begun})\b"] if parts else []
    return re.compile("|".join([*forms, *letters_of(ingredient), *_letters_of_its_regimens(ingredient)]) or r"(?!)")


def _letters_of_its_regimens(ingredient: str) -> list[str]:
    """The letters of combinations that it is part of: `AC x4` gives cyclophosphamide."""
    return [letters for whole in combinations_with(ingredient) for letters in letters_of(whole)]


def _beginning(part: str, least: int) -> str:
    """A part cut short anywhere from so many letters on, and not whole; what is another word is not cut short."""
    short = (part[:letters] for letters in range(len(part) - 1, least - 1, -1))
    return f"(?:{'|'.join(re.escape(one) for one in short if one not in _WORDS) or '(?!)'})"


def _is_immunised(ingredient: str, evidence: Evidence) -> bool:
    """A vaccine where the record speaks of vaccination at all: it is said in too many ways to name each."""
    if "vaccine" not in drug_classes(ingredient):
        return False
    return any(_IMMUNISED.search(unit.words) for unit in evidence.units) or bool(_prevented_in(ingredient, evidence))


@lru_cache(maxsize=32)
def _prevented_in(ingredient: str, evidence: Evidence) -> str:
    """A vaccine by what it is against, as a record writes it: `Hep A` of `Hep A #2 due`; else empty."""
    disease = next((short for name, short in _PREVENTED.items() if name in ingredient), "")
    if not disease or "vaccine" not in drug_classes(ingredient):
        return ""
    given = re.compile(rf"\b(?P<name>{disease})\b{_AS_A_VACCINE}", re.IGNORECASE)
    found = (given.search(unit.words) for unit in evidence.units)
    return next((match["name"] for match in found if match), "")
