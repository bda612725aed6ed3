"""Sources that contradict each other: `python -m benchmarks.verifier.second.contradictions --data PATH --json OUT`.

Beside each Synthea patient stands a note that is written from the record in other words. As it stands it agrees; with
one contradiction planted, the case should have a flag of its own. A reading of a chest radiograph is held against a
report in the same way. Doses differ only by chance from the strength of a product, which is not compared.
"""

import argparse
import gzip
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import wardround as wr
from wardround.agents.verifier import verify_text
from wardround.records import Case, Document, Fact, Image, ImageFinding, ImageReading, Source, Subject
from wardround.tools.sections import find_sections

_SOURCE = Source(path="made.txt", sha256="0" * 64)


class Told(NamedTuple):
    """A line of the note, true and contradicting."""

    sort: str
    section: str
    true: str
    false: str


def told(case: Case, rng: Random) -> Iterator[Told]:
    """What a note of the record's last day can say of it, with what would contradict."""
    document = next(d for d in case.documents if d.facts)
    last = _day(document)
    facts = [f for f in document.facts if not f.negated]
    for fact in _some(facts, "medication", rng):
        if fact.status == "active" and (dose := re.fullmatch(r"([A-Za-z ]+?) (\d+(?:\.\d+)?) MG(?: .*)?", fact.name)):
            name = dose[1].lower()
            other = float(dose[2]) * rng.choice((2, 4, 0.5))
            yield Told("dose", "HOME MEDICATIONS", f"- {name} {dose[2]} mg", f"- {name} {other:g} mg")
            yield Told("stopped", "HISTORY", f"She takes {name}.", f"She stopped taking {name}.")
    for fact in _some(facts, "allergy", rng)[:1]:
        if fact.status == "active":
            yield Told("allergy", "ALLERGIES", f"{fact.name}.", "NKA.")
    for fact in _some(facts, "problem", rng):
        if fact.status == "active" and (name := _KNOWN.get(fact.name.split(" (")[0].casefold())):
            yield Told("condition", "HISTORY", f"Known {name}.", f"There is no history of {name}.")
    for fact in _some([f for f in facts if (f.date or "")[:10] == last], "result", rng):
        if fact.quantity and (name := _analyte(fact.name)):
            value = round(fact.quantity.value, 1)
            yield Told("result", "LABS", f"{name}: {value:g}", f"{name}: {value * rng.choice((1.5, 2, 0.4)) + 1:.1f}")


def _day(document: Document) -> str:
    """The last day with a result that a note may quote, else the record's last."""
    days = [f.date or "" for f in document.facts if f.kind == "result" and f.quantity and _analyte(f.name)]
    return max(days, default=document.date or "")[:10]


_KNOWN = {
    "hypertension": "high blood pressure",
    "diabetes": "diabetes",
    "prediabetes": "prediabetes",
    "asthma": "asthma",
    "childhood asthma": "asthma",
    "coronary heart disease": "coronary artery disease",
    "anemia": "anemia",
    "hyperlipidemia": "hyperlipidemia",
    "osteoporosis": "osteoporosis",
    "atrial fibrillation": "atrial fibrillation",
}
_ANALYTES = {
    "Glucose": "Glucose",
    "Creatinine": "Creat",
    "Potassium": "K",
    "Sodium": "Na",
    "Hemoglobin [": "Hgb",
    "Platelets": "Plt",
    "Calcium": "Calcium",
    "Triglycerides": "Triglycerides",
    "Leukocytes": "WBC",
    "Urea nitrogen": "BUN",
    "Chloride": "Chloride",
}


def _analyte(name: str) -> str | None:
    return next((said for start, said in _ANALYTES.items() if name.startswith(start)), None)


def _some(facts: list[Fact], kind: str, rng: Random) -> list[Fact]:
    chosen = [fact for fact in facts if fact.kind == kind]
    return rng.sample(chosen, len(chosen))


def note(case: Case, lines: list[Told], false: Told | None) -> Case:
    """The case with a note that says these lines, one of them falsely."""
    when = _day(next(d for d in case.documents if d.facts))
    sections: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        sections[line.section].append(line.false if line is false else line.true)
    text = "\n\n".join(f"{title}\n" + "\n".join(body) for title, body in sections.items())
    written = Document(
        id="note", kind="note", title="Note", text=text, source=_SOURCE, date=when, sections=find_sections(text),
        subject=Subject(sex=case.subject.sex if case.subject else None),
    )  # fmt: skip
    return case.model_copy(update={"documents": (*case.documents, written)})


