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
    " RBC SEEN SEX SIDE STAGE START STOP TEST TIME TO TODAY TOTAL UNIT UNITS USE USED WARD WEEK WITH YEAR YES".split()
)
"""Plain words that forms and headings have in capitals; `repeat blood culture` is no `RBC`."""
_FEWEST, _MOST = 2, 5
"""Words that a short form stands for."""
_SURE = 3
"""Letters from which initials are hardly met by chance; two are so only behind a side or a grade."""
_PREFIXES = (
    "a|an|anti|auto|bi|bio|broncho|cardio|chemo|cysto|de|electro|endo|entero|epi|extra|gastro|glyco|haemo|hemo|hydro|hyper|hypo|im|immuno|inter"
    "|intra|laryngo|lympho|magneto|meta|micro|musculo|myo|naso|nephro|neuro|non|oesophago|esophago|oro|osteo|para|peri|phono|photo|pneumo|poly"
    "|post|pre|radio|retro|sensori|spondylo|sub|supra|thrombo|trans|ultra|un|uni|urethro|vaso|ventriculo|veno"
).split("|")
"""After which the next part of a word has a letter of its own: `AVN` of avascular necrosis, `PNI` of perineural invasion."""
_NO_PART = re.compile(
    r"and|the|was|were|are|has|had|have|his|her|its|their|for|with|which|that|who|from|after|before|because|about|although|all|any|not|but"
    r"|through|during|then|when|while|until|since|against|into|over|under|other|still|this|these|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|fell|rose|came|underwent|took|got|gave|grew|became|once|twice|\w+(?:ed|ly)",
    re.IGNORECASE,
)
"""No part of a name that is shortened."""


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
    run: list[re.Match[str]] = []
    for word in words[:_MOST]:
        if _NO_PART.fullmatch(word.group()) and not text.endswith("-", 0, word.start()):  # `patient-controlled`
            break
        if run and not _LINK.fullmatch(text, run[-1].end(), word.start()):
            break
        run.append(word)
    for count in range(len(run), _FEWEST - 1, -1):
        least = 2 if is_graded else _SURE
        names = [one.group().casefold() for one in run[:count]]
        yield from ((count, short) for short in sorted(shorts) if len(short) >= least and stands_for(short, names))


def stands_for(short: str, words: list[str]) -> bool:
    """Whether letters are the initials of some words, in order; a word with a prefix may give two."""
    return _fits(short.casefold(), words)


def _fits(letters: str, words: list[str]) -> bool:
    if not words:
        return not letters
    return any(letters.startswith(own) and _fits(letters[len(own) :], words[1:]) for own in _initials(words[0]))


@lru_cache(maxsize=4096)
def _initials(word: str) -> frozenset[str]:
    parts = [word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix)]
    return frozenset([word[0], *(word[0] + part[0] for part in parts if len(part) >= _SURE)])


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
