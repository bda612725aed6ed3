"""Doses as talk counts and skips them; all patients are invented."""

import pytest

from .conftest import checks_of

TALK = {
    "talk.txt": "[doctor] what do you take for the back ?\n[patient] aleve .\n[doctor] how many ?\n"
    "[doctor] so two of the 220s twice a day .\n[patient] yes .\n"
    "[doctor] take eighty of the furosemide every morning for five days .\n"
    "[patient] i skip it two days a week .\n",
    "list.txt": "MED LIST (invented patient)\n  furosemide 40 mg QD\n  clopidogrel 75 mg QD\n",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "He takes naproxen 440 mg twice daily.",
        "Furosemide is raised to 80 mg every morning for five days.",
        "He omits furosemide two days each week.",
    ],
)
def test_a_dose_that_talk_counts_is_told(sentence: str) -> None:
    assert not {one for one in checks_of(sentence, TALK) if one.startswith(("dose", "frequency"))}


def test_another_dose_is_noticed() -> None:
    assert "dose_nowhere" in checks_of("He takes naproxen 330 mg twice daily.", TALK)
