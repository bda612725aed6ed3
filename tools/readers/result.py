"""What a reader hands back, and what it is handed."""

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property

from wardround.records import CoverageEntry, Document, Image, Limits, Record, RefusedError, Source, Subject


class Sighting(Record):
    """A patient, as one item of the case names them."""

    item: str
    """Which item: `labs.csv`, `bundle.json Patient/12`, `letter.pdf`."""
    subject: Subject
    """What it says."""


class ReadResult(Record):
    """Everything that one file gave.

    Ids of documents and images are unique within the file only; intake gives the ones that hold in the case.
    """

    documents: tuple[Document, ...] = ()
    """Texts, in the file's order."""
    images: tuple[Image, ...] = ()
    """Images, in the file's order."""
    coverage: tuple[CoverageEntry, ...] = ()
    """What became of the file and of its parts; `source_id` is an id within the file."""
    sightings: tuple[Sighting, ...] = ()
    """Every patient that the file names."""


@dataclass(frozen=True)
class Opened:
    """A file's bytes with what readers need to know of it."""

    name: str
    """Relative to the case's root, with forward slashes."""
    data: bytes
    """The whole file, or what it held when it was compressed."""
    limits: Limits
    """For untrusted input."""
    outer: bytes | None = None
    """The file's own bytes, when `data` was unpacked from them."""
    at: str = ""
    """Where in the file the bytes stand, when they are those of something embedded in it."""
    pictures: dict[str, bytes] | None = None
    """Filled with the bytes of embedded pictures by where they stand, when somebody wants them."""

    @cached_property
    def sha256(self) -> str:
        """Of the file on disk."""
        return hashlib.sha256(self.data if self.outer is None else self.outer).hexdigest()

    @property
    def suffix(self) -> str:
        """Lower-case file name extension without its dot; empty when there is none."""
        base = self.name.rsplit("/", 1)[-1].lower()
        return base.rsplit(".", 1)[1] if "." in base else ""

    @property
    def stem(self) -> str:
        """The file's name without folder and extension."""
        base = self.name.rsplit("/", 1)[-1]
        return base.rsplit(".", 1)[0] if "." in base.lstrip(".") else base

    def source(self, media_type: str) -> Source:
        """The source record of what is read from here."""
        return Source(path=self.name, sha256=self.sha256, media_type=media_type)

    def part(self, data: bytes, *, at: str = "") -> "Opened":
        """The same file, with other bytes found inside it: a decompressed stream, or `at` some place an attachment."""
        where = "/".join(filter(None, (self.at, at)))
        return replace(self, data=data, outer=self.data if self.outer is None else self.outer, at=where)

    def take(self, text: str) -> str:
        """The text, if it is not too long.

        Raises:
            RefusedError: longer than `limits.text_characters`.
        """
        if len(text) > self.limits.text_characters:
            raise RefusedError(
                f"{self.name}: text of {len(text)} characters; the limit is {self.limits.text_characters}",
                hint="split the file, or raise Limits.text_characters",
            )
        return text


def read_whole(opened: Opened, document: Document, *, subject: Subject | None = None) -> ReadResult:
    """The result of a file that became one document."""
    line = CoverageEntry(item=opened.name, status="read", source_id=document.id)
    seen = (Sighting(item=opened.name, subject=subject),) if subject else ()
    return ReadResult(documents=(document,), coverage=(line,), sightings=seen)
