"""Which token comes next."""

from collections.abc import Sequence
from typing import Any, NamedTuple

TOP_K = 64
"""Gemma's own setting for sampling."""
TOP_P = 0.95
"""Likewise."""


class Draw(NamedTuple):
    """How one token is drawn."""

    temperature: float
    """0 is greedy."""
    seed: int
    """Of the reply."""
    position: int
    """Of the token in the reply."""


def pick(logits: Any, draws: Sequence[Draw]) -> list[int]:  # noqa: ANN401
    """The next tokens of several places.

    Greedy at temperature 0. Otherwise the largest of logits / temperature plus Gumbel noise that depends on seed and
    position alone: exact sampling, and the same token whatever else is in the batch.

    Args:
        logits: (places, vocabulary), float32; -inf where a token is not allowed.
        draws: one for each place.
    """
    picked: list[int] = logits.argmax(dim=-1).tolist()
    sampled = [place for place, draw in enumerate(draws) if draw.temperature]
    if sampled:
        chosen = _sample(logits[sampled], [draws[place] for place in sampled])
        for place, token in zip(sampled, chosen, strict=True):
            picked[place] = token
    return picked


def _sample(logits: Any, draws: Sequence[Draw]) -> list[int]:  # noqa: ANN401
    import torch

    heat = torch.tensor([draw.temperature for draw in draws])[:, None]
    best = (logits / heat).topk(min(TOP_K, logits.shape[1]))
    chances = best.values.softmax(-1)
    kept = best.values.masked_fill(chances.cumsum(-1) - chances >= TOP_P, -torch.inf)
    noise = torch.stack([_noise(draw) for draw in draws])[:, : kept.shape[1]].to(kept.device)
    return [int(token) for token in best.indices.gather(1, (kept - noise).argmax(-1, keepdim=True))[:, 0].tolist()]


def _noise(draw: Draw) -> Any:  # noqa: ANN401
    """Minus Gumbel noise, made on the CPU so that it is the same on every device."""
    import torch

    generator = torch.Generator("cpu").manual_seed((draw.seed << 20) + draw.position)
    return torch.empty(TOP_K, device="cpu").exponential_(generator=generator).log()
