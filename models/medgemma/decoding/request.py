"""What is asked of the decode loop, and a reply as it grows."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .grammar import Matcher
from .lookup import NOTHING, Guess, NgramIndex, Trust
from .network import Encoded

READ = 32
"""Tokens of a reply that are read at once, at most: a schema may force more."""


@dataclass
class Request:
    """One prompt and how to decode it."""

    prompt: Encoded
    """What is asked."""
    max_new_tokens: int
    """At most."""
    n: int = 1
    """How many replies, with seeds seed, seed + 1, ..."""
    temperature: float = 0.0
    """0 is greedy."""
    seed: int = 0
    """For sampling."""
    matcher: Callable[[], Matcher] | None = None
    """Makes what binds a reply."""
    stops: Callable[[], Callable[[int], bool]] | None = None
    """Makes what is told each token of a reply, and says whether the reply ends with it."""
    draft: int = 0
    """Tokens that may be drafted from what was said before and verified in one step, at most; 0 is off."""
    on_token: Callable[[int], None] | None = None
    """Called with each token of the first reply."""
    cancelled: Callable[[], bool] = field(default=lambda: False)
    """Asked before each step; a reply that nobody waits for frees its place."""


@dataclass
class Completion:
    """The tokens of one reply."""

    tokens: list[int] = field(default_factory=list)
    """Without the one that ended it."""
    ended: bool = False
    """It came to its end, and was not cut off."""


class Row:
    """One reply as it grows."""

    def __init__(self, request: Request, number: int, ends: frozenset[int]) -> None:
        self.request, self.number, self.seed = request, number, request.seed + number
        self._ends = ends
        self.completion = Completion()
        self.position = len(request.prompt.ids)
        """Of the first pending token."""
        self.pending: list[int] = []
        """Tokens of the reply that the model has not read yet; the last of them decides what comes next."""
        self.matcher = request.matcher() if request.matcher else None
        self._stops = request.stops() if request.stops else None
        self.done = False
        self._index: NgramIndex | None = None
        self._trust = Trust()
        if self.matcher:
            self._force(self.matcher)
            self.pending = list(self.completion.tokens)

    @property
    def next(self) -> list[int]:
        """What is read in the next step."""
        return self.pending[:READ]

    @property
    def chooses(self) -> bool:
        """The next step reads all that is pending, so that a token is chosen after it."""
        return len(self.pending) <= READ

    def read(self) -> None:
        """Go on after a step that read a part of what was pending."""
        self.position, self.pending = self.position + READ, self.pending[READ:]
        self.done = self.request.cancelled()

    def accept(self, token: int) -> list[int]:
        """Take the next token, and those that the schema then leaves no choice about; what was taken."""
        before = len(self.completion.tokens)
        if token in self._ends:
            self.completion.ended = self.done = True
            return []
        self._append(token)
        if self._stops and self._stops(token):
            self.completion.ended = self.done = True
        if self.matcher:
            self.completion.ended = self.done = self.matcher.take(token)
            if not self.done:
                self._force(self.matcher)
        self.done = self.done or len(self.completion.tokens) >= self.request.max_new_tokens
        return self.completion.tokens[before:]

    def settle(self, draft: list[int], picks: list[int]) -> int:
        """Go on after a step that read what was pending, and a draft after it.

        Args:
            draft: what was guessed to come next.
            picks: what does come next: after what was pending, and after each token of the draft if all before it hold.

        Returns:
            Tokens of the draft that held.
        """
        held, gained = 0, list[int]()
        while not self.done:
            taken = self.accept(picks[held])
            gained += taken
            guessed = draft[held : held + len(taken)]
            held += _alike(taken, guessed)
            if guessed != taken:
                break
        self.position += len(self.pending) + held
        self.pending = gained[held:]
        self.done = self.done or self.request.cancelled()
        return held

    def guess(self, most: int) -> Guess:
        """What came after the same few tokens before, as far as the schema allows it."""
        if self._index is None:
            self._index = NgramIndex(self.request.prompt.ids)
        self._index.extend(self.completion.tokens)
        n, found = self._index.follow(min(most, self.request.max_new_tokens - len(self.completion.tokens) - 1))
        if found and self.matcher:
            found = found[: self.matcher.viable(found)]
        return Guess(found, self._trust.of(n), n) if found else NOTHING

    def learn(self, guess: Guess, tried: int, held: int, first: int) -> None:
        """Take note of how a guess fared.

        Args:
            guess: what it was.
            tried: how many of its tokens were read.
            held: how many of those held.
            first: what came next: to see whether a guess that was not tried was right costs nothing.
        """
        if tried:
            self._trust.learn(guess.n, tried, held)
        elif guess.tokens:
            self._trust.learn(guess.n, 1, int(first == guess.tokens[0]))

    def _append(self, token: int) -> None:
        self.completion.tokens.append(token)
        if self.request.on_token and self.number == 0:
            self.request.on_token(token)

    def _force(self, matcher: Matcher) -> None:
        for token in matcher.forced()[: self.request.max_new_tokens - len(self.completion.tokens)]:
            self._append(token)
            if matcher.take(token):
                self.completion.ended = self.done = True
                return


def _alike(one: list[int], other: list[int]) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
