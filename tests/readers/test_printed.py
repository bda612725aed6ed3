"""What of a printed page becomes a result, and above all what must not; all pages are invented."""

import pytest

from wardround.tools.readers.labs import facts_of, find_table, is_lab_page

LABS = [
    "Test Result Unit Reference",
    "Sodium 131 mmol/L 135-145",
    "Potassium 4.1 mmol/L 3.5-5.0",
    "Urea 6 mmol/L 2-8",
]


def found(*lines):
    text = "\n".join(lines)
    return [(fact.name, fact.value, fact.interpretation) for fact in facts_of(find_table(text), text, 0, "page 1")]


def told(*lines):
    """The facts of a page behind those of `LABS`."""
    return found(*LABS, *lines)[3:]


@pytest.mark.parametrize(
    "line",
    [
        "Previous sodium 140 mmol/L 135-145",
        "The sodium fell to 128 mmol/L",
        "Sodium on 1 January 140 mmol/L",
        "Target HbA1c 48 mmol/mol",
        "INR goal 2.5 2.0-3.0",
        "Desirable <5.2 mmol/L",
        "High risk >6.2 mmol/L",
        "Non-diabetic 5 %",
        "Male 13 - 17 g/dL",
        "Adult female 12 g/dL 11.5-16",
        "1-5 years 11 g/L 10-14",
        "Control 2 8.1 mmol/L 7.8-8.4",
        "PHQ-9 12 0-27",
        "MMSE 28 (0-30)",
        "Ward 7 A",
        "Telephone 5550100 H",
        "Specimen 12345 2026-01-01",
        "INR clinic 4 2026-01-01",
        "Metoprolol 50 mg",
        "Potassium chloride 20 mmol/L",
        "Glucose 8-12 4 units",
        "Glucose mmol/L <5.6",
        "TSH pending mIU/L 0.4-4.0",
        "CRP <5 mg/L 12",
        "Bacteria few negative",
        "HIV indeterminate negative",
        "Lab ref 12345 A",
    ],
)
def test_no_result(line):
    assert told(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("CA 125 35 U/mL 0-35", ("CA 125", "35", "normal")),
        ("CA 19-9 12 U/mL", ("CA 19-9", "12", None)),
        ("CA 27-29 50 U/mL", ("CA 27-29", "50", None)),
        ("Vitamin B 12 150 pg/mL 200-900", ("Vitamin B 12", "150", "low")),
        ("25-OH Vitamin D 30 ng/mL 30-100", ("25-OH Vitamin D", "30", "normal")),
        ("Protein, 24 h urine 180 mg/24h <150", ("Protein, 24 h urine", "180", "high")),
        ("High sensitivity troponin 5 ng/L <14", ("High sensitivity troponin", "5", "normal")),
        ("WBC 12.4 H 10*3/uL 4.0-11.0", ("WBC", "12.4", "high")),
        ("Neutrophils % 78 H % 40-70", ("Neutrophils", "78", "high")),
        ("eGFR >60 mL/min/1.73m2 >60", ("eGFR", ">60", "normal")),
        ("RBC 4.5 10E12/L 4-6", ("RBC", "4.5", "normal")),
        ("Glucose 2+ Negative", ("Glucose", "2+", None)),
        ("Blood Moderate Negative", ("Blood", "Moderate", None)),
        ("Hepatitis B surface antigen negative", ("Hepatitis B surface antigen", "negative", None)),
        ("Digoxin 1.1 ng/mL 0.8-2.0", ("Digoxin", "1.1", "normal")),
    ],
)
def test_results(line, expected):
    assert told(line) == [expected]


def test_the_last_result_is_not_the_present_one():
    rows = ("Sodium 131 135 mmol/L 135-145", "Potassium 3.1 L 4.2 mmol/L 3.5-5.0", "CRP 7 mg/L <5", "HIV Negative")
    assert found("Test Result Previous Units Reference", *rows) == [
        ("Sodium", "131", "low"),
        ("Potassium", "3.1", "low"),
    ]
    assert found("Test Previous Result Units Reference", *rows) == [
        ("Sodium", "135", "normal"),
        ("Potassium", "4.2", "normal"),
    ]


def test_columns_that_no_heading_explains_give_no_results():
    rows = ("Sodium 131 135 mmol/L", "Potassium 3.1 4.2 mmol/L", "Urea 6 mmol/L")
    assert found("Test Today Yesterday Unit", *rows) == []
    assert found(*rows) == []


def test_a_bound_behind_the_values_of_two_days_is_a_range():
    head = "Test 2026-01-02 2026-01-05 Unit Range"
    assert found(head, "CRP 12 mg/L <5", "Urea 6 9 mmol/L 2-8") == [("Urea", "6", "normal"), ("Urea", "9", "high")]


def test_a_flag_before_its_value_is_no_part_of_the_name():
    assert found("Test Flag Result Unit", "Sodium L 131 mmol/L", "Urea 6 mmol/L") == [
        ("Sodium", "131", "low"),
        ("Urea", "6", None),
    ]


@pytest.mark.parametrize("title", ["Reference ranges", "Test Target Unit", "Test Unit Reference range"])
def test_a_table_of_ranges_or_aims_has_no_results_until_one_of_results_begins(title):
    rows = ("Glucose 7 mmol/L", "CRP <5 mg/L")
    assert told(title, *rows) == []
    assert told(title, *rows, "Haematology results", "Haemoglobin 120 g/L") == [("Haemoglobin", "120", None)]
    assert len(told(title, *rows, *LABS)) == 3


def test_vital_signs_with_ranges_are_no_laboratory():
    rows = ("Heart rate 88 /min 60-100", "Oxygen saturation 97 % 95-100", "Respiratory rate 16 /min 12-20")
    assert not is_lab_page(find_table("\n".join(("Parameter Value Unit Range", *rows))))
    assert is_lab_page(find_table("\n".join(LABS)))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Urinalysis", "Glucose (urine)"),
        ("URINE CHEMISTRY:", "Glucose (urine)"),
        ("Specimen: CSF", "Glucose (cerebrospinal fluid)"),
        ("Pleural fluid", "Glucose (pleural fluid)"),
        ("Clinical chemistry", "Glucose"),
        ("Urine was sent; please repeat.", "Glucose"),
    ],
)
def test_a_title_says_what_the_results_below_it_are_of(title, name):
    text = "\n".join([*LABS, title, "Glucose 250 mg/dL 0-15"])
    fact = list(facts_of(find_table(text), text, 0, "page 1"))[-1]
    assert (fact.name, text[fact.start : fact.end]) == (name, "Glucose 250 mg/dL 0-15")
    assert (fact.converted is None) == (name != "Glucose")


def test_the_next_panel_is_of_blood_again():
    lines = [
        "Urinalysis",
        "Protein 30 mg/dL 0-15",
        "Serum albumin 4 g/dL 3-5",
        "Biochemistry",
        "Glucose 90 mg/dL 70-99",
    ]
    assert [name for name, _, _ in told(*lines)] == ["Protein (urine)", "Serum albumin", "Glucose"]
