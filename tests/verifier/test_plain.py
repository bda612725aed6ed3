"""Plain contradictions of a written record."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.records import Document, Source
from wardround.tools.sections import find_sections

NOTE = """INVENTED PATIENT

HISTORY OF PRESENT ILLNESS
She reports cough. She denies hemoptysis and chest pain.

PAST MEDICAL HISTORY
Hypertension.

ALLERGIES
Penicillin (rash).
"""


def case_of(bare_case, text, kind="note"):
    source = Source(path="n.txt", sha256="0" * 64)
    document = Document(id="d1", kind=kind, title="n", text=text, sections=find_sections(text), source=source)
    return bare_case.model_copy(update={"documents": (document,)})


def flags(claim, case):
    """Severity and code of what these checks found."""
    found = verify_text(claim, case).verdicts[0].flags
    return [(flag.severity, flag.code) for flag in found if flag.check in ("plain_denial", "allergies_denied")]


@pytest.mark.parametrize(
    "claim",
    [
        "She reports hemoptysis.",
        "She has been coughing up blood.",
        "She has chest pain.",
        "No known allergies.",
        "NKDA.",
    ],
)
def test_what_the_note_denies_is_urgent(bare_case, claim):
    assert flags(claim, case_of(bare_case, NOTE)) == [("urgent", "negation_mismatch")]


@pytest.mark.parametrize(
    "claim",
    [
        "She reports cough.",
        "She denies hemoptysis.",
        "No chest pain or hemoptysis.",
        "Return if hemoptysis occurs.",
        "Her mother had chest pain.",
        "Possible chest pain.",
        "She is hypertensive.",
        "Allergic to penicillin.",
        "History of chest pain.",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_not(bare_case, claim):
    assert flags(claim, case_of(bare_case, NOTE)) == []


def test_one_assertion_in_the_record_is_enough_to_weigh_instead(bare_case):
    both = NOTE + "\nHOSPITAL COURSE\nShe had hemoptysis on the second day.\n"
    assert flags("She had hemoptysis.", case_of(bare_case, both)) == []


def test_in_a_transcript_it_is_weighed_and_not_certain(bare_case):
    talk = "[doctor] any chest pain ?\n[patient] no .\n"
    assert flags("She has chest pain.", case_of(bare_case, talk, "dialogue")) == []


def test_without_a_recorded_allergy_there_is_nothing_to_contradict(bare_case):
    assert flags("No known allergies.", case_of(bare_case, "ALLERGIES\nNo known drug allergies.")) == []
