"""Sides that an addendum corrected, transfusions with a reaction, and what is told as taken away: invented."""

import pytest

import wardround as wr

NOTE = """INVENTED PATIENT. Note 08/08/2026.
CT: 2 cm mass in the right kidney.
ADDENDUM: wrong side in the report above, the mass is in the left kidney.
Platelets 09:00: rigors, T 39, febrile transfusion reaction to unit 1, stopped.
Shotgun in the shed: brother asked to take it, as of 08/08 not done yet.
"""


def _told(claim: str) -> set[str]:
    verdicts = wr.verify(claim, {"note.txt": NOTE}).verdicts
    return {flag.check for verdict in verdicts if verdict.is_for_a_person for flag in verdict.flags}


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        ("There is a 2 cm mass in the right kidney.", "written_of_side"),
        ("Platelets were given and well tolerated.", "written_reaction"),
        ("The platelet transfusion was uneventful.", "written_reaction"),
        ("His shotgun has been removed.", "written_still"),
    ],
)
def test_the_contrary_is_told(claim: str, check: str) -> None:
    assert check in _told(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "There is a 2 cm mass in the left kidney.",
        "The mass was first reported in the right kidney, and corrected to the left kidney.",
        "Platelets were stopped for a febrile reaction.",
        "His shotgun has not been removed.",
    ],
)
def test_what_the_record_says_passes(claim: str) -> None:
    assert not _told(claim) & {"written_of_side", "written_reaction", "written_still"}
