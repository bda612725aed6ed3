"""Numbers that are neither doses nor spans of time: results, vital signs, sizes, grades, counts."""

import re
from random import Random

from .dialogue import Dialogue, spoken, value
from .edit import Rule, Site, words

_UNITS = (
    r"\s?-?\s?(?:mg|mcg|g\b|gram|milligram|microgram|ml|milliliter|units?\b|iu\b|tablets?|pills?|capsules?|tabs?|puffs?|"
    r"sprays?|drops?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|y/?o|times|packs?|st\b|nd\b|rd\b|th\b)"
)
_ALONE = rf"(?<!out of )(?<![\w./#,+-])(?P<n>\d+(?:\.\d+)?)(?![\d/+,]|\.\d|-\d|[a-z]|{_UNITS}|\.\s+[A-Z]|\)|\.$)"
_COUNTED = r"two|three|four|five|six|seven|eight|nine|ten|twelve"


def changed(site: Site, dialogue: Dialogue) -> bool:
    """Each number that was there is said; at least one that is there now is not."""
    old = _values(site.match.group(0))
    new = _values(site.new) - old
    return bool(old) and old <= dialogue.numbers and bool(new) and not new & dialogue.numbers


def _values(text: str) -> set[float]:
    found = {value(word) for word in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.casefold())}
    return {number for number in found if number is not None}


def shown(number: float, pattern: str) -> str:
    """A number with as many decimals as the one that it replaces."""
    decimals = len(pattern.partition(".")[2])
    return f"{number:.{decimals}f}"


def _transposed(match: re.Match[str], rng: Random) -> str | None:
    digits = match.group("n")
    places = [i for i in range(len(digits) - 1) if digits[i : i + 2].isdigit() and digits[i] != digits[i + 1]]
    places = [i for i in places if not (i == 0 and digits[1] == "0")]
    if not places:
        return None
    at = rng.choice(places)
    return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _slipped(match: re.Match[str], rng: Random) -> str | None:
    number = match.group("n")
    if "." in number:
        whole, _, part = number.partition(".")
        return whole + part if whole != "0" else f"0.0{part}"
    if len(number) >= 2:
        return f"{number[:-1]}.{number[-1]}" if number[-1] != "0" else number[:-1]
    return None


def _nearby(match: re.Match[str], rng: Random) -> str | None:
    number = float(match.group("n"))
    step = max(number * rng.choice((0.15, 0.25, 0.4)), 0.3 if "." in match.group("n") else 1)
    moved = number + rng.choice((-1, 1)) * step
    text = shown(moved, match.group("n"))
    return None if moved <= 0 or float(text) == number or not float(text) else text


def _pressure(match: re.Match[str], rng: Random) -> str | None:
    high, low = int(match.group(1)), int(match.group(3))
    if not (70 <= high <= 240 and 35 <= low <= 130):
        return None
    if rng.random() < 0.5:
        high += rng.choice((-18, 14, 22, 30))
    else:
        low += rng.choice((-12, 11, 16))
    return f"{high}{match.group(2)}{low}" if low < high else None


def _graded(match: re.Match[str], rng: Random) -> str:
    grade, scale = int(match.group(1)), int(match.group(2))
    return f"{rng.choice([g for g in range(1, scale + 1) if g != grade])}/{scale}"


def _plus(match: re.Match[str], rng: Random) -> str:
    grade = int(re.findall(r"\d", match.group(0))[0])
    return match.group(0).replace(str(grade), str(rng.choice([g for g in range(1, 5) if g != grade])))


def _recounted(match: re.Match[str], rng: Random) -> str:
    number = int(value(match.group(1)) or 0)
    return spoken(rng.choice([n for n in range(2, 10) if n != number and abs(n - number) < 4]))


RULES = (
    Rule("number", "transposed", words(_ALONE), _transposed, changed),
    Rule("number", "point_slipped", words(_ALONE), _slipped, changed),
    Rule("number", "nearby", words(_ALONE), _nearby, changed),
    Rule("number", "pressure", words(r"\b(\d{2,3})(/| over )(\d{2,3})\b"), _pressure, changed),
    Rule("number", "grade", words(r"(?<![\d/])\b([1-9])/(4|5|6|10)\b(?!/)"), _graded, changed),
    Rule("number", "grade", words(r"(?<![\w/])(?:[1-4]\+|\+[1-4])(?!\w)"), _plus, changed),
    Rule("number", "recounted", words(rf"\b({_COUNTED})\b(?!{_UNITS}|-| to | or )"), _recounted, changed),
)  # fmt: skip
