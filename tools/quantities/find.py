"""Quantities of a text, in normal form."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from .dates import find_dates
from .frequencies import find_frequencies
from .numbers import SPOKEN, digit_value, spoken_values

MentionKind = Literal["dose", "frequency", "duration", "age", "date", "clock", "pressure", "ratio", "measure", "number"]
"""`dose` an amount of a drug; `measure` any other amount with a unit; `ratio` one number out of another, as in `2/6`;
`number` one without."""


class Mention(NamedTuple):
    """One quantity."""

    start: int
    """First position."""
    end: int
    """One past the last."""
    kind: MentionKind
    """What it counts."""
    value: tuple[float, ...]
    """The numbers: one; two for a range, a ratio or a blood pressure; more for the sides of a thing and for a range out of
    another number, which stands last (`7-8/10`). Year, month, day for
    dates (0 where not given); hour from 0 to 11 and minute for clock times; times per day for frequencies."""
    unit: str
    """Normal form of the unit (`mg`, `day`, `per day`); empty for bare numbers."""


_TABLE: tuple[tuple[MentionKind, str, str], ...] = (
    ("dose", "mg", "mg|milligram|milligrams|mgs"),
    ("dose", "g", "g|gm|gram|grams|gms"),
    ("dose", "ug", "mcg|ug|µg|μg|microgram|micrograms"),
    ("dose", "unit", "unit|units|iu"),
    ("dose", "meq", "meq|milliequivalents"),
    ("dose", "ml", "ml|milliliter|milliliters|cc|ccs"),
    ("dose", "tablet", "tablet|tablets|tab|tabs|pill|pills|capsule|capsules|puff|puffs|drop|drops"),
    ("measure", "mg/dl", "mg/dl|milligrams per deciliter"),
    ("measure", "g/dl", "g/dl"),
    ("measure", "mmol/l", "mmol/l"),
    ("measure", "meq/l", "meq/l"),
    ("measure", "umol/l", "umol/l|µmol/l"),
    ("measure", "nmol/l", "nmol/l"),
    ("measure", "pmol/l", "pmol/l"),
    ("measure", "mmol/mol", "mmol/mol"),
    ("measure", "g/l", "g/l"),
    ("measure", "ug/l", "ug/l|µg/l|mcg/l"),
    ("measure", "ug/g", "ug/g|µg/g|mcg/g"),
    ("measure", "miu/l", "miu/l|mu/l"),
    ("measure", "ml/min", "ml/min/1.73m2|ml/min/1.73 m2|ml/min/{1.73_m2}|ml/min"),
    ("measure", "ms", "ms|msec"),
    ("measure", "ng/ml", "ng/ml|nanograms per milliliter"),
    ("measure", "ng/dl", "ng/dl|nanograms per deciliter"),
    ("measure", "pg/ml", "pg/ml"),
    ("measure", "u/l", "u/l|iu/l"),
    ("measure", "mg/l", "mg/l"),
    ("measure", "10*9/l", "10\\*9/l|x10e9/l|x 10\\^9/l|10\\^9/l|k/ul|k/µl"),
    ("measure", "%", "%|percent"),
    ("measure", "mmhg", "mmhg|mm hg|mm[hg]"),
    ("measure", "/min", "/min|bpm|beats per minute|breaths per minute"),
    ("measure", "kg", "kg|kilogram|kilograms|kilos"),
    ("measure", "lb", "lb|lbs|pound|pounds"),
    ("measure", "cm", "cm|centimeter|centimeters"),
    ("measure", "mm", "mm|millimeter|millimeters"),
    ("measure", "inch", "inch|inches"),
    ("measure", "foot", "foot|feet|ft"),
    ("measure", "oz", "ounce|ounces|oz"),
    ("measure", "l", "liter|liters|litre|litres|l"),
    ("measure", "l/min", "l/min|liters per minute"),
    ("measure", "degc", "°c|degrees c|degrees celsius|celsius|cel|c"),
    ("measure", "degf", "°f|degrees f|degrees fahrenheit|fahrenheit|f"),
    ("measure", "pack-year", "pack-year|pack-years|pack year|pack years"),
    ("duration", "second", "second|seconds|sec|secs"),
    ("duration", "hour", "hour|hours|hr|hrs"),
    ("duration", "minute", "minute|minutes|min|mins"),
    ("duration", "day", "day|days"),
    ("duration", "week", "week|weeks|wk|wks"),
    ("duration", "month", "month|months"),
    ("duration", "year", "year|years|yr|yrs"),
)
_UNITS: dict[str, tuple[MentionKind, str]] = {
    name.replace("\\", "").casefold(): (kind, unit) for kind, unit, names in _TABLE for name in names.split("|")
}

_UNIT = "|".join(re.escape(name) for name in sorted(_UNITS, key=len, reverse=True))
_DIGITS = r"(?:\d+(?:,\d{3})*(?:[.,]\d+)?|\.\d+)"
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3}
_HALF = r"half an?|a half(?: an?| of an?)?|half"
_MORE = r"(?:[ -]and[ -]a[ -](?:half|quarter)\b)"
_PLAIN = rf"(?:(?:\d+[ -])?(?:1/2|1/4|3/4|1/3|2/3)(?![\d/])|\d*[½¼¾]|{_DIGITS}|{SPOKEN})"
_NUMBER = (
    rf"(?:{_PLAIN}{_MORE}?|(?<!and )(?:{_HALF})(?= (?:{_UNIT})\b)|(?:a )?couple(?: of)?(?: more)?"
    r"|an?(?= (?:day|week|month|year|hour|minute)\b))"
)
_TO = r"(?:\s*(?:-|–|to|or|and|through)\s*|-(?:to|or)-)"
_AMOUNT = re.compile(  # not from within an ISO date: `2026-03-02 C-reactive protein` is no temperature
    rf"(?<![\w./])(?<!\d-)(?P<one>{_NUMBER})(?:{_TO}(?P<two>{_NUMBER}))?[ -]*(?:or so |plus |\+ ?|full |whole |more |(?-i:HH?|LL?) +)?(?P<unit>{_UNIT})(?![\w/])(?P<half> and a half\b)?",
    re.IGNORECASE,
)
_SIDES = re.compile(
    rf"(?<![\w./])(?P<all>{_PLAIN}(?:\s*(?:x|×|by)\s*{_PLAIN}){{1,2}})\s*(?P<unit>cm|mm|centimeters?|millimeters?)(?!\w)",
    re.IGNORECASE,
)
_GRADE = re.compile(
    rf"(?<![\w./])(?P<one>{_NUMBER})(?:{_TO}(?P<two>{_NUMBER}))?\s*(?:\+|plus\b)(?! ?(?:\d|(?:{_UNIT})\b))",
    re.IGNORECASE,
)
"""`2+`, `one plus`: how strong an edema, a pulse or a reflex is."""
_HIGHEST_GRADE = 5.0
_FEET = re.compile(
    rf"(?<![\w./])(?P<feet>\d|{SPOKEN})\s*(?:feet|foot|ft\b\.?|['’′])[\s,]*(?P<inches>\d{{1,2}}|{SPOKEN})(?![\w/]|[.,]\d)"
    rf"(?! ?(?:cm|mm|feet|foot|times|years?)\b)(?:\s*(?:inch(?:es)?\b|in\b|[\"”″]))?",
    re.IGNORECASE,
)
"""`5'6`, `five feet, six inches`."""
_HAS_FEET = re.compile(r"\d\s?['’′]|f(?:ee|oo)?t", re.IGNORECASE)
_HAS_PLUS = re.compile(r"\+|plus", re.IGNORECASE)
"""Looked for first: most sentences have neither, and number words are slow to look for."""
_ONE_AND_A_HALF = re.compile(
    r"\b(?:an? (?P<whole>[a-z]+)(?: ?,| or| to) an? (?P=whole)|an? (?P<thing>[a-z]+)) and a half\b", re.IGNORECASE
)
"""`a mile and a half`, `a mile, a mile and a half`."""
_HALF_A = re.compile(r"\b(?:a )?half an? (?=[a-z])", re.IGNORECASE)
"""`half a mile`."""
_COUPLE = re.compile(r"\ba couple(?: of)? (?=[a-z]+s\b)", re.IGNORECASE)
_AGE = re.compile(
    rf"(?<![\w.])(?P<years>\d{{1,2}})[ -]years?,?[ -](?:and )?(?P<and>\d{{1,2}})[ -]months?[ -]old\b"
    rf"|(?<![\w.])(?P<one>{_NUMBER})[ -]*(?:years?|yrs?|y)[ -]*(?:/?o\b|\.?o\.?(?=\W)|old|of age)"
    rf"|(?<![\w.])(?P<sexed>\d{{1,3}})(?-i:F|M| M)(?= (?:with|who|presenting|presents|here|admitted|s/p|h/o|w/|p/w|for)(?!\w))"
    r"|(?<=[a-z], )(?P<apart>\d{1,3})(?=, (?:has|had|is|was|who|with|presents|presented|comes|came|an?)\b)"
    rf"|\bage(?:d| of|:)?\s+(?P<two>{_NUMBER})\b|(?<![\w.])(?P<three>\d{{1,3}})[ -]?(?:yo|y/o)\b|(?<![\w.])(?P<months>{_NUMBER})[ -]months?[ -]old",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?<![\w./:])(?:(?P<h>\d{{1,2}}):(?P<m>\d{{2}})(?:\s*[ap]\.?m\b\.?)?|(?P<w>\d{{1,2}}|{SPOKEN})\s*(?:[ap]\.?m\b\.?|o'?clock))(?![\w:])",
    re.IGNORECASE,
)
_OVER = r"\s*(?:/|out\s+of(?:\s+an?)?|over)\s*"
_RATIO = re.compile(
    rf"(?<![\w./-])(?:(?P<low>\d{{1,2}}|{SPOKEN})(?:\s*(?:-|–|to|or|through)\s*))?(?P<one>\d{{1,3}}(?:\.\d+)?|{SPOKEN}){_OVER}"
    rf"(?P<of>\d{{1,3}}|{SPOKEN})(?![\w/]|\.\d)",
    re.IGNORECASE,
)
_RANGED_PRESSURE = re.compile(
    rf"(?<![\w./-])(?P<low>\d{{2,3}}|{SPOKEN})(?:{_TO})(?P<high>\d{{2,3}}|{SPOKEN})(?P<over>{_OVER})"
    rf"(?P<low_under>\d{{2,3}}|{SPOKEN})(?:{_TO})(?P<high_under>\d{{2,3}}|{SPOKEN})(?![\w/-])",
    re.IGNORECASE,
)
"""`120-130/70-80`: two pressures, the lower one and the higher one."""
_HAS_OVER = re.compile(r"\d\s*/\s*\d|\bover\b", re.IGNORECASE)
_HUNDREDS = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine) (?:or|to) (two|three|four|five|six|seven|eight|nine) hundreds?\b",
    re.IGNORECASE,
)
"""`three to four hundreds`."""
_YEAR = re.compile(r"(?:19|20)\d\d")
"""`from 8.1% in November 2025 to 9.4%`: no range."""
_TWICE = re.compile(r"\btwice\b(?! (?:as|the|that)\b)", re.IGNORECASE)
_LEAST_PRESSURE = 30
_TEMPERATURE = re.compile(r"\btemp(?:erature)?\b[^.;,\d\n]{0,25}\Z", re.IGNORECASE)
_CELSIUS, _FAHRENHEIT = (33.0, 43.0), (91.0, 110.0)
"""Of a living patient."""
_BABY_ASPIRIN = re.compile(r"\bbaby aspirin\b", re.IGNORECASE)
"""81 mg, in everybody's language."""
_RANGE = re.compile(
    rf"(?<![\w./])(?<![A-Za-z]-)(?<![A-Z]\d-)(?P<one>{_DIGITS}|{SPOKEN})(?:\s*(?:-|–)\s*|-to-| (?:to|through|or) )(?P<two>{_DIGITS}|{SPOKEN})"
    r"(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w./])(?<![A-Za-z]-)(?<![A-Z]\d-)(?:[1-9]00(?=['’]?s\b)|{_DIGITS}(?!\w|/(?!day\b|week\b)|[.,]\d|['’]s\b)){_MORE}?|\b(?:{SPOKEN})\b{_MORE}?",
    re.IGNORECASE,
)


