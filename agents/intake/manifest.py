"""`case.toml`: what a person says about a case and its files."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator

from wardround.records import CaseError, Document, DocumentKind, Image, ImageModality, Record

_LINE = re.compile(r"at line (\d+)")


class FileNote(Record):
    """What a person says about one file; a field that is not given is left as the file itself says."""

    path: str
    """Relative to the case's folder."""
    kind: DocumentKind | None = None
    """Of a document."""
    title: str | None = None
    """Of a document."""
    modality: ImageModality | None = None
    """Of an image."""
    view: str | None = None
    """Of an image: PA, AP, LL, ..."""
    body_part: str | None = None
    """Of an image."""
    laterality: Literal["left", "right", "both"] | None = None
    """Of an image."""
    date: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}.*)?)?)?$")
    """ISO 8601."""

    @field_validator("date", mode="before")
    @classmethod
    def _written(cls, value: object) -> object:
        """TOML has dates of its own: `date = 2026-03-02` is as good as one in quotation marks."""
        return value.isoformat() if isinstance(value, date) else value

    def on_document(self, document: Document) -> Document:
        """The document with what is said of it."""
        return document.model_copy(update=self._given("kind", "title", "date"))

    def on_image(self, image: Image) -> Image:
        """The image with what is said of it."""
        return image.model_copy(update=self._given("modality", "view", "body_part", "laterality", "date"))

    def _given(self, *fields: str) -> dict[str, object]:
        return {field: value for field in fields if (value := getattr(self, field)) is not None}


class Manifest(Record):
    """The whole of `case.toml`."""

    id: str | None = None
    """Of the case; else its folder's name."""
    title: str | None = None
    """For people."""
    task: str | None = None
    """What to draft."""
    question: str | None = None
    """For the task `answer`."""
    files: tuple[FileNote, ...] = ()
    """What is said about single files."""

    def about(self, path: str) -> FileNote | None:
        """What is said about a file."""
        return next((note for note in self.files if note.path == path), None)


def read_manifest(path: Path) -> Manifest:
    """Read `case.toml`; an absent one says nothing.

    Raises:
        CaseError: it is no TOML, or names what there is not.
    """
    if not path.is_file() or path.is_symlink():
        return Manifest()
    try:
        return Manifest.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = _LINE.search(str(error))
        where = f" in line {place[1]}" if place else ""
        raise CaseError(f"{path.name}: not TOML{where}", hint="see docs/intake.md for its fields") from error
    except ValidationError as error:
        places = ", ".join(".".join(str(part) for part in one["loc"]) for one in error.errors())
        raise CaseError(
            f"{path.name}: these fields do not fit: {places}", hint="see docs/intake.md for its fields"
        ) from error
