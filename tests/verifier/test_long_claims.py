"""Sentences without end: pieces that a person can look at, each at its own place. The patient is invented."""

from wardround.agents.verifier.claims import claims_in


def test_a_sentence_without_end_is_several_claims():
    text = "She has had a cough, " * 150 + "and a fever."
    found = claims_in(text)
    assert len(found) > 3
    assert "".join(text[start:end] for _, start, end in found) == text
    assert all(len(claim.text) <= 1_000 and claim.text == text[start:end] for claim, start, end in found)
    assert all(claim.text.endswith((", ", ".")) for claim, _, _ in found)


def test_a_list_without_blanks_is_cut_behind_a_comma():
    found = claims_in("Na 138,K 4.1," * 150)
    assert all(claim.text.endswith(",") for claim, _, _ in found)


def test_an_ordinary_sentence_is_one():
    assert len(claims_in("She has had a cough, a fever and " + "a very " * 50 + "sore throat.")) == 1
