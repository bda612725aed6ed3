"""Numbers, doses, times, sides, sex, allergens and code status; all patients are invented."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.records import Case, Document, Source, Subject

NOTE = """INVENTED PATIENT

HISTORY OF PRESENT ILLNESS
Ms. Example is a 58-year-old woman with cough for two weeks. The left knee was replaced on 2026-03-04.
Both ankles are swollen.

MEDICATIONS
Lisinopril 10 mg once daily in the morning.
Metformin two 500 mg tablets twice daily.
Ibuprofen 400 mg as needed.

LABORATORY
Hemoglobin A1c 8.2 %. Creatinine 1.4 mg/dL. Oxygen saturation 91 %. Grade 2/6 systolic murmur. The cyst is 2.5 cm.

ALLERGIES
Penicillin (rash).

CODE STATUS
Full code.

PLAN
Chest radiograph in 6 weeks.
"""


def case_of(text: str, kind: str = "note", **more) -> Case:
    document = Document(id="d1", kind=kind, title="t", text=text, source=Source(path="t.txt", sha256="0" * 64))
    return Case(id="c", task="summary", root="/", documents=(document,), **more)


def flags(sentence: str, case: Case, severities=("review", "urgent")) -> dict[str, str]:
    verdicts = verify_text(sentence, case, max_omissions=0).verdicts
    return {f.code: f.message for v in verdicts for f in v.flags if f.severity in severities}


WRONG = [
    ("HbA1c was 7.1%.", "number_mismatch"),
    ("The creatinine was 2.4 mg/dL.", "number_mismatch"),
    ("A 4/6 systolic murmur was heard.", "number_mismatch"),
    ("The cyst measures 3.5 cm.", "number_mismatch"),
    ("Cough for 5 weeks.", "duration_mismatch"),
    ("Chest radiograph in 3 months.", "duration_mismatch"),
    ("Metformin 500 mg twice daily and lisinopril 40 mg once daily.", "dose_mismatch"),
    ("Lisinopril 10 mg four times daily.", "frequency_mismatch"),
    ("Lisinopril 10 mg once daily at bedtime.", "frequency_mismatch"),
    ("The right knee was replaced in March.", "laterality_mismatch"),
    ("Swelling of the left ankles.", "laterality_mismatch"),
    ("She says that he has a cough.", "sex_mismatch"),
    ("He has had a cough for two weeks. He is a man of 58.", "sex_mismatch"),
    ("She is allergic to sulfa.", "allergy_mismatch"),
    ("Because of her codeine allergy, ibuprofen was given.", "allergy_mismatch"),
    ("Code status: DNR.", "code_status_mismatch"),
    ("She is do-not-intubate.", "code_status_mismatch"),
]

RIGHT = [
    "HbA1c 8.2%.",
    "Glycated hemoglobin of 8.2 %.",
    "Cough for 14 days.",
    "Cough for a couple of weeks.",
    "The cyst measures 25 mm.",
    "Metformin 1000 mg BID.",
    "Metformin 1 g twice a day.",
    "Lisinopril 10 mg every morning.",
    "Ibuprofen 400 mg PRN.",
    "The left knee was replaced on March 4.",
    "The left knee was replaced on 3/4/26.",
    "Swelling of the ankles bilaterally.",
    "Chest radiograph in 42 days.",
    "She is allergic to penicillin.",
    "Code status: full code.",
    "She is not DNR.",
    "DNR was discussed, and she remains full code.",
]


@pytest.fixture
def case() -> Case:
    return case_of(NOTE)


@pytest.mark.parametrize(("sentence", "code"), WRONG)
def test_a_wrong_slot_is_flagged_for_its_reason(sentence, code, case):
    assert code in flags(sentence, case)


@pytest.mark.parametrize("sentence", RIGHT)
def test_the_same_in_another_form_is_not_flagged(sentence, case):
    assert not flags(sentence, case)


def test_a_number_is_compared_with_what_it_measures(case):
    message = flags("HbA1c was 7.1%.", case)["number_mismatch"]
    assert "8.2" in message
    assert "91" not in message


def test_another_code_status_and_a_made_up_allergy_are_matters_of_fact(case):
    for sentence in ("Code status: DNR.", "She is allergic to sulfa."):
        assert flags(sentence, case, severities=("urgent",))


def test_no_code_status_but_full_is_made_up_in_silence():
    silent = case_of("INVENTED PATIENT. Cough for two weeks.")
    assert "code_status_mismatch" in flags("Code status: DNR.", silent)
    assert "code_status_mismatch" not in flags("Code status: full code.", silent)


def test_a_spoken_wish_is_a_code_status():
    said = case_of("Doctor: Invented visit.\nPatient: I do not want to be resuscitated.\n", kind="dialogue")
    assert "code_status_mismatch" not in flags("The patient is DNR.", said)


def test_a_drug_of_the_recorded_class_is_no_other_allergy(case):
    assert "allergy_mismatch" not in flags("She has an amoxicillin allergy.", case)


def test_a_reaction_that_is_told_in_other_words_is_an_allergy():
    said = case_of("Doctor: Any medicines?\nPatient: Codeine, I broke out in hives from it.\n", kind="dialogue")
    assert "allergy_mismatch" not in flags("Allergic to codeine.", said)


def test_a_decimal_that_a_transcript_cut_in_two_is_read_as_one():
    said = case_of("[doctor] your a1c last time was seven .\nthree\n[doctor] okay .\n", kind="dialogue")
    assert not flags("Hemoglobin A1c was 7.3.", said)
    assert "number_mismatch" in flags("Hemoglobin A1c was 9.3.", said)


@pytest.mark.parametrize(
    "sentence",
    ["It was restarted on March 7.", "She was seen on Monday, with a Holter.", "She is followed by Dr. Zyx."],
)
def test_months_days_devices_and_people_are_no_drugs(sentence, case):
    assert "drug_mismatch" not in flags(sentence, case, severities=("note", "review", "urgent"))


def test_what_cannot_be_is_flagged(case):
    said = case_of("INVENTED PATIENT. Strength is 5 of 5 and 6 of 6 weeks are over. Cough for 6 days, then 4 days.")
    assert flags("Strength 6/5.", said)
    assert flags("Cough for 6 to 4 days.", said)


def test_the_sex_that_the_case_states_counts_over_the_words_of_the_record():
    stated = case_of("Seen with her husband. He drove.", subject=Subject(name="Anna Example", sex="female"))
    assert "sex_mismatch" in flags("A 58-year-old man with cough.", stated)
    assert "sex_mismatch" not in flags("A 58-year-old woman with cough.", stated)


def test_a_magnetic_resonance_image_is_no_man(case):
    assert "sex_mismatch" not in flags("She had an MR arthrogram of the left knee.", case)
