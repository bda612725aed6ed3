"""What an invented visit says and a note leaves out."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.records import Case, CoverageEntry, Document, Fact, Quantity, Source
from wardround.tools.sections import find_sections


def missing(text, case, most=5):
    found = verify_text(text, case, max_omissions=most).omissions
    return [o.flag.code for o in found if o.flag.code != "omitted_statement"]


FULL = """She takes lisinopril 20 mg once daily. Allergic to penicillin. Take ibuprofen 600 mg three times daily.
Return in six weeks."""


def test_a_full_note_lacks_nothing(visit):
    assert missing(FULL, visit) == []


def test_the_allergy_comes_first(visit):
    assert missing("She has knee pain.", visit)[0] == "omitted_allergy"


def test_each_thing_left_out_is_named(visit):
    assert missing(FULL.replace("Allergic to penicillin.", ""), visit) == ["omitted_allergy"]
    assert missing(FULL.replace("She takes lisinopril 20 mg once daily.", ""), visit) == ["omitted_medication"]
    assert missing(FULL.replace("Return in six weeks.", ""), visit) == ["omitted_follow_up"]


def test_no_more_than_asked_for_are_surfaced(visit):
    assert len(missing("She has knee pain.", visit, most=2)) == 2


def case_of(*documents):
    return Case(id="invented", task="summary", root="/", documents=documents)


def document(text, name="d1", kind="note"):
    return Document(id=name, kind=kind, title="INVENTED", text=text, source=Source(path=f"{name}.txt", sha256="0" * 64))


def chart(*lines):
    """A structured document: one line a fact, given as (line, fact without its place)."""
    text, facts = "INVENTED PATIENT\n", []
    for number, (line, fact) in enumerate(lines):
        fact = {"ref": f"Resource/{number}", **fact}
        facts.append(Fact(start=len(text), end=len(text) + len(line), **fact))
        text += f"{line}\n"
    return document(text, kind="fhir").model_copy(update={"facts": tuple(facts)})


POTASSIUM = (
    "Potassium: 6.9 mmol/L [HH]",
    {"kind": "result", "name": "Potassium", "value": "6.9 mmol/L", "interpretation": "critical_high"},
)
CHART = chart(
    POTASSIUM,
    ("Peanut allergy", {"kind": "allergy", "name": "Peanut allergy", "status": "active"}),
    ("Leucovorin 100 MG Injection", {"kind": "medication", "name": "Leucovorin 100 MG Injection", "status": "active"}),
    ("Warfarin 5 MG", {"kind": "medication", "name": "Warfarin 5 MG", "status": "stopped"}),
    ("Ordered: Colonoscopy", {"kind": "plan", "name": "Colonoscopy", "status": "active", "ref": "ServiceRequest/7"}),
    ("Ordered: Do not resuscitate", {"kind": "plan", "name": "Do not resuscitate", "ref": "ServiceRequest/8"}),
    (
        "Report: CT chest, Body mass index; conclusion: Acute pulmonary embolism.",
        {"kind": "report", "name": "CT chest", "value": "Acute pulmonary embolism."},
    ),
)
WHOLE = """K 6.9, critically high. Reacts to peanuts. Leucovorin is given. A colonoscopy is due. She is DNR.
CT showed a pulmonary embolus."""


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("K 6.9, critically high.", "omitted_result"),
        ("Reacts to peanuts.", "omitted_allergy"),
        ("Leucovorin is given.", "omitted_medication"),
        ("A colonoscopy is due.", "omitted_follow_up"),
        ("She is DNR.", "omitted_code_status"),
        ("CT showed a pulmonary embolus.", "omitted_impression"),
    ],
)
def test_of_a_chart_each_fact_left_out_is_named_and_no_other(sentence, code):
    assert missing(WHOLE, case_of(CHART)) == []
    assert missing(WHOLE.replace(sentence, ""), case_of(CHART)) == [code]


def test_a_result_with_a_decimal_comma_is_carried():
    line = "Creatinine: 1,6 mg/dL H"
    fact = {"kind": "result", "name": "Creatinine", "value": "1,6", "interpretation": "high"}
    quantity = Quantity(value=1.6, unit="mg/dL")
    case = case_of(chart((line, {**fact, "quantity": quantity})))
    assert missing("Creatinine was 1.6 mg/dL.", case) == []
    assert missing("She feels well.", case) == ["omitted_result"]


def test_a_result_is_carried_under_any_name_of_its_analyte():
    fact = {"kind": "result", "name": "C reactive protein", "value": "212", "interpretation": "critical_high"}
    assert missing("CRP was 212 mg/L.", case_of(chart(("C reactive protein: 212 mg/L HH", fact)))) == []


def test_one_allergy_in_two_names_is_left_out_once():
    allergies = (
        ("Allergy: Penicillin G", {"kind": "allergy", "name": "Penicillin G"}),
        ("Allergy: Penicillin", {"kind": "allergy", "name": "Penicillin"}),
    )
    assert missing("She feels well.", case_of(chart(*allergies))) == ["omitted_allergy"]


def test_an_allergy_that_is_pointed_at_is_one(visit):
    said = document("[patient] sulfa gives me hives , i'm allergic to it .", kind="dialogue")
    assert missing("She feels well.", case_of(said)) == ["omitted_allergy"]


def test_a_grave_impression_that_is_denied_need_not_be_carried():
    report = document("CT HEAD\n\nIMPRESSION\n\nNo hemorrhage. No mass.\n", kind="report")
    assert missing("Head CT was done.", case_of(report)) == []


def test_a_quarantined_fact_is_not_asked_for():
    quarantined = CoverageEntry(
        item=f"d1.txt {CHART.facts[0].start}-{CHART.facts[0].end}", status="quarantined", reason="order", source_id="d1"
    )
    case = case_of(chart(POTASSIUM)).model_copy(update={"coverage": (quarantined,)})
    assert missing("She feels well.", case) == []


def test_the_scores_rise_with_what_is_left_out_and_what_is_made_up(visit):
    def scores(text):
        found = verify_text(text, visit)
        return found.omission_score, found.hallucination_score

    whole, half = scores(FULL), scores("She takes lisinopril 20 mg once daily.")
    assert half[0] > whole[0]
    assert scores(f"{FULL} Bronchoscopy under sedation was complicated by laryngospasm.")[1] > whole[1]
    assert scores(f"{FULL} Mm-hmm okay.")[0] == whole[0]


def test_a_draft_with_two_errors_scores_above_one_with_one_of_them(visit):
    def score(*sentences):
        return verify_text("\n".join(sentences), visit).hallucination_score

    wrong = "She takes lisinopril 80 mg once daily."
    assert score(wrong, "She takes lisinopril 20 mg once daily.") < score(
        wrong, "She takes lisinopril 5 mg once daily."
    )


def test_a_draft_that_need_not_be_complete_has_no_omission_score(visit):
    assert verify_text(FULL, visit, max_omissions=0).omission_score is None


@pytest.mark.parametrize(
    ("said", "note", "found"),
    [
        ("i will see you again next week for the scope .", "She was seen.", ["omitted_follow_up"]),
        ("i will see you again next week for the scope .", "Return in 1 week.", []),
        ("we will check you in two weeks .", "She was seen.", ["omitted_follow_up"]),
        ("come back in two weeks .", "Return in 14 days.", []),
        ("see me again every three months .", "Follow up in 90 days.", []),
        ("do you take any nonsteroidals like naproxen", "She was seen.", []),
        ("we want to avoid going to insulin", "She was seen.", []),
    ],
)
def test_a_next_visit_in_any_words_and_drugs_that_are_only_named(said, note, found):
    assert missing(note, case_of(document(f"[doctor] {said}\n", kind="dialogue"))) == found


def test_drugs_that_were_stopped_or_are_allergens_are_not_asked_for():
    old = document("MEDICATIONS\nWarfarin 3 mg once daily\n").model_copy(update={"date": "2026-01-05"})
    text = "PLAN\nWarfarin was stopped. Reacts to penicillin.\n\nALLERGIES\nPenicillin\n"
    new = document(text, "d2").model_copy(update={"date": "2026-01-20"})
    old, new = (one.model_copy(update={"sections": find_sections(one.text)}) for one in (old, new))
    assert missing("She is allergic to penicillin.", case_of(old, new)) == []
    assert missing("She is allergic to penicillin.", case_of(old)) == ["omitted_medication"]
