"""The short forms of charts: telegrams of abbreviations, numbers and signs (`STOP naproxen; Cr 1.4 -> 1.1`) told from prose."""

import re
from collections.abc import Iterable

FORM_WORDS = frozenset(
    "a an the of to in on at for with by from and or but is are was were be been being it its this that these those he she they we i you his her their our your my me him"
    " them us as not no do does did have has had will would can could should may might must if then than so such into out up down over under about after before all any each"
    " every more most other some there here who what which when where why how one two three".split()
)
"""What prose has and telegrams leave out."""
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
_SIGNS = re.compile(r"[/+&<>=@]")
_AROUND = ".,;:!?()[]\"'“”‘’"
_SHORT = frozenset("csndm")
_LEAST = 4
"""Sentences that show whether a text is a chart."""
_LONGEST = 6
"""Letters of an abbreviation in capitals, fewer than."""


def drawn(sentence: str) -> str:
    """One letter for each token: how it is written.

    `w` a form word, `l` lower case, `T` with a capital; the short forms: `c` capitals, or no vowel, `s` a sign or words
    joined by one, `n` a number, `m` letters and digits; and `d`, a dash or another mark by itself.
    """
    return "".join(map(_drawn, sentence.split()))


def _drawn(token: str) -> str:
    bare = token.strip(_AROUND)
    if bare.lower() in FORM_WORDS:
        return "w"
    if any(map(str.isdigit, bare)):
        return "m" if any(map(str.isalpha, bare)) else "n"
    if not any(map(str.isalpha, bare)):
        return "d"
    if _SIGNS.search(bare):
        return "s"
    if not _VOWEL.search(bare) or (bare.isupper() and 1 < len(bare) < _LONGEST):
        return "c"
    return "T" if bare[0].isupper() else "l"


def short_forms(tokens: str) -> int:
    """How many of the tokens are short forms."""
    return sum(token in _SHORT for token in tokens)


def form_words(tokens: str) -> int:
    """How many of the tokens are form words."""
    return tokens.count("w")


def is_shorthand(sentence: str) -> bool:
    """Whether a sentence is a telegram: a quarter and more short forms with few form words, or a short form and none of these."""
    tokens = drawn(sentence)
    short, form = short_forms(tokens), form_words(tokens)
    return bool(short) and (form == 0 or (4 * short >= len(tokens) >= 4 * form))


def is_chart(sentences: Iterable[str]) -> bool:
    """Whether at least half of the sentences are telegrams."""
    told = list(sentences)
    short = sum(map(is_shorthand, told))
    return short >= _LEAST and 2 * short >= len(told)
