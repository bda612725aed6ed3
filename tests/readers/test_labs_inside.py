"""Prints of the laboratory as text files, and tables within letters and notes; all patients are invented."""

import pytest

PRINT = """INVENTED GENERAL LABORATORY
Patient: Muster, Erika        DOB: 04/02/1961
MRN: EX-7                     Collected: 03/02/2026 08:10

TEST                 RESULT     FLAG   UNITS       REFERENCE
----------------------------------------------------------------
SODIUM               131        L      mmol/L      135-145
POTASSIUM            4.1               mmol/L      3.5-5.1
GLUCOSE, FASTING     126        H      mg/dL       70-99
HEPATITIS B SURF AG  Negative                      Negative
TSH                  <0.01      LL     uIU/mL      0.40-4.50

Reported: 03/03/2026
"""


@pytest.fixture
def found(read):
    def of(*lines, name="letter.txt"):
        (document,) = read("\n".join(lines).encode(), name).documents
        for fact in document.facts:
            assert fact.name.split(" (")[0] in document.text[fact.start : fact.end]
        return [(fact.name, fact.value) for fact in document.facts]

    return of


def test_a_print_in_columns_parted_by_blanks(read):
    (document,) = read(PRINT.encode(), "print.txt").documents
    assert (document.kind, document.date, document.subject.name) == ("labs", "2026-03-02", "Muster, Erika")
    rows = [(fact.ref, fact.name, fact.value, fact.interpretation) for fact in document.facts]
    assert rows == [
        ("line 7", "SODIUM", "131", "low"),
        ("line 8", "POTASSIUM", "4.1", "normal"),
        ("line 9", "GLUCOSE, FASTING", "126", "high"),
        ("line 10", "HEPATITIS B SURF AG", "Negative", None),
        ("line 11", "TSH", "<0.01", "critical_low"),
    ]
    sodium = document.facts[0]
    assert document.text[sodium.start : sodium.end].startswith("SODIUM     ")
    assert (sodium.quantity.unit, sodium.range.text, sodium.date) == ("mmol/L", "135-145", "2026-03-02")


GREETING = ("Dear Dr Example,", "thank you for seeing Mrs Invented, who takes metoprolol 50 mg twice daily.")
ROWS = (
    "Haemoglobin     98     g/L      115-160",
    "MCV             72     fL       80-100",
    "Ferritin        6      ug/L     15-150",
)
RESULTS = [("Haemoglobin", "98"), ("MCV", "72"), ("Ferritin", "6")]


def test_a_table_within_a_letter_with_its_day(read, found):
    letter = [*GREETING, "Laboratory results of 2026-03-02:", "", *ROWS, "", "Yours sincerely"]
    assert found(*letter) == RESULTS
    (document,) = read("\n".join(letter).encode(), "letter.txt").documents
    assert document.kind == "letter"
    assert {fact.date for fact in document.facts} == {"2026-03-02"}


def test_one_row_below_headings_is_enough_and_one_without_is_not(found):
    assert found(*GREETING, "Test  Result  Units  Range", "Haemoglobin  98  g/L  115-160") == [("Haemoglobin", "98")]
    assert found(*GREETING, "Haemoglobin  98  g/L  115-160") == []


def test_lines_with_ranges_need_no_columns(found):
    assert found(*GREETING, "Sodium 131 mmol/L (135-145)", "CRP 12 mg/L (<5)") == [("Sodium", "131"), ("CRP", "12")]
    assert found(*GREETING, "Sodium 131 mmol/L", "CRP 12 mg/L") == []
    three = ("Sodium 131 mmol/L", "CRP 12 mg/L", "Glucose 7.1 mmol/L")
    assert found(*GREETING, *three) == [("Sodium", "131"), ("CRP", "12"), ("Glucose", "7.1")]
    assert found(*GREETING, "Our targets are:", *three) == []
    assert found(*GREETING, "Blood results:", "Sodium 131 mmol/L", "CRP 12 mg/L") == [("Sodium", "131"), ("CRP", "12")]


@pytest.mark.parametrize(
    "title",
    [
        "Targets:",
        "Treatment goals",
        "Previous results:",
        "Results last year:",
        "Normal values",
        "Her mother's results",
        "We should treat when values are",
    ],
)
def test_what_is_not_of_now_or_of_this_patient_gives_nothing(found, title):
    assert found(*GREETING, title, *ROWS, "Yours sincerely") == []
    assert found(*GREETING, *ROWS, title, *ROWS, "Yours sincerely") == RESULTS


