"""Review inside a notebook: calls that show what they do, with notes that the page shares."""

import pytest

import wardround as wr


@pytest.fixture
def run(case_folder):
    return wr.run(case_folder)


@pytest.fixture
def flagged(tmp_path):
    """A run whose draft gives a drug against a recorded allergy."""
    from pathlib import Path

    return wr.run(Path(__file__).parents[2] / "examples" / "cases" / "medication_conflict")


def test_nothing_is_signed_before_each_flagged_claim_was_looked_at(flagged):
    desk = flagged.review("Dr A. Example")
    (left,) = desk.todo
    assert f"left: {left}" in repr(desk)
    with pytest.raises(wr.InvalidReviewError, match=left):
        desk.countersign()
    shown = desk.next()
    assert "<mark>" in shown._repr_html_()
    assert "allergy_conflict" in repr(shown)
    assert desk.todo == ()
    assert repr(desk.next()) == "nothing left"
    done = desk.countersign("seen")
    assert (done.status, done.reviews[0].looked_at) == ("final", (left,))
    assert done.reviews[0].attestation


def test_nobody_reviews(run):
    with pytest.raises(wr.InvalidReviewError, match="no name"):
        run.review(" ")


def test_an_edit_is_checked_at_once(run):
    desk = wr.review(run.id, "A")
    claim = next(claim for claim in run.draft.claims if "500 mg" in claim.text)
    shown = desk.edit(claim.id, claim.text.replace("500", "50"))
    assert "contradicted" in repr(shown)
    assert "contradicted" in shown.html
    assert "[edit: " in desk._repr_html_()
    desk.undo(claim.id)
    assert "[looked]" in desk._repr_html_()


def test_notes_of_all_kinds_are_in_the_decision(run):
    desk = wr.review(run, "A")
    first, second, third = (claim.id for claim in run.draft.claims[:3])
    desk.approve(first)
    desk.reject(second, reason="said twice")
    desk.edit(third, run.draft.claims[2].text.rstrip(".") + ".")
    for omission in run.verification.omissions:
        desk.dismiss(omission.rank, "known")
    done = desk.countersign()
    kept = {(edit.claim_id, edit.decision, edit.reason) for edit in done.reviews[0].edits}
    assert {(first, "approve", None), (second, "reject", "said twice")} <= kept
    assert second not in {claim.id for claim in done.draft.claims}


def test_the_page_and_the_notebook_share_their_notes(run, settings):
    from wardround.graphs.storage import open_storage

    wr.review(run, "A").reject("c1", reason="why")
    storage = open_storage(settings)
    marks = storage.desk.marks(run.id, run.draft_sha256, "A")
    storage.close()
    assert (marks["c1"].decision, marks["c1"].reason) == ("reject", "why")
    with pytest.raises(wr.InvalidReviewError, match="is with A"):
        wr.review(run, "B")
    assert wr.review(run, "B", over=True).marks == {}


def test_send_back_and_discard(run):
    desk = wr.review(run, "A")
    again = desk.send_back("Name the dose.")
    assert again.status == "awaiting_review"
    assert again.review("A").discard("no").status == "rejected"
    with pytest.raises(wr.NotAwaitingReviewError):
        wr.review(run.id, "A")


@pytest.mark.parametrize("call", [("show", "c999"), ("approve", "c999"), ("edit", "c1", " "), ("accept", 99)])
def test_what_does_not_fit_is_refused(run, call):
    name, *values = call
    with pytest.raises(wr.InvalidReviewError):
        getattr(wr.review(run, "A"), name)(*values)


def test_hostile_text_is_text(tmp_path):
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "note.txt").write_text("ASSESSMENT\nAsthma <script>alert(1)</script> of the patient.\n")
    run = wr.run(folder)
    desk = wr.review(run, "<b>A</b>")
    html = desk._repr_html_() + desk.show(run.draft.claims[0].id).html
    assert "<script" not in html
    assert "<b>A" not in html
