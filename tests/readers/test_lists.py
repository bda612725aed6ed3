"""Lists of medicines, problems, allergies and the like as tables; all patients are invented."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.records import Case
from wardround.tools.readers.lists import list_columns
from wardround.tools.standing import is_in_use


@pytest.fixture
def listed(read):
    def of(*lines, name="list.csv"):
        (document,) = read("\n".join(lines).encode(), name).documents
        for fact in document.facts:
            assert fact.name in document.text[fact.start : fact.end]
        return {fact.name: fact for fact in document.facts}, document

    return of


def test_medicines(listed):
    facts, document = listed(
        "Drug,Dose,Frequency,Start,Stop,Prescriber",
        "Metoprolol,50 mg,twice daily,2024-01-01,,Dr Invented",
        "Amoxicillin,500 mg,TID,2020-01-01,2020-01-08,",
        "Apixaban,5 mg,BID,2024-02-01,2999-01-01,",
        "Ramipril,5 mg,daily,2023,ongoing,",
    )
    metoprolol = facts["Metoprolol"]
    assert (metoprolol.kind, metoprolol.value, metoprolol.date, metoprolol.ref) == (
        "medication",
        "50 mg twice daily",
        "2024-01-01",
        "row 2",
    )
    assert document.text.startswith("Metoprolol; 50 mg twice daily; since: 2024-01-01; Prescriber: Dr Invented\n")
    assert {name: fact.status for name, fact in facts.items()} == {
        "Metoprolol": None,
        "Amoxicillin": "stopped",
        "Apixaban": None,
        "Ramipril": None,
    }
    assert [name for name, fact in facts.items() if is_in_use(fact)] == ["Metoprolol", "Apixaban", "Ramipril"]


def test_an_end_is_held_against_the_day_of_the_list(listed):
    rows = ("Drug,Dose,Stop", "Amoxicillin,500 mg,2020-01-08")
    assert listed("Date: 2020-01-05", *rows)[0]["Amoxicillin"].status is None
    assert listed("Date: 2020-01-09", *rows)[0]["Amoxicillin"].status == "stopped"
    assert listed(*rows, name="2020-01-05.csv")[0]["Amoxicillin"].status is None


@pytest.mark.parametrize(
    ("heading", "word", "in_use"),
    [
        ("Status", "Discontinued", False),
        ("Status", "active", True),
        ("Status", "on hold", True),
        ("Status", "abgesetzt", False),
        ("Active", "no", False),
        ("Active", "Yes", True),
        ("Status", "as before", True),
        ("Status", "Not taking", False),
        ("Status", "Completed course", False),
        ("Status", "no longer taken", False),
    ],
)
def test_states_of_medicines(listed, heading, word, in_use):
    facts, document = listed(f"Medication,Dose,{heading}", f"Aspirin,81 mg,{word}")
    assert is_in_use(facts["Aspirin"]) == in_use
    assert word in document.text or heading == "Active"


def test_problems(listed):
    facts, _ = listed(
        "Problem;Status;Onset;ICD-10",
        "Type 2 diabetes;active;2015;E11.9",
        "Pneumonia;resolved;01.02.2019;",
        "Lung cancer;ruled out;2020;",
        "Sarcoidosis;suspected;;",
    )
    assert {name: (fact.kind, fact.status, fact.negated) for name, fact in facts.items()} == {
        "Type 2 diabetes": ("problem", "active", False),
        "Pneumonia": ("problem", "resolved", False),
        "Lung cancer": ("problem", "refuted", True),
        "Sarcoidosis": ("problem", "provisional", False),
    }
    assert facts["Type 2 diabetes"].codes == ("http://hl7.org/fhir/sid/icd-10|E11.9",)
    assert (facts["Type 2 diabetes"].date, facts["Pneumonia"].date) == ("2015", "2019-02-01")


def flags(read, text, *lines):
    (document,) = read("\n".join(lines).encode(), "allergies.csv").documents
    (verdict,) = verify_text(
        text, Case(id="c", task="summary", root="/", documents=(document,)), max_omissions=0
    ).verdicts
    return {flag.code for flag in verdict.flags}


def test_allergies_reach_the_check_of_allergies(read, listed):
    head = "Allergen,Reaction,Severity,Status"
    facts, _ = listed(head, "Penicillin,anaphylaxis,severe,active")
    assert (facts["Penicillin"].kind, facts["Penicillin"].value) == ("allergy", "anaphylaxis (severe)")
    order = "Start amoxicillin 500 mg three times daily."
    assert "allergy_conflict" in flags(read, order, head, "Penicillin,anaphylaxis,severe,active")
    for row in ("Penicillin,rash,,inactive", "Penicillin,,,ruled out", "NKDA,,,", "None known,,,"):
        assert "allergy_conflict" not in flags(read, order, head, row)


@pytest.mark.parametrize(
    ("head", "row", "kind"),
    [
        ("Allergen,Reaction", "No known drug allergies,", "allergy"),
        ("Allergie;Reaktion", "keine bekannt;", "allergy"),
        ("Allergen;Reaktion", "Keine weiteren;", "allergy"),
        ("Medication,Dose", "None,", "medication"),
        ("Medication,Dose", "No current medications,", "medication"),
        ("Problem,Status", "No known problems,", "problem"),
    ],
)
def test_none_is_a_denial(listed, head, row, kind):
    ((fact,), _) = (list(listed(head, row)[0].values()), None)
    assert (fact.kind, fact.negated) == (kind, True)


def test_several_lists_of_one_file_with_their_patient(listed):
    facts, document = listed(
        "Patient: Erika Muster,DOB: 04/02/1961",
        "Medication,Dose,Unit,Route,Frequency",
        "Warfarin,5,mg,PO,daily",
        "",
        "Allergy,Reaction",
        "Sulfa,rash",
        "Reviewed by Dr Invented",
        "Diagnosis,Date",
        "Asthma,2010-05-01",
    )
    assert {name: fact.kind for name, fact in facts.items()} == {
        "Warfarin": "medication",
        "Sulfa": "allergy",
        "Asthma": "problem",
    }
    assert facts["Warfarin"].value == "5 mg PO daily"
    assert (document.subject.name, document.subject.birth_date) == ("Erika Muster", "1961-04-02")
    assert "Reviewed by Dr Invented" in document.text


def test_titles_tell_what_is_over_and_whose_it_is(listed):
    facts, _ = listed(
        "Current medications",
        "Medication,Dose",
        "Aspirin,81 mg",
        "Past medications",
        "Naproxen,250 mg",
        "Family history",
        "Condition,Onset",
        "Breast cancer,2001",
        "Condition,Onset",
        "Asthma,2010",
    )
    assert {name: (fact.kind, fact.status) for name, fact in facts.items()} == {
        "Aspirin": ("medication", None),
        "Naproxen": ("medication", "inactive"),
        "Breast cancer": ("family_history", None),
        "Asthma": ("problem", None),
    }


def test_a_column_of_relatives(listed):
    facts, document = listed("Condition,Relationship,Onset", "Breast cancer,Mother,2001", "Asthma,self,2010")
    assert [(fact.kind, fact.value) for fact in facts.values()] == [("family_history", "Mother"), ("problem", None)]
    assert "Family: Mother: Breast cancer" in document.text


def test_vaccinations_and_procedures(listed):
    facts, _ = listed("Vaccine,Date,Status", "Influenza,2025-10-01,given", "Zoster,,declined")
    assert [(fact.kind, fact.negated) for fact in facts.values()] == [("immunization", False), ("immunization", True)]
    facts, _ = listed("Procedure,Date,Status", "Appendectomy,2001,completed", "Colonoscopy,2999-09-01,planned")
    assert [fact.kind for fact in facts.values()] == ["procedure", "plan"]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (["Medikament", "Dosierung", "Häufigkeit", "Beginn", "Ende"], "medication"),
        (["Médicament", "Posologie", "Début", "Fin"], "medication"),
        (["Diagnose", "Seit"], "problem"),
        (["Alergia", "Reacción"], "allergy"),
        (["Name", "Dose", "Frequency"], "medication"),
        (["Name", "DOB", "Drug", "Dose"], "medication"),
        (["Test", "Result"], None),
        (["Drug", "Result", "Unit"], None),
        (["Date", "Medication", "INR"], None),
        (["Substance", "Date"], None),
        (["Sodium", "Potassium"], None),
    ],
)
def test_which_headings_begin_a_list(header, kind):
    found = list_columns(header)
    assert (found.kind if found else None) == kind


def test_two_patients_of_one_list_are_both_seen(read):
    text = "Name,DOB,Drug,Dose\nErika Muster,1961-04-02,Aspirin,81 mg\nMax Beispiel,1950-01-01,Ramipril,5 mg\n"
    assert len(read(text.encode(), "list.csv").sightings) == 2


def test_a_spreadsheet_and_a_text_file(read, make):
    rows = [["Drug", "Dose", "Frequency"], ["Metoprolol", "50 mg", "BID"]]
    for data, name in ((make.xlsx(rows), "list.xlsx"), ("\n".join("|".join(row) for row in rows).encode(), "list.txt")):
        (document,) = read(data, name).documents
        assert [fact.name for fact in document.facts] == ["Metoprolol"]


def test_a_row_without_a_name_is_on_record(read):
    result = read(b"Drug,Dose\nAspirin,81 mg\n,5 mg\n", "list.csv")
    assert [line.item for line in result.coverage if line.reason] == ["list.csv row 3"]
    assert "5 mg" in result.documents[0].text


def test_a_row_of_a_list_that_looks_like_headings_is_none(listed):
    facts, _ = listed(
        "Substance,Type,Reaction,Severity,Date Noted,Status",
        "Ibuprofen,Drug,Bronchospasm,Severe,2001,Active",
        "Strawberries,Food,Itching,Mild,,Inactive",
    )
    assert {name: (fact.kind, fact.status) for name, fact in facts.items()} == {
        "Ibuprofen": ("allergy", "active"),
        "Strawberries": ("allergy", "inactive"),
    }


def test_times_of_the_day_are_a_schedule(listed):
    facts, document = listed(
        "Wirkstoff,Handelsname,Stärke,morgens,mittags,abends,zur Nacht",
        "Torasemid,Torem,10 mg,1,0,0,0",
        "Phenprocoumon,,3 mg,,,1,",
    )
    assert [fact.value for fact in facts.values()] == ["10 mg 1-0-0-0", "3 mg 0-0-1-0"]
    assert "Handelsname: Torem" in document.text


def test_headings_with_marks_and_plurals(listed):
    facts, document = listed("Rx,Dose,Active?", "Warfarin,3 mg,Y", "Ramipril,5 mg,N")
    assert [fact.status for fact in facts.values()] == ["active", "inactive"]
    assert "Warfarin (active)" in document.text
    facts, _ = listed("Drug Allergy,Reaction(s)", "Codeine,Vomiting")
    assert facts["Codeine"].kind == "allergy"


def test_what_stands_beside_a_title_above_a_list_is_text(listed):
    _, document = listed("Allergies:,NKDA", "Medication,Dose", "Omeprazole,20 mg")
    assert document.text.startswith("Allergies: NKDA\n")


def test_who_writes_in_another_language_writes_the_day_first(listed):
    assert listed("Medicamento,Dosis,Inicio", "Enalapril,10 mg,01/02/2024")[0]["Enalapril"].date == "2024-02-01"
    assert listed("Drug,Dose,Start", "Enalapril,10 mg,01/02/2024")[0]["Enalapril"].date == "2024-01-02"


def test_still_taking_is_a_state(listed):
    facts, _ = listed(
        "Medication,Dose & Frequency,Still Taking", "Levothyroxine,75 mcg daily,Yes", "Omeprazole,20 mg daily,No"
    )
    assert [is_in_use(fact) for fact in facts.values()] == [True, False]
    assert facts["Omeprazole"].value == "20 mg daily"
