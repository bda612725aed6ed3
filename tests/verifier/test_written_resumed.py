"""Doses at which a medicine was resumed; all patients are invented."""

import pytest

import wardround as wr

CHART = {
    "2026-02-10_ward.txt": """INVENTED, Cy   66M. Home: bisoprolol 10 mg daily, valsartan 80 mg BD.
Bisoprolol held 8/2. Valsartan held 8/2.
12/2 Bisoprolol restarted at 2.5 mg (was 10).
14/2 Bisoprolol up to 5 mg. Valsartan back on 14/2.
""",
}


def _checks(sentence: str) -> set[str]:
    found = wr.verify(sentence, CHART)
    return {flag.check for verdict in found.verdicts for flag in verdict.flags}


@pytest.mark.parametrize(
    "sentence", ["Bisoprolol was restarted at 10 mg.", "Bisoprolol was resumed on 12 February at the full 10 mg daily."]
)
def test_a_dose_from_before_is_not_that_of_the_return(sentence: str) -> None:
    assert "written_resumed" in _checks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bisoprolol was restarted at 2.5 mg.",
        "Bisoprolol was resumed at 2.5 mg and raised to 5 mg.",
        "Bisoprolol 10 mg was held and later resumed.",
        "Valsartan was resumed at 80 mg twice daily.",
        "Bisoprolol would be restarted at 10 mg.",
    ],
)
def test_other_doses_are_none_of_the_return(sentence: str) -> None:
    assert "written_resumed" not in _checks(sentence)
