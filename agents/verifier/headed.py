"""Patterns of whole words, and tables of them: a heading is a scale, each line set in below it a value of the scale."""

import re
from collections.abc import Iterator


def compiled(table: str, *, behind: str) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Each line of a table: its scale, itself, and the pattern for it as whole words.

    Args:
        table: the lines.
        behind: class of characters of which none may follow.
    """
    scale = ""
    for line in table.strip().splitlines():
        if line.startswith(" "):
            yield scale, line.strip(), re.compile(rf"(?<![\w-])(?:{line.strip()})(?!{behind})", re.IGNORECASE)
        else:
            scale = line


def whole_words(pattern: str) -> re.Pattern[str]:
    """A pattern for whole words, in capitals or not."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
