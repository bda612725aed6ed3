"""Sources cut into lines that a model can read and cite."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wardround.records import Case, Citation, Document, ImageFinding, ImageReading, Passage
from wardround.tools.instructions import all_quarantined_spans
from wardround.tools.sentences import split_sentences


class Piece(NamedTuple):
    """One line of a prompt."""

    id: str
    """What the model cites: `d3.17`."""
    line: str
    """The text without line breaks, so that no text of a document can look like the prompt's own frame."""
    source_id: str
    """The document, image or passage that it is of."""
    start: int = 0
    """Where it begins there; 0 for images."""
    end: int = 0
    """One past its last; 0 for images."""
    quote: str = ""
    """The text at that place, letter by letter; empty for images."""
    store: str | None = None
    """For passages: fingerprint of the knowledge store."""

    @property
    def citation(self) -> Citation:
        """The place it stands for; made when asked for, since a chart has 30,000 lines and a draft cites a few."""
        return Citation(source_id=self.source_id, start=self.start, end=self.end, quote=self.quote, store=self.store)


class Block(NamedTuple):
    """The pieces of one source."""

    header: str
    """What the source is."""
    pieces: tuple[Piece, ...]
    """In the source's order."""
    date: str = ""
    """ISO 8601; empty when unknown."""
    kind: str = "other"
    """The document's kind, `reading` or `knowledge`."""


def document_blocks(case: Case) -> Iterator[Block]:
    """One block per document, without what is quarantined."""
    barred = all_quarantined_spans(case)
    return (document_block(document, barred.get(document.id, ())) for document in case.documents)


def document_block(document: Document, barred: Sequence[tuple[int, int]]) -> Block:
    """A document without some stretches of its text."""
    places: Sequence[tuple[int, int]] = _places(document)
    if barred:
        places = [place for place in places if not any(a < place[1] and place[0] < b for a, b in barred)]
    pieces = _text_pieces(document.id, document.id, document.text, places, None)
    return Block(document_header(document), pieces, document.date or "", document.kind)


def document_header(document: Document) -> str:
    """What a document is."""
    return f"{document.id}: {document.kind}, {document.date or 'no date'}, {_one_line(document.title)}"


def reading_blocks(readings: Sequence[ImageReading]) -> Iterator[Block]:
    """One block per image that was read."""
    for reading in readings:
        if reading.status == "read":
            lines = [_said(finding) for finding in reading.findings]
            lines += [f"impression: {reading.impression}"] if reading.impression else []
            of = reading.image_id
            pieces = tuple(Piece(f"{of}.{n}", _one_line(x), of) for n, x in enumerate(lines, start=1))
            yield Block(f"{of}: image reading by {reading.engine}", pieces, kind="reading")


def passage_blocks(passages: Sequence[Passage], first: int = 1) -> Iterator[Block]:
    """One block per knowledge passage, numbered from `first`: `k1`, `k2`, ..."""
    for number, passage in enumerate(passages, start=first):
        pieces = _text_pieces(
            f"k{number}", passage.id, passage.text, split_sentences(passage.text), passage.store or None
        )
        header = f"k{number}: knowledge, {passage.date or 'no date'}, {_one_line(passage.title)}"
        yield Block(header, pieces, passage.date or "", "knowledge")


def _places(document: Document) -> list[tuple[int, int]]:
    """Facts and the sentences between them."""
    facts = sorted({(fact.start, fact.end) for fact in document.facts})
    places: list[tuple[int, int]] = []
    at = 0
    for start, end in [*facts, (len(document.text), len(document.text))]:
        places += split_sentences(document.text, at, max(at, start))
        if end > start >= at:
            places.append((start, end))
        at = max(at, end)
    return places


def _text_pieces(
    prefix: str, source_id: str, text: str, places: Sequence[tuple[int, int]], store: str | None
) -> tuple[Piece, ...]:
    found = []
    for number, (start, end) in enumerate(places, start=1):
        quote = text[start:end]
        if line := _one_line(quote):
            found.append(Piece(f"{prefix}.{number}", line, source_id, start, end, quote, store))
    return tuple(found)


def _said(finding: ImageFinding) -> str:
    details = (
        finding.side,
        finding.location,
        finding.measurement,
        finding.change and f"{finding.change} since the earlier image",
        finding.certainty and f"{finding.certainty} certainty",
    )
    return ", ".join([f"{finding.name}: {finding.presence}", *(str(detail) for detail in details if detail)])


def _one_line(text: str) -> str:
    return " ".join(text.split())
