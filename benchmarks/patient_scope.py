"""Can a search in one patient's record ever hit another's?

Records of 200 invented patients, made of the same sentences, each with marks of its own in every line. 10,000 queries,
50 of each patient, half of them with another patient's marks in them. Every place that is found is looked up and must
carry the asking patient's mark. A knowledge store stands beside them, filled with the starter cards and searched with
the same queries after all records were indexed: no mark of any patient may be found in it or in its files.

    python -m benchmarks.patient_scope --json OUT [--quick]
"""

import argparse
import json
import random
import tempfile
from pathlib import Path

from wardround.agents.gatherer import RecordIndex
from wardround.knowledge import KnowledgeStore, starter_cards
from wardround.records import Case, Document, Source

_LINES = (
    "has hypertension, on lisinopril 10 mg daily",
    "reports chest pain on exertion since March",
    "is allergic to penicillin, rash in childhood",
    "had a chest X-ray with an opacity in the right lower lobe",
    "HbA1c 8.1%, metformin increased to 1000 mg",
    "denies shortness of breath and fever",
    "mother had breast cancer at 52",
    "INR 2.4 on warfarin for atrial fibrillation",
)
_QUERIES = (
    "what is the blood pressure treatment",
    "any drug allergies",
    "chest pain",
    "findings of the chest radiograph",
    "diabetes control",
    "anticoagulation",
    "family history of cancer",
    "is the patient short of breath",
)


def record(number: int) -> Case:
    """An invented patient's record; every line has the mark."""
    draw = random.Random(number)
    documents = []
    for place in range(4):
        text = "\n".join(f"{mark(number)} {draw.choice(_LINES)}." for _ in range(12))
        source = Source(path=f"d{place}.txt", sha256="0" * 64)
        documents.append(Document(id=f"d{place}", kind="note", title="Note", text=text, source=source))
    return Case(id=f"invented-{number}", task="summary", root="/nowhere", documents=tuple(documents))


def mark(number: int) -> str:
    """A name that nobody else has."""
    return f"Zq{number:04}xv"


def strangers(number: int, case: Case, asked: int, patients: int) -> tuple[int, int]:
    """Hits of one patient's queries, and how many of them are not this patient's."""
    draw, index, hits, wrong = random.Random(number), RecordIndex(case), 0, 0
    for place in range(asked):
        other = mark(draw.randrange(patients)) if place % 2 else ""
        for span in index.search(f"{draw.choice(_QUERIES)} {other}", 5):
            text = case.document(span.document_id).text[span.start : span.end]
            hits += 1
            wrong += mark(number) not in text
    return hits, wrong


def in_store(folder: Path, patients: int) -> int:
    """How many patients' marks a knowledge store gives back or has in its files."""
    with KnowledgeStore.open(folder) as store:
        store.add(starter_cards())
        texts = [hit.passage.text for n in range(patients) for hit in store.search(f"{_QUERIES[n % 8]} {mark(n)}", k=3)]
    files = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    found = (
        any(mark(n) in text for text in texts) or any(mark(n).encode() in f for f in files) for n in range(patients)
    )
    return sum(found)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="20 patients")
    given = parser.parse_args()
    patients, asked = 20 if given.quick else 200, 50
    cases = [record(number) for number in range(patients)]
    counts = [strangers(number, case, asked, patients) for number, case in enumerate(cases)]
    with tempfile.TemporaryDirectory() as scratch:
        results = {
            "patients": patients,
            "queries": patients * asked,
            "hits": sum(hits for hits, _ in counts),
            "hits_of_others": sum(wrong for _, wrong in counts),
            "patients_in_the_knowledge_store": in_store(Path(scratch) / "store", patients),
        }
    print("\n".join(f"{name}: {value}" for name, value in results.items()))
    given.json.write_text(json.dumps(results, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
