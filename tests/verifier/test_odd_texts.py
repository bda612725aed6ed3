"""Texts that no chart should hold and some do: each is read in time, and what crashes on one is told. All invented."""

import pytest

import wardround as wr
from wardround.agents.verifier import noticed, verify
from wardround.tools.readers.deadline import within

RECORD = {"note.txt": "Tumour board 2026-02-03. HER2 positive. Seen by Dr. Sample. Takes furosemide 40 mg once daily."}
MOST = 20
"""Seconds: a regular expression that runs away takes years."""


@pytest.mark.parametrize(
    "claim",
    [
        "Pneumoencephalographicallyconfirmed disease was seen by Dr. Sample.",
        "Specimen 000123456789012345678901234 was HER2 positive.",
        f"HER2{' ' * 120}was tested.",
        f"Furosemide{' ' * 200}40 mg{' ' * 200}once daily",
        f"Furosemide stopped.\n{'-' * 60}\n{'- ' * 40}",
        f"discuss starting {'-/' * 40}furosemide 40 mg",
        f"No nodule{' is' * 40} seen in the lung",
        f"Takes x{'-o' * 60} daily",
        f"7 to{' 000' * 40} and more",
        f"{'__b' * 300} is low",
    ],
)
@pytest.mark.parametrize("where", ["draft", "record"])
def test_a_long_word_a_long_number_and_a_wide_gap_are_read_in_time(claim, where):
    record = RECORD if where == "draft" else {"note.txt": f"{claim}\n{RECORD['note.txt']}"}
    found = within(MOST, "the draft", lambda: wr.verify(claim if where == "draft" else "HER2 is negative.", record))
    assert found.verdicts


@pytest.mark.parametrize("day", ["2026-13-45", "2026-02-30", "2026", "99/99/2026"])
def test_a_day_that_there_is_not_crashes_no_check(day):
    record = {"note.txt": f"Date: {day}\n\nAdmitted {day}. Furosemide since {day}, 3 weeks ago. MRI in March."}
    found = wr.verify(f"Furosemide was started 3 weeks before {day}. MRI in March 2026 and in April.", record)
    assert [flag.message for flag in found.all_flags() if flag.code == "check_failed"] == []


def crash(*args: object) -> None:
    """A part of the verifier that fails."""
    raise ValueError("Mr Secret")


@pytest.mark.parametrize(
    ("room", "name"),
    [
        (noticed, "without_counted"),
        (noticed, "read_again"),
        (verify, "in_view"),
        (verify, "left_out"),
        (verify, "source_conflicts"),
    ],
)
def test_whatever_crashes_is_told_and_the_rest_is_checked(monkeypatch, room, name):
    monkeypatch.setattr(room, name, crash)
    found = wr.verify("Takes furosemide 80 mg once daily. Seen by Dr. Sample.", RECORD)
    told = [flag for flag in found.all_flags() if flag.code == "check_failed"]
    assert told
    assert all(flag.severity == "review" and "(ValueError)" in flag.message for flag in told)
    assert "Secret" not in found.model_dump_json()
    assert len(found.verdicts) == 2


@pytest.mark.parametrize("day", ["2026-05", "2026-13-45", "2026-02-30", "2026"])
def test_what_was_left_out_is_told_where_a_document_has_no_whole_day(day):
    note = f"Date: {day}\n\nSeen {day}. Recheck BMP in 2/52. Allergic to codeine.\n"
    found = wr.verify("She is well.", {"a.txt": note, "b.txt": "Date: 2026-05-01\n\nReviewed.\n"})
    assert "check_failed" not in [flag.code for flag in found.all_flags()]
    assert "omitted_allergy" in [omission.flag.code for omission in found.omissions]
