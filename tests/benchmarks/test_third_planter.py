"""The third planter, on an invented visit: nobody here is real."""

import pytest

from benchmarks.verifier.data import visit
from benchmarks.verifier.third import REASONS, applied, plan, rewordings, together
from benchmarks.verifier.third.dialogue import Dialogue
from benchmarks.verifier.third.planter import ERRORS, sentences
from benchmarks.verifier.third.reasons import BESIDE

RECORD = """[doctor] hi mister example , you are a sixty two year old male , what brings you in ?
[patient] my left knee hurts , it started three weeks ago , and i have mild swelling . no fever , no numbness .
[doctor] okay . you have a history of gout . does anyone in the family have it ?
[patient] my father has gout too . i take ibuprofen as needed and lisinopril twenty milligrams once a day .
[doctor] your pressure is one thirty over eighty , and your weight is up to 212 pounds . the x-ray shows no fracture .
it is probably a sprain . both ankles are fine . i will order an mri and start meloxicam fifteen milligrams once a day .
come back in two weeks . he is doing well ."""
NOTE = """HISTORY
Mr. Example is a 62-year-old male with left knee pain that began 3 weeks ago.
He reports mild swelling of the left knee.
He denies fever or numbness. He has a history of gout. His father has gout. He takes lisinopril 20 mg once daily.
He takes ibuprofen as needed. Blood pressure is 130/80. Weight is 212 pounds.
X-ray of the left knee shows no fracture. Bilateral ankles are normal.
This is likely a sprain of the knee. We will order an MRI of the knee.
Start meloxicam 15 mg once daily. Return in 2 weeks."""
OTHER = """She works as a teacher and drinks coffee every morning before school.
Her migraine began after a long flight home.
The colonoscopy found two polyps in the sigmoid colon, which were removed.
He was treated for pneumonia last winter."""


@pytest.fixture(scope="module")
def planned():
    visits = [visit("one", RECORD, NOTE), visit("two", "[doctor] hello .", OTHER)]
    return dict(zip(("one", "two"), (edits for _, edits in plan(visits, 1, 20)), strict=True))["one"]


def texts(edits, kind, operator=None):
    chosen = [e for e in edits if e.kind == kind and operator in (None, e.operator)]
    return [applied(NOTE, [edit])[0] for edit in chosen]


def test_every_class_has_at_least_three_operators():
    operators = {(rule.kind, rule.operator) for rule in ERRORS}
    counts = {kind: sum(k == kind for k, _ in operators) for kind in set(REASONS) - BESIDE - {"stranger"}}
    assert min(counts.values()) >= 3, counts


def test_every_class_of_error_finds_something_to_say(planned):
    assert {edit.kind for edit in planned} - {"benign"} >= set(REASONS) - BESIDE


def test_an_edit_changes_its_stretch_and_nothing_else(planned):
    for edit in planned:
        text, [(start, end)] = applied(NOTE, [edit])
        assert text == NOTE[: edit.start] + edit.new + NOTE[edit.end :]
        assert edit.new in text[start:end]
        assert text != NOTE


def test_edits_of_one_text_stand_where_they_are_said_to(planned):
    for group in together(planned):
        text, places = applied(NOTE, group)
        assert len({edit.sentence for edit in group}) == len(group)
        assert all(edit.new in text[start:end] for edit, (start, end) in zip(group, places, strict=True))
        assert len(text) == len(NOTE) + sum(len(e.new) - (e.end - e.start) for e in group)


@pytest.mark.parametrize(
    ("kind", "operator", "wrong"),
    [
        ("negation", "no_lost", "shows fracture"),
        ("laterality", "swapped", "right knee pain that began"),
        ("laterality", "one_to_both", "swelling of the bilateral knees"),
        ("dose", "unit", ("20 mcg once", "20 g once")),
        ("experiencer", "to_patient", "The patient has gout"),
        ("experiencer", "other_relative", "His mother has gout"),
        ("sex", "noun", "62-year-old female"),
        ("age", "turned", "26-year-old"),
        ("severity", "degree", "severe swelling"),
        ("certainty", "hedge_lost", "definitely a sprain"),
        ("temporality", "planned_as_done", "previously ordered an MRI"),
        ("drug", "sounds_alike", "fosinopril 20 mg"),
        ("number", "transposed", ("221 pounds", "122 pounds")),
    ],
)
def test_errors_say_something_else(planned, kind, operator, wrong):
    made = texts(planned, kind, operator)
    wordings = (wrong,) if isinstance(wrong, str) else wrong
    assert any(wording in text for wording in wordings for text in made), made


