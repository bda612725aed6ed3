"""Values, levels, turns, doses, counts, cultures and consent on written records; all patients are invented."""

import pytest

import wardround as wr

from .conftest import codes_of

RECORD = {
    "2026-02-03_admission.txt": """ADMISSION (invented patient, not real)   03/02/2026
Mr Igor Example, 71. Three days of cough and two falls at home this week.
T 38.9, HR 112, SpO2 86% on air. Moderate MR known, R CVC placed in A&E.
Bloods 03/02: Na 128 (133-146) L, CRP 312 (<5) H, ALT 30 (10-50), urea 14.1 (2.5-7.8) H, WCC 19.2 (4-11) H.
Troponin T 12 -> 13 -> 12 ng/L.
CXR: right lower lobe consolidation, no effusion. CT head: no bleed.
US abdomen: gallbladder normal, liver and spleen spared.
Allergies: codeine - nausea only, has tolerated it since in low dose.
Rx: ceftriaxone 2 g daily, clarithromycin 500 mg bd.
Blood cultures 03/02: no growth at 5 days. Sputum culture: heavy growth of Haemophilus influenzae.
Ramipril 10 mg withheld. Bisoprolol 2.5 mg. Levothyroxine 75 mcg.
""",
    "2026-02-07_labs.txt": """CUMULATIVE RESULTS (invented)
Test            03/02     05/02     07/02     Range
Sodium          128 L     131 L     137       133-146
CRP             312 H     140 H     41 H      <5
CK              1,240 H   610 H     150       25-200
Potassium       4.4       3.1 L     4.0       3.5-5.3
Platelets       180       240       410 H     150-400
ALT             30        88 H      52 H      10-50
Anti-TPO        9         -         -         <34
""",
    "2026-02-07_discharge.txt": """DISCHARGE SUMMARY (invented)   07/02/2026
Pneumonia improved. Pulmonary embolism was suspected but not confirmed. Weight 82.0 kg (86.5 in December).
Bisoprolol increased from 2.5 to 5 mg. Levothyroxine 50 mcg (was 75).
Ramipril was withheld and has been restarted at 5 mg.
Transfused 2 units of red cells. Bronchoscopy was offered and declined. Influenza vaccine given 06/02.
No cough at discharge.
""",
}


@pytest.fixture(scope="module")
def case():
    return wr.load_case(RECORD)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Sodium was still low at discharge.", "number_mismatch"),
        ("Sodium normalised by 5 February.", "number_mismatch"),
        ("CRP had returned to normal by discharge.", "number_mismatch"),
        ("ALT was normal throughout.", "number_mismatch"),
        ("CK was normal on admission.", "number_mismatch"),
        ("TPO antibodies were elevated.", "number_mismatch"),
        ("White cells were within the normal range.", "number_mismatch"),
        ("Potassium was high at 3.1 on 5 February.", "number_mismatch"),
        ("CRP rose from 41 to 312 mg/L.", "comparison_mismatch"),
        ("CK climbed from 150 to 1,240 U/L.", "comparison_mismatch"),
        ("Platelets fell during the stay.", "comparison_mismatch"),
        ("Troponin rose significantly.", "comparison_mismatch"),
        ("Hyponatraemia worsened during the admission.", "comparison_mismatch"),
        ("CRP peaked at 140.", "number_mismatch"),
        ("He was hypoxic at 79% on air.", "number_mismatch"),
        ("Urea was 24.1 on admission.", "number_mismatch"),
        ("Bisoprolol was increased from 2.5 to 7.5 mg.", "dose_mismatch"),
        ("Bisoprolol was reduced.", "dose_mismatch"),
        ("Levothyroxine was increased to 75 micrograms.", "dose_mismatch"),
        ("He was transfused with four units of red cells.", "number_mismatch"),
        ("He had five falls at home.", "number_mismatch"),
        ("Blood cultures grew Haemophilus influenzae.", "negation_mismatch"),
        ("The sputum culture was sterile.", "negation_mismatch"),
        ("CT of the head showed a subdural haematoma.", "negation_mismatch"),
        ("The liver was involved.", "negation_mismatch"),
        ("He agreed to bronchoscopy.", "negation_mismatch"),
        ("The influenza vaccine was declined.", "negation_mismatch"),
        ("He was still coughing, and cough persisted at discharge.", "negation_mismatch"),
        ("Pulmonary embolism was confirmed.", "certainty_mismatch"),
    ],
)
def test_what_the_values_speak_against_is_for_review(sentence, code, case):
    assert code in codes_of(sentence, case)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sodium was low at 128 on admission and had normalised by discharge.",
        "CRP was markedly elevated at 312 and still raised at discharge.",
        "CK normalised after having been 1,240 U/L on admission.",
        "CRP fell from 312 to 41 mg/L.",
        "Platelets rose to 410 by 7 February.",
        "Troponin was flat.",
        "Hyponatraemia resolved.",
        "TPO antibodies were not elevated.",
        "Potassium fell to 3.1 and was then normal.",
        "ALT was slightly above normal on 7 February.",
        "On 3 February he was febrile and tachycardic.",
        "He had lost about 4.5 kg since December.",
        "Bisoprolol was increased from 2.5 to 5 mg.",
        "Levothyroxine was reduced to 50 micrograms.",
        "Ramipril was withheld on admission and has since been restarted.",
        "Clarithromycin and ceftriaxone were given.",
        "He has tolerated codeine since in a low dose.",
        "He received two units of red cells.",
        "The sputum grew Haemophilus influenzae, while blood cultures remained sterile.",
        "Echocardiography was not done, but moderate mitral regurgitation is known.",
        "CT of the head showed no haemorrhage.",
        "He declined bronchoscopy and received the influenza vaccine.",
        "He had two falls at home.",
    ],
)
def test_what_the_values_bear_out_passes(sentence, case):
    assert codes_of(sentence, case) == set()
