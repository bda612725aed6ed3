"""Verify drafts of two models on processes, a JSON line for each, and count why statements were flagged."""

import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import wardround as wr

CASE = Path(__file__).parent.parent / "cases" / "pneumonia"
DRAFTS = {
    "model-a": "Pneumonia of the right lower lobe. She takes metformin 1000 mg twice daily.",
    "model-b": "Pneumonia of the left lower lobe. She takes metformin 850 mg twice daily.",
}


def verify(job: tuple[str, str]) -> dict[str, object]:
    found = wr.verify(job[1], CASE)
    reasons = Counter(flag.code for one in found.verdicts for flag in one.flags if flag.severity != "note")
    return {"model": job[0], "statements": len(found.verdicts), "reasons": reasons, "result": found.model_dump()}


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(verify, DRAFTS.items()):
            print(json.dumps(line)[:200])
