"""True sentences of charts that shorten, list and splice as hospitals do; all patients are invented."""

import pytest

from .conftest import codes_of

WARD = {
    "2026-02-10_ward.txt": """ST EXAMPLE'S - MEDICAL WARD     Invented patient, not real
MOCK Ivor   M 66   DOB 03.09.59   adm 10/02/26
HPC 24 x codeine 30 mg in one go. + 1/2 bottle whisky. COPD.
Trelegy 92 2p od. Lanthanum 500 x2 TDS. Metoprolol succ 100 mg daily. Apixaban on hold. Dalteparin 5000 u OD SQ.
ECG no delta wave in V. CRP 12. SZC 5 g TID given.
ABG 0900 7.33/7.9 on 2L. ABG 1500 7.38/6.1 on 1L
Wrist op under femoral not popliteal block.
NEURO: brisk R + L plantars upgoing.
WR: would have NIV again. No ITU, no tube. CPR: to talk to son first. FOR CPR for now, no form done.
11/02 UOP 700 mL on 2 mg BD, poor -> bumetanide 5 mg IV BD.
13/02 bumetanide cut to 1 mg.
Abdo pain eased. No rash HR 72. Ethanol ND.
CLOZAPINE IS NOT TO BE STOPPED BY ANYONE. Ran out of clozapine for 2 days at home.
Ferric derisomaltose 1 g IV 12/02 once.
3. Housing referral made 10:20 (KM).
12/02 TWOC - no PU 5h, scan 700. TWOC day unit 19/02.
Norovirus PCR has been negative throughout.
Stent 2022, so >3 y old. Clopidogrel stopped 11/02 by cards.
Plan: MRI requested, result to n/surg clinic. GI Ibbotson 02/03.
d/w haem: no plts.
""",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ivor Mock, born 03/09/1959",
        "He took 24 codeine 30 mg tablets (720 mg) at once.",
        "He had also drunk about half a bottle of whisky.",
        "Lanthanum 1,000 mg three times daily.",
        "Metoprolol succinate 100 mg daily (previously 100 mg).",
        "Dalteparin 5,000 units was given subcutaneously once daily.",
        "He was given sodium zirconium cyclosilicate 5 g three times daily.",
        "He would accept NIV again but does not want intubation.",
        "He remains for attempted resuscitation, and no DNACPR form has been completed.",
        "Bumetanide was raised to 5 mg IV twice daily on 11 February.",
        "The operation was under a femoral block.",
        "Ethanol was not detected.",
        "Clozapine must not be stopped by anyone.",
        "Ferric derisomaltose 1 g was given on 12 February.",
        "A housing referral was made at 10:20.",
        "He failed a trial without catheter on 12 February.",
        "Norovirus has never been detected.",
        "Clopidogrel was stopped because his stent is more than three years old.",
        "The result of the MRI will go to the neurosurgical clinic.",
        "Gastroenterology review on 2 March.",
        "The last gas showed a pH of 7.38.",
    ],
)
def test_what_a_chart_says_shortly_is_no_doubt(sentence: str) -> None:
    assert not codes_of(sentence, WARD)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lanthanum 1,500 mg three times daily.",
        "He took 24 codeine 30 mg tablets (920 mg) at once.",
        "Bumetanide was raised to 5 mg IV twice daily on 13 February.",
        "He is DNACPR.",
        "The last gas showed a pH of 7.48.",
    ],
)
def test_what_a_chart_does_not_say_is_one(sentence: str) -> None:
    assert codes_of(sentence, WARD)


MATERNITY = {
    "2026-05-02_notes.txt": """MATERNITY   Invented patient, not real
EXAMPLE Dora 29F. Forceps 02/05. On labetalol, no hydralazine - lupus.
Baby: boy 3300 g. L arm not moving well. Breast fed. Hip USS 3/52.
""",
}


def test_a_newborn_is_another_than_the_mother() -> None:
    text = "Mrs Example had a forceps birth.\n\nA boy of 3,300 g. He does not move the left arm well. He is breast fed."
    assert not codes_of(text, MATERNITY)


@pytest.mark.parametrize("words", ["closed with four 4-0 sutures", "hospital number 4471-0836", "one to one nursing"])
def test_what_is_no_range_cannot_fall(words: str) -> None:
    assert "number_mismatch" not in codes_of(f"The wound was cared for: {words}.", {"a.txt": f"Wound: {words}."})
