"""Packing by arithmetic: whole documents before fragments, the telling kinds before others, recent before old."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wardround.records import Case, Document, ImageReading, Passage, Task

from .pieces import Block, Piece, document_block, document_header, passage_blocks, reading_blocks
from .tokens import TokenCounter

_KINDS: dict[Task, tuple[str, ...]] = {
    "summary": ("note", "labs", "fhir", "report", "letter", "dialogue", "other"),
    "answer": ("note", "labs", "fhir", "report", "letter", "dialogue", "other"),
    "report": ("report", "note", "letter", "labs", "fhir", "dialogue", "other"),
    "letter": ("letter", "note", "report", "labs", "fhir", "dialogue", "other"),
    "extract": ("fhir", "labs", "note", "report", "letter", "dialogue", "other"),
}
"""Which kinds of document tell most, per task."""

_LEAST = 12
"""Tokens below which nothing fits: a header alone takes more."""

_SHARE_OF_KNOWLEDGE = 0.25
"""At most this part of the budget goes to knowledge: the case is about the patient."""


@dataclass(frozen=True)
class Packed:
    """A context within its budget."""

    blocks: tuple[Block, ...]
    """What is in it: image readings, the record in the order of time, knowledge."""
    dropped: tuple[str, ...]
    """One line for each source of which something was left out: `d7 labs 2020-01-01: 12 of 40 lines left out`,
    or that it was left out whole."""
    tokens: int
    """Size of the text."""

    @property
    def pieces(self) -> dict[str, Piece]:
        """Everything that can be cited, by id."""
        return {piece.id: piece for block in self.blocks for piece in block.pieces}

    @property
    def text(self) -> str:
        """The prompt's data: a header per source, then its lines, each with its id."""
        return "\n\n".join(_written(block) for block in self.blocks)


def pack(
    case: Case,
    readings: Sequence[ImageReading],
    passages: Sequence[Passage],
    *,
    budget: int,
    count: TokenCounter,
) -> Packed:
    """Choose what of a case goes into a prompt.

    Image readings come first in priority, then knowledge up to a quarter of the budget, then documents: whole ones as
    long as they fit, after that the beginnings of those that did not.

    Args:
        case: documents without their quarantined stretches.
        readings: of its images.
        passages: of the knowledge store, best first.
        budget: in tokens, for the text that comes out.
        count: the model's tokenizer, or an estimate that is never too low.

    Returns:
        What fits and a line for everything that does not.
    """
    room = Room(budget, cache(count))  # a block is measured when it is looked at and when it is taken
    front = [room.take(block) for block in reading_blocks(readings)]
    knowledge = _within_share(room, list(passage_blocks(passages)), int(budget * _SHARE_OF_KNOWLEDGE))
    taken = _documents(room, case)
    in_order = [taken[document.id] for document in case.documents if document.id in taken]
    blocks = tuple(block for block in (*front, *in_order, *knowledge) if block.pieces)
    return Packed(blocks=blocks, dropped=tuple(room.dropped), tokens=room.used)


class Room:
    """What is left of the budget, and what did not fit."""

    def __init__(self, budget: int, count: TokenCounter, used: int = 0) -> None:
        self.budget, self.used = budget, used
        self.dropped: list[str] = []
        self._count = count

    def cost(self, block: Block) -> int:
        """Tokens of a block, with the empty line after it."""
        return self._count(_written(block) + "\n\n")

    def is_too_long(self, text: str) -> bool:
        """Whether a text does not fit as a whole: its lines lose their blanks and have ids besides."""
        return self._count(" ".join(text.split())) > self.budget - self.used

    def is_full(self) -> bool:
        """Whether not even a short line under a short header fits."""
        return self.budget - self.used < _LEAST

    def take(self, block: Block) -> Block:
        """As many of a block's first pieces as fit; the rest goes on the list."""
        kept = self._fitting(block)
        if len(kept) < len(block.pieces):
            missing = len(block.pieces) - len(kept)
            self.dropped.append(f"{block.header}: {missing} of {len(block.pieces)} lines left out for lack of room")
        taken = block._replace(pieces=tuple(kept))
        self.used += self.cost(taken) if kept else 0
        return taken

    def _fitting(self, block: Block) -> Sequence[Piece]:
        left = self.budget - self.used
        if self.cost(block) <= left:
            return block.pieces
        left -= self._count(block.header + "\n\n\n")
        kept: list[Piece] = []
        for piece in block.pieces:
            left -= self._count(_line(piece) + "\n") + 1  # tokens may join differently at the seams
            if left < 0:
                break
            kept.append(piece)
        return kept


def _within_share(room: Room, blocks: list[Block], share: int) -> list[Block]:
    own = Room(min(share, room.budget - room.used), room._count)
    taken = [own.take(block) for block in blocks]
    room.used += own.used
    room.dropped += own.dropped
    return taken


def _documents(room: Room, case: Case) -> dict[str, Block]:
    """By document: whole ones first, then what fits of the others. What cannot fit is not even cut into lines."""
    by_priority = sorted(case.documents, key=lambda document: document.date or "", reverse=True)
    by_priority.sort(key=lambda document: _KINDS[case.task].index(document.kind))
    taken: dict[str, Block] = {}
    partial: list[Document] = []
    for document in by_priority:
        block = None if room.is_too_long(document.text) else document_block(case, document)
        if block and room.used + room.cost(block) <= room.budget:
            taken[document.id] = room.take(block)
        else:
            partial.append(document)
    for document in partial:
        if room.is_full():
            room.dropped.append(f"{document_header(document)}: left out whole for lack of room")
        else:
            taken[document.id] = room.take(document_block(case, document))
    return taken


def _written(block: Block) -> str:
    return "\n".join(_lines(block))


def _lines(block: Block) -> Iterator[str]:
    yield f"[{block.header}]"
    yield from map(_line, block.pieces)


def _line(piece: Piece) -> str:
    return f"{piece.id}| {piece.line}"
