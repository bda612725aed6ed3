"""Words that a record shortens to their initials, in no table: `great saphenous vein` for the `GSV` of a note."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...evidence import Evidence

_SHORT = re.compile(r"(?<![\w/.-])(?P<short>[A-Z]{2,5})s?(?![\w-])")
_AFTER = re.compile(
    r"\b(?:left|right|L|R|mild|moderate|severe|acute|chronic|small|large|no|new|known|possible|small-volume) \Z"
)
_WORD = re.compile(r"[A-Za-z]{3,}")
_LINK = re.compile(r"[ -]")
_NO_SHORT_FORM = frozenset(
    "ADD ALL AND ANY CASE CODE DATE DAY DOSE DOWN DRUG DUE END FINAL FOR FROM FULL GIVE GOOD HAS HELD HIGH HOLD HOME HOUR"
    " LEFT LIST LOW MAIN NAME NEW NEXT NO NONE NOT NOTE NOTES NOW OFF OLD ON ORAL PAGE PAIN PAST PLAN RANGE RATE REF RIGHT"
    " SEEN SEX SIDE STAGE START STOP TEST TIME TO TODAY TOTAL UNIT UNITS USE USED WARD WEEK WITH YEAR YES".split()
)
"""Plain words that forms and headings have in capitals."""
_FEWEST, _MOST = 2, 5
"""Words that a short form stands for."""
_SURE = 3
"""Letters from which initials are hardly met by chance; two are so only behind a side or a grade."""
_MORE = 2
"""Letters that a short form may have from within the words: `AVN`, `POAG`."""


def of_initials(text: str, evidence: Evidence) -> Iterator[tuple[int, int, str]]:
    """Spans of a text, each with the record's short form of it."""
    shorts = _shorts(evidence)
    if not shorts:
        return
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        found = next(iter(_beginning(text, words[at:], shorts, _is_behind_a_grade(text, words[at].start()))), None)
        if found:
            count, short = found
            yield words[at].start(), words[at + count - 1].end(), short
        at += found[0] if found else 1


def _beginning(
    text: str, words: list[re.Match[str]], shorts: frozenset[str], is_graded: bool
) -> Iterator[tuple[int, str]]:
    """The short forms that the next words may be, the longest first, each with the number of words."""
    run = [words[0]]
    for word in words[1:_MOST]:
        if not _LINK.fullmatch(text, run[-1].end(), word.start()):
            break
        run.append(word)
    for count in range(len(run), _FEWEST - 1, -1):
        least = 2 if is_graded else _SURE
        names = [one.group().casefold() for one in run[:count]]
        yield from (
            (count, short)
            for short in sorted(shorts)
            if least <= len(short) <= count + _MORE and stands_for(short, names)
        )


def stands_for(short: str, words: list[str]) -> bool:
    """Whether letters are the initials of some words, each with further letters of its word behind it or none."""
    return _fits(short.casefold(), words)


def _fits(letters: str, words: list[str]) -> bool:
    if not words:
        return not letters
    if not letters or letters[0] != words[0][0]:
        return False
    return any(
        _within(letters[1:end], words[0][1:]) and _fits(letters[end:], words[1:]) for end in range(1, len(letters) + 1)
    )


def _within(letters: str, word: str) -> bool:
    """Whether letters stand in a word in this order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def _is_behind_a_grade(text: str, start: int) -> bool:
    return bool(_AFTER.search(text, 0, start))


@lru_cache(maxsize=8)
def _shorts(evidence: Evidence) -> frozenset[str]:
    """Short forms of the record; those of two letters only where a side or a grade stands before them."""
    return frozenset(
        match["short"]
        for unit in evidence.units
        for match in _SHORT.finditer(unit.words)
        if match["short"] not in _NO_SHORT_FORM
        and (len(match["short"]) >= _SURE or _AFTER.search(unit.words, 0, match.start()))
    )
