"""Numbers as they are said and written, each wrong one with its true twin; the patient is invented."""

import re

import pytest

from wardround.agents.verifier import verify_text
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Fact, Quantity, Source
from wardround.tools.conversion import converted

TALK = """INVENTED PATIENT
[doctor] next patient is robin example , date of birth is march ninth , 1971 . mammogram in may of 2021 was fine .
[patient] so i started walking about half an hour every day .
[doctor] and you walk 20 to 30 blocks ?
[patient] yes , about 20 to 30 .
[doctor] how would you rate your pain , zero being none and ten being the worst ?
[patient] like a six seven .
[doctor] and the hip was replaced about eight months ago ?
[patient] yes . and i see the dentist every six months .
[doctor] you have three children , two dogs and a grandson ?
[patient] that's right , and i drink two cups of coffee .
[doctor] on exam you have one plus pitting edema of both legs , reflexes are two plus .
[doctor] there is a two by three centimeter ulcer on the heel . there are no masses on the right .
[doctor] i feel a mass on the left . the creatinine was .7 , heart rate is sixty eight .
[doctor] you are five feet , six inches tall and weigh one hundred and sixty pounds .
[doctor] i checked your magnesium because of the water pill but it was normal at 1.8 and your blood pressure is fine .
[patient] i took the last water pill around eleven in the morning .
[patient] my triglycerides were high , they were 265 milligrams per deciliter .
[doctor] that is a difference .
[patient] yes , 145 milligrams per deciliter now .
[doctor] your temperature was a hundred point four .
[doctor] bowel sounds are normal .
[doctor] your sugars are between one twenty and one forty , hemoglobin a1c again in a couple of months .
"""


def case_of(talk: str) -> Case:
    document = Document(id="d1", kind="dialogue", title="t", text=talk, source=Source(path="t.txt", sha256="0" * 64))
    return Case(id="c", task="summary", root="/", documents=(document,))


@pytest.fixture(scope="module")
def talk() -> Case:
    return case_of(TALK)


def doubts(text: str, case: Case) -> set[str]:
    """Codes of what is said against a number, whatever it weighs."""
    of_numbers = {"number_mismatch", "duration_mismatch", "date_mismatch", "age_mismatch", "frequency_mismatch"}
    return {f.code for v in verify_text(text, case, max_omissions=0).verdicts for f in v.flags} & of_numbers


@pytest.mark.parametrize(
    ("true", "wrong"),
    [
        ("The patient walks 30 minutes daily.", "The patient walks 28 minutes daily."),
        ("The patient walks 20 to 30 blocks.", "The patient walks 24 to 30 blocks."),
        ("Pain is rated 6-7/10.", "Pain is rated 6 out of 20."),
        ("The hip was replaced 8 months ago.", "The hip was replaced 6 months ago."),
        ("The patient has 3 children.", "The patient has 2 children."),
        ("1+ pitting edema of both legs.", "2+ pitting edema of both legs."),
        ("There is a 2 x 3 cm ulcer on the heel.", "There is a 3 x 3 cm ulcer on the heel."),
        ("Creatinine 0.7.", "Creatinine 1.7."),
        ("The last water pill was taken at 11 a.m.", "The last water pill was taken at 9 a.m."),
        ("Heart rate: 68 beats per minute.", "Heart rate: 88 beats per minute."),
        ("Magnesium 1.8.", "Magnesium 2.8."),
        ("Triglycerides 145 mg/dL.", "Triglycerides 165 mg/dL."),
        ("Temperature 38.0 °C.", "Temperature 39.0 °C."),
        ("Bowel sounds are normal in all 4 quadrants.", "Bowel sounds are normal in all 3 quadrants."),
        ("Height: 5'6.", "Height: 5'9."),
        ("Weight: 72.6 kg.", "Weight: 82.6 kg."),
        ("Sugars are 120-140.", "Sugars are 140-160."),
        ("The patient is 50 years old.", "The patient is 61 years old."),
    ],
)
def test_a_number_and_its_true_twin(talk, true, wrong):
    assert doubts(true, talk) == set()
    assert doubts(wrong, talk) != set()


@pytest.mark.parametrize(
    "text",
    [
        "Pain was rated on a scale of 1 to 10.",
        "Pain by the 0-10 scale (0 = no pain).",
        "This may be due to the edema.",
        "The patient comes in for four different things.",
        "A 14-point review of systems is negative.",
        "Fasting sugar was high at 9.",  # not against `a couple of months`
    ],
)
def test_what_is_no_finding_is_no_mismatch(talk, text):
    against = [f.message for v in verify_text(text, talk, max_omissions=0).verdicts for f in v.flags]
    assert not [message for message in against if re.search("scale|this may|months|four|14", message)]