@lru_cache(maxsize=32768)
def find_quantities(text: str) -> tuple[Mention, ...]:
    """The quantities of a text, from left to right, not overlapping.

    Numbers may be in digits or in words. Numbers of lists (`1.` at the start of a line) are none.
    """
    found: list[Mention] = []
    taken = bytearray(len(text) + 1)
    for mention in (
        *_ages(text),
        *(Mention(a, b, "frequency", value, "per day") for a, b, value in find_frequencies(text)),
        *_clocks(text),
        *_amounts(text),
        *_ranged_pressures(text),
        *(Mention(a, b, "date", value, "") for a, b, value in find_dates(text)),
        *_ratios(text),
        *_bare(text),
    ):
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            found.append(mention)
    return tuple(sorted(found))


def _ages(text: str) -> list[Mention]:
    found = []
    for match in _AGE.finditer(text):
        values = _values(
            match["years"]
            or match["apart"]
            or match["one"]
            or match["two"]
            or match["three"]
            or match["sexed"]
            or match["months"]
        )
        if values:
            years = round(values[-1] / 12, 2) if match["months"] else values[-1]
            years += round(int(match["and"]) / 12, 2) if match["and"] else 0.0
            found.append(Mention(match.start(), match.end(), "age", (years,), "year"))
    return found


