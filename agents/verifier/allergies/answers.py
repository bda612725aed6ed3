"""What is named where talk asks for allergies, and medicines that somebody says brought hives or swelling."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.dialogue import without_speaker

from ..forbidden import is_not_to_be_given
from ..units import Unit
from .allergens import named_allergens

_NO = re.compile(
    r"\W*(?:no|nope|nah|none|nothing|never|not (?:that|as far|really)|i don ?['’]?n?t think)\b", re.IGNORECASE
)
_BUT = re.compile(r"\b(?:but|except|only|just|apart|other than|besides|although|well|oh|actually)\b", re.IGNORECASE)
_HARM = re.compile(
    r"\b(?:allerg\w+|react\w*|hives|rash\w*|anaphyla\w+|intoleran\w+|swell\w*|swol\w*|sick|itch\w*|vomit\w*|throw up"
    r"|throat|wheez\w*|breath\w*|blister\w*|collaps\w*|faint\w*|passed out|lips)\b",
    re.IGNORECASE,
)
_ANOTHER_REASON = re.compile(
    r"\b(?:kidneys?|stomach|ulcers?|thinners?|warfarin|pregnan\w+|breast ?feed\w*|liver|heart|asthma|blood pressure)\b",
    re.IGNORECASE,
)
"""Why somebody must not take what they are not allergic to."""
_TAKEN = re.compile(
    r"\b(?:take|taking|takes|on|mg|milligrams?|daily|prescri\w+|fine|ok|okay|tested|no problems?|used to think)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;.]|\b(?:and|but)\b", re.IGNORECASE)
_GAVE_HIVES = re.compile(
    r"\s+(?:(?:has |have |had |once |always )*(?:gives?|gave|given|made|makes?|caus\w+|brings?|brought|sends?)\s+)"
    r"(?:(?:me|him|her|my|his|out|in|a|an|the|face|lips|bad|terrible|horrible|awful|big|into|really|whole body|come"
    r"|break)\s+)*(?:hives|rash|anaphyla\w+|swell(?:ing)? up|urticaria|welts|throat (?:close|swell)\w*)",
    re.IGNORECASE,
)


def answered_allergens(units: Sequence[Unit]) -> Iterator[tuple[Unit, int, int]]:
    """`any allergies?` `just penicillin`: the allergens that an answer names.

    Args:
        units: what is said behind the question, in order.

    Yields:
        Each with its sentence and its place there.
    """
    denies = False
    for unit in units:
        words = without_speaker(unit.words)
        denies = (denies or bool(_NO.match(words))) and not _BUT.search(words)
        told = [place for place in named_allergens(unit.words) if _is_told(unit, *place, denies=denies)]
        yield from ((unit, *place) for place in told)
        if told or "?" in unit.words:
            return


def hives_told(unit: Unit) -> Iterator[tuple[int, int]]:
    """`amoxicillin gave me hives`: what somebody says to be allergic to without the word."""
    if _GAVE_HIVES.search(unit.words):
        yield from (place for place in named_allergens(unit.words) if _GAVE_HIVES.match(unit.words, place[1]))


def _is_told(unit: Unit, start: int, end: int, *, denies: bool) -> bool:
    """Whether an answer says that something is no good to somebody, by name or as what cannot be taken."""
    words = unit.words
    if denies and not _HARM.search(words):
        return False
    if is_not_to_be_given(words, start, end):
        return bool(_HARM.search(words)) or not _ANOTHER_REASON.search(words)
    said = unit.assess(start, end)
    is_own = not said.negated and said.experiencer == "patient"
    return is_own and not _TAKEN.search(_clause(words, start, end))


def _clause(words: str, start: int, end: int) -> str:
    edges = list(_CLAUSE.finditer(words))
    first = max((edge.end() for edge in edges if edge.end() <= start), default=0)
    return words[first : min((edge.start() for edge in edges if edge.start() >= end), default=len(words))]
