"""What is said not to be on record and is, not to be done yet, or made in error. All patients are invented."""

import pytest


def _of(kind: str, name: str, **more: object) -> dict[str, object]:
    key = "medicationCodeableConcept" if kind.startswith("Medication") else "code"
    return {"resourceType": kind, key: {"text": name}, **more}


ACTIVE = {"coding": [{"code": "active"}]}
RECORD = (
    _of("Condition", "Epilepsy", clinicalStatus=ACTIVE),
    _of(
        "MedicationRequest", "Levetiracetam 500 mg", status="active", dosageInstruction=[{"text": "500 mg twice daily"}]
    ),
    _of("MedicationStatement", "Gabapentin 300 mg", status="not-taken"),
    _of("Procedure", "Cystoscopy", status="preparation", performedDateTime="2026-07-01"),
    _of("Procedure", "Tonsillectomy", status="completed", performedDateTime="1981-05-05"),
    _of("Observation", "Troponin", status="entered-in-error", valueQuantity={"value": 139, "unit": "ng/mL"}),
    _of("Observation", "Sodium", status="final", valueQuantity={"value": 139, "unit": "mmol/L"}),
)


@pytest.mark.parametrize(
    ("wrong", "check"),
    [
        ("There is no record of epilepsy.", "written_unrecorded"),
        ("There is no documentation of a tonsillectomy.", "written_unrecorded"),
        ("No medications are documented.", "written_unrecorded"),
        ("She takes no regular medications.", "written_unrecorded"),
        ("Medications: none.", "written_unrecorded"),
        ("A sodium level is not recorded.", "written_unrecorded"),
        ("She had a cystoscopy in July 2026.", "written_not_done"),
        ("Troponin 139 ng/L.", "written_nowhere"),
        ("She takes gabapentin.", "written_course"),
    ],
)
def test_what_is_on_record_is_not_denied_nor_what_is_void_told(flagged, wrong, check):
    assert flagged(wrong, *RECORD) & {check, "written_asserted", "written_ever"}


@pytest.mark.parametrize(
    "true",
    [
        "There is no record of asthma.",
        "No immunizations are documented.",
        "There is no record of a recent seizure.",
        "No allergies are recorded.",
        "No new medications.",
        "A cystoscopy is planned.",
        "A troponin was entered in error.",
        "Not taking gabapentin.",
        "She is not taking gabapentin.",
    ],
)
def test_what_is_not_on_record_may_be_denied(flagged, true):
    assert not flagged(true, *RECORD) & {"written_unrecorded", "written_not_done", "written_course"}


FAMILY = {
    "resourceType": "FamilyMemberHistory",
    "status": "completed",
    "relationship": {"text": "Mother"},
    "condition": [{"code": {"text": "Stroke"}, "onsetAge": {"value": 61, "unit": "years"}}],
    "deceasedAge": {"value": 77, "unit": "years"},
}


def test_when_a_parent_died_is_the_records(flagged):
    assert "written_kin_denied" in flagged("Her mother died at 61.", FAMILY)
    assert "written_kin_denied" in flagged("Her mother is alive.", FAMILY)
    assert not flagged("Her mother died at 77.", FAMILY)
    assert not flagged("Her mother had a stroke at 61 and died aged 77.", FAMILY)


def test_a_condition_that_the_patient_has_too_may_be_a_relatives(flagged):
    own = _of("Condition", "Stroke", clinicalStatus=ACTIVE)
    assert not flagged("Family history: stroke in her mother.", FAMILY, own)
    assert not flagged("Family history: stroke.", FAMILY, own)
    assert "written_relative" in flagged("Family history: stroke in her father.", FAMILY)
    uncle = FAMILY | {"relationship": {"text": "Brother"}, "condition": [{"code": {"text": "Wilson disease"}}]}
    assert not flagged("Family history: stroke in her mother, Wilson disease in her brother.", FAMILY, uncle)
