"""By how much a weight changed, and which way a balance of fluid went; all patients are invented."""

import pytest

from .conftest import checks_of

LETTER = {
    "letter.txt": "DISCHARGE SUMMARY (invented patient)\nDate: 16 May 2026\n"
    "Weight 61.4 kg (admission 68.0 kg). Fluid balance over the stay 3.4 L negative.\n"
}


def _checks(text: str) -> set[str]:
    return checks_of(text, LETTER)


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("She lost 12 kg.", "written_value"),
        ("Her weight increased by 6.6 kg.", "written_value"),
        ("She gained about 6 kg.", "written_value"),
        ("Her weight rose during the stay.", "written_turn"),
        ("Net positive 3.4 L.", "written_balance"),
        ("She was 3,400 ml positive by discharge.", "written_balance"),
    ],
)
def test_another_change_is_for_review(sentence: str, check: str) -> None:
    assert check in _checks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She lost 6.6 kg.",
        "Her weight fell by nearly 7 kg.",
        "Her weight fell from 68 kg on admission to 61.4 kg.",
        "Her weight fell during the stay.",
        "Net negative 3.4 L.",
        "She was 3.4 L negative by discharge.",
    ],
)
def test_changes_as_the_record_has_them_pass(sentence: str) -> None:
    assert _checks(sentence) == set()
