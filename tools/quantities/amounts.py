"""Amounts with a unit: doses, results, lengths, durations, heights, grades."""

import re
from collections.abc import Iterator

from .mention import Mention
from .numbers import SPOKEN
from .unit_names import UNIT, UNITS
from .values import NUMBER, PLAIN, TO, values_of

_AMOUNT = re.compile(  # not from within an ISO date: `2026-03-02 C-reactive protein` is no temperature
    rf"(?<![\w./])(?<!\d-)(?P<one>{NUMBER})(?:{TO}(?P<two>{NUMBER}))?[ -]*(?:or so |plus |\+ ?|full |whole |more |(?:consecutive|consec\.?|successive|straight|further|additional|extra) |(?-i:HH?|LL?) +)?(?P<unit>{UNIT})(?!\w|/(?!(?:d(?:ay)?|24 ?h(?:rs?|ours?)?)\b))(?P<half> and a half\b)?",
    re.IGNORECASE,
)
_RUN = re.compile(
    rf"(?<![\w./])(?P<one>{SPOKEN}), (?:or )?(?P<two>{SPOKEN})[ -](?P<unit>(?:second|minute|hour|day|week|month|year)s)(?!\w)",
    re.IGNORECASE,
)
"""`ten, fifteen minutes`: a range, as it is said."""
_WIDEST = 3
"""Times that the greater end of such a range is the smaller, at most."""
_SIDES = re.compile(
    rf"(?<![\w./])(?P<all>{PLAIN}(?:\s*(?:x|×|by)\s*{PLAIN}){{1,2}})\s*(?P<unit>cm|mm|centimeters?|millimeters?)(?!\w)",
    re.IGNORECASE,
)
_GRADE = re.compile(
    rf"(?<![\w./])(?P<one>{NUMBER})(?:{TO}(?P<two>{NUMBER}))?\s*(?:\+|plus\b)(?! ?(?:\d|(?:{UNIT})\b))",
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
_METRES = re.compile(r"(?<![\w./])(?P<metres>[0-2][.,]\d{1,2}) ?(?-i:m)(?![\w/²³^'-])")
"""A height: other things are `5 m` long, or last that many minutes."""
_HAS_FEET = re.compile(r"\d\s?['’′]|f(?:ee|oo)?t", re.IGNORECASE)
_HAS_PLUS = re.compile(r"\+|plus", re.IGNORECASE)
"""Looked for first: most sentences have neither, and number words are slow to look for."""
_YEAR = re.compile(r"(?:19|20)\d\d")
"""`from 8.1% in November 2025 to 9.4%`: no range."""
_PER = re.compile(rf"(?:\d|\b(?:{SPOKEN})|\b(?:{UNIT}|breaths?|beats?|times|drops?|puffs?|ml|kcal)) \Z", re.IGNORECASE)
"""Before `a minute`, `an hour`: `2 litres a minute`, `52 a minute` last no time."""
_RIGHT = re.compile(r"\b(?:R|RE|OD)[ :=]{1,2}\Z")
"""`IOP R 31 L 29`: the left side, and no litres."""
_BABY_ASPIRIN = re.compile(r"\bbaby aspirin\b", re.IGNORECASE)
"""81 mg, in everybody's language."""


def find_amounts(text: str) -> list[Mention]:
    """Everything with a unit."""
    found = [Mention(m.start(), m.end(), "dose", (81.0,), "mg") for m in _BABY_ASPIRIN.finditer(text)]
    found += [*_heights(text), *_grades(text), *_runs(text)]
    for match in _SIDES.finditer(text):
        parts = re.split(r"\s*(?:x|×|by)\s*", match["all"], flags=re.IGNORECASE)
        values = tuple(value for part in parts for value in values_of(part))
        found.append(Mention(match.start(), match.end(), "measure", values, UNITS[match["unit"].casefold()][1]))
    for match in _AMOUNT.finditer(text):
        kind, unit = UNITS[match["unit"].casefold()]
        values = (*values_of(match["one"]), *(values_of(match["two"]) if match["two"] else ()))
        if values and not _is_a_rate(text, match) and (kind == "dose" or text[match.end() : match.end() + 1] != "/"):
            last = values[-1] + (0.5 if match["half"] else 0.0)
            start, low = match.start(), values[:-1]
            if len(values) == 2 and _YEAR.fullmatch(match["one"]) and values[0] > last:
                start, low = match.start("two"), ()
            found.append(Mention(start, match.end(), kind, (*low, last), unit))
    return found


def _runs(text: str) -> Iterator[Mention]:
    for match in _RUN.finditer(text) if "," in text else ():
        low, high = values_of(match["one"]), values_of(match["two"])
        if len(low) == len(high) == 1 and low[0] < high[0] <= _WIDEST * low[0]:
            yield Mention(match.start(), match.end(), "duration", (*low, *high), UNITS[match["unit"].casefold()][1])


def _is_a_rate(text: str, match: re.Match[str]) -> bool:
    is_one = match["one"].casefold() in ("a", "an") and match["unit"].casefold() in ("minute", "hour")
    is_heart_rate = match["unit"] == "HR"  # `T 39.4 HR 128`
    is_side = (
        match["unit"] == "L" and _RIGHT.search(text, 0, match.start()) and text[match.end() :].lstrip()[:1].isdigit()
    )
    return is_heart_rate or bool(is_side) or (is_one and bool(_PER.search(text, 0, match.start())))


def _heights(text: str) -> Iterator[Mention]:
    for match in _METRES.finditer(text):
        yield Mention(*match.span(), "measure", values_of(match["metres"]), "m")
    for match in _FEET.finditer(text) if _HAS_FEET.search(text) else ():
        feet, inches = values_of(match["feet"]), values_of(match["inches"])
        if len(feet) == len(inches) == 1 and inches[0] < 12:
            yield Mention(match.start(), match.end(), "measure", (12 * feet[0] + inches[0],), "inch")


def _grades(text: str) -> Iterator[Mention]:
    for match in _GRADE.finditer(text) if _HAS_PLUS.search(text) else ():
        values = (*values_of(match["one"]), *(values_of(match["two"]) if match["two"] else ()))
        if values and max(values) <= _HIGHEST_GRADE:
            yield Mention(match.start(), match.end(), "measure", values, "+")
