"""Does packing keep to its budget, say what it leaves out, and take no time beside the prefill?

Charts of 3 kB to 1.5 MB of text are made up (1,000 to 500,000 tokens if it were prose; more, since it is full of
numbers): notes, laboratory lists and letters over ten years, 200 of them, sizes spread evenly on a logarithmic scale,
with a coverage line for each document as intake writes it. Tokens are counted with a tokenizer where one is given
(`--tokenizer FOLDER`), and else with the packer's cautious estimate from the bytes.

    python -m benchmarks.packing --json OUT [--quick] [--tokenizer FOLDER]

The prefill is on paper: MedGemma 27B does about 2 x 27e9 operations a token; a GPU that reaches 400e12 a second (H100,
bfloat16, 40% of its peak) takes 0.135 ms a token, and for the packed prompt that many times its tokens.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from wardround.agents.packer import Packed, pack
from wardround.agents.packer.tokens import estimate
from wardround.records import Case, CoverageEntry, Document, DocumentKind, Passage, Source, Task

BUDGET = 100_000
PREFILL_MS_PER_TOKEN = 2 * 27e9 / 400e12 * 1000
_TASKS: tuple[Task, ...] = ("summary", "answer", "report", "letter", "extract")
_SENTENCES = (
    "Pt seen in clinic, reports {n} days of cough, no fever.",
    "BP {n}/80, HR 72, SpO2 9{d}% on room air.",
    "Continue metformin {n} mg BID, review in {d} weeks.",
    "Denies chest pain, dyspnoea on exertion unchanged since {y}.",
    "Impression: stable, the opacity in the right lower zone measures {d} mm.",
)
_LABS = ("Na {n} mmol/L", "K {d}.1 mmol/L", "Hb {n} g/L", "Creatinine {n} umol/L (ref 60-110)", "CRP {d} mg/L")


def chart(number: int, tokens: int) -> Case:
    """An invented chart of about three bytes of text for each of so many tokens."""
    draw = random.Random(number)
    documents = tuple(_documents(draw, 3 * tokens))
    coverage = tuple(CoverageEntry(item=one.source.path, status="read", source_id=one.id) for one in documents)
    task = draw.choice(_TASKS)
    return Case(id=f"invented-{number}", task=task, root="/nowhere", documents=documents, coverage=coverage)


def _documents(draw: random.Random, size: int) -> Iterator[Document]:
    made = 0
    while made < size:
        kind: DocumentKind = draw.choice(("note", "labs", "letter"))
        lines = _LABS if kind == "labs" else _SENTENCES
        count = draw.randint(3, 120)
        text = "\n".join(
            draw.choice(lines).format(n=draw.randint(3, 180), d=draw.randint(1, 9), y=draw.randint(2015, 2025))
            for _ in range(count)
        )
        name = f"d{made}"
        date = None if draw.random() < 0.1 else f"{draw.randint(2015, 2025)}-{draw.randint(1, 12):02}-01"
        source = Source(path=f"{name}.txt", sha256="0" * 64)
        yield Document(id=name, kind=kind, title=f"{kind} {made}", text=text, source=source, date=date)
        made += len(text)


def passages(count: int) -> tuple[Passage, ...]:
    """Invented knowledge."""
    text = "This is a made-up fact about a made-up thing. " * 30
    return tuple(Passage(id=f"k{n}#0", document_id=f"k{n}", text=text, start=0, end=len(text)) for n in range(count))


def unlisted(whole: Packed, packed: Packed) -> int:
    """How many lines are missing beyond those that the list speaks of."""
    kept, missing = packed.pieces.keys(), 0
    for block in whole.blocks:
        line = next((line for line in packed.dropped if line.startswith(f"{block.header}: ")), None)
        gone = sum(piece.id not in kept for piece in block.pieces)
        said = 0 if line is None else gone if "left out whole" in line else int(line.rsplit(": ", 1)[1].split()[0])
        missing += abs(gone - said)
    return missing


def measure(number: int, size: int, count: Callable[[str], int]) -> dict[str, Any]:
    """Pack one chart."""
    of, known = chart(number, size), passages(8)
    start, worked = time.perf_counter(), time.process_time()
    packed = pack(of, (), known, budget=BUDGET, count=count)
    took, work = time.perf_counter() - start, time.process_time() - worked
    whole = pack(of, (), known, budget=10**9, count=len)
    return {
        "chart_tokens": count(whole.text),
        "packed_tokens": count(packed.text),
        "over": count(packed.text) > BUDGET or packed.tokens > BUDGET,
        "unlisted": unlisted(whole, packed),
        "ms": 1000 * took,
        "cpu_ms": 1000 * work,
        "share_of_prefill": 1000 * work / (PREFILL_MS_PER_TOKEN * count(packed.text)),
    }


def counter(folder: Path | None) -> Callable[[str], int]:
    """A tokenizer's count, or the estimate."""
    if folder is None:
        return estimate
    from transformers import AutoTokenizer

    words = AutoTokenizer.from_pretrained(folder)
    return lambda text: len(words(text, add_special_tokens=False)["input_ids"])


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="20 charts")
    parser.add_argument("--tokenizer", type=Path, help="folder of a transformers tokenizer")
    given = parser.parse_args()
    charts, count = 20 if given.quick else 200, counter(given.tokenizer)
    rows = [measure(n, round(1000 * 500 ** (n / (charts - 1))), count) for n in range(charts)]
    shares = [row["share_of_prefill"] for row in rows]
    results = {
        "charts": charts,
        "chart_tokens": [min(row["chart_tokens"] for row in rows), max(row["chart_tokens"] for row in rows)],
        "over_budget": sum(row["over"] for row in rows),
        "unlisted_lines": sum(abs(row["unlisted"]) for row in rows),
        "cpu_ms_median": round(statistics.median(row["cpu_ms"] for row in rows), 1),
        "cpu_ms_worst": round(max(row["cpu_ms"] for row in rows), 1),
        "share_of_prefill_median": round(statistics.median(shares), 4),
        "share_of_prefill_worst": round(max(shares), 4),
    }
    print("\n".join(f"{name}: {value}" for name, value in results.items()))
    given.json.write_text(json.dumps({**results, "rows": rows}, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
