"""Thinking left free before an answer that is bound."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from .grammar import Matcher


class Marks(NamedTuple):
    """Tokens around a thought, and how long it may be."""

    opens: int
    """Begins it."""
    closes: int
    """Ends it; the answer follows."""
    ends: frozenset[int]
    """End a reply, which a thought may not."""
    most: int
    """Tokens of a thought; then it is closed, so that there is an answer whatever the model is."""


class FreeThinking:
    """A reply that may begin with a thought and is bound from there on, as `Matcher`."""

    def __init__(self, answer: Matcher, marks: Marks) -> None:
        self._answer, self._marks = answer, marks
        self._thought: int | None = 0
        """Tokens of the thought so far; 0 before the first token of the reply, None once the answer has begun."""

    def forced(self) -> list[int]:
        """As `Matcher`."""
        if self._thought is None:
            return self._answer.forced()
        return [self._marks.closes] if self._thought > self._marks.most else []

    def viable(self, draft: list[int]) -> int:
        """As `Matcher`."""
        if self._thought is None:
            return self._answer.viable(draft)
        if self._thought == 0:
            return 0
        stops = {self._marks.closes, *self._marks.ends}
        plain = next((at for at, token in enumerate(draft) if token in stops), len(draft))
        return min(plain, self._marks.most - self._thought)

    def fits(self, tokens: list[int]) -> bool:
        """As `Matcher`."""
        return self.viable(tokens) == len(tokens)

    def allow(self, bits: Any, place: int, draft: list[int]) -> None:  # noqa: ANN401
        """As `Matcher`."""
        if not self._thought:
            self._answer.allow(bits, place, draft)
            if self._thought == 0:
                _set(bits[place], [self._marks.opens], allowed=True)
            return
        bits[place : place + 1 + len(draft)] = -1
        for row in bits[place : place + 1 + len(draft)]:
            _set(row, sorted(self._marks.ends), allowed=False)

    def take(self, token: int) -> bool:
        """As `Matcher`."""
        if self._thought is None or (self._thought == 0 and token != self._marks.opens):
            self._thought = None
            return self._answer.take(token)
        self._thought = None if token == self._marks.closes else self._thought + 1
        return False


def _set(row: Any, tokens: Sequence[int], *, allowed: bool) -> None:  # noqa: ANN401
    words = row.view("uint32")
    for token in tokens:
        word, bit = int(words[token // 32]), 1 << token % 32
        words[token // 32] = word | bit if allowed else word & ~bit
