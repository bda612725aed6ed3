"""What clinicians deny as a rule (`fever`, `murmur`) and what they hardly ever deny (`advised`, `follow up`)."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from math import fsum
from typing import NamedTuple

from .denying import CONTRACTED, DECLINED, DENYING

_WORD = re.compile(r"[a-z]{2,}")
_CUES = (
    rf"{DENYING}|n't|negatives|nope|non|stop(?:s|ped)?|quit|hardly|barely|rarely|fail(?:s|ed)?|refus(?:es?|ed)|{DECLINED}"
    r"|lack(?:s|ed|ing)?|avoid(?:s|ed|ing)?"
)
_DENIES = re.compile(rf"\b(?:{_CUES})\b|{CONTRACTED}", re.IGNORECASE)
_OF_POLARITY = re.compile(
    rf"\b(?:{_CUES}|any|ever|longer|yet|admits to|endorses?|reports?|reported|complains of)\b|{CONTRACTED}",
    re.IGNORECASE,
)
"""Words that say whether something is so: they are not looked at where that is to be guessed from the others."""


_OR_SO = re.compile(r"\bor (?:so|more|less|later|sooner|longer|two|three|\d+)\b", re.IGNORECASE)
"""`or` of a number, and not of a list of what is denied."""


class Usual(NamedTuple):
    """A logistic model of whether a sentence denies something, from its other words, and how often things are."""

    bias: float
    worth: Mapping[str, float]
    """Log-odds that each word of a sentence adds."""
    denied: Mapping[str, float]
    """Log-odds that a thing is denied where it is written of (keys of `mentions.Word`), over those of any."""

    def odds(self, sentence: str) -> float:
        """Log-odds that a sentence of these words denies something, whatever this one does."""
        return self.bias + fsum(self.worth.get(word, 0.0) for word in words_beside(_OR_SO.sub(" ", sentence)))


def denies(sentence: str) -> bool:
    """Whether a sentence denies anything."""
    return bool(_DENIES.search(sentence))


def words_beside(sentence: str) -> frozenset[str]:
    """A sentence's words without those that say whether something is so."""
    return frozenset(_WORD.findall(_OF_POLARITY.sub(" ", sentence).casefold()))


@lru_cache(maxsize=1)
def shipped() -> Usual:
    """`usual.json`, by `python -m benchmarks.verifier.usual`."""
    table = json.loads(resources.files(__package__).joinpath("usual.json").read_text(encoding="utf-8"))
    worth, denied = (
        {word: float(value) for value, words in table[part].items() for word in words} for part in ("worth", "denied")
    )
    return Usual(table["bias"], worth, denied)
