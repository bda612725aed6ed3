"""More evidence, when the model asks for it: bounded, and looked up by code."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wardround.agents.gatherer import RecordIndex
from wardround.agents.packer import Packed, Piece
from wardround.agents.packer.pieces import Block, document_blocks
from wardround.records import Case, Passage

if TYPE_CHECKING:
    from wardround.knowledge import KnowledgeStore

_PER_QUERY = 4


def passages_for(
    queries: Sequence[str], known: Sequence[Passage], store: "KnowledgeStore | None"
) -> tuple[Passage, ...]:
    """Passages that were not there before."""
    if store is None:
        return ()
    seen = {passage.id for passage in known}
    hits = (hit.passage for query in queries for hit in store.search(query, k=_PER_QUERY))
    return tuple({passage.id: passage for passage in hits if passage.id not in seen}.values())


def record_lines_for(queries: Sequence[str], case: Case, packed: Packed) -> tuple[Block, ...]:
    """Lines of the record that had not fitted and that bear on the queries."""
    if not queries or not packed.dropped:
        return ()
    index = RecordIndex(case)
    spans = {(span.document_id, span.start) for query in queries for span in index.search(query, _PER_QUERY)}
    known = packed.pieces.keys()

    def wanted(block: Block) -> Iterator[Piece]:
        for piece in block.pieces:
            if piece.id not in known and any(d == piece.source_id and piece.start <= s < piece.end for d, s in spans):
                yield piece

    found = (block._replace(pieces=tuple(wanted(block))) for block in document_blocks(case))
    return tuple(block for block in found if block.pieces)
