"""Bounds of reference ranges are no results; all patients are invented."""

import json

import pytest

import wardround as wr

CSV = {
    "labs.csv": "date,test,value,unit,reference\n"
    "2026-04-02,Sodium,118,mmol/L,133-146\n"
    "2026-04-02,Lactate,4.9,mmol/L,<2.1\n"
}
NOTE = {
    "note.txt": "CLINIC LETTER (invented patient)   02/04/2026\n"
    "Sodium 118 mmol/L, reference range 133-146. Lactate 4.9 mmol/L [normal <2.1].\n"
}
TABLE = {
    "table.txt": "RESULTS (invented)   02/04/2026\n"
    "Test         Value    Unit      Range\n"
    "Sodium       118      mmol/L    133-146\n"
    "Lactate      4.9      mmol/L    <2.1\n"
}


def _observation(code: str, text: str, value: float, limits: dict[str, float]) -> dict[str, object]:
    return {
        "resourceType": "Observation",
        "id": text.casefold(),
        "status": "final",
        "code": {"text": text, "coding": [{"system": "http://loinc.org", "code": code}]},
        "effectiveDateTime": "2026-04-02",
        "valueQuantity": {"value": value, "unit": "mmol/L"},
        "referenceRange": [{name: {"value": limit, "unit": "mmol/L"} for name, limit in limits.items()}],
    }


FHIR = {
    "sodium.json": json.dumps(_observation("2951-2", "Sodium", 118, {"low": 133, "high": 146})),
    "lactate.json": json.dumps(_observation("2524-7", "Lactate", 4.9, {"high": 2.1})),
}


def _flags(text: str, documents: dict[str, str]) -> set[tuple[str, str]]:
    verdicts = wr.verify(text, wr.load_case(documents)).verdicts
    return {(flag.code, flag.severity) for verdict in verdicts for flag in verdict.flags if flag.severity != "note"}


@pytest.mark.parametrize("documents", [CSV, NOTE, TABLE, FHIR], ids=["csv", "note", "table", "fhir"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Sodium was 133 mmol/L.",
        "Sodium was 146.",
        "Sodium fell from 133 to 118.",
        "Lactate was 2.1 mmol/L.",
    ],
)
def test_a_bound_of_a_reference_range_is_nobodys_result(sentence, documents):
    assert ("number_mismatch", "urgent") in _flags(sentence, documents)


@pytest.mark.parametrize("documents", [CSV, NOTE, TABLE, FHIR], ids=["csv", "note", "table", "fhir"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Sodium was 118 mmol/L (reference 133-146).",
        "Sodium was 118 (normal 133-146).",
        "Sodium 118 mmol/L [133-146].",
        "Sodium was 118, below the lower limit of 133.",
        "Sodium was 118; 133 is the lower limit of normal.",
        "Lactate was 4.9 (reference <2.1).",
        "Lactate was 4.9 mmol/L, normal below 2.1.",
    ],
)
def test_a_draft_may_state_the_range_itself(sentence, documents):
    assert _flags(sentence, documents) == set()


def test_two_cells_with_a_dash_between_are_no_range():
    table = {
        "t.txt": "RESULTS (invented)\nTest    01/04   02/04   03/04   04/04\nSodium   118     121      -      127\n"
    }
    assert _flags("Sodium rose from 121 to 127.", table) == set()
