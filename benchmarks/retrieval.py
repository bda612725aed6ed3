"""Does the knowledge store find the right document, against bm25s, SQLite FTS5 and Chroma as people usually use it?

Sets, each question knowing the one document that answers it, in one collection of all documents:

- PubMedQA: question -> the abstract that it was made from; the abstract's own conclusion (not indexed) -> the abstract.
- MedQuAD: question -> its own answer among all answers, with focus and question type in the document.

    python -m benchmarks.retrieval --data FOLDER --json OUT [--quick] [--embedder SPEC]

FOLDER has `pubmedqa/*.json` and `medquad/medquad.jsonl.gz`. bm25s is used when installed. Chroma's plain use needs its
default model (all-MiniLM-L6-v2, downloaded by Chroma); without it that line says why it is missing.
"""

import argparse
import gzip
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from wardround.knowledge import KnowledgeStore
from wardround.records import KnowledgeDocument

K = 10
Search = Callable[[str], Sequence[str]]


class Question(NamedTuple):
    """A query and the document that it should find."""

    text: str
    answer: str


class System(NamedTuple):
    """One way to search."""

    name: str
    build_s: float
    search: Search


def documents(folder: Path) -> Iterator[KnowledgeDocument]:
    """All documents of all sets."""
    for row in medquad(folder):
        yield KnowledgeDocument(
            id=row["key"],
            text=row["answer"] or row["focus"] or "-",
            title=row["focus"] or "",
            source=row["url"],
            licence="CC-BY-4.0",
            metadata={"question_type": row["qtype"]},
        )
    for name, record in pubmedqa(folder):
        yield KnowledgeDocument(id=f"pmid:{name}", text="\n\n".join(record["CONTEXTS"]), licence="abstract")


def medquad(folder: Path) -> list[dict[str, Any]]:
    """Rows of MedQuAD with a key, since its ids repeat."""
    with gzip.open(folder / "medquad" / "medquad.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [{"key": f"medquad:{number}", **json.loads(line)} for number, line in enumerate(lines)]


def pubmedqa(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Records of PubMedQA."""
    for file in sorted((folder / "pubmedqa").glob("*.json")):
        yield from json.loads(file.read_text(encoding="utf-8")).items()


def questions(folder: Path, most: int | None) -> dict[str, list[Question]]:
    """The sets; at most so many questions of each, drawn with a fixed seed."""
    records = list(pubmedqa(folder))
    sets = {
        "pubmedqa question": [Question(record["QUESTION"], f"pmid:{name}") for name, record in records],
        "pubmedqa conclusion": [Question(record["LONG_ANSWER"], f"pmid:{name}") for name, record in records],
        "medquad question": [Question(row["question"], row["key"]) for row in medquad(folder)],
    }
    draw = random.Random(7)
    return {name: draw.sample(asked, min(most or len(asked), len(asked))) for name, asked in sets.items()}


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


def chroma(docs: Sequence[KnowledgeDocument], folder: Path) -> System:
    """Chroma with its default embedding function."""
    import chromadb

    start = time.perf_counter()
    client = chromadb.PersistentClient(str(folder / "plain"))
    collection = client.create_collection("plain")
    for at in range(0, len(docs), 1000):
        part = docs[at : at + 1000]
        collection.add(ids=[d.id for d in part], documents=[plain_text(d) for d in part])

    def search(text: str) -> list[str]:
        return list(collection.query(query_texts=[text], n_results=K, include=[])["ids"][0])

    return System("Chroma, default use", time.perf_counter() - start, search)


def measure(system: System, asked: Sequence[Question]) -> dict[str, float]:
    """Recall at 1 and 10, mean reciprocal rank, and milliseconds per query."""
    ranks, times = [], []
    for question in asked:
        start = time.perf_counter()
        found = list(system.search(question.text))
        times.append(1000 * (time.perf_counter() - start))
        ranks.append(found.index(question.answer) + 1 if question.answer in found else 0)
    return {
        "questions": len(asked),
        "R@1": round(sum(rank == 1 for rank in ranks) / len(ranks), 4),
        "R@10": round(sum(rank > 0 for rank in ranks) / len(ranks), 4),
        "MRR@10": round(statistics.fmean(1 / rank if rank else 0.0 for rank in ranks), 4),
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(sorted(times)[int(0.95 * len(times))], 2),
    }


def systems(docs: Sequence[KnowledgeDocument], folder: Path, embedder: str | None) -> Iterator[System | str]:
    """Each system, or why it is missing."""
    yield wardround(docs, folder, None)
    if embedder:
        yield wardround(docs, folder / "model", embedder)
    yield fts5(docs)
    others: tuple[tuple[str, Callable[[], System]], ...] = (
        ("bm25s", lambda: bm25(docs)),
        ("Chroma, default use", lambda: chroma(docs, folder)),
    )
    for name, build in others:
        try:
            yield build()
        except Exception as error:  # noqa: BLE001 - a comparison that cannot run is a line in the results
            yield f"{name}: not run ({type(error).__name__})"


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="at most 300 questions of each set")
    parser.add_argument("--embedder", help="a second store with this embedder, e.g. sentence-transformers:FOLDER")
    given = parser.parse_args()
    docs = list(documents(given.data))
    sets = questions(given.data, 300 if given.quick else 2000)
    results: dict[str, Any] = {"documents": len(docs), "systems": {}, "not_run": []}
    with tempfile.TemporaryDirectory() as scratch:
        for system in systems(docs, Path(scratch), given.embedder):
            if isinstance(system, str):
                results["not_run"].append(system)
                print(system)
                continue
            figures = {name: measure(system, asked) for name, asked in sets.items()}
            results["systems"][system.name] = {"build_s": round(system.build_s, 1), **figures}
            print(f"\n{system.name}: built in {system.build_s:.1f} s")
            for name, row in figures.items():
                print(f"  {name:20}", "  ".join(f"{key} {value}" for key, value in row.items()))
    given.json.write_text(json.dumps(results, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
