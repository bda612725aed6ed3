"""Errors in what is counted: numbers, doses, units, frequencies, ages, and in the side."""

import re
from random import Random

from .swap import put, swap_one, swaps

_DOSE_UNIT = r"(?:mg|mcg|g|grams?|milligrams?|micrograms?|ml|units?|meq|puffs?|tablets?|pills?|capsules?)"
_DOSE = re.compile(rf"(?<![\w./-])(\d+(?:\.\d+)?)(?=[ -]?{_DOSE_UNIT}\b(?!/))", re.IGNORECASE)
_UNIT_OF_MASS = re.compile(r"(?<=\d)( ?)(mg|mcg|g|milligrams?|micrograms?|grams?)\b(?!/)", re.IGNORECASE)
_AGE = re.compile(r"\b(\d{1,3})(?=[- ]?(?:year|yr|y\.?o|y/o))", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?<![\w./-])(\d+(?:\.\d+)?)(?![\w-]|[./]\d|[.)]\s|[ -]?{_DOSE_UNIT}\b|[- ]?(?:year|yr)s?[- ]old)"
    r"(?=[\s%,.;:)]|$)",
    re.IGNORECASE,
)
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPELLED = re.compile(
    rf"\b({'|'.join(_WORDS)})(?= (?:days?|weeks?|months?|years?|hours?|times|episodes))\b", re.IGNORECASE
)
_SIDES = swaps("""
(?<!he )(?<!she )(?<!they )(?<!who )(?<!had )(?<!has )(?<!have )(?<!patient )(?<!been )left(?! (?:the|a|an|at|for|home|work|school|hospital|to|with|by|because|against|early|over|out|untreated|alone)\\b) => right
right(?! (?:now|away|after|before|then|here)) => left
left-sided => right-sided
right-sided => left-sided
bilaterally => on the right | on the left
bilateral => right | left
(?:left|right)(?= (?:(?:\\w+ )?(?:knee|foot|leg|hand|eye|ear|lung|arm|hip|ankle|shoulder|breast|kidney|wrist|elbow|thigh|calf)\\b)) => bilateral
both(?= (?:knees|feet|legs|hands|eyes|ears|lungs|arms|hips|ankles|shoulders)) => left
""")
_FREQUENCIES = swaps("""
once (?:a|per) day|once daily|once-daily => three times a day | four times daily | once a week
(?<!twice )(?<!times )(?<!once )daily => three times daily | once weekly | every four hours
twice (?:a|per) day|twice daily|two times a day|bid|b\\.i\\.d\\. => once daily | four times a day | every other day
three times (?:a|per) day|three times daily|tid|t\\.i\\.d\\. => once daily | twice a day
four times (?:a|per) day|four times daily|qid => once a day | twice daily
every (?:4|four) hours => every 12 hours | once a day
every (?:6|six) hours => every 12 hours | once daily
every (?:8|eight) hours => once daily
every (?:12|twelve) hours => every 4 hours
every day|each day => every other week | three times a day
weekly|once (?:a|per) week|every week => daily | once monthly
monthly|every month => weekly
at bedtime|nightly|every night => three times a day
every morning => every 6 hours
on (?:the )?weekends|occasionally|sometimes|once in a while|rarely => every single day | daily
every day|daily(?= (?:exercise|walk|smok|drink)) => now and then
as needed|prn => around the clock, every 4 hours
""")


def change_number(sentence: str, rng: Random) -> str | None:
    """Another value for a number that is neither a dose nor an age."""
    places = [*_NUMBER.finditer(sentence), *_SPELLED.finditer(sentence)]
    if not places:
        return None
    match = rng.choice(places)
    word = match[1].casefold()
    other = rng.choice([w for w in _WORDS if w != word]) if word in _WORDS else _other_value(match[1], rng)
    return put(sentence, match.start(1), match.end(1), other)


def _other_value(digits: str, rng: Random) -> str:
    """As slips go: a digit more or less, digits swapped, off by some."""
    value = float(digits)
    decimals = len(digits.partition(".")[2])
    swapped = digits[1] + digits[0] + digits[2:] if len(digits) > 1 and digits[:2].isdigit() else digits
    offered = [value + rng.choice((1, 2, 3)), value * 2 + 1, value + 10 if value >= 10 else value + 4]
    options = [f"{one:.{decimals}f}" for one in offered] + [swapped]
    options = [one for one in options if float(one) != value and not one.startswith("0")]
    return rng.choice(options)


def change_dose(sentence: str, rng: Random) -> str | None:
    """A tenfold, doubled or halved dose, or another unit of mass."""
    units = list(_UNIT_OF_MASS.finditer(sentence))
    if units and rng.random() < 0.3:
        unit = rng.choice(units)
        other = "mcg" if unit[2].casefold().startswith(("mg", "milli")) else "mg"
        return put(sentence, unit.start(2), unit.end(2), other)
    doses = list(_DOSE.finditer(sentence))
    if not doses:
        return None
    dose = rng.choice(doses)
    value = float(dose[1]) * rng.choice((10, 2, 0.5, 4, 0.1))
    return put(sentence, dose.start(), dose.end(), f"{value:g}" if value < 1e5 else f"{value:.0f}")


def change_age(sentence: str, rng: Random) -> str | None:
    """Another age."""
    match = _AGE.search(sentence)
    if not match:
        return None
    age = int(match[1])
    other = rng.choice([a for a in (age - 20, age - 11, age - 7, age + 4, age + 9, age + 13) if 1 < a < 100])
    return put(sentence, match.start(), match.end(), str(other))


def change_frequency(sentence: str, rng: Random) -> str | None:
    """Another frequency."""
    return swap_one(sentence, _FREQUENCIES, rng)


def change_side(sentence: str, rng: Random) -> str | None:
    """The other side."""
    return swap_one(sentence, _SIDES, rng)
