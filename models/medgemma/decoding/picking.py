"""Which token comes next."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .grammar import Matcher, bits_for, forbidden

TOP_K = 64
"""Gemma's own setting for sampling."""
TOP_P = 0.95
"""Likewise."""
_LARGE = 16_384
"""Of a vocabulary that is not masked as a whole."""
_AMONG = 4
"""Times as many of the best tokens in which those that are allowed are looked for."""


class Draw(NamedTuple):
    """How one token is drawn."""

    temperature: float
    """0 is greedy."""
    seed: int
    """Of the reply."""
    position: int
    """Of the token in the reply."""


class Bound(NamedTuple):
    """A row whose tokens are bound."""

    matcher: Matcher
    """What binds them."""
    place: int
    """Of its first logits; those after the draft's tokens follow."""
    draft: list[int]
    """May be empty."""

    @property
    def places(self) -> range:
        """Of all its logits."""
        return range(self.place, self.place + 1 + len(self.draft))


def pick(logits: Any, draws: Sequence[Draw], bound: Sequence[Bound] = ()) -> list[int]:  # noqa: ANN401
    """The next tokens of several places.

    Greedy at temperature 0. Otherwise the largest of logits / temperature plus Gumbel noise that depends on seed and
    position alone: exact sampling, and the same token whatever else is in the batch.

    What is allowed in a bound row is worked out only where it matters: the best of all tokens is also the best of those
    that are allowed, if it is one of them, and that is quickly asked.

    Args:
        logits: (places, vocabulary), float32.
        draws: one for each place.
        bound: rows whose tokens are bound; the others may say anything.
    """
    drawn = [row for row in bound if draws[row.place].temperature]
    bits = _allowed(logits.shape, drawn)  # before a GPU is waited for
    picked: list[int] = logits.argmax(dim=-1).tolist()
    unsure = [row for row in bound if not draws[row.place].temperature and not _fits(row, picked)]
    if again := [place for row in unsure for place in row.places]:
        told = _allowed(logits.shape, unsure)[again]
        _replace(picked, again, _masked(logits[again], told).argmax(dim=-1).tolist())
    for places, told in _sampled(draws, drawn):
        found = _sample(logits[places], bits[places] if told else None, [draws[place] for place in places])
        _replace(picked, places, found)
    return picked


def _allowed(shape: tuple[int, int], rows: Sequence[Bound]) -> Any:  # noqa: ANN401
    """What is allowed in the places of these rows, as bits; None without any."""
    bits = bits_for(*shape) if rows else None
    for row in rows:
        row.matcher.allow(bits, row.place, row.draft)
    return bits


def _fits(row: Bound, picked: Sequence[int]) -> bool:
    """Each pick of a row is allowed after what stands before it, as far as its draft holds."""
    return all(row.matcher.fits([*row.draft[:at], picked[place]]) for at, place in enumerate(row.places))


def _replace(picked: list[int], places: Sequence[int], tokens: Sequence[int]) -> None:
    for place, token in zip(places, tokens, strict=True):
        picked[place] = token


def _sampled(draws: Sequence[Draw], drawn: Sequence[Bound]) -> Iterator[tuple[list[int], bool]]:
    """Places that are sampled: those that may say anything, and those that may not."""
    told = [place for row in drawn for place in row.places]
    free = [place for place, draw in enumerate(draws) if draw.temperature and place not in set(told)]
    yield from ((places, kind) for places, kind in ((free, False), (told, True)) if places)


def _sample(logits: Any, bits: Any, draws: Sequence[Draw]) -> list[int]:  # noqa: ANN401
    import torch

    best = _best(logits, bits)
    heat = torch.tensor([draw.temperature for draw in draws])[:, None]
    values = best.values / heat
    chances = values.softmax(-1)
    kept = values.masked_fill(chances.cumsum(-1) - chances >= TOP_P, -torch.inf)
    noise = torch.stack([_noise(draw) for draw in draws])[:, : kept.shape[1]].to(kept.device)
    return [int(token) for token in best.indices.gather(1, (kept - noise).argmax(-1, keepdim=True))[:, 0].tolist()]


class _Best(NamedTuple):
    values: Any
    indices: Any


def _best(logits: Any, bits: Any) -> _Best:  # noqa: ANN401
    """The `TOP_K` best tokens that are allowed.

    In a large vocabulary they are looked for among the best of all first: to mask 262,000 takes longer than the rest.
    """
    most = min(TOP_K, logits.shape[1])
    if bits is None:
        return _Best(*logits.topk(most))
    if logits.shape[1] < _LARGE:
        return _Best(*_masked(logits, bits).topk(most))
    some = logits.topk(_AMONG * TOP_K)
    allowed = _has(bits, some.indices)
    if int(allowed.sum(dim=1).min()) < most:
        return _Best(*_masked(logits, bits).topk(most))
    order = (~allowed).byte().argsort(dim=1, stable=True)[:, :most]
    return _Best(some.values.gather(1, order), some.indices.gather(1, order))


def _has(bits: Any, tokens: Any) -> Any:  # noqa: ANN401
    """Whether each token of (places, n) is allowed in its place."""
    import torch

    words = torch.from_numpy(bits).to(tokens.device).gather(1, tokens // 32)
    return (words >> (tokens % 32).int()) & 1 == 1


def _masked(logits: Any, bits: Any) -> Any:  # noqa: ANN401
    """Logits with -inf for what is not allowed."""
    return logits.masked_fill(forbidden(bits, logits.shape[1]).to(logits.device), float("-inf"))


def _noise(draw: Draw) -> Any:  # noqa: ANN401
    """Minus Gumbel noise, made on the CPU so that it is the same on every device."""
    import torch

    generator = torch.Generator("cpu").manual_seed((draw.seed << 20) + draw.position)
    return torch.empty(TOP_K, device="cpu").exponential_(generator=generator).log()
