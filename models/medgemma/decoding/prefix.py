"""Keys and values of one prompt's beginning, filled in chunks."""

from dataclasses import dataclass
from typing import Any

from .attention import fold, join, partial


class PrefixCache:
    """One row of keys and values, written once and then only read.

    Full layers lie in buffers of the final length, so nothing is copied as it grows; sliding layers keep their last
    window - 1 positions. Shapes are (1, kv heads, positions, dim).
    """

    def __init__(self, config: Any, capacity: int) -> None:  # noqa: ANN401 - a Gemma3TextConfig
        self.kinds = config.layer_types
        self.window = config.sliding_window
        self.capacity = capacity
        self.length = 0
        self.keys: list[Any] = [None] * len(self.kinds)
        self.values: list[Any] = [None] * len(self.kinds)
        self._mask: Any = None

    def expect(self, mask: Any) -> None:  # noqa: ANN401 - a tensor
        """Additive mask (1, 1, tokens, tokens) of the tokens that come next; they see all that came before."""
        self._mask = mask

    def update(self, keys: Any, values: Any, layer: int, *_: Any, **__: Any) -> tuple[Any, None]:  # noqa: ANN401 - tensors
        """Take in one layer's new keys and values; called by the layer, which gets a view back."""
        if self.kinds[layer] == "sliding_attention":
            return self._slide(keys, values, layer), None
        return self._append(keys, values, layer), None

    def _slide(self, keys: Any, values: Any, layer: int) -> "_Plain":  # noqa: ANN401
        import torch

        if self.keys[layer] is not None:
            keys, values = torch.cat([self.keys[layer], keys], 2), torch.cat([self.values[layer], values], 2)
        self.keys[layer], self.values[layer] = keys[:, :, 1 - self.window :], values[:, :, 1 - self.window :]
        return _Plain(keys, values, self._window(keys.shape[2]))

    def _window(self, seen: int) -> Any:  # noqa: ANN401
        import torch

        tokens = self._mask.shape[2]
        distance = torch.arange(seen - tokens, seen)[:, None] - torch.arange(seen)[None]
        near = torch.where(distance < self.window, 0.0, -torch.inf)
        return torch.nn.functional.pad(self._mask, (seen - tokens, 0)) + near

    def _append(self, keys: Any, values: Any, layer: int) -> "_Chunk":  # noqa: ANN401
        if self.keys[layer] is None:
            _, heads, _, dim = keys.shape
            self.keys[layer] = keys.new_empty(1, heads, self.capacity, dim)
            self.values[layer] = values.new_empty(1, heads, self.capacity, dim)
        start, end = self.length, self.length + keys.shape[2]
        self.keys[layer][:, :, start:end], self.values[layer][:, :, start:end] = keys, values
        before = self.keys[layer][:, :, :start], self.values[layer][:, :, :start]
        return _Chunk(*before, keys, values, self._mask)


@dataclass(frozen=True)
class _Plain:
    keys: Any
    values: Any
    mask: Any

    def attend(self, query: Any, scale: float) -> Any:  # noqa: ANN401
        import torch

        return torch.nn.functional.scaled_dot_product_attention(
            query, self.keys, self.values, attn_mask=self.mask.to(query.dtype), scale=scale, enable_gqa=True
        )


@dataclass(frozen=True)
class _Chunk:
    """What came before is seen by every token of the chunk, without a mask; the chunk itself has one."""

    keys_before: Any
    values_before: Any
    keys: Any
    values: Any
    mask: Any

    def attend(self, query: Any, scale: float) -> Any:  # noqa: ANN401
        if self.keys_before.shape[2] == 0:
            return _Plain(self.keys, self.values, self.mask).attend(query, scale)
        groups = self.keys.shape[1]
        folded, repeats = fold(query, groups), query.shape[1] // groups
        own = partial(folded, self.keys, self.values, scale, self.mask.repeat(1, 1, repeats, 1))
        before = partial(folded, self.keys_before, self.values_before, scale)
        joined, _ = join([before[0], own[0]], [before[1], own[1]])
        return joined.reshape(query.shape)
