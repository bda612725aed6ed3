"""Many patterns over many sentences, quickly: each pattern says which words it cannot do without."""

import re
from collections.abc import Iterable, Set

WORDS = re.compile(r"[a-z]+|@")
"""Words of a lower-case sentence, as the rules are keyed by."""


class Rules:
    """Patterns, each looked for only in sentences that have one of its words."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Take rows of the words (parted by blanks, lower case), one of which every match has, and the pattern."""
        self._patterns: list[re.Pattern[str]] = []
        self._by_word: dict[str, set[int]] = {}
        for number, (words, pattern) in enumerate(rows):
            self._patterns.append(re.compile(pattern, re.IGNORECASE | re.MULTILINE))
            for word in words.split():
                self._by_word.setdefault(word, set()).add(number)

    def match(self, text: str, start: int, end: int, words: Set[str]) -> bool:
        """Whether any pattern stands in a stretch of the text.

        Args:
            text: the whole text, so that patterns see line starts.
            start: of the stretch.
            end: of the stretch, exclusive.
            words: those of the stretch.
        """
        numbers = {number for word in words & self._by_word.keys() for number in self._by_word[word]}
        return any(self._patterns[number].search(text, start, end) for number in sorted(numbers))
