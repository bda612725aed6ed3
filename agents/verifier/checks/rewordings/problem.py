"""What a changed word comes to, and the words that one text has in place of another's."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from wardround.records import FlagCode

from ...repeats import Repeat, Span, only_joins

LISTED = re.compile(r"[,;:](?!\d)")


class Problem(NamedTuple):
    """What a changed word comes to."""

    code: FlagCode
    message: str
    words: str = ""
    """The claim's, where it has another word and has not lost one."""


def _pieces(text: str, spans: Iterator[Span]) -> list[str]:
    return [text[start:end] for start, end in spans if start < end]


def new_pieces(text: str, repeat: Repeat) -> list[str]:
    """What the claim has in the places that differ."""
    return _pieces(text, (edit.mine for edit in repeat.edits))


def lost_pieces(repeat: Repeat) -> list[str]:
    """What the source has there."""
    return _pieces(repeat.unit.words, (edit.theirs for edit in repeat.edits))


def touches(start: int, end: int, spans: list[Span]) -> bool:
    """Whether a place is, in part at least, one of others."""
    return any(a < end and start < b for a, b in spans)


def instead(text: str, lost: Iterable[str], repeat: Repeat) -> list[str]:
    """What stands in the claim where the source has these words."""
    words = repeat.unit.words
    edits = [edit for edit in repeat.edits if any(word in words[slice(*edit.theirs)] for word in lost)]
    return [text[slice(*edit.mine)] for edit in edits]


def other_words(code: FlagCode, text: str, lost: Collection[str], repeat: Repeat) -> Problem | None:
    """Other words for what the source says: where nothing new stands there, the claim only leaves it out, as summaries do.

    Where what is left out goes over into another item of a list, nothing shows which word was put for which.
    """
    of_one = [edit for edit in repeat.edits if not LISTED.search(repeat.unit.words[slice(*edit.theirs)])]
    new = [piece for piece in instead(text, lost, repeat._replace(edits=tuple(of_one))) if not only_joins(piece)]
    return in_place(code, new[0], min(lost)) if new else None


def put_for(code: FlagCode, text: str, mine: Span, gone: Sequence[Span], repeat: Repeat) -> Problem:
    """Something of the claim's for what the source has in its place; where that is not there, only what it has not."""
    edits = [edit for edit in repeat.edits if touches(*mine, [edit.mine])]
    there = next((span for span in gone if touches(*span, [edit.theirs for edit in edits])), None)
    words = text[slice(*mine)]
    if there:
        return in_place(code, words, repeat.unit.words[slice(*there)])
    return Problem(code, f"the claim repeats the source with “{words}”, which it does not have", words)


def in_place(code: FlagCode, mine: str, theirs: str) -> Problem:
    """Words of the claim in place of the source's."""
    return Problem(code, f"the claim repeats the source with “{mine}” in place of “{theirs}”", mine)
