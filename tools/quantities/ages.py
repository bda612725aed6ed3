"""How old somebody is."""

import re

from .mention import Mention
from .values import NUMBER, values_of

_AGE = re.compile(
    rf"(?<![\w.])(?P<years>\d{{1,2}})[ -]years?,?[ -](?:and )?(?P<and>\d{{1,2}})[ -]months?[ -]old\b"
    rf"|(?<![\w.])(?P<one>{NUMBER})[ -]*(?:years?|yrs?|y)[ -]*(?:/?o\b|\.?o\.?(?=\W)|old|young|of age)"
    rf"|(?<![\w.])(?P<sexed>\d{{1,3}})(?-i:F|M| M)(?= (?:with|who|presenting|presents|here|admitted|s/p|h/o|w/|p/w|for)(?!\w))"
    r"|(?:\A|(?<=\n)|(?<=: ))(?P<first>\d{1,3})(?-i:F|M)(?=, )"
    r"|(?:(?-i:(?<=[a-z], ))|(?<=[a-z.]  )|(?<=[a-z.]   ))(?P<headed>\d{1,3})(?-i: ?F| ?M)(?=, |,?$|,?\n|  | \()"
    r"|(?<=he was )(?P<then>\d{1,3})(?= (?:when|at the time|on (?:the day|admission|arrival))\b)"
    r"|(?<=[a-z] was )(?P<was>\d{2,3})(?= when (?:s?he|they|first|seen)\b)"
    rf"|\b(?:dx|diagnosed|died|deceased|dec|onset)(?:'?d)? (?:at )?(?P<event>{NUMBER}) ?y(?:rs?)?\b(?! ago)"
    r"|(?<=[a-z], )(?P<apart>\d{1,3})(?=, (?:has|had|is|was|who|with|presents|presented|comes|came|an?)\b)"
    rf"|(?<!corrected )(?<!gestational )(?<!bone )\bage(?:d| of|:)?\s+(?P<young>{NUMBER})[ -]?(?:months?|mths?|mos?)\b"
    rf"|(?<!gestational )(?<!bone )\bage(?:d| of|:)?\s+(?P<two>{NUMBER})\b(?![ -]?(?:mos?|mths?|months?|weeks?|wks?|days?|hours?)\b)"
    r"|(?<![\w.])(?P<abroad>\d{1,3})(?:[ -]?jährig\w*|[ -](?:jahre alt|jaar oud|ans|años|anos|anni)\b)"
    rf"|(?<![\w.])(?P<three>\d{{1,3}})[ -]?(?:yo|y/o)\b|(?<![\w.])(?P<months>{NUMBER})[ -](?:months?|mos?)[ -](?:old|of age)",
    re.IGNORECASE,
)


_SOMEBODY = re.compile(r"\b(?:[A-Z][\w'’-]+|[Ss]?he|patient|man|woman|lady|gentleman|boy|girl|widow(?:er)?), \Z")
"""Whose age stands between commas: `the last value, 138, was high` has none."""


def find_ages(text: str) -> list[Mention]:
    """Ages of anybody, in years."""
    found = []
    for match in _AGE.finditer(text):
        if match["apart"] and not _SOMEBODY.search(text, 0, match.start()):
            continue
        values = values_of(
            match["years"]
            or match["apart"]
            or match["then"]
            or match["was"]
            or match["event"]
            or match["one"]
            or match["abroad"]
            or match["two"]
            or match["three"]
            or match["sexed"]
            or match["first"]
            or match["headed"]
            or match["months"]
            or match["young"]
        )
        if values:
            years = round(values[-1] / 12, 2) if match["months"] or match["young"] else values[-1]
            years += round(int(match["and"]) / 12, 2) if match["and"] else 0.0
            found.append(Mention(match.start(), match.end(), "age", (years,), "year"))
    return found
