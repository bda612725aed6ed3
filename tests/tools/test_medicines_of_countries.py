"""Medicines by their names in other countries, and letters of charts; all invented."""

import pytest

from wardround.tools.terms import drug_parts, find_drugs


@pytest.mark.parametrize(
    ("text", "ingredients"),
    [
        ("Tab Telma 40 OD, Amlong 5 OD, Glycomet 500 BD", ["telmisartan", "amlodipine", "metformin"]),
        ("Wysolone 10 OD, Septran DS BD", ["prednisolone", "trimethoprim-sulfamethoxazole"]),
        ("Panadeine Forte prn, Endone 5, Coloxyl with Senna", ["acetaminophen-codeine", "oxycodone", "docusate-senna"]),
        ("settled with panado", ["acetaminophen"]),
        ("Gravol 50, Pantoloc 40", ["dimenhydrinate", "pantoprazole"]),
        ("Curosurf x1, PL148 500 mL", ["surfactant", "plasma-lyte"]),
    ],
)
def test_a_brand_of_another_country_is_its_ingredient(text: str, ingredients: list[str]) -> None:
    assert [one.ingredient for one in find_drugs(text)] == ingredients


@pytest.mark.parametrize("text", ["BLE oedema to the knees", "a candid talk", "the best yasmin rice", "an aten tablet"])
def test_a_word_that_is_a_brand_too_is_none(text: str) -> None:
    assert not find_drugs(text)


def test_what_a_brand_combines_is_given_with_it() -> None:
    assert {"ibuprofen", "acetaminophen"} == drug_parts(find_drugs("Combiflam")[0].ingredient)
