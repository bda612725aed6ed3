"""Quantities of a text, in normal form."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from .numbers import SPOKEN, digit_value, spoken_value

MentionKind = Literal["dose", "frequency", "duration", "age", "date", "pressure", "measure", "number"]
"""`dose` an amount of a drug; `measure` any other amount with a unit; `number` one without."""


class Mention(NamedTuple):
    """One quantity."""

    start: int
    """First position."""
    end: int
    """One past the last."""
    kind: MentionKind
    """What it counts."""
    value: tuple[float, ...]
    """The numbers: one, or two for a range or a blood pressure; year, month, day for dates (0 where not given)."""
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
    ("measure", "ng/ml", "ng/ml"),
    ("measure", "u/l", "u/l|iu/l"),
    ("measure", "mg/l", "mg/l"),
    ("measure", "10*9/l", "10\\*9/l|x10e9/l|x 10\\^9/l|10\\^9/l|k/ul|k/µl"),
    ("measure", "%", "%|percent"),
    ("measure", "mmhg", "mmhg|mm hg"),
    ("measure", "/min", "/min|bpm|beats per minute|breaths per minute"),
    ("measure", "kg", "kg|kilogram|kilograms|kilos"),
    ("measure", "lb", "lb|lbs|pound|pounds"),
    ("measure", "cm", "cm|centimeter|centimeters"),
    ("measure", "mm", "mm|millimeter|millimeters"),
    ("measure", "l", "liter|liters|litre|litres|l"),
    ("measure", "l/min", "l/min|liters per minute"),
    ("measure", "degc", "°c|degrees c|degrees celsius|c"),
    ("measure", "degf", "°f|degrees f|degrees fahrenheit|f"),
    ("measure", "pack-year", "pack-year|pack-years|pack year|pack years"),
    ("duration", "hour", "hour|hours|hr|hrs"),
    ("duration", "second", "seconds|secs|sec"),
    ("duration", "minute", "minute|minutes|min|mins"),
    ("duration", "day", "day|days"),
    ("duration", "week", "week|weeks|wk|wks"),
    ("duration", "month", "month|months"),
    ("duration", "year", "year|years|yr|yrs"),
)
_UNITS: dict[str, tuple[MentionKind, str]] = {
    name.replace("\\", ""): (kind, unit) for kind, unit, names in _TABLE for name in names.split("|")
}

_UNIT = "|".join(re.escape(name) for name in sorted(_UNITS, key=len, reverse=True))
_DIGITS = r"\d+(?:[.,]\d+)*"
_HALF = r"(?:\s+and a half|\s+(?=½)½)"
_NUMBER = (
    rf"(?:(?:{_DIGITS}|{SPOKEN}){_HALF}?|half an?|a half an?|a couple(?: of)?|couple(?: of)?"
    r"|an?(?= (?:half )?(?:day|week|month|year|hour)\b))"
)
_AMOUNT = re.compile(
    rf"(?<![\w./])(?P<one>{_NUMBER})(?:\s*(?:-|–|to|or|,|by|x)\s*(?P<two>{_NUMBER}))?[ -]*(?:or so |plus |full |whole |more )?"
    rf"(?P<unit>{_UNIT})(?P<half>\s+and a half)?(?![\w/])",
    re.IGNORECASE,
)
_AGE = re.compile(
    rf"(?<![\w.])(?P<one>{_NUMBER})[ -]*(?:years?|yrs?|y)[ -]*(?:/?o\b|\.?o\.?(?=\W)|old)|\bage(?:d| of)?\s+(?P<two>{_NUMBER})\b",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"(?<![\w./])(?<![A-Za-z]-)(\d{{1,2}}|{SPOKEN})\s*(?:/|out\s+of|over)\s*(\d{{1,2}}|{SPOKEN})(?![\w/-]|\.\d)",
    re.IGNORECASE,
)
_PRESSURE = re.compile(r"(?<![\w./])(\d{2,3})\s*(?:/|over)\s*(\d{2,3})(?![\w/]|\.\d)")
_BARE = re.compile(
    rf"(?<![\w./])(?<![A-Za-z]-)(?<!\b[CTLS]\d-){_DIGITS}(?![\w/]|[.,]\d)|\b(?:{SPOKEN})\b", re.IGNORECASE
)
_HUNDREDS = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine) (?:or|to) (two|three|four|five|six|seven|eight|nine) hundreds?\b",
    re.IGNORECASE,
)
"""`three to four hundreds`."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATES = (
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?\b"),
    re.compile(r"\b(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}|\d{2})\b"),
    re.compile(r"\b(?P<m>\d{1,2})/(?P<y>\d{4})\b"),
    re.compile(
        rf"\b(?P<n>{'|'.join(_MONTHS)})[a-z]*\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})\b", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<n>{'|'.join(_MONTHS)})[a-z]*\.? (?:of )?(?P<y>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<y>(?:19|20)\d{2})\b(?!\s*(?:mg|ml|mcg|units?|cal))"),
)
_NOT_IN = r"(?<!\bin )(?<!\bfor )(?<!\babout )(?<!\bwithin )(?<!\bafter )(?<!\bover )(?<!\bthan )(?<!\bone )(?<!\bor )(?<!\bonly )(?<!\bwhat )"
"""`a week` after these is a length of time."""
_FREQUENCIES: tuple[tuple[str, float], ...] = (
    (r"four times (?:a|per|each) day|four times daily|4 times (?:a|per) day|q\.?i\.?d\.?|every (?:six|6) hours|q6h", 4),
    (
        r"three times (?:a|per|each) day|three times daily|3 times (?:a|per) day|3 times daily|t\.?i\.?d\.?|every (?:eight|8) hours|q8h",
        3,
    ),
    (
        r"twice (?:a|per|each) day|twice daily|two times (?:a|per) day|two times daily|2 times (?:a|per) day|b\.?i\.?d\.?|every (?:twelve|12) hours|q12h",
        2,
    ),
    (r"every other day|every second day|qod", 0.5),
    (
        rf"once (?:a|per|each) day|once daily|one time (?:a|per) day|daily(?! (?:living|activit|life|routine|function))|every day|each day|{_NOT_IN}a day(?! or )|per day|q\.?d\.?|qday|qhs|at bedtime|nightly|every night|every morning|every evening|every 24 hours|q24h",
        1,
    ),
    (r"every (?:four|4) hours|q4h", 6),
    (rf"once (?:a|per) week|once weekly|weekly|every week|{_NOT_IN}a week(?! or )|per week", 1 / 7),
    (r"twice (?:a|per) week|twice weekly|two times (?:a|per) week", 2 / 7),
    (r"three times (?:a|per) week|three times weekly|3 times (?:a|per) week", 3 / 7),
    (r"every other week|every second week|biweekly", 1 / 14),
    (r"(?:a)?round[- ]the[- ]clock|on a (?:fixed|regular|set|strict) schedule", 24),
    (r"hourly|every hour|an hour(?= (?:as|for|until|when))", 24),
    (r"once (?:a|per) month|monthly|every month", 1 / 30),
)
_FREQUENCY = re.compile(
    "|".join(rf"(?P<f{n}>(?<!\w)(?:{words})(?!\w))" for n, (words, _) in enumerate(_FREQUENCIES)), re.IGNORECASE
)