def test_headings_say_nothing_of_what_stands_below_a_sentence(found):
    head = "Test  Result  Previous  Unit"
    rows = ("Sodium  131  135  mmol/L", "Potassium  4.1  4.3  mmol/L")
    assert found(*GREETING, head, *rows) == [("Sodium", "131"), ("Potassium", "4.1")]
    assert found(*GREETING, head, "We saw her again today.", *rows) == []


def test_a_column_of_aims_is_no_range(read):
    letter = [*GREETING, "Test  Result  Unit  Target", "LDL  2.9  mmol/L  <1.8", "HbA1c  60  mmol/mol  <53"]
    (document,) = read("\n".join(letter).encode(), "letter.txt").documents
    assert [(fact.name, fact.value, fact.range, fact.interpretation) for fact in document.facts] == [
        ("LDL", "2.9", None, None),
        ("HbA1c", "60", None, None),
    ]


def test_what_is_of_another_time_gives_nothing_in_a_note_of_results_alone(read):
    rows = [f"{name}  {value}  mIU/L  0.4-4.0" for name, value in (("TSH", "7.9"), ("Cortisol", "300"))]
    note = ["Clinic note", "Last year's results:", *rows, "", "Today:", rows[0].replace("7.9", "2.1"), rows[1]]
    (document,) = read("\n".join(note).encode(), "note.txt").documents
    assert [fact.value for fact in document.facts] == ["2.1", "300"]


def test_ranges_in_words_and_a_flag_without_a_heading(found):
    head = "Test  Your result  Normal range  Units"
    rows = ("LDL cholesterol  3.9  less than 3.0  mmol/L", "HDL cholesterol  L 0.9  more than 1.2  mmol/L")
    assert found(*GREETING, head, *rows) == [("LDL cholesterol", "3.9"), ("HDL cholesterol", "0.9")]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("COLL: 03/12/2026 06:40", "2026-03-12"),
        ("Abnahme: 12.03.2026", "2026-03-12"),
        ("Sample taken 12/03/2026  DOB 14/07/1950", "2026-03-12"),
        ("Prélèvement du 12/03/2026  14/03/2026", "2026-03-12"),
        ("Printed: 03/12/2026", None),
    ],
)
def test_when_the_sample_was_taken(read, line, date):
    text = "\n".join((line, "Test  Result  Units  Range", *ROWS))
    (document,) = read(text.encode(), "print.txt").documents
    assert {fact.date for fact in document.facts} == {date}


@pytest.mark.parametrize(
    "lines",
    [
        ("Metoprolol    50    mg    1-0-1", "Ramipril      5     mg    1-0-0"),
        ("Insulin       8-12  units", "Potassium chloride   20   mmol/L"),
        ("Glucose 8-10   4 units", "Glucose 10-12  6 units"),
        ("LDL    <1.8    mmol/L", "HbA1c  <53     mmol/mol"),
        ("Heart rate  92  /min", "Weight  80  kg"),
        ("Vitamin D  1000  IU", "Iron  200  mg"),
        ("PHQ-9  12  0-27", "MMSE  28  0-30"),
    ],
)
def test_doses_aims_scores_and_vital_signs_are_no_results(found, lines):
    assert found(*GREETING, *lines, "Yours sincerely") == []


def test_a_medicine_list_and_results_in_one_note(read):
    note = "PROGRESS NOTE\nLABS:\nSodium 131 mmol/L 135-145\nPotassium 4.1 mmol/L 3.5-5.0\n\nMEDICATIONS:\nMetoprolol 50 mg twice daily\nRamipril 5 mg daily\n"
    (document,) = read(note.encode(), "note.txt").documents
    assert (document.kind, [fact.name for fact in document.facts]) == ("note", ["Sodium", "Potassium"])
    assert not document.is_made_of_facts


def test_a_letter_in_pdf_has_its_table_too(read, make):
    cells = (("Test", "Result", "Units", "Range"), ("Sodium", "131", "mmol/L", "135-145"))
    table = [(56 + 90 * x, 600 - 14 * y, cell) for y, row in enumerate(cells) for x, cell in enumerate(row)]
    lines = [(56, 780 - 14 * number, line) for number, line in enumerate(GREETING)]
    (document,) = read(make.pdf(make.text_at(*lines, *table)), "letter.pdf").documents
    assert [(fact.ref, fact.name, fact.value) for fact in document.facts] == [("page 1 line 4", "Sodium", "131")]


