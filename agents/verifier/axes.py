"""Upper and lower, inner and outer: the ends of the body's axes, each with the words beside it."""

import re
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import content_words, find_parts

_AXES: dict[str, tuple[str, str]] = {
    "width": (r"medial(?:ly)?|inner|inside|ulnar|pinky side", r"lateral(?:ly)?|outer|outside|radial|thumb side"),
    "depth": (r"anterior(?:ly)?|in front|front of|front", r"posterior(?:ly)?|behind|back of|backside"),
    "height": (r"upper|superior(?:ly)?|top|[lr]uq", r"lower(?! than)|inferior(?:ly)?|bottom|below|[lr]lq"),
    "reach": (r"proximal(?:ly)?", r"distal(?:ly)?|tips?"),
    "face": (r"dorsal(?:ly)?|dorsum|top of|back of", r"plantar|volar|palmar|palm|soles?|bottom"),
}
"""How notes and speech name either end of an axis."""
_NAMED = re.compile(
    "|".join(
        rf"(?P<{axis}_{number}>(?<![\w-])(?:{words})(?![\w-]))"
        for axis, ends in _AXES.items()
        for number, words in enumerate(ends)
    ),
    re.IGNORECASE,
)
_VIEW = re.compile(r"\b(?:ap|pa|views?|oblique|x-?rays?|frog-leg)\b", re.IGNORECASE)
"""Pictures are taken from the side."""
_LIMBS = {"upper": 0, "lower": 1}
_TOKENS_AWAY = 3


class End(NamedTuple):
    """One end of an axis, as a text names it."""

    axis: str
    is_second: bool
    word: str
    near: frozenset[str]
    """Stems within a few words after it, or before it where none follows."""


@lru_cache(maxsize=32768)
def ends_of(text: str) -> tuple[End, ...]:
    """The ends that a text names. Of the limbs, an arm is an upper extremity and a leg a lower one."""
    words = content_words(text)
    found = []
    for match in _NAMED.finditer(text):
        if match.lastgroup and not _VIEW.search(text, max(match.start() - 12, 0), match.end() + 12):
            axis, _, number = match.lastgroup.partition("_")
            found.append(End(axis, number == "1", match.group().casefold(), _beside(words, match)))
    return tuple(found)


def limbs_of(text: str) -> frozenset[bool]:
    """Of which limbs a text names a part: False for the arms, True for the legs."""
    return frozenset(bool(_LIMBS[part.limb]) for part in find_parts(text) if part.limb in _LIMBS)


def _beside(words: tuple[tuple[str, int, int], ...], match: re.Match[str]) -> frozenset[str]:
    after = [stem for stem, start, _ in words if start >= match.end()]
    before = [stem for stem, _, end in words if end <= match.start()]
    return frozenset(after[:_TOKENS_AWAY] or before[-_TOKENS_AWAY:])
