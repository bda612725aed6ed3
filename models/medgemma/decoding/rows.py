"""Rows that decode together: shared beginnings by reference, own tails in place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .attention import join, seen
from .plan import Plan, plan_step
from .prefix import PrefixCache

_GROWTH = 256
"""Positions by which tails grow."""


@dataclass
class _Segment:
    """Rows that begin with the same prefix."""

    prefix: PrefixCache
    rows: list[int] = field(default_factory=list)


class RowCache:
    """Keys and values of several rows, each at its own position.

    Full layers read each prefix where it lies and keep only tails, (2, rows, kv heads, tail, dim). Sliding layers keep
    rings of the last positions, (2, rows, kv heads, ring, dim); slot = position % ring. A token that was wrong, or
    padding, is at a position that is masked until the right one overwrites it. There may be room for more rows than
    there are, so that rows come and go without everything being copied.
    """

    def __init__(self, config: Any, spare: int, room: int = 1) -> None:  # noqa: ANN401 - a Gemma3TextConfig
        """Without rows.

        Args:
            config: a Gemma3TextConfig.
            spare: tokens that a row is fed at once, at most.
            room: rows that are expected.
        """
        import torch

        self._config, self._widest, self._room = config, config.sliding_window + spare, room
        self._starts: list[int] = []
        self._segments: list[_Segment] = []
        self._ring = self._tail = _GROWTH
        self._slots = torch.zeros(0, self._ring, dtype=torch.long)
        self._stores: list[Any] = [None] * len(config.layer_types)
        self._plan: Plan

    def __len__(self) -> int:
        return len(self._starts)

    def begin(self, prefix: PrefixCache | None, like: Any) -> None:  # noqa: ANN401
        """Add a row that goes on after a prefix, or from nothing.

        Args:
            prefix: its beginning.
            like: a tensor (.., kv heads, any, dim) of the keys' dtype and device.
        """
        import torch

        length = prefix.length if prefix else 0
        row = self._add(1, length, like)
        self._starts.append(length)
        if prefix is None:
            return
        self._segment(prefix).rows.append(row)
        kept = torch.arange(max(0, length - self._config.sliding_window + 1), length)
        self._slots[row, kept % self._ring] = kept
        for layer, store in self._of("sliding_attention"):
            held = prefix.pairs[layer][:, :, -len(kept) :]
            store[:, row, :, kept % self._ring] = held

    def take(self, other: "RowCache", rows: Sequence[int], ends: Sequence[int]) -> None:
        """Add copies of another cache's rows; one named several times is copied as often.

        Args:
            other: a cache of the same model.
            rows: of `other`.
            ends: positions that each of them holds.
        """
        import torch

        first = self._add(len(rows), max(ends), other._stores[0])
        new, old = slice(first, first + len(rows)), torch.tensor(rows)
        self._starts += [other._starts[row] for row in rows]
        for place, row in enumerate(rows):
            for segment in other._segments:
                if row in segment.rows:
                    self._segment(segment.prefix).rows.append(first + place)
        last = torch.tensor(ends)[:, None] - 1
        kept = last - (last - torch.arange(self._ring)) % self._ring
        self._slots[new] = torch.where(kept > last - self._config.sliding_window, kept.clamp_min(-1), -1)
        source = kept.clamp_min(0) % other._ring
        for layer, store in self._of("sliding_attention"):
            store[:, new] = other._stores[layer][:, old[:, None], :, source].permute(2, 0, 3, 1, 4)
        used = max(end - other._starts[row] for row, end in zip(rows, ends, strict=True))
        self._lengthen(used)
        for layer, store in self._of("full_attention"):
            store[:, new, :, :used] = other._stores[layer][:, old, :, :used]

    def drop(self, row: int) -> None:
        """Remove a row; the last one takes its place."""
        last = len(self) - 1
        for segment in self._segments:
            segment.rows = [row if place == last else place for place in segment.rows if place != row]
        self._segments = [segment for segment in self._segments if segment.rows]
        if row != last:
            self._starts[row], self._slots[row] = self._starts[last], self._slots[last]
            for store in self._stores:
                store[:, row] = store[:, last]
        self._starts.pop()
        self._slots[last] = -1

    def expect(self, counts: Sequence[int], positions: Sequence[int], dtype: Any) -> Any:  # noqa: ANN401
        """Say what comes next: so many tokens of each row, from its position on.

        Returns:
            The positions of the packed tokens, (tokens,).
        """
        ends = [position + count for position, count in zip(positions, counts, strict=True)]
        self._lengthen(max(end - start for end, start in zip(ends, self._starts, strict=True)))
        self._widen(max(ends))
        self._plan = plan_step(self._config, counts, positions, self._starts, self._slots, dtype)
        return self._plan.at

    def attend(self, layer: int, query: Any, pair: Any, scale: float) -> Any:  # noqa: ANN401 - tensors
        """As `blocks.Cache`."""
        import torch

        plan = self._plan
        sliding = self._config.layer_types[layer] == "sliding_attention"
        store = self._stores[layer]
        store[:, plan.row, :, plan.ring_slot if sliding else plan.tail_slot] = pair
        groups = pair.shape[2]
        keys, values = store[:, : len(self), :, : plan.turned if sliding else plan.used]
        folded = plan.fold(query, len(self), groups)
        if sliding or not self._segments:
            attention = torch.nn.functional.scaled_dot_product_attention
            out = attention(folded, keys, values, attn_mask=plan.near if sliding else plan.own, scale=scale)
        else:
            out = self._with_prefixes(layer, folded, seen(folded, keys, values, scale, mask=plan.own), scale)
        return plan.unfold(out, query)

    def bytes(self) -> int:
        """Of what the rows hold on their own, without the prefixes."""
        return sum(one.numel() * one.element_size() for one in self._stores if one is not None)

    def _with_prefixes(self, layer: int, folded: Any, own: tuple[Any, Any], scale: float) -> Any:  # noqa: ANN401
        out, total = own
        for segment in self._segments:
            rows, queries = segment.rows, folded.shape[2]
            keys, values = segment.prefix.pairs[layer][:, None, :, : segment.prefix.length]
            # all rows' queries side by side: the prefix is read once for all of them
            read, sums = seen(folded[rows].transpose(0, 1).flatten(1, 2)[None], keys, values, scale)
            read, sums = (part[0].unflatten(1, (len(rows), queries)).transpose(0, 1) for part in (read, sums))
            out[rows] = join((out[rows], total[rows]), (read, sums))[0]
        return out

    def _segment(self, prefix: PrefixCache) -> _Segment:
        for segment in self._segments:
            if segment.prefix is prefix:
                return segment
        self._segments.append(_Segment(prefix))
        return self._segments[-1]

    def _of(self, kind: str) -> list[tuple[int, Any]]:
        return [(layer, self._stores[layer]) for layer, own in enumerate(self._config.layer_types) if own == kind]

    def _add(self, count: int, end: int, like: Any) -> int:  # noqa: ANN401
        """Room for more rows that reach to `end`; the first of them."""
        first, room = len(self), len(self._slots)
        if self._stores[0] is None:
            self._stores = [like.new_zeros(2, 0, like.shape[-3], _GROWTH, like.shape[-1]) for _ in self._stores]
        self._widen(end)
        if first + count > room:
            self._enlarge(rows=max(first + count, self._room, min(2 * room, room + 8)))
        return first

    def _widen(self, end: int) -> None:
        """Rings that hold positions up to `end`, or the window; before they turn, slot and position are the same."""
        if end > self._ring and self._ring < self._widest:
            self._ring = min(self._widest, _rounded(end))
            self._enlarge()

    def _lengthen(self, used: int) -> None:
        """Room for so many positions in each tail."""
        if used > self._tail:
            self._tail = _rounded(used)
            self._enlarge()

    def _enlarge(self, rows: int = 0) -> None:
        rows = max(rows, len(self._slots))
        slots = self._slots.new_full((rows, self._ring), -1)
        slots[: len(self._slots), : self._slots.shape[1]] = self._slots
        self._slots = slots
        for layer, kind in enumerate(self._config.layer_types):
            old = self._stores[layer]
            long = self._ring if kind == "sliding_attention" else self._tail
            if old.shape[1] < rows or old.shape[3] < long:
                new = old.new_zeros(2, rows, old.shape[2], long, old.shape[4])
                new[:, : old.shape[1], :, : old.shape[3]] = old
                self._stores[layer] = new


def _rounded(positions: int) -> int:
    return -(-positions // _GROWTH) * _GROWTH
