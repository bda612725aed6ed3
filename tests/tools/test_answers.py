"""How questions are answered: no with something else beside it, no to one occasion, no to somebody, and what is not asked at all.

All patients are invented.
"""

import pytest

from wardround.tools.assertion import assess
from wardround.tools.dialogue import answer_to, is_taken_back, presumes


def talk(question: str, answer: str) -> str:
    return f"[doctor] {question}\n[patient] {answer}\n[doctor] okay\n"


def told(question: str, answer: str, words: str):
    text = talk(question, answer)
    start = text.index(words)
    return assess(text, start, start + len(words))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("no, but i have had this achy feeling in my hand", "no"),
        ("no, doctor. i don't have any of that", "no"),
        ("neither of them", "no"),
        ("thank you doctor, no, it's just me", "no"),
        ("i can honestly say no", "no"),
        ("really, i did not", "no"),
        ("no, but i have had it before", None),
        ("no, but i have had hives as a child", None),
        ("not with you, but i did in march", None),
    ],
)
def test_an_answer(answer, expected):
    question = "any hives or cramps ?"
    text = talk(question, answer)
    assert answer_to(text, text.index(question) + len(question)) == expected


@pytest.mark.parametrize(
    ("answer", "is_back"),
    [
        ("no, but a little in the evening", True),
        ("yes, but i quit", True),
        ("no, but my shoulder aches", False),
        ("no, none of that. he had a bath. but he has toast now.", False),
        ("no, none of that. but a few on the arm.", True),
        ("no, i do not\n[doctor] okay, but you cough ?", False),
    ],
)
def test_what_takes_an_answer_back(answer, is_back):
    question = "any hives ?"
    text = talk(question, answer)
    assert is_taken_back(text, text.index(question) + len(question)) is is_back


def test_how_somebody_is_addressed_is_no_part_of_the_answer():
    assert told("any hives or cramps ?", "no, doctor, i don't", "hives").negated


def test_a_no_to_one_of_the_things_is_to_no_other_whatever_follows():
    said = told("are you bringing up phlegm, any hives at all ?", "no, no hives really, i feel fine", "phlegm")
    assert said.certainty == "uncertain"


def test_an_occasion_that_was_asked_for_is_denied_by_naming_another():
    asked = "does the cramp get worse when you walk ?"
    assert told(asked, "no, mostly when i am in bed", "worse").negated
    assert not told("any cramps ?", "no, only when i am in bed", "cramps").negated


def test_when_something_happens_is_not_asked():
    said = told("any cramps when you climb stairs ?", "no", "climb")
    assert (said.negated, said.certainty) == (False, "uncertain")
    assert told("any cramps when you climb stairs ?", "no", "cramps").negated


def test_no_change_of_a_thing_denies_it_as_notes_do_and_no_condition():
    assert told("any changes to your eyesight ?", "no", "eyesight").negated
    assert not told("any trouble with your asthma ?", "no", "asthma").negated


@pytest.mark.parametrize(
    "question", ["with ten the worst cramp ever, how would you rate it today ?", "on a scale of one to ten ?"]
)
def test_who_asks_how_bad_it_is_takes_it_for_granted(question):
    assert presumes(question)
