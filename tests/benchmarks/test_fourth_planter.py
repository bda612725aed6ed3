"""The fourth planter, on an invented visit: nobody here is real."""

from random import Random

import pytest

from benchmarks.verifier.data import visit
from benchmarks.verifier.fourth import plan
from benchmarks.verifier.fourth.hearing import is_affirmed, is_denied, voices
from benchmarks.verifier.fourth.people import sex, turned
from benchmarks.verifier.fourth.planter import ERRORS, REWORDINGS
from benchmarks.verifier.fourth.stretches import as_sentences, stretches
from benchmarks.verifier.third.dialogue import Dialogue
from benchmarks.verifier.third.edit import applied, together
from benchmarks.verifier.third.planter import of_rules
from benchmarks.verifier.third.reasons import BESIDE, REASONS

RECORD = """[doctor] hello mister sample , you are a fifty eight year old male . how are you ?
[patient] i am okay , i still have gout but what is new is that my right shoulder aches .
[doctor] go on .
[patient] it started two weeks ago and the pain is moderate .
[doctor] any fever , chills or numbness ?
[patient] no , nothing like that .
[doctor] any asthma in the family ?
[patient] my mother has asthma . i am allergic to penicillin .
[doctor] you take losartan fifty milligrams once a day . your blood pressure is one forty two over eighty four .
there is mild swelling of the shoulder , but no redness . the x-ray shows no fracture . it is probably a strain .
i will order an mri of the shoulder and start naproxen five hundred milligrams twice a day . see me in three weeks ."""
NOTE = """HISTORY OF PRESENT ILLNESS
Mr. Sample is a 58-year-old male with right shoulder pain that started 2 weeks ago. He rates it as moderate pain.
He denies fever, chills, or numbness. He has gout. His mother has asthma. He is allergic to penicillin.

MEDICATIONS
- Losartan 50 mg once daily.

PHYSICAL EXAM
- Blood pressure: 142/84.
- Musculoskeletal: Mild swelling of the right shoulder. No redness.
X-ray of the right shoulder shows no fracture.

PLAN
This is likely a strain. We will order an MRI of the shoulder. Start naproxen 500 mg twice daily.
He will return in 3 weeks."""
KIN = ("mother", "father", "brother", "sister")
OTHER = """HISTORY OF PRESENT ILLNESS
She works as a beekeeper and has itchy hives since the harvest festival in autumn.

PHYSICAL EXAM
Swelling of the thyroid with a palpable nodule near the isthmus was measured by ultrasound.

PLAN
I am going to prescribe valacyclovir and schedule the audiology referral before her orchestra tour."""


@pytest.fixture(scope="module")
def planned():
    visits = [visit("one", RECORD, NOTE), visit("two", "[doctor] hello .", OTHER)]
    return dict(zip(("one", "two"), (edits for _, edits in plan(visits, 1, 20)), strict=True))["one"]


def edits_of(note, record, rules):
    return list(of_rules(as_sentences(stretches(note)), Dialogue(record), rules, Random(3)))


def texts(edits, kind, operator, note=NOTE):
    return [applied(note, [e])[0] for e in edits if (e.kind, e.operator) == (kind, operator)]


def test_every_class_has_operators_of_its_own():
    operators = {(rule.kind, rule.operator) for rule in ERRORS}
    counts = {kind: sum(k == kind for k, _ in operators) for kind in set(REASONS) - BESIDE - {"stranger"}}
    assert min(counts.values()) >= 3, counts


def test_every_class_of_error_is_planted_and_grounded(planned):
    assert {e.kind for e in planned if e.grounded} - {"benign"} >= set(REASONS) - {"anatomy"}


def test_an_edit_changes_its_stretch_and_nothing_else(planned):
    for edit in planned:
        text, [(start, end)] = applied(NOTE, [edit])
        assert text == NOTE[: edit.start] + edit.new + NOTE[edit.end :] != NOTE
        assert edit.new in text[start:end]
    for group in together(planned):
        assert len({edit.sentence for edit in group}) == len(group)


@pytest.mark.parametrize(
    ("kind", "operator", "wrong"),
    [
        ("negation", "turned", ("reports fever, chills, and numbness", "endorses fever, chills, and numbness")),
        ("negation", "one_escapes", ("or chills, but reports numbness", "or numbness, but reports chills")),
        ("negation", "no_dropped", "shows fracture"),
        ("negation", "first_no_dropped", "Redness."),
        ("negation", "asked", ("fever.", "chills.", "numbness.")),
        ("laterality", "other_side", "X-ray of the left shoulder"),
        ("laterality", "one_to_both", ("both shoulders", "bilateral shoulders")),
        ("number", "digits_swapped", "124/84"),
        ("number", "ten_off", "132/84"),
        ("dose", "tenfold_more", "naproxen 5000 mg"),
        ("dose", "another_unit", ("50 mcg", "50 g")),
        ("frequency", "times", ("50 mg twice", "50 mg three", "50 mg BID", "50 mg TID")),
        ("temporality", "span_unit", ("2 months ago", "2 days ago")),
        ("temporality", "done_already", "We have already obtained an MRI"),
        ("experiencer", "kin_to_patient", "He has asthma"),
        ("experiencer", "other_kin", ("His father has asthma", "His sister has asthma")),
        ("experiencer", "patient_to_kin", tuple(f"His {kin} has gout" for kin in KIN)),
        ("age", "digits_turned", "85-year-old"),
        ("sex", "noun", "58-year-old female"),
        ("severity", "degree", ("Severe swelling", "Marked swelling")),
        ("certainty", "hedge_lost", "definitely a strain"),
        ("allergy", "given_all_the_same", "Start amoxicillin 500 mg"),
        ("allergy", "none_written", "has no known drug allergies"),
    ],
)  # fmt: skip
def test_errors_say_something_else(planned, kind, operator, wrong):
    made = texts([e for e in planned if e.grounded], kind, operator)
    wordings = (wrong,) if isinstance(wrong, str) else wrong
    assert any(wording in text for wording in wordings for text in made), made