def _clocks(text: str) -> list[Mention]:
    found = []
    for match in _CLOCK.finditer(text):
        hours, minutes = _values(match["h"] or match["w"]), float(match["m"] or 0)
        if len(hours) == 1 and hours[0] <= 24 and minutes < 60:
            found.append(Mention(match.start(), match.end(), "clock", (hours[0] % 12, minutes), ""))
    return found


def _ranged_pressures(text: str) -> Iterator[Mention]:
    for match in _RANGED_PRESSURE.finditer(text) if _HAS_OVER.search(text) else ():
        low, high, low_under, high_under = (
            _values(match[name])[-1:] for name in ("low", "high", "low_under", "high_under")
        )
        if min((*low, *high, *low_under, *high_under), default=0.0) >= _LEAST_PRESSURE:
            yield Mention(match.start(), match.start("over"), "pressure", (*low, *low_under), "mmhg")
            yield Mention(match.end("over"), match.end(), "pressure", (*high, *high_under), "mmhg")


def _ratios(text: str) -> list[Mention]:
    """`2/6`, `4 out of 5`, `7-8/10`, `one twenty over eighty`: numbers that belong together."""
    found = []
    for match in _RATIO.finditer(text):
        of = _values(match["of"])[:1]
        values = (*(_values(match["low"])[-1:] if match["low"] else ()), *_values(match["one"])[-1:], *of)
        if match["low"] and match.group().replace(" ", "-").endswith(("-1/2", "-1/4", "-3/4", "-1/3", "-2/3")):
            whole = _digits(match.group())
            found.append(Mention(match.start(), match.end(), "number", (whole,), ""))
        elif of and len(values) > 1:
            kind: MentionKind = "pressure" if min(values) >= _LEAST_PRESSURE else "ratio"
            found.append(Mention(match.start(), match.end(), kind, values, "mmhg" if kind == "pressure" else ""))
    return found


