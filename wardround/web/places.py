"""Where citations point: each place gets a short id, and each document is cut where places begin and end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wardround.records import Case, Citation, Document, Fact, Page, Passage, Region


@dataclass(frozen=True)
class Place:
    """One cited stretch of a text, or an image."""

    id: str
    """`e7`, unique on the page."""
    source_id: str
    """The document, image or passage."""
    name: str
    """Its path or title."""
    where: str
    """Section and page, in words."""
    start: int
    """First code point."""
    end: int
    """One past the last."""
    quote: str
    """What stands there; empty for images."""
    facts: tuple[Fact, ...] = ()
    """Structured facts of the source that it touches."""
    region: Region | None = None
    """Of an image."""
    page: int | None = None
    """Of a paged document, from 1."""
    found: bool = True
    """Whether the source exists."""


@dataclass(frozen=True)
class Segment:
    """A stretch of text that no place's border crosses."""

    text: str
    """As it stands in the document."""
    places: tuple[str, ...]
    """Ids of the places it belongs to."""
    page: int | None = None
    """Number of the page that starts here."""


class Places:
    """All cited places of one case.

    Args:
        case: its documents and images.
        passages: what the knowledge store gave.
    """

    def __init__(self, case: Case, passages: Iterable[Passage] = ()) -> None:
        self._case = case
        self._passages = {passage.id: passage for passage in passages}
        self._places: dict[Citation, Place] = {}

    def of(self, citations: Iterable[Citation]) -> tuple[Place, ...]:
        """The places of some citations; the same citation is the same place, wherever it is named."""
        return tuple(dict.fromkeys(self._place(citation) for citation in citations))

    def within(self, source_id: str) -> list[Place]:
        """The places of one source that were asked for so far."""
        return [place for place in self._places.values() if place.source_id == source_id]

    def _place(self, citation: Citation) -> Place:
        if citation not in self._places:
            self._places[citation] = self._locate(citation, f"e{len(self._places) + 1}")
        return self._places[citation]

    def _locate(self, citation: Citation, name: str) -> Place:
        document = self._case.document(citation.source_id)
        image = self._case.image(citation.source_id)
        passage = self._passages.get(citation.source_id)
        title = (passage.title or passage.id) if passage else self._case.name_of(citation.source_id)
        return Place(
            id=name,
            source_id=citation.source_id,
            name=title,
            where=_where(document, citation) if document else (passage.heading if passage else ""),
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
            facts=_facts(document, citation) if document else (),
            region=citation.region,
            page=_page(document, citation) if document else None,
            found=bool(document or image or passage),
        )


def segments(text: str, places: Sequence[Place], pages: Sequence[Page] = ()) -> Iterator[Segment]:
    """Cut a text so that each piece lies wholly inside or outside of each place.

    Args:
        text: of the document; the pieces joined give it back.
        places: positions in it; what lies outside of the text is cut off.
        pages: a piece starts with each of them.
    """
    spans = [(p.id, max(0, p.start), min(p.end, len(text))) for p in places]
    spans = [span for span in spans if span[1] < span[2]]
    starts_page = {page.start: page.number for page in pages if page.start < len(text)}
    borders = sorted({0, len(text), *starts_page, *(b for _, start, end in spans for b in (start, end))})
    for start, end in pairwise(borders):
        inside = tuple(name for name, first, last in spans if first <= start and end <= last)
        yield Segment(text=text[start:end], places=inside, page=starts_page.get(start))


def _where(document: Document, citation: Citation) -> str:
    section = next((s.title for s in document.sections if s.start <= citation.start < max(s.end, s.start + 1)), None)
    page = _page(document, citation)
    return ", ".join(word for word in (section, f"page {page}" if page else None) if word)


def _page(document: Document, citation: Citation) -> int | None:
    return next((p.number for p in document.pages if p.start <= citation.start < p.end), None)


def _facts(document: Document, citation: Citation) -> tuple[Fact, ...]:
    return tuple(f for f in document.facts if f.start < citation.end and citation.start < f.end)[:3]
