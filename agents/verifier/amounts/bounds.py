"""Bounds of what is normal: `182 umol/L (reference 45-84)`. They are nobody's result."""

import re

from wardround.tools.quantities import Mention

_REFERENCE = r"(?:ref(?:erence)?\b\.?|normal (?:range|values?|limits?)\b|lab(?:oratory)? range\b)"
_LOW = r"(?:\d[\d.,]*\s?[A-Za-z%/µμ*^\d]*\s*(?:-|–|to)\s*)"
"""The lower bound and the dash behind it, before the upper one."""
_IN_BRACKETS = re.compile(rf"[(\[]\s*(?:{_REFERENCE}[^)\]]*|normal[\s:]*(?:[<>≤≥]=?\s*|{_LOW}))\Z", re.IGNORECASE)
_IN_WORDS = re.compile(
    rf"\b{_REFERENCE}\s*(?:(?:range|interval|values?|limits?)\b)?[\s:=(]*(?:(?:is|was|of|from)\s+)?(?:[<>≤≥]=?\s*)?{_LOW}?\Z",
    re.IGNORECASE,
)
_BEHIND_A_VALUE = re.compile(r"\d ?[A-Za-z%/µμ*\d]*\s*[(\[]\s*(?P<sign>[<>≤≥]=?)?\s*\Z")
_BRACKET = re.compile(r"\s*[)\]]")
_CELLS_BEFORE = re.compile(r"\d[^\n]*(?:\s{2,}|\t|\|)\s*(?P<sign>[<>≤≥]=?)?\s*\Z")
_GAP = "  "
"""Between two cells: `27   -   29` is no range."""
_CELL_ENDS = re.compile(r"[ A-Za-z%/µμ*\d]{0,12}?(?:\s{2}|\s*(?:[\t|\n]|\Z))")
_SAYS_SO = re.compile(
    r"(?:\b(?:reference|ref|range|interval|normal|limits?|uln|lln|above|below|over|under|exceed\w*|than|threshold|cut-?off)\b|[<>≤≥]=?)"
    rf"(?:[\s:=(]|\b(?:range|interval|values?|limits?|is|was|of|the|upper|lower|up|to|from|between|normal)\b)*{_LOW}?\Z",
    re.IGNORECASE,
)
_SAYS_SO_AFTER = re.compile(
    r"[^.;,\d]{0,15}?[\s,(]+(?:(?:is|was|being|as)\s+)?(?:the |its |their )?"
    r"(?:normal|(?:upper|lower) (?:limit|bound|end)|uln\b|lln\b)",
    re.IGNORECASE,
)


def is_bound(text: str, said: Mention) -> bool:
    """Whether a number of the record is a bound of a reference range, as laboratories print them beside results."""
    if said.kind not in ("number", "measure"):
        return False
    told = _IN_BRACKETS.search(text, 0, said.start) or _IN_WORDS.search(text, 0, said.start)
    return (
        bool(told)
        or _is_alone(text, said, _BEHIND_A_VALUE, _BRACKET)
        or _is_alone(text, said, _CELLS_BEFORE, _CELL_ENDS)
    )


def is_called_bound(text: str, said: Mention) -> bool:
    """Whether a text calls a number a bound, in whatever words: `above the upper limit of 84`, `182 (normal 45-84)`."""
    told = _SAYS_SO.search(text, 0, said.start) or _SAYS_SO_AFTER.match(text, said.end)
    return bool(told) or is_bound(text, said)


def _is_alone(text: str, said: Mention, begins: re.Pattern[str], ends: re.Pattern[str]) -> bool:
    """Whether it stands alone behind a value, in brackets or in a cell: `6.1 g/L (7.0-16.0)`, `4120 | <300`."""
    before = begins.search(text, 0, said.start)
    is_range = len(said.value) == 2 and _GAP not in text[said.start : said.end]
    return bool(before and (is_range or before["sign"]) and ends.match(text, said.end))
