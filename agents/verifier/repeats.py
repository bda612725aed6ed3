"""Sentences of the record that a claim repeats but for a few words, and which words those are."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from .units import Unit

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST = 2
"""Words in common below which nothing shows that a claim repeats a sentence."""

_LONGEST = 5
"""Words in place of others beyond which one was not put for the other: the claim says a part of the sentence."""

_JOINING = re.compile(
    r"(?:\W|\b(?:and|or|the|an?|of|in|on|with|also|there|it|he|she|they|his|her|is|are|was|were|has|have|had|show(?:s|ed|n|ing)?"
    r"|reveal(?:s|ed)?|demonstrat(?:es?|ed)|confirm(?:s|ed)|found|report(?:s|ed))\b)*",
    re.IGNORECASE,
)
_BEFORE_AN_ITEM = re.compile(r"(?:^|[,;:]|\band)\W*$", re.IGNORECASE)
_BEHIND_AN_ITEM = re.compile(r"\W*$|\s*[,;]|\s+and\b", re.IGNORECASE)

Span = tuple[int, int]


class Edit(NamedTuple):
    """Words of a claim that stand in place of others; either may be empty."""

    mine: Span
    """In the claim's text, end-exclusive."""
    theirs: Span
    """In the sentence's."""


class Repeat(NamedTuple):
    """A sentence that the claim repeats, with what differs."""

    unit: Unit
    edits: tuple[Edit, ...]


Said = list[tuple[str, Span]]
"""Words in lower case, each with its place."""


def spoken(text: str) -> Said:
    """The words and numbers of a text, as they are compared."""
    return [(match[0].casefold(), match.span()) for match in _WORD.finditer(text)]


def changes(said: Said, theirs: Said) -> tuple[int, list[tuple[int, int, int, int]]]:
    """How many words two texts share in order; from and to which of the one, and of the other, they differ."""
    matcher = SequenceMatcher(None, [word for word, _ in said], [word for word, _ in theirs], autojunk=False)
    steps = [(a, b, c, d) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]
    return sum(block.size for block in matcher.get_matching_blocks()), steps


def repeats_of(text: str, units: Iterable[Unit], alike: float) -> Iterator[Repeat]:
    """The sentences among `units` that a text repeats but for a few words, in their order.

    Args:
        text: the claim.
        units: where to look.
        alike: share of the claim's words, 0 to 1, that must stand in the sentence in the same order.
    """
    said = spoken(text)
    for unit in units:
        edits = _edits(said, spoken(unit.words), alike)
        if edits is not None:
            yield Repeat(unit, tuple(edit for edit in edits if not _is_left_out(text, unit.words, edit)))


def only_joins(words: str) -> bool:
    """Whether words put nothing in the place of others: `showed a`, `and`."""
    return _JOINING.fullmatch(words) is not None


def _is_left_out(text: str, words: str, edit: Edit) -> bool:
    """Whether the claim leaves out a whole clause, or whole items of a list, which changes nothing of the rest."""
    start, end = edit.theirs
    if start == end or _is_clause(words, edit.theirs):
        return start < end
    is_whole = _BEFORE_AN_ITEM.search(words, 0, start) and _BEHIND_AN_ITEM.match(words, end)
    return bool(is_whole) and only_joins(text[slice(*edit.mine)])


def _is_clause(words: str, span: Span) -> bool:
    """`...; tick bite 2 weeks ago`: a whole clause, which the claim leaves out and changes nothing of."""
    before, after = words[: span[0]].rstrip(), words[span[1] :].strip(" .")
    return span[0] < span[1] and before.endswith(";") and (not after or after.startswith(";"))


def _edits(said: Said, theirs: Said, alike: float) -> tuple[Edit, ...] | None:
    least, there = max(_FEWEST, alike * len(said)), {word for word, _ in theirs}
    if sum(word in there for word, _ in said) < least:  # then as few in order, which takes longer to tell
        return None
    common, steps = changes(said, theirs)
    if common < least:
        return None
    return tuple(Edit(_span(said, a, b), _span(theirs, c, d)) for a, b, c, d in steps if max(b - a, d - c) <= _LONGEST)


def _span(words: Said, first: int, end: int) -> Span:
    """From the first of these words to the last; where there are none, the empty place between their neighbours."""
    if first < end:
        return words[first][1][0], words[end - 1][1][1]
    place = words[first][1][0] if first < len(words) else (words[-1][1][1] if words else 0)
    return place, place
