"""Patterns of whole words, in capitals or not, and tables of them."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_BEFORE = r"(?<![\w-])"
"""What may not stand before a word."""
_BEHIND = r"[\w-]"
"""What may not follow a word."""
_LEADS = (_BEFORE, r"(?<![\w/-])", r"\b", r"(?:(?<![\w-])|(?=n['’]t ))")
"""What may stand before the words of a pattern; where it is the same for all, it is asked once."""
_TOGETHER = 16
"""How many patterns are looked for at once where any of all may be."""


def whole_words(pattern: str, *, behind: str = _BEHIND) -> re.Pattern[str]:
    """A pattern for whole words.

    Args:
        pattern: the words.
        behind: class of characters of which none may follow; without the hyphen `line-related` has the word `line`.
    """
    return re.compile(rf"{_BEFORE}(?:{pattern})(?!{behind})", re.IGNORECASE)


class Table(Generic[T]):
    """Many patterns that ignore case, each with what it stands for.

    `re` looks for words in small letters several times as fast as for words in any case. So the patterns are put
    together in small letters, all and a few at a time, and only those that may stand in a text are looked for in it.

    Args:
        entries: pairs of what a pattern stands for and the pattern, without groups; its `(?-i:...)` denies nothing.
    """

    def __init__(self, entries: Iterable[tuple[T, re.Pattern[str]]]) -> None:
        every = tuple(entries)
        parts = [every[at : at + _TOGETHER] for at in range(0, len(every), _TOGETHER)]
        self._any = _together(every)
        self._parts = [(_together(part), part) for part in parts]

    def left(self, text: str) -> Iterator[tuple[T, re.Pattern[str]]]:
        """The entries that may stand in a text, in order; all others do not."""
        small = text.casefold()
        for any_of_it, part in self._parts if self._any.search(small) else ():
            if any_of_it.search(small):
                yield from part

    def is_in(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        return any(pattern.search(text) for _, pattern in self.left(text))

    def find(self, text: str) -> Iterator[tuple[T, re.Match[str]]]:
        """What stands in a text, pattern by pattern."""
        for entry, pattern in self.left(text):
            for match in pattern.finditer(text):
                yield entry, match


def _together(entries: Iterable[tuple[object, re.Pattern[str]]]) -> re.Pattern[str]:
    """What finds any of some patterns in a text in small letters."""
    patterns = [pattern.pattern for _, pattern in entries]
    lead = next((lead for lead in _LEADS if all(one.startswith(f"{lead}(?:") for one in patterns)), "")
    return re.compile(f"{lead}(?:{'|'.join(_in_small(one.removeprefix(lead)) for one in patterns)})")


def _in_small(pattern: str) -> str:
    """A pattern in small letters; what stands behind a backslash keeps its meaning."""
    return re.sub(r"(\\.)|[^\\]+", lambda one: one[1] or one[0].replace("(?-i:", "(?:").casefold(), pattern)


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
