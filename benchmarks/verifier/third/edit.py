"""What an edit is, and texts with edits in them."""

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from .dialogue import Dialogue

_TOGETHER = 4
"""Edits in one text: few, so that the note stays mostly right, as notes are."""


class Edit(NamedTuple):
    """A stretch of a note and what stands there instead."""

    kind: str
    """The class of error, or `benign`."""
    operator: str
    """Which of the class's operators made it."""
    start: int
    end: int
    new: str
    sentence: int
    """Number of the sentence that it stands in; two edits of one text never share it."""
    grounded: bool
    """Whether what was there is said in the dialogue and what is there now is not, as far as code can tell."""


class Site(NamedTuple):
    """Where a rule applies."""

    match: re.Match[str]
    """In the sentence."""
    sentence: str
    new: str
    """What will stand there."""


New = Callable[[re.Match[str], Random], str | None]
Said = Callable[[Site, Dialogue], bool]


class Rule(NamedTuple):
    """An operator, or one wording of it: where it applies, what it writes, and whether the dialogue says the original."""

    kind: str
    operator: str
    pattern: re.Pattern[str]
    new: New
    """None where it does not fit after all."""
    said: Said


def words(pattern: str) -> re.Pattern[str]:
    """A pattern that ignores case."""
    return re.compile(pattern, re.IGNORECASE)


def one_of(*choices: str) -> New:
    """Any of these."""
    return lambda match, rng: rng.choice(choices)


def swapped(table: dict[str, str]) -> New:
    """What the table has for the match, or for its first group where there is one."""
    return lambda match, rng: table.get(match.group(0).casefold())


def listed(table: dict[str, str]) -> re.Pattern[str]:
    """A pattern for a table's keys as whole words, the longest first."""
    keys = sorted(map(re.escape, table), key=len, reverse=True)
    return words(rf"\b(?:{'|'.join(keys)})\b")


def like(old: str, new: str) -> str:
    """The new text with the old one's capitals."""
    if len(old) > 1 and old.isupper() and any(c.isalpha() for c in new) and len(old) > 3:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def together(edits: Sequence[Edit]) -> list[list[Edit]]:
    """Edits in groups of a few, no two in one sentence."""
    groups: list[list[Edit]] = []
    for edit in edits:
        free = (g for g in groups if len(g) < _TOGETHER and all(e.sentence != edit.sentence for e in g))
        group = next(free, None)
        if group is None:
            groups.append([edit])
        else:
            group.append(edit)
    return groups


def applied(text: str, edits: Sequence[Edit]) -> tuple[str, list[tuple[int, int]]]:
    """The text with the edits, and where each of them now stands, in the order given.

    A place takes in one character on each side, so that something left out has a place too.
    """
    moved = 0
    places: dict[int, tuple[int, int]] = {}
    for number, edit in sorted(enumerate(edits), key=lambda pair: pair[1].start):
        start = edit.start + moved
        text = text[:start] + edit.new + text[edit.end + moved :]
        moved += len(edit.new) - (edit.end - edit.start)
        places[number] = (max(start - 1, 0), start + len(edit.new) + 1)
    return text, [places[number] for number in range(len(edits))]
