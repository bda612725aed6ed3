"""The checks read English: of other languages they must not say that nothing is wrong."""

import pytest

import wardround as wr
from wardround.agents.verifier import verify_text
from wardround.tools.language import is_foreign, is_other_script

SPANISH = "El paciente toma metformina 500 mg dos veces al día. Tiene fiebre. Sin alergias conocidas."
GERMAN = "Herr Erfunden hat seit drei Tagen Husten und Fieber. Er nimmt Metformin 500 mg zweimal täglich."
FRENCH = "Le patient prend de la metformine. Il n'a pas de fièvre depuis deux jours."
ITALIAN = "Il paziente assume metformina 500 mg due volte al giorno. Non ha febbre."
RUSSIAN = "Пациент принимает метформин 500 мг два раза в день."
CHINESE = "患者服用二甲双胍850毫克每日两次。无过敏史。"


@pytest.mark.parametrize("text", [SPANISH, GERMAN, FRENCH, ITALIAN, RUSSIAN, CHINESE])
def test_other_languages_are_told(text):
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "118/76",
        "She has had no fever for three days.",
        "HTN, DM2. Metformin 1000 mg bid. No edema. β-blocker held, TNF-α inhibitor, 25 µg.",
        "Dr. de la Cruz, Los Angeles. C. difficile, en bloc resection, per os.",
    ],
)
def test_english_notes_are_not_foreign(text):
    assert not is_foreign(text)
    assert not is_other_script(text)


@pytest.mark.parametrize("text", [RUSSIAN, CHINESE])
def test_what_no_check_reads_is_unchecked_and_for_review(visit, text):
    found = verify_text(text, visit)
    assert found.verdicts
    assert {flag.code for flag in found.flags} >= {"not_english"}
    assert found.level != "routine"
    for verdict in found.verdicts:
        assert verdict.verdict != "supported"
        assert ("review", "not_english") in [(flag.severity, flag.code) for flag in verdict.flags]
        assert text[verdict.start : verdict.end] == verdict.text


def test_a_foreign_record_is_a_flag_on_the_case(visit):
    document = visit.documents[0].model_copy(update={"text": SPANISH})
    found = verify_text("She takes metformin.", visit.model_copy(update={"documents": (document,)}))
    assert [flag.message for flag in found.flags if flag.code == "not_english"] == [
        "d1 visit.txt: not in English, which is all that the checks read"
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "PLAN:\n", "---"])
def test_a_text_without_a_statement_is_not_fine(visit, text):
    found = verify_text(text, visit)
    assert not found.verdicts
    assert "not_read" in {flag.code for flag in found.flags}
    assert found.level != "routine"


RECORD = {"note.txt": "Petra Fabel is a 68-year-old woman. Metformin 500 mg twice daily. Allergic to penicillin."}


@pytest.mark.parametrize("age", ["68-jährige Patientin", "68 Jahre alt", "68 ans", "68 años", "68 anni"])
def test_an_age_in_another_language_is_one(age):
    (right,) = wr.verify(f"Petra Fabel, {age}.", RECORD).verdicts
    (wrong,) = wr.verify(f"Petra Fabel, {age}.".replace("68", "59"), RECORD).verdicts
    assert not right.flags
    assert "age_mismatch" in [flag.code for flag in wrong.flags]


@pytest.mark.parametrize("name", ["metformine", "metformina", "Metformine"])
def test_a_medicine_keeps_its_name_with_the_ends_of_other_languages(name):
    (verdict,) = wr.verify(f"{name} 500 mg.", RECORD).verdicts
    assert not verdict.flags
    (verdict,) = wr.verify(f"{name} 850 mg.", RECORD).verdicts
    assert [flag.code for flag in verdict.flags] == ["dose_mismatch"]


def test_part_of_a_word_with_other_letters_is_no_medicine():
    (verdict,) = wr.verify("Allergie à la pénicilline.", RECORD).verdicts
    assert "drug_mismatch" not in [flag.code for flag in verdict.flags]
