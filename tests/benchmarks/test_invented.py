"""Invented statements in an invented visit: nobody here is real."""

import pytest

from benchmarks.verifier.data import visit
from benchmarks.verifier.invented import FORMS, STATEMENTS, plan
from benchmarks.verifier.invented.measure import Beside, Told, figures, measure
from benchmarks.verifier.invented.statements import REASONS
from benchmarks.verifier.third.edit import applied, together

RECORD = """[doctor] how is the gout ?
[patient] better , but my shoulder aches , and i stopped smoking ."""
NOTE = """HISTORY OF PRESENT ILLNESS
She has gout, which is better. Her right shoulder aches at night.

PHYSICAL EXAM
- Mild swelling of the shoulder.

PLAN
She will return in three weeks."""
VISIT = visit("invented", RECORD, NOTE)
EDITS = plan([VISIT], 1, 3)[0][1]


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: s.line)
def test_every_wording_has_a_word_that_it_is_known_by(statement):
    assert all(statement.is_spoken_of(getattr(statement, form)) for form in FORMS)


def test_every_kind_has_right_reasons():
    assert {s.kind for s in STATEMENTS} == REASONS.keys()


def test_a_short_word_is_looked_for_whole_and_a_long_one_by_its_beginning():
    stroke = next(s for s in STATEMENTS if "tia" in s.words)
    assert [stroke.is_spoken_of(text) for text in ("Two TIAs", "strokes", "tiara")] == [True, True, False]


def test_what_is_planted_is_not_spoken_of():
    spoken = {s.kind: s for s in STATEMENTS if s.is_spoken_of(RECORD + NOTE)}
    assert spoken
    assert not any(s.line in edit.new for s in spoken.values() for edit in EDITS)


def test_the_plan_is_always_the_same():
    assert plan([VISIT], 1, 3)[0][1] == EDITS != plan([VISIT], 2, 3)[0][1]


@pytest.mark.parametrize("group", together(EDITS))
def test_texts_have_few_and_are_else_the_note(group):
    text, places = applied(NOTE, group)
    assert len(group) <= 4
    for edit, (start, end) in zip(group, places, strict=True):
        assert text[start + 1 : end - 1].strip() == edit.new.strip()
    for edit in group:
        text = text.replace(edit.new, "", 1)
    assert text == NOTE


def test_forms_stand_as_they_should():
    by_form = {form: [e for e in EDITS if e.operator == form] for form in FORMS}
    assert all(by_form.values())
    assert all(NOTE[e.end : e.end + 1] in ("", "\n") for e in by_form["line"])
    assert all(e.new.startswith(", and ") and NOTE[e.end] == "." for e in by_form["clause"])
    assert all(e.new.endswith(".") and NOTE[e.end - 1] == "." for e in by_form["sentence"])
    assert not any("{" in e.new or " he " in e.new for e in EDITS)


def test_exam_findings_follow_the_exam():
    exam = NOTE.index("PHYSICAL EXAM")
    assert all(e.start > exam for e in EDITS if e.kind == "exam" and e.operator == "line")


def test_every_planted_statement_is_told_of_and_so_are_those_beside():
    told, beside = measure([(VISIT, EDITS)])
    assert len(told) == len(EDITS)
    assert beside
    assert all(one.host == 0 for one in told if one.form != "clause")


def test_figures():
    told = [
        Told("exam", "line", 0.9, frozenset({"unsupported"}), 0.0),
        Told("exam", "clause", 0.1, frozenset(), 0.0),
        Told("plan", "clause", 0.8, frozenset({"sex_mismatch"}), 0.8),
    ]
    found = figures(told, [Beside(0.6, 0.6), Beside(0.6, 0.2), Beside(0.1, 0.1), Beside(0.1, 0.1)], 0.5)
    assert found["by_kind"] == {"exam": (0.5, 2), "plan": (1.0, 1)}
    assert found["by_form"] == {"line": (1.0, 1), "clause": (0.5, 2)}
    assert found["joined_to_an_unflagged_sentence"] == (0.0, 1)
    assert found["right_reason"] == (0.5, 2)
    assert (found["beside_flagged"], found["beside_newly_flagged"]) == ((0.5, 4), (0.25, 4))
