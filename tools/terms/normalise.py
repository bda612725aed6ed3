"""Words as they are compared: spelled-out numbers as digits, names of one thing as one name, endings cut."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..letters import closed_up
from .drugs import drug_parts, find_drugs
from .groups import find_groups
from .problems import find_problems
from .spelling import one_spelling

_WORD = re.compile(r"[a-z]*n['’]t\b|[a-z]+|\d+(?:[.,]\d+)*")
_CONTRACTED = ("n't", "n’t")
"""`isn't` and `do n't`: as little of a content word as `is not`."""
_ANY_CASE = re.compile(_WORD.pattern, re.IGNORECASE | re.ASCII)
_SIDE = re.compile(r"(?<![\w'’/.])(?<!\d )[RL](?= [a-z]{3})")
_SIDES = {"R": "right", "L": "left"}
"""`R knee`; no litres."""
_AGED = re.compile(r"(?<=\d)[ -]?(?:y/?o|y\.o\.?)(?!\w)", re.IGNORECASE)
_LONGEST = 60
"""Letters of a word that may have an ending: no longer one is looked through."""
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
_ENDINGS = re.compile(r"(?<=[a-z]{3})(?:ation|ingly|ing|edly|(?<!e)ed|(?<=[a-z]{4})ly)$")
_VOWEL = re.compile(r"[aeiouy]")


@lru_cache(maxsize=32768)
def normal_words(text: str) -> tuple[str, ...]:
    """The content words of a text in normal form, in order; concepts of known terms are added at the end."""
    words = [_NUMBERS.get(word, word) for word in _WORD.findall(_written_out(closed_up(text)).casefold())]
    kept = tuple(stem(word) for word in words if _is_content(word))
    concepts = tuple(f"#{m.concept}" for m in find_problems(text))
    return kept + concepts + tuple(f"#{name}" for name in _named_drugs(text))


@lru_cache(maxsize=32768)
def content_words(text: str) -> tuple[tuple[str, int, int], ...]:
    """The stems of a text's content words, each with its place."""
    return tuple(
        (stem(_side(match) or _NUMBERS.get(word, word)), match.start(), match.end())
        for match in _ANY_CASE.finditer(closed_up(text))
        if _is_content(word := match.group().casefold())
    )


def _named_drugs(text: str) -> Iterator[str]:
    """Drugs with the parts of combinations, and groups under one name: `LMWH` is `low molecular weight heparin`."""
    for mention in find_drugs(text):
        yield mention.ingredient
        yield from sorted(drug_parts(mention.ingredient))
    yield from (mention.group for mention in find_groups(text))


def _written_out(text: str) -> str:
    """`a 60 y/o with pain in the R knee` in full words."""
    return _SIDE.sub(lambda match: _SIDES[match.group()], _AGED.sub(" year old", text))


def _side(match: re.Match[str]) -> str | None:
    side = _SIDES.get(match.group())
    return side if side and _SIDE.match(match.string, match.start()) else None


def _is_content(word: str) -> bool:
    return word not in _STOPWORDS and not word.endswith(_CONTRACTED)


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """In one spelling, without common endings, so that `ankles` and `ankle`, `stopped` and `stop`, `injuries` and `injury` are one."""
    if len(word) > _LONGEST:
        return word
    word = _singular(one_spelling(word))
    ending = _ENDINGS.search(word)
    if ending and _VOWEL.search(word, 0, ending.start()):
        word = _undoubled(word[: ending.start()])
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 5 and word.endswith(("at", "is")):  # `evaluate`, `evaluation`; `diagnosis`, `diagnosed`
        word = word[:-2]
    return f"{word[:-1]}i" if len(word) > 3 and word[-1] == "y" else word


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zes")) else word[:-1]


def _undoubled(word: str) -> str:
    """`stopped` is of `stop`; `swelling` of `swell`."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsaeiou" else word
