"""What is to be done when the heart stops, and how far treatment goes; all patients are invented."""

import pytest

import wardround as wr


def missing(record: str, draft: str = "She was seen.") -> list[str]:
    found = wr.verify(draft, {"note.txt": record})
    return [one.flag.message for one in found.omissions if one.flag.code == "omitted_code_status"]


@pytest.mark.parametrize(
    "record",
    [
        "Not for CPR.",
        "Emergency care plan: not for CPR, for oral antibiotics.",
        "CPR status: do not attempt.",
        "Resuscitation: DNACPR as agreed with her husband.",
        "Not for ITU.",
        "Family conference: DNAR, no further escalation.",
        "For full escalation.",
    ],
)
def test_it_is_surfaced_in_any_words(record):
    assert missing(record)


@pytest.mark.parametrize(
    "record",
    [
        "Ward care without oxygen masks or intubation.",
        "DNACPR not wished.",
        "DNACPR was discussed and left open.",
        "Her father was DNR.",
        "CPR was given for ten minutes.",
    ],
)
def test_what_is_no_decision_of_the_patients_is_not(record):
    assert missing(record) == []


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Code status: DNR.", "Not for resuscitation."),
        ("Code status: DNR.", "CPR should not be attempted."),
        ("Code status: DNR/DNI", "Neither CPR nor intubation is wanted."),
        ("Full code.", "She wants everything done."),
        ("Not for ITU.", "She is not for intensive care."),
    ],
)
def test_other_words_carry_it(record, draft):
    assert missing(record, draft) == []
