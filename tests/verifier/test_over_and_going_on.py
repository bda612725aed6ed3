"""What is told as over and goes on, or the other way round, and a drain told as out that is in: invented."""

import pytest

import wardround as wr

NOTE = """INVENTED PATIENT. Ward note 07/02/2026.
Right calf cramp settled by noon. Hiccups still there, keeps him awake. Cough was bad, now gone.
L ICD 24F 03/02 - IN. Bubbling.
ICD: clinic rung about shocks off, no answer. STILL ACTIVE.
PICC out 05/02.
"""
WRONG = (
    "The cramp in the right calf persisted.",
    "The hiccups had stopped completely.",
    "The left chest drain was removed on 6 February.",
    "The shocks of his defibrillator have been deactivated.",
)
TRUE = (
    "The cramp in the right calf had settled.",
    "The hiccups persist.",
    "The cough has resolved.",
    "The left chest drain is still in place.",
    "The PICC was removed on 5 February.",
    "The shocks of his defibrillator have not been deactivated.",
)


def _is_told(claim: str) -> bool:
    verdicts = wr.verify(claim, {"note.txt": NOTE}).verdicts
    return any(flag.check == "written_still" for verdict in verdicts for flag in verdict.flags)


@pytest.mark.parametrize("claim", WRONG)
def test_the_other_state_is_told(claim: str) -> None:
    assert _is_told(claim)


@pytest.mark.parametrize("claim", TRUE)
def test_the_records_state_passes(claim: str) -> None:
    assert not _is_told(claim)
