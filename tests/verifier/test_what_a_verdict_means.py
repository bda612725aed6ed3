"""`contradicted` is what a source says otherwise, `unsupported` what none says."""

import pytest

import wardround as wr

RECORD = {
    "note.txt": "Mr Aldous Fabel is 61 years old. Furosemide 40 mg once daily. "
    "Blood cultures grew Escherichia coli. No allergies."
}


@pytest.mark.parametrize(
    "claim",
    ["He takes furosemide 80 mg once daily.", "He takes furosemide 40 mg twice daily.", "He is a 48-year-old man."],
)
def test_another_value_in_a_source_contradicts(claim):
    (verdict,) = wr.verify(claim, RECORD).verdicts
    assert verdict.verdict == "contradicted"


@pytest.mark.parametrize(
    "claim",
    ["He takes digoxin.", "He has psoriasis.", "Blood cultures grew Listeria monocytogenes."],
)
def test_what_is_nowhere_is_only_unsupported(claim):
    (verdict,) = wr.verify(claim, RECORD).verdicts
    assert verdict.is_for_a_person
    assert verdict.verdict == "unsupported"


def test_a_record_without_a_word_contradicts_nothing():
    found = wr.verify("She takes apixaban 5 mg twice daily.", {"note.txt": ""})
    assert [verdict.verdict for verdict in found.verdicts] == ["unsupported"]
    assert "not_read" in [flag.code for flag in found.flags]
