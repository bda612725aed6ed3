"""Lists of medicines as charts write them: names cut short, frequencies behind bare doses, a line each; all invented."""

import pytest

from wardround.tools.quantities import find_quantities
from wardround.tools.sections import find_sections
from wardround.tools.sentences import split_sentences
from wardround.tools.terms import combinations_with, find_drugs


@pytest.mark.parametrize(
    ("text", "ingredients"),
    [
        ("TTA: biso 2.5 od, furos 40 om, rivarox 20", ["bisoprolol", "furosemide", "rivaroxaban"]),
        ("nifed MR 20 bd", ["nifedipine"]),
        ("Fe fumarate 305 od, paracet 1g qds", ["ferrous fumarate", "acetaminophen"]),
        ("levothyrox and pantopraz go on", ["levothyroxine", "pantoprazole"]),
    ],
)
def test_an_unmistakable_beginning_is_the_medicine(text: str, ingredients: list[str]) -> None:
    assert [one.ingredient for one in find_drugs(text)] == ingredients


@pytest.mark.parametrize(
    "text",
    [
        "Trop 14, chol 5.2, digit 3",
        "Code 4. Test 2. Line 3 out.",
        "pred 5",  # prednisone or prednisolone
        "She felt biso",  # few letters, and no amount
        "sparse hair, pseudo 3",
    ],
)
def test_another_word_is_no_medicine_cut_short(text: str) -> None:
    assert not find_drugs(text)


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("ramipril 5 od", 1.0),
        ("pantoprazole 40 IV od", 1.0),
        ("lactulose 15ml bd", 2.0),
        ("Felodipine 5mg tabs 1 OD", 1.0),
        ("dalteparin 5000 units SC bd", 2.0),
    ],
)
def test_letters_behind_a_bare_dose_say_how_often(text: str, often: float) -> None:
    assert [one.value for one in find_quantities(text) if one.kind == "frequency"] == [(often,)]


def test_an_eye_is_no_frequency() -> None:
    assert not [one for one in find_quantities("IOP 14 OD, 15 OS") if one.kind == "frequency"]


def test_each_line_of_a_list_is_read_by_itself_in_small_letters_too() -> None:
    text = "MED LIST (as told)\n  apixaban 5 mg BID\n  bumetanide 1 mg QD\nmetoprolol 25 NG bid\nWalks with a frame."
    spans = split_sentences(text)
    assert [text[a:b] for a, b in spans][1:4] == ["apixaban 5 mg BID", "bumetanide 1 mg QD", "metoprolol 25 NG bid"]


def test_prose_that_goes_on_in_the_next_line_is_one_sentence() -> None:
    text = "The team thought about it at some length on the round and then began\nmetoprolol 25 mg bid for his rate."
    assert len(split_sentences(text)) == 1


def test_repeats_are_medicines() -> None:
    text = "Allergies\n  Cefalexin - rash\nRepeats\n  Felodipine 5mg tabs 1 OD\n"
    assert [one.kind for one in find_sections(text)] == ["allergies", "medications"]


def test_a_medicine_knows_the_regimens_that_it_is_part_of() -> None:
    assert "doxorubicin-cyclophosphamide" in combinations_with("cyclophosphamide")


def test_an_aside_in_a_heading_leaves_it_one() -> None:
    assert [one.kind for one in find_sections("ALLERGIES (reviewed w/ pt): latex\n")] == ["allergies"]
