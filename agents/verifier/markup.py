"""Claims without the marks of Markdown and HTML that set words off: `has **no** pain` says `has no pain`."""

import re
from html import unescape

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
_ENTITY = re.compile(
    r"&(?:lt|gt|le|ge|amp|nbsp|deg|quot|apos|micro|plusmn|frac1[24]|[mn]dash|#\d{2,4}|#x[\da-fA-F]{2,4});"
)
"""`&lt;` for a sign, as HTML writes it."""
_UNSEEN = re.compile("[\u00ad\u200c\u200d\u2060\ufeff]")
"""Soft hyphens and joiners, within words."""
_MAY_MARK = re.compile(rf"[*_<`&]|{_UNSEEN.pattern}")
_BLANK = re.compile(r"[^\S\n\t]|\u200b")
"""Any blank, also one that does not break or has no width, as a plain one."""
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
    shown = "".join(letter for _, letter in _shown(text)) if _MAY_MARK.search(text) else text
    return _DECIMAL.sub(".", _IN_A_KEY.sub(" ", _BLANK.sub(" ", shown)))


def as_given(words: str, text: str) -> str:
    """The stretch of a text, marks and all, that reads as some words of its plain form; empty where none does."""
    if words in text:
        return words
    start = plain(text).find(words)
    if start < 0:
        return ""
    kept = [place for place, _ in _shown(text)]
    return text[kept[start] : kept[start + len(words) - 1] + 1]


def _shown(text: str) -> list[tuple[int, str]]:
    """What is no mark, letter by letter with its place; what HTML writes for a letter stands at its first place."""
    if not _MAY_MARK.search(text):
        return list(enumerate(text))
    entities = {match.start(): match for match in _ENTITY.finditer(text)}
    marks = [*_marks(text), *((match.start() + 1, match.end()) for match in entities.values())]
    dropped = {place for start, end in marks for place in range(start, end)}
    return [
        (place, unescape(entities[place].group()) if place in entities else letter)
        for place, letter in enumerate(text)
        if place not in dropped
    ]


def _marks(text: str) -> list[tuple[int, int]]:
    found = [match.span() for form in (_MARKS, _UNSEEN) for match in form.finditer(text)]
    found += [match.span() for match in _AT_AN_EDGE.finditer(text)]
    for start, end in list(found):
        closes = _CLOSES.get(text[start:end])
        if closes and (other := closes.search(text, end)):
            found.append(other.span())
    return found