_TIMES = re.compile(
    rf"(?<![\w.])(?:(?P<one>{_DIGITS}|{SPOKEN}|once|twice)(?:\s*(?:-|–|to|or)\s*(?P<two>{_DIGITS}|{SPOKEN}|twice))?(?:\s+times?)?"
    r"\s+(?:a|an|per|each|every|/)\s*(?P<unit>hour|day|week|month|year)\b"
    rf"|(?P<some>{_DIGITS}|{SPOKEN})(?:\s*(?:-|–|to|or)\s*(?P<more>{_DIGITS}|{SPOKEN}))?\s+times\s+(?P<ly>hourly|daily|weekly|monthly|yearly))",
    re.IGNORECASE,
)
"""`3 times a week`, `twice per year`."""
_EVERY = re.compile(
    rf"(?<!\w)(?:every|q\.?)\s*(?P<one>{_DIGITS}|{SPOKEN})(?:\s*(?:-|–|to|or)\s*(?P<two>{_DIGITS}|{SPOKEN}))?\s*"
    r"(?P<unit>hour|day|week|month|year|hr|h)(?:s|rs)?\b\.?",
    re.IGNORECASE,
)
"""`every 6 to 8 hours`, `q.6 h.`."""
_DAYS = {"hour": 1 / 24, "hr": 1 / 24, "h": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_LY = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_BABY_ASPIRIN = re.compile(r"\bbaby aspirin\b", re.IGNORECASE)
"""81 mg, in everybody's language."""


@lru_cache(maxsize=8192)
def find_quantities(text: str) -> tuple[Mention, ...]:
    """The quantities of a text, from left to right, not overlapping.

    Numbers may be in digits or in words. Numbers of lists (`1.` at the start of a line) are none.
    """
    found: list[Mention] = []
    taken = bytearray(len(text) + 1)
    for mention in (
        *_dates(text),
        *_frequencies(text),
        *_ages(text),
        *_pressures(text),
        *_ratios(text),
        *_amounts(text),
        *_bare(text),
    ):
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            found.append(mention)
    return tuple(sorted(found))


def _dates(text: str) -> list[Mention]:
    return [
        Mention(match.start(), match.end(), "date", _date_value(match.groupdict()), "")
        for d in _DATES
        for match in d.finditer(text)
    ]


def _date_value(parts: dict[str, str | None]) -> tuple[float, ...]:
    year = int(parts.get("y") or 0)
    month = _MONTHS.index(name.casefold()[:3]) + 1 if (name := parts.get("n")) else int(parts.get("m") or 0)
    return (float(year + 2000 if 0 < year < 100 else year), float(month), float(parts.get("d") or 0))


def _frequencies(text: str) -> list[Mention]:
    found = [*_counted(text)]
    for match in _FREQUENCY.finditer(text):
        times = _FREQUENCIES[int((match.lastgroup or "f0")[1:])][1]
        found.append(_frequency(match, [times]))
    return found


def _counted(text: str) -> list[Mention]:
    """Frequencies with a number in them, as times a day."""
    found = []
    for match in _TIMES.finditer(text):
        days = _DAYS[(match["unit"] or _LY[(match["ly"] or "").casefold()]).casefold()]
        times = [_value(words) for words in (match["one"] or match["some"], match["two"] or match["more"]) if words]
        found.append(_frequency(match, [time / days for time in times if time]))
    for match in _EVERY.finditer(text):
        days = _DAYS[match["unit"].casefold()]
        gaps = [_value(words) for words in (match["one"], match["two"]) if words]
        found.append(_frequency(match, [1 / (gap * days) for gap in gaps if gap]))
    return [mention for mention in found if mention.value]


def _frequency(match: re.Match[str], values: list[float]) -> Mention:
    return Mention(match.start(), match.end(), "frequency", tuple(round(value, 4) for value in values), "per day")


def _ages(text: str) -> list[Mention]:
    return [
        Mention(match.start(), match.end(), "age", (value,), "year")
        for match in _AGE.finditer(text)
        if (value := _value(match["one"] or match["two"])) is not None
    ]


def _pressures(text: str) -> list[Mention]:
    return [
        Mention(match.start(), match.end(), "pressure", (float(match[1]), float(match[2])), "mmhg")
        for match in _PRESSURE.finditer(text)
        if float(match[1]) > float(match[2]) >= 20
    ]


def _ratios(text: str) -> list[Mention]:
    """`2/6`, `4 out of 5`, `one twenty over eighty`: two numbers that belong together."""
    found = []
    for match in _RATIO.finditer(text):
        values = (_value(match[1]), _value(match[2]))
        if None not in values:
            high, low = float(values[0] or 0), float(values[1] or 0)
            kind: MentionKind = "pressure" if high > low >= 20 else "number"
            found.append(Mention(match.start(), match.end(), kind, (high, low), "mmhg" if kind == "pressure" else ""))
    return found


def _amounts(text: str) -> list[Mention]:
    found = [Mention(m.start(), m.end(), "dose", (81.0,), "mg") for m in _BABY_ASPIRIN.finditer(text)]
    for match in _AMOUNT.finditer(text):
        kind, unit = _UNITS[match["unit"].casefold()]
        values = tuple(value for name in ("one", "two") if match[name] for value in _bare_values(match[name]))
        if match["half"]:  # `a year and a half`
            values = (*values[:-1], values[-1] + 0.5) if values else ()
        if values:
            found.append(Mention(match.start(), match.end(), kind, values, unit))
    return found


def _bare(text: str) -> list[Mention]:
    hundreds = [
        Mention(m.start(), m.end(), "number", (100 * low, 100 * high), "")
        for m in _HUNDREDS.finditer(text)
        if (low := spoken_value(m[1])) and (high := spoken_value(m[2]))
    ]
    return hundreds + [
        Mention(match.start(), match.end(), "number", values, "")
        for match in _BARE.finditer(text)
        if (values := _bare_values(match.group())) and not _numbers_a_list(text, match)
    ]


def _bare_values(words: str) -> tuple[float, ...]:
    """`four five` are two numbers; other runs are one."""
    if words[0].casefold() == "a" or "half" in words.casefold():
        value = _value(words)
        return () if value is None else (value,)
    parts = re.split(r"[ -]+", words.strip())
    single = [spoken_value(part) for part in parts if part and not part[0].isdigit()]
    if len(single) > 1 and all(value is not None and 0 < value < 10 for value in single):
        return tuple(value for value in single if value is not None)
    value = _value(words)
    return () if value is None else (value,)


def _numbers_a_list(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rpartition("\n")[2].strip()
    return not before and text[match.end() : match.end() + 1] in (".", ")")


def _value(words: str) -> float | None:
    if words.casefold() in ("a", "an"):
        return 1.0
    if words.casefold() in ("once", "twice"):
        return 1.0 if words.casefold() == "once" else 2.0
    if "couple" in words.casefold():
        return 2.0
    if re.fullmatch(r"(?:a )?half an?", words, re.IGNORECASE):
        return 0.5
    if half := re.search(r"\s+and a half$", words, re.IGNORECASE):
        whole = _value(words[: half.start()])
        return None if whole is None else whole + 0.5
    return digit_value(words) if words[0].isdigit() else spoken_value(words.strip())
