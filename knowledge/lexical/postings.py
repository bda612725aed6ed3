"""Which passages have a word, and how much: an inverted index in a SQLite table.

SQLite's FTS5 scores with fixed constants and walks positions that BM25 does not need; at 100,000 passages that is
tens of milliseconds per query. Here each word has one blob per block of passages, and scoring it is one vector
addition. The tables are written in the transaction that writes the passages, so the two cannot differ, and removing a
passage removes its entries.
"""

import sqlite3
from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .words import stem_name

ENTRY = np.dtype([("passage", "<u4"), ("weight", "<u2")])
"""One passage of one word. The weight is its saturated frequency in units of 1/65535; its lowest bit says instead
whether the word is in the title."""

_BLOCK_BITS = 13
"""A block is 8,192 passages: what an added passage makes SQLite rewrite stays small, and a query reads few rows."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS postings (
    term TEXT NOT NULL, block INTEGER NOT NULL, entries BLOB NOT NULL, PRIMARY KEY (term, block)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vocabulary (
    term TEXT PRIMARY KEY, passages INTEGER NOT NULL, titled INTEGER NOT NULL
) WITHOUT ROWID;
"""


class TermWeights(NamedTuple):
    """One word's passages."""

    passages: NDArray[np.intp]
    """Shape [n]: passage numbers, each once; as wide as an index, which numpy takes twice as quickly."""
    weights: NDArray[np.float32]
    """Shape [n]: saturated frequencies in (0, 1]."""
    titled: NDArray[np.bool_]
    """Shape [n]: whether the word is in the document's title."""


class Frequency(NamedTuple):
    """How often a term occurs."""

    passages: int
    """How many passages have it."""
    titled: int
    """In how many of these it is in the title."""


class Entries(NamedTuple):
    """Words of passages; arrays of shape [n], each pair of word and passage once."""

    terms: NDArray[np.int64]
    """Numbers of the stems (`words.stem_name`)."""
    passages: NDArray[np.int64]
    """Numbers of the passages."""
    weights: NDArray[np.float32]
    """Saturated frequencies in (0, 1]."""
    titled: NDArray[np.bool_]
    """Whether the word is in the title."""

    def in_order(self) -> "Entries":
        """By term and then by passage."""
        order = np.lexsort((self.passages, self.terms))
        return Entries(self.terms[order], self.passages[order], self.weights[order], self.titled[order])


class Postings:
    """The inverted index; transactions are the caller's.

    Args:
        connection: to the store's database.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def create(self) -> None:
        """Make the tables where they are missing."""
        for statement in _SCHEMA.strip().split(";\n"):
            self._connection.execute(statement)

    def add(self, entries: Entries) -> None:
        """Add new passages, with numbers that were never used before."""
        found = entries.in_order()
        packed = np.empty(len(found.terms), ENTRY)
        packed["passage"] = found.passages
        packed["weight"] = np.rint(found.weights * 32767).astype(np.uint16) << 1 | found.titled
        rows = [(term, block, packed[part].tobytes()) for term, block, part in _runs(found)]
        change = (
            "INSERT INTO postings VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
            "entries = CAST(entries || excluded.entries AS BLOB)"
        )
        self._connection.executemany(change, rows)
        self._count(found, 1)

    def remove(self, entries: Entries) -> None:
        """Take passages out, with the entries that they were added with."""
        found = entries.in_order()
        for term, block, part in _runs(found):
            self._drop((term, block), found.passages[part])
        self._count(found, -1)

    def lookup(self, term: str) -> TermWeights:
        """The passages that have a term; empty arrays for an unknown one."""
        query = "SELECT entries FROM postings WHERE term = ? ORDER BY block"
        entries = np.frombuffer(b"".join(row[0] for row in self._connection.execute(query, (term,))), ENTRY)
        stored = entries["weight"]
        weights = stored.astype(np.float32) / np.float32(65535)
        return TermWeights(entries["passage"].astype(np.intp), weights, (stored & 1).astype(bool))

    def frequencies(self, terms: Collection[str]) -> dict[str, Frequency]:
        """How often each term occurs; unknown terms are left out."""
        query = "SELECT passages, titled FROM vocabulary WHERE term = ?"
        found = ((term, self._connection.execute(query, (term,)).fetchone()) for term in terms)
        return {term: Frequency(*row) for term, row in found if row}

    def words(self) -> int:
        """How many terms are known."""
        return int(self._connection.execute("SELECT count(*) FROM vocabulary").fetchone()[0])

    def _drop(self, key: tuple[str, int], numbers: NDArray[np.int64]) -> None:
        entries = np.frombuffer(self._entries(key), ENTRY)
        kept = entries[~np.isin(entries["passage"], numbers)]
        if len(kept):
            change = "UPDATE postings SET entries = ? WHERE term = ? AND block = ?"
            self._connection.execute(change, (kept.tobytes(), *key))
        else:
            self._connection.execute("DELETE FROM postings WHERE term = ? AND block = ?", key)

    def _entries(self, key: tuple[str, int]) -> bytes:
        row = self._connection.execute("SELECT entries FROM postings WHERE term = ? AND block = ?", key).fetchone()
        return row[0] if row else b""

    def _count(self, found: Entries, sign: int) -> None:
        """Count entries, which are in order, in or out."""
        if not len(found.terms):
            return
        starts = np.flatnonzero(np.diff(found.terms, prepend=-1))
        passages = sign * np.diff(starts, append=len(found.terms))
        titled = sign * np.add.reduceat(found.titled.astype(np.int64), starts)
        terms = map(stem_name, found.terms[starts].tolist())
        change = (
            "INSERT INTO vocabulary VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
            "passages = passages + excluded.passages, titled = titled + excluded.titled"
        )
        self._connection.executemany(change, zip(terms, passages.tolist(), titled.tolist(), strict=True))
        if sign < 0:
            self._connection.execute("DELETE FROM vocabulary WHERE passages <= 0")


def _runs(found: Entries) -> Iterator[tuple[str, int, slice]]:
    """Stretches of entries, which are in order, that have the same term and block."""
    if not len(found.terms):
        return
    blocks = found.passages >> _BLOCK_BITS
    change = (np.diff(found.terms, prepend=-1) != 0) | (np.diff(blocks, prepend=-1) != 0)
    starts = np.flatnonzero(change)
    stops = np.append(starts[1:], len(blocks))
    for term, block, start, stop in zip(
        found.terms[starts].tolist(), blocks[starts].tolist(), starts.tolist(), stops.tolist(), strict=True
    ):
        yield stem_name(term), block, slice(start, stop)
