"""How much of a drug."""

import re
from random import Random

from .dialogue import Dialogue, spoken, value
from .edit import Rule, Site, words
from .numbers import changed, shown

_DOSE = r"(?<![\w./-])(?P<n>\d[\d,]*(?:\.\d+)?)(?P<gap>\s?-?)(?P<unit>mg|milligrams?|mcg|micrograms?|g|grams?|ml|milliliters?|units?)\b(?!/)"
_LADDER = (
    0.1,
    0.25,
    0.5,
    1,
    2,
    2.5,
    4,
    5,
    10,
    15,
    20,
    25,
    30,
    40,
    50,
    75,
    80,
    100,
    150,
    200,
    250,
    300,
    400,
    500,
    600,
    800,
    1000,
    2000,
)
_UNITS = {
    "mg": ("mcg", "g"), "milligrams": ("micrograms", "grams"), "milligram": ("microgram", "gram"), "mcg": ("mg",),
    "micrograms": ("milligrams",), "g": ("mg",), "grams": ("milligrams",), "gram": ("milligram",),
    "ml": ("L", "tablespoons"), "milliliters": ("liters",), "units": ("mL", "mg"),
}  # fmt: skip
_SPOKEN_UNITS = {
    "mg": r"milligram|\bmg\b", "milligrams": r"milligram|\bmg\b", "mcg": r"microgram|\bmcg\b",
    "g": r"\bgrams?\b|\bg\b", "ml": r"milliliter|\bml\b|\bcc", "units": r"\bunits\b",
}  # fmt: skip


def _shown(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _with(match: re.Match[str], number: str) -> str:
    return f"{number}{match.group('gap')}{match.group('unit')}"


def _number(match: re.Match[str]) -> float:
    return float(match.group("n").replace(",", ""))


def _tenfold(match: re.Match[str], rng: Random) -> str:
    number = _number(match)
    return _with(match, _shown(number / 10 if number >= 100 or rng.random() < 0.4 else number * 10))


def _strength(match: re.Match[str], rng: Random) -> str | None:
    number = _number(match)
    near = sorted((s for s in _LADDER if s != number), key=lambda s: abs(s - number) / max(s, number))[:4]
    return _with(match, _shown(rng.choice(near)))


def _doubled(match: re.Match[str], rng: Random) -> str:
    return _with(match, _shown(_number(match) * rng.choice((2, 0.5))))


def _unit(match: re.Match[str], rng: Random) -> str | None:
    others = _UNITS.get(match.group("unit").casefold())
    return f"{match.group('n')}{match.group('gap')}{rng.choice(others)}" if others else None


def _unit_said(site: Site, dialogue: Dialogue) -> bool:
    old, new = (value(re.findall(r"[\d.,]+", text)[0]) for text in (site.match.group(0), site.new))
    spoken_unit = _SPOKEN_UNITS.get(site.match.group("unit").casefold(), r"milligram|microgram|gram")
    other = re.sub(r"[\d.,\s-]", "", site.new).casefold()
    return (
        old == new
        and old in dialogue.numbers
        and dialogue.matches(spoken_unit)
        and not dialogue.matches(rf"\b{re.escape(other)}\b")
    )


def _tablets(match: re.Match[str], rng: Random) -> str:
    number = int(value(match.group(1)) or 1)
    other = rng.choice([n for n in range(1, 5) if n != number])
    noun = match.group(2).rstrip("s") + ("s" if other > 1 else "")
    return f"{other if match.group(1).isdigit() else spoken(other)} {noun}"


def _percent(match: re.Match[str], rng: Random) -> str:
    number = float(match.group("n"))
    moved = number * rng.choice((10, 2, 0.5))
    return f"{_shown(moved)}{match.group(2)}" if moved < 100 else f"{shown(number / 10, '0.00')}{match.group(2)}"


RULES = (
    Rule("dose", "tenfold", words(_DOSE), _tenfold, changed),
    Rule("dose", "other_strength", words(_DOSE), _strength, changed),
    Rule("dose", "doubled", words(_DOSE), _doubled, changed),
    Rule("dose", "unit", words(_DOSE), _unit, _unit_said),
    Rule("dose", "tablets", words(r"\b(\d|one|two|three|four) (tablets?|pills?|capsules?|puffs?|sprays?|drops?)\b"), _tablets, changed),
    Rule("dose", "concentration", words(r"(?<![\w./])(?P<n>\d+(?:\.\d+)?)(\s?%)(?= (?:\w+ )?(?:cream|solution|ointment|gel|drops|shampoo|lotion))"), _percent, changed),
)  # fmt: skip
