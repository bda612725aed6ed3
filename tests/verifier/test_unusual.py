"""What clinicians hardly ever deny or assert, and clauses in the same words, about invented patients."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.agents.verifier.check import ClaimInContext, strongest
from wardround.agents.verifier.checks.clauses import clauses_agree
from wardround.agents.verifier.checks.unusual import any_is_denied, polarity_is_usual
from wardround.agents.verifier.clauses import clauses_of
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.usual import Usual, denies, shipped, words_beside
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Claim, Document, Source

VISIT = """INVENTED PATIENT
[doctor] so your depression is stable , so we're not gon na change anything today
[patient] okay
[doctor] i hear a soft murmur over the left chest
[doctor] you are due for a mammogram
"""


def case(text):
    document = Document(
        id="d1", kind="dialogue", title="visit", text=text, source=Source(path="visit.txt", sha256="0" * 64)
    )
    return Case(id="visit", task="summary", root="/", documents=(document,))


def signals(check, sentence, text=VISIT, usual=None):
    evidence = Evidence(case(text))
    evidence.usual = usual or evidence.usual
    claim = Claim(id="c1", text=sentence, kind="finding", section="")
    return strongest(list(check(ClaimInContext(claim, evidence, Whole((sentence,))))))


HABITS = Usual(-1.0, {"fever": 4.0, "advised": -3.0}, {"fever": 3.0, "#fever": 3.0, "murmur": 2.0, "mammogram": -2.0})


def test_what_is_denied_as_a_rule_is_unusual_to_assert():
    found = signals(polarity_is_usual, "She has fever today.", usual=HABITS)
    assert found["asserted_unusual"] == 0.75
    assert found["asserted_unsupported"] > 0.5
    assert "asserted_unusual" not in signals(polarity_is_usual, "She denies fever today.", usual=HABITS)


def test_what_is_hardly_ever_denied_is_unusual_to_deny():
    assert signals(polarity_is_usual, "He was not advised to rest.", usual=HABITS)["denied_unusual"] == 1.0
    assert not signals(polarity_is_usual, "He was advised to rest.", usual=HABITS)


def test_it_weighs_little_where_the_record_says_the_same():
    heard = signals(polarity_is_usual, "Murmur over the left chest.", usual=HABITS)["asserted_unsupported"]
    unheard = signals(polarity_is_usual, "Murmur over the left chest.", "INVENTED\n[doctor] how are you\n", HABITS)
    assert heard < unheard["asserted_unsupported"] / 2


@pytest.mark.parametrize(
    ("sentence", "is_lost"),
    [
        ("She has had any fevers since then.", True),
        ("It did provide her with any relief.", True),
        ("She has not had any fevers since then.", False),
        ("Return if there is any bleeding.", False),
        ("Any movement of the hip hurts.", False),
        ("Denies having any pain.", False),
    ],
)
def test_any_needs_a_denial(sentence, is_lost):
    assert bool(signals(any_is_denied, sentence)) is is_lost


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Her depression is stable, so we will change anything today.", "clause_asserted"),
        ("The patient is not due for a mammogram.", "clause_denied"),
        ("Her depression is stable, so we will not change anything today.", None),
        ("The patient is due for a mammogram.", None),
    ],
)
def test_clauses_in_the_same_words_agree(sentence, name):
    assert set(signals(clauses_agree, sentence)) == ({name} if name else set())


def test_questions_state_nothing():
    asked = "INVENTED\n[doctor] any chest pain at night ?\n"
    assert not signals(clauses_agree, "He has no chest pain at night.", asked)


def test_a_clause_denies_by_itself():
    assert [one.denies for one in clauses_of("no fever but cough since monday")] == [True, False, False]


def test_words_of_polarity_are_taken_out():
    assert words_beside("She denies any fever.") == {"she", "fever"}
    assert denies("She denies fever.")
    assert not denies("She has heart failure.")


def test_the_shipped_habits_are_those_of_clinicians():
    assert shipped().odds("Denies fever or chills.") > shipped().odds("We will follow up in one month.") + 1


def test_a_lump_that_has_resolved_was_there():
    text = "INVENTED PATIENT\n[doctor] i felt a lump in the left breast last time\n[patient] i think it is gone now\n"
    verdicts = verify_text("The lump in the left breast has resolved.", case(text), max_omissions=0).verdicts
    assert not any(one.verdict == "contradicted" for one in verdicts)