def _amounts(text: str) -> list[Mention]:
    found = [Mention(m.start(), m.end(), "dose", (81.0,), "mg") for m in _BABY_ASPIRIN.finditer(text)]
    found += [*_heights(text), *_grades(text)]
    for match in _SIDES.finditer(text):
        parts = re.split(r"\s*(?:x|×|by)\s*", match["all"], flags=re.IGNORECASE)
        values = tuple(value for part in parts for value in _values(part))
        found.append(Mention(match.start(), match.end(), "measure", values, _UNITS[match["unit"].casefold()][1]))
    for match in _AMOUNT.finditer(text):
        kind, unit = _UNITS[match["unit"].casefold()]
        values = (*_values(match["one"]), *(_values(match["two"]) if match["two"] else ()))
        if values:
            last = values[-1] + (0.5 if match["half"] else 0.0)
            start, low = match.start(), values[:-1]
            if len(values) == 2 and _YEAR.fullmatch(match["one"]) and values[0] > last:
                start, low = match.start("two"), ()
            found.append(Mention(start, match.end(), kind, (*low, last), unit))
    return found


def _heights(text: str) -> Iterator[Mention]:
    for match in _FEET.finditer(text) if _HAS_FEET.search(text) else ():
        feet, inches = _values(match["feet"]), _values(match["inches"])
        if len(feet) == len(inches) == 1 and inches[0] < 12:
            yield Mention(match.start(), match.end(), "measure", (12 * feet[0] + inches[0],), "inch")


