"""Patterns of whole words, in capitals or not, and tables of them."""

import re
from collections.abc import Iterator

_BEHIND = r"[\w-]"
"""What may not follow a word."""


def whole_words(pattern: str, *, behind: str = _BEHIND) -> re.Pattern[str]:
    """A pattern for whole words.

    Args:
        pattern: the words.
        behind: class of characters of which none may follow; without the hyphen `line-related` has the word `line`.
    """
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!{behind})", re.IGNORECASE)


def by_name(table: str, *, behind: str = _BEHIND) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each line of a table, `name: words`: the name, and the pattern for its words."""
    for line in table.strip().splitlines():
        name, _, words = line.partition(": ")
        yield name, whole_words(words, behind=behind)


def by_scale(table: str, *, behind: str = _BEHIND) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Each value of a table in which a heading is a scale and each line set in below it a value of the scale.

    Yields:
        The scale, the line as it is written, and the pattern for it.
    """
    scale = ""
    for line in table.strip().splitlines():
        if line.startswith(" "):
            yield scale, line.strip(), whole_words(line.strip(), behind=behind)
        else:
            scale = line
