"""Measure the in-process engine against the model card's way: one greedy `generate` per prompt.

    python -m benchmarks.engine --json OUT [--quick] [--repeats N] [--only PART,...]

Both ways run in turn in one process, float32, one thread, the order reversed on every other repeat. `ratios` are
medians of the repeats' ratios of wall time, `cpu_ratios` of processor time. The models are random, of the real
architecture: figures say how much work is saved, not how fast MedGemma is. `ratios.prompt_lookup` is lookup on against
off in our own loop, on a tiny model whose reply quotes nine tenths; `prompt_lookup_worst` is the lowest of all loads.
`ratios.schema` is time per token bound to a schema over time per free token: below 1 is faster; the worst of all loads.
`ratios.joining` is batches sorted by length over rows that join and leave, the lowest of all loads.
`case_cold` is the first run of the pipeline in this process, with what it imports and compiles; it is cold for the
first of the two `case` parts only.
"""

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .case import whole_case
from .gpu import on_gpu
from .joining import joining
from .loads import Models, loads, lookups
from .memory import memory_alone
from .schemas import Prose, Report, overhead, validity


def parts(models: Models, *, quick: bool, repeats: int) -> dict[str, Callable[[], Any]]:
    """What is measured, by name."""
    from tests.models.tiny import text_of

    ratios = loads(models, words=1000 if quick else 4000)
    found: dict[str, Callable[[], Any]] = {
        name: lambda load=load: load(repeats)  # type: ignore[misc]
        for name, load in ratios.items()
        if not (quick and name.endswith("16k"))
    }
    return found | {
        "prompt_lookup": lambda: lookups(models, repeats),
        "schema": lambda: {
            f"{name}, {rows} rows{of}": overhead(bench, text_of(100), rows, repeats, schema)
            for name, bench in (("tiny", models.tiny), ("big", models.big), ("262k words", models.wide))
            for rows in (1, 8)
            for schema, of in ((Report, ""), (Prose, ", prose"))
        },
        "joining": lambda: {
            f"{name}, {load}": found
            for name, bench in (("tiny", models.tiny), ("big", models.big))
            for load, found in joining(bench, repeats).items()
        },
        "validity": lambda: validity(models.tiny, 40 if quick else 1000),
        "case": lambda: whole_case(models.tiny, models.tiny_seeing, repeats),
        "case_big": lambda: whole_case(models.big, models.seeing, 1),
        "memory": lambda: memory_alone(4000 if quick else 32_000),
        "gpu": on_gpu,
    }


def report(found: dict[str, Any]) -> dict[str, Any]:
    """Ratios by key, and whether all tokens were the same."""
    compared = {name: part for name, part in found.items() if isinstance(part, dict) and "identical" in part}
    ratios = {name: part["ratio"] for name, part in compared.items()}
    cpu = {name: part["cpu_ratio"] for name, part in compared.items()}
    identical = [part["identical"] for part in compared.values()]
    if looked := found.get("prompt_lookup"):
        best = looked["tiny, 1 rows, 90% quoted"]
        ratios |= {"prompt_lookup": best["ratio"], "prompt_lookup_worst": min(one["ratio"] for one in looked.values())}
        cpu |= {"prompt_lookup": best["cpu_ratio"]}
        cpu |= {"prompt_lookup_worst": min(one["cpu_ratio"] for one in looked.values())}
        identical += [one["identical"] for one in looked.values()]
    if bound := found.get("schema"):
        ratios["schema"] = max(one["ratio"] for one in bound.values())
        cpu["schema"] = max(one["cpu_ratio"] for one in bound.values())
    if joined := found.get("joining"):
        ratios["joining"] = min(one["ratio"] for one in joined.values())
        cpu["joining"] = min(one["cpu_ratio"] for one in joined.values())
        identical += [one["identical"] for one in joined.values()]
    for name in ("case", "case_big"):
        if case := found.get(name):
            ratios |= {name: case["ratio"], f"{name}_cold": case["cold_ratio"]}
            cpu |= {name: case["cpu_ratio"], f"{name}_cold": case["cold_cpu_ratio"]}
    return {"ratios": ratios, "cpu_ratios": cpu, "identical_tokens": all(identical), "parts": found}


def main() -> None:
    """Run the parts that were asked for, print and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="shorter charts, one repeat")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", default="", help="names of parts, by commas")
    asked = parser.parse_args()
    import torch
    import transformers

    torch.set_num_threads(1)
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        all_parts = parts(Models(Path(folder)), quick=asked.quick, repeats=1 if asked.quick else asked.repeats)
        for name in asked.only.split(",") if asked.only else all_parts:
            found[name] = all_parts[name]()
            print(f"{name}: {json.dumps(found[name], indent=2)}", flush=True)
            versions = {"torch": torch.__version__, "transformers": transformers.__version__}
            asked.json.write_text(json.dumps({**report(found), **versions}, indent=2) + "\n", encoding="utf-8")
    print(json.dumps({key: value for key, value in report(found).items() if key != "parts"}, indent=2))


if __name__ == "__main__":
    main()
