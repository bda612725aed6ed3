"""What is waited for, a plan that is there, repeat cultures and products on no list; all patients are invented."""

import pytest

from .conftest import checks_of


def _checks(draft: str, note: str) -> set[str]:
    return checks_of(draft, {"note.txt": f"INVENTED PATIENT\n{note}\n"})


@pytest.mark.parametrize(
    ("draft", "note"),
    [
        ("She underwent colonoscopy on 4 June.", "Colonoscopy 4 June: two polyps removed; histology pending."),
        ("An arthroscopy was performed.", "Arthroscopy done, synovial biopsies awaited."),
        ("The family was given a safety plan.", "Safety plan given to family."),
        ("An exercise plan was agreed.", "Exercise plan agreed with pt."),
        ("Blood cultures grew Enterococcus faecalis.", "Blood cx: E. faecalis. Repeat cx no growth."),
        (
            "Blood cultures grew Enterococcus faecalis; repeat cultures were negative.",
            "BCx: GPC in chains. Bacteraemia: E. faecalis. Rpt blood cx 2/6 neg.",
        ),
        (
            "Senna 15 mg once daily and Fresubin three times daily",
            "Senna 15 mg od. Fresubin tds.",
        ),
    ],
)
def test_what_stands_beside_is_of_something_else(draft: str, note: str) -> None:
    assert not _checks(draft, note) & {
        "time_done_rival",
        "written_standing",
        "written_culture",
        "frequency_bound_rival",
    }


@pytest.mark.parametrize(
    ("draft", "note", "check"),
    [
        ("She underwent colonoscopy on 4 June.", "Colonoscopy pending, 4 June.", "time_done_rival"),
        ("Sputum cultures grew Proteus mirabilis.", "Sputum cx: no growth. P. mirabilis in urine.", "written_culture"),
        ("Senna 15 mg and Fresubin twice daily", "Senna 15 mg od; Fresubin tds.", "frequency_bound_rival"),
    ],
)
def test_what_is_otherwise_is_still_told(draft: str, note: str, check: str) -> None:
    assert check in _checks(draft, note)
