"""Keys and values of one prompt's beginning, filled in chunks."""

from collections.abc import Sequence
from typing import Any

from .attention import additive, causal_mask, join, seen

_SPAN = 256
"""Queries of a sliding layer that are looked at together; each span reads its window and itself only."""


class PrefixCache:
    """One row of keys and values, written once and then only read.

    Full layers lie in buffers of the final length, (2, kv heads, capacity, dim) for keys and values, so nothing is
    copied as they grow and snapshots share them; sliding layers keep their last window - 1 positions.
    """

    def __init__(self, config: Any, capacity: int) -> None:  # noqa: ANN401 - a Gemma3TextConfig
        self.kinds: Sequence[str] = config.layer_types
        self.window: int = config.sliding_window
        self.capacity = capacity
        self.length = 0
        self.pairs: list[Any] = [None] * len(self.kinds)
        self._images: Sequence[tuple[int, int]] = ()
        self._own: Any = None
        self._spans: list[tuple[int, int, int, int]] = []
        self._near: list[Any] = []

    def snapshot(self) -> "PrefixCache":
        """What is held now. Full layers are shared with this cache, which goes on behind the snapshot's end."""
        taken = PrefixCache.__new__(PrefixCache)
        taken.kinds, taken.window, taken.capacity, taken.length = self.kinds, self.window, self.capacity, self.length
        taken.pairs = list(self.pairs)
        return taken

    def grown(self, config: Any, capacity: int) -> "PrefixCache":  # noqa: ANN401
        """A cache that begins with this one and has room for `capacity` positions.

        Its full layers are copied into longer buffers, and this one looks at those from then on: nothing is held twice.
        """
        longer = PrefixCache(config, capacity)
        longer.length = self.length
        for layer, pair in enumerate(self.pairs):
            longer.pairs[layer] = pair
            if self.kinds[layer] == "full_attention":
                room = pair.new_empty(2, pair.shape[1], capacity, pair.shape[3])
                room[:, :, : self.length] = pair[:, :, : self.length]
                longer.pairs[layer] = self.pairs[layer] = room
        return longer

    def bytes(self) -> dict[int, int]:
        """Bytes of each tensor by its address, so that what snapshots share counts once."""
        return {pair.data_ptr(): pair.numel() * pair.element_size() for pair in self.pairs if pair is not None}

    def expect(self, tokens: int, images: Sequence[tuple[int, int]], dtype: Any) -> None:  # noqa: ANN401
        """Say what comes next: so many tokens, with images at these places among them.

        Tokens see all that came before; tokens of one image see each other both ways.
        """
        self._images = images
        self._own = causal_mask(tokens, dtype) if images else None
        for start, end in images:
            self._own[start:end, start:end] = 0.0
        held = min(self.length, self.window - 1)
        self._spans = [(*span, held, self._first(held, span[0])) for span in spans(tokens, images, _SPAN)]
        self._near = [self._window(*span, dtype) for span in self._spans]

    def attend(self, layer: int, query: Any, pair: Any, scale: float) -> Any:  # noqa: ANN401 - tensors
        """As `blocks.Cache`."""
        tokens, heads, dim = query.shape
        new = pair.permute(1, 2, 0, 3)  # (2, kv heads, tokens, dim)
        groups = new.shape[1]
        grouped = query.view(tokens, groups, heads // groups, dim).permute(1, 2, 0, 3)
        way = self._slide if self.kinds[layer] == "sliding_attention" else self._append
        return way(layer, grouped, new, scale).permute(2, 0, 1, 3).reshape(tokens, heads, dim)

    def _append(self, layer: int, query: Any, new: Any, scale: float) -> Any:  # noqa: ANN401
        if self.pairs[layer] is None:
            self.pairs[layer] = new.new_empty(2, new.shape[1], self.capacity, new.shape[3])
        start, end = self.length, self.length + new.shape[2]
        self.pairs[layer][:, :, start:end] = new
        own = seen(query, *_heads(new, query), scale, causal=self._own is None, mask=self._own)
        if start == 0:
            return own[0]
        return join(own, seen(query, *_heads(self.pairs[layer][:, :, :start], query), scale))[0]

    def _slide(self, layer: int, query: Any, new: Any, scale: float) -> Any:  # noqa: ANN401
        import torch

        held = new if self.pairs[layer] is None else torch.cat([self.pairs[layer], new], dim=2)
        self.pairs[layer] = held[:, :, 1 - self.window :].clone()  # a view would keep the whole chunk
        parts = []
        for (start, end, before, first), mask in zip(self._spans, self._near, strict=True):
            keys, values = _heads(held[:, :, first : before + end], query)
            parts.append(
                torch.nn.functional.scaled_dot_product_attention(
                    query[:, :, start:end], keys, values, attn_mask=mask, scale=scale
                )
            )
        return parts[0] if len(parts) == 1 else torch.cat(parts, dim=2)

    def _first(self, held: int, start: int) -> int:
        return max(0, held + start - self.window + 1)

    def _window(self, start: int, end: int, held: int, first: int, dtype: Any) -> Any:  # noqa: ANN401
        import torch

        asked, there = torch.arange(held + start, held + end)[:, None], torch.arange(first, held + end)[None]
        mask = additive((there <= asked) & (asked - there < self.window), dtype)
        for one, after in self._images:
            if start <= one < end:
                mask[one - start : after - start, held - first + one : held - first + after] = 0.0
        return mask


def spans(length: int, blocks: Sequence[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Borders of about `size` tokens that never lie inside a block: an image split in two is silently misread."""
    found, start = [], 0
    while start < length:
        end = min(start + size, length)
        for first, after in blocks:
            if first < end < after:
                end = first if first > start else after
        found.append((start, end))
        start = end
    return found


def _heads(pair: Any, query: Any) -> tuple[Any, Any]:  # noqa: ANN401
    """Keys and values (kv heads, heads of each, positions, dim), without a copy."""
    keys, values = (side[:, None].expand(-1, query.shape[1], -1, -1) for side in pair)
    return keys, values
