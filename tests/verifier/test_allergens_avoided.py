"""Medicines that are avoided, forbidden or given in place of an allergen; all patients are invented."""

import pytest

import wardround as wr

RECORD = {"note.txt": "## Allergies\nCefuroxime (hives). Intolerance: enalapril (cough), codeine (vomiting)."}


def flags(sentence: str) -> dict[str, tuple[str, str]]:
    found = wr.verify(sentence, RECORD)
    return {f.check: (f.severity, f.message) for v in found.verdicts for f in v.flags if f.severity != "note"}


@pytest.mark.parametrize(
    "sentence",
    [
        "No ACE inhibitor was given because of cough on enalapril.",
        "He cannot take cefuroxime.",
        "He must not be given cefuroxime or codeine.",
        "Enalapril should not be restarted.",
        "Cefuroxime cannot be used.",
        "Do not prescribe cefuroxime.",
        "Please avoid cefalexin.",
        "Do not give cefalexin.",
        "Cefuroxime was avoided, and nothing was given instead of cefalexin.",
    ],
)
def test_who_avoids_an_allergen_gives_none(sentence):
    assert not flags(sentence).keys() & {"allergy", "drug_unknown"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Cefuroxime allergy: use doxycycline.",
        "Cefuroxime allergy - treat with doxycycline or clarithromycin.",
        "Allergy to cefuroxime: doxycycline was given instead.",
        "Because of his cefuroxime allergy, doxycycline and gentamicin were given.",
        "Cefuroxime allergy; tolerates doxycycline.",
    ],
)
def test_what_is_given_in_its_place_is_no_allergen(sentence):
    assert "allergen_unrecorded" not in flags(sentence)


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Cefuroxime was given.", "is given"),
        ("He cannot take doxycycline and was given cefuroxime.", "is given"),
        ("He was given codeine for his cough.", "is given"),
        ("Do not stop cefuroxime.", "is given"),
        ("Doxycycline allergy: use cefuroxime.", "is given"),
        ("He may receive cefuroxime.", "is allowed"),
        ("Cefuroxime can be given.", "is allowed"),
        ("Cefuroxime is well tolerated.", "is called safe"),
        ("He tolerates cefuroxime.", "is called safe"),
    ],
)
def test_what_is_given_all_the_same_is_urgent_and_told_as_it_is_said(sentence, says):
    severity, message = flags(sentence)["allergy"]
    assert severity == "urgent"
    assert says in message
    assert {verdict.verdict for verdict in wr.verify(sentence, RECORD).verdicts}.isdisjoint({"supported"})


def test_an_allergy_beside_it_is_still_an_allergy():
    assert "allergen_unrecorded" in flags("Allergic to cefuroxime, doxycycline.")
    assert "allergen_unrecorded" in flags("Doxycycline allergy: use cefuroxime.")
