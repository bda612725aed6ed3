"""The store and what it is compared with, each as a function from a query to document ids."""

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from wardround.knowledge import KnowledgeStore, load_embedder
from wardround.records import KnowledgeDocument

K = 10
Search = Callable[[str], Sequence[str]]


class System(NamedTuple):
    """One way to search."""

    name: str
    build_s: float
    search: Search


def plain_text(document: KnowledgeDocument) -> str:
    """What a system without fields is given: title, question type and text."""
    return " ".join(filter(None, (document.title, document.metadata.get("question_type", ""), document.text)))


def wardround(docs: Sequence[KnowledgeDocument], folder: Path, embedder: str | None) -> System:
    """The knowledge store."""
    start = time.perf_counter()
    store = KnowledgeStore.open(folder / "store", embedder=embedder)
    store.add(docs, progress=lambda done: print(f"\r{done} documents", end="", file=sys.stderr))
    took = time.perf_counter() - start
    name = f"wardround ({embedder or 'weightless'})"
    return System(name, took, lambda text: [hit.passage.document_id for hit in store.search(text, k=K)])


def fts5(docs: Sequence[KnowledgeDocument]) -> System:
    """SQLite's own full-text search: Porter stems, OR of all words, bm25()."""
    start = time.perf_counter()
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'porter unicode61')")
    database.executemany("INSERT INTO t(rowid, text) VALUES (?, ?)", [(n, plain_text(d)) for n, d in enumerate(docs)])

    def search(text: str) -> list[str]:
        words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(words))
        rows = (
            database.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT ?", (query, K))
            if words
            else ()
        )
        return [docs[row[0]].id for row in rows]

    return System("SQLite FTS5", time.perf_counter() - start, search)


def bm25(docs: Sequence[KnowledgeDocument]) -> System:
    """bm25s as its README shows it, with English stop words."""
    import bm25s

    start = time.perf_counter()
    retriever = bm25s.BM25()
    retriever.index(
        bm25s.tokenize([plain_text(d) for d in docs], stopwords="en", show_progress=False), show_progress=False
    )

    def search(text: str) -> list[str]:
        tokens = bm25s.tokenize([text], stopwords="en", show_progress=False)
        found, _ = retriever.retrieve(tokens, k=K, show_progress=False)
        return [docs[number].id for number in found[0].tolist()]

    return System("bm25s", time.perf_counter() - start, search)


def chroma(docs: Sequence[KnowledgeDocument], folder: Path, embedder: str | None) -> System:
    """Chroma as its README shows it: documents go in, texts are asked; with its own model, or with a given one."""
    import chromadb

    start = time.perf_counter()
    client = chromadb.PersistentClient(str(folder / "plain"))
    function = {"embedding_function": _function(embedder)} if embedder else {}
    collection = client.create_collection("plain", **function)
    for at in range(0, len(docs), 1000):
        part = docs[at : at + 1000]
        collection.add(ids=[d.id for d in part], documents=[plain_text(d) for d in part])

    def search(text: str) -> list[str]:
        return list(collection.query(query_texts=[text], n_results=K, include=[])["ids"][0])

    name = f"Chroma, plain use ({embedder or 'its default model'})"
    return System(name, time.perf_counter() - start, search)


def _function(spec: str) -> Any:
    """One of our embedders as Chroma's embedding function."""
    from chromadb import EmbeddingFunction

    embedder = load_embedder(spec)

    class Given(EmbeddingFunction):  # type: ignore[type-arg,misc]
        """Unregistered and never stored by name; for this run only."""

        def __init__(self) -> None:
            """Nothing to set up."""

        def __call__(self, input: list[str]) -> Any:  # noqa: A002 - Chroma's signature
            return list(embedder.embed_documents(input))

    return Given()


def systems(docs: Sequence[KnowledgeDocument], folder: Path, embedder: str | None) -> Iterator[System | str]:
    """Each system, or why it is missing."""
    yield wardround(docs, folder, None)
    if embedder:
        yield wardround(docs, folder / "model", embedder)
    yield fts5(docs)
    others: tuple[tuple[str, Callable[[], System]], ...] = (
        ("bm25s", lambda: bm25(docs)),
        ("Chroma, plain use", lambda: chroma(docs, folder, embedder)),
    )
    for name, build in others:
        try:
            yield build()
        except Exception as error:  # noqa: BLE001 - a comparison that cannot run is a line in the results
            yield f"{name}: not run ({type(error).__name__})"
