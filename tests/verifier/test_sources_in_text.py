"""Contradictions between what the notes of an invented patient say in words."""

import pytest

import wardround as wr

DAY = "Date: 2026-03-04\n"


def conflicts(**texts):
    files = {f"{name}.txt": text for name, text in texts.items()}
    return [flag.message for flag in wr.verify("Seen today.", files).flags if flag.code == "source_conflict"]


@pytest.mark.parametrize("denial", ["Allergies: none.", "No allergies known.", "NKDA", "Not allergic to cefalexin."])
def test_an_allergy_beside_any_denial_of_it(denial):
    assert conflicts(gp="Allergies: cefalexin (rash).", ward=f"Ward note.\n{denial}\n")


def test_a_denial_of_another_sort_is_none():
    assert conflicts(gp="Allergies: cefalexin (rash).", ward="Ward note.\nNo food allergies.\n") == []
    assert (
        conflicts(gp="Allergies: cefalexin (rash).", ward="Flushing with vancomycin: infusion reaction, not allergy.")
        == []
    )


@pytest.mark.parametrize(
    "order", ["Start amoxicillin 500 mg tds.", "Commenced on amoxicillin.", "Given oral amoxicillin."]
)
def test_what_is_given_against_an_allergy_of_the_record(order):
    (message,) = conflicts(ward=f"Allergy: penicillin.\n\nPlan:\n{order}\n")
    assert "allergy to penicillin is recorded" in message


@pytest.mark.parametrize(
    "line", ["MSU: E. coli, R amoxicillin, S nitrofurantoin.", "Avoid amoxicillin.", "Start doxycycline 100 mg."]
)
def test_what_is_not_given_is_against_no_allergy(line):
    assert conflicts(ward=f"Allergy: penicillin.\n\nPlan:\n{line}\n") == []


def test_an_allergy_found_after_it_was_given_is_no_conflict():
    given = "Date: 2026-03-04\nStarted amoxicillin 500 mg tds.\n"
    assert conflicts(a=given, b="Date: 2026-03-06\nAllergies: amoxicillin (rash on day 2).\n") == []


def test_two_code_statuses_of_one_day():
    (message,) = conflicts(a=f"{DAY}Code status: Full code.\n", b=f"{DAY}Code status: DNR.\n")
    assert "2026-03-04" in message
    assert conflicts(a="Date: 2026-03-01\nCode status: Full code.\n", b=f"{DAY}Code status: DNR.\n") == []


def test_two_people_in_the_texts_of_one_case():
    assert conflicts(a="A 64-year-old man with a cough.", b="64-year-old woman with a cough.") == [
        "two sources give the patient a different sex"
    ]
    assert conflicts(a="A 64-year-old man with a cough.", b="A 31 yo man with a cough.") == [
        "two sources give the patient a different age"
    ]
    assert conflicts(a="A 2-year-old boy with a cough.", b="Hit by a 40-year-old man. His 64-year-old wife came.") == []


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("K 4.2", True),
        ("Potassium was 4.2 mmol/L.", True),
        ("Hb 13.1 today.", True),
        ("K 6.2, repeat K 4.2.", False),
        ("VBG 09:10: K 5.2", False),
        ("His potassium was 4.2 in February.", False),
        ("Hb 7.1 today.", False),
    ],
)
def test_a_result_by_its_short_name(line, is_told):
    labs = "date,test,value,unit\n2026-03-04,Potassium,6.2,mmol/L\n2026-03-04,Hemoglobin,7.1,g/dL\n"
    found = wr.verify("Seen today.", {"note.txt": f"{DAY}{line}\n", "labs.csv": labs}).flags
    assert ("source_conflict" in [flag.code for flag in found]) is is_told


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Apixaban was stopped because of a bleed.", True),
        ("Apixaban must not be stopped.", False),
        ("Her mother stopped apixaban.", False),
        ("Apixaban stopped before surgery.", False),
        ("Apixaban stopped and restarted on day 3.", False),
    ],
)
def test_a_medicine_in_use_that_was_stopped_for_good(line, is_told):
    order = (
        '{"resourceType": "MedicationRequest", "id": "m", "status": "active", "intent": "order", '
        '"medicationCodeableConcept": {"text": "Apixaban 5 mg tablet"}, "authoredOn": "2026-03-03", '
        '"dosageInstruction": [{"text": "5 mg twice daily"}]}'
    )
    found = wr.verify("Seen today.", {"note.txt": f"{DAY}{line}\n", "order.json": order}).flags
    assert ("source_conflict" in [flag.code for flag in found]) is is_told


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Methotrexate 15 mg once daily", True),
        ("Methotrexate 10 mg once weekly", True),
        ("Methotrexate 15 mg every Monday", False),
    ],
)
def test_a_structured_dosage_against_a_list(line, is_told):
    order = (
        '{"resourceType": "MedicationRequest", "id": "m", "status": "active", "intent": "order", '
        '"medicationCodeableConcept": {"text": "Methotrexate 2.5 mg tablet"}, "authoredOn": "2026-03-04", '
        '"dosageInstruction": [{"text": "15 mg once weekly"}]}'
    )
    note = f"{DAY}\nCurrent medications:\n{line}\n"
    found = wr.verify("Seen today.", {"note.txt": note, "order.json": order}).flags
    assert ("source_conflict" in [flag.code for flag in found]) is is_told