ASKED = """INVENTED PATIENT
[doctor] hi , mrs. example . the lisinopril is ten milligrams ?
[patient] no , it's twenty .
[doctor] and the cough began two weeks ago ?
[patient] three .
[doctor] take the metformin once in the morning .
"""


@pytest.mark.parametrize(
    ("true", "wrong", "code"),
    [
        ("Lisinopril 20 mg.", "Lisinopril 10 mg.", "dose_mismatch"),
        ("Cough for 3 weeks.", "Cough for 2 weeks.", "duration_mismatch"),
        ("Metformin daily.", "Metformin twice daily.", "frequency_mismatch"),
        ("She has a cough.", "He has a cough.", "sex_mismatch"),
    ],
)
def test_what_an_answer_puts_right_and_how_the_patient_is_addressed(true, wrong, code):
    case = case_of(ASKED)
    for text, is_told in ((true, False), (wrong, True)):
        ((claim, _, _),) = claims_in(text)
        signals = signals_of(ClaimInContext(claim, Evidence(case), Whole((text,))))
        assert any(signal.code == code for signal in signals) == is_told


@pytest.mark.parametrize("text", ["Coffee: 4 to 2 cups.", "Pain level is 9 out of 7."])
def test_what_cannot_be_is_for_review(talk, text):
    found = verify_text(text, talk, max_omissions=0).verdicts[0].flags
    assert "number_mismatch" in {flag.code for flag in found if flag.severity != "note"}


def test_a_side_that_one_place_says_of_the_same_words_is_not_outvoted(talk):
    found = verify_text("No masses on the right.", talk, max_omissions=0).verdicts[0]
    assert "laterality_mismatch" not in {flag.code for flag in found.flags}


def test_the_sex_that_a_talk_seems_to_speak_of_is_never_urgent():
    talk = "INVENTED\n[patient] he said he would call . he told me that he was sure , so i asked him .\n"
    case = case_of(talk)
    flags = verify_text("Robin Example is a pleasant woman who was called.", case).verdicts[0].flags
    assert "urgent" not in {flag.severity for flag in flags if flag.code == "sex_mismatch"}


def results(*facts: tuple[str, str, str]) -> Case:
    """Invented results: name of the fact, its line, its value in mg/dL."""
    text, found = "", []
    for number, (name, line, value) in enumerate(facts):
        quantity = Quantity(value=float(value), unit="mg/dL")
        found.append(
            Fact(
                ref=f"row {number}", kind="result", start=len(text), end=len(text) + len(line), name=name, value=value,
                quantity=quantity, converted=converted(quantity, name),
            )
        )  # fmt: skip
        text += line + "\n"
    source = Source(path="labs.csv", sha256="0" * 64)
    document = Document(id="d1", kind="labs", title="t", text=text, source=source, facts=tuple(found))
    return Case(id="c", task="summary", root="/", documents=(document,))


URINE = ("Glucose (urine)", "Glucose 250 mg/dL 0-15", "250")
BLOOD = ("Glucose", "Glucose 126 mg/dL 70-99", "126")


def test_blood_is_not_held_against_urine():
    case = results(URINE, BLOOD)
    assert doubts("Glucose 126 mg/dL.", case) == set()
    assert doubts("Urine glucose 250 mg/dL.", case) == set()
    assert doubts("Glucose 162 mg/dL.", case) == {"number_mismatch"}
    (verdict,) = verify_text("Glucose 162 mg/dL.", case, max_omissions=0).verdicts
    assert [citation.quote for flag in verdict.flags for citation in flag.citations][:1] == [BLOOD[1]]


@pytest.mark.parametrize(
    ("true", "wrong", "fact"),
    [
        ("Glucose 7.0 mmol/L.", "Glucose 9.0 mmol/L.", BLOOD),
        ("Glucose 6.99 mmol/L.", "Glucose 6.7 mmol/L.", BLOOD),
        ("Glucose 126 mg/dL.", "Glucose 162 mg/dL.", BLOOD),
        ("Creatinine 97 umol/L.", "Creatinine 79 umol/L.", ("Creatinine", "Creatinine 1.1 mg/dL 0.6-1.2", "1.1")),
    ],
)
def test_a_result_may_be_given_in_the_other_unit(true, wrong, fact):
    case = results(fact)
    assert doubts(true, case) == set()
    assert doubts(wrong, case) == {"number_mismatch"}


def test_urine_is_not_converted_as_blood():
    assert doubts("Glucose 13.9 mmol/L.", results(URINE)) != set()
