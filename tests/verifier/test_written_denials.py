"""What strangers' charts deny, do and react to, in the words of charts; all patients are invented."""

import pytest

import wardround as wr

RECORD = {
    "2026-03-02_admission.txt": """ADMISSION (invented patient, not real)   02/03/2026
EXAMPLE, Petra   54 F   wt 71 kg
ALL: PCN -> anaphylaxis (1990s). Sulfa -> rash. Codeine: vomiting.
FH: F gastric CA @ 66. Bro - PUD.
PMH: migraine w aura. Methadone clinic 2021, stopped for QTc. L arm abscess Dec 2024.
Prehosp: 2u PRBC (O neg), pelvic splint on. Swabs: rhinovirus POS; flu, RSV neg.
HBsAg neg. No insulin bolus; insulin drip 5 units/h. Turned down epidural, pt did not want it.
4F-PCC d/w heme - NOT given. Blue inhaler 10 puffs WITHOUT spacer (lost).
Chest tube 10F placed for empyema; home once stable unless empyema not drained.
Lisinopril -> angioedema 2016. Her husband rang at 6: knee hot and swollen.
Flu vac given 01/03. PHQ-9 7. No transfusion on 02/03.
""",
    "2026-03-05_ward.txt": """WARD NOTES (invented)
05/03 Hb 68 -> 1 unit red cells, Hb 81. Grade 2 HE, lactulose. No lip swelling after alteplase.
Code: full. Later signed DNR form. Discharged from breast clinic follow-up. Echo: no thrombus.
Arm: clot at the drip site. UDS: fentanyl +, cocaine -. Denies hearing voices.
Pred 30 mg from 02/03, then 5 mg OD until 20/12 then stop.
""",
}
TRUE = (
    "Her methadone was stopped in 2021 when her QTc was long.",
    "In December 2024 she had an arm abscess.",
    "She has migraine with aura.",
    "A pelvic splint had been put on before arrival.",
    "The swab was positive for rhinovirus and negative for flu and RSV.",
    "Insulin was infused without a bolus.",
    "She turned down an epidural.",
    "Prothrombin complex concentrate was discussed but not given.",
    "There was no angioedema after alteplase.",
    "Sulfa drugs give her a rash, and penicillin gave her anaphylaxis.",
    "Codeine has previously made her vomit, so it was avoided.",
    "Her father had gastric cancer at 66 and a brother has had peptic ulcers.",
    "Her husband reported that her knee was hot and swollen.",
    "She was transfused on 5 March.",
    "She received the influenza vaccine.",
    "The depression screen showed a score of 7.",
    "She was in grade 2 encephalopathy.",
    "No blood was transfused on admission.",
    "She changed her wishes from full code to do-not-resuscitate.",
    "She is no longer followed up by the breast clinic.",
    "Her hepatitis B test was negative.",
    "The echocardiogram showed no clot.",
)
WRONG = (
    "Penicillin gave her a rash.",
    "The urine was positive for cocaine.",
    "She heard voices, although she denied having a plan.",
    "Doxycycline is listed as an intolerance.",
    "Her brother had gastric cancer at 66.",
    "Codeine gave her an anaphylactic reaction.",
    "Prothrombin complex concentrate was given.",
    "The swab was positive for RSV and negative for rhinovirus.",
)


@pytest.fixture(scope="module")
def case():
    return wr.load_case(RECORD)


def _flags(sentence: str, case: wr.Case) -> list[str]:
    verdicts = wr.verify(sentence, case).verdicts
    return [flag.message for one in verdicts for flag in one.flags if flag.severity != "note"]


@pytest.mark.parametrize("sentence", TRUE)
def test_what_a_chart_says_in_its_own_words_is_no_doubt(sentence: str, case: wr.Case) -> None:
    assert not _flags(sentence, case)


@pytest.mark.parametrize("sentence", WRONG)
def test_the_contrary_in_the_same_words_is_noticed(sentence: str, case: wr.Case) -> None:
    assert _flags(sentence, case)
