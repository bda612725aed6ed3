"""What wardround costs beside the work: three images and a scripted model, against a bare LangGraph of the same shape.

Both graphs run the same nodes in the same supersteps, with SQLite checkpoints in `sync` durability. The bare graph's
nodes do nothing. wardround's do all that they do in earnest except reading files: the case is in memory, image files
are not decoded, and the scripted models answer at once. So its figure holds serialisation, hashing, prompts, packing,
schemas and the whole verifier.

    python -m benchmarks.overhead --json OUT [--quick]

Reported: milliseconds per node until the run waits for a person (medians over alternating repeats in one process),
and their ratio.
"""

import argparse
import json
import operator
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any, TypedDict

import numpy as np
from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.graph import END, START, StateGraph
from langgraph.types import Send, interrupt

from wardround.agents.image_reader import message as image_message
from wardround.agents.image_reader import read as image_reader
from wardround.graphs.context import Context
from wardround.graphs.runs import Runs
from wardround.models import ScriptedChatModel
from wardround.records import Case, Document, Image, PixelSummary, Settings, Source

IMAGES = 3
NODES = 5 + IMAGES
"""Executions until the interrupt: intake, three readings, gather, reason, verify, and review up to its stop."""

NOTE = """INVENTED PATIENT

HISTORY OF PRESENT ILLNESS
The patient reports cough and fever for 3 days. She denies chest pain.

MEDICATIONS
Metformin 500 mg twice daily.

ALLERGIES
Penicillin (rash).

ASSESSMENT AND PLAN
Community-acquired pneumonia of the right lower lobe. Start levofloxacin 750 mg once daily.
"""


class BareState(TypedDict, total=False):
    """The least that a hand-written graph would carry."""

    case: str
    readings: Annotated[list[str], operator.add]
    draft: str
    decision: str


def bare_graph(saver: SqliteSaver) -> Any:
    """intake, read_image x 3, gather, reason, verify, review, each doing nothing."""
    graph = StateGraph(BareState)
    graph.add_node("intake", lambda state: {"case": "c"})
    graph.add_node("read_image", lambda state: {"readings": ["r"]})
    graph.add_node("gather", lambda state: {})
    graph.add_node("reason", lambda state: {"draft": "d"})
    graph.add_node("verify", lambda state: {})
    graph.add_node("review", lambda state: {"decision": interrupt("look")})
    graph.add_edge(START, "intake")
    graph.add_conditional_edges("intake", lambda state: [Send("read_image", {})] * IMAGES, ["read_image"])
    for before, after in (("read_image", "gather"), ("gather", "reason"), ("reason", "verify"), ("verify", "review")):
        graph.add_edge(before, after)
    graph.add_edge("review", END)
    return graph.compile(checkpointer=saver)


def run_bare(folder: Path) -> None:
    """One run of the bare graph until its interrupt."""
    with SqliteSaver.from_conn_string(str(folder / "bare.sqlite")) as saver:
        bare_graph(saver).invoke({"case": ""}, {"configurable": {"thread_id": "t"}}, durability="sync")


def invented_case() -> Case:
    """A note and three chest radiographs, none of which has a file."""
    source = Source(path="note.txt", sha256="0" * 64)
    document = Document(id="d1", kind="note", title="note", text=NOTE, source=source)
    images = tuple(
        Image(id=f"i{n}", source=Source(path=f"{n}.png", sha256="0" * 64), modality="CR", body_part="CHEST")
        for n in range(1, IMAGES + 1)
    )
    return Case(id="overhead", task="summary", root="/nowhere", documents=(document,), images=images)


def leave_out_pixels() -> None:
    """Replace what reads image files: those are the caller's to pay, with or without wardround."""
    pixels = np.zeros((8, 8, 3), dtype=np.uint8)
    summary = PixelSummary(
        rows=8, columns=8, channels=1, bits=8, minimum=0, maximum=0, mean=0, low_clipped=1, high_clipped=1
    )
    image_reader.load_pixels = lambda image, root, limits: pixels  # type: ignore[assignment]
    image_reader.measure_pixels = lambda pixels, image: summary  # type: ignore[assignment]
    image_message.prepare = lambda images, root, limits: ([pixels], "none")  # type: ignore[assignment]


def engines() -> dict[str, ScriptedChatModel]:
    """Models that answer at once."""
    reading = {"image_shows": "chest X-ray", "impression": "Right lower lobe consolidation.", "findings": []}
    said = {"section": "Problems", "kind": "finding", "text": "The patient reports cough and fever for 3 days."}
    draft = {"statements": [{**said, "evidence": ["d1.3"]}], "more_evidence": []}
    return {
        "image_model": ScriptedChatModel(replies=lambda messages, schema: reading),
        "text_model": ScriptedChatModel(replies=lambda messages, schema: draft),
    }


def run_ours(folder: Path) -> None:
    """One run of wardround until it waits."""
    settings = Settings(home=folder / "home", max_revisions=0)
    with closing(Runs(Context(settings=settings, **engines()))) as runs:
        run = runs.start(invented_case())
    if run.status != "awaiting_review":
        raise SystemExit(f"the run should wait for a person and is {run.status}: {run.failure}")


def milliseconds_per_node(work: Callable[[Path], None]) -> float:
    """Wall time of one run in a fresh folder."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        work(Path(folder))
        return (time.perf_counter() - started) * 1000 / NODES


def measure(repeats: int) -> dict[str, Any]:
    """Medians over alternating repeats, after one warm-up of each."""
    leave_out_pixels()
    for work in (run_bare, run_ours):
        milliseconds_per_node(work)
    pairs = [(milliseconds_per_node(run_bare), milliseconds_per_node(run_ours)) for _ in range(repeats)]
    bare, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
    return {
        "repeats": repeats,
        "nodes": NODES,
        "ms_per_node": {"bare": round(bare, 3), "wardround": round(ours, 3)},
        "ratio": round(statistics.median(o / b for b, o in pairs), 2),
        "bound_ms_per_node": 15,
    }


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, help="where the figures go")
    parser.add_argument("--quick", action="store_true", help="5 repeats instead of 30")
    options = parser.parse_args()
    result = measure(5 if options.quick else 30)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(f"bare LangGraph {result['ms_per_node']['bare']:.2f} ms per node")
    print(f"wardround      {result['ms_per_node']['wardround']:.2f} ms per node, ratio {result['ratio']:.1f}")


if __name__ == "__main__":
    main()
