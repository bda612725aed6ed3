"""FHIR pasted into a text is read as FHIR; what only looks like it is on record."""

import json

import pytest

from wardround import load_case
from wardround.records import MixedPatientsError

PATIENT = {"resourceType": "Patient", "id": "p", "name": [{"family": "Muster", "given": ["Erika"]}]}
ORDER = {
    "resourceType": "MedicationRequest",
    "id": "m",
    "status": "active",
    "intent": "order",
    "subject": {"reference": "Patient/p"},
    "medicationCodeableConcept": {"text": "Metformin 500 mg"},
    "dosageInstruction": [{"text": "twice daily"}],
}
BUNDLE = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": PATIENT}, {"resource": ORDER}]}
PROSE = "INVENTED PATIENT. The export of the clinic, as sent:"


def lines(case):
    return [(line.item, line.status) for line in case.coverage]


@pytest.mark.parametrize(
    "written", [json.dumps(BUNDLE, indent=2), json.dumps(BUNDLE), f"{json.dumps(PATIENT)}\n{json.dumps(ORDER)}"]
)
def test_fhir_below_a_line_of_prose_gives_facts_and_no_sentences(written):
    case = load_case({"mail.txt": f"{PROSE}\n\n{written}\n\nShe is well.\n"})
    note, fhir = case.documents
    assert note.text == f"{PROSE}\n\nShe is well."
    assert (fhir.kind, [fact.ref for fact in fhir.facts]) == (
        "fhir",
        ["MedicationRequest/m#medicationCodeableConcept", "Patient/p#name"],
    )
    assert lines(case) == [("mail.txt", "read"), ("mail.txt line 3", "read")]
    assert case.subject.name == "Erika Muster"


def test_resources_apart_are_parts_of_their_own():
    case = load_case({"mail.txt": f"{PROSE} {json.dumps(ORDER)}\nand\n{json.dumps({**ORDER, 'id': 'n'})}"})
    assert lines(case) == [("mail.txt", "read"), ("mail.txt line 1", "read"), ("mail.txt line 3", "read")]


def test_what_begins_like_a_resource_and_is_cut_off_is_on_record_and_stays_text():
    text = f"{PROSE}\n{json.dumps(ORDER)[:-20]}\n"
    case = load_case({"mail.txt": text})
    assert case.documents[0].text == text
    assert lines(case) == [("mail.txt", "read"), ("mail.txt line 2", "unreadable")]


@pytest.mark.parametrize(
    "text", ['The key "resourceType" is missing in {"a": 1}.', '{ braces } and "resourceType"', '{"x": {"y": 2}}']
)
def test_other_braces_are_text(text):
    case = load_case({"mail.txt": f"{PROSE}\n{text}\n"})
    assert case.documents[0].text == f"{PROSE}\n{text}\n"
    assert lines(case) == [("mail.txt", "read")]


def test_another_patient_in_it_refuses_the_case():
    other = {**PATIENT, "name": [{"family": "Beispiel", "given": ["Otto"]}], "birthDate": "1950-01-01"}
    with pytest.raises(MixedPatientsError, match=r"mail\.txt"):
        load_case({"mail.txt": f"INVENTED\nPatient: Muster, Erika\nDOB: 1961-04-02\n\n{json.dumps(other)}\n"})
