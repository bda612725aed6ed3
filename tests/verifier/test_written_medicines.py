"""What charts and letters say of one medicine at several times; all patients are invented."""

import pytest

from wardround.agents.verifier.checks.written.courses import courses_in

from .conftest import checks_of

CHART = {
    "2025-11-20_ward.txt": """INVENTED, Bo   61M
Sertraline stopped today by Dr Imagined. Bisoprolol 5 mg daily.
20/11 If sugars still high in a week -> bedtime glargine.
Started azithromycin; no linezolid. Held further tobramycin (AKI) -> meropenem 1 g TDS + fluconazole NOT needed.
Stopped for good: celecoxib. Labetalol not given, BP 96/50; nifedipine not given (asthma).
Ferrous sulfate 200 mg BD x 3/12, Hb check by GP.
""",
    "2026-05-10_discharge.txt": """DISCHARGE 10/05/2026
Rivaroxaban had been given 8/5 and 9/5 am, then held; rivaroxaban 20 mg back on 10/5.
Glargine begun 3/12/25 at 8 units. Candesartan 8 mg (was 16), resumed 9/5.
MEDICATIONS
 carbimazole 20 mg daily
 metformin 500 mg BD
Sore throat or fever: stop carbimazole and get a blood count. Endoscopy 20/5: hold metformin morning of scope.
""",
}


def _checks(sentence: str) -> set[str]:
    return checks_of(sentence, CHART)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sertraline was stopped on 20 November.",
        "Rivaroxaban was resumed on 8 May.",
        "Bedtime glargine was started in December.",
        "Meropenem 1 g three times daily was given instead of tobramycin.",
        "On advice no linezolid was given.",
        "Celecoxib was stopped permanently.",
        "Labetalol was withheld because of low blood pressure, and nifedipine because of asthma.",
        "He was started on ferrous sulfate.",
        "Candesartan was resumed at half of its previous dose.",
        "He went home on carbimazole 20 mg daily.",
        "Metformin was in use at discharge.",
    ],
)
def test_what_became_of_a_medicine_is_read_over_all_of_its_times(sentence: str) -> None:
    assert not _checks(sentence)


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Sertraline was stopped on 22 November.", "written_day"),
        ("Fluconazole was given for five days.", "written_course"),
        ("Candesartan was resumed at its previous dose.", "written_change"),
        ("He was given linezolid.", "written_course"),
    ],
)
def test_what_did_not_become_of_it_is_still_found(sentence: str, check: str) -> None:
    assert check in _checks(sentence)


@pytest.mark.parametrize(
    ("text", "courses"),
    [
        ("Ramipril was therefore replaced with losartan.", {"ramipril": "ended", "losartan": "begun"}),
        ("Ketorolac was withheld because of raised creatinine, and ibuprofen too.", {"ketorolac": "never"}),
        ("No gentamicin was given.", {"gentamicin": "never"}),
    ],
)
def test_what_is_said_of_each_medicine(text: str, courses: dict[str, str]) -> None:
    assert {one.drug: one.course for one in courses_in(text)} == courses
