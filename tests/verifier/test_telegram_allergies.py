"""Allergies that a chart tells beside their heading; the patient is invented."""

import pytest

import wardround as wr

TELEGRAM = """HISTORY AND PHYSICAL  Invented patient
ALL: PCN -> anaphylaxis (1980s). Sulfa -> rash. Had IV contrast CT 2021, no reaction. Latex - no.
Ix: WBC 12. K 4.1.
Wt 80 kg, on IV furosemide.
PROPHYLAXIS: clindamycin 900 mg IV.
D/C meds: furosemide 40 mg daily.
"""
KINDS = {"allergy_conflict", "allergy_mismatch", "negation_mismatch"}


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Amoxicillin was started.", {"allergy_conflict"}),
        ("TMP-SMX was prescribed.", {"allergy_conflict"}),
        ("She was given furosemide and clindamycin.", set()),
        ("A CT with contrast was done.", set()),
        ("She has no known allergies.", {"negation_mismatch"}),
        ("She is allergic to penicillin and sulfa drugs.", set()),
        ("She is allergic to furosemide.", {"allergy_mismatch"}),
    ],
)
def test_allergies_told_beside_their_heading_end_with_their_line(sentence, codes):
    """Telegrams go on with other things under labels of their own, which are no allergies."""
    found = wr.verify(sentence, {"chart.txt": TELEGRAM})
    assert {flag.code for verdict in found.verdicts for flag in verdict.flags} & KINDS == codes


COURSE = {
    "2026-01-04_ward.txt": "WARD 04/01/2026  Invented patient\nPCP pneumonia: TMP-SMX 15 mg/kg/day started.\n",
    "2026-01-13_ward.txt": "WARD 13/01/2026\nRash day 9, TMP-SMX stopped.\nAllergies updated: TMP-SMX (rash, fever).\n",
}


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Co-trimoxazole was started on 4 January.", False),
        ("She continues on co-trimoxazole.", True),
        ("Co-trimoxazole 960 mg is to be taken daily.", True),
    ],
)
def test_what_an_allergy_came_of_was_given_before_it(sentence, is_told):
    codes = {flag.code for verdict in wr.verify(sentence, COURSE).verdicts for flag in verdict.flags}
    assert ("allergy_conflict" in codes) is is_told
