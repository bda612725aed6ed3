"""Where the tokens of one step go, and what they see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .attention import additive


@dataclass(frozen=True)
class Plan:
    """Of one step. Built once for all layers."""

    row: Any
    column: Any
    at: Any
    """Positions of the packed tokens."""
    ring_slot: Any
    tail_slot: Any
    even: bool
    """All rows are fed the same number of tokens."""
    most: int
    """Tokens that a row is fed, at most."""
    used: int
    """Slots of the tails in use."""
    turned: int
    """Slots of the rings in use."""
    near: Any
    """Additive (rows, 1, heads of each x most, turned): what sliding layers see."""
    own: Any
    """Additive (rows, 1, heads of each x most, used): what full layers see of the tails."""

    def fold(self, query: Any, rows: int, groups: int) -> Any:  # noqa: ANN401
        """(tokens, heads, dim) to (rows, kv heads, heads of each x most, dim), so that keys need no copies."""
        _, heads, dim = query.shape
        grid = query
        if not self.even:
            grid = query.new_zeros(rows, self.most, heads, dim)
            grid[self.row, self.column] = query
        grid = grid.reshape(rows, self.most, groups, heads // groups, dim)
        return grid.permute(0, 2, 3, 1, 4).reshape(rows, groups, -1, dim)

    def unfold(self, out: Any, query: Any) -> Any:  # noqa: ANN401
        """The way back, to the shape of the query."""
        rows, groups, _, dim = out.shape
        grid = out.view(rows, groups, -1, self.most, dim).permute(0, 3, 1, 2, 4).reshape(rows, self.most, -1, dim)
        return grid.reshape(query.shape) if self.even else grid[self.row, self.column]


def plan_step(
    config: Any,  # noqa: ANN401 - a Gemma3TextConfig
    counts: Sequence[int],
    positions: Sequence[int],
    starts: Sequence[int],
    slots: Any,  # noqa: ANN401
    dtype: Any,  # noqa: ANN401
) -> Plan:
    """Lay out one step.

    Args:
        config: for the window and the heads.
        counts: tokens that each row is fed.
        positions: of the first of them.
        starts: positions at which the rows' tails begin.
        slots: (room, ring), the position that each slot of the rings holds; the new ones are written into it.
        dtype: of the masks.
    """
    import torch

    ring, ends = slots.shape[1], [position + count for position, count in zip(positions, counts, strict=True)]
    placed = [(row, column) for row, count in enumerate(counts) for column in range(count)]
    where = [positions[row] + column for row, column in placed]
    rings = [position % ring for position in where]
    tails = [position - starts[row] for position, (row, _) in zip(where, placed, strict=True)]
    row, column, at, ring_slot, tail_slot = torch.tensor([*zip(*placed, strict=True), where, rings, tails])
    slots[row, ring_slot] = at
    most, turned = max(counts), min(ring, max(ends))
    used = max(end - start for end, start in zip(ends, starts, strict=True))
    asked = (torch.tensor(positions)[:, None] + torch.arange(most))[:, :, None]
    there = slots[: len(counts), None, :turned]
    near = (there >= 0) & (there <= asked) & (there > asked - config.sliding_window)
    own = torch.arange(used) <= asked - torch.tensor(starts)[:, None, None]
    each = config.num_attention_heads // config.num_key_value_heads
    masks = [additive(mask, dtype)[:, None].repeat(1, 1, each, 1) for mask in (near, own)]
    return Plan(row, column, at, ring_slot, tail_slot, min(counts) == most, most, used, turned, *masks)
