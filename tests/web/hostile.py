"""A case with a string that would run in every field that a file can bring: names, tags, file names, facts, texts."""

import json
import warnings
from pathlib import Path

from wardround import api

NAME = "<img src=x onerror=alert(1)>"
FIELD = f"{NAME}\"'{{{{7*7}}}}</textarea><script>alert(2)</script>"

_NOTE = f"""Patient: {NAME}
Author: Dr {FIELD}

ASSESSMENT
Asthma {FIELD}.

{FIELD}
Text.

ALLERGIES
Penicillin {FIELD}.
"""


def folder_of(tmp_path):
    """The case's folder; its own names are part of it."""
    root = Path(__file__).parents[2] / "examples" / "cases" / "pneumonia"
    folder = tmp_path / "<script>alert(3)<" / "img src=x onerror=alert(1)> case"
    folder.mkdir(parents=True)
    _write_image(root / "chest.dcm", folder / f"{NAME}.dcm")
    bundle = json.loads((root / "bundle.json").read_text())
    (folder / "b'\"><svg onload=alert(1)>.json").write_text(json.dumps(_filled(bundle)))
    (folder / "n<script>alert(1)<.txt").write_text(_NOTE)
    labs = f"date,test,value,unit,reference,flag\n2026-03-02,{FIELD},14,{FIELD},4-10,H\n"
    (folder / "labs<b>.csv").write_text(labs)
    return folder


def run_of(tmp_path):
    """A waiting run on it."""
    case = api.load_case(folder_of(tmp_path), question=f"Has the patient asthma {FIELD}?")
    assert len(case.documents) >= 3
    assert len(case.images) == 1
    run = api.run(case.model_copy(update={"id": f"case {FIELD}"}))
    assert run.status == "awaiting_review"
    return run


def _write_image(source, target):
    import pydicom

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydicom says that these are no values for such tags
        tags = pydicom.dcmread(source)
        tags.PatientName = NAME
        for name in ("StudyDescription", "SeriesDescription", "BodyPartExamined", "ReferringPhysicianName"):
            setattr(tags, name, FIELD[:16] if name == "BodyPartExamined" else FIELD[:60])
        tags.save_as(target)


def _filled(value):
    if isinstance(value, dict):
        return {name: _field(name, item) for name, item in value.items()}
    return [_filled(item) for item in value] if isinstance(value, list) else value


def _field(name, item):
    if name == "name":  # the patient's, which must be the same in all sources
        return [{"text": NAME}] if isinstance(item, list) else item
    return FIELD if name in ("text", "display", "unit") and isinstance(item, str) else _filled(item)
