from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardround.tools.sections import find_sections, is_title, section_kind


def kinds(text):
    return [(section.kind, text[section.start : section.end].strip()) for section in find_sections(text)]


@pytest.mark.parametrize(
    "heading",
    [
        "ALLERGIES",
        "Allergies:",
        "## Allergies",
        "**Allergies**",
        "ALLERGIES:",
        "3. Allergies",
        "__Allergies:__",
        "Allergies",
    ],
)
def test_one_heading_in_many_dresses(heading):
    text = f"Before.\n{heading}\nPenicillin.\n"
    assert kinds(text) == [("other", "Before."), ("allergies", "Penicillin.")]


def test_text_on_the_headings_line_belongs_to_it():
    text = "Allergies: Penicillin.\nMedications: Metformin 500 mg."
    assert kinds(text) == [("allergies", "Penicillin."), ("medications", "Metformin 500 mg.")]


@pytest.mark.parametrize("heading", ["ADVERSE REACTIONS", "Intolerances", "Allergy/sens", "Drug reactions"])
def test_what_harmed_is_no_medicine_and_ends_with_its_paragraph(heading):
    text = f"Meds: ramipril.\n{heading}: codeine - rash.\n\nDear Dr Sham,\nShe starts digoxin."
    assert kinds(text) == [
        ("medications", "ramipril."),
        ("allergies", "codeine - rash."),
        ("other", "Dear Dr Sham,\nShe starts digoxin."),
    ]


def test_a_sentence_that_starts_with_a_known_word_is_no_heading():
    assert find_sections("Allergies were discussed.\nPlan to return.") == ()


def test_a_dash_parts_a_known_title_from_its_text():
    text = "Allergies - mango.\nFever - none.\n"
    assert kinds(text) == [("allergies", "mango.\nFever - none.")]


def test_headings_that_follow_on_a_line_begin_anew():
    text = "Allergies: NKDA PMH: gout Home meds: allopurinol. PMH: none"
    expected = [("allergies", "NKDA"), ("past_medical_history", "gout"), ("medications", "allopurinol.")]
    assert kinds(text)[:3] == expected
    assert kinds("Plan: PE: apixaban. Allergies: mango") == [("plan", "PE: apixaban."), ("allergies", "mango")]


def test_unknown_headings_still_part_the_text():
    text = "PLAN\nRest.\nSPEECH THERAPY\nDaily.\n"
    assert kinds(text) == [("plan", "Rest."), ("other", "Daily.")]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("A/P", "assessment_plan"),
        ("Brief Hospital Course", "hospital_course"),
        ("Meds", "medications"),
        ("Zzz", "other"),
    ],
)
def test_kinds(title, kind):
    assert section_kind(title) == kind


@given(st.text(alphabet="PLAN: \nx#*1.", max_size=120))
def test_sections_are_in_order_and_within(text):
    sections = find_sections(text)
    assert all(0 <= s.start <= s.end <= len(text) for s in sections)
    assert all(one.end <= other.start for one, other in pairwise(sections))


@pytest.mark.parametrize("text", ["Past medical history", "**Allergies:**", "# Family history", "medication history."])
def test_the_name_of_a_heading_is_told_from_a_statement(text):
    assert is_title(text)
    assert not is_title(f"{text} of gout")
