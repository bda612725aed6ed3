"""Drafts on letters, lists and structured records as clinics export them; all patients are invented."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.agents.verifier.claims import claims_in
from wardround.records import Case, Document, Fact, Source, Subject
from wardround.tools.sections import find_sections

LETTER = """INVENTED PATIENT

DOB: 03/02/1963
HISTORY
CT head: no haemorrhage. Sister with breast cancer at age 49. Estrogen receptor 90%. Hemoglobin 9.1 L g/dL 12.0-16.0
Cyclophosphamide every 3 weeks, then paclitaxel weekly. Creatinine 213 µmol/L.
IgG 6.1 g/L (7.0-16.0). Smoker 10/day.
HbA1c 9.4% (8.1% in November 2025). Vomited twice. Pain 9/10. Last retinal screening in March 2023. Type 2 diabetes.
Continue tiotropium/inventerol 2 puffs daily.
Reduce lispro from 10 units to 6 units.
63-year-old man with two falls and confusion since 2 days. Temperature 36.9 C. Potassium was 4.6 mmol/L and rose.
Please start doxycycline 100 mg twice daily for 10 days; tick bite 3 weeks ago.
He had an infusion reaction to infliximab.

ALLERGIES
Amoxicillin (anaphylaxis 2014).
Codeine (vomiting).
Vancomycin (red man syndrome).
Allergen: Allopurinol; Reaction: DRESS syndrome
Sulfaméthoxazole: rash

DISCHARGE MEDICATION
Torasemide\t20 mg\t1\t0\t0
Apixaban\t2.5 mg\t1\t0\t1
Bisoprolol 5 mg 1-0-0
Atorvastatin 80 mg ON
Metformin 500 mg BD
Adalimumab 40 mg every 2 weeks
Levothyroxine 75 µg once daily
"""
PRESSURE = "Blood pressure: Systolic: 118 mm[Hg]\nBlood pressure: Diastolic: 72 mm[Hg]\n"


def document(identifier: str, text: str, **more) -> Document:
    source = Source(path=f"{identifier}.txt", sha256="0" * 64)
    return Document(id=identifier, title=identifier, text=text, source=source, **more)


@pytest.fixture(scope="module")
def case() -> Case:
    letter = document("d1", LETTER, kind="letter", sections=find_sections(LETTER))
    low = PRESSURE.index("\n")
    places = ((0, low), (low + 1, len(PRESSURE) - 1))
    facts = tuple(
        Fact(ref=f"Observation/o#{n}", kind="result", name="Blood pressure", start=a, end=b)
        for n, (a, b) in enumerate(places)
    )
    values = document("d2", PRESSURE, kind="fhir", facts=facts)
    return Case(id="c", task="summary", root="/", documents=(letter, values), subject=Subject(name="Otto Invented"))


def flags(sentence: str, case: Case) -> set[str]:
    verdicts = verify_text(sentence, case, max_omissions=0).verdicts
    return {flag.code for verdict in verdicts for flag in verdict.flags if flag.severity != "note"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Torasemide 20 mg once daily in the morning.",
        "Apixaban 2.5 mg twice daily.",
        "Bisoprolol 5 mg once daily.",
        "He gets a rash from sulfamethoxazole.",
        "Codeine causes vomiting.",
        "He had red man syndrome with vancomycin.",
        "Tiotropium and inventerol 2 puffs daily are continued.",
        "Amoxicillin was replaced by levothyroxine 75 µg once daily.",
        "He takes levothyroxine 75 µg daily and has no allergy to latex.",
        "Doxycycline 100 mg twice daily for 10 days is advised.",
        "Blood pressure was 118/72 mmHg.",
        "Potassium was 4.6 mmol/L and rose.",
        "He had a severe reaction to infliximab.",
        "Two falls and confusion for two days.",
        "HbA1c rose from 8.1% in November 2025 to 9.4%.",
        "Lispro is reduced from 10 to 6 units.",
        "Severe pain (9/10) and two episodes of vomiting.",
        "His last retinal screening was in March 2023.",
        "He was born on 3 February 1963.",
        "IgG was 6.1 g/L.",
        "He smokes 10 cigarettes.",
        "The CT showed no hemorrhage.",
        "His sister had breast cancer at 49.",
        "Progesterone receptor 90%.",
        "Hemoglobin was 9.1 g/dL.",
        "Creatinine was 213 µmol/L.",
        "Cyclophosphamide every three weeks was followed by weekly paclitaxel.",
        "Metformin 500 mg twice daily and atorvastatin 80 mg once daily.",
    ],
)
def test_right_sentences_pass(sentence, case):
    assert flags(sentence, case) == set()


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Apixaban 5 mg twice daily.", "dose_mismatch"),
        ("Torasemide 20 mg twice daily.", "frequency_mismatch"),
        ("Bisoprolol 5 mg three times daily.", "frequency_mismatch"),
        ("ALLERGIES\nNone known.", "negation_mismatch"),
        ("ALLERGIES\nAmoxicillin 1 g three times daily was started.", "allergy_conflict"),
        ("Trimethoprim-sulfamethoxazole was prescribed.", "allergy_conflict"),
        ("Codeine 30 mg was given.", "allergy_conflict"),
        ("IgG was 16 g/L.", "number_mismatch"),
        ("Codeine 30 mg was started for vomiting.", "allergy_conflict"),
        ("Metformin was stopped.", "temporality_mismatch"),
        ("His last retinal screening was in March 2024.", "date_mismatch"),
        ("He has type 1 diabetes.", "number_mismatch"),
        ("Allopurinol 100 mg daily was started.", "allergy_conflict"),
        ("The CT showed hemorrhage.", "negation_mismatch"),
        ("Hemoglobin was 11.9 g/dL.", "number_mismatch"),
        ("Metformin 500 mg three times daily.", "frequency_mismatch"),
        ("He had an infusion reaction to adalimumab.", "allergy_mismatch"),
        ("Blood pressure was 188/72 mmHg.", "number_mismatch"),
        ("Two falls and confusion for two weeks.", "duration_mismatch"),
    ],
)
def test_wrong_sentences_are_flagged(sentence, code, case):
    assert code in flags(sentence, case)


def test_rows_of_a_table_are_claims_without_their_numbers_and_headings():
    text = "| # | Drug | Dose |\n|---|:-:|---|\n| 1 | Apixaban | 2.5 mg |\n| 2 | Bisoprolol | 5 mg |\n"
    claims = [text[start:end] for _, start, end in claims_in(text)]
    assert claims == ["Apixaban | 2.5 mg |", "Bisoprolol | 5 mg |"]
