"""Requests to replies: what begins alike is prefilled once; all rows decode as one batch that shrinks as they end."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .grammar import Matcher
from .network import Encoded, Network
from .picking import pick
from .prefix import PrefixCache
from .rows import RowCache

SHARED = 64
"""Tokens that two prompts must begin with alike for a prefill of their own to pay."""
LONG = 512
"""A prompt of more tokens is prefilled alone, in chunks; shorter ones side by side."""


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
    free_until: int | None = None
    """Token up to which a bound reply is free: the end of thinking."""
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


class _Row:
    """One reply as it grows."""

    def __init__(self, request: Request, number: int) -> None:
        self.request, self.seed, self.number = request, request.seed + number, number
        self.completion = Completion()
        self.position = len(request.prompt.ids)
        self.matcher = request.matcher() if request.matcher else None
        self.bound = self.matcher is not None and request.free_until is None

    def take(self, logits: Any, ends: frozenset[int]) -> bool:  # noqa: ANN401
        """Pick the next token; True when the row is done."""
        if self.bound and self.matcher:
            logits = logits.masked_fill(~self.matcher.allowed(len(logits)).to(logits.device), float("-inf"))
        done = self.completion
        token = pick(logits, self.request.temperature, self.seed, len(done.tokens))
        if token in ends:
            done.ended = True
            return True
        done.tokens.append(token)
        if self.request.on_token and self.number == 0:
            self.request.on_token(token)
        if self.bound and self.matcher and self.matcher.take(token):
            done.ended = True
            return True
        self.bound = self.bound or (self.matcher is not None and token == self.request.free_until)
        return len(done.tokens) >= self.request.max_new_tokens or self.request.cancelled()


def decode(network: Network, requests: Sequence[Request], ends: frozenset[int]) -> list[list[Completion]]:
    """Replies to each request, `n` each.

    Greedy replies are those of one plain `generate` per request, token for token (float32; in bfloat16 the order of
    sums can turn a tie).
    """
    import torch

    with torch.inference_mode(), network.here():
        order, shares = _shares(network, requests)
        lead = [request for index in order for request in [requests[index]]]
        cache, logits = _begin(network, lead, shares)
        rows = [_Row(request, number) for request in lead for number in range(request.n)]
        copies = [place for place, request in enumerate(lead) for _ in range(request.n)]
        cache.select(copies)
        _run(network, cache, list(rows), logits[torch.tensor(copies)], ends)
    made: dict[int, list[Completion]] = defaultdict(list)
    for row in rows:
        made[id(row.request)].append(row.completion)
    return [made[id(request)] for request in requests]


def _run(network: Network, cache: RowCache, rows: list[_Row], logits: Any, ends: frozenset[int]) -> None:  # noqa: ANN401
    while True:
        alive = [place for place, row in enumerate(rows) if not row.take(logits[place], ends)]
        if not alive:
            return
        if len(alive) < len(rows):
            cache.select(alive)
            rows = [rows[place] for place in alive]
        fed = [[row.completion.tokens[-1]] for row in rows]
        logits = network.step(cache, fed, [row.position for row in rows], [0] * len(rows))
        for row in rows:
            row.position += 1


def _begin(
    network: Network, requests: Sequence[Request], shares: list[tuple[PrefixCache | None, int]]
) -> tuple[RowCache, Any]:
    """Rows that have read their prompts, and the logits of each row's first new token."""
    starts = [prefix.length if prefix else 0 for prefix, count in shares for _ in range(count)]
    rests = [request.prompt.ids[start:] for request, start in zip(requests, starts, strict=True)]
    longest = max(map(len, rests))
    tail = longest + max(request.max_new_tokens for request in requests) + 1
    cache = RowCache(network.config, shares, tail=tail, step=longest)
    fed = [[*rest, *[0] * (longest - len(rest))] for rest in rests]  # padding is overwritten before it is seen
    return cache, network.step(cache, fed, starts, [len(rest) - 1 for rest in rests])


def _shares(network: Network, requests: Sequence[Request]) -> tuple[list[int], list[tuple[PrefixCache | None, int]]]:
    """Order in which requests become rows, and the prefix of each run of them."""
    order: list[int] = []
    shares: list[tuple[PrefixCache | None, int]] = []
    short: list[int] = []
    for members in _alike(requests):
        prompts = [requests[index].prompt for index in members]
        length = common(prompts)
        if len(members) > 1 and length >= SHARED:
            shares.append((network.prefill(prompts[0], length), len(members)))
            order += members
            continue
        for index in members:
            prompt = requests[index].prompt
            if prompt.blocks or len(prompt.ids) > LONG:
                shares.append((network.prefill(prompt, len(prompt.ids) - 1), 1))
                order.append(index)
            else:
                short.append(index)
    return order + short, shares + ([(None, len(short))] if short else [])


def _alike(requests: Sequence[Request]) -> list[list[int]]:
    """Requests by how they begin: tokens and images."""
    found: dict[Any, list[int]] = defaultdict(list)
    for index, request in enumerate(requests):
        images = tuple(key for _, _, key in request.prompt.blocks)
        found[request.prompt.ids[:SHARED], images].append(index)
    return list(found.values())


def common(prompts: Sequence[Encoded]) -> int:
    """Tokens that all prompts begin with; at least one is left over in each, and 0 if an image would be cut off."""
    most = min(len(prompt.ids) for prompt in prompts) - 1
    first = prompts[0].ids
    length = next((at for at in range(most) if any(prompt.ids[at] != first[at] for prompt in prompts[1:])), most)
    last = max((end for prompt in prompts for _, end, _ in prompt.blocks), default=0)
    return length if length >= last else 0
