"""Orders turned round: what a chart forbids is ordered, allowed or done in a draft; all patients are invented."""

import pytest

import wardround as wr

RECORD = {
    "2026-06-01_plan.txt": """PLAN (invented patient, not real)   01/06/2026
EXAMPLE, Tomasz  66M
Suprapubic catheter to free drainage, do NOT clamp or pull.
Phenytoin stopped - not to go back on it. Prednisolone lifelong, must never be interrupted.
Mercaptopurine 50 (counts fell on 75, do not go up). Does not want his son told about the scan.
Colchicine: do not restart. Later: colchicine restarted 09/06 by the clinic.
Gabapentin: do not stop suddenly. Naloxone: do not give on the ward. Seen on 3 June.
""",
}
WRONG = (
    "The suprapubic catheter may be clamped and then removed.",
    "Phenytoin is to be resumed at the usual dose.",
    "Prednisolone was withheld and may be interrupted again.",
    "Mercaptopurine is to be increased to 75 mg.",
    "His son is to be informed of the scan.",
)
TRUE = (
    "The suprapubic catheter must not be clamped.",
    "Phenytoin is not to be resumed.",
    "Prednisolone must not be stopped.",
    "Mercaptopurine should not be increased.",
    "His son is not to be told of the scan.",
    "Colchicine was restarted by the clinic.",
    "Gabapentin was stopped on 8 June.",
    "Naloxone may be given in theatre.",
    "He wishes to tell his son of the scan himself.",
)


def _is_told(sentence: str) -> bool:
    verdicts = wr.verify(sentence, RECORD).verdicts
    return any(flag.check == "written_forbidden" for verdict in verdicts for flag in verdict.flags)


@pytest.mark.parametrize("sentence", WRONG)
def test_what_is_forbidden_and_ordered_is_told(sentence: str) -> None:
    assert _is_told(sentence)


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_forbidden_in_both_is_not(sentence: str) -> None:
    assert not _is_told(sentence)
