"""Decisions as labelled data: each claim with what the checks had said before the person decided."""

import pytest

import wardround as wr


def decided(case_folder, decision="edit", **fields):
    run = wr.run(case_folder)
    return run, wr.decide(run.id, wr.Review(decision=decision, reviewer="Dr A. Example", **fields))


def test_labels_texts_and_what_the_checks_said_before(case_folder):
    first = wr.run(case_folder)
    claims = first.draft.claims
    edits = (
        wr.ClaimEdit(claim_id=claims[0].id, decision="edit", text="Cough for 30 days.", reason="typing error"),
        wr.ClaimEdit(claim_id=claims[1].id, decision="reject", reason="said twice"),
    )
    wr.decide(first.id, wr.Review(decision="edit", reviewer="A", edits=edits, looked_at=(claims[2].id,)))
    labelled = list(wr.feedback())[: len(claims)]
    assert [item.text for item in labelled] == [claim.text for claim in claims]
    assert [item.label for item in labelled[:3]] == ["edited", "removed", "kept"]
    assert [item.looked_at for item in labelled[:4]] == [True, True, True, False]
    assert (labelled[0].final_text, labelled[0].reason) == ("Cough for 30 days.", "typing error")
    verdicts = first.verification.verdicts
    assert [(item.verdict, item.risk) for item in labelled] == [(v.verdict, v.risk) for v in verdicts]


def test_an_edit_that_came_back_and_was_approved_gives_both_decisions(case_folder):
    run, again = decided(
        case_folder, edits=(wr.ClaimEdit(claim_id="c1", decision="edit", text="Metformin 5 g twice daily."),)
    )
    assert again.status == "awaiting_review"
    wr.decide(run.id, wr.Review(decision="approve", reviewer="B"))
    first = [item for item in wr.feedback() if item.claim_id == "c1"]
    assert [item.label for item in first] == ["edited", "kept"]
    assert first[1].text == "Metformin 5 g twice daily."


def test_rejected_and_waiting_runs_give_nothing(case_folder):
    decided(case_folder, "reject", comment="no")
    wr.run(case_folder)
    assert list(wr.feedback()) == []


def test_without_text_no_word_of_the_record_is_left(case_folder):
    decided(case_folder, edits=(wr.ClaimEdit(claim_id="c1", decision="reject", reason="Metformin is told elsewhere"),))
    lines = "".join(item.model_dump_json() for item in wr.feedback(words="none"))
    assert '"label":"removed"' in lines
    for word in ("etformin", "enicillin", "ough", "case", "elsewhere"):
        assert word not in lines


def test_the_command_writes_one_line_for_each_claim(case_folder, tmp_path):
    from wardround.cli import main

    run, _ = decided(case_folder, "approve")
    out = tmp_path / "feedback.jsonl"
    with pytest.raises(SystemExit) as ended:
        main(["feedback", str(out)])
    assert ended.value.code == 0
    assert len(out.read_text().splitlines()) == len(run.draft.claims)


def test_deidentified_texts_name_nobody_and_keep_what_is_said(tmp_path):
    folder = tmp_path / "case"
    folder.mkdir()
    note = (
        "Patient: Xanthippe Quibble\nMRN: 48291734\nDOB: 04/12/1961\n\nASSESSMENT\n"
        "Ms. Quibble has asthma since 2019. Call her at 555-867-5309.\n"
    )
    (folder / "note.txt").write_text(note)
    run = wr.run(folder)
    claim = next(claim for claim in run.draft.claims if "Quibble" in claim.text)
    edit = wr.ClaimEdit(
        claim_id=claim.id, decision="edit", text="Xanthippe Quibble has asthma.", reason="Ms Quibble said so"
    )
    wr.decide(run.id, wr.Review(decision="edit", reviewer="A", edits=(edit,)))
    lines = "".join(item.model_dump_json() for item in wr.feedback(words="deidentified"))
    for word in ("Quibble", "Xanthippe", "867-5309", "48291734"):
        assert word not in lines
    assert "has asthma" in lines
    plain = "".join(item.model_dump_json() for item in wr.feedback())
    assert "Quibble" in plain


def test_the_command_takes_one_of_the_two_ways_to_leave_names_out(case_folder, tmp_path):
    from wardround.cli import main

    decided(case_folder, "approve")
    out = tmp_path / "feedback.jsonl"
    for options, code in ((["--deidentified"], 0), (["--deidentified", "--without-text"], 2)):
        with pytest.raises(SystemExit) as ended:
            main(["feedback", str(out), *options])
        assert ended.value.code == code
