"""Claims without the marks of Markdown and HTML that set words off: `has **no** pain` says `has no pain`."""

import re

from wardround.records import Claim

_TAG = r"</?(?:b|strong|i|em|u|mark|span|font|small|big|code)(?:\s[^<>]*)?>"
_MARKS = re.compile(
    rf"{_TAG}|(?<!\*)\*{{2,3}}(?!\*)|(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w)"
    r"|(?<![\w*])\*(?=[^\W_][^*\n]*(?<=\S)\*(?![\w*]))|(?<![\w_])_(?=[^\W_][^_\n]*(?<=\S)_(?!\w))|`+",
    re.IGNORECASE,
)
"""Tags and marks in any number but one, and a single mark that opens a pair (its other half is found behind it)."""
_CLOSES = {"*": re.compile(r"(?<=\S)\*(?![\w*])"), "_": re.compile(r"(?<=\S)_(?!\w)")}
_AT_AN_EDGE = re.compile(r"\A[*_]+(?=[^\W_])|(?<=[^\s*_])_+\Z|(?<=[^\s*_\d])\*+\Z")
"""Half of a pair that holds several claims; a star behind a number marks a result."""
_BLANK = re.compile(r"[^\S\n\t]")
"""Any blank, also one that does not break, as a plain one."""
_IN_A_KEY = re.compile(r"(?<=[^\W\d_])_(?=[^\W_][\w]*:)")
"""`code_status: DNR` of a program's output."""
_DECIMAL = re.compile(r"(?<=\d)[·‧∙](?=\d)|(?<![\d.,[]\d)(?<!\d\d\d),(?=\d{1,2}(?![\d,]|\.\d))")
"""`2·5 mg`, `5,9 mmol/L`: a number in one, as `tools.quantities` reads it; `[1,2]` are two."""


def without_marks(claim: Claim) -> Claim:
    """A claim as the checks read it."""
    text = plain(claim.text)
    return claim if text == claim.text else claim.model_copy(update={"text": text})


def plain(text: str) -> str:
    """A text without marks of emphasis, its blanks and decimal points plain ones; as long as what is kept of it."""
    return _DECIMAL.sub(".", _IN_A_KEY.sub(" ", _BLANK.sub(" ", "".join(text[place] for place in _kept(text)))))


def as_given(words: str, text: str) -> str:
    """The stretch of a text, marks and all, that reads as some words of its plain form; empty where none does."""
    if words in text:
        return words
    start = plain(text).find(words)
    if start < 0:
        return ""
    kept = _kept(text)
    return text[kept[start] : kept[start + len(words) - 1] + 1]


def _kept(text: str) -> list[int]:
    """The places of a text that are no marks."""
    if not any(mark in text for mark in "*_<`"):
        return list(range(len(text)))
    dropped = {place for start, end in _marks(text) for place in range(start, end)}
    return [place for place in range(len(text)) if place not in dropped]


def _marks(text: str) -> list[tuple[int, int]]:
    found = [match.span() for match in _MARKS.finditer(text)]
    found += [match.span() for match in _AT_AN_EDGE.finditer(text)]
    for start, end in list(found):
        closes = _CLOSES.get(text[start:end])
        if closes and (other := closes.search(text, end)):
            found.append(other.span())
    return found
