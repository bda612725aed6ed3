"""Approval needs a look at every flagged claim, where the settings ask for it; omissions are decided like claims."""

import pytest

from wardround.agents.review import ADDED, amend, problem_with, unseen_claims
from wardround.records import (
    Citation,
    Claim,
    ClaimEdit,
    ClaimVerdict,
    Draft,
    Flag,
    Omission,
    OmissionDecision,
    Review,
    ReviewRequest,
    Verification,
    sha256_of,
)


@pytest.fixture
def request_():
    claims = tuple(Claim(id=f"c{n}", text=f"Claim {n}.", kind="finding", section="Findings") for n in (1, 2))
    draft = Draft(task="summary", title="Summary", claims=claims, engine="test")
    flag = Flag(code="unsupported", severity="review", message="no source", check="test", claim_id="c1")
    note = flag.model_copy(update={"severity": "note", "claim_id": "c2"})
    verdicts = tuple(
        ClaimVerdict(claim_id=f.claim_id, verdict="unsupported", risk=0.5, flags=(f,)) for f in (flag, note)
    )
    quote = Citation(source_id="d1", start=0, end=10, quote="Allergic\nto penicillin.")
    missing = Flag(code="omitted_allergy", severity="urgent", message="missing", check="test", citations=(quote,))
    verification = Verification(
        verdicts=verdicts, omissions=(Omission(flag=missing, rank=1),), level="required", policy="test"
    )
    return ReviewRequest(
        draft=draft, verification=verification, draft_sha256=sha256_of(draft), level="required", revision=0
    )


def review(decision="approve", **fields):
    return Review(decision=decision, reviewer="Dr A. Example", **fields)


def test_a_flagged_claim_must_be_looked_at_to_release(request_):
    said = problem_with(review(), request_, look_at_flagged=True)
    assert "c1" in said
    assert "c2" not in said  # a note is only worth knowing
    assert problem_with(review(looked_at=("c1",)), request_, look_at_flagged=True) is None
    assert problem_with(review(), request_) is None


def test_a_decision_on_a_claim_is_a_look_at_it(request_):
    edits = (ClaimEdit(claim_id="c1", decision="reject"),)
    assert unseen_claims(review("edit", edits=edits), request_.verification) == ()


@pytest.mark.parametrize("decision", ["reject", "return"])
def test_nothing_need_be_looked_at_to_refuse(request_, decision):
    assert problem_with(review(decision, comment="no"), request_, look_at_flagged=True) is None


def test_an_accepted_omission_stands_in_the_source_s_words(request_):
    accept = OmissionDecision(rank=1, decision="accept")
    assert problem_with(review("edit", omissions=(accept,)), request_) is None
    amended = amend(request_.draft, (), request_.verification.omissions, (accept,))
    added = amended.claims[-1]
    assert (added.id, added.section, added.text) == ("a1", ADDED, "Allergic to penicillin.")
    assert added.kind == "allergy"
    assert added.citations == request_.verification.omissions[0].flag.citations


def test_a_dismissed_omission_stays_out(request_):
    dismiss = OmissionDecision(rank=1, decision="dismiss", reason="a rash as a child, since refuted")
    assert problem_with(review(omissions=(dismiss,)), request_) is None
    assert amend(request_.draft, (), request_.verification.omissions, (dismiss,)) == request_.draft


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ((OmissionDecision(rank=2, decision="dismiss"),), "no omission 2"),
        ((OmissionDecision(rank=1, decision="dismiss"),) * 2, "decided twice"),
        ((OmissionDecision(rank=1, decision="accept"),), "edits come with"),
    ],
)
def test_decisions_on_omissions_that_do_not_fit(request_, decisions, said):
    assert said in problem_with(review(omissions=decisions), request_)
