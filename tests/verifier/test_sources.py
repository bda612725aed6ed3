"""Contradictions between the sources of an invented patient."""

from pathlib import Path

import pytest

import wardround as wr
from wardround.agents.verifier import verify_text
from wardround.records import Document, Fact, Image, ImageFinding, ImageReading, Quantity, Source, Subject
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


@pytest.mark.parametrize("name", ["pneumonia", "followup_letter"])
def test_the_examples_do_not_contradict_themselves(name):
    flags = wr.verify("Seen today.", wr.load_case(CASES / name)).flags
    assert [flag for flag in flags if flag.code == "source_conflict"] == []


def result(value, *, name="Potassium [Moles/volume] in Serum or Plasma", unit="mmol/L"):
    text = f"{name}: {value} {unit}"
    quantity = Quantity(value=value, unit=unit)
    fact = Fact(ref="r", kind="result", start=0, end=len(text), name=name, quantity=quantity, date="2026-01-10")
    return Document(id="d2", kind="fhir", title="f", text=text, source=SOURCE, facts=(fact,))


def test_a_value_that_no_result_of_the_day_has_is_for_review(bare_case):
    (flag,) = conflicts(bare_case, note("Potassium is 3.2 today."), result(5.2))
    assert {citation.source_id for citation in flag.citations} == {"d1", "d2"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Potassium is 5.2 today.", "2026-01-10"),
        ("Potassium is 5 today.", "2026-01-10"),
        ("Potassium is 3.2 today.", "2026-02-10"),
        ("Potassium goal of 4.0.", "2026-01-10"),
        ("Potassium of 4 to 5 is aimed at.", "2026-01-10"),
        ("Potassium of 20 mg/dL.", "2026-01-10"),
        ("Sodium is 3.2.", "2026-01-10"),
    ],
)
def test_equal_rounded_older_aimed_at_or_other_values_are_no_conflict(bare_case, text, date):
    assert conflicts(bare_case, note(text, date=date), result(5.2)) == []


def test_a_medicine_in_use_that_a_later_note_says_was_stopped(bare_case):
    structured = listed("medication", "Warfarin 5 MG Oral Tablet", "warfarin", date="2025-01-10").model_copy(
        update={"date": "2026-01-10"}
    )
    assert len(conflicts(bare_case, note("She stopped taking warfarin."), structured)) == 1
    assert conflicts(bare_case, note("She stopped taking warfarin.", date="2024-01-10"), structured) == []
    assert conflicts(bare_case, note("Warfarin should be stopped if she bleeds."), structured) == []
    assert conflicts(bare_case, note("She takes warfarin."), structured) == []


def read(name, presence, side=None):
    finding = ImageFinding(name=name, presence=presence, side=side)
    return ImageReading(image_id="i1", status="read", engine="made", findings=(finding,))


def report(sentence, title="Chest X-ray"):
    text = f"{title.upper()}\n\nFINDINGS\n\n{sentence}\n"
    return note(text, source_id="r1").model_copy(update={"kind": "report", "title": title})


def held_against(case, reading, document):
    image = Image(id="i1", source=SOURCE, modality="CR", body_part="CHEST")
    case = case.model_copy(update={"documents": (document,), "images": (image,)})
    flags = verify_text("Seen today.", case, readings=(reading,), max_omissions=0).flags
    return [flag for flag in flags if flag.code == "source_conflict"]


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        (read("pneumothorax", "present"), "No pneumothorax."),
        (read("pneumothorax", "absent"), "Small right pneumothorax."),
        (read("pneumothorax", "present", "left"), "Small right pneumothorax."),
    ],
)
def test_a_reading_against_the_written_report(bare_case, reading, sentence):
    (flag,) = held_against(bare_case, reading, report(sentence))
    assert {citation.source_id for citation in flag.citations} == {"i1", "r1"}


@pytest.mark.parametrize(
    ("reading", "document"),
    [
        (read("pneumothorax", "present", "right"), report("Small right pneumothorax.")),
        (read("pneumothorax", "absent"), report("No pneumothorax.")),
        (read("pneumothorax", "uncertain"), report("No pneumothorax.")),
        (read("pneumothorax", "present"), report("Possible pneumothorax.")),
        (read("pneumothorax", "present", "left"), report("No right pneumothorax.")),
        (read("pneumothorax", "present"), report("No pneumothorax.", title="CT abdomen")),
        (read("pneumothorax", "present"), report("No pleural effusion.")),
    ],
)
def test_a_reading_that_agrees_hedges_or_is_of_another_examination_is_no_conflict(bare_case, reading, document):
    assert held_against(bare_case, reading, document) == []


def test_the_example_of_a_conflict_has_one():
    flags = wr.verify("Seen today.", wr.load_case(CASES / "medication_conflict")).flags
    (message,) = [flag.message for flag in flags if flag.code == "source_conflict"]
    assert message == "amoxicillin is given; an allergy to Penicillin is recorded"