def test_what_is_asked_is_known_by_its_answer():
    dialogue = Dialogue(RECORD)
    assert all(is_denied(dialogue, finding) for finding in ("fever", "numbness", "redness"))
    assert all(is_affirmed(dialogue, finding) for finding in ("gout", "swelling"))
    assert voices(dialogue, "palpitations") == set()
    assert is_affirmed(Dialogue("[doctor] any cough ?\n[patient] yeah , a little ."), "cough")
    assert is_denied(Dialogue("Doctor: Do you have a cough? \nPatient: No, I don't."), "cough")


def test_a_finding_that_is_affirmed_elsewhere_is_no_error_to_report():
    edits = edits_of(NOTE, RECORD + "\n[patient] i do feel numbness in the hand .", ERRORS)
    numb = [
        e for e in edits if e.operator in ("turned", "one_escapes") and e.new.endswith(("numbness", "and numbness"))
    ]
    assert numb
    assert not any(e.grounded for e in numb)


def test_both_sides_said_is_no_ground_for_a_side():
    edits = edits_of(NOTE, RECORD + "\n[doctor] and the left shoulder ?", ERRORS)
    assert not [e for e in edits if e.operator == "other_side" and e.grounded]


def test_one_of_two_healthy_sides_is_no_error():
    note = "Lungs are clear bilaterally. There is edema of the bilateral lower extremities."
    made = [e.new for e in edits_of(note, "", ERRORS) if e.operator in ("bilaterally", "both_to_one")]
    assert len(made) == 1
    assert "lower extremity" in made[0]


def test_how_often_is_not_how_long():
    spans = [e for e in edits_of("Take it every 6 hours. Come back in 6 weeks.", "", ERRORS) if e.kind == "temporality"]
    assert spans
    assert all(e.start > 22 for e in spans)


def test_another_brand_of_the_same_drug_is_no_error():
    edits = edits_of("She takes Lasix 20 mg.", "[patient] i take lasix and bumex", ERRORS)
    grounded = {e.new.casefold() for e in edits if e.operator == "of_its_class" and e.grounded}
    assert not grounded & {"furosemide", "lasix", "bumetanide", "bumex"}


def test_rewordings_keep_amounts():
    note = "Take ibuprofen 800 mg twice daily. A 1.5 cm lesion was seen 2 weeks ago. Return in 3 to 4 weeks."
    made = {e.operator: e.new for e in edits_of(note, "", REWORDINGS)}
    assert (made["converted"], made["same_time"]) in {("15 mm", "14 days"), ("0.8 g", "14 days")}
    assert made["number_said"] != "2"


@pytest.mark.parametrize("note", ["Denies right hand numbness or tingling.", "No axillary or cervical lumps."])
def test_a_list_that_shares_a_word_is_not_taken_apart(note):
    assert not [e for e in edits_of(note, "", REWORDINGS) if e.operator in ("list_order", "denial_split")]


def test_another_patients_sentence_has_this_patients_pronouns(planned):
    foreign = [e for e in planned if e.kind == "stranger"]
    assert {e.operator.partition("_")[2] for e in foreign} == {"put_in", "in_place"}
    assert any("beekeeper" in e.new for e in foreign)
    assert not any(word in f" {e.new} " for e in foreign for word in (" She ", " her "))
    assert turned("She saw her doctor, who told her to rest.") == "He saw his doctor, who told him to rest."


def test_the_sex_is_known_by_nouns_and_titles():
    assert sex(Dialogue(RECORD)) == "male"
    assert sex(Dialogue("[doctor] hi there")) is None


def test_sections_and_list_entries_are_cut():
    found = stretches("PLAN\n- Start rest. Dr. Invented agrees.\n2. Back pain.\n**Exam**\nHR: 98")
    assert [(s.section, s.text) for s in found] == [
        ("plan", "- Start rest."), ("plan", "Dr. Invented agrees."), ("plan", "2. Back pain."), ("exam", "HR: 98"),
    ]  # fmt: skip


def test_the_same_seed_plants_the_same(planned):
    visits = [visit("one", RECORD, NOTE), visit("two", "[doctor] hello .", OTHER)]
    assert plan(visits, 1, 20)[0][1] == planned
    assert plan(visits, 2, 20)[0][1] != planned
