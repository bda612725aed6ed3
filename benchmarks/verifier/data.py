"""The visits: a record and a note that rests on it."""

import csv
import hashlib
from pathlib import Path
from typing import NamedTuple

from wardround.records import Case, Document, Source

ACI = {"tune": ("train.csv",), "report": ("valid.csv", "clinicalnlp_taskB_test1.csv")}
MTS = {"tune": ("MTS-Dialog-TrainingSet.csv",), "report": ("MTS-Dialog-ValidationSet.csv",)}
_SHORTEST = 60
"""Characters; sections of MTS-Dialog that only say `noncontributory` are left out."""


class Visit(NamedTuple):
    """A dialogue with its note."""

    id: str
    record: str
    note: str
    case: Case


def visits(data: Path, corpus: str, half: str) -> list[Visit]:
    """The visits of one half of a corpus (`aci_bench` or `mts_dialog`)."""
    files = (ACI if corpus == "aci_bench" else MTS)[half]
    return [visit for name in files for visit in _read(data / corpus / name, corpus)]


def _read(path: Path, corpus: str) -> list[Visit]:
    csv.field_size_limit(10**9)
    found = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            note = row["note"] if corpus == "aci_bench" else row["section_text"]
            if len(note) >= _SHORTEST:
                found.append(visit(f"{path.stem}-{number}", _plain(row["dialogue"]), _plain(note)))
    return found


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def visit(name: str, record: str, note: str) -> Visit:
    """A case made of one dialogue."""
    sha = hashlib.sha256(record.encode()).hexdigest()
    document = Document(
        id="d1", kind="dialogue", title=name, text=record, source=Source(path=f"{name}.txt", sha256=sha)
    )
    case = Case(id=name, task="summary", root="/", documents=(document,))
    return Visit(name, record, note, case)
