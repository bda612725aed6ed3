"""Numbers without a unit, and ranges of them."""

import re
from collections.abc import Iterator

from .mention import Mention
from .numbers import SPOKEN
from .unit_names import UNITS
from .values import DIGITS, MORE, values_of

_ONE_AND_A_HALF = re.compile(
    r"\b(?:an? (?P<whole>[a-z]+)(?: ?,| or| to) an? (?P=whole)|an? (?P<thing>[a-z]+)) and a half\b", re.IGNORECASE
)
"""`a mile and a half`, `a mile, a mile and a half`."""
_HALF_A = re.compile(r"\b(?:a )?half an? (?=[a-z])", re.IGNORECASE)
"""`half a mile`."""
_HALF_TO_ONE = re.compile(r"\b(?:an? )?half (?:an? \w+ )?to an? (?:full |whole )?(?=[a-z])", re.IGNORECASE)
"""`a half to a full pack`."""
_COUPLE = re.compile(r"\ba couple(?: of)? (?=[a-z]+s\b)", re.IGNORECASE)
_HUNDREDS = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine) (?:or|to) (two|three|four|five|six|seven|eight|nine) hundreds?\b",
    re.IGNORECASE,
)
"""`three to four hundreds`."""
_TWICE = re.compile(r"\btwice\b(?! (?:as|the|that)\b)", re.IGNORECASE)
_TEMPERATURE = re.compile(
    r"\b(?:temp(?:erature)?|fevers?|(?:a|non-?)?febrile)(?:['’]s)?\b[^.;,\d\n]{0,25}\Z", re.IGNORECASE
)
_DECIMAL = re.compile(
    r"\b(?:temp(?:erature)?|fevers?|(?:a|non-?)?febrile|white(?: blood)?(?: cell)? count|whites|wbc|a ?1 ?c|a one c|ha?emoglobin|potassium|creatinine|inr|tsh|albumin|calcium|magnesium|phosph\w+|uric acid|lactate)\b"
    r"[^.;,\d\n]{0,25}\Z",
    re.IGNORECASE,
)
"""What is said with one decimal and often without `point`."""
_TEN = 10
_CELSIUS, _FAHRENHEIT = (33.0, 43.0), (91.0, 110.0)
"""Of a living patient."""
_RANGE = re.compile(
    rf"(?<![\w./])(?<![A-Za-z]-)(?<![A-Z]\d-)(?P<one>{DIGITS}(?=\s*[-–])|(?:{DIGITS}|{SPOKEN})(?=-to-| [-–] | (?:to|through|or) ))(?:\s*(?:-|–)\s*|-to-| (?:to|through|or) )(?P<two>{DIGITS}|{SPOKEN})"
    r"(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w./])(?<![A-Za-z]-)(?<![A-Z]\d-)(?:[1-9]00(?=['’]?s\b)|{DIGITS}(?!\w|/(?!d(?:ay)?\b|w(?:ee)?k\b|24 ?h(?:rs?)?\b)|[.,]\d|['’]s\b)){MORE}?|(?-i:(?<=\b[HRZE])[1-9]\d{{2,3}}\b)|\b(?:{SPOKEN})\b{MORE}?",
    re.IGNORECASE,
)
"""`rivastigmine 4.6/24h`, and `H300 Z1500` of tuberculosis, too."""
_EMERGENCY = re.compile(
    r"\b(?:(?:call|ring|dial|phone) (?:for )?)?(?P<said>nine nine nine|triple nine|nine one one|triple zero|zero zero zero)\b"
    r"|\b(?:call|ring|dial|phone) (?P<called>999|911|112|111|000|one one two|one one one|triple one)(?!\w|[.,]\d)"
    r"|(?<![\w./-])(?P<sent>999|911|000)(?= (?:if|for|or|straight away|immediately|at once)\b)",
    re.IGNORECASE,
)
_DIGITS = {"nine": "9", "one": "1", "two": "2", "zero": "0"}
PHONE = "phone"
"""The unit of a number that is rung: it measures nothing and is no amount of anything."""
_THOUSANDS = re.compile(r"(?<![\w./-])(?P<n>\d{1,3}(?:\.\d+)?)k(?![\w/])")
"""`Creon 25k`, `plt 118k`: others write 25,000 of it, or 118 in thousands."""
_ITEM = re.compile(r"[.)] *\S")
_HEADING = re.compile(r"\W*(?:(?:problem|issue|diagnosis|item|dx)(?: no\.?| number)?)? ?#? ?\Z", re.IGNORECASE)
_HEADED = re.compile(r"[.):] *\S")
"""`PROBLEM 4: murmur`, `#2: cough`: which of the list it is."""


