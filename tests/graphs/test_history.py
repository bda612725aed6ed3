"""The draft is kept beside the document, with what was decided on each claim."""

import wardround as wr


def by_id(run_id):
    return {history.claim_id: history for history in wr.history(run_id)}


def test_each_claim_from_draft_to_document(case_folder):
    run = wr.run(case_folder)
    first, second, third, fourth = (claim.id for claim in run.draft.claims[:4])
    edits = (
        wr.ClaimEdit(claim_id=first, decision="edit", text="Cough for 3 days, dry.", reason="as she says"),
        wr.ClaimEdit(claim_id=second, decision="reject", reason="said twice"),
        wr.ClaimEdit(claim_id=third, decision="approve"),
    )
    review = wr.Review(decision="edit", reviewer="A", edits=edits, looked_at=(fourth,), comment="done")
    done = wr.decide(run.id, review)
    if done.status == "awaiting_review":
        done = wr.decide(run.id, wr.Review(decision="approve", reviewer="B"))
    histories = by_id(run.id)
    edited = histories[first]
    assert (edited.drafted, edited.final) == (run.draft.claims[0].text, "Cough for 3 days, dry.")
    decision = edited.decisions[0]
    assert (decision.change, decision.reviewer, decision.reason) == ("edited", "A", "as she says")
    assert (decision.before, decision.after) == (edited.drafted, edited.final)
    assert histories[second].final is None
    changes = [histories[name].decisions[0].change for name in (second, third, fourth)]
    assert changes == ["taken out", "approved", "looked at"]
    assert {name: h.final for name, h in histories.items() if h.final} == {c.id: c.text for c in done.draft.claims}


def test_a_returned_and_then_rejected_draft(case_folder):
    run = wr.run(case_folder)
    wr.decide(run.id, wr.Review(decision="return", reviewer="A", comment="shorter"))
    wr.decide(run.id, wr.Review(decision="reject", reviewer="B", comment="no"))
    decisions = by_id(run.id)[run.draft.claims[0].id].decisions
    assert [(d.change, d.reason) for d in decisions] == [("returned", "shorter"), ("rejected", "no")]


def test_a_waiting_run_has_no_decisions_yet(case_folder):
    run = wr.run(case_folder)
    assert [h.drafted for h in wr.history(run.id)] == [claim.text for claim in run.draft.claims]
    assert all(h.decisions == () and h.final == h.drafted for h in wr.history(run.id))
