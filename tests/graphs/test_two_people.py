"""An urgent draft needs two different people, where the settings ask for it."""

from pathlib import Path

import pytest

import wardround as wr

URGENT = Path(__file__).parents[2] / "examples" / "cases" / "medication_conflict"


@pytest.fixture
def strict(settings):
    return settings.model_copy(update={"two_person_urgent": True})


@pytest.fixture
def run(strict):
    run = wr.run(URGENT, settings=strict)
    assert run.verification.level == "urgent"
    return run


def decide(run, strict, reviewer, decision="approve", **fields):
    return wr.decide(run.id, wr.Review(decision=decision, reviewer=reviewer, **fields), settings=strict)


def test_one_person_is_not_enough_and_cannot_be_both(run, strict):
    assert decide(run, strict, "Dr A. Example").status == "awaiting_review"
    with pytest.raises(wr.InvalidReviewError, match="second person"):
        decide(run, strict, "dr  a. example")
    done = decide(run, strict, "Dr B. Example")
    assert done.status == "final"
    assert [review.reviewer for review in done.reviews] == ["Dr A. Example", "Dr B. Example"]
    assert wr.audit(run.id) == []


def test_whoever_edits_needs_another_to_approve_it(run, strict):
    flagged = next(v.claim_id for v in run.verification.verdicts if any(f.severity == "urgent" for f in v.flags))
    edits = (wr.ClaimEdit(claim_id=flagged, decision="reject"),)
    assert decide(run, strict, "A", "edit", edits=edits).status == "awaiting_review"
    with pytest.raises(wr.InvalidReviewError, match="second person"):
        decide(run, strict, "A")
    assert decide(run, strict, "B").status == "final"


def test_a_second_person_who_edits_needs_a_third_look(run, strict):
    decide(run, strict, "A")
    edits = (wr.ClaimEdit(claim_id="c1", decision="reject"),)
    assert decide(run, strict, "B", "edit", edits=edits).status == "awaiting_review"
    with pytest.raises(wr.InvalidReviewError):
        decide(run, strict, "B")
    assert decide(run, strict, "A").status == "final"


def test_anyone_may_refuse(run, strict):
    decide(run, strict, "A")
    assert decide(run, strict, "A", "reject").status == "rejected"


def test_without_the_setting_or_the_level_one_is_enough(run, strict, settings, case_folder):
    other = wr.run(URGENT, settings=settings)
    assert decide(other, settings, "A").status == "final"
    calm = wr.run(case_folder, settings=strict)
    assert calm.verification.level != "urgent"
    assert decide(calm, strict, "A").status == "final"
