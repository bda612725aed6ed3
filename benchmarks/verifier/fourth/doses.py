"""A dose ten times too large or small, another unit, another strength, two doses crossed, up for down."""

import re
from collections.abc import Callable
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue, value
from benchmarks.verifier.third.edit import New, Rule, Said, Site, words

from .hearing import near, topic
from .numbers import SOUNDS, heard
from .wording import alternatives, one_key

_UNIT = r"(?:mg|mcg|milligrams?|micrograms?|grams?|g|units?|ml|mEq|tablets?|pills?|puffs?|capsules?)"
_DOSE = rf"(?<![\d.,/-])(?P<n>\d[\d,]*(?:\.\d+)?)(?P<gap>[ -]?)(?P<unit>{_UNIT})\b(?!/)"
_STRONG = (
    0.5,
    1,
    2.5,
    5,
    10,
    12.5,
    15,
    20,
    25,
    30,
    40,
    50,
    75,
    80,
    81,
    100,
    125,
    150,
    200,
    250,
    300,
    325,
    400,
    500,
    600,
    750,
    800,
    850,
    1000,
)
_UNITS = {
    "mg": "mcg|g", "milligrams": "micrograms|grams", "milligram": "microgram", "mcg": "mg", "micrograms": "milligrams",
    "units": "mL", "g": "mg", "grams": "milligrams", "gram": "milligram", "ml": "L",
}  # fmt: skip
_WAYS = {
    "increase": "decrease", "increased": "decreased|reduced", "increasing": "decreasing", "decrease": "increase",
    "decreased": "increased", "reduce": "increase", "reduced": "increased", "double": "halve",
}  # fmt: skip
_RAISE, _LOWER = (
    r"\b(?:increas\w*|up (?:his|her|your|the)|bump|rais\w*|go up|higher|double)\b",
    r"\b(?:decreas\w*|reduc\w*|lower|cut|go down|less)\b",
)


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _written(number: float) -> str:
    return f"{number:g}" if number < 1e6 else f"{number:.0f}"


def _with(change: Callable[[float, Random], float | None]) -> New:
    def new(match: re.Match[str], rng: Random) -> str | None:
        changed = change(_number(match["n"]), rng)
        return None if changed is None else f"{_written(changed)}{match['gap']}{match['unit']}"

    return new


def _up(number: float, rng: Random) -> float:
    return number * 10


def _down(number: float, rng: Random) -> float | None:
    return number / 10 if number >= 5 else None


def _stronger(number: float, rng: Random) -> float | None:
    """A strength that is made too, next to the right one."""
    near_by = [s for s in _STRONG if s != number and 0.3 * number < s < 3.5 * number]
    return rng.choice(near_by) if near_by and number in _STRONG else None


def _misheard(number: float, rng: Random) -> float | None:
    return float(SOUNDS[int(number)]) if number in SOUNDS else None


def _halved(number: float, rng: Random) -> float | None:
    return number * 2 if number in _STRONG else None


def _said(site: Site, dialogue: Dialogue) -> bool:
    new = re.match(r"[\d.,]+", site.new)
    return new is not None and heard(site.match["n"], new.group(0), dialogue)


def _unit_said(site: Site, dialogue: Dialogue) -> bool:
    """The number is said, and of the new unit nothing."""
    new = site.new.split()[-1].casefold().lstrip("0123456789.,")
    full = {"mcg": "microgram", "g": "gram", "mg": "milligram", "ml": "milliliter", "l": "liter"}.get(new, new)
    number = value(site.match["n"])
    return number in dialogue.numbers and not dialogue.matches(
        rf"\b(?:{full}s?|{new})\b" if new != "mg" else r"\bmilligrams? of x\b"
    )


def _way_said(site: Site, dialogue: Dialogue) -> bool:
    """The way is said near the drug, and the other is not."""
    up = site.match["word"].casefold().startswith(("inc", "dou"))
    own, other = (_RAISE, _LOWER) if up else (_LOWER, _RAISE)
    after = re.match(r"[^.;\n]{0,50}", site.sentence[site.match.end() :])
    told = topic(after.group(0) if after else "")[:3]
    return any(near(dialogue, w, own, 10) for w in told) and not any(near(dialogue, w, other, 15) for w in told)


def _crossed(match: re.Match[str], rng: Random) -> str | None:
    if match["a"] == match["b"]:
        return None
    return f"{match['b']}{match['between']}{match['a']}"


def _crossed_said(site: Site, dialogue: Dialogue) -> bool:
    return all(value(site.match[g].split()[0]) in dialogue.numbers for g in "ab")


def _rule(operator: str, pattern: str, new: New, said: Said = _said) -> Rule:
    return Rule("dose", operator, words(pattern), new, said)


_PLACE = r"\d[\d,.]*\d? ?(?:mg|mcg|units)\b(?!/)"
RULES = (
    _rule("tenfold_more", _DOSE, _with(_up)),
    _rule("tenfold_less", _DOSE, _with(_down)),
    _rule("another_strength", _DOSE, _with(_stronger)),
    _rule("misheard", _DOSE, _with(_misheard)),
    _rule("doubled", _DOSE, _with(_halved)),
    _rule("another_unit", rf"(?P<n>\d[\d,.]*)(?: |-)?{alternatives(_UNITS).replace(chr(92) + 'b', '', 1)}(?!/)", one_key(_UNITS), _unit_said),
    _rule("other_way", rf"{alternatives(_WAYS)}(?=[^.;\n]{{0,60}}(?:\d ?mg\b|\bdose|\bdosage))", one_key(_WAYS), _way_said),
    _rule("crossed", rf"(?P<a>{_PLACE})(?P<between>[^.;\n]{{3,60}}?)(?P<b>{_PLACE})", _crossed, _crossed_said),
)  # fmt: skip
