"""What may be the name of a result at the head of a printed line."""

import re

from wardround.tools.terms import find_analytes, find_drugs

from .cells import is_word

_NAME = re.compile(r"[^\W_][^;:!?]{1,59}")
_MOST_WORDS = 7
_VITAL = {
    "blood pressure", "heart rate", "respiratory rate", "temperature", "oxygen saturation", "weight", "height", "bmi", "pain level",
    "strength", "murmur", "curb-65", "glasgow coma scale",
}  # fmt: skip


def is_name(name: str) -> bool:
    """Words that may name what was measured."""
    return (
        bool(_NAME.fullmatch(name))
        and len(name.split()) <= _MOST_WORDS
        and any(map(str.isalpha, name))
        and not name.endswith((".", ","))
        and not is_word(name)
    )


def is_analyte(name: str) -> bool:
    """It names what a laboratory measures, by the word list of analytes."""
    return any(mention.name not in _VITAL for mention in find_analytes(name))


def is_drug(name: str) -> bool:
    """It names a drug, and nothing that a laboratory measures."""
    return bool(find_drugs(name)) and not is_analyte(name)
