"""Groups of drugs in a claim, against the drugs and groups of the record; the patient is invented."""

import pytest

import wardround as wr

NOTE = """INVENTED PATIENT

She was given amoxicillin for her sinusitis.
For her knee she takes ibuprofen when it hurts.
The cardiologist spoke of a blood thinner.
She has stopped her birth control.
"""


@pytest.fixture
def case(tmp_path):
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    return wr.load_case(tmp_path)


def reasons(text, case):
    verdict = wr.verify(text, case).verdicts[0]
    return {flag.check for flag in verdict.flags if flag.severity != "note"}


@pytest.mark.parametrize(
    "text", ["She was given a statin for her sinusitis.", "For her knee she takes an opioid when it hurts."]
)
def test_a_group_of_which_the_record_has_nothing(text, case):
    assert "drug_group_unknown" in reasons(text, case)


@pytest.mark.parametrize(
    "text",
    [
        "She was given an antibiotic for her sinusitis.",
        "For her knee she takes an anti-inflammatory when it hurts.",
        "The cardiologist spoke of an anticoagulant.",
        "For her knee she takes an analgesic when it hurts.",
        "She has stopped her oral contraceptive.",
        "She was seen in the emergency department.",
    ],
)
def test_groups_to_which_a_drug_of_the_record_belongs(text, case):
    assert "drug_group_unknown" not in reasons(text, case)


@pytest.mark.parametrize(("text", "is_told"), [("He takes no antidepressant.", False), ("He takes no diuretic.", True)])
def test_medication_for_what_the_talk_is_of_is_the_group_given_for_it(text, is_told, tmp_path):
    (tmp_path / "talk.txt").write_text(
        "[doctor] How is your depression, Mr. Invented?\n[patient] Better, and I still want no medication for it.\n",
        encoding="utf-8",
    )
    assert ("drug_group_unknown" in reasons(text, wr.load_case(tmp_path))) is is_told
