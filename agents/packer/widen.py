"""More evidence at the end of a context, as far as it fits."""

from collections.abc import Iterable
from dataclasses import replace

from .pack import Packed, Room
from .pieces import Block
from .tokens import TokenCounter


def widen(packed: Packed, blocks: Iterable[Block], *, budget: int, count: TokenCounter) -> Packed:
    """The same context with what was looked up at its end, so that what stands before it need not be read again.

    Args:
        packed: the context.
        blocks: more of it, the most telling first.
        budget: in tokens, for all of it.
        count: as for `pack`.

    Returns:
        What fits, and a line for everything that does not.
    """
    room = Room(budget, count, used=packed.tokens)
    more = tuple(block for block in map(room.take, blocks) if block.pieces)
    return replace(packed, blocks=(*packed.blocks, *more), dropped=(*packed.dropped, *room.dropped), tokens=room.used)
