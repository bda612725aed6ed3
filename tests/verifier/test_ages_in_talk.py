"""How old the patient is, as talk tells it in passing; all patients are invented."""

import pytest

import wardround as wr


def checks(text, talk):
    found = wr.verify(text, {"visit.txt": f"INVENTED PATIENT\nDoctor: Hello.\n{talk}"})
    return {f.check for v in found.verdicts for f in v.flags if f.severity != "note"}


@pytest.mark.parametrize(
    "said",
    [
        "Patient: I am forty seven and proud of it.\n",
        "Patient: Life is getting hard at forty seven.\n",
        "Patient: In my forty seven years on this earth I never was ill.\n",
        "Patient: I never had this in my forty seven years.\n",
        "Doctor: You are forty seven though, so come more often.\n",
        "Guest_family: He is just forty seven years.\n",
        "Guest_family: I'm the mother of this forty seven year old boy.\n",
    ],
)
def test_an_age_told_in_passing_is_the_patients(said):
    assert "age_other" in checks("This is a 53-year-old patient with a cough.", said)
    assert "age_other" not in checks("This is a 47-year-old patient with a cough.", said)


@pytest.mark.parametrize(
    "said",
    [
        "Patient: I am forty seven and a half inches around.\n",
        "Patient: In my forty seven years of nursing I never was ill.\n",
        "Patient: I was at forty seven hundred feet.\n",
    ],
)
def test_other_numbers_are_no_age(said):
    assert "age_other" not in checks("This is a 53-year-old patient with a cough.", said)


SURGERY = "Doctor: Any surgery?\nPatient: A polyp was removed when I was fourteen. My brother died around seventy.\n"


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("A polyp was removed at 41 years old.", True),
        ("A polyp was removed at 14 years old.", False),
        ("The brother died of a stroke, age 48.", True),
        ("The brother died of a stroke, age 70.", False),
    ],
)
def test_an_age_of_then_is_any_number_that_is_told(sentence, is_told):
    assert bool({"age_nowhere", "number_nowhere"} & checks(sentence, SURGERY)) == is_told


def test_months_are_of_the_year_and_a_half_that_is_told():
    said = "Guest_family: He is almost five and a half years old.\n"
    assert "age_other" not in checks("He is a 5-year-4-month-old boy.", said)
    assert "age_other" in checks("He is a 6-year-4-month-old boy.", said)


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("The patient is a male in his early 70s with a cough.", True),
        ("The patient is a man in his late forties with a cough.", True),
        ("The patient is a man in his early 60s with a cough.", False),
        ("The patient is in his sixties.", False),
        ("His father died in his late 40s.", False),
    ],
)
def test_an_age_of_ten_years_is_held_against_the_age(sentence, is_told):
    said = "Doctor: You are sixty two, right?\nPatient: Yes.\nDoctor: And a cough?\n"
    assert ("age_other" in checks(sentence, said)) == is_told
