"""Patterns of whole words, in capitals or not, and tables of them."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_BEFORE = r"(?<![\w-])"
"""What may not stand before a word."""
_BEHIND = r"[\w-]"
"""What may not follow a word."""


def whole_words(pattern: str, *, behind: str = _BEHIND) -> re.Pattern[str]:
    """A pattern for whole words.

    Args:
        pattern: the words.
        behind: class of characters of which none may follow; without the hyphen `line-related` has the word `line`.
    """
    return re.compile(rf"{_BEFORE}(?:{pattern})(?!{behind})", re.IGNORECASE)


class Table(Generic[T]):
    """Many patterns of whole words, each with what it stands for.

    A text in which none of them is, as most have none, is read once and not once for each.

    Args:
        entries: pairs of what a pattern stands for and the pattern, as `whole_words` makes it, without groups.
    """

    def __init__(self, entries: Iterable[tuple[T, re.Pattern[str]]]) -> None:
        self._entries = tuple(entries)
        words = "|".join(pattern.pattern.removeprefix(_BEFORE) for _, pattern in self._entries)
        self._any = re.compile(f"{_BEFORE}(?:{words})", re.IGNORECASE)

    def is_in(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        return bool(self._any.search(text))

    def find(self, text: str) -> Iterator[tuple[T, re.Match[str]]]:
        """What stands in a text, pattern by pattern."""
        for entry, pattern in self._entries if self.is_in(text) else ():
            for match in pattern.finditer(text):
                yield entry, match


def by_name(table: str, *, behind: str = _BEHIND) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each line of a table, `name: words`: the name, and the pattern for its words."""
    for line in table.strip().splitlines():
        name, _, words = line.partition(": ")
        yield name, whole_words(words, behind=behind)


def by_scale(table: str, *, behind: str = _BEHIND) -> Iterator[tuple[tuple[str, str], re.Pattern[str]]]:
    """Each value of a table in which a heading is a scale and each line set in below it a value of the scale.

    Yields:
        The scale with the line as it is written, and the pattern for it.
    """
    scale = ""
    for line in table.strip().splitlines():
        if line.startswith(" "):
            yield (scale, line.strip()), whole_words(line.strip(), behind=behind)
        else:
            scale = line
