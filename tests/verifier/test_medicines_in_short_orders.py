"""What charts order in few letters, and what reactions did; all patients are invented."""

import pytest

from wardround.agents.verifier.checks.written.courses import courses_in
from wardround.tools.terms import find_drugs

from .conftest import checks_of

_STAY = {
    "ward.txt": "WARD 3 March 2026 (invented patient)\n"
    "BFZ (home) stopped, Na 121. Bendroflu: don't restart.\n"
    "4/3 simva stopped, CK 900. NOT for aminophylline.\n"
    "4/3 clozapine - discussed w pharmacy, hold in reserve\n"
    "5/3 stop ramip, losartan 50 od\n"
    "diclofenac 50 mg tds   *** CROSSED OFF - renal ***\n"
    "Enox tonight 2200 - no bleeding, GIVE.\n"
    "5/3 valproate load given. 7/3 VALPROATE stopped.\n",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Simvastatin continues.",
        "Aminophylline was given overnight.",
        "Clozapine was started on 4 March.",
        "She takes diclofenac 50 mg three times daily.",
        "Tonight's enoxaparin is to be withheld.",
    ],
)
def test_an_order_turned_round_is_noticed(sentence):
    assert checks_of(sentence, _STAY) & {"written_course", "action_drug_rival"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Simvastatin was stopped because of a raised CK.",
        "Aminophylline was not given.",
        "Losartan 50 mg once daily, in place of ramipril, which has been stopped.",
        "Clozapine has not been started.",
        "Enoxaparin is to be given at 22:00.",
    ],
)
def test_orders_as_they_stand_are_not(sentence):
    assert "written_course" not in checks_of(sentence, _STAY)


def test_a_medicine_that_somebody_continues_is_in_use():
    told = courses_in("The fits were treated with valproate, which she continues at home.")
    assert ("valproate", "in use") in told


@pytest.mark.parametrize("text", ["Simva stopped.", "Teic 400 mg given", "tinz at 20:00", "hydroxycarb held"])
def test_a_name_cut_short_is_read_without_a_dose(text):
    assert len(find_drugs(text)) == 1


@pytest.mark.parametrize("text", ["Metro General Hospital", "RBC morph normal", "spiro: FEV1 2.1 L", "pharm aware"])
def test_other_words_that_begin_so_are_no_medicine(text):
    assert not find_drugs(text)


_REACTIONS = {
    "clinic.txt": "Clinic 3 March 2026 (invented patient)\n"
    "ADVERSE REACTIONS: prochlorperazine - oculogyric crisis. Cefaclor 2011 - ANAPHYLAXIS (adrenaline x1).\n"
    "tramadol -> RESP ARREST 2019\n",
}


def test_what_stands_below_adverse_reactions_is_not_given():
    sentence = "Cyclizine was replaced with prochlorperazine because of sedation."
    assert "allergy" in checks_of(sentence, _REACTIONS)


def test_what_was_intercepted_was_not_given():
    sentence = "Prochlorperazine was prescribed overnight but was intercepted by the pharmacist and never given."
    assert "allergy" not in checks_of(sentence, _REACTIONS)


def test_what_a_reaction_was_treated_with_is_no_allergy():
    assert "allergy" not in checks_of("Adrenaline was given in theatre.", _REACTIONS)


@pytest.mark.parametrize(
    ("sentence", "is_other"),
    [
        ("Tramadol has caused constipation.", True),
        ("Tramadol has caused respiratory arrest.", False),
        ("Cefaclor caused nausea and flushing.", True),
        ("Cefaclor caused anaphylaxis.", False),
    ],
)
def test_a_lesser_reaction_is_noticed(sentence, is_other):
    assert ("written_reaction" in checks_of(sentence, _REACTIONS)) is is_other


@pytest.mark.parametrize("heading", ["Feeding and medicines", "Take-home medicines", "Medicines to take home"])
def test_a_medicine_below_any_heading_of_medicines_is_told_as_in_use(heading):
    assert "written_course" in checks_of(f"## {heading}\n- Diclofenac 50 mg three times daily", _STAY)
