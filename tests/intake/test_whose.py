"""Whose a FHIR resource is, however it says so: another patient's refuses the case. All invented."""

import json

import pytest

from wardround.agents.intake import load_case
from wardround.records import MixedPatientsError

NUMBER = {"system": "urn:hospital", "value": "EX-7"}


def patient(key="a", family="Muster", given="Erika", birth="1961-04-02", **more):
    return {"resourceType": "Patient", "id": key, "name": [{"family": family, "given": [given]}], "birthDate": birth, "identifier": [NUMBER], **more}  # fmt: skip


def condition(subject, **more):
    return {"resourceType": "Condition", "id": "c", "subject": subject, "code": {"text": "Asthma"}, "clinicalStatus": {"coding": [{"code": "active"}]}, **more}  # fmt: skip


OTHER = patient("p", "Beispiel", "Otto", "1950-01-01") | {"identifier": []}
SAME = patient("p") | {"identifier": []}
OURS = [
    {"reference": "Patient/a"}, {"reference": "Patient/a/_history/3"}, {"reference": "https://fhir.example/r4/Patient/a"}, {"reference": "urn:uuid:a"},
    {"identifier": NUMBER}, {"display": "Erika Muster"}, {"reference": "Group/g"},
]  # fmt: skip
THEIRS = [
    {"reference": "Patient/b"}, {"reference": "https://fhir.example/r4/Patient/b"}, {"reference": "urn:uuid:b"},
    {"identifier": {"system": "urn:hospital", "value": "EX-99123"}}, {"display": "Otto Beispiel"},
]  # fmt: skip


def bundle(tmp_path, *resources):
    entries = [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources]
    (tmp_path / "bundle.json").write_text(
        json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})
    )
    return load_case(tmp_path)


@pytest.mark.parametrize("subject", OURS, ids=str)
def test_the_patient_of_the_file_is_found_again(tmp_path, subject):
    case = bundle(tmp_path, patient(), condition(subject))
    assert case.subject is not None
    assert (case.subject.name, case.subject.identifiers) == ("Erika Muster", ("urn:hospital|EX-7",))


@pytest.mark.parametrize("subject", THEIRS, ids=str)
def test_somebody_else_is_not(tmp_path, subject):
    with pytest.raises(MixedPatientsError, match=r"Patient/a and bundle.json Condition/c"):
        bundle(tmp_path, patient(), condition(subject))


def test_a_contained_patient_counts(tmp_path):
    assert bundle(tmp_path, condition({"reference": "#p"}, contained=[SAME])).subject is not None
    with pytest.raises(MixedPatientsError):
        bundle(tmp_path, patient(), condition({"reference": "#p"}, contained=[OTHER]))


def test_relatives_are_not_the_patient(tmp_path):
    mother = {"resourceType": "RelatedPerson", "id": "m", "patient": {"reference": "Patient/a"}, "name": [{"family": "Muster", "given": ["Anna"]}], "birthDate": "1935-01-01"}  # fmt: skip
    case = bundle(tmp_path, patient(), mother, condition({"reference": "Patient/a"}))
    assert case.subject is not None
    assert case.subject.name == "Erika Muster"


def test_the_same_person_on_another_server_is_the_same(tmp_path):
    (tmp_path / "other.json").write_text(json.dumps(patient("z")))
    case = bundle(tmp_path, patient(), condition({"reference": "Patient/a"}))
    assert not [line for line in case.coverage if "almost" in line.reason]
