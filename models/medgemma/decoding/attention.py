"""Attention over keys that lie in several places, joined exactly by their log-sum-exps."""

from functools import cache, reduce
from typing import Any

_BLOCK = 4096
"""Keys looked at together where scores are made by hand, so that they stay small."""
_MANY = 64
"""Queries from which the fused kernel is faster than the sum by hand."""


def seen(query: Any, key: Any, value: Any, scale: float, *, causal: bool = False, mask: Any = None) -> tuple[Any, Any]:  # noqa: ANN401
    """Attention over one part of the keys.

    Args:
        query: (rows, heads, queries, dim).
        key: (rows, heads, keys, dim); heads may be an expanded view.
        value: as `key`.
        scale: of the scores.
        causal: query i sees keys up to i.
        mask: additive, broadcast to (rows, heads, queries, keys), in the queries' dtype, or None.

    Returns:
        The output as `query`, and the log-sum-exp of the scores, (rows, heads, queries), float32.
    """
    if query.shape[2] >= _MANY and _fused_is_right(query.device.type):
        return _fused(query, key, value, scale, causal=causal, mask=mask)
    if causal:
        mask = causal_mask(query.shape[2], query.dtype)
    return _by_hand(query, key, value, scale, mask)


def join(first: tuple[Any, Any], second: tuple[Any, Any]) -> tuple[Any, Any]:
    """Two parts of the keys as one: outputs weighted by their log-sum-exps. In and out are as `seen` gives them."""
    import torch

    total = torch.logaddexp(first[1], second[1])
    one, other = (out.float() * torch.exp(part - total)[..., None] for out, part in (first, second))
    return one.add_(other).to(first[0].dtype), total


def causal_mask(tokens: int, dtype: Any) -> Any:  # noqa: ANN401
    """Additive (tokens, tokens): 0 up to the diagonal, -inf above."""
    import torch

    return torch.full((tokens, tokens), -torch.inf, dtype=dtype).triu_(1)


def additive(allowed: Any, dtype: Any) -> Any:  # noqa: ANN401
    """A boolean mask as zeros and -inf."""
    import torch

    return torch.zeros(allowed.shape, dtype=dtype).masked_fill_(~allowed, -torch.inf)


def _by_hand(query: Any, key: Any, value: Any, scale: float, mask: Any) -> tuple[Any, Any]:  # noqa: ANN401
    import torch

    parts = []
    for start in range(0, key.shape[2], _BLOCK):
        end = start + _BLOCK
        scores = (query @ key[:, :, start:end].transpose(-1, -2)).float().mul_(scale)
        if mask is not None:
            scores += mask[..., start:end]
        total = torch.logsumexp(scores, dim=-1)
        # a part of which nothing is seen has weight zero in the join, not NaN
        weights = scores.sub_(total.clamp_min(torch.finfo(torch.float32).min)[..., None]).exp_()
        parts.append((weights.to(value.dtype) @ value[:, :, start:end], total))
    return reduce(join, parts)


def _fused(query: Any, key: Any, value: Any, scale: float, *, causal: bool, mask: Any) -> tuple[Any, Any]:  # noqa: ANN401
    import torch

    kernel = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu
    output, total = kernel(query, key, value, is_causal=causal, attn_mask=mask, scale=scale)
    return output, total.float()


@cache
def _fused_is_right(device: str) -> bool:
    """Whether torch has its fused kernel that also gives log-sum-exps, and it does what we take it to do.

    It is no public function of torch, so it is compared with the sum by hand once.
    """
    import torch

    if device != "cpu":
        return False
    query, key, value = torch.linspace(-1, 1, 3 * 80 * 8).view(3, 1, 1, 80, 8)
    try:
        fused = [
            _fused(query, key, value, 0.5, causal=True, mask=None),
            _fused(query, key, value, 0.5, causal=False, mask=causal_mask(80, query.dtype)),
        ]
    except (AttributeError, RuntimeError, TypeError):
        return False
    own = _by_hand(query, key, value, 0.5, causal_mask(80, query.dtype))
    return all(torch.allclose(one, other, atol=1e-5) for pair in fused for one, other in zip(pair, own, strict=True))
