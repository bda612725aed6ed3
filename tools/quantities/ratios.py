"""One number out of another, and pressures."""

import re
from collections.abc import Iterator

from .mention import Mention, MentionKind
from .numbers import SPOKEN
from .values import TO, digits_of, values_of

_OVER = r"\s*(?:/|out\s+of(?:\s+an?)?|over)\s*"
_RATIO = re.compile(
    rf"(?<![\w./-])(?:(?P<low>\d{{1,2}}(?=\s*[-–])|(?:\d{{1,2}}|{SPOKEN})(?=\s*(?:to|or|through)))(?:\s*(?:-|–|to|or|through)\s*))?(?P<one>\d{{1,3}}(?:\.\d+)?|{SPOKEN}){_OVER}"
    rf"(?P<of>\d{{1,3}}|{SPOKEN})(?![\w/]|\.\d)",
    re.IGNORECASE,
)
"""Of spoken numbers a hyphen parts no two: `one forty-eight over eighty-four`."""
_OF_POINTS = re.compile(
    rf"(?<![\w./-])(?:(?P<low>\d{{1,2}}) ?(?:-|–|to) ?)?(?P<one>\d{{1,3}}|{SPOKEN}) on an? (?P<of>\d{{1,3}}|{SPOKEN})[- ]point (?:\w+ )?scale\b",
    re.IGNORECASE,
)
"""`7 on a 10-point scale`."""
_RANGED_PRESSURE = re.compile(
    rf"(?<![\w./-])(?P<low>\d{{2,3}}|{SPOKEN})(?:{TO})(?P<high>\d{{2,3}}|{SPOKEN})(?P<over>{_OVER})"
    rf"(?P<low_under>\d{{2,3}}|{SPOKEN})(?:{TO})(?P<high_under>\d{{2,3}}|{SPOKEN})(?![\w/-])",
    re.IGNORECASE,
)
"""`120-130/70-80`: two pressures, the lower one and the higher one."""
_LABELLED_PRESSURE = re.compile(
    r"\b(?:BPs?|blood pressures?)\b(?: (?:is|was|of|at|today|now|currently|about|around|approximately|roughly))*\s*[:=]?\s*(?P<value>\d{1,3}\s?/\s?\d{1,3})(?![\w/]|\.\d)",
    re.IGNORECASE,
)
"""Whatever the numbers: `BP 12/88` is a slip and no December of 1988."""
_SECONDARY_TO = re.compile(
    r"2/2 (?!(?:bilat|symm|in|and|at|on|left|right|equal|intact|throughout)\w*\b)[a-z]", re.IGNORECASE
)
_OF_TWO = re.compile(
    r"\b(?:pulse|reflex|DTR|power|strength|bottle|culture|sample|set|dose)\w*\b[^.;\n]{0,40}$", re.IGNORECASE
)
"""`inflammation 2/2 lifting` is secondary to it; `pulses 2/2` are not."""
_SPOKEN_PRESSURE = re.compile(
    rf"\b(?:pressures?|bp)\b[^.;?!\d]{{0,30}}?\s(?P<value>(?P<one>{SPOKEN}|\d{{2,3}}) by (?P<of>{SPOKEN}|\d{{2,3}}))(?![\w/-])",
    re.IGNORECASE,
)
"""`your blood pressure is one ninety five by eighty three`."""
_HAS_OVER = re.compile(r"\d\s*/\s*\d|\bover\b", re.IGNORECASE)
_DIGITS_OF_A_PRESSURE = 3
_LEAST_PRESSURE, _MOST_PRESSURE = 30, 350
_OF_MEDICINE = re.compile(
    r"\s*(?:mg|mcg|micrograms?|tab(?:let)?s?|cap(?:sule)?s?|puffs?|po|od|bd|bid|tds|tid|qd|qhs|nocte|mane|(?:once|twice) (?:a day|daily)|daily"
    r"|(?:one|two|1|2) (?:tablet|capsule|puff)s?)\b",
    re.IGNORECASE,
)
"""`sacubitril/valsartan 49/51 mg`, `30/500 two tablets`: two strengths, no pressure."""
_TWO_RESULTS = re.compile(r"(?<![\w./-])(?P<one>\d{1,2}\.\d{1,2})/(?P<two>\d{1,2}\.\d{1,2})(?![\w/]|\.\d)")
"""`7.31/8.4` of a blood gas: two results in the order of their names, which stand elsewhere."""
_FRACTION = re.compile(
    r"(?<![\w./-])(?:1/[2-4]|[23]/[34])(?= (?:an? |of (?:an? |the |his |her |their |that )?)?"
    r"(?:bottle|glass(?:es)?|cans?|cups?|pints?|pot|pack(?:et)?s?|pkts?|box(?:es)?|strips?|blisters?|sachets?|tab(?:let)?s?|pills?"
    r"|caps?(?:ules?)?|doses?|vials?|amp(?:oule)?s?|patch(?:es)?|slices?|portions?|plates?|bowls?|meals?|sandwich(?:es)?)\b)",
    re.IGNORECASE,
)
"""`1/2 bottle of gin`: a part of one, where `1/2` of bottles with growth is a ratio behind its name."""


