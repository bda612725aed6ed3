"""How conditions stand by problem lists: active, resolved, in remission, supposed. All patients are invented."""

import pytest


def _problem(name: str, clinical: str, verification: str = "confirmed") -> dict[str, object]:
    return {
        "resourceType": "Condition",
        "code": {"text": name},
        "clinicalStatus": {"coding": [{"code": clinical}]},
        "verificationStatus": {"coding": [{"code": verification}]},
    }


RECORD = (
    _problem("Graves disease", "remission"),
    _problem("Pulmonary embolism", "resolved"),
    _problem("Shingles", "inactive"),
    _problem("Essential hypertension", "active"),
    _problem("Polymyalgia rheumatica", "active", "provisional"),
    _problem("Rheumatoid arthritis of both hands", "active"),
)


@pytest.mark.parametrize(
    "wrong",
    [
        "She has active shingles.",
        "Active Graves disease.",
        "Current problems: essential hypertension, PE.",
        "Diagnoses: pulmonary embolism (active), hypertension (active).",
        "Resolved conditions: rheumatoid arthritis.",
        "Hypertension has resolved.",
        "Inactive problems:\n- shingles\n- rheumatoid arthritis",
    ],
)
def test_a_condition_that_stands_otherwise_is_flagged(flagged, wrong):
    assert "written_status" in flagged(wrong, *RECORD)


@pytest.mark.parametrize(
    "true",
    [
        "Active problems: hypertension, rheumatoid arthritis, polymyalgia rheumatica.",
        "Resolved problems: pulmonary embolism, shingles.",
        "Graves disease is in remission.",
        "She has no active shingles.",
        "Past medical history: PE, shingles, Graves disease.",
        "Pulmonary embolism (resolved), hypertension (active).",
    ],
)
def test_a_condition_that_stands_so_passes(flagged, true):
    assert "written_status" not in flagged(true, *RECORD)


def test_what_a_note_says_of_today_counts_too(flagged):
    note = "CLINIC NOTE\nShingles again, new crop of vesicles at T4.\n"
    assert "written_status" not in flagged("She has active shingles.", *RECORD, note=note)


def test_a_provisional_diagnosis_is_not_established(flagged):
    assert "written_sureness" in flagged("Polymyalgia rheumatica is an established diagnosis.", *RECORD)
    assert not flagged("Polymyalgia rheumatica is a provisional diagnosis.", *RECORD)


def test_a_letter_says_how_a_condition_stands(flagged):
    note = "CLINIC LETTER\nPMHx: sarcoidosis in remission, hypertension. Old pulmonary embolism (resolved).\n"
    assert "written_status" in flagged("Active problems: hypertension, PE.", note=note)
    assert "written_status" in flagged("She has active sarcoidosis.", note=note)
    assert "written_status" not in flagged("Active problems: hypertension. Sarcoidosis is in remission.", note=note)
