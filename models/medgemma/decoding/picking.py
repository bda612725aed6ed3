"""Which token comes next."""

from typing import Any

TOP_K = 64
"""Gemma's own setting for sampling."""
TOP_P = 0.95
"""Likewise."""


def pick(logits: Any, temperature: float, seed: int, position: int) -> int:  # noqa: ANN401
    """The next token of one row.

    Greedy at temperature 0. Otherwise the largest of logits / temperature plus Gumbel noise that depends on seed and
    position alone: exact sampling, and the same token whatever else is in the batch.

    Args:
        logits: (vocabulary,), float32; -inf where a token is not allowed.
        temperature: 0 or more.
        seed: of this row.
        position: of the token in the reply.
    """
    import torch

    if temperature == 0:
        return int(logits.argmax())
    best = (logits / temperature).topk(min(TOP_K, len(logits)))
    chances = best.values.softmax(0)
    kept = best.values.masked_fill(chances.cumsum(0) - chances >= TOP_P, -torch.inf)
    noise = torch.empty(TOP_K, device="cpu").exponential_(
        generator=torch.Generator("cpu").manual_seed((seed << 20) + position)
    )
    return int(best.indices[(kept.cpu() - noise[: len(kept)].log()).argmax()])
