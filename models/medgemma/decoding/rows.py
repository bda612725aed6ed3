"""Rows that decode together: shared beginnings by reference, own tails in place."""

from dataclasses import dataclass
from typing import Any

from .attention import fold, join, partial
from .prefix import PrefixCache


@dataclass
class _Segment:
    """Rows `first` to `first + count` begin with one prefix."""

    prefix: PrefixCache | None
    first: int
    count: int


class RowCache:
    """Keys and values of several rows, each at its own position.

    Full layers read each prefix where it lies and keep only the tails (rows, kv heads, tail, dim). Sliding layers
    keep rings of the
    last positions (rows, kv heads, ring, dim); slot = position % ring. A token that was wrong, or padding, is at a
    position that is masked until the right one overwrites it.
    """

    def __init__(self, config: Any, prefixes: list[tuple[PrefixCache | None, int]], *, tail: int, step: int) -> None:  # noqa: ANN401
        """Lay out rows.

        Args:
            config: a Gemma3TextConfig.
            prefixes: each prefix with the number of its rows, or None for rows from nothing.
            tail: positions that a row may go beyond its prefix.
            step: tokens a row that are fed at once, at most.
        """
        import torch

        self.kinds, self.window = config.layer_types, config.sliding_window
        self.segments: list[_Segment] = []
        for prefix, count in prefixes:
            self.segments.append(_Segment(prefix, sum(segment.count for segment in self.segments), count))
        lengths = [prefix.length if prefix else 0 for prefix, count in prefixes for _ in range(count)]
        self.starts = torch.tensor(lengths)
        self.tail = tail
        self.ring = min(self.window + step, max(lengths) + tail)
        self.slots = torch.full((len(lengths), self.ring), -1)
        self.keys: list[Any] = [None] * len(self.kinds)
        self.values: list[Any] = [None] * len(self.kinds)
        self._positions: Any = None
        for segment in self.segments:
            if segment.prefix:
                kept = torch.arange(max(0, segment.prefix.length - self.window + 1), segment.prefix.length)
                self.slots[segment.first : segment.first + segment.count, kept % self.ring] = kept

    def __len__(self) -> int:
        return len(self.starts)

    def expect(self, positions: Any) -> None:  # noqa: ANN401 - a tensor
        """Positions (rows, tokens) of the tokens that come next."""
        import torch

        self._positions = positions
        self._row = torch.arange(len(positions))[:, None]
        self.slots[self._row, positions % self.ring] = positions
        seen, asked = self.slots[:, None], positions[:, :, None]
        near = (seen >= 0) & (seen <= asked) & (seen > asked - self.window)
        self._used = int((positions - self.starts[:, None]).max()) + 1
        own = torch.arange(self._used)[None, None] <= (positions - self.starts[:, None])[:, :, None]
        self._near, self._own = (torch.where(mask, 0.0, -torch.inf)[:, None] for mask in (near, own))

    def update(self, keys: Any, values: Any, layer: int, *_: Any, **__: Any) -> tuple[Any, None]:  # noqa: ANN401 - tensors
        """Take in one layer's new keys and values; called by the layer, which gets a view back."""
        sliding = self.kinds[layer] == "sliding_attention"
        if self.keys[layer] is None:
            self._lay_out(keys, layer, sliding=sliding)
        slot = self._positions % self.ring if sliding else self._positions - self.starts[:, None]
        self.keys[layer][self._row, :, slot] = keys.transpose(1, 2)
        self.values[layer][self._row, :, slot] = values.transpose(1, 2)
        return (_Ring(self, layer) if sliding else _Tails(self, layer)), None

    def select(self, rows: list[int]) -> None:
        """Keep these rows, in this order; one named several times is copied. Rows of one prefix must stay together."""
        import torch

        index = torch.tensor(rows)
        kept: list[_Segment] = []
        for segment in self.segments:
            count = sum(segment.first <= row < segment.first + segment.count for row in rows)
            if count:
                kept.append(_Segment(segment.prefix, sum(other.count for other in kept), count))
        self.segments, self.starts, self.slots = kept, self.starts[index], self.slots[index]
        self.keys = [None if one is None else one[index] for one in self.keys]
        self.values = [None if one is None else one[index] for one in self.values]

    def bytes(self) -> int:
        """Of what the rows hold on their own, without the prefixes."""
        return sum(one.numel() * one.element_size() for one in (*self.keys, *self.values) if one is not None)

    def _lay_out(self, keys: Any, layer: int, *, sliding: bool) -> None:  # noqa: ANN401
        import torch

        rows, heads, _, dim = keys.shape
        shape = (rows, heads, self.ring if sliding else self.tail, dim)
        self.keys[layer], self.values[layer] = keys.new_zeros(shape), keys.new_zeros(shape)
        for segment in self.segments if sliding else ():
            if segment.prefix:
                held = segment.prefix.keys[layer].shape[2]
                slots = torch.arange(segment.prefix.length - held, segment.prefix.length) % self.ring
                where = slice(segment.first, segment.first + segment.count)
                self.keys[layer][where, :, slots] = segment.prefix.keys[layer]
                self.values[layer][where, :, slots] = segment.prefix.values[layer]


@dataclass(frozen=True)
class _Ring:
    rows: RowCache
    layer: int

    def attend(self, query: Any, scale: float) -> Any:  # noqa: ANN401
        import torch

        keys, values = self.rows.keys[self.layer], self.rows.values[self.layer]
        mask = self.rows._near.to(query.dtype).repeat(1, 1, query.shape[1] // keys.shape[1], 1)
        out = torch.nn.functional.scaled_dot_product_attention(
            fold(query, keys.shape[1]), keys, values, attn_mask=mask, scale=scale
        )
        return out.reshape(query.shape)


@dataclass(frozen=True)
class _Tails:
    rows: RowCache
    layer: int

    def attend(self, query: Any, scale: float) -> Any:  # noqa: ANN401
        import torch

        used = self.rows._used
        keys, values = self.rows.keys[self.layer][:, :, :used], self.rows.values[self.layer][:, :, :used]
        folded = fold(query, keys.shape[1])
        mask = self.rows._own.repeat(1, 1, query.shape[1] // keys.shape[1], 1)
        own = partial(folded, keys, values, scale, mask)
        parts = [self._segment(segment, folded, own, scale) for segment in self.rows.segments]
        return (parts[0] if len(parts) == 1 else torch.cat(parts)).reshape(query.shape)

    def _segment(self, segment: _Segment, folded: Any, own: tuple[Any, Any], scale: float) -> Any:  # noqa: ANN401
        where = slice(segment.first, segment.first + segment.count)
        out, total = own[0][where], own[1][where]
        if segment.prefix is None:
            return out
        length = segment.prefix.length
        keys, values = (side[self.layer][:, :, :length] for side in (segment.prefix.keys, segment.prefix.values))
        rows, heads, queries, dim = folded[where].shape
        # all rows' queries side by side: the prefix is read once for all of them
        side_by_side = folded[where].transpose(0, 1).reshape(1, heads, rows * queries, dim)
        read, sums = partial(side_by_side, keys, values, scale)
        read = read.reshape(heads, rows, queries, dim).transpose(0, 1)
        return join([out, read], [total, sums.reshape(heads, rows, queries).transpose(0, 1)])[0]
