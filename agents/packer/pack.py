"""Packing by arithmetic: whole documents before fragments, the telling kinds before others, recent before old."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardround.records import Case, Document, ImageReading, Passage, Task
from wardround.tools.instructions import all_quarantined_spans

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

_LEAST = 40
"""Two or three short lines with their ids: with less room than this below its header, a document is left out whole."""

_TRIES = 8
"""After so many documents of which not even the first line fitted, the others are not cut into lines any more."""

_LETTERS = 8.0
"""Letters of a token before any was counted: more than any prose has (English has four to five)."""

_FAR = 1.25
"""A text that should take so many times the room is not worth counting."""

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
    room = Room(budget, count)
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
        self._letters_of_a_token = _LETTERS
        self._in_vain = 0

    def cost(self, block: Block) -> int:
        """Tokens of a block, with the empty line after it."""
        tokens = self._count(_written(block) + "\n\n")
        self._letters_of_a_token = sum(len(piece.line) for piece in block.pieces) / max(tokens, 1)
        return tokens

    def is_too_long(self, text: str) -> bool:
        """Whether a text is too long to fit as a whole, told from its length, so that a large chart is not all counted.

        As many letters to a token as in the block before it: documents of one kind follow each other.
        """
        return len(text) > _FAR * self._letters_of_a_token * (self.budget - self.used)

    def is_full(self, header: str) -> bool:
        """Whether nothing worth it fits under this header."""
        return self._in_vain >= _TRIES or self.budget - self.used < _LEAST + self._count(header)

    def take_whole(self, block: Block) -> bool:
        """Take a block if it fits as it is, and say whether it did."""
        cost = self.cost(block)
        fits = self.used + cost <= self.budget
        self.used += cost if fits else 0
        return fits

    def take(self, block: Block) -> Block:
        """As many of a block's first pieces as fit; the rest goes on the list."""
        return block if self.take_whole(block) else self.take_beginning(block)

    def take_beginning(self, block: Block) -> Block:
        """The same, line by line, for a block that will hardly fit as a whole."""
        kept = self._fitting(block)
        self._in_vain += not kept
        if missing := len(block.pieces) - len(kept):
            self.dropped.append(f"{block.header}: {missing} of {len(block.pieces)} lines left out for lack of room")
        taken = block._replace(pieces=tuple(kept))
        self.used += self.cost(taken) if kept else 0
        return taken

    def _fitting(self, block: Block) -> list[Piece]:
        left = self.budget - self.used - self._count(block.header + "\n\n\n")
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
    barred = all_quarantined_spans(case)
    taken: dict[str, Block] = {}
    partial: list[Document] = []
    for document in by_priority:
        block = None if room.is_too_long(document.text) else document_block(document, barred.get(document.id, ()))
        if block and room.take_whole(block):
            taken[document.id] = block
        else:
            partial.append(document)
    for document in partial:
        header = document_header(document)
        if room.is_full(header):
            room.dropped.append(f"{header}: left out whole for lack of room")
        else:
            taken[document.id] = room.take_beginning(document_block(document, barred.get(document.id, ())))
    return taken


def _written(block: Block) -> str:
    return "\n".join(_lines(block))


def _lines(block: Block) -> Iterator[str]:
    yield f"[{block.header}]"
    yield from map(_line, block.pieces)


def _line(piece: Piece) -> str:
    return f"{piece.id}| {piece.line}"
