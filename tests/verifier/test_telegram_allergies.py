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
