"""What of a record a model is shown that judges a draft's claims."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile, zip_longest

from wardround.agents.packer import Packed, pack, widen
from wardround.agents.packer.pieces import Block, Piece, document_blocks
from wardround.agents.packer.tokens import TokenCounter
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.units import Unit

_SHARE_OF_LINES = 0.5
"""Part of the budget that is kept for the lines closest to the claims, where the record does not fit as a whole."""


def shown(claims: Sequence[ClaimInContext], *, budget: int, count: TokenCounter) -> Packed:
    """The record, one for all claims of a draft, so that they share one reading of it.

    Where it does not fit as a whole, the lines closest to the claims that were left out stand at its end: what a model
    was not shown it would call absent.

    Args:
        claims: of one draft, those that are asked about.
        budget: in tokens, for the text.
        count: the model's tokenizer, or an estimate that is never too low.
    """
    evidence = claims[0].evidence
    held = (evidence.case, evidence.readings, evidence.passages)
    packed = pack(*held, budget=budget, count=count)
    if not packed.dropped:
        return packed
    packed = pack(*held, budget=int(budget * (1 - _SHARE_OF_LINES)), count=count)
    return widen(packed, _left_out(packed, claims), budget=budget, count=count)


def is_shown(claim: ClaimInContext, packed: Packed) -> bool:
    """Whether the line closest to a claim is there; a claim that no line is close to has nothing to miss."""
    if not packed.dropped or not claim.best:
        return True
    return any(_holds(piece, claim.best[0]) for piece in packed.pieces.values())


def _left_out(packed: Packed, claims: Sequence[ClaimInContext]) -> Iterator[Block]:
    """The closest line of every claim, then the second of every claim, and so on; each line once."""
    blocks = {block.pieces[0].source_id: block for block in document_blocks(claims[0].evidence.case) if block.pieces}
    taken = set(packed.pieces)
    for rank in zip_longest(*(claim.best for claim in claims)):
        lines: dict[str, set[Piece]] = defaultdict(set)
        for unit in rank:
            if unit and unit.source_id in blocks:
                lines[unit.source_id] |= {piece for piece in _at(unit, blocks[unit.source_id]) if piece.id not in taken}
        for source, found in lines.items():
            taken |= {piece.id for piece in found}
            yield blocks[source]._replace(pieces=tuple(sorted(found, key=lambda piece: piece.start)))


def _at(unit: Unit, block: Block) -> Iterator[Piece]:
    """The lines of a document that hold a unit or a part of it; lines stand in order."""
    first = bisect_right(block.pieces, unit.start, key=lambda piece: piece.end)
    return takewhile(lambda piece: piece.start < unit.end, islice(block.pieces, first, None))


def _holds(piece: Piece, unit: Unit) -> bool:
    return piece.source_id == unit.source_id and piece.start < unit.end and unit.start < piece.end
