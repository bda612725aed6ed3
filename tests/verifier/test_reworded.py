"""A claim that repeats a written sentence with another meaning; the patient is invented."""

import pytest

from wardround.agents.verifier import verify_draft
from wardround.records import Case, Citation, Claim, Document, Draft, Source

NOTE = """INVENTED PATIENT

She denies any chest pain on exertion.
There is no jugular venous distention.
She is unable to climb the stairs at home.
Ultrasound shows a slightly enlarged left kidney.
The radiograph is suspicious for a fracture of the wrist.
The scan demonstrates a small cyst of the liver.
We will order a repeat echocardiogram next month.
Continue sertraline 50 mg once daily for her mood.
Her mother has a history of migraine with aura.
She currently smokes on weekends with her friends.
Wheezing is heard over both lungs at the bases.
She walks for an hour twice a week with her dog.
Her abdomen is soft and non-tender today.
Take ibuprofen 400 mg every 6 hours as needed for the wrist.
She uses a salbutamol inhaler as needed for her chest.
"""


def case(kind="note"):
    document = Document(id="d1", kind=kind, title="Note", text=NOTE, source=Source(path="note.txt", sha256="0" * 64))
    return Case(id="invented", task="summary", root="/", documents=(document,))


def flags(text, quote, *, kind="note", cited=True):
    start = NOTE.index(quote)
    citation = Citation(source_id="d1", start=start, end=start + len(quote), quote=quote)
    claim = Claim(id="c1", text=text, kind="finding", section="Course", citations=(citation,) if cited else ())
    draft = Draft(task="summary", title="Summary", claims=(claim,), engine="made for a test")
    verdict = verify_draft(draft, case(kind)).verdicts[0]
    return {flag.code for flag in verdict.flags if flag.severity != "note"}


DENIES = "She denies any chest pain on exertion."
VEIN = "There is no jugular venous distention."
STAIRS = "She is unable to climb the stairs at home."
KIDNEY = "Ultrasound shows a slightly enlarged left kidney."
WRIST = "The radiograph is suspicious for a fracture of the wrist."
LIVER = "The scan demonstrates a small cyst of the liver."
PLAN = "We will order a repeat echocardiogram next month."
DRUG = "Continue sertraline 50 mg once daily for her mood."
MOTHER = "Her mother has a history of migraine with aura."
SMOKES = "She currently smokes on weekends with her friends."
LUNGS = "Wheezing is heard over both lungs at the bases."
WALKS = "She walks for an hour twice a week with her dog."
PILLS = "Take ibuprofen 400 mg every 6 hours as needed for the wrist."
INHALER = "She uses a salbutamol inhaler as needed for her chest."
BELLY = "Her abdomen is soft and non-tender today."

ALTERED = [
    (PILLS, "Take ibuprofen 400 mg every 6 hours around the clock for the wrist.", "frequency_mismatch"),
    (INHALER, "She uses a salbutamol inhaler twice daily for her chest.", "frequency_mismatch"),
    (DENIES, "She has some chest pain on exertion.", "negation_mismatch"),
    (VEIN, "There is jugular venous distention.", "negation_mismatch"),
    (STAIRS, "She is able to climb the stairs at home.", "negation_mismatch"),
    (KIDNEY, "Ultrasound shows a hugely enlarged left kidney.", "severity_mismatch"),
    (KIDNEY, "Ultrasound shows a slightly enlarged bilateral kidney.", "laterality_mismatch"),
    (LIVER, "The scan may demonstrate a small cyst of the liver.", "certainty_mismatch"),
    (WRIST, "The radiograph is diagnostic for a fracture of the wrist.", "certainty_mismatch"),
    (PLAN, "We already had a repeat echocardiogram last month.", "temporality_mismatch"),
    (DRUG, "Continue citalopram 50 mg once daily for her mood.", "drug_mismatch"),
    (DRUG, "Continue sertraline 50 mg three times daily for her mood.", "frequency_mismatch"),
    (MOTHER, "The patient has a history of migraine with aura.", "experiencer_mismatch"),
    (SMOKES, "She previously smoked on weekends with her friends.", "temporality_mismatch"),
    (LUNGS, "Wheezing is heard over the left lung at the bases.", "laterality_mismatch"),
]
SAME = [
    (PILLS, "Take ibuprofen 400 mg every 6 hours for the wrist."),
    (INHALER, "She uses a salbutamol inhaler PRN for her chest."),
    (DENIES, "No chest pain on exertion."),
    (DENIES, "She is without chest pain on exertion."),
    (VEIN, "No JVD."),
    (KIDNEY, "Ultrasound reveals a mildly enlarged left kidney."),
    (WRIST, "The radiograph is concerning for a fracture of the wrist."),
    (WRIST, "The radiograph might show a fracture of the wrist."),
    (PLAN, "We plan to order a repeat echocardiogram next month."),
    (DRUG, "Continue Zoloft 50 mg every day for her mood."),
    (DRUG, "Continue sertraline for her mood."),
    (WALKS, "She walks for an hour two times per week with her dog."),
    (BELLY, "Her abdomen is soft and not tender today."),
]


@pytest.mark.parametrize(("quote", "text", "code"), ALTERED)
def test_a_changed_meaning_is_flagged_with_its_reason(quote, text, code):
    assert code in flags(text, quote)


@pytest.mark.parametrize(("quote", "text"), SAME)
def test_other_words_for_the_same_are_left_alone(quote, text):
    assert flags(text, quote) == set()


def test_a_long_claim_is_held_against_a_written_sentence_that_it_does_not_cite():
    text = "We already had a repeat echocardiogram next month."
    assert "temporality_mismatch" in flags(text, PLAN, cited=False)


def test_a_sentence_that_is_written_as_claimed_elsewhere_is_no_alteration():
    assert flags(KIDNEY, NOTE[NOTE.index(DENIES) :]) == set()


def test_how_often_a_medicine_is_given_may_be_left_out():
    assert not flags("Sertraline 50 mg was kept for her mood.", "Continue sertraline 50 mg once daily for her mood.")
