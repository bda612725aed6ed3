"""What rests on too little in a chart: true sentences that stay unflagged; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier import verify_text

CHARTS = {
    "2026-05-04_ed.txt": """ED NOTE 04 MAY 2026. INVENTED PATIENT, Ida Example, 41F
T 36.7  HR 118  BP 94/58  RR 20  Sat 91% RA
Smokes 8 cig/d, cut from 15. Stopped the pill in October. BMI 38.2.
K 6.1: calcium gluconate 1 g, no insulin given because of hypoglycemia. Small right pleural effusion, R-sided rub.
Hydrocortisone 10 mg am, 5 mg noon, 5 mg pm. Free T4 1.1 (0.8-1.8), TSH 7.9 (0.4-4.5).
hCG negative. Ring the clinic as soon as a test is positive. Cefuroxime changed to vancomycin 1 g (penicillin).
Anti-HBs negative (non-immune). Chaplain refused. Haloperidol not given (QTc).
Allergies: penicillin (hives).
""",
    "2026-05-08_discharge.txt": """DISCHARGE SUMMARY 08 MAY 2026
Ramipril held, GP to review. Echo: mean gradient 10, EF 58%.
Please start the hepatitis B vaccine course. Acetaminophen max 2 g. Hold apixaban if she needs a procedure.
Back on apixaban since 06 May. Creatinine 04 MAY 1.9, 08 MAY 1.4.
""",
    "2026-06-01_phone.txt": """PHONE 01 JUN 2026 (nurse)
Husband calling. Output 2.2 L/day. She restarted ramipril last week.
""",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "She was tachycardic at 118 per minute.",
        "Her oxygen saturation on room air was 91%.",
        "She had cut down from 15 to 8 cigarettes a day.",
        "Her BMI was 38.",
        "Insulin was avoided because she was hypoglycemic.",
        "Hydrocortisone was to return to the usual 10-5-5 mg.",
        "TSH was elevated at 7.9 with a normal free T4.",
        "The pregnancy test was negative.",
        "Vancomycin was used instead of cefuroxime because of her penicillin allergy.",
        "The family doctor was asked to begin hepatitis B vaccination.",
        "She refused to see a chaplain.",
        "The mean gradient was 10 mmHg.",
        "Apixaban is in use again since May 6.",
        "Ramipril was still on hold at discharge, pending review by her GP.",
        "Her husband phoned to report about 2.2 liters a day.",
        "Acetaminophen was limited to 2 g a day.",
        "Creatinine peaked at 1.9.",
    ],
)
def test_a_chart_in_few_words_is_no_contradiction(sentence: str) -> None:
    verdicts = verify_text(sentence, wr.load_case(CHARTS), max_omissions=0).verdicts
    assert not [flag.check for one in verdicts for flag in one.flags if flag.severity != "note"]


@pytest.mark.parametrize(
    "sentence",
    [
        "She smokes 20 cigarettes a day.",
        "Her heart rate was normal on arrival.",
        "Her free T4 was low.",
        "Creatinine peaked at 2.9.",
        "She has an allergy to vancomycin.",
        "Her oxygen saturation was 96%.",
    ],
)
def test_what_the_chart_contradicts_still_is_one(sentence: str) -> None:
    verdicts = verify_text(sentence, wr.load_case(CHARTS), max_omissions=0).verdicts
    assert [flag.check for one in verdicts for flag in one.flags if flag.severity != "note"]
