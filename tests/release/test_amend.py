import pytest

from wardround.agents.review import amend, problem_with
from wardround.records import Claim, ClaimEdit, Draft, Review, ReviewRequest, Verification, sha256_of


@pytest.fixture
def draft():
    claims = tuple(
        Claim(id=f"c{n}", text=text, kind="finding", section="Findings")
        for n, text in enumerate(("Cough.", "Fever.", "Rash."), start=1)
    )
    return Draft(task="summary", title="Summary", claims=claims, engine="test")


@pytest.fixture
def request_(draft):
    verification = Verification(verdicts=(), level="routine", policy="test")
    return ReviewRequest(
        draft=draft, verification=verification, draft_sha256=sha256_of(draft), level="routine", revision=0
    )


def edit(claim_id, decision="edit", text="Dry cough."):
    return ClaimEdit(claim_id=claim_id, decision=decision, text=text if decision == "edit" else None)


def review(decision, **fields):
    return Review(decision=decision, reviewer="Dr A. Example", **fields)


def test_edits_are_put_in_and_rejected_claims_taken_out(draft):
    amended = amend(draft, [edit("c1"), edit("c3", "reject"), edit("c2", "approve")])
    assert [(claim.id, claim.text) for claim in amended.claims] == [("c1", "Dry cough."), ("c2", "Fever.")]
    assert amended.preliminary


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_plain_decisions_fit(request_, decision):
    assert problem_with(review(decision, draft_sha256=request_.draft_sha256), request_) is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (review("approve", draft_sha256="0" * 64), "another draft"),
        (review("approve", edits=(edit("c1"),)), "come with the decision 'edit'"),
        (review("return"), "comment"),
        (review("return", comment="  "), "comment"),
        (review("edit"), "at least one"),
        (review("edit", edits=(edit("c9"),)), "no claim 'c9'"),
        (review("edit", edits=(edit("c1"), edit("c1", "reject"))), "twice"),
        (review("edit", edits=(edit("c1", text=" "),)), "new text"),
        (review("edit", edits=(ClaimEdit(claim_id="c1", decision="approve", text="x"),)), "new text"),
        (review("edit", edits=tuple(edit(f"c{n}", "reject") for n in (1, 2, 3))), "reject the draft"),
    ],
)
def test_what_does_not_fit_is_named(request_, wrong, said):
    assert said in problem_with(wrong, request_)