def _grades(text: str) -> Iterator[Mention]:
    for match in _GRADE.finditer(text) if _HAS_PLUS.search(text) else ():
        values = (*_values(match["one"]), *(_values(match["two"]) if match["two"] else ()))
        if values and max(values) <= _HIGHEST_GRADE:
            yield Mention(match.start(), match.end(), "measure", values, "+")


def _ranges(text: str) -> Iterator[Mention]:
    """`120 to 140`; not `from 9 to 7`, which are two."""
    for match in _RANGE.finditer(text):
        low, high = _values(match["one"]), _values(match["two"])
        if len(low) == len(high) == 1 and low[0] < high[0]:
            yield Mention(match.start(), match.end(), "number", (*low, *high), "")


def _bare(text: str) -> list[Mention]:
    half = [
        Mention(match.start(), match.end(), "number", (1.0, 1.5) if match["whole"] else (1.5,), "")
        for match in _ONE_AND_A_HALF.finditer(text)
        if (match["whole"] or match["thing"]).casefold() not in _UNITS
    ]
    half += [
        Mention(match.start(), match.end() - 1, "number", (value,), "")
        for pattern, value in ((_HALF_A, 0.5), (_COUPLE, 2.0))
        for match in pattern.finditer(text)
    ]
    hundreds = [
        Mention(m.start(), m.end(), "number", (100 * _values(m[1])[0], 100 * _values(m[2])[0]), "")
        for m in _HUNDREDS.finditer(text)
    ]
    twice = [Mention(match.start(), match.end(), "number", (2.0,), "") for match in _TWICE.finditer(text)]
    return [*half, *hundreds, *twice, *_ranges(text)] + [
        _plain(text, match, values)
        for match in _BARE.finditer(text)
        if (values := _values(match.group())) and not _numbers_a_list(text, match)
    ]


def _plain(text: str, match: re.Match[str], values: tuple[float, ...]) -> Mention:
    """A number without a unit; of a temperature its size says which."""
    if _TEMPERATURE.search(text, max(match.start() - 40, 0), match.start()):
        for unit, (least, most) in (("degc", _CELSIUS), ("degf", _FAHRENHEIT)):
            if least <= values[0] <= most:
                return Mention(match.start(), match.end(), "measure", values, unit)
    return Mention(match.start(), match.end(), "number", values, "")


def _numbers_a_list(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rpartition("\n")[2].strip()
    return not before and text[match.end() : match.end() + 1] in (".", ")")


def _values(words: str) -> tuple[float, ...]:
    """The numbers of a run of digits or words; empty where there is none."""
    plain = words.casefold().strip()
    if "couple" in plain:
        return (2.0,)
    if plain.startswith("a . "):
        return spoken_values(plain[2:])
    if plain in ("a", "an"):
        return (1.0,)
    if re.fullmatch(_HALF, plain):
        return (0.5,)
    if not re.match(r"\.?\d", plain) and plain[0] not in _FRACTIONS:
        return spoken_values(plain)
    return (_digits(plain),)


def _digits(plain: str) -> float:
    """`3 and a half`, `1 1/2`, `2½`, `1,500`."""
    whole, half, _ = plain.replace("-", " ").partition(" and a ")
    extra = (0.25 if plain.endswith("quarter") else 0.5) if half else 0.0
    for name, value in _FRACTIONS.items():
        if whole.endswith(name):
            before = whole[: -len(name)].strip(" -")
            return (float(before) if before else 0.0) + value
    return digit_value(whole) + extra
