"""A dialogue of an invented patient, as a case; and what is flagged of a sentence against FHIR resources and notes."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from wardround import load_case, verify
from wardround.records import Case, Document, Source, Subject

DIALOGUE = """INVENTED PATIENT
[doctor] hi , anna . anna is a 52-year-old female with asthma and high blood pressure , here for left knee pain .
[patient] yes , it started about three weeks ago .
[doctor] any fever or chills ?
[patient] no , nothing like that .
[doctor] okay , any swelling in the knee ?
[patient] yes , a little bit .
[doctor] and you're taking lisinopril twenty milligrams once a day ?
[patient] that's right .
[doctor] any chest pain ? shortness of breath ?
[patient] no .
[doctor] is there heart disease in the family ?
[patient] my mother had a stroke .
[doctor] your blood pressure is one thirty over eighty today .
[doctor] there is mild tenderness of the left knee and no effusion .
[doctor] the x-ray of the left knee is normal . i think this is probably arthritis .
[doctor] i'd like you to take ibuprofen 600 milligrams three times a day with food and come back in six weeks .
[patient] i'm allergic to penicillin , just so you know .
"""


@pytest.fixture
def visit() -> Case:
    document = Document(
        id="d1", kind="dialogue", title="visit", text=DIALOGUE, source=Source(path="visit.txt", sha256="0" * 64)
    )
    return Case(
        id="visit", task="summary", root="/", documents=(document,), subject=Subject(name="Anna Example", sex="female")
    )


@pytest.fixture
def flagged() -> Callable[..., set[str]]:
    """The checks that bring a sentence to a person: `flagged(sentence, *resources, note="...")`."""

    def checks(sentence: str, *resources: dict[str, Any], note: str = "") -> set[str]:
        patient = {"resourceType": "Patient", "id": "p", "gender": "female", "birthDate": "1968-02-03"}
        entries = [{"resource": {"id": f"r{n}", **one}} for n, one in enumerate([patient, *resources])]
        bundle = json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})
        record = load_case(({"record.json": bundle} if resources else {}) | ({"note.txt": note} if note else {}))
        return checks_of(sentence, record)

    return checks


def medicine(name, dosage, status="active"):
    """A structured order of an invented patient."""
    return {
        "resourceType": "MedicationRequest",
        "status": status,
        "medicationCodeableConcept": {"text": name},
        "dosageInstruction": [{"text": dosage}],
    }


def for_review(text, record):
    """The flags that send a person to a sentence of a draft."""
    return [flag for one in verify(text, record).verdicts for flag in one.flags if flag.severity != "note"]


def checks_of(text, record):
    """What sends a person to it."""
    return {flag.check for flag in for_review(text, record)}


def codes_of(text, record):
    """The kinds of mistake for which a person is sent to it."""
    return {flag.code for flag in for_review(text, record)}
