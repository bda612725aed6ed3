"""The store's own database: documents, passages, and what the vector index still has to be told.

It is the truth. The postings live in it, and the vectors in Chroma follow it: a change is written here first,
together with a note of what Chroma lacks, and the note goes when Chroma has it. Killed in between, the next opening
finishes the work.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from wardround.records import ForeignStoreError, KnowledgeDocument, KnowledgeError, Passage

from .indexing import Indexed
from .lexical import Postings
from .passages import Span
from .subject import Subject, subject_of

FILE = "wardround.sqlite3"
_APPLICATION = 0x57524B31  # "WRK1"
_FORMAT = 2

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, text TEXT NOT NULL,
    title TEXT NOT NULL, source TEXT NOT NULL, licence TEXT NOT NULL, date TEXT, metadata TEXT NOT NULL, standing TEXT
    NOT NULL
);
CREATE INDEX documents_standing ON documents (standing, licence);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES documents (number),
    place INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, heading TEXT NOT NULL
);
CREATE INDEX passages_document ON passages (document, place);
CREATE TABLE vectors_due (passage INTEGER PRIMARY KEY, action TEXT NOT NULL);
"""

_PASSAGE = """
SELECT p.number, p.place, p.start, p.stop, p.heading, d.id, d.text, d.title, d.source, d.licence, d.date, d.metadata,
d.standing FROM passages p JOIN documents d ON d.number = p.document
"""


class StoredPassage(NamedTuple):
    """A passage with what filters look at."""

    number: int
    passage: Passage
    standing: str
    subject: Subject

    @property
    def indexed(self) -> Indexed:
        """What it is found by."""
        passage = self.passage
        return Indexed(self.number, passage.title, passage.heading, passage.text, self.subject)


