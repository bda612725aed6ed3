"""Medicines that must not be begun, or must wait, or must go on, told otherwise; all patients are invented."""

import pytest

from .conftest import checks_of

CHART = {
    "round.txt": "WARD ROUND 4 March 2026 (invented patient)\n"
    "No rivaroxaban until Hb >90.\n"
    "Lamotrigine: not while on the new pill, do not restart after without my review.\n"
    "Enalapril stays off, BP 118/70.\n"
    "STOP colchicine - not to go back on it, ever.\n"
    "ASA lifelong and must NEVER be interrupted.\n"
    "Digoxin held until level back. Digoxin restarted this evening.\n"
}
VISIT = {
    "list.txt": "CLINIC 4 March 2026 (invented patient)\nMEDICATIONS\n  verapamil 120 mg QD\n  naproxen 500 mg BID\n",
    "talk.txt": "[doctor] good morning , so the verapamil stops today , your heart is too slow .\n[patient] okay .\n"
    "[doctor] and the eplerenone we stay off that , your potassium went up .\n"
    "[doctor] the clopidogrel does not stop , not one day .\n"
    "[patient] i've been having naproxen .\n[doctor] stop those , they harm the kidney .\n"
    "[doctor] and omalizumab .\n[doctor] not today , we measure the level first .\n",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Rivaroxaban is to be started on arrival.",
        "Lamotrigine is to be restarted at the old dose.",
        "Enalapril 5 mg daily was restarted on 3 March.",
        "Colchicine is to be restarted when the kidney has recovered.",
    ],
)
def test_what_must_not_begin_does_not(sentence: str) -> None:
    assert "drug_barred" in checks_of(sentence, CHART)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rivaroxaban is to be started once the hemoglobin exceeds 90.",
        "Lamotrigine is not to be restarted.",
        "Enalapril is to be resumed only after review.",
        "Digoxin was restarted on 4 March.",
    ],
)
def test_a_condition_that_is_told_and_a_later_start_agree(sentence: str) -> None:
    assert "drug_barred" not in checks_of(sentence, CHART)


def test_what_must_go_on_is_not_interrupted() -> None:
    assert "drug_must_go_on" in checks_of("Aspirin was withheld before the procedure.", CHART)
    assert "drug_must_go_on" not in checks_of("Aspirin must never be interrupted.", CHART)


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Verapamil is continued.", "written_course"),
        ("Eplerenone is restarted.", "drug_barred"),
        ("Clopidogrel is to be stopped a week before.", "action_drug_rival"),
        ("Omalizumab was started today.", "written_course"),
        ("She takes naproxen and was told she may continue it.", "written_course"),
    ],
)
def test_orders_of_a_talk_count_beside_a_chart(sentence: str, check: str) -> None:
    assert check in checks_of(sentence, VISIT)


@pytest.mark.parametrize(
    "sentence",
    [
        "Verapamil was stopped.",
        "She had been taking verapamil 120 mg daily.",
        "She was told to stop naproxen.",
        "Clopidogrel is to be continued without interruption.",
    ],
)
def test_true_ones_pass_beside_a_chart(sentence: str) -> None:
    assert not {"written_course", "drug_barred", "drug_must_go_on"} & checks_of(sentence, VISIT)


HOSPICE = {
    "n.txt": "HOSPICE (invented patient)\nPARKINSON'S. ** NO Haldol, NO Reglan ** flagged.\n"
    "Avoid diclofenac or naproxen.\n"
}


@pytest.mark.parametrize(
    "sentence",
    ["Haloperidol and metoclopramide are the preferred drugs for nausea.", "Naproxen may be used for pain."],
)
def test_what_is_forbidden_is_not_allowed(sentence: str) -> None:
    assert "drug_barred" in checks_of(sentence, HOSPICE)


@pytest.mark.parametrize(
    "sentence",
    ["Haloperidol and metoclopramide must not be given.", "Paracetamol may be used; naproxen is to be avoided."],
)
def test_what_is_said_to_be_forbidden_passes(sentence: str) -> None:
    assert "drug_barred" not in checks_of(sentence, HOSPICE)
