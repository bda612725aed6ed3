"""What other writers say in their own words of results, sides, kin and denials; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.actions import actions_in
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.checks.sex import sex_agrees
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.whole import Whole
from wardround.records import Claim
from wardround.tools.assertion import assess
from wardround.tools.quantities import find_quantities
from wardround.tools.terms import find_analytes

from .conftest import checks_of

CHART = {
    "2026-03-02_ward.txt": """INVENTED, Ada   71F
No tirofiban (gastric bleed history). Splenic flexure not opened. K 5.1 on 2/3, 5.0 on 3/3.
Hb 9.4 stable x48 h, was 12.1 on 1/3.
Blood cultures 2/2 Klebsiella, R amoxicillin, R cefuroxime, S meropenem, gentamicin.
Breast ca R 2004. Old rib fractures R 7-8. Quit drinking 2015.
CT: left hydroureteronephrosis. Carotids patent.
Capacity: lacks capacity for discharge decisions (2/3). Stone: calcium oxalate 60%, struvite 40%.
Drugs: denies incl. heroin. WR Dr I. Nobody: drowsy, jaundiced. Biopsy of station 5 negative; station 5 sampled twice.
Call if temperature 38 or above as neutropenic. T 38.4 at noon. No diclofenac. Epi inj at the ulcer edge.
RhIG 300 mcg IM 3/3.
Echo: RV moderately dilated. Function severely reduced.
BP 84/50 HR 42 on arrival, later HR 70. Fever put down to amphotericin.
Older sister - Graves', radioiodine. Grandmother gave sweets. Husband rang. Keep mirtazapine; memantine ended.
BRAF, KRAS, RET: negative.
Daughter Lena (has keys). Lena would like ward care; she herself wants no scan. Two visits before birth of her son.
""",
}


def _checks(sentence: str) -> set[str]:
    return checks_of(sentence, CHART)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tirofiban was withheld in view of her history of gastric bleed.",
        "The carotid arteries were open.",
        "Potassium was 5.1 on 2 March and fell to 5.0 the next day.",
        "Hemoglobin had been stable for two days.",
        "The Klebsiella was resistant to cefuroxime and amoxicillin but sensitive to meropenem.",
        "She had right breast cancer in 2004.",
        "She had old right rib fractures.",
        "She gave up drinking in 2015.",
        "CT showed left hydronephrosis.",
        "She was assessed as lacking capacity for discharge decisions.",
        "The stone contained calcium oxalate with 40% struvite.",
        "She denied heroin.",
        "On the ward round she was drowsy and jaundiced.",
        "Biopsy of station 5 was negative.",
        "She had a temperature of 38.4 °C.",
        "The ulcer edge was injected with adrenaline.",
        "Anti-D immunoglobulin 300 mcg was given on 3 March.",
        "Lena would like her mother to stay on the ward.",
        "There was one previous birth.",
        "On the echo the right ventricle was severely impaired.",
        "She was bradycardic (84/50, pulse 42), with raised neck veins.",
        "A temperature of 38.4 was attributed to amphotericin.",
        "An older sister was treated with radioiodine for Graves' disease.",
        "Her husband gave her a lift.",
        "Memantine was among the drugs discontinued at discharge, whereas mirtazapine was kept.",
        "BRAF, RET and KRAS were negative, and she was drowsy.",
    ],
)
def test_what_another_writer_would_say_is_no_doubt(sentence: str) -> None:
    assert not _checks(sentence)


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Potassium rose to 5.0.", "written_turn"),
        ("The Klebsiella was sensitive to cefuroxime.", "written_susceptibility"),
        ("She had left breast cancer in 2004.", "side_part_rival"),
        ("Her brother gave her lifts.", "unknown_kin"),
    ],
)
def test_another_thing_is_still_found(sentence: str, check: str) -> None:
    assert check in _checks(sentence)


@pytest.mark.parametrize(
    ("text", "word", "is_negated"),
    [
        ("No aspirin (ulcer history).", "ulcer", False),
        ("No red flags (fever, cough).", "cough", True),
        ("Seen by Dr P. Nobody: rash on legs.", "rash", False),
        ("Nobody saw a rash.", "rash", True),
        ("He was found lacking capacity.", "capacity", True),
    ],
)
def test_how_far_a_denial_goes(text: str, word: str, is_negated: bool) -> None:
    start = text.index(word)
    assert assess(text, start, start + len(word)).negated is is_negated


def test_a_value_between_commas_is_no_age() -> None:
    assert not [one for one in find_quantities("Only the last value, 138, was high.") if one.kind == "age"]
    assert [one for one in find_quantities("Mrs Example, 78, was seen.") if one.kind == "age"]


def test_a_salt_is_nothing_measured() -> None:
    assert [one.name for one in find_analytes("Calcium 2.3; calcium oxalate 60%.")] == ["calcium"]


BIRTH = {
    "2026-05-14_notes.txt": """EXAMPLE, Bo, 14/05/26
Sex: male
Mother: O pos, on citalopram 20 mg, breastfeeding.
Father from Malta. Baby on IV antibiotics for 5 d. He feeds well.
"""
}


def test_a_pronoun_may_mean_whom_the_sentence_before_names() -> None:
    draft = (
        "The baby boy fed well. He had antibiotics for 5 days. His mother is O positive. She takes citalopram 20 mg."
    )
    found = wr.verify(draft, BIRTH)
    assert not [flag for verdict in found.verdicts for flag in verdict.flags if flag.check.startswith("sex_")]


def test_a_pronoun_of_nobody_else_is_the_patients() -> None:
    texts = ("He fed well.", "He had antibiotics for 5 days.", "She feeds well.")
    claim = Claim(id="c3", text=texts[-1], kind="finding", section="")
    context = ClaimInContext(claim, Evidence(wr.load_case(BIRTH)), Whole(texts))
    assert [signal.name for signal in sex_agrees(context)] == ["sex_stated"]


def test_an_action_is_done_with_what_its_own_clause_names() -> None:
    ended = actions_in("Memantine was among the drugs discontinued at discharge, whereas mirtazapine was kept.")
    assert [one.action for one in ended if "#mirtazapine" in one.objects] == ["keep"]


def test_an_allergy_of_the_mothers_record_is_none_of_the_babys() -> None:
    record = {
        "2026-05-13_mother.txt": "MOTHER'S RECORD (copy for the baby's notes)\nALLERGY: penicillin - rash\n",
        "2026-05-14_baby.txt": "NEONATAL UNIT, Baby EXAMPLE\nBenzylpenicillin 60 mg IV 12-hourly started.\n",
    }
    given = "Benzylpenicillin 60 mg was given intravenously every 12 hours."
    assert "allergy" not in {flag.check for one in wr.verify(given, record).verdicts for flag in one.flags}
    record["2026-05-13_mother.txt"] = record["2026-05-13_mother.txt"].replace("MOTHER'S RECORD", "CLERKING")
    assert "allergy" in {flag.check for one in wr.verify(given, record).verdicts for flag in one.flags}
