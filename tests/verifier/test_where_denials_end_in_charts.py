"""What a chart denies, and of what: boxes, colons, dashes, other parts and patients; all patients are invented."""

import pytest

import wardround as wr
from wardround.tools.dialogue import find_turns

CHECKLIST = """DISCHARGE CHECKLIST (invented)   RN Sample
[x] District nurse Tue 9/9: U&E + TFT
[x] Dressing pack given
[ ] Pneumovax - NOT given here
[x] Contact numbers given
"""


def flags(record: str, sentence: str) -> list[str]:
    found = wr.verify(sentence, {"note.txt": record})
    return [flag.check for verdict in found.verdicts for flag in verdict.flags if flag.severity != "note"]


TRUE = [
    (CHECKLIST, "The district nurse will test thyroid function on 9 September."),
    ("AXR: dilated colon, no cut-off: pseudo-obstruction.", "The film was that of pseudo-obstruction."),
    ("No central access + shocked: metaraminol via wide cannula.", "If shocked without access, give metaraminol."),
    ("NO NSAID - CKD 4 (eGFR 22)", "Ibuprofen was not given because of his chronic kidney disease."),
    ("Plan: NGT free drainage, NBM.", "The nasogastric tube is on free drainage."),
    ("CT C-SPINE: No fracture.\nXR: # L dist radius, undisplaced.", "An undisplaced fracture of the left radius."),
    ("CT head: no bleed, no mass. USS: 3 cm lesion R kidney.", "A mass of 3 cm in the right kidney."),
    ("No stone on L.\nR ureteric calculus 6 mm.", "A stone of 6 mm blocks the right ureter."),
    ("HD via R AVF (no BP / bloods R arm). Amlodipine 5 for BP.", "Amlodipine 5 mg for blood pressure."),
    ("Lab confirm: cocaine NOT detected. Says none since May.", "He last used cocaine in May."),
    ("Drain removed 4/5. No drain.", "The drain came out for good on 4 May."),
    ("Charcoal cancelled - airway not protected, drowsy.", "He was too drowsy to protect his airway."),
    ("ED pathway: NO per Lee - his call w/ renal.", "For potassium above 6, call the renal team."),
    ("Measles: NON-IMMUNE.", "She is not protected against measles."),
    ("Uses 2 insulin pens at home. New pens issued.", "Mixed insulin is stopped; do not use the pens at home."),
    ("Offered a walking frame by physio.", "She declined a walking frame."),
    ("Tinzaparin: last dose in, all anticoag d/c'd.", "She is on no anticoagulant now."),
    ("12. Osteopenia - DEXA -2.1.", "Treatment for osteopenia has not been started."),
    ("UCx mixed growth.\nBCx NGTD 48h.", "The urine culture grew only mixed organisms."),
    ("HCV RNA    Not detected", "No viral RNA was detected."),
    ("Discussed hip op, pt does not want.", "You do not want a hip operation."),
    ("GP: lamotrigine stopped.", "Lamotrigine was still in her dosette box."),
    ("Old appx scar in RIF.", "He has a scar from an appendicectomy."),
    ("Proc: R CEA 3/6 under LA.", "He had a right carotid endarterectomy on 3 June."),
    ("LVEF 38% (was 55%).", "She had a fall in ejection fraction."),
]
WRONG = [
    ("CT C-SPINE: No fracture.", "CT showed a fracture of the cervical spine.", "plain_denial"),
    ("No stone on L.", "There is a stone in the left ureter.", "written_denied"),
    ("No red flags: fever, rigors, weight loss.", "He has rigors.", "plain_denial"),
    ("Urine screen: cocaine NOT detected.", "His urine was positive for cocaine.", "written_denied"),
    ("Walking frame given by physio, uses it well.", "She has no walking frame.", "written_asserted"),
    ("Lives with wife.", "He had a craniotomy.", "written_nowhere"),
]


@pytest.mark.parametrize(("record", "sentence"), TRUE)
def test_a_denial_is_of_no_more_than_it_says(record: str, sentence: str) -> None:
    denials = {"written_denied", "written_asserted", "written_contrary", "written_still", "written_consent"}
    others = {"written_culture", "written_marker", "written_nowhere", "written_standing"}
    assert not (denials | others) & set(flags(record, sentence))


@pytest.mark.parametrize(("record", "sentence", "check"), WRONG)
def test_and_what_it_says_is_held_against_the_claim(record: str, sentence: str, check: str) -> None:
    assert check in flags(record, sentence)


def test_boxes_and_states_are_no_speakers() -> None:
    assert find_turns(CHECKLIST) == ()
    assert find_turns("[inactive] aspirin\n[active] digoxin\n") == ()
    assert len(find_turns("[doctor] hi\n[patient] hello\n")) == 2


FORM = "DNACPR form in her folder = belongs to bed 4, returned. This lady FOR CPR, discussed w pt."
KIN = 'Pt: "no CPR, no tube down my throat." DNR form signed today. Son phoned, requests full code.'


@pytest.mark.parametrize(
    ("record", "sentence", "is_told"),
    [
        (FORM, "She is for cardiopulmonary resuscitation; no DNACPR decision has been made.", False),
        (FORM, "A DNACPR form is in place.", True),
        (KIN, "He is DNR.", False),
        (KIN, "He is full code.", True),
    ],
)
def test_a_code_status_is_the_patients_own(record: str, sentence: str, is_told: bool) -> None:
    assert ("code_status" in flags(record, sentence)) == is_told


CLEARED = "ALLERGIES: penicillin, latex (hives).\nPenicillin label: vague. Oral challenge uneventful. DE-LABELLED."
INTOLERANT = 'Allergies: latex -> wheeze. codeine "allergy"\n3. Codeine: just nausea. Chart as intolerance.'


@pytest.mark.parametrize(
    ("record", "sentence", "is_told"),
    [
        (CLEARED, "He is not allergic to penicillin.", False),
        (CLEARED, "He is not allergic to latex.", True),
        (INTOLERANT, "Codeine made her sick, which is an intolerance and not an allergy.", False),
        (INTOLERANT, "She has no latex allergy.", True),
        ("Allergies: penicillin (rash). Not allergic to latex.", "He is not allergic to penicillin.", True),
    ],
)
def test_an_allergy_that_is_taken_off_again_may_be_denied(record: str, sentence: str, is_told: bool) -> None:
    assert ("allergies_denied" in flags(record, sentence)) == is_told
