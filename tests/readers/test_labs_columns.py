"""Headings in other languages, columns that nobody knows, and whose `Name` it is; all patients are invented."""

import pytest

from wardround.tools.readers.labs import find_columns


@pytest.fixture
def table(read):
    def of(text, name="labs.csv"):
        result = read(text.encode(), name)
        (document,) = result.documents
        return document, {fact.name: fact for fact in document.facts}, result

    return of


@pytest.mark.parametrize(
    "text",
    [
        "Datum;Parameter;Wert;Einheit;Referenzbereich;Bewertung\n02.03.2026;Sodium;131;mmol/l;135-145;niedrig\n",
        "Abnahmedatum,Untersuchung,Ergebnis,Einheit,Normbereich\n02.03.2026,Sodium,131,mmol/l,135-145\n",
        "Date de prélèvement;Analyse;Résultat;Unité;Valeurs de référence\n02/03/2026;Sodium;131;mmol/l;135-145\n14/03/2026;CRP;1;mg/l;0-5\n",
        "Date de prelevement\tExamen\tValeur\tUnite\tNormes\n02.03.2026\tSodium\t131\tmmol/l\t135-145\n",
        "Fecha;Prueba;Resultado;Unidades;Valores de referencia\n02.03.2026;Sodium;131;mmol/l;135-145\n",
    ],
)
def test_headings_in_german_french_and_spanish(table, text):
    document, facts, _ = table(text)
    sodium = facts["Sodium"]
    assert (sodium.quantity.value, sodium.quantity.unit, sodium.range.text) == (131, "mmol/l", "135-145")
    assert (sodium.interpretation, sodium.date, document.kind) == ("low", "2026-03-02", "labs")


def test_decimal_commas_in_any_table(table):
    _, facts, _ = table("Parameter\tWert\tEinheit\tReferenz\nKalium\t4,1\tmmol/l\t3,5-5,0\n", "labs.tsv")
    assert (facts["Kalium"].quantity.value, facts["Kalium"].range.high) == (4.1, 5.0)
    _, facts, _ = table("Test\tResult\nPlatelets\t1,250\nINR\t1.1\n", "labs.tsv")
    assert facts["Platelets"].quantity.value == 1250


def test_the_order_of_day_and_month_is_that_of_the_table(table):
    _, facts, _ = table("Date,Test,Result\n03/02/2026,Sodium,131\n14/02/2026,CRP,5\n")
    assert facts["Sodium"].date == "2026-02-03"
    _, facts, _ = table("Date,Test,Result\n03/02/2026,Sodium,131\n02/14/2026,CRP,5\n")
    assert facts["Sodium"].date == "2026-03-02"


@pytest.mark.parametrize(
    "text",
    [
        "Test,Result,Unit,Ward,Previous\nSodium,131,mmol/L,5B,140\n",
        "Test,Unit,Ward,2026-03-02,Previous\nSodium,mmol/L,5B,131,140\n",
        "Date,Ward,Sodium (mmol/L),Previous\n2026-03-02,5B,131,not known\n",
        "Test,Result,Unit\nSodium,131,mmol/L,5B,Previous 140\n",
    ],
)
def test_what_no_heading_explains_stays_in_the_line(table, text):
    document, facts, _ = table(text)
    assert list(facts) == ["Sodium"]
    line = document.text[facts["Sodium"].start : facts["Sodium"].end]
    assert "5B" in line
    assert "Previous" in line or "140" in line
    assert facts["Sodium"].quantity.value == 131


def test_a_column_for_each_analyte_below_the_patient_s_name(table):
    text = "Name,DOB,Date,Platelets (10*9/L),AST (U/L),Creatinine (umol/L),Uric acid (umol/L)\nErika Muster,1961-04-02,2026-03-02,210,31,88,410\n"
    document, facts, _ = table(text)
    assert [(name, fact.quantity.value) for name, fact in facts.items()] == [
        ("Platelets", 210),
        ("AST", 31),
        ("Creatinine", 88),
        ("Uric acid", 410),
    ]
    assert facts["Uric acid"].quantity.unit == "umol/L"
    assert (document.subject.name, document.subject.birth_date) == ("Erika Muster", "1961-04-02")


