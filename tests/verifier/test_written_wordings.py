"""What other writers say in their own words of results, sides, kin and denials; all patients are invented."""

import pytest

import wardround as wr
from wardround.tools.assertion import assess
from wardround.tools.quantities import find_quantities
from wardround.tools.terms import find_analytes

CHART = {
    "2026-03-02_ward.txt": """INVENTED, Ada   71F
No tirofiban (gastric bleed history). Splenic flexure not opened. K 5.1 on 2/3, 5.0 on 3/3.
Hb 9.4 stable x48 h, was 12.1 on 1/3.
Blood cultures 2/2 Klebsiella, R amoxicillin, R cefuroxime, S meropenem, gentamicin.
Breast ca R 2004. Old rib fractures R 7-8. Quit drinking 2015.
CT: left hydroureteronephrosis. Carotids patent.
Capacity: lacks capacity for discharge decisions (2/3). Stone: calcium oxalate 60%, struvite 40%.
Drugs: denies incl. heroin. WR Dr I. Nobody: drowsy, jaundiced. Biopsy of station 5 negative; station 5 sampled twice.
Call if temperature 38 or above. T 38.4 at noon. No diclofenac. Epi inj at the ulcer edge. RhIG 300 mcg IM 3/3.
Daughter Lena (has keys). Lena would like ward care; she herself wants no scan. Two visits before birth of her son.
""",
}


def _checks(sentence: str) -> set[str]:
    found = wr.verify(sentence, CHART)
    return {flag.check for verdict in found.verdicts for flag in verdict.flags if flag.severity != "note"}


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
