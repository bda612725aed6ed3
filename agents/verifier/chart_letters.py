"""The letters that charts write for a medicine: `MTX`, `NS`, `Mg 2 g IV`. The table stands in `chart_letters.txt`."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from wardround.tools.terms import DrugMention

_FEW, _FEW_SMALL = 2, 3
"""Capitals, and small letters, that are too few to stand by themselves."""
_NOTHING_ELSE, _OTHERWISE = "!", "?"
"""Marks of the table: a form that means nothing else in a chart, and one that means something else as often."""
_AMOUNT = r"\d+(?:\.\d+)? ?(?:L|l|mL|ml|cc|g|mg|mcg|mmol|mEq|units?|%)(?!/)"
_ROUTE = r"IV|PO|SC|IM|iv|po|sc|im|inf\w*|bolus|drip|gtt|inj\w*|nebs?|AUC|stat|pump"
_MEASURED = {
    "calcium": "calcium|Ca", "magnesium": "magnesium|Mag|mag|Mg", "potassium": "potassium|K", "sodium": "sodium|Na",
    "zinc": "zinc|Zn", "ferrous": "iron|Fe", "ferric": "iron|Fe", "iron": "iron|Fe", "phosphate": "phosphate|PO4",
    "human albumin": "albumin", "intravenous immunoglobulin": "immunoglobulins?|Ig|IG",
}  # fmt: skip
"""What is given under the name that the laboratory has for it, by the whole name of the medicine or its first word."""
_GIVEN_BEFORE = r"IV|iv|oral|PO|replac\w+|supplement\w*|giv\w+|repletion|repleted"
_GIVEN_AFTER = r"replac\w+|supplement\w*|infusion|tablets?|tabs?|IV|PO|iv|po|repletion|repleted|given"
_ROUTES = frozenset({"INH"})
"""Letters of a medicine that are a route more often."""
_DONE_WITH = r"[ :]+(?:is |was )?(?:not )?(?:given|held|stopped|started|on hold|withheld)\b"
"""`Dex: not given`."""
_TESTED = r"[ :=]{1,2}(?:S|R|I)(?![\w/])"
"""`pen S, gent R`: what a germ is sensitive to."""
_DOSED = r"\d+(?:\.\d+)? ?(?:g|mg|mmol|mEq|meq|mL|ml)\b(?!/)"


def letters_of(ingredient: str) -> list[str]:
    """Patterns of a medicine's letters as charts write them."""
    return [_pattern(form) for form in _table().get(ingredient, ())]


@lru_cache(maxsize=64)
def any_letters_of(ingredients: frozenset[str]) -> re.Pattern[str]:
    """What finds the letters of any of some medicines."""
    return re.compile("|".join(sorted({form for one in ingredients for form in letters_of(one)})) or r"(?!)")


def letters_alone(found: str) -> str:
    """The letters in what a pattern found, without the amount before them."""
    return re.sub(rf"^{_AMOUNT} (?:of )?", "", found)


@lru_cache(maxsize=32768)
def drugs_by_letters(text: str) -> tuple[DrugMention, ...]:
    """The medicines that a text names by letters which stand for one alone: `dex 8 mg`, `NAC`."""
    meant, any_letters, pattern = _unambiguous()
    found = []
    for match in pattern.finditer(text) if any_letters.search(text) else ():
        letters = letters_alone(match.group())
        ingredient = next((meant[form] for form in meant if letters.startswith(form)), "")
        if ingredient:
            found.append(DrugMention(match.end() - len(letters), match.end(), ingredient))
    return tuple(found)


@lru_cache(maxsize=1)
def _unambiguous() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Letters of one medicine with its name, the longest first; what finds any in whatever place; what finds them."""
    forms = [(form, ingredient) for ingredient, every in _table().items() for form in every]
    often = Counter(form for form, _ in forms)
    alone = [
        (form, one) for form, one in forms if often[form] == 1 and form not in _ROUTES and not form.endswith(_OTHERWISE)
    ]
    longest = sorted(alone, key=lambda pair: -len(pair[0]))
    meant = {way: one for form, one in longest for way in _ways(form)}
    return meant, re.compile(_alone(meant)), re.compile("|".join(_pattern(form) for form, _ in longest))


@lru_cache(maxsize=64)
def given_as_measured(ingredient: str) -> re.Pattern[str] | None:
    """`Mg 2 g IV` for magnesium sulfate: what is measured, with an amount given, and no level of it."""
    name = _measured(ingredient)
    if not name:
        return None
    return re.compile(
        rf"\b(?:{_GIVEN_BEFORE}) {name}|{name}[ :]*(?:(?:{_GIVEN_AFTER})\b|{_DOSED})|{_AMOUNT} (?:of )?{name}"
    )


def measured_alone(ingredient: str, found: str) -> str:
    """The name of what is measured in what a pattern found."""
    match = re.search(_measured(ingredient), found)
    return match.group() if match else ""


def _measured(ingredient: str) -> str:
    names = _MEASURED.get(ingredient) or _MEASURED.get(ingredient.partition(" ")[0])
    return rf"\b(?:{names})\b" if names else ""


def _ways(form: str) -> tuple[str, ...]:
    """How a form of the table is written: in capitals too, where it means nothing else."""
    letters = form.rstrip(_NOTHING_ELSE + _OTHERWISE)
    is_in_any_case = form.endswith(_NOTHING_ELSE)
    return tuple(dict.fromkeys((letters, letters.capitalize(), letters.upper()))) if is_in_any_case else (letters,)


def _pattern(form: str) -> str:
    """Letters by themselves; few only beside an amount or a route, unless they mean nothing else."""
    ways = _ways(form)
    alone = _alone(ways)
    if form.endswith(_NOTHING_ELSE):
        return alone
    form = ways[0]
    is_small = form[1:].isalpha() and form[1:].islower()
    if len(form) > (_FEW_SMALL if is_small else _FEW):
        return alone
    return rf"{_AMOUNT} (?:of )?{alone}|{alone}(?=[ :]*(?:x ?)?(?:\d|(?:{_ROUTE})\b)|{_DONE_WITH}|{_TESTED})"


def _alone(ways: Iterable[str]) -> str:
    return rf"(?<![\w-])(?:{'|'.join(map(re.escape, ways))})(?![\w-])"


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    lines = (files(__package__) / "chart_letters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {ingredient: tuple(form.strip() for form in forms.split(",")) for ingredient, _, forms in pairs if forms}