def find_bare(text: str) -> list[Mention]:
    """Numbers alone, and what stands for them: `half a mile`, `a couple of days`, `twice`."""
    twice = [Mention(match.start(), match.end(), "number", (2.0,), "") for match in _TWICE.finditer(text)]
    told = [*_emergency_numbers(text), *_halves(text), *_hundreds(text), *_thousands(text), *twice, *_ranges(text)]
    return told + [
        _plain(text, match, values)
        for match in _BARE.finditer(text)
        if (values := values_of(match.group())) and not _numbers_a_list(text, match)
    ]


def _emergency_numbers(text: str) -> Iterator[Mention]:
    """`nine nine nine`, `triple zero`, `call 911`."""
    for match in _EMERGENCY.finditer(text):
        name = match.lastgroup or "said"
        words = match[name].casefold().replace("triple ", "").split()
        digits = "".join(_DIGITS.get(word, word) for word in words)
        yield Mention(*match.span(name), "number", (float(digits if len(digits) > 1 else digits * 3),), PHONE)


def _halves(text: str) -> Iterator[Mention]:
    for match in _ONE_AND_A_HALF.finditer(text):
        kind, _ = UNITS.get((match["whole"] or match["thing"]).casefold(), ("number", ""))
        if kind != "duration":  # `an hour and a half` is an amount with its unit
            yield Mention(match.start(), match.end(), "number", (1.0, 1.5) if match["whole"] else (1.5,), "")
    for pattern, values in ((_HALF_TO_ONE, (0.5, 1.0)), (_HALF_A, (0.5,)), (_COUPLE, (2.0,))):
        for match in pattern.finditer(text):
            yield Mention(match.start(), match.end() - 1, "number", values, "")


def _hundreds(text: str) -> Iterator[Mention]:
    for match in _HUNDREDS.finditer(text):
        values = (100 * values_of(match[1])[0], 100 * values_of(match[2])[0])
        yield Mention(match.start(), match.end(), "number", values, "")


def _thousands(text: str) -> Iterator[Mention]:
    for match in _THOUSANDS.finditer(text):
        value = float(match["n"])
        yield Mention(match.start(), match.end(), "number", (value, value * 1000), "")


def _ranges(text: str) -> Iterator[Mention]:
    """`120 to 140`; not `from 9 to 7`, which are two."""
    for match in _RANGE.finditer(text):
        low, high = values_of(match["one"]), values_of(match["two"])
        if len(low) == len(high) == 1 and low[0] < high[0]:
            yield Mention(match.start(), match.end(), "number", (*low, *high), "")


def _plain(text: str, match: re.Match[str], values: tuple[float, ...]) -> Mention:
    """A number without a unit; of a temperature its size says which."""
    before = max(match.start() - 40, 0)
    if _DECIMAL.search(text, before, match.start()):
        values = _with_decimal(values)
    else:
        values = _perhaps_with_decimal(match.group(), values)
    if _TEMPERATURE.search(text, before, match.start()):
        for unit, (least, most) in (("degc", _CELSIUS), ("degf", _FAHRENHEIT)):
            if least <= values[0] <= most:
                return Mention(match.start(), match.end(), "measure", values, unit)
    return Mention(match.start(), match.end(), "number", values, "")


def _with_decimal(values: tuple[float, ...]) -> tuple[float, ...]:
    """Of two numbers in a row the second is the decimal: `ninety eight four`, `seven eight`."""
    return (values[0] + values[1] / 10,) if len(values) == 2 and values[1] in range(10) else values


def _perhaps_with_decimal(words: str, values: tuple[float, ...]) -> tuple[float, ...]:
    """`fourteen eight` of nothing that is known to have decimals: two numbers, or one with its decimal; it may be either."""
    is_parted = re.search(r"\d|(?<!ty)-| and ", words)  # the hyphen of `thirty-seven` parts no two
    is_run = len(values) == 2 and values[0] > _TEN and values[1] in range(10) and not is_parted
    return (*values, values[0] + values[1] / 10) if is_run else values


def _numbers_a_list(text: str, match: re.Match[str]) -> bool:
    """`2. Diabetes` is one, and `Problem 2: Diabetes`; `seventy.` and `12.` are answers."""
    before, after = text[: match.start()].rpartition("\n")[2], text[match.end() :].partition("\n")[0]
    item = _HEADED if before.strip() and _HEADING.match(before) else _ITEM if not before.strip() else None
    return item is not None and match.group().isdigit() and bool(item.match(after))
