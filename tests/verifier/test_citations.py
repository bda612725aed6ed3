"""Citations that were made up, moved, or point at something else."""

import pytest

from wardround.agents.verifier import verify_draft
from wardround.records import Citation, Claim, Draft


def verdict(case, text, *citations):
    claim = Claim(id="c1", text=text, kind="finding", section="Course", citations=citations)
    draft = Draft(task="answer", title="Answer", claims=(claim,), engine="made for a test")
    return verify_draft(draft, case).verdicts[0]


def quoting(case, words, shift=0):
    start = case.documents[0].text.index(words)
    return Citation(source_id="d1", start=start + shift, end=start + shift + len(words), quote=words)


def test_a_true_quotation_is_supported(visit):
    words = "there is mild tenderness of the left knee and no effusion"
    found = verdict(visit, words, quoting(visit, words))
    assert found.verdict == "supported"
    assert found.flags == ()


@pytest.mark.parametrize("shift", [-3, 1, 40])
def test_a_moved_citation_is_urgent(visit, shift):
    words = "there is mild tenderness of the left knee"
    found = verdict(visit, words, quoting(visit, words, shift))
    assert [(flag.code, flag.severity) for flag in found.flags][:1] == [("quote_mismatch", "urgent")]
    assert found.risk >= 0.95


def test_an_unknown_source_is_urgent(visit):
    found = verdict(visit, "She has asthma.", Citation(source_id="d9", start=0, end=4, quote="asth"))
    assert found.flags[0].code == "citation_unresolved"


def test_a_claim_without_citation_is_flagged_in_a_draft(visit):
    assert "citation_missing" in {flag.code for flag in verdict(visit, "She has asthma.").flags}
