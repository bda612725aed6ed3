"""Run it: `python -m benchmarks.retrieval --data FOLDER --json OUT`."""

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wardround.records import KnowledgeDocument

from . import __doc__ as about
from .data import WAYS, Question, documents, medquad, questions
from .lay import LAY_SETS, in_a_story, lay_questions
from .measure import measure
from .systems import System, systems


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=(about or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="at most 300 questions of each set")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=["fields"], help="how documents are handed over")
    parser.add_argument(
        "--every", type=int, default=1, help="only every so many documents of MedQuAD: quick with models"
    )
    parser.add_argument("--lay-set", nargs="+", choices=LAY_SETS, default=LAY_SETS, help="of our lay questions")
    parser.add_argument("--embedder", help="a second store with this embedder, e.g. sentence-transformers:FOLDER")
    given = parser.parse_args()
    sets = all_sets(given.data, 300 if given.quick else 2000, given.lay_set, given.every)
    results: dict[str, Any] = {}
    for way in given.ways:
        results[way] = run(list(documents(given.data, way, given.every)), way, given.embedder, sets)
        given.json.write_text(json.dumps(results, indent=2), encoding="utf-8")


def all_sets(folder: Path, most: int, lay: Sequence[str], every: int) -> dict[str, list[Question]]:
    """Every set of questions."""
    sets = questions(folder, most, every)
    told = in_a_story(sets["medquad question"][: most // 2])
    asked = {f"lay question, {name}": lay_questions(medquad(folder, every), name) for name in lay}
    return {**sets, "medquad in a story": told, **asked}


def run(
    docs: Sequence[KnowledgeDocument], way: str, embedder: str | None, sets: dict[str, list[Question]]
) -> dict[str, Any]:
    """All systems on documents that are handed over in one way."""
    results: dict[str, Any] = {"documents": len(docs), "systems": {}, "not_run": []}
    print(f"\n== {way}: {len(docs)} documents")
    with tempfile.TemporaryDirectory() as scratch:
        for system in systems(docs, Path(scratch), embedder):
            if isinstance(system, str):
                results["not_run"].append(system)
                print(system)
            else:
                results["systems"][system.name] = figures(system, sets)
    return results


def figures(system: System, sets: dict[str, Sequence[Question]]) -> dict[str, Any]:
    """One system on all sets."""
    print(f"\n{system.name}: built in {system.build_s:.1f} s")
    found: dict[str, Any] = {"build_s": round(system.build_s, 1)}
    for name, asked in sets.items():
        row = found[name] = measure(system, asked)
        print(f"  {name:20}", "  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
    return found


if __name__ == "__main__":
    main()
