"""A measured number misread: digits swapped or dropped, a point moved, one of ten more, fifteen for fifty."""

import re
from collections.abc import Callable
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue, spoken, value
from benchmarks.verifier.third.edit import New, Rule, Said, Site, words

_TEEN = {13: 30, 14: 40, 15: 50, 16: 60, 17: 70, 18: 80, 19: 90}
SOUNDS = _TEEN | {tens: teen for teen, tens in _TEEN.items()}
_NOT_BEFORE = (
    r"(?<![\w/.:,-])(?<!COVID )(?<!type )(?<!grade )(?<!stage )(?<!class )(?<!vitamin b)(?<!x)(?<!of )(?<!#)(?<!times )"
)
_NOT_AFTER = r"(?![\w:,]*\d)(?!\s*-?\s*(?:mg|mcg|milligrams?|micrograms?|grams?|g|units?|ml|tablets?|puffs?|days?|weeks?|months?|years?|hours?|minutes?|times|y/?o|am|pm|am\b|a\.m|p\.m|out of|to \d|or \d|st|nd|rd|th)\b)(?![/)+-]|\.\d|\. )"
_FIGURE = rf"{_NOT_BEFORE}(?P<n>\d{{2,3}}(?:\.\d)?|\d\.\d){_NOT_AFTER}"
_PRESSURE = r"\b(?P<n>[89]\d|1\d\d|2[0-3]\d)(?P<low>/(?:[4-9]\d|1[0-3]\d))\b(?!/)"
_COUNTED = r"(?:pounds?|lbs?|siblings?|children|kids|sons?|daughters?|brothers?|sisters?|polyps?|packs?|cigarettes?|drinks?|beers?|glasses|cups?|flights?|blocks?|miles?|episodes?|pillows?|stents?|surgeries|pregnancies|stones?|falls?|vessels?|lesions?|degrees)"
_SMALL = rf"\b(?P<n>two|three|four|five|six|seven|eight|nine|[2-9])(?= (?:\w+ )?{_COUNTED}\b)"


def figure(number: float, like: str) -> str:
    """A number written with as many decimals as another."""
    decimals = len(like.partition(".")[2])
    return f"{number:.{decimals}f}"


def _swapped(n: str) -> str | None:
    digits = [place for place, char in enumerate(n) if char.isdigit()]
    for one, two in zip(digits[-2::-1], digits[:0:-1], strict=True):
        if n[one] != n[two] and not (one == 0 and n[two] == "0"):
            return n[:one] + n[two] + n[one + 1 : two] + n[one] + n[two + 1 :]
    return None


def _dropped(n: str) -> str | None:
    return n[:-1] if len(n) == 3 and n.isdigit() else None


def _ten_off(n: str) -> str | None:
    number = float(n) + (10 if int(float(n)) % 2 else -10)
    return figure(number, n) if number > 0 and float(n) >= 20 else None


def _point(n: str) -> str | None:
    """The point lost or moved."""
    return n.replace(".", "") if "." in n and not n.startswith("0") else None


def _misheard(n: str) -> str | None:
    if not n.isdigit():
        return None
    number, rest = int(n) % 100, int(n) // 100 * 100
    return str(rest + SOUNDS[number]) if number in SOUNDS else None


def _digit(n: str) -> str | None:
    """One digit struck wrongly: the key beside it."""
    last = int(n[-1])
    return n[:-1] + str(last + 1 if last < 9 else last - 1)


def _as_new(change: Callable[[str], str | None]) -> New:
    def new(match: re.Match[str], rng: Random) -> str | None:
        changed = change(match["n"])
        return None if changed is None else changed + (match.groupdict().get("low") or "")

    return new


def _miscounted(match: re.Match[str], rng: Random) -> str | None:
    number = value(match["n"])
    if number is None:
        return None
    other = int(number) + rng.choice((1, 2, -1))
    return str(other) if match["n"].isdigit() else spoken(other)


def heard(old: str, new: str, dialogue: Dialogue) -> bool:
    """The old number is said, and the new one is not."""
    was, now = value(old), value(new)
    return was is not None and was in dialogue.numbers and now not in dialogue.numbers


def _said(site: Site, dialogue: Dialogue) -> bool:
    return heard(site.match["n"], site.new.partition("/")[0], dialogue)


def _counted_said(site: Site, dialogue: Dialogue) -> bool:
    """Small numbers are said of many things: what is counted must be near."""
    after = re.match(r" (?:\w+ )?(\w+)", site.sentence[site.match.end() :])
    number = value(site.match["n"])
    if after is None or number is None:
        return False
    told = rf"\b(?:{spoken(int(number))}|{int(number)}) (?:\w+ ){{0,2}}{after.group(1)[:5].casefold()}"
    other = value(site.new) or 0
    told_other = rf"\b(?:{spoken(int(other))}|{int(other)}) (?:\w+ ){{0,2}}{after.group(1)[:5].casefold()}"
    return dialogue.matches(told) and not dialogue.matches(told_other)


def _rule(operator: str, pattern: str, new: New, said: Said = _said) -> Rule:
    return Rule("number", operator, words(pattern), new, said)


RULES = (
    *(
        _rule(operator, pattern, _as_new(change))
        for operator, change in (
            ("digits_swapped", _swapped), ("digit_dropped", _dropped), ("ten_off", _ten_off), ("point_lost", _point),
            ("misheard", _misheard), ("key_beside", _digit),
        )
        for pattern in (_FIGURE, _PRESSURE)
    ),
    _rule("miscounted", _SMALL, _miscounted, _counted_said),
    _rule("lower_pressure", r"(?<=1\d\d/)(?P<n>[4-9]\d|1[01]\d)(?![\d/])", _as_new(_ten_off)),
)  # fmt: skip