class Catalogue:
    """The database of one store.

    Args:
        folder: the store's folder; it exists.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self.connection = _connect(self.path)
        self._check()

    def _check(self) -> None:
        """Make the tables in an empty file; refuse one that is not ours.

        Raises:
            ForeignStoreError: another program's database, or another version's.
        """
        try:
            found = self.connection.execute("PRAGMA application_id").fetchone()[0]
            empty = not self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise ForeignStoreError(f"{self.path.name} is not a database", hint="give another folder") from error
        if empty:
            self._create()
        elif found != _APPLICATION or self._format() != _FORMAT:
            hint = "make a new store with this version and add the documents again"
            raise ForeignStoreError(f"{self.path.name} was not made by this version of wardround", hint=hint)

    def _create(self) -> None:
        with self.connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return  # another process was first
            for statement in _SCHEMA.strip().split(";\n"):
                connection.execute(statement)
            Postings(connection).create()
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute("INSERT INTO about VALUES ('identity', ?)", (uuid4().hex,))
            connection.execute(f"PRAGMA user_version = {_FORMAT}")

    def _format(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def version(self) -> int:
        """A number that changes with every change of the documents, whoever made it."""
        return int(self.about("version") or 0)

    def about(self, name: str) -> str | None:
        """A remembered setting."""
        row = self.connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def remember(self, name: str, value: str) -> None:
        """Keep a setting."""
        self.connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def place(self) -> str:
        """URL of the Chroma server that keeps the vectors; empty for the store's own folder."""
        return self.about("chroma") or ""

    def hashes(self, ids: Sequence[str]) -> dict[str, str]:
        """SHA-256 by id, of those documents that are there."""
        query = f"SELECT id, sha256 FROM documents WHERE id IN ({_marks(ids)})"  # noqa: S608 - question marks only
        return dict(self.connection.execute(query, ids).fetchall())

    def insert(self, document: KnowledgeDocument, sha256: str, spans: Iterable[Span]) -> list[int]:
        """Write a new document and its passages; gives back their numbers."""
        row = (document.id, sha256, document.text, document.title, document.source, document.licence, document.date)
        extras = (json.dumps(document.metadata, sort_keys=True, ensure_ascii=False), standing_of(document))
        fields = "(id, sha256, text, title, source, licence, date, metadata, standing)"
        insertion = f"INSERT INTO documents {fields} VALUES ({_marks(row + extras)})"  # noqa: S608
        cursor = self.connection.execute(insertion, row + extras)
        owner = cursor.lastrowid
        numbers = []
        for place, span in enumerate(spans):
            fields = "(document, place, start, stop, heading)"
            values = (owner, place, span.start, span.end, span.heading)
            inserted = self.connection.execute(f"INSERT INTO passages {fields} VALUES (?, ?, ?, ?, ?)", values)  # noqa: S608
            numbers.append(int(inserted.lastrowid or 0))
        return numbers

    def note_added(self, numbers: Sequence[int]) -> None:
        """Note that the vector index lacks these passages."""
        self.connection.executemany("INSERT INTO vectors_due VALUES (?, 'add')", [(number,) for number in numbers])

    def note_all(self) -> None:
        """Note that the vector index lacks every passage; what it was to drop it does not have either."""
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("DELETE FROM vectors_due")
        self.connection.execute("INSERT INTO vectors_due SELECT number, 'add' FROM passages")
        self.connection.execute("COMMIT")

    def remove(self, ids: Sequence[str]) -> int:
        """Take documents out, with their passages; the vector index is due to forget them.

        Returns:
            How many were there.
        """
        owners = f"SELECT number FROM documents WHERE id IN ({_marks(ids)})"  # noqa: S608
        due = f"INSERT OR REPLACE INTO vectors_due SELECT number, 'drop' FROM passages WHERE document IN ({owners})"  # noqa: S608
        self.connection.execute(due, ids)
        self.connection.execute(f"DELETE FROM passages WHERE document IN ({owners})", ids)  # noqa: S608
        return self.connection.execute(f"DELETE FROM documents WHERE id IN ({_marks(ids)})", ids).rowcount  # noqa: S608

    def passages_of(self, ids: Sequence[str]) -> Iterator[StoredPassage]:
        """The passages of documents."""
        return self._read(f"WHERE d.id IN ({_marks(ids)})", ids)

    def passages(self, numbers: Sequence[int]) -> Iterator[StoredPassage]:
        """Passages by number, in no order; those that are gone are left out."""
        return self._read(f"WHERE p.number IN ({_marks(numbers)})", numbers)

    def due(self, action: str, most: int) -> list[int]:
        """Passages that the vector index still has to `add` or `drop`."""
        query = "SELECT passage FROM vectors_due WHERE action = ? ORDER BY passage LIMIT ?"
        return [row[0] for row in self.connection.execute(query, (action, most))]

    def done(self, action: str, numbers: Sequence[int]) -> None:
        """The vector index has followed. A note that has changed in the meantime stays."""
        rows = [(number, action) for number in numbers]
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany("DELETE FROM vectors_due WHERE passage = ? AND action = ?", rows)
        self.connection.execute("COMMIT")

    def document(self, document_id: str) -> KnowledgeDocument | None:
        """A document as it was added."""
        fields = "id, text, title, source, licence, date, metadata"
        row = self.connection.execute(f"SELECT {fields} FROM documents WHERE id = ?", (document_id,)).fetchone()  # noqa: S608
        if row is None:
            return None
        named = dict(zip(fields.split(", "), row, strict=True))
        return KnowledgeDocument(**{**named, "metadata": json.loads(named["metadata"])})

    def is_settled(self) -> bool:
        """Whether the vector index has been told everything."""
        return not self.connection.execute("SELECT EXISTS (SELECT 1 FROM vectors_due)").fetchone()[0]

    def shrink(self, *, whole: bool = False) -> None:
        """Write the log back, so that deleted text does not stay in it; `whole` gives free pages back too."""
        if whole:
            self.connection.execute("VACUUM")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def count(self, what: str) -> int:
        """Rows of `documents` or `passages`."""
        return int(self.connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])  # noqa: S608 - our own words

    def last_passage(self) -> int:
        """The highest passage number in use; 0 when there is none."""
        return int(self.connection.execute("SELECT coalesce(max(number), 0) FROM passages").fetchone()[0])

    def standings(self) -> dict[str, int]:
        """Documents by standing."""
        return dict(self.connection.execute("SELECT standing, count(*) FROM documents GROUP BY standing").fetchall())

    def licences(self) -> dict[str, int]:
        """Documents by licence."""
        return dict(self.connection.execute("SELECT licence, count(*) FROM documents GROUP BY licence").fetchall())

    def all_hashes(self) -> Iterator[tuple[str, str]]:
        """Id and SHA-256 of every document, by id."""
        yield from self.connection.execute("SELECT id, sha256 FROM documents ORDER BY id")

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _read(self, where: str, values: Sequence[object]) -> Iterator[StoredPassage]:
        for row in self.connection.execute(_PASSAGE + where, values):
            number, place, start, stop, heading, document_id, text, title, source, licence, date, metadata, standing = (
                row
            )
            extras = json.loads(metadata)
            passage = Passage(
                id=f"{document_id}#{place}",
                document_id=document_id,
                text=text[start:stop],
                start=start,
                end=stop,
                title=title,
                heading=heading,
                source=source,
                licence=licence,
                date=date,
                metadata=extras,
            )
            yield StoredPassage(number, passage, standing, subject_of(title, text, extras, source))


def standing_of(document: KnowledgeDocument) -> str:
    """`retracted`, `superseded` or `current`, by what the document's metadata says; a date or any word means yes."""
    for standing in ("retracted", "superseded"):
        if document.metadata.get(standing, "").strip().casefold() not in ("", "no", "false", "0"):
            return standing
    return "current"


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        raise KnowledgeError(f"cannot open {path.name}", hint="is the folder readable and writable?") from error
    except sqlite3.DatabaseError as error:
        raise ForeignStoreError(f"{path.name} is not a database", hint="give another folder") from error
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")  # KiB; the postings are written in the order of words
    connection.execute("PRAGMA mmap_size = 4294967296")  # long lists are read without a system call for each page
    return connection
