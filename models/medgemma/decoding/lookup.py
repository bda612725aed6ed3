"""Prompt lookup: what came after the same few tokens before is guessed to come again (Saxena 2023).

A guess costs nothing in exactness, since the model verifies it in the same step; where guesses fail, or a step with
more tokens takes too long for what they bring, they are left out. What was left out is still compared with what the
model says, which is free: so a reply that begins to quote is noticed without trying.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

LENGTHS = (4, 2)
"""Of the n-grams that are looked up, the longest first."""
_FIRST = {4: 0.5, 2: 0.3}
"""How far a guess is trusted before anything is known of a reply: two tokens alike are often chance."""
_WORTH = 2.0
"""How many guessed tokens that first trust counts for."""
_KEPT = 0.95
"""Weight that what is known loses with each guessed token: the newest twenty count most."""
_FORGET = 0.02
"""Weight that a step loses with each further one, in how long steps take."""
_MARGIN = 1.1
"""What guesses must at least be expected to bring."""


class NgramIndex:
    """Where each n-gram was last followed by something: one look-up a token, whatever the length."""

    def __init__(self, prompt: Sequence[int]) -> None:
        self._tokens = list(prompt)
        self._prompt = len(self._tokens)
        # the last n-gram has no follower yet; later places win
        self._places = {n: dict(zip(_ngrams(self._tokens, n), range(n, len(prompt)), strict=False)) for n in LENGTHS}

    def extend(self, reply: Sequence[int]) -> None:
        """Take in what was added to the reply."""
        tokens = self._tokens
        for token in reply[len(tokens) - self._prompt :]:
            for n in LENGTHS:
                self._places[n][tuple(tokens[-n:])] = len(tokens)
            tokens.append(token)

    def follow(self, most: int) -> tuple[int, list[int]]:
        """Length of the last n-gram that stood before, and up to so many tokens that followed it; or 0 and nothing."""
        for n in LENGTHS:
            at = self._places[n].get(tuple(self._tokens[-n:]))
            if at is not None:
                return n, self._tokens[at : at + max(0, most)]
        return 0, []


def _ngrams(tokens: list[int], n: int) -> Iterator[tuple[int, ...]]:
    return zip(*(tokens[at:] for at in range(n)), strict=False)


class Guess(NamedTuple):
    """What may come next in one reply."""

    tokens: list[int]
    """May be empty."""
    trust: float = 0.0
    """Chance that each of them holds, if all before it do."""
    n: int = 0
    """Length of the n-gram that it follows."""


NOTHING = Guess([])


class Trust:
    """How far the guesses of one reply are trusted, by the length of the n-gram that they follow."""

    def __init__(self) -> None:
        self._held = {n: _WORTH * first for n, first in _FIRST.items()}
        self._tried = dict.fromkeys(_FIRST, _WORTH)

    def of(self, n: int) -> float:
        """Chance that a guessed token holds."""
        return self._held[n] / self._tried[n]

    def learn(self, n: int, guessed: int, held: int) -> None:
        """Of so many guessed tokens in a row so many held; the first that did not is the last that counts."""
        for hit in [1.0] * held + [0.0] * (held < guessed):
            self._held[n] = _KEPT * self._held[n] + hit
            self._tried[n] = _KEPT * self._tried[n] + 1


class Pace:
    """Decides how many guessed tokens a step may carry, from how far each is trusted and how long steps take.

    On a GPU that decodes one row, or with a small model, further tokens are nearly free; where arithmetic takes the
    time they are not. So the seconds of a step are measured, as base + tokens x slope, fitted to the steps taken,
    recent ones weighing more.
    """

    def __init__(self) -> None:
        self._weight = self._x = self._y = self._xx = self._xy = 0.0

    def note(self, tokens: int, seconds: float) -> None:
        """A step of so many tokens took so long."""
        if self._weight:  # a step that had to wait for the machine is no measure
            seconds = min(seconds, 3 * self.seconds(tokens))
        kept = 1 - _FORGET
        self._weight = kept * self._weight + 1
        self._x, self._y = kept * self._x + tokens, kept * self._y + seconds
        self._xx, self._xy = kept * self._xx + tokens * tokens, kept * self._xy + tokens * seconds

    def worth(self, rows: int, tokens: int, guesses: Sequence[Guess]) -> list[int]:
        """How many guessed tokens of each row are worth reading in this step.

        The likeliest come first, as many as make the most tokens a second.

        Args:
            rows: that decode; each gains one token anyway.
            tokens: that are read anyway.
            guesses: of each row.
        """
        none = [0] * len(guesses)
        if not any(guess.tokens for guess in guesses):
            return none
        chances = sorted(
            ((guess.trust ** (at + 1), row) for row, guess in enumerate(guesses) for at in range(len(guess.tokens))),
            reverse=True,
        )
        base = self.seconds(tokens)
        slope = self.seconds(tokens + 1) - base
        gain, best, most = float(rows), _MARGIN * rows / base, 0
        for count, (chance, _) in enumerate(chances, 1):
            gain += chance
            if gain / (base + count * slope) > best:
                best, most = gain / (base + count * slope), count
        for _, row in chances[:most]:
            none[row] += 1
        return none

    def could(self, rows: int, tokens: int, most: int) -> bool:
        """Whether guesses that are nearly always right would pay, so that it pays to look for them."""
        right = sum(0.95 ** (at + 1) for at in range(most))
        rate = rows * (1 + right) / self.seconds(tokens + rows * most)
        return rate > _MARGIN * rows / self.seconds(tokens)

    def seconds(self, tokens: int) -> float:
        """What a step of so many tokens is likely to take; 1 as long as nothing is known."""
        if not self._weight:
            return 1.0
        mean, spread = self._x / self._weight, self._xx - self._x * self._x / self._weight
        slope = max(0.0, (self._xy - self._x * self._y / self._weight) / spread) if spread > 1e-6 else 0.0
        return max(1e-9, self._y / self._weight + slope * (tokens - mean))
