"""A denial that only one of two nearly equal texts has."""

import re
from itertools import chain

from wardround.tools.terms import content_words

from ...denying import CONTRACTED, DENYING
from ...repeats import Repeat
from .problem import LISTED, Problem

_DENIAL = re.compile(
    rf"\b(?:{DENYING}|deny(?:ing)?|absence|lack(?:s|ed|ing)?|free of|rule[sd] out|exclud\w+|fail(?:s|ed) to|normal|unremarkable)\b"
    rf"|{CONTRACTED}",
    re.IGNORECASE,
)
_HALF_DENIAL = re.compile(
    r"\b(?:non(?:-?[a-z]{3,})?|un(?:remarkable|likely|detect\w*|eventful|changed|limited|labou?red|affected|involved|aware)"
    r"|a(?:febrile|symptomatic|traumatic|nicteric|cyanotic|vascular)|in(?:tact|active|toler\w+)|\w{3,}less"
    r"|(?:stopp?|declin|refus|resolv|discontinu|avoid|hold|held)\w*)\b",
    re.IGNORECASE,
)
"""Words that may deny by themselves: beside them a denial lost or won decides nothing."""


def denied(text: str, repeat: Repeat) -> Problem | None:
    """A denial on one side only; a finding said or left out together with its own denial is no change of another."""
    words = repeat.unit.words
    pairs = [(text[slice(*edit.mine)], words[slice(*edit.theirs)]) for edit in repeat.edits]
    if any(_HALF_DENIAL.search(piece) for piece in chain(*pairs)):
        return None
    said = [denial for mine, theirs in pairs if (denial := _denial(mine, theirs))]
    stands = [(denial, _is_of_more(mine, theirs)) for mine, theirs in pairs if (denial := _denial(theirs, mine))]
    if bool(said) == bool(stands):
        return None
    if said:
        message = f"the claim denies, with “{said[0]}”, what the source says in nearly the same words"
        return Problem("negation_mismatch", message, said[0])
    lost = next((denial for denial, is_of_more in stands if not is_of_more), None)
    return Problem("negation_mismatch", f"the claim repeats the source without its “{lost}”") if lost else None


def _is_of_more(mine: str, theirs: str) -> bool:
    """Whether what is left out goes over into another item of a list, so that nothing shows what was put for what."""
    return bool(mine and LISTED.search(theirs))


def _denial(piece: str, other: str) -> str:
    """The words with which a piece denies, where it stands for another or is nothing but a denial; else none."""
    found = _DENIAL.search(piece)
    return found.group() if found and (other or not content_words(_DENIAL.sub(" ", piece))) else ""