@pytest.mark.parametrize(
    ("header", "name_is"),
    [
        (["Name", "Result", "Unit"], "analyte"),
        (["Name", "Test", "Result"], "name"),
        (["Name", "Date", "Sodium (mmol/L)"], "name"),
        (["Name", "2026-03-02", "2026-03-03"], "analyte"),
        (["Nom", "Analyse", "Résultat"], "name"),
    ],
)
def test_whose_name_it_is(header, name_is):
    assert find_columns(header).known[name_is] == 0


def test_bounds_in_columns_of_their_own_hold_for_each_day(table):
    document, _, _ = table("Test,Min,Max,2026-03-02,2026-03-05\nSodium,135,145,131,138\n")
    assert [fact.interpretation for fact in document.facts] == ["low", "normal"]


def test_a_ward_is_no_result_and_a_row_without_any_is_on_record(table):
    _, facts, result = table("Date,Ward,Sodium,Potassium\n2026-03-02,5,131,4.1\n2026-03-03,5,,\n")
    assert list(facts) == ["Sodium", "Potassium"]
    assert [line.item for line in result.coverage if line.reason] == ["labs.csv row 3"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Fecha;Prueba;Valor\n02/05/2026;Sodium;131\n", "2026-05-02"),
        ("Nom,Date,Examen,Valeur\nPlume,02/05/2026,Sodium,131\n", "2026-05-02"),
        ("Date;Test;Result\n02/05/2026;Sodium;131,5\n", "2026-05-02"),
        ("Date,Test,Result\n02/05/2026,Sodium,131.5\n", "2026-02-05"),
        ("Fecha,Prueba,Valor\n02/05/2026,Sodium,131\n02/14/2026,CRP,5\n", "2026-02-05"),
    ],
)
def test_who_writes_in_another_language_writes_the_day_first(table, text, date):
    assert table(text)[1]["Sodium"].date == date


def test_a_heading_with_the_day_of_its_results(table):
    _, facts, _ = table("Labor;Ergebnis vom 07.07.2026;Einheit;Referenzbereich\nSodium;131,5;mmol/l;135-145\n")
    assert (facts["Sodium"].date, facts["Sodium"].quantity.value) == ("2026-07-07", 131.5)


@pytest.mark.parametrize(
    "header",
    [
        "LabName,LabResult,ResultUnits,RefRange,AbnFlag,SpecimenCollectedDateTime",
        "measurement_concept_name,value_as_number,unit_concept_name,reference_range,abnormal_flag,measurement_datetime",
        "COMPONENT_NAME,ORD_NUM_VALUE,REFERENCE_UNIT,REF_RANGE,RESULT_FLAG,RESULT_DTTM",
        "testname,testvalue,unitofmeasure,bio ref interval,abnormalindicator flag,collecteddate",
    ],
)
def test_headings_put_together_from_known_words(table, header):
    document, facts, _ = table(f"{header}\nSodium,131,mmol/L,135-145,L,2026-03-02 07:30\n")
    sodium = facts["Sodium"]
    assert (sodium.quantity.value, sodium.quantity.unit, sodium.range.text) == (131, "mmol/L", "135-145")
    assert (sodium.interpretation, sodium.date[:10], document.kind) == ("low", "2026-03-02", "labs")


def test_the_id_of_a_unit_is_no_unit_and_a_heading_of_its_own_goes_first():
    header = ["unit_concept_id", "test_name", "result_value", "unit_name", "Result Date", "Date"]
    known = find_columns(header).known
    assert (known["unit"], known["analyte"], known["value"], known["date"]) == (3, 1, 2, 4)
