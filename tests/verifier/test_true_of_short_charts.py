"""True sentences of charts that shorten, list and splice as hospitals do; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.actions import actions_in
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.tools.terms import find_meanings

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
Allergy LATEX - hives 2019. codeine vomiting.
Hydrocortisone 10 mg om lifelong, don't stop abruptly
Sample: Ethanol; 10/02 09:00: <10; unit: mg/L
Melanoma L calf excised 1/2026, peripheral margin POSITIVE. Wide excision 2/2026 margins clear.
DES 2022 - clopidogrel. ROP as neonate.
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
        "Hydrocortisone is to be continued and never stopped abruptly.",
        "He had retinopathy of prematurity.",
        "Codeine is listed as above.",
        "A melanoma of the left calf was excised in January 2026 with a positive peripheral margin.",
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
EXAMPLE Dora 29y. Forceps 02/05. On labetalol, no hydralazine - lupus.
She is tired, her lochia normal. She mobilises. Told she may go home, she agrees to her plan.
Baby: boy 3300 g. L arm not moving well. Fed at the breast. Hip USS 3/52.
""",
}


def test_a_newborn_is_another_than_the_mother() -> None:
    baby = "A boy of 3,300 g. He does not move the left arm well. He is fed at the breast."
    text = f"Mrs Example had a forceps birth. She is tired.\n\n{baby}"
    assert not codes_of(text, MATERNITY)


def test_a_line_that_begins_with_allergies_has_more_than_one() -> None:
    record = {"a.txt": "FH brother lung ca.\nAllergy TRIMETHOPRIM - angioedema 2019. enalapril cough.\nO/E GCS 15"}
    assert not codes_of("## Allergies\n\nEnalapril caused cough.\n", record)


def test_a_row_of_a_list_of_medicines_may_tell_a_result() -> None:
    row = "Atenolol 25 mg od          NO          off since May, HR 41 on tape"
    record = {"a.txt": f"HR 118 on arrival, T 38\n\nMEDS\n{row}\n"}
    assert not codes_of("Atenolol was stopped for bradycardia.", record)


def test_a_heading_in_bold_before_its_paragraph_is_no_claim() -> None:
    assert [claim.text for claim, *_ in claims_in("**Infection.** He had sepsis.")] == ["He had sepsis."]


def test_when_a_draft_was_written_stands_in_no_record() -> None:
    record = {"a.txt": "MOCK Ivor   Sun 12/02/26   arr 00:50 amb\nScan 02:10, bloods 03:15\n"}
    assert not codes_of("**Time of handover:** 12/02/2026, 16:45", record)


def test_an_hour_said_as_a_bare_number_is_the_clocks() -> None:
    talk = "Doctor: Methadone?\nPatient: Thirty. Chemist watches me. Had it eight this morning.\nDoctor: Okay."
    case = wr.load_case({"visit.txt": talk, "chart.txt": "Methadone asked 18:12"})
    (claim, _, _), *_ = claims_in("Methadone, supervised; today's dose was taken at 08:00.")
    found = signals_of(ClaimInContext(claim, Evidence(case), Whole((claim.text,))))
    assert not [one.name for one in found if one.name.startswith("number_")]


def test_a_hernia_by_its_letters_is_one() -> None:
    assert "hernia" in find_meanings("RIH, reducible.")[0].says


def test_a_discharge_with_its_date_ends_no_medicine() -> None:
    assert not actions_in("D/C 02/02/26 (AF, diltiazem load).")


TALK = {
    "visit.txt": """Doctor: Any tablets?
Patient: Naproxen, the five hundreds, two a day. And my sister's tramadol, the fifties.
Doctor: And the baby's drops?
Patient: Iron drops, the ten per mil, two mils once a day.
Doctor: That bottle is eighty milligrams in two and a half mils, so go easy.
""",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Naproxen 500 mg twice daily.",
        "He has taken his sister's tramadol 50 mg.",
        "Ferrous sulfate drops, 2 mL once daily.",
    ],
)
def test_what_talk_says_in_lay_words_is_no_doubt(sentence: str) -> None:
    assert not codes_of(sentence, TALK)


@pytest.mark.parametrize("words", ["closed with four 4-0 sutures", "hospital number 4471-0836", "one to one nursing"])
def test_what_is_no_range_cannot_fall(words: str) -> None:
    assert "number_mismatch" not in codes_of(f"The wound was cared for: {words}.", {"a.txt": f"Wound: {words}."})
