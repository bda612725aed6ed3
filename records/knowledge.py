"""Pieces of knowledge that are not about the patient."""

from pydantic import Field

from wardround.records.base import Record


class KnowledgeDocument(Record):
    """A text offered to the knowledge store. Never patient data."""

    id: str
    """Unique in the store; adding the same id again replaces the document."""
    text: str
    """Plain text or Markdown."""
    title: str = ""
    """Carried into every passage's search text."""
    source: str = ""
    """URL, or a citation to where it was published."""
    licence: str = ""
    """SPDX identifier or the licence's name."""
    date: str | None = None
    """When it was published: ISO 8601."""
    metadata: dict[str, str] = Field(default_factory=dict)
    """Filterable extras, for example `jurisdiction`, `audience`, `question_type`, `superseded`."""


class Passage(Record):
    """A stretch of a knowledge document, small enough to cite and to fit a prompt."""

    id: str
    """`document_id#n`."""
    document_id: str
    """The document it is of."""
    text: str
    """Exactly the document's text from start to end."""
    start: int = Field(ge=0)
    """First code point within the document."""
    end: int = Field(ge=0)
    """One past the last."""
    title: str = ""
    """The document's title."""
    heading: str = ""
    """The heading it stands under."""
    source: str = ""
    """URL or citation."""
    licence: str = ""
    """The document's licence."""
    date: str | None = None
    """The document's date."""
    metadata: dict[str, str] = Field(default_factory=dict)
    """The document's extras."""
    store: str = ""
    """Fingerprint of the store that it was found in."""
