"""Drafts as other systems write them: each statement a claim of its own, at its place. All patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.claims import claims_in

NOTE = {"note.txt": "Ms Petra Fabel has asthma. She takes furosemide 40 mg once daily. No allergies."}


def _words(text: str) -> list[str]:
    found = claims_in(text)
    assert all(text[start:end] == claim.text for claim, start, end in found)
    return [claim.text for claim, _, _ in found]


@pytest.mark.parametrize(
    "draft",
    [
        "She has asthma.<br>No wheeze today.",
        "She has asthma.<br/>No wheeze today.<br/>",
        "<details><summary>She has asthma.</summary>No wheeze today.</details>",
        "• She has asthma.\n• No wheeze today.",
        "‣ She has asthma.\n➤ No wheeze today.",
        "🫁 She has asthma.\n✅ No wheeze today.",
        "a) She has asthma.\nb) No wheeze today.",
        "> She has asthma.\n> - No wheeze today.",
    ],
)
def test_each_statement_is_a_claim_without_what_sets_it_apart(draft):
    assert _words(draft) == ["She has asthma.", "No wheeze today."]


@pytest.mark.parametrize("mark", ["[2]", "[1, 3]", "[1][2]", "[^4]", "²"])
def test_the_number_of_a_source_behind_a_sentence_ends_it(mark):
    assert _words(f"She has asthma.{mark} No wheeze today.") == [f"She has asthma.{mark}", "No wheeze today."]


def test_see_a_reference_goes_on():
    assert _words("Peak flow was 300 (see ref. 4).") == ["Peak flow was 300 (see ref. 4)."]


def test_the_heads_of_columns_are_no_claim():
    assert _words("Drug\tDose\nFurosemide\t40 mg\n") == ["Furosemide\t40 mg"]
    page = "<table><tr><th>Drug</th><th>Dose</th></tr><tr><td>Furosemide</td><td>40 mg</td></tr></table>"
    assert [verdict.text for verdict in wr.verify(page, NOTE).verdicts] == ["Furosemide\t40 mg"]


@pytest.mark.parametrize("draft", ["I'm sorry, but I cannot help with that.", "null", "Lorem ipsum dolor sit amet."])
def test_a_draft_that_says_nothing_of_the_patient_is_not_routine(draft):
    found = wr.verify(draft, NOTE, settings=wr.default_settings(max_omissions=0))
    assert found.level == "required"
    assert "may say nothing of this patient" in found.flags[0].message


def test_one_statement_that_is_told_is_enough():
    assert not wr.verify("She has asthma. I hope this helps!", NOTE).flags
