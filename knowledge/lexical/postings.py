"""Which passages have a word, and how much: an inverted index in a SQLite table.

SQLite's FTS5 scores with fixed constants and walks positions that BM25 does not need; at 100,000 passages that is
tens of milliseconds per query. Here each word has one blob per block of passages, and scoring it is one vector
addition. The tables are written in the transaction that writes the passages, so the two cannot differ, and removing a
passage removes its entries.
"""

import sqlite3
import struct
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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

    passages: NDArray[np.uint32]
    """Shape [n]: passage numbers, each once."""
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


class TermWeight(NamedTuple):
    """One word of one passage."""

    weight: float
    """Saturated frequency, in (0, 1]."""
    titled: bool
    """Whether it is in the document's title."""


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

    def add(self, passages: Iterable[tuple[int, Mapping[str, TermWeight]]]) -> None:
        """Add new passages.

        Args:
            passages: number and term weights of each; numbers that were never used before.
        """
        fresh: dict[tuple[str, int], bytearray] = {}
        counts: Counter[str] = Counter()
        titles: Counter[str] = Counter()
        pack = struct.Struct("<IH").pack  # one ENTRY
        for number, terms in passages:
            block = number >> _BLOCK_BITS
            counts.update(terms.keys())
            titles.update(term for term, (_, titled) in terms.items() if titled)
            for term, (weight, titled) in terms.items():
                fresh.setdefault((term, block), bytearray()).extend(pack(number, round(weight * 32767) << 1 | titled))
        self._append(fresh)
        self._count(counts, titles)

    def remove(self, passages: Iterable[tuple[int, Mapping[str, TermWeight]]]) -> None:
        """Take passages out.

        Args:
            passages: number of each, and the term weights that it was added with.
        """
        gone: dict[tuple[str, int], list[int]] = {}
        counts: Counter[str] = Counter()
        titles: Counter[str] = Counter()
        for number, terms in passages:
            counts.subtract(terms.keys())
            titles.subtract(term for term, (_, titled) in terms.items() if titled)
            for term in terms:
                gone.setdefault((term, number >> _BLOCK_BITS), []).append(number)
        for key, numbers in gone.items():
            self._drop(key, numbers)
        self._count(counts, titles)

    def lookup(self, term: str) -> TermWeights:
        """The passages that have a term; empty arrays for an unknown one."""
        query = "SELECT entries FROM postings WHERE term = ? ORDER BY block"
        entries = np.frombuffer(b"".join(row[0] for row in self._connection.execute(query, (term,))), ENTRY)
        stored = entries["weight"]
        return TermWeights(entries["passage"], stored.astype(np.float32) / np.float32(65535), (stored & 1).astype(bool))

    def frequencies(self, terms: Collection[str]) -> dict[str, Frequency]:
        """How often each term occurs; unknown terms are left out."""
        query = "SELECT passages, titled FROM vocabulary WHERE term = ?"
        found = ((term, self._connection.execute(query, (term,)).fetchone()) for term in terms)
        return {term: Frequency(*row) for term, row in found if row}

    def words(self) -> int:
        """How many terms are known."""
        return int(self._connection.execute("SELECT count(*) FROM vocabulary").fetchone()[0])

    def _append(self, fresh: Mapping[tuple[str, int], bytearray]) -> None:
        rows = []
        for key, entries in fresh.items():
            rows.append((*key, self._entries(key) + entries))
        self._connection.executemany("INSERT OR REPLACE INTO postings VALUES (?, ?, ?)", rows)

    def _drop(self, key: tuple[str, int], numbers: list[int]) -> None:
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

    def _count(self, counts: Mapping[str, int], titles: Mapping[str, int]) -> None:
        change = (
            "INSERT INTO vocabulary VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
            "passages = passages + excluded.passages, titled = titled + excluded.titled"
        )
        self._connection.executemany(change, [(term, count, titles.get(term, 0)) for term, count in counts.items()])
        if any(count < 0 for count in counts.values()):
            self._connection.execute("DELETE FROM vocabulary WHERE passages <= 0")
