"""Values that running text gives of something measured: `CRP 28 (17/09), 214 (19/09)`, `Hgb 8.1 (12.4 in Feb)`."""

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812
from datetime import timedelta

from ..days import day_in, last_of_the_month
from .cells import RANGE, VALUE, Cell, limits_in, mark_of, number
from .labelled import label_of
from .named import Name, names_in

_FILL = re.compile(
    r"(?:[\s:=]|,(?=\s*(?:then|now|down|up|falling|rising|replaced|corrected|having|previously|\d))|\b(?:was|is|were|are|of|at|now|then|level|levels|count|result|total"
    r"|adj\w*|peak(?:ed)?|serum|remain\w*|still|only|about|on (?:admission|arrival|discharge)|initially|today|stable|pre-?op\w*|post-?op\w*"
    r"|up|down|rose|risen|fell|fallen|dropped|increased|decreased|improved|from|to|by|and|replaced|corrected|treated|falling|rising)\b|->|→|;\s*(?=\d)|(?<=\s)[-–](?=\s\d)|~|\bhigh\b|\blow\b|\bnormal\b|\belevated\b|\braised\b)*",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s*(?:[mµμu]?mol/(?:L|mol)|[mnµμup]?g/d?L|U/m?L|m?U/L|ng/m?L|pg/mL|K/[uµμ]L|(?:x ?)?10[\^*]?9/L|mEq/L|%|/min|bpm|mmHg|kg|lb|°?\s?[CF]\b|[a-zA-Zµμ]+/[a-zA-Z0-9^*]+)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\b(?![/-])")
_EARLIER = re.compile(
    r",?\s*\(?(?:against|compared (?:with|to)|having been|(?:it )?was|previously|prior|baseline|before|down from|up from|from)\s(?:about )?|\s*\((?:(?:on|at) )?(?:admission|arrival):?\s",
    re.IGNORECASE,
)
_NO_VALUE = re.compile(
    r"(?:\s?(?:-|–|to|/|x|×)\s?\d|\s*(?:mg\b(?!/)|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|mcg|tablets?|units?\b|weeks?|days?|hours?|h\b|min(?:utes?)?\b|years?|months?|l\b|litres?|ml\b|am\b|pm\b|:\d|th|st|nd|rd|drops|doses)|\w)",
    re.IGNORECASE,
)
"""After a number: it is a dose, a duration, a clock or the first of two."""
_LONGEST_MONTH = 31
_A_MONTH = re.compile(r"\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
"""`63 (was 68 June)`: no month has 68 days."""
_DAY_FIRST = re.compile(r"\s*\d{1,2}\.\d{1,2}\.(?:20\d\d)?(?=:?\s*[\d<>])")
"""`INR 29.10. 1.7`: the day stands before the value."""
_LITRES = re.compile(r"\s?L\b")
_VITAL = frozenset({"heart rate", "oxygen saturation", "respiratory rate", "temperature", "weight"})
"""Beside which `2 L` is oxygen, and no low value."""
_OF_A_BATH = re.compile(r"\s*(?:bath|dialysate)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:up|down|by|gained|lost|another)\s*\Z", re.IGNORECASE)
"""`up 2 kg to 78 kg`: before what it changed by."""
_ONCE = re.compile(
    r"\b(?:on|at|before|prior to) (?:admission|arrival|presentation|baseline|the operation|surgery|treatment)\b",
    re.IGNORECASE,
)
_MOST = 8
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
"""`14,900 (16th) -> 5,100 (17th)`."""
_WAS = re.compile(
    rf"(?:{_EARLIER.pattern}|prev |baseline |(?:(?:on|at) )?(?:admission|arrival):?\s)\W*\d", re.IGNORECASE
)
"""`9.4 (was 8.1 in May)`: an earlier value."""
_VALUE_OF_A_DAY = re.compile(r"[\d.,]+ ?(?:%|[A-Za-zµμ]+/[A-Za-z0-9^*]+)?(?<! ) (?:in|on|at|before)\b", re.IGNORECASE)
"""`168 (84 on 12/1)`, `30% (40% in 2023)`: another value."""
_OPENED = re.compile(rf"\s*\((?={_VALUE_OF_A_DAY.pattern})", re.IGNORECASE)


_LABELLED = re.compile(
    rf"(?<![\w-])(?P<label>[A-Za-z][A-Za-z0-9-]+(?: [A-Za-z][A-Za-z0-9-]*){{0,2}}):? {VALUE.pattern}"
)
_GAS = re.compile(
    r"\b(?:[AVC]BGs?|(?:arterial |venous |capillary |blood )+gas(?:es)?)\b[^.;\n]{0,15}?(?<![\d.])(?P<ph>[67]\.\d{1,2}) ?/ ?"
    r"(?P<pco2>\d{1,3}(?:\.\d{1,2})?)(?![\d/]|\.\d)",
    re.IGNORECASE,
)
"""`ABG 7.31/8.4`: pH and carbon dioxide, in this order without their names."""
_LIMITS = re.compile(rf"\s*[HL]?\s*\(({RANGE.pattern})[^)\d]*\)")


def values_after(text: str, own: str) -> Iterator[tuple[str, str, Cell]]:
    """Each value that follows a name, with its day; of `98 mg`, of ranges and of what other words come before, none."""
    yield from (
        (name, own, Cell(number(one[name]), "", None)) for one in _GAS.finditer(text) for name in ("ph", "pco2")
    )
    names = names_in(text)
    for place, name in enumerate(names):
        end = names[place + 1].start if place + 1 < len(names) else len(text)
        if name.name == "blood pressure":
            continue
        for day, cell in _run(text, name, end, own):
            yield name.name, day, cell


def labelled_after(text: str, own: str) -> Iterator[tuple[str, str, Cell]]:
    """Values of what no table knows, by the limits that stand behind them: `aldolase 14.1 U/L (1.0-7.5)`."""
    for match in _LABELLED.finditer(text):
        unit = _UNIT.match(text, match.end())
        limits = _LIMITS.match(text, unit.end() if unit else match.end())
        if limits and not names_in(match["label"]):
            yield (
                label_of(match["label"]),
                own,
                Cell(number(match["value"]), mark_of(match["mark"]), limits_in(limits[1])),
            )


def _run(text: str, name: Name, end: int, own: str) -> Iterator[tuple[str, Cell]]:
    """The values behind a name, one after another, each with its day: its own, the last that was named, or the day before."""
    at, is_earlier = name.end, False
    for _ in range(_MOST):
        if opened := _OPENED.match(text, at, end):
            at = opened.end()
        earlier = _EARLIER.match(text, at, end) if at > name.end else None
        is_earlier, at = bool(earlier), earlier.end() if earlier else at
        if before := _DAY_FIRST.match(text, at, end):
            own, at = day_in(before[0], own) or own, before.end()
        at_first = text[max(at - 1, 0) : at + 2].find("(") >= 0
        at = _FILL.match(text, at, end).end()  # type: ignore[union-attr]
        found = VALUE.match(text, at, end)
        if not found or _is_no_value(text, found) or (_LITRES.match(text, found.end("value")) and name.name in _VITAL):
            return
        is_change = _BY.search(text, name.end, found.start())
        at, limits, day, mark = _behind(text, found, end, own)
        if is_change:
            continue
        is_earlier = is_earlier or bool(at_first and _ONCE.match(text, text.find(" ", found.end("value")) + 1))
        yield day or (day_before(own) if is_earlier else own), Cell(number(found["value"]), mark, limits)


def _is_no_value(text: str, found: re.Match[str]) -> bool:
    after = found.end() if found["mark"] else found.end("value")
    if number(found["value"]) > _LONGEST_MONTH and _A_MONTH.match(text, after):
        return False
    return bool(_OF_A_BATH.match(text, after) or _NO_VALUE.match(text, after)) and not _UNIT.match(text, after)


def _behind(text: str, found: re.Match[str], end: int, own: str) -> tuple[int, tuple[float, float] | None, str, str]:
    """What stands right behind a value: its unit, limits in brackets, a mark, a day."""
    at, limits, day, mark = found.end() if found["mark"] else found.end("value"), None, "", mark_of(found["mark"])
    if unit := _UNIT.match(text, at, end):
        at = unit.end()
    for _ in range(3):
        bracket = re.compile(r"\s*\(([^)]*)\)").match(text, at, end)
        if bracket and (limits_in(bracket[1].strip()) and _is_limits(bracket[1])):
            limits, at = limits_in(bracket[1].strip()), bracket.end()
        elif bracket and (nth := _NTH.fullmatch(bracket[1])):
            day, at = day or last_of_the_month(int(nth[1]), own), bracket.end()
        elif bracket and not _WAS.match(bracket[1]) and _is_a_day(bracket[1], own):
            day, at = day or day_in(bracket[1], own), bracket.end()
        elif when := re.compile(r"\s*,?\s*(?:on|in|of)\s+([\w/ ]{2,14})", re.IGNORECASE).match(text, at, end):
            year = _YEAR.match(when[1])
            if not (told := day_in(f"in {when[1]}", own) or (year[0] if year else "")):
                break
            day, at = told, (when.start(1) + year.end() if year else _end_of_day(text, when.start(1), end))
        elif letter := re.compile(r"\s*(H|L)\b(?!\s?\w)").match(text, at, end):
            mark, at = mark or mark_of(letter[1]), letter.end()
        else:
            break
    close = re.compile(r"\s*\)").match(text, at, end)
    return close.end() if close else at, limits, day, mark


def _is_a_day(inside: str, own: str) -> bool:
    """Whether brackets say when, or anything else than another value."""
    return not VALUE.match(inside.strip()) or bool(day_in(inside, own) and not _VALUE_OF_A_DAY.match(inside))


def _is_limits(inside: str) -> bool:
    return not re.search(r"[a-z]{3,}", re.sub(r"ref\w*|normal|range", "", inside, flags=re.IGNORECASE))


def _end_of_day(text: str, start: int, end: int) -> int:
    match = re.compile(
        r"(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|(?:\d{1,2} [A-Za-z]+|[A-Za-z]+(?: \d{1,2}\b)?)(?:,? (?:19|20)\d\d\b)?)"
    ).match(text, start, end)
    return match.end() if match else start


def day_before(own: str) -> str:
    """The day before a document's, of its earlier values that have no day; ISO or empty."""
    try:
        return (Date.fromisoformat(own[:10]) - timedelta(days=1)).isoformat()
    except ValueError:
        return ""
