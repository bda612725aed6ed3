"""Tables of results."""

import pytest

from wardround.records import PLAIN_TABLE
from wardround.tools.readers.labs import interpret, read_quantity, read_range


def test_one_result_per_row(read, samples):
    (document,) = read(samples["labs.csv"], "labs.csv").documents
    sodium, crp = document.facts
    assert document.kind == "labs"
    assert (sodium.ref, sodium.quantity.value, sodium.quantity.unit, sodium.interpretation) == (
        "row 2",
        131,
        "mmol/L",
        "low",
    )
    assert (crp.quantity.comparator, crp.quantity.value, crp.interpretation) == ("<", 0.5, "normal")
    assert sodium.date == "2026-03-02"
    assert document.text[crp.start : crp.end] == "2026-03-02 CRP: <0.5 mg/L (reference <5)"


def test_a_column_per_date_and_a_column_per_analyte(read):
    by_date = b"Test,Unit,2026-03-01,2026-03-02\nSodium,mmol/L,131,135\n"
    assert [(one.date, one.quantity.value) for one in read(by_date, "a.csv").documents[0].facts] == [
        ("2026-03-01", 131),
        ("2026-03-02", 135),
    ]
    by_analyte = b"Date\tSodium (mmol/L)\tPotassium (mmol/L)\n2026-03-01\t131\t4.1\n"
    facts = read(by_analyte, "b.tsv").documents[0].facts
    assert [(one.name, one.quantity.value, one.quantity.unit) for one in facts] == [
        ("Sodium", 131, "mmol/L"),
        ("Potassium", 4.1, "mmol/L"),
    ]


def test_what_stands_once_for_several_results_is_kept_and_is_no_flag_of_each(read):
    by_analyte = b"Date,Sodium (mmol/L),Potassium (mmol/L),Flag,Comment\n2026-03-01,131,4.1,H,haemolysed\n"
    document = read(by_analyte, "b.csv").documents[0]
    assert [fact.interpretation for fact in document.facts] == [None, None]
    assert document.text.count("(haemolysed; Flag of the row: H)") == 2
    by_date = b"Test,2026-01-02,2026-01-05,Flag,LOINC\nSodium,131,139,L,2951-2\n"
    document = read(by_date, "d.csv").documents[0]
    assert [fact.interpretation for fact in document.facts] == [None, None]
    assert document.text.count("(Flag of the row: L)") == 2
    assert {fact.codes for fact in document.facts} == {("http://loinc.org|2951-2",)}


def test_decimal_commas_of_semicolon_tables(read):
    (fact,) = read(b"Test;Result;Unit\nKalium;4,1;mmol/l\n", "labs.csv").documents[0].facts
    assert fact.quantity.value == 4.1


def test_a_row_without_a_value_is_on_record(read):
    result = read(b"Test,Result\nSodium,131\nPotassium,\n", "labs.csv")
    assert [(line.item, line.status) for line in result.coverage] == [
        ("labs.csv", "read"),
        ("labs.csv row 3", "unreadable"),
    ]


def test_two_patients_of_one_table_are_both_seen(read):
    table = b"MRN,Test,Result\nEX-1,Sodium,131\nEX-2,Sodium,140\n"
    assert [one.item for one in read(table, "labs.csv").sightings] == ["labs.csv row 2", "labs.csv row 3"]


def test_spreadsheet(read, samples):
    (fact,) = read(samples["labs.xlsx"], "labs.xlsx").documents[0].facts
    assert (fact.name, fact.quantity.value) == ("Sodium", 131)


def test_a_table_of_other_things_stays_text(read):
    (document,) = read(b"Date,Visit\n2026-03-02,Seen in clinic\n", "visits.csv").documents
    assert document.text == "Date: 2026-03-02; Visit: Seen in clinic\n" or document.facts


def test_a_table_read_as_plain_lines_says_so(read):
    (line,) = read(b"Bottle,Outcome,Seen\n7,grown,Monday\n", "plates.csv").coverage
    assert (line.status, line.reason) == ("read", PLAIN_TABLE)


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("131 mmol/L", 131, "mmol/L", None), ("<0.01 ng/mL", 0.01, "ng/mL", "<"), ("≥ 90", 90, None, ">="), ("1,234", 1234, None, None),
        ("-2.5", -2.5, None, None), ("1.2e3", 1200, None, None), ("140 H", 140, None, None), (".5", 0.5, None, None),
    ],
)  # fmt: skip
def test_quantities(text, value, unit, comparator):
    quantity = read_quantity(text)
    assert (quantity.value, quantity.unit, quantity.comparator) == (value, unit, comparator)


@pytest.mark.parametrize("text", ["negative", "120/80", "2-3", "", "see note", "1:40"])
def test_what_is_not_one_number_is_no_quantity(text):
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"), [("135-145", 135, 145), ("<5", None, 5), (">= 60", 60, None), ("0.4 – 4.0 mIU/L", 0.4, 4.0), ("up to 40", None, 40), ("normal", None, None)]
)  # fmt: skip
def test_ranges(text, low, high):
    found = read_range(text)
    assert (found.low, found.high, found.text) == (low, high, text)


@pytest.mark.parametrize(
    ("value", "interval", "expected"),
    [("131", "135-145", "low"), ("140", "135-145", "normal"), ("<0.01", "<5", "normal"), (">100", "<5", "high"), ("<5", "3-10", None), ("7", "normal", None)],
)  # fmt: skip
def test_interpretation_by_the_sources_own_range(value, interval, expected):
    assert interpret(read_quantity(value), read_range(interval)) == expected


def test_a_result_carries_its_specimen_where_it_is_not_blood(read):
    rows = b"Test,Result,Unit,Specimen\nGlucose,126,mg/dL,Serum\nGlucose,250,mg/dL,Urine\n"
    document = read(rows, "labs.csv").documents[0]
    assert [(fact.name, bool(fact.converted)) for fact in document.facts] == [
        ("Glucose", True),
        ("Glucose (urine)", False),
    ]
    assert "Glucose (urine): 250 mg/dL" in document.text


def test_titles_above_and_within_a_table_tell_the_specimen(read):
    rows = b"Urinalysis\n\nTest,Result,Unit\nGlucose,250,mg/dL\nChemistry,,\nGlucose,126,mg/dL\n"
    assert [fact.name for fact in read(rows, "labs.csv").documents[0].facts] == ["Glucose (urine)", "Glucose"]


def test_a_table_without_headings_loses_no_row(read):
    rows = "2026-03-05,Ferritin,128,ug/L\n2026-03-05,Zinc,9.1,umol/L\n"
    result = read(rows.encode(), "export.csv")
    lines = result.documents[0].text.split("\n")
    assert [("Ferritin" in line and "128" in line, "Zinc" in line and "9.1" in line) for line in lines[:2]] == [
        (True, False),
        (False, True),
    ]
    assert result.coverage[0].reason == PLAIN_TABLE
