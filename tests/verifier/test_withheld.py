"""Words of stopping beside a medicine that is given against an allergy; the patient is invented."""

import pytest

import wardround as wr

ALLERGIES = "Allergies: sulfonamides (rash), naproxen (angioedema), clarithromycin.\n\nCourse: "


def conflicts(sentence: str) -> bool:
    found = wr.verify(sentence, {"note.txt": ALLERGIES + sentence})
    return any(flag.code == "allergy_conflict" for verdict in found.verdicts for flag in verdict.flags)


@pytest.mark.parametrize(
    "sentence",
    [
        "Co-trimoxazole 960 mg BD was commenced, and his nitrofurantoin was discontinued.",
        "Naproxen 500 mg twice daily for pain; avoid heavy lifting.",
        "Clarithromycin 500 mg BD added; simvastatin held while on it.",
        "Nitrofurantoin was stopped and switched to co-trimoxazole.",
        "She should stop driving and take naproxen 250 mg as needed.",
        "He was given diclofenac for renal colic and the vomiting stopped.",
        "Co-trimoxazole instead of trimethoprim.",
        "Clarithromycin for five days, then stop.",
        "She has a sulfa allergy but was prescribed co-trimoxazole.",
        "Although allergic to naproxen she takes ibuprofen.",
        "Known sulfa allergy; co-trimoxazole was given.",
    ],
)
def test_what_is_stopped_beside_it_hides_no_conflict(sentence):
    assert conflicts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Naproxen, ibuprofen and diclofenac are to be avoided.",
        "Stop naproxen; paracetamol instead.",
        "Medicines stopped: ibuprofen, naproxen.",
        "Avoid all NSAIDs (ibuprofen, naproxen, diclofenac).",
        "She stopped her naproxen and her ibuprofen last year.",
        "Clarithromycin was given, then held when the rash appeared.",
        "She had been taking ibuprofen, which we stopped.",
        "Co-trimoxazole was started by the GP, and the antibiotic was stopped on arrival.",
        "He developed a rash after he was given co-trimoxazole.",
        "His confusion was attributed to infection, constipation and clarithromycin.",
        "Dr Imaginary attributed the confusion to several things, including infection and clarithromycin.",
        "She reacted to naproxen when given it in 2015.",
        "He is allergic to clarithromycin and takes doxycycline.",
    ],
)
def test_what_is_itself_stopped_or_did_harm_conflicts_with_nothing(sentence):
    assert not conflicts(sentence)
