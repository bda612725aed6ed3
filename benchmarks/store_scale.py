"""How the knowledge store grows: build time, search time, disk and memory, beside the parts that it is made of.

Passages of 120 words are drawn from 30,000 made-up words with a Zipf distribution; queries are six words of one
passage. Beside the store stand, in the same run, Chroma's bare ingest and query of the same vectors, and SQLite
FTS5's bare build and OR query. Each system and size runs in a process of its own, so that memory can be told apart.

    python -m benchmarks.store_scale --json OUT [--quick] [--sizes 1000 10000 100000]
"""

import argparse
import json
import multiprocessing
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from wardround.knowledge import HashingEmbedder, KnowledgeStore
from wardround.records import KnowledgeDocument

WORDS, LENGTH, QUERIES = 30_000, 120, 200


def vocabulary() -> list[str]:
    """Made-up words of two to five syllables, each once."""
    draw = random.Random(1)
    syllables = [a + b for a in "bcdfglmnprstv" for b in "aeiou"]
    words: dict[str, None] = {}
    while len(words) < WORDS:
        words["".join(draw.choices(syllables, k=draw.randint(2, 5)))] = None
    return list(words)


def passages(count: int) -> Iterator[str]:
    """Texts, always the same ones."""
    draw, words = random.Random(2), vocabulary()
    weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))
    for _ in range(count):
        yield " ".join(draw.choices(words, cum_weights=weights, k=LENGTH))


def queries(count: int) -> list[str]:
    """Six words each of a passage."""
    draw = random.Random(3)
    chosen = set(draw.sample(range(count), min(QUERIES, count)))
    return [" ".join(draw.sample(text.split(), 6)) for number, text in enumerate(passages(count)) if number in chosen]


def timed(run: Callable[[str], object], asked: Iterable[str]) -> dict[str, float]:
    """Milliseconds per query, after a first round that is not counted."""
    asked = list(asked)
    for text in asked[:20]:
        run(text)
    times, work = [], []
    for text in asked:
        start, worked = time.perf_counter(), time.process_time()
        run(text)
        times.append(1000 * (time.perf_counter() - start))
        work.append(1000 * (time.process_time() - worked))
    found = {"p50_ms": statistics.median(times), "p95_ms": sorted(times)[int(0.95 * len(times))]}
    found |= {"p50_cpu_ms": statistics.median(work), "p95_cpu_ms": sorted(work)[int(0.95 * len(work))]}
    return {name: round(value, 2) for name, value in found.items()}


def store(count: int, folder: Path) -> dict[str, Any]:
    """The knowledge store. Importing Chroma (a second, whatever the size) is left out, as it is for the bare one."""
    import chromadb  # noqa: F401

    documents = (KnowledgeDocument(id=str(number), text=text) for number, text in enumerate(passages(count)))
    with KnowledgeStore.open(folder / "store") as opened:
        made = list(documents)
        start, worked = time.perf_counter(), time.process_time()
        opened.add(made)
        build, work = time.perf_counter() - start, time.process_time() - worked
        return {
            "build_s": round(build, 2),
            "build_cpu_s": round(work, 2),
            **timed(lambda text: opened.search(text, k=10), queries(count)),
        }


def chroma(count: int, folder: Path) -> dict[str, Any]:
    """The same vectors in a bare collection; the query's vector is made outside of the timing."""
    import chromadb

    embedder = HashingEmbedder()
    texts = passages(count)
    client = chromadb.PersistentClient(str(folder))
    space = {"hnsw": {"space": "cosine", "num_threads": 2}}
    collection = client.create_collection("bare", embedding_function=None, configuration=space)
    build, work, number = 0.0, 0.0, 0
    while part := list(islice(texts, 2000)):
        vectors = embedder.embed_documents(part)
        start, worked = time.perf_counter(), time.process_time()
        collection.upsert(ids=[str(number + at) for at in range(len(part))], embeddings=vectors)
        build += time.perf_counter() - start
        work += time.process_time() - worked
        number += len(part)
    asked = {text: embedder.embed_queries([text]) for text in queries(count)}
    found = timed(
        lambda text: collection.query(query_embeddings=asked[text], n_results=10, include=["distances"]), asked
    )
    return {"build_s": round(build, 2), "build_cpu_s": round(work, 2), **found}


def fts5(count: int, folder: Path) -> dict[str, Any]:
    """SQLite's full-text index, on disk."""
    rows = list(enumerate(passages(count)))
    database = sqlite3.connect(folder / "fts.sqlite3")
    start, worked = time.perf_counter(), time.process_time()
    database.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'porter unicode61')")
    database.executemany("INSERT INTO t(rowid, text) VALUES (?, ?)", rows)
    database.commit()
    build, work = time.perf_counter() - start, time.process_time() - worked
    query = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT 10"
    found = timed(lambda text: database.execute(query, (text.replace(" ", " OR "),)).fetchall(), queries(count))
    return {"build_s": round(build, 2), "build_cpu_s": round(work, 2), **found}


SYSTEMS: dict[str, Callable[[int, Path], dict[str, Any]]] = {"wardround": store, "Chroma, bare": chroma, "FTS5": fts5}


def measured(name: str, count: int) -> dict[str, Any]:
    """One system at one size, with the disk it takes and the most memory its process had."""
    with tempfile.TemporaryDirectory() as scratch:
        found = SYSTEMS[name](count, Path(scratch))
        size = sum(file.stat().st_size for file in Path(scratch).rglob("*") if file.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**found, "disk_mb": round(size / 2**20, 1), "memory_mb": round(memory)}


def _ratios(parts: dict[str, dict[str, Any]]) -> dict[str, float]:
    """The store against its parts, by the clock and by processor time, which other work on the machine moves less."""
    own, chroma, words = parts["wardround"], parts["Chroma, bare"], parts["FTS5"]
    return {
        "build / (Chroma + FTS5)": round(own["build_s"] / (chroma["build_s"] + words["build_s"]), 2),
        "the same, CPU": round(own["build_cpu_s"] / (chroma["build_cpu_s"] + words["build_cpu_s"]), 2),
        "search p95 / Chroma p95": round(own["p95_ms"] / chroma["p95_ms"], 2),
        "the same, CPU ": round(own["p95_cpu_ms"] / max(chroma["p95_cpu_ms"], 0.01), 2),
    }


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="1,000 and 5,000 passages")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    given = parser.parse_args()
    results: dict[str, Any] = {}
    for count in [1_000, 5_000] if given.quick else given.sizes:
        for name in SYSTEMS:
            with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
                row = pool.apply(measured, (name, count))
            results.setdefault(str(count), {})[name] = row
            print(f"{count:>7} {name:14}", "  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
        parts = results[str(count)]
        ratios = parts["ratios"] = _ratios(parts)
        print(f"{count:>7} {ratios}", flush=True)
        given.json.write_text(json.dumps(results, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