def test_a_range_before_the_values_of_several_days(read):
    text = (
        "CUMULATIVE REPORT\nAnalyte   Units    Ref.Range   2026-06-16   2026-06-17\nNa        mmol/L   135-145     129          131\n"
        "K         mmol/L   3.5-5.0     5.9          5.2\nTroponin T   ng/L  <14         22           -\n"
    )
    (document,) = read(text.encode(), "print.txt").documents
    assert [(fact.name, fact.value, fact.range.text, fact.date) for fact in document.facts] == [
        ("Na", "129", "135-145", "2026-06-16"),
        ("Na", "131", "135-145", "2026-06-17"),
        ("K", "5.9", "3.5-5.0", "2026-06-16"),
        ("K", "5.2", "3.5-5.0", "2026-06-17"),
        ("Troponin T", "22", "<14", "2026-06-16"),
    ]


def test_german_french_and_spanish_names_in_a_letter(found):
    for one, other in (("Kreatinin", "Kalium"), ("Hémoglobine", "Créatinine"), ("Glucosa", "Creatinina")):
        rows = (f"{one}   1,9   mg/dl   0,5-0,9", f"{other}   5,4   mmol/l   3,5-5,0")
        assert found("Sehr geehrte Kollegin,", "Labor vom 12.01.2026:", *rows) == [(one, "1,9"), (other, "5,4")]


def test_a_table_with_bars_below_its_head(read):
    head = "Patient: Ipsa Lorem          MRN: 88-1\nDate: 2026-02-14\n"
    table = "Test|Result|Flag|Units\nGlucose|201|H|mg/dL\nSodium|139||mmol/L\n"
    (document,) = read((head + table).encode(), "print.txt").documents
    assert [(fact.name, fact.value, fact.interpretation) for fact in document.facts] == [
        ("Glucose", "201", "high"),
        ("Sodium", "139", None),
    ]
    assert document.subject.name == "Ipsa Lorem"
    note = head + "She is well.\n" * 9 + table
    assert read(note.encode(), "note.txt").documents[0].text.startswith("Patient: Ipsa Lorem          MRN")


def test_marks_of_a_german_print_and_a_dash_for_no_flag(read):
    text = (
        "Befund\nEntnahme: 01.05.2026\nUntersuchung   Ergebnis   Einheit   Normbereich   Bewertung\nLeukozyten   12,8   G/l   4,0 - 10,0   +\n"
        "Kalium   4,1   mmol/l   3,5 - 5,0   -\nGPT   38   U/l   < 50\n"
    )
    (document,) = read(text.encode(), "befund.txt").documents
    assert [(fact.name, fact.interpretation) for fact in document.facts] == [
        ("Leukozyten", "high"),
        ("Kalium", "normal"),
        ("GPT", "normal"),
    ]


def test_a_note_with_some_results_stays_a_note(read):
    note = "ICU TRANSFER NOTE\nVentilator: FiO2 0.4, PEEP 8\nABG at 03:14:\npCO2   58   mmHg   35-45\nLactate   2.9   mmol/L   0.5-2.0\nDrips: noradrenaline 0.1\nPlan: wean\n"
    (document,) = read(note.encode(), "note.txt").documents
    assert (document.kind, [fact.name for fact in document.facts]) == ("note", ["pCO2", "Lactate"])


def test_a_case_told_in_one_long_line_stays_a_note(read):
    story = (
        "A 40-year-old invented man comes to the clinic because of tiredness for three weeks, and " * 4
        + "laboratory studies show:"
    )
    note = "\n".join((story, "Hemoglobin 9.1 g/dL", "Glucose 110 mg/dL", "Creatinine 1.0 mg/dL", "He is given iron."))
    (document,) = read(note.encode(), "note.txt").documents
    assert (document.kind, [fact.value for fact in document.facts]) == ("note", ["9.1", "110", "1.0"])


def test_dots_between_columns_and_the_day_before_the_name(read):
    rows = (
        "PT ............ 29.4 sec    (11.0-13.5)  H",
        "INR .......... 2.6         (0.9-1.1)",
        "Fibrinogen ... 402 mg/dL    (200-400)",
    )
    (document,) = read("\n".join(("COAGULATION", *rows)).encode(), "print.txt").documents
    assert [(fact.name, fact.value) for fact in document.facts] == [
        ("PT", "29.4"),
        ("INR", "2.6"),
        ("Fibrinogen", "402"),
    ]
    rows = (
        "07/07/2026  Sodium     141  mmol/L  136-145",
        "07/07/2026  Potassium  3.4  mmol/L  3.5-5.1  L",
        "16/06/2026  Potassium  3.1  mmol/L  3.5-5.1  L",
    )
    (document,) = read("\n".join(rows).encode(), "print.txt").documents
    assert [(fact.name, fact.value, fact.date) for fact in document.facts] == [
        ("Sodium", "141", "2026-07-07"),
        ("Potassium", "3.4", "2026-07-07"),
        ("Potassium", "3.1", "2026-06-16"),
    ]
