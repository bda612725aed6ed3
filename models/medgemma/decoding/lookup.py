"""Prompt lookup: what came after the same few tokens before is guessed to come again (Saxena 2023).

A guess costs nothing in exactness, since the model verifies it in the same step; where guesses fail, or a step with
more tokens takes too long for what they bring, they are left out.
"""

from collections.abc import Iterator, Sequence

LENGTHS = (4, 2)
"""Of the n-grams that are looked up, the longest first."""
_MEMORY = 0.1
"""Weight of the newest guess in how far guesses are trusted."""
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

    def follow(self, most: int) -> list[int]:
        """Up to so many tokens that followed the last n-gram when it stood before; may be empty."""
        for n in LENGTHS:
            at = self._places[n].get(tuple(self._tokens[-n:]))
            if at is not None:
                return self._tokens[at : at + max(0, most)]
        return []


def _ngrams(tokens: list[int], n: int) -> Iterator[tuple[int, ...]]:
    return zip(*(tokens[at:] for at in range(n)), strict=False)


class Pace:
    """Decides how many guessed tokens a step may carry, from how guesses fare and how long steps take.

    On a GPU that decodes one row, or with a small model, further tokens are nearly free; where arithmetic takes the
    time they are not. So both are measured: the share of guesses that hold, and the seconds of a step as
    base + tokens x slope, fitted to the steps taken, recent ones weighing more.
    """

    def __init__(self) -> None:
        self.trust = 0.5
        """Chance that the next guessed token holds."""
        self._weight = self._x = self._y = self._xx = self._xy = 0.0

    def note(self, tokens: int, seconds: float) -> None:
        """A step of so many tokens took so long."""
        if self._weight:  # a step that had to wait for the machine is no measure
            seconds = min(seconds, 3 * self.seconds(tokens))
        kept = 1 - _FORGET
        self._weight = kept * self._weight + 1
        self._x, self._y = kept * self._x + tokens, kept * self._y + seconds
        self._xx, self._xy = kept * self._xx + tokens * tokens, kept * self._xy + tokens * seconds

    def learn(self, guessed: int, held: int) -> None:
        """Of so many guessed tokens in a row so many held; the first that did not is the last that counts."""
        for hit in [1.0] * held + [0.0] * (held < guessed):
            self.trust += _MEMORY * (hit - self.trust)

    def worth(self, rows: int, tokens: int, guesses: Sequence[int]) -> int:
        """How many guessed tokens a row are worth reading in this step; 0 for none.

        Args:
            rows: that decode; each gains one token anyway.
            tokens: that are read anyway.
            guesses: lengths of the guesses there are.
        """
        best, most = _MARGIN * rows / self.seconds(tokens), 0
        for each in sorted({1, 2, 4, max(guesses, default=0)}) if any(guesses) else ():
            lengths = [min(each, length) for length in guesses]
            gain = rows + sum(_expected(self.trust, length) for length in lengths)
            rate = gain / self.seconds(tokens + sum(lengths))
            if rate > best:
                best, most = rate, each
        return most

    def could(self, rows: int, tokens: int, most: int) -> bool:
        """Whether guesses that are nearly always right would pay, so that it pays to look for them."""
        rate = (rows + _expected(0.95, most)) / self.seconds(tokens + most)
        return rate > _MARGIN * rows / self.seconds(tokens)

    def seconds(self, tokens: int) -> float:
        """What a step of so many tokens is likely to take; 1 as long as nothing is known."""
        if not self._weight:
            return 1.0
        mean, spread = self._x / self._weight, self._xx - self._x * self._x / self._weight
        slope = max(0.0, (self._xy - self._x * self._y / self._weight) / spread) if spread > 1e-6 else 0.0
        return max(1e-9, self._y / self._weight + slope * (tokens - mean))


def _expected(trust: float, length: int) -> float:
    """Tokens that hold of so many guessed ones."""
    return sum(trust**place for place in range(1, length + 1))
