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
_CELL_BEFORE = re.compile(r"(?P<cells>[^\n]*)(?:[^\S\n]{2,}+|\t|\|)[^\S\n]*+(?P<sign>[<>≤≥]=?)?[^\S\n]*+\Z")
_BACK = 120
"""Characters before a number that may say that it is a bound."""
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
    before = text[max(said.start - _BACK, 0) : said.start]
    if _IN_BRACKETS.search(before) or _IN_WORDS.search(before):
        return True
    behind = _BEHIND_A_VALUE.search(before)
    if behind and _is_alone(text, said, behind) and _BRACKET.match(text, said.end):
        return True
    cell = _CELL_BEFORE.match(before[before.rfind("\n") + 1 :])
    is_behind_one = cell is not None and any(map(str.isdigit, cell["cells"]))
    return bool(is_behind_one and cell and _is_alone(text, said, cell) and _CELL_ENDS.match(text, said.end))


def is_called_bound(text: str, said: Mention) -> bool:
    """Whether a text calls a number a bound, in whatever words: `above the upper limit of 84`, `182 (normal 45-84)`."""
    told = _SAYS_SO.search(text[max(said.start - _BACK, 0) : said.start]) or _SAYS_SO_AFTER.match(text, said.end)
    return bool(told) or is_bound(text, said)


def _is_alone(text: str, said: Mention, before: re.Match[str]) -> bool:
    """Whether it is a range, or has a sign before it: `6.1 g/L (7.0-16.0)`, `4120 | <300`."""
    is_range = len(said.value) == 2 and _GAP not in text[said.start : said.end]
    return is_range or before["sign"] is not None
