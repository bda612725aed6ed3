"""By how much a weight changed, and which way a balance of fluid went; all patients are invented."""

import pytest

import wardround as wr

LETTER = {
    "letter.txt": "DISCHARGE SUMMARY (invented patient)\nDate: 16 May 2026\n"
    "Weight 61.4 kg (admission 68.0 kg). Fluid balance over the stay 3.4 L negative.\n"
}


def _checks(text: str) -> set[str]:
    verdicts = wr.verify(text, wr.load_case(LETTER)).verdicts
    return {flag.check for verdict in verdicts for flag in verdict.flags if flag.severity != "note"}


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
