"""Header lines of a summary (code status, disposition) and a death that nothing tells of; all patients are invented."""

import pytest

from .conftest import checks_of

NOTE = "INVENTED, Bo 71M. Cellulitis. CODE: DNR. Dispo: d/c home 4/2 w/ wife. Mother died of stroke.\n"
NURSING = "INVENTED, Bo 71M. Cellulitis. Full code. Disposition: SNF.\n"
DEAD = "INVENTED, Bo 71M. Sepsis. Pt expired 5/14 03:20, daughter present.\n"


def _checks(draft: str, note: str) -> set[str]:
    return checks_of(draft, {"note.txt": note})


@pytest.mark.parametrize("draft", ["Code status: Full", "**Resuscitation status:** FULL", "Code Status: full."])
def test_full_behind_its_label_is_a_code_status(draft: str) -> None:
    assert "code_status" in _checks(draft, NOTE)
    assert "code_status" not in _checks(draft, NURSING)


@pytest.mark.parametrize(
    ("draft", "note"),
    [
        ("Disposition: SNF", NOTE),
        ("Disposition: rehab", NOTE),
        ("Discharge disposition: Nursing home", NOTE),
        ("Discharged to: Home", NURSING),
        ("Disposition: deceased", NOTE),
        ("He died on the ward.", NOTE),
        ("Disposition: home", DEAD),
        ("He was discharged home.", DEAD),
    ],
)
def test_a_patient_went_nowhere_else(draft: str, note: str) -> None:
    assert "written_destination" in _checks(draft, note)


@pytest.mark.parametrize(
    ("draft", "note"),
    [
        ("Disposition: Home with family", NOTE),
        ("Discharge disposition: Skilled nursing facility", NURSING),
        ("His mother died of a stroke.", NOTE),
        ("He died at 03:20 on May 14.", DEAD),
        ("He passed away.", DEAD),
    ],
)
def test_where_the_record_has_the_patient_is_no_other_place(draft: str, note: str) -> None:
    assert "written_destination" not in _checks(draft, note)
