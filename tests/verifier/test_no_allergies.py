"""Allergies denied in everyday ways, where one is recorded; all patients are invented."""

import pytest

import wardround as wr

RECORDS = ("Allergies: cefuroxime (hives).", "She is allergic to cefuroxime.")


def urgent(draft: str, record: str) -> set[str]:
    found = wr.verify(draft, {"note.txt": record})
    return {flag.check for verdict in found.verdicts for flag in verdict.flags if flag.severity == "urgent"}


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize(
    "draft",
    [
        "Allergies: no.",
        "Allergies: N/A",
        "Allergies: none documented",
        "| Allergies | None |",
        "Allergies — none.",
        "- [ ] Allergies: none known",
        "Drug allergies: nil",
        "There are no documented allergies.",
        "There is no record of any allergies.",
        "Nil known allergies.",
        "No drug or food allergies.",
        "No known drug, food or latex allergies.",
        "Allergies were denied.",
        "He doesn't have any allergies.",
        "He has never had an allergic reaction to any medicine.",
        "## Allergies\nNone known to date.",
        "## Allergies\nNot known.",
        "He is not allergic to cefuroxime.",
        "He has no known allergy to cephalosporins.",
        "Cefuroxime allergy: no",
        "He is allergic to nothing.",
        "No known allergies. Cefuroxime was given.",
    ],
)
def test_allergies_are_denied_in_many_ways(draft, record):
    assert "allergies_denied" in urgent(draft, record)


@pytest.mark.parametrize(
    "draft",
    [
        "No other allergies.",
        "Allergies: cefuroxime, otherwise none known.",
        "No known allergies except cefuroxime.",
        "Allergic to cefuroxime; no allergy to latex.",
        "Allergic to cefuroxime; no known food allergies.",
        "He is not allergic to latex.",
        "Nut allergy: none",
        "His mother has no known allergies.",
        "No allergy testing was done.",
        "No allergic reaction occurred after the dose.",
        "He had no known allergies before this admission.",
        "No regular medicines, allergies: cefuroxime.",
        "Allergies were reviewed.",
    ],
)
def test_other_allergies_may_be_denied(draft):
    assert "allergies_denied" not in urgent(draft, RECORDS[0])


def test_food_is_denied_of_foods():
    record = "Allergies: peanuts (swelling)."
    assert "allergies_denied" in urgent("No food allergies.", record)
    assert "allergies_denied" not in urgent("No drug allergies.", record)


def test_not_applicable_is_a_statement_among_the_allergies():
    found = wr.verify("Allergies: N/A", {"note.txt": "Admitted with a cough."})
    assert [verdict.text for verdict in found.verdicts] == ["N/A"]
    assert not [flag for flag in found.flags if flag.code == "not_read"]
