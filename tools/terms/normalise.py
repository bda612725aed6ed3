"""Words as they are compared: spelled-out numbers as digits, names of one thing as one name, endings cut."""

import re
from functools import lru_cache

from .drugs import find_drugs
from .problems import find_problems
from .spelling import one_spelling

_WORD = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*")
_ANY_CASE = re.compile(_WORD.pattern, re.IGNORECASE | re.ASCII)
_STOPWORDS = frozenset(
    "a an the of to in on at for and or with by from as is are was were be been being has have had do does did he she it they"
    " his her their its this that these those there then than so but if we i you your my our me him them who which what will"
    " would can could should may might also any some all no not patient patients".split()
)
_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split()
    )
}
_ENDINGS = ("ations", "ation", "ingly", "ing", "edly", "ed", "ies", "es", "s", "ly")


@lru_cache(maxsize=32768)
def normal_words(text: str) -> tuple[str, ...]:
    """The content words of a text in normal form, in order; concepts of known terms are added at the end."""
    words = [_NUMBERS.get(word, word) for word in _WORD.findall(text.casefold())]
    kept = tuple(stem(word) for word in words if word not in _STOPWORDS)
    concepts = tuple(f"#{m.concept}" for m in find_problems(text)) + tuple(f"#{m.ingredient}" for m in find_drugs(text))
    return kept + concepts


@lru_cache(maxsize=32768)
def content_words(text: str) -> tuple[tuple[str, int, int], ...]:
    """The stems of a text's content words, each with its place."""
    return tuple(
        (stem(_NUMBERS.get(word, word)), match.start(), match.end())
        for match in _ANY_CASE.finditer(text)
        if (word := match.group().casefold()) not in _STOPWORDS
    )


def stem(word: str) -> str:
    """In one spelling, without a common ending; what is left has at least four letters."""
    word = one_spelling(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