def find_ranged_pressures(text: str) -> Iterator[Mention]:
    """Each of the two pressures of a range."""
    for match in _RANGED_PRESSURE.finditer(text) if _HAS_OVER.search(text) else ():
        low, high, low_under, high_under = (
            values_of(match[name])[-1:] for name in ("low", "high", "low_under", "high_under")
        )
        if min((*low, *high, *low_under, *high_under), default=0.0) >= _LEAST_PRESSURE:
            yield Mention(match.start(), match.start("over"), "pressure", (*low, *low_under), "mmhg")
            yield Mention(match.end("over"), match.end(), "pressure", (*high, *high_under), "mmhg")


def find_labelled_pressures(text: str) -> Iterator[Mention]:
    """A pressure right behind its name, in digits or as it is said with `by`."""
    for match in _LABELLED_PRESSURE.finditer(text):
        over, under = (digits_of(part.strip()) for part in match["value"].split("/"))
        yield Mention(*match.span("value"), "pressure", (over, under), "mmhg")
    for match in _SPOKEN_PRESSURE.finditer(text) if " by " in text else ():
        values = (*_last_of(match["one"]), *values_of(match["of"])[-1:])
        if len(values) > 1 and min(values) >= _LEAST_PRESSURE:
            yield Mention(*match.span("value"), "pressure", values, "mmhg")


def find_ratios(text: str) -> list[Mention]:
    """`2/6`, `4 out of 5`, `7-8/10`, `one twenty over eighty`: numbers that belong together."""
    found = [*_fractions(text), *_results_in_a_row(text), *_of_points(text)]
    for match in _RATIO.finditer(text):
        if _is_reason(text, match):
            continue
        of = values_of(match["of"])[:1]
        values = (*(values_of(match["low"])[-1:] if match["low"] else ()), *_last_of(match["one"]), *of)
        if match["low"] and match.group().replace(" ", "-").endswith(("-1/2", "-1/4", "-3/4", "-1/3", "-2/3")):
            whole = digits_of(match.group())
            found.append(Mention(match.start(), match.end(), "number", (whole,), ""))
        elif of and len(values) > 1:
            is_in_range = min(values) >= _LEAST_PRESSURE and max(values) <= _MOST_PRESSURE
            is_pressure = is_in_range and not _OF_MEDICINE.match(text, match.end())
            kind: MentionKind = "pressure" if is_pressure else "ratio"
            found.append(Mention(match.start(), match.end(), kind, values, "mmhg" if kind == "pressure" else ""))
    return found


def _last_of(words: str) -> tuple[float, ...]:
    """The number before `over`; one that is told digit by digit is one: `one three eight over seventy-six`."""
    values = values_of(words)
    is_by_digit = len(values) == _DIGITS_OF_A_PRESSURE and values[0] == 1 and all(0 <= one < 10 for one in values)
    return (values[0] * 100 + values[1] * 10 + values[2],) if is_by_digit else values[-1:]


def _of_points(text: str) -> Iterator[Mention]:
    for match in _OF_POINTS.finditer(text) if "point" in text else ():
        told = [values_of(match[name])[-1:] for name in ("low", "one", "of") if match[name]]
        yield Mention(*match.span(), "ratio", tuple(value for values in told for value in values), "")


def _fractions(text: str) -> Iterator[Mention]:
    for match in _FRACTION.finditer(text):
        yield Mention(match.start(), match.end(), "number", (digits_of(match.group()),), "")


def _results_in_a_row(text: str) -> Iterator[Mention]:
    for match in _TWO_RESULTS.finditer(text):
        if not _OF_MEDICINE.match(text, match.end()):
            yield from (Mention(*match.span(name), "number", (float(match[name]),), "") for name in ("one", "two"))


def _is_reason(text: str, match: re.Match[str]) -> bool:
    return bool(_SECONDARY_TO.match(text, match.start())) and not _OF_TWO.search(text, 0, match.start())
