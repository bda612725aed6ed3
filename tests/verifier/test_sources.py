"""Contradictions between the sources of an invented patient."""

from pathlib import Path

import pytest

import wardround as wr
from wardround.agents.verifier import verify_text
from wardround.records import Document, Fact, Source, Subject
from wardround.tools.sections import find_sections

CASES = Path(__file__).parents[2] / "examples" / "cases"
SOURCE = Source(path="made", sha256="0" * 64)


def note(text, *, source_id="d1", date="2026-01-10", **subject):
    sections = find_sections(text)
    who = Subject(**subject) if subject else None
    given = {"id": source_id, "date": date, "sections": sections, "subject": who}
    return Document(kind="note", title="n", text=text, source=SOURCE, **given)


def listed(kind, text, name, *, date="2026-01-10", status="active", negated=False):
    fact = Fact(ref="r", kind=kind, start=0, end=len(text), name=name, status=status, negated=negated, date=date)
    return Document(id="d2", kind="fhir", title="f", text=text, source=SOURCE, facts=(fact,))


def conflicts(case, *documents):
    found = verify_text("Seen today.", case.model_copy(update={"documents": documents}), max_omissions=0).flags
    return [flag for flag in found if flag.code == "source_conflict"]


def medicines(line, **more):
    return note(f"INVENTED\n\nMEDICATIONS\n{line}\n", **more)


def test_two_doses_on_one_day_are_for_review_with_both_places(bare_case):
    structured = listed("medication", "lisinopril 20 mg once daily", "lisinopril")
    (flag,) = conflicts(bare_case, medicines("Lisinopril 10 mg once daily."), structured)
    assert flag.severity == "review"
    assert {citation.source_id for citation in flag.citations} == {"d1", "d2"}
    assert {"10 mg" in citation.quote for citation in flag.citations} == {True, False}


@pytest.mark.parametrize(
    ("line", "more", "fact"),
    [
        ("Lisinopril 20 mg daily.", {}, {}),
        ("Lisinopril 0.02 g daily.", {}, {}),
        ("Lisinopril 10 mg daily.", {"date": "2025-06-01"}, {}),
        ("Lisinopril 10 mg daily.", {"date": "2026"}, {}),
        ("Lisinopril 10 mg daily.", {}, {"status": "stopped"}),
        ("Lisinopril increased to 40 mg daily.", {}, {}),
        ("Lisinopril 10 mg in the morning and 20 mg at night.", {}, {}),
        ("Amlodipine 10 mg daily.", {}, {}),
    ],
)
def test_equal_old_ended_or_changed_doses_are_no_conflict(bare_case, line, more, fact):
    structured = listed("medication", "lisinopril 20 mg once daily", "lisinopril", **fact)
    assert conflicts(bare_case, medicines(line, **more), structured) == []


@pytest.mark.parametrize("line", ["No known allergies.", "NKDA.", "No known drug allergies."])
def test_an_allergy_that_another_source_does_not_know(bare_case, line):
    structured = listed("allergy", "Penicillin: rash", "Penicillin")
    assert len(conflicts(bare_case, note(f"INVENTED\n\nALLERGIES\n{line}\n"), structured)) == 1


@pytest.mark.parametrize("line", ["Penicillin (rash).", "No known food allergies.", "No allergies to latex."])
def test_allergies_that_agree_or_are_of_another_kind(bare_case, line):
    structured = listed("allergy", "Penicillin: rash", "Penicillin")
    assert conflicts(bare_case, note(f"INVENTED\n\nALLERGIES\n{line}\n"), structured) == []


def test_a_peanut_allergy_is_no_drug_allergy(bare_case):
    structured = listed("allergy", "Peanut: hives", "Peanut")
    assert conflicts(bare_case, note("INVENTED\n\nALLERGIES\nNKDA.\n"), structured) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [("No history of asthma.", 1), ("Asthma.", 0), ("Denies cough.", 0), ("Mother: no history of asthma.", 0)],
)
def test_an_active_condition_that_another_source_denies(bare_case, line, found):
    structured = listed("problem", "asthma, active", "asthma")
    assert len(conflicts(bare_case, note(f"INVENTED\n\nPAST MEDICAL HISTORY\n{line}\n"), structured)) == found


def test_sex_and_birth_date(bare_case):
    one = note("DOB: 1970-01-02\nfemale", sex="female", birth_date="1970-01-02")
    same = note("DOB: 1970", source_id="d2", sex="female", birth_date="1970")
    other = note("DOB: 1970-02-01\nmale", source_id="d2", sex="male", birth_date="1970-02-01")
    assert conflicts(bare_case, one, same) == []
    assert [[c.quote for c in flag.citations] for flag in conflicts(bare_case, one, other)] == [
        ["female", "male"],
        ["1970-01-02", "1970-02-01"],
    ]


@pytest.mark.parametrize("name", ["pneumonia", "followup_letter", "medication_conflict"])
def test_the_examples_do_not_contradict_themselves(name):
    flags = wr.verify("Seen today.", wr.load_case(CASES / name)).flags
    assert [flag for flag in flags if flag.code == "source_conflict"] == []
