"""The word that was meant, for one that the store does not know."""

import sqlite3
from functools import lru_cache

_SHORTEST = 5
"""Shorter words have too many neighbours."""


class Speller:
    """Corrects against a store's own vocabulary.

    Args:
        connection: to the store's database.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def nearest(self, stem: str) -> str | None:
        """The known stem that differs least from an unknown one, the more frequent where two are as near.

        Returns:
            None for a known or a short stem, a number, or when nothing is within one edit (two from eight letters on).
        """
        if len(stem) < _SHORTEST or not stem.isalpha() or self._knows(stem):
            return None
        most = 1 if len(stem) < 8 else 2
        near = [
            (edits, -count, term)
            for term, count in self._like(stem, most)
            if (edits := distance(stem, term, most)) <= most
        ]
        return min(near)[2] if near else None

    def _knows(self, stem: str) -> bool:
        return self._connection.execute("SELECT 1 FROM vocabulary WHERE term = ?", (stem,)).fetchone() is not None

    def _like(self, stem: str, most: int) -> list[tuple[str, int]]:
        """Terms of about the same length that begin with the same letter: misspellings rarely change the first."""
        query = "SELECT term, passages FROM vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"
        bounds = (stem[0], chr(ord(stem[0]) + 1), len(stem) - most, len(stem) + most)
        return self._connection.execute(query, bounds).fetchall()


@lru_cache(maxsize=65536)
def distance(one: str, other: str, most: int) -> int:
    """Edits between two words: insert, leave out, replace, swap neighbours (optimal string alignment).

    Args:
        one: a word.
        other: another.
        most: beyond this the answer is only known to be larger.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
