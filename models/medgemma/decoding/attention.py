"""Attention over keys that lie in several places, joined exactly by their log-sum-exps.

Registered with transformers as `wardround`: with plain tensors it is its `sdpa`; a cache of ours hands a view
instead of keys, and the view knows how to attend. So one loaded model serves both `generate` and the loop here.
"""

from typing import Any, Protocol

NAME = "wardround"
_BLOCK = 4096
"""Keys looked at together where scores are made by hand, so that they stay small."""


class View(Protocol):
    """What a cache gives to a layer instead of keys."""

    def attend(self, query: Any, scale: float) -> Any:  # noqa: ANN401 - tensors
        """Attention output (rows, heads, tokens, dim) of queries of the same shape."""


def register() -> None:
    """Make `wardround` known to transformers; doing it again is harmless."""
    from transformers import AttentionInterface, AttentionMaskInterface
    from transformers.masking_utils import sdpa_mask

    AttentionInterface.register(NAME, _attention)
    AttentionMaskInterface.register(NAME, sdpa_mask)


def _attention(module: Any, query: Any, key: Any, value: Any, mask: Any, scaling: float, **kwargs: Any) -> Any:  # noqa: ANN401
    import torch

    if not isinstance(key, torch.Tensor):
        return key.attend(query, scaling).transpose(1, 2), None
    from transformers.integrations.sdpa_attention import sdpa_attention_forward

    return sdpa_attention_forward(module, query, key, value, mask, scaling=scaling, **kwargs)


def fold(query: Any, groups: int) -> Any:  # noqa: ANN401 - tensors
    """(rows, heads, tokens, dim) to (rows, kv heads, heads per kv head x tokens, dim), so that keys need no copies."""
    rows, heads, tokens, dim = query.shape
    return query.reshape(rows, groups, heads // groups * tokens, dim)


def partial(query: Any, key: Any, value: Any, scale: float, mask: Any = None) -> tuple[Any, Any]:  # noqa: ANN401
    """Attention over one part of the keys.

    Args:
        query: (rows, kv heads, queries, dim).
        key: (rows, kv heads, keys, dim).
        value: as `key`.
        scale: of the scores.
        mask: additive, (rows, 1, queries, keys), or None where all keys are seen.

    Returns:
        The output as `query`, and the log-sum-exp of the scores, (rows, kv heads, queries), float32.
    """
    import torch

    outputs, sums = [], []
    for start in range(0, key.shape[2], _BLOCK):
        end = start + _BLOCK
        scores = (query @ key[:, :, start:end].transpose(-1, -2)).float() * scale
        if mask is not None:
            scores = scores + mask[..., start:end]
        total = torch.logsumexp(scores, dim=-1)
        # a part of which nothing is seen has weight zero in the join, not NaN
        weights = torch.exp(scores - total.clamp_min(torch.finfo(torch.float32).min)[..., None])
        outputs.append(weights.to(value.dtype) @ value[:, :, start:end])
        sums.append(total)
    return join(outputs, sums)


def join(outputs: list[Any], sums: list[Any]) -> tuple[Any, Any]:
    """Several parts as one, weighted by their log-sum-exps."""
    import torch

    if len(outputs) == 1:
        return outputs[0], sums[0]
    total = torch.logsumexp(torch.stack(sums), dim=0)
    joined = sum(out.float() * torch.exp(part - total)[..., None] for out, part in zip(outputs, sums, strict=True))
    return joined.to(outputs[0].dtype), total
