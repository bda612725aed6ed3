"""What did not fit the model's context is flagged, not only listed."""

from wardround.agents.verifier import verify_draft
from wardround.records import Citation, Claim, Draft


def test_every_source_that_was_cut_is_a_flag(bare_case):
    quote = "Penicillin (rash)."
    start = bare_case.documents[0].text.index(quote)
    citation = Citation(source_id="d1", start=start, end=start + len(quote), quote=quote)
    claim = Claim(id="c1", text=quote, kind="allergy", section="Allergies", citations=(citation,))
    draft = Draft(task="extract", title="t", claims=(claim,), engine="m", dropped=("d7: note: 3 of 9 lines left out",))
    verification = verify_draft(draft, bare_case)
    assert [(flag.code, flag.message) for flag in verification.flags] == [("not_read", draft.dropped[0])]
    assert verification.level == "required"