def _conflicts(case: Case, readings: tuple[ImageReading, ...] = ()) -> list[str]:
    flags = verify_text("Seen today.", case, readings=readings, max_omissions=0).flags
    return [flag.message for flag in flags if flag.code == "source_conflict"]


def measure_charts(folder: Path, seed: int) -> dict[str, Any]:
    """Recall by sort, and what is flagged of notes that agree."""
    hits: dict[str, list[bool]] = defaultdict(list)
    alarms: list[str] = []
    charts = 0
    for number, path in enumerate(sorted(folder.glob("*.json.gz"))):
        with tempfile.TemporaryDirectory() as case_folder:
            (Path(case_folder) / "bundle.json").write_bytes(gzip.decompress(path.read_bytes()))
            case = wr.load_case(case_folder)
        lines = list(told(case, Random(f"contradictions {seed} {number}")))
        if not lines:
            continue
        charts += 1
        agreed = set(_conflicts(note(case, lines, None)))
        alarms += sorted(agreed)
        for line in lines:
            hits[line.sort].append(bool(set(_conflicts(note(case, lines, line))) - agreed))
        other = "male" if case.subject and case.subject.sex == "female" else "female"
        noted = note(case, lines, None)
        swapped = noted.documents[-1].model_copy(update={"subject": Subject(sex=other)})
        changed = noted.model_copy(update={"documents": (*noted.documents[:-1], swapped)})
        hits["sex"].append(bool(set(_conflicts(changed)) - agreed))
    found = {sort: f"{sum(one)} of {len(one)}" for sort, one in sorted(hits.items())}
    return {"found": found, "agreeing notes": charts, "false alarms": alarms}


_FINDINGS = (
    ("pleural effusion", "There is a small {side} pleural effusion.", "No pleural effusion."),
    ("pneumothorax", "Moderate {side} pneumothorax.", "No pneumothorax is seen."),
    ("consolidation", "Airspace consolidation in the {side} lower lobe.", "The lungs are clear without consolidation."),
    ("cardiomegaly", "The heart is enlarged.", "Heart size is normal."),
    ("rib fracture", "Acute {side} rib fracture.", "No rib fracture."),
    ("pulmonary nodule", "A pulmonary nodule projects over the {side} mid zone.", "No pulmonary nodule."),
    ("atelectasis", "Linear atelectasis at the {side} base.", "No atelectasis."),
)


def measure_images() -> dict[str, Any]:
    """Readings against reports that agree, that deny, that assert, and that name the other side."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for name, asserts, denies in _FINDINGS:
        for side in ("left", "right"):
            other = "right" if side == "left" else "left"
            say = asserts.format(side=side)
            sided = "{side}" in asserts
            present = ImageFinding(name=name, presence="present", side=side if sided else None)  # type: ignore[arg-type]
            absent = ImageFinding(name=name, presence="absent")
            hits["agreeing, flagged"] += [_flagged(present, say), _flagged(absent, denies)]
            hits["present, report denies"].append(_flagged(present, denies))
            hits["absent, report asserts"].append(_flagged(absent, say))
            if sided:
                hits["other side"].append(_flagged(present, asserts.format(side=other)))
    return {sort: f"{sum(one)} of {len(one)}" for sort, one in hits.items()}


def _flagged(finding: ImageFinding, sentence: str) -> bool:
    text = f"CHEST X-RAY\n\nFINDINGS\n\n{sentence} The osseous structures are intact.\n"
    report = Document(
        id="r1", kind="report", title="Chest X-ray", text=text, source=_SOURCE, sections=find_sections(text)
    )
    image = Image(id="i1", source=Source(path="i.png", sha256="1" * 64), modality="CR", body_part="CHEST")
    reading = ImageReading(image_id="i1", status="read", engine="made", findings=(finding,))
    case = Case(id="x", task="summary", root="/", documents=(report,), images=(image,))
    return bool(_conflicts(case, (reading,)))


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description="Are contradictions between sources found?")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=3)
    given = parser.parse_args()
    found = {"charts": measure_charts(given.data / "fhir" / "r4_synthea", given.seed), "images": measure_images()}
    print(json.dumps(found, indent=2))
    given.json.write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
