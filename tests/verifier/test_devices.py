"""Lines, tubes and drains in place or out, and days of what was done to them; all patients are invented."""

import pytest

from .conftest import checks_of

CHART = {
    "2026-08-01_theatre.txt": "1/8/26 INVENTED, Flo 70F. Right nephrectomy. Pacemaker placed 2021.\n",
    "2026-08-03_ward.txt": "3/8 Robinson drain 20 mL -> removed. PICC sited 3/8 R arm.\n"
    "5/8 Catheter out, voiding. NG removed.\n",
    "2026-08-09_ward.txt": "9/8 Home with PICC for OPAT. Paracentesis 7/8: 2 L. "
    "Chest drain R removed 6/8; L chest drain to stay.\n",
}


def _flagged(draft: str) -> set[str]:
    return checks_of(draft, CHART)


@pytest.mark.parametrize(
    ("draft", "check"),
    [
        ("She went home with an abdominal drain in situ.", "written_still"),
        ("She was discharged with an indwelling urinary catheter.", "written_still"),
        ("The nasogastric tube was still in place at discharge.", "written_still"),
        ("She was discharged with a right chest drain.", "written_still"),
        ("A pacemaker was implanted during this admission.", "written_day"),
        ("Paracentesis was performed on 9 August.", "written_day"),
        ("The PICC was removed before discharge; the drain was removed on 5 August.", "written_day"),
        ("Procedures\n- 03/08/2026: right nephrectomy", "written_day"),
    ],
)
def test_what_came_out_is_not_in_place(draft: str, check: str) -> None:
    assert check in _flagged(draft)


@pytest.mark.parametrize(
    "draft",
    [
        "She was discharged with a PICC for outpatient antibiotics.",
        "She went home with a left chest drain in place.",
        "The drain was removed on 3 August and the catheter on 5 August.",
        "She was discharged without a urinary catheter.",
        "She has a pacemaker, which was placed in 2021.",
        "Paracentesis was performed on 7 August.",
        "Procedures\n- 01/08/2026: right nephrectomy",
    ],
)
def test_what_is_there_and_when_it_was_done(draft: str) -> None:
    assert not _flagged(draft) & {"written_still", "written_day"}
