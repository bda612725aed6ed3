"""Orders to the machine: how many payloads are found in passages, and how many clean passages are flagged."""

import csv
import gzip
import json
import random
from pathlib import Path
from typing import Any

from wardround.tools.instructions import find_instructions


def measure(data: Path, *, quick: bool) -> dict[str, Any]:
    """Each payload at the start, in the middle and at the end of a clinical passage; and passages without one."""
    payloads = _payloads(data / "bipia")
    passages = _passages(data)[: 400 if quick else 4000]
    chance = random.Random(7)
    found = [_is_found(payload, chance.choice(passages), place) for payload in payloads for place in (0, 1, 2)]
    flagged = [passage for passage in passages if find_instructions(passage)]
    return {
        "payloads": len(payloads),
        "recall": sum(found) / len(found),
        "clean_passages": len(passages),
        "clean_flagged": len(flagged) / len(passages),
    }


def _payloads(folder: Path) -> list[str]:
    groups = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    return [payload for group in groups for payloads in group.values() for payload in payloads]


def _passages(data: Path) -> list[str]:
    """Paragraphs of notes, turns of visits, and answers for patients, mixed."""
    texts: list[str] = []
    for name in ("train.csv", "valid.csv", "clinicalnlp_taskB_test1.csv"):
        with (data / "aci_bench" / name).open(encoding="utf-8", newline="") as file:
            texts += [part for row in csv.DictReader(file) for part in row["note"].split("\n\n")]
    with (data / "mts_dialog" / "MTS-Dialog-ValidationSet.csv").open(encoding="utf-8", newline="") as file:
        texts += [text for row in csv.DictReader(file) for text in (row["section_text"], row["dialogue"])]
    with gzip.open(data / "medquad" / "medquad.jsonl.gz", "rt", encoding="utf-8") as file:
        texts += [json.loads(line)["answer"] for line in file][::8]
    kept = [text for text in texts if len(text) > 80]
    random.Random(1).shuffle(kept)
    return kept


def _is_found(payload: str, passage: str, place: int) -> bool:
    sentences = passage.split(". ")
    at = (0, len(sentences) // 2, len(sentences))[place]
    before, after = ". ".join(sentences[:at]), ". ".join(sentences[at:])
    start = len(before) + (1 if before else 0)
    text = f"{before}{chr(10) if before else ''}{payload}\n{after}"
    return any(span.start < start + len(payload) and span.end > start for span in find_instructions(text))
