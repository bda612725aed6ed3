"""Charts in the short ways of several writers, and what is true and wrong of them; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.checks.written.nouns import is_a_name, is_denied_itself
from wardround.agents.verifier.mentions import Word, words_of

RECORD = {
    "2026-04-07_admission.txt": """ADMISSION (invented patient, not real)   07/04/2026
FICTIONAL, Orla   61 F   Lives w/ partner Rowan.
Rhinovirus/adenovirus/parainfluenza PCR neg. Autoimmune hepatitis since 2019. HAV, HEV IgM neg.
Statin stopped Feb for cramps; cramps same. No rituximab; no alpha-fetoprotein. EBV DNA not detected.
No anticoagulation required (MRI). Later anticoag OK for flight.
Decision: lobectomy (not wedge: size).
Rash trunk, no palms/soles. Nothing fried, apart from fish. Uses emollient.
""",
}
TRUE = (
    "PCR testing for rhinovirus, adenovirus and parainfluenza was negative.",
    "Hepatitis A and E were excluded.",
    "EBV DNA was undetectable.",
    "She flew with anticoagulation.",
    "Lobectomy was preferred to a wedge.",
    "Palms and soles were not involved.",
    "Her partner Rowan tested HIV negative.",
)
WRONG = ("PCR testing for rhinovirus was positive.",)


@pytest.fixture(scope="module")
def case():
    return wr.load_case(RECORD)


def _flags(sentence: str, case: wr.Case) -> list[str]:
    verdicts = wr.verify(sentence, case).verdicts
    return [f"{flag.check}: {flag.message}" for one in verdicts for flag in one.flags if flag.severity != "note"]


@pytest.mark.parametrize("sentence", TRUE)
def test_what_a_chart_says_in_its_own_words_is_no_doubt(sentence: str, case: wr.Case) -> None:
    assert _flags(sentence, case) == []


@pytest.mark.parametrize("sentence", WRONG)
def test_the_contrary_is_noticed(sentence: str, case: wr.Case) -> None:
    assert _flags(sentence, case)


def _word(text: str, name: str) -> Word:
    return next(word for word in words_of(text, 0, len(text)) if text[word.start : word.end] == name)


def test_what_stands_behind_a_preposition_is_not_what_was_negative() -> None:
    text = "The breath test after eradication therapy was negative."
    assert not is_denied_itself(text, _word(text, "therapy"))
    assert is_denied_itself(text, _word(text, "breath"))


@pytest.mark.parametrize("text", ["Seen with nurse K. Sample today.", "Her partner Sample came."])
def test_a_name_is_none_of_the_things_that_are_denied(text: str) -> None:
    assert is_a_name(text, _word(text, "Sample"))


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    text = "Sample haemolysed. Sample sent again."
    assert not is_a_name(text, _word(text, "Sample"))
