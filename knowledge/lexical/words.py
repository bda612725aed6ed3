"""Words and their stems.

The stemmer is SQLite's own (Porter 1980), read out of an in-memory FTS5 table: it is there wherever the store works,
and each word is stemmed once per process.
"""

import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterable

_SPACED = "".join(chr(code).lower() if chr(code).isalnum() or chr(code) == "'" else " " for code in range(128))
"""ASCII in lower case, with spaces for what is in no word: `str.translate` is five times as quick as a pattern."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_POSSESSIVE = re.compile(r"'s?$")
_MARKS = re.compile("[\u0300-\u036f]")

STOP_WORDS = frozenset(
    """a an the of in on at to for from by with and or is are was were be been being do does did what which who whom
    how why when where it its this that these those there as if than then into about can could may might will would
    shall should i me my you your we our they their he she his her him them have has had not no am any some also just
    get got im ive dont please tell know want need help hi hello thanks thank""".split()
)
"""Words that say nothing about what is looked for. Negation is among them here: BM25 cannot use it, `query/` does."""


def words_of(text: str) -> list[str]:
    """The words of a text: lower case, without accents and possessives, in order."""
    if text.isascii():
        words = text.translate(_SPACED).split()
        return [found for word in words for found in _unquoted(word)] if "'" in text else words
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).replace("’", "'").casefold()
    return [found for word in _WORD.findall(text) for found in _unquoted(word)]


def _unquoted(word: str) -> list[str]:
    """A word without quotation marks around it and without a possessive; seldom it is several."""
    if "'" not in word:
        return [word]
    return [_POSSESSIVE.sub("", one) for one in _WORD.findall(word)]


def content_stems(text: str) -> list[str]:
    """Stems of a text's words, in order, without the stop words."""
    return [_CONTENT.names[number] for number in _CONTENT.numbers(words_of(text)) if number]


def stem_numbers(text: str) -> list[int]:
    """The same as numbers, which hold in this process; see `stem_name`."""
    return [number for number in _CONTENT.numbers(words_of(text)) if number]


def stem_name(number: int) -> str:
    """The stem that has a number."""
    return _CONTENT.names[number]


def term_number(term: str) -> int:
    """The number of a term that is no word of a text."""
    return _CONTENT.number(term)


def learn_words(texts: Iterable[str]) -> None:
    """Stem the new words of many texts at once, which is quicker than one by one."""
    _CONTENT.learn({word for text in texts for word in words_of(text)})


class _Stemmer:
    """Porter stems with a memory; safe to share between threads."""

    def __init__(self, left_out: Iterable[str] = ()) -> None:
        self.names = [""]
        self._numbers: dict[str, int] = {"": 0}
        # What is left out has the empty stem.
        self._known = dict.fromkeys(left_out, 0)
        self._lock = threading.Lock()
        self._sqlite: sqlite3.Connection | None = None

    def numbers(self, words: list[str]) -> list[int]:
        """The numbers of the words' stems, which are their places in `names`."""
        known = self._known
        try:
            return [known[word] for word in words]
        except KeyError:
            self.learn(set(words))
        return [known[word] for word in words]

    def number(self, stem: str) -> int:
        """The number of a stem."""
        with self._lock:
            return self._number(stem)

    def learn(self, words: set[str]) -> None:
        """Stem those words that are new."""
        with self._lock:
            fresh = sorted(word for word in words if word not in self._known)
            # SQLite's tokenizer may split words of rare scripts and those with an apostrophe.
            plain = [word for word in fresh if word.isascii() and word.isalnum()]
            others = [word for word in fresh if not (word.isascii() and word.isalnum())]
            stems = {**self._stemmed_together(plain), **self._stemmed_apart(others)}
            self._known.update((word, self._number(stems[word])) for word in fresh)

    def _stemmed_together(self, words: list[str]) -> dict[str, str]:
        """Stems of words that are one token each, in one text: fifteen times as quick as in rows of their own."""
        if not words:
            return {}
        stemmed = self._tokens([(0, " ".join(words))])
        return {words[place]: term for term, _, place in stemmed}

    def _stemmed_apart(self, words: list[str]) -> dict[str, str]:
        """Stems of words, each in a row of its own; one that turns out to be several tokens stays as it is."""
        if not words:
            return {}
        found: dict[int, list[str]] = {}
        for term, row, _ in self._tokens(list(enumerate(words))):
            found.setdefault(row, []).append(term)
        alone = {words[row]: terms[0] for row, terms in found.items() if len(terms) == 1}
        return {word: alone.get(word, word) for word in words}

    def _tokens(self, rows: list[tuple[int, str]]) -> list[tuple[str, int, int]]:
        """SQLite's tokens of texts, each with its text's number and its place among that text's tokens."""
        database = self._open()
        database.executemany("INSERT INTO word(rowid, text) VALUES (?, ?)", rows)
        found = database.execute("SELECT term, doc, offset FROM stem").fetchall()
        database.execute("INSERT INTO word(word) VALUES ('delete-all')")
        return found

    def _number(self, stem: str) -> int:
        if stem not in self._numbers:
            self.names.append(stem)
            self._numbers[stem] = len(self.names) - 1
        return self._numbers[stem]

    def _open(self) -> sqlite3.Connection:
        if self._sqlite is None:
            self._sqlite = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
            self._sqlite.execute(
                "CREATE VIRTUAL TABLE word USING fts5(text, content = '', tokenize = 'porter unicode61')"
            )
            self._sqlite.execute("CREATE VIRTUAL TABLE stem USING fts5vocab(word, 'instance')")
        return self._sqlite


_CONTENT = _Stemmer(STOP_WORDS)
