"""Requests to replies: what begins alike is read once; all rows decode as one batch, which rows join and leave."""

import time
from collections.abc import Sequence
from itertools import accumulate, islice
from typing import Any

from .lookup import NOTHING, Guess, Pace
from .network import Network
from .picking import Bound, Draw, pick
from .prefix import PrefixCache
from .request import READ, Completion, Request, Row
from .rows import RowCache
from .sharing import groups, read
from .store import PrefixStore

FEED = 256
"""Tokens of a prompt that a row reads at once, at most."""
_TOGETHER = 4096
"""Tokens that all rows read at once, at most."""
DRAFT = 8
"""Tokens drafted at once, at most."""


class Loop:
    """Rows that decode together."""

    def __init__(self, network: Network, store: PrefixStore, pace: Pace, ends: frozenset[int]) -> None:
        self._network, self._store, self._pace, self._ends = network, store, pace, ends
        self._cache = RowCache(network.config, READ + DRAFT)
        self.rows: list[Row] = []

    def admit(self, requests: Sequence[Request]) -> list[list[Row]]:
        """Read prompts, and let their rows join those that decode; the rows of each request."""
        import torch

        with torch.inference_mode(), self._network.here():
            made = [[Row(request, number, self._ends) for number in range(request.n)] for request in requests]
            cache = RowCache(self._network.config, FEED, len(requests))
            lengths = self._begin(cache, requests)
            logits = self._read(cache, requests, lengths)
            self._join(cache, made, logits)
        return made

    def step(self) -> None:
        """One more token, or several, for each row."""
        import torch

        started = time.perf_counter()
        with torch.inference_mode(), self._network.here():
            guesses = self._guesses()
            tokens = sum(len(row.next) for row in self.rows)
            fit = self._pace.worth(len(self.rows), tokens, guesses)
            drafts = [guess.tokens[:most] for guess, most in zip(guesses, fit, strict=True)]
            fed = [[*row.next, *draft] for row, draft in zip(self.rows, drafts, strict=True)]
            wanted = [row.chooses * (1 + len(draft)) for row, draft in zip(self.rows, drafts, strict=True)]
            logits = self._network.step(self._cache, fed, [row.position for row in self.rows], wanted)
            self._settle(guesses, drafts, logits)
        self._pace.note(sum(map(len, fed)), time.perf_counter() - started)

    def _begin(self, cache: RowCache, requests: Sequence[Request]) -> list[int]:
        """A row for each request, behind its prefix; the prefixes' lengths."""
        prompts = [request.prompt for request in requests]
        prefixes: dict[int, PrefixCache | None] = {}
        for group in groups(prompts):
            found = read(self._network, self._store, prompts[group.members[0]], group)
            prefixes |= dict.fromkeys(group.members, found)
        lengths = []
        for index in range(len(prompts)):
            prefix = prefixes[index]
            lengths.append(prefix.length if prefix else 0)
            cache.begin(prefix, self._network.key_like())
        return lengths

    def _read(self, cache: RowCache, requests: Sequence[Request], lengths: Sequence[int]) -> Any:  # noqa: ANN401
        """Feed what is left of the prompts, side by side; logits (requests, vocabulary) after each."""
        import torch

        rests = [request.prompt.ids[length:] for request, length in zip(requests, lengths, strict=True)]
        each = max(16, min(FEED, _TOGETHER // len(rests)))
        found: dict[int, Any] = {}
        for start in range(0, max(map(len, rests)), each):
            fed = [rest[start : start + each] for rest in rests]
            positions = [length + min(start, len(rest)) for length, rest in zip(lengths, rests, strict=True)]
            wanted = [int(start < len(rest) <= start + each) for rest in rests]
            logits = self._network.step(cache, fed, positions, wanted)
            found |= zip([place for place, want in enumerate(wanted) if want], logits, strict=True)
        return torch.stack([found[place] for place in range(len(rests))])

    def _join(self, cache: RowCache, made: list[list[Row]], logits: Any) -> None:  # noqa: ANN401
        """First tokens, and a place in the running batch for each row that goes on."""
        placed = [(place, row) for place, rows in enumerate(made) for row in rows]
        free = [(place, row) for place, row in placed if not row.pending]
        if free:
            picks = _pick(logits[[place for place, _ in free]], [row for _, row in free], [[]] * len(free))
            for (_, row), token in zip(free, picks, strict=True):
                row.settle([], [token])
        going = [(place, row) for place, row in placed if not row.done]
        if not going:
            return
        if not self.rows and [place for place, _ in going] == list(range(len(made))):
            self._cache = cache  # each went on once, and nobody else decodes: nothing is to be copied
        else:
            self._cache.take(cache, [place for place, _ in going], [row.position for _, row in going])
        self.rows += [row for _, row in going]

    def _guesses(self) -> list[Guess]:
        """What may come next in each row; nothing where even right guesses would not pay."""
        tokens = sum(len(row.next) for row in self.rows)
        if not self._pace.could(len(self.rows), tokens, DRAFT):
            return [NOTHING] * len(self.rows)
        return [row.guess(row.request.draft) if row.chooses and row.request.draft else NOTHING for row in self.rows]

    def _settle(self, guesses: list[Guess], drafts: list[list[int]], logits: Any) -> None:  # noqa: ANN401
        choosing = [(row, draft) for row, draft in zip(self.rows, drafts, strict=True) if row.chooses]
        picks = iter(_pick(logits, [row for row, _ in choosing], [draft for _, draft in choosing]))
        for row, guess, draft in zip(self.rows, guesses, drafts, strict=True):
            if not row.chooses:
                row.read()
                continue
            mine = list(islice(picks, 1 + len(draft)))
            held = row.settle(draft, mine)
            row.learn(guess, len(draft), held, mine[0])
        self._leave()

    def _leave(self) -> None:
        for place in reversed(range(len(self.rows))):
            if self.rows[place].done:
                self._cache.drop(place)
                self.rows[place] = self.rows[-1]
                self.rows.pop()
        if not self.rows:
            self._cache = RowCache(self._network.config, READ + DRAFT)


def _pick(logits: Any, rows: Sequence[Row], drafts: Sequence[list[int]]) -> list[int]:  # noqa: ANN401
    """The next token of each row, and after each token of its draft."""
    places = accumulate((1 + len(draft) for draft in drafts), initial=0)
    bound = [
        Bound(row.matcher, place, draft) for row, place, draft in zip(rows, places, drafts, strict=False) if row.matcher
    ]
    draws = [
        Draw(row.request.temperature, row.seed, len(row.completion.tokens) + place)
        for row, draft in zip(rows, drafts, strict=True)
        for place in range(1 + len(draft))
    ]
    return pick(logits, draws, bound)


def decode(
    network: Network,
    requests: Sequence[Request],
    ends: frozenset[int],
    store: PrefixStore | None = None,
    pace: Pace | None = None,
) -> list[list[Completion]]:
    """Replies to each request, `n` each, all decoded together.

    Greedy replies are those of one plain `generate` per request, token for token (float32; in bfloat16 the order of
    sums can turn a tie).
    """
    loop = Loop(network, store or PrefixStore(0), pace or Pace(), ends)
    made = loop.admit(requests)
    while loop.rows:
        loop.step()
    return [[row.completion for row in rows] for rows in made]
