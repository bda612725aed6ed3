"""Medicines that charts name by brands, by letters, or by the list they stand in; all patients are invented."""

import pytest

import wardround as wr

CHART = {
    "ward.txt": """WARD NOTE 04/03/2026  Invented patient, not real
Since 2023 on IFX, level low. Aza swap not before June. MPS pulse not needed. Use pcm for fever.
Hip fixed under SPINAL, uneventful. NO SUX at intubation.
D5NS 80 mL/h. Dolo stopped. Urgent care gave a Z-pack type.
No Reglan, no haloperidol. Stop aztreonam, go to meropenem 1 g BD.
Repeat echo in May before deciding on stopping warfarin.
AKI - hold ramipril, furosemide.
Furosemide back 20 mg.
""",
}


def _flags(sentence: str, chart: dict[str, str] = CHART) -> list[str]:
    verdicts = wr.verify(sentence, chart).verdicts
    return [flag.check for one in verdicts for flag in one.flags if flag.severity != "note"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The infliximab level was low.",
        "Azathioprine was not to be swapped before June.",
        "Paracetamol is to be used for fever.",
        "The hip was fixed under a spinal anaesthetic.",
        "No suxamethonium was used at intubation.",
        "She had dextrose with normal saline at 80 mL/h.",
        "Urgent care gave a macrolide.",
    ],
)
def test_another_name_is_no_unknown_medicine(sentence: str) -> None:
    assert not {"drug_unknown", "drug_group_unknown"} & set(_flags(sentence))


@pytest.mark.parametrize(
    "sentence", ["She has been on adalimumab.", "She was given ketamine.", "She was started on a statin."]
)
def test_a_medicine_of_which_there_is_no_name_is_noticed(sentence: str) -> None:
    assert {"drug_unknown", "drug_group_unknown"} & set(_flags(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "She must not receive metoclopramide or haloperidol.",
        "She is on meropenem 1 g twice daily, which replaced aztreonam.",
        "She takes warfarin.",
        "Furosemide continues at 20 mg.",
    ],
)
def test_what_became_of_a_medicine_is_read(sentence: str) -> None:
    assert "written_course" not in _flags(sentence)


def test_one_that_was_replaced_is_over() -> None:
    assert _flags("She continues aztreonam.")


LIST = {
    "admission.txt": "ADMISSION 01/03/2026\nInvented patient. AKI - hold metformin. Labetalol 100 mg BD taken.",
    "pharmacy.txt": """TTO / MEDS REC   06/03/2026
CONTINUE
 metformin 500 mg bd
 apixaban 5 mg bd
CEASED
 labetalol (wheeze)
""",
}


def test_a_list_is_known_by_the_title_of_its_document() -> None:
    assert "written_course" not in _flags("She takes metformin 500 mg twice daily.", LIST)
    assert "written_course" not in _flags("She is going home on apixaban 5 mg twice a day.", LIST)


def test_what_stands_under_ceased_is_over() -> None:
    assert "written_course" in _flags("Labetalol continues.", LIST)
    assert "written_course" not in _flags("Labetalol was stopped because of wheeze.", LIST)


def test_an_end_to_come_is_no_end() -> None:
    chart = {"tta.txt": "TTA LIST 06/03/2026\nclopidogrel 75 mg od   NEW, end 05/11/2026\nramipril 5 mg od\n"}
    assert "written_course" not in _flags("Clopidogrel 75 mg daily until 5 November, then stop it.", chart)
    assert "written_course" in _flags("Ramipril was stopped.", chart)


DRAFT = """**Drug reactions**

Codeine: vomiting.

{behind}"""


@pytest.mark.parametrize(
    "behind",
    [
        "Dear Dr Sample,\n\nShe received levofloxacin for three days.",
        "**Changes to treatment**\n\n- Levofloxacin was given for three days.",
    ],
)
def test_the_allergies_end_where_something_else_begins(behind: str) -> None:
    chart = {"ward.txt": "WARD 01/03/2026\nAllergy: codeine - vomiting.\nLevofloxacin given 3 days. Invented patient."}
    verdicts = wr.verify(DRAFT.format(behind=behind), chart).verdicts
    assert "allergen_unrecorded" not in {flag.check for one in verdicts for flag in one.flags}


def test_an_unrecorded_allergy_below_its_heading_is_noticed() -> None:
    chart = {"ward.txt": "WARD 01/03/2026\nAllergy: codeine - vomiting.\nLevofloxacin given 3 days. Invented patient."}
    verdicts = wr.verify(DRAFT.format(behind="- Levofloxacin: anaphylaxis"), chart).verdicts
    assert "allergen_unrecorded" in {flag.check for one in verdicts for flag in one.flags}
