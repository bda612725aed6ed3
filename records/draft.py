"""The document under way: claims with the places that they rest on."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator

from wardround.records.base import Record
from wardround.records.case import Task

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _writable(text: str) -> str:
    """Half an emoji, as JSON of a cut-off reply has it, can be written to no file: U+FFFD in its place."""
    return _LONE_SURROGATE.sub("\ufffd", text)


Words = Annotated[str, AfterValidator(_writable)]
"""Of a draft: whatever a model writes can be kept."""
ClaimKind = Literal[
    "finding",
    "history",
    "medication",
    "allergy",
    "result",
    "plan",
    "image_finding",
    "knowledge",
    "administrative",
]
"""What a claim speaks of; checks choose by it."""


class Region(Record):
    """A rectangle of an image, as shares of its height and width; `x` grows to the viewer's right."""

    y0: float = Field(ge=0, le=1)
    """Top."""
    x0: float = Field(ge=0, le=1)
    """Left."""
    y1: float = Field(ge=0, le=1)
    """Bottom."""
    x1: float = Field(ge=0, le=1)
    """Right."""


class Citation(Record):
    """A place that a claim rests on. For texts, `text[start:end] == quote` always."""

    source_id: str
    """Id of a document, an image or a passage."""
    start: int = Field(default=0, ge=0)
    """First code point; 0 for images."""
    end: int = Field(default=0, ge=0)
    """One past the last; 0 for images."""
    quote: str = ""
    """The cited text, letter by letter; empty for images."""
    region: Region | None = None
    """For images, where it is known."""
    store: str | None = None
    """For passages: fingerprint of the knowledge store."""


class Claim(Record):
    """One statement of a draft: the unit that is checked, edited and countersigned."""

    id: str
    """Short and stable within the draft: `c12`."""
    text: Words
    """As it stands in the document."""
    kind: ClaimKind
    """What it speaks of."""
    section: Words
    """Heading it stands under."""
    columns: Words = ""
    """Of a row of a Markdown table, the line of its columns' headings; else empty."""
    citations: tuple[Citation, ...] = ()
    """Where it comes from."""
    confidence: float | None = Field(default=None, ge=0, le=1)
    """Agreement among samples, where several were drawn; None when nothing was measured."""


class Draft(Record):
    """What the reasoner proposes. It is preliminary until a person has countersigned it."""

    task: Task
    """What was asked for."""
    title: Words
    """Heading of the document."""
    claims: tuple[Claim, ...]
    """In reading order; consecutive claims with one section stand under one heading."""
    engine: str
    """Which model or method wrote it."""
    preliminary: Literal[True] = True
    """Always: only a released `Report` is not."""
    limitations: tuple[str, ...] = ()
    """What the reader must know: images not interpreted, text left out, no model."""
    dropped: tuple[str, ...] = ()
    """Pieces of the record that did not fit the reasoner's context, one line each."""

    @field_validator("claims")
    @classmethod
    def _ids_are_told_apart(cls, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        """Verdicts, edits and marks are kept by a claim's id."""
        if len({claim.id for claim in claims}) < len(claims):
            raise ValueError("two claims have the same id")
        return claims
