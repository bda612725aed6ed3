"""Reactions that drafts tell, medicines among allergies, what was taken without harm; all patients are invented."""

import pytest

from .conftest import checks_of

_ALLERGY = {"allergy", "allergen_unrecorded", "allergies_denied", "written_reaction"}
CHEMO = {
    "day_unit.txt": "DAY UNIT RECORD (invented patient) 2026\n"
    "12/02 C1 docetaxel started 0930. 0941 flushed, wheeze, BP 70/40. STOPPED. "
    "ALERT: DOCETAXEL ANAPHYLAXIS - do NOT rechallenge\n"
    "19/02 nab-paclitaxel 100 mg/m2. uneventful.\n"
    "ALLERGIES: docetaxel, cefalexin (rash)\n",
    "letter.txt": "Clinic letter 1 March 2026\nWell after C2.\n",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Docetaxel began on 12 February.",
        "During her first docetaxel infusion she developed flushing and wheeze.",
        "Docetaxel was replaced by nab-paclitaxel, which she has tolerated.",
    ],
)
def test_how_an_allergy_came_about_gives_nothing_against_it(sentence: str) -> None:
    assert not _ALLERGY & checks_of(sentence, CHEMO)


@pytest.mark.parametrize(
    "sentence", ["Docetaxel was restarted on 26 February.", "Docetaxel is continued weekly.", "Docetaxel was given."]
)
def test_giving_it_afterwards_does(sentence: str) -> None:
    assert "allergy" in checks_of(sentence, CHEMO)


def test_medicines_below_allergies_are_none() -> None:
    record = {
        "n.txt": "Allergies / Adverse reactions\n  CEFALEXIN - rash (2017)\nOn script\n  Felodipine 5mg tabs 1 OD\n"
    }
    assert not _ALLERGY & checks_of("Felodipine 5 mg daily continues unchanged.", record)
    assert "allergy" in checks_of("Cefalexin 500 mg was started.", record)


@pytest.mark.parametrize(
    "sentence",
    [
        "Penicillin caused hives as a child; he tolerated cefazolin throughout this stay.",
        "Penicillin caused hives; he has since tolerated cefuroxime and, on this admission, ceftriaxone.",
    ],
)
def test_a_reaction_told_by_a_relative_is_the_patients_and_what_was_borne_is_none(sentence: str) -> None:
    record = {
        "n.txt": "H&P (invented patient)\nALL: PCN - hives as child, no anaphylaxis per wife.\n\nCourse\n"
        "Cefazolin 2 g IV q8h, no rxn. Ceftriaxone 2 g and cefuroxime tolerated.\n"
    }
    assert not _ALLERGY & checks_of(sentence, record)


def test_a_reaction_to_what_was_borne_is_noticed() -> None:
    record = {"n.txt": "(invented patient)\nCefazolin 2 g IV, no rxn. Afebrile.\n"}
    assert "written_reaction" in checks_of("Cefazolin caused hives during this stay.", record)


def test_a_label_that_is_denied_is_no_allergy_and_denies_no_other() -> None:
    record = {
        "n.txt": "(invented patient)\nALLERGY: CHLORHEXIDINE - anaphylaxis 2021. Povidone iodine only.\n"
        '"Codeine" on the GP record = queasy once. Not allergic - removed.\n'
    }
    assert not _ALLERGY & checks_of("Codeine is not an allergy; it made him queasy once.", record)
    told = "Chlorhexidine: anaphylaxis in 2021; povidone-iodine is to be used."
    assert not _ALLERGY & checks_of(told, record)
    turned = "Povidone-iodine: anaphylaxis in 2021; chlorhexidine is to be used."
    assert _ALLERGY & checks_of(turned, record)


def test_a_paradoxical_reaction_is_recorded() -> None:
    record = {
        "n.txt": "(invented patient)\n10:42 thrashing, SpO2 84%. Paradoxical rxn to diazepam. NO DIAZEPAM IN FUTURE.\n"
    }
    assert not _ALLERGY & checks_of("Diazepam caused paradoxical agitation.", record)
    assert "allergy" in checks_of("Diazepam is given at night.", record)


def test_a_nephrostomy_is_no_penicillin() -> None:
    record = {"n.txt": "(invented patient)\nPCN to free drainage, do NOT cap. Flucloxacillin 1 g qds.\n"}
    assert checks_of("He is on penicillin V 500 mg four times daily.", record)


def test_a_food_that_was_tested_and_is_eaten_is_no_allergy() -> None:
    record = {"n.txt": "CLINIC 3/2 (invented patient)\n3. Hazelnut SPT neg, eats it. NOT allergic - keep in diet.\n"}
    assert "allergen_unrecorded" in checks_of(
        "Hazelnut: confirmed allergy; strict avoidance.", record | {"m.txt": "Egg: hives."}
    )


_ADMITTED = {
    "triage.txt": "TRIAGE (invented patient)\nALLERGIES (reviewed w/ pt): TEICOPLANIN = DRESS 2022, liver failure. "
    "Has had cefazolin and dapto 2023, no problem.\n",
    "op.txt": "OPERATION NOTE\nAbx at induction: cipro + metronidazole (anaphylaxis meropenem 3/6).\n",
}


@pytest.mark.parametrize(
    "sentence",
    ["New: anaphylaxis to ciprofloxacin on 3/6.", "Daptomycin caused DRESS in 2022; teicoplanin was tolerated."],
)
def test_the_reaction_to_one_medicine_is_none_to_another(sentence: str) -> None:
    assert _ALLERGY & checks_of(sentence, _ADMITTED)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anaphylaxis to meropenem on 3/6.",
        "Teicoplanin caused DRESS in 2022; she has since tolerated cefazolin and daptomycin.",
        "Teicoplanin: DRESS in 2022; she is to have daptomycin.",
    ],
)
def test_the_reaction_with_its_own_passes(sentence: str) -> None:
    assert not _ALLERGY & checks_of(sentence, _ADMITTED)


def test_what_a_list_of_reactions_has_of_each_is_known() -> None:
    record = {
        "n.txt": "(invented patient)\nReactions: iron dextran - anaphylaxis 2018. "
        "Metronidazole - peripheral neuropathy.\n"
        "1. IgE mediated cashew (and pistachio) allergy - anaphylaxis age 5.\n"
    }
    for true in ("Metronidazole caused peripheral neuropathy.", "Cashew: confirmed allergy.", "Pistachio: allergy."):
        assert not _ALLERGY & checks_of(f"Allergies\n- {true}", record)


def test_what_helped_against_a_reaction_is_no_allergen() -> None:
    record = {"n.txt": "(invented patient)\nAdverse reaction to diazepam: SpO2 80%. Flumazenil 0.3 mg, settled.\n"}
    told = "Allergies\n- Diazepam caused desaturation, reversed with flumazenil."
    assert not _ALLERGY & checks_of(told, record)