def test_what_the_dialogue_says_otherwise_is_not_grounded(planned):
    # 15 and 20 are both said: a dose changed from one to the other could be true.
    doses = [e for e in planned if e.kind == "dose" and e.operator == "other_strength"]
    assert not [e for e in doses if e.grounded and e.new.split()[0] in ("15", "20")]
    assert any(e.grounded for e in doses)
    assert all(not Dialogue(RECORD).says("right") or not e.grounded for e in planned if e.kind == "laterality")


def test_a_side_that_is_said_on_both_sides_is_not_grounded():
    both = visit("both", RECORD + "\n[patient] my right knee hurts too .", NOTE)
    [(_, edits), _] = plan([both, visit("two", "[doctor] hello .", OTHER)], 1, 20)
    assert not [e for e in edits if e.operator == "swapped" and e.kind == "laterality" and e.grounded]


def test_rewordings_keep_numbers_and_polarity():
    for edit in rewordings(NOTE, RECORD):
        old = NOTE[edit.start : edit.end]
        if edit.operator in ("side_short", "age_form", "unit_written", "how_often"):
            assert _figures(old) == _figures(edit.new), (old, edit.new)
        if edit.operator == "denies_to_no":
            assert {"no", "not"} & set(edit.new.casefold().split())


def test_conversions_are_exact():
    note = "Take 500 mg for 2 weeks. Temperature was 98.6 degrees F. A mass of 2.5 cm. Seen on 03/05/2021 here."
    new = {edit.operator: edit.new for edit in rewordings(note, "") if edit.operator != "number_word"}
    assert (new["grams"], new["days"], new["celsius"]) == ("0.5 g", "14 days", "37.0 °C")
    assert (new["millimetres"], new["date"]) == ("25 mm", "March 5, 2021")


def test_a_range_keeps_its_unit():
    note = "She will come back in 3 to 4 weeks. He will follow up in 1 week."
    assert [edit.new for edit in rewordings(note, "") if edit.operator == "days"] == ["7 days"]


def test_a_list_keeps_its_denial():
    [edit] = [e for e in rewordings("He denies fever, chills, or cough.", "") if e.operator == "order"]
    assert edit.new == "denies cough, fever, or chills"


def test_the_same_seed_plants_the_same(planned):
    visits = [visit("one", RECORD, NOTE), visit("two", "[doctor] hello .", OTHER)]
    assert plan(visits, 1, 20)[0][1] == planned
    assert plan(visits, 2, 20)[0][1] != planned


def test_another_patients_sentence_comes_from_another_note(planned):
    strangers = [edit for edit in planned if edit.kind == "stranger"]
    assert {e.operator for e in strangers} == {"any", "on_topic", "mostly_said"}
    assert all(e.start == e.end for e in strangers)
    assert any(e.new.strip() in OTHER for e in strangers)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("sixty two", 62), ("one twenty over eighty", 120), ("one hundred and five", 105), ("two thousand", 2000),
        ("seven point four", 7.4), ("0.5 centimeters", 0.5), ("eighty", 80), ("three hundred fifty", 350),
    ],
)  # fmt: skip
def test_numbers_are_heard_in_words(said, number):
    assert float(number) in Dialogue(f"it is {said} today").numbers


def test_a_sentence_ends_at_its_stop_and_not_at_a_title():
    assert [s.text for s in sentences("PLAN\nDr. Invented saw him today. He left after lunch.")] == [
        "Dr. Invented saw him today.",
        "He left after lunch.",
    ]


def _figures(text):
    return "".join(c for c in text if c.isdigit())
