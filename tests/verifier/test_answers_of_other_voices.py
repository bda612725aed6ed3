"""Answers as people give them: an occasion, half a yes, something beside the question; and transcripts without marks.

All patients are invented.
"""

import pytest

from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source
from wardround.tools.assertion import assess
from wardround.tools.terms import find_meanings, find_problems


def told(talk: str, words: str):
    start = talk.index(words)
    return assess(talk, start, start + len(words))


def noticed(sentence: str, dialogue: str) -> set[str]:
    """Names of the signals at full strength of a one-sentence draft."""
    source = Source(path="visit.txt", sha256="0" * 64)
    document = Document(id="d1", kind="dialogue", title="visit", text=dialogue, source=source)
    case = Case(id="invented", task="summary", root="/", documents=(document,))
    (claim, _, _), *_ = claims_in(sentence)
    found = signals_of(ClaimInContext(claim, Evidence(case), Whole((sentence,))))
    return {signal.name for signal in found if signal.strength > 0.8}


@pytest.mark.parametrize(
    ("answer", "is_denied"),
    [("nope", True), ("uh-uh", True), ("Goodness, no.", True), ("not lately", True), ("not wheezing", True)],
)
def test_a_plain_no(answer, is_denied):
    talk = f"[doctor] Any wheezing?\n[patient] {answer}\n[doctor] Okay.\n"
    assert told(talk, "wheezing").negated == is_denied


@pytest.mark.parametrize("answer", ["Not sleeping. On the hill, yeah.", "Nah, just at work, a bit.", "not in bed"])
def test_half_a_no_denies_nothing(answer):
    talk = f"[doctor] Any wheezing?\n[patient] {answer}\n[doctor] Okay.\n"
    assert not told(talk, "wheezing").negated


def test_what_is_listed_before_another_question_is_not_denied_with_it():
    talk = "[doctor] So gout and migraine. Ever had a stroke?\n[patient] No.\n"
    assert not told(talk, "migraine").negated
    assert told(talk, "stroke").negated
    assert told("[doctor] Hives. Migraine.\n[patient] No.\n", "Migraine").negated


def test_who_answers_lists_nothing_to_ask_for():
    talk = "[doctor] Anything else?\n[guest] And hay fever.\n[doctor] Not now?\n[patient] No.\n"
    assert not told(talk, "hay fever").negated


def test_a_statement_is_no_list():
    talk = "[doctor] There's some bone spurs. No break.\n[patient] No?\n[doctor] No.\n"
    assert not told(talk, "bone spurs").negated


def test_anything_else_asks_for_what_follows():
    talk = "[doctor] so reflux and gout anything else migraine\n[patient] no\n[doctor] okay\n"
    assert not told(talk, "gout").negated
    assert told(talk, "migraine").negated


@pytest.mark.parametrize("words", ["i dont hear a murmur", "there wasnt a murmur", "he doesnt have a murmur"])
def test_contractions_without_an_apostrophe(words):
    assert told(f"[doctor] {words}\n[patient] good\n", "murmur").negated
    assert not told("[doctor] i want to hear that murmur\n[patient] good\n", "murmur").negated


def test_a_denial_ends_where_something_is_called_normal():
    assert not told("No goiter, neck veins flat.", "flat").negated
    assert not told("No foreign body, tendon sheath intact.", "intact").negated
    assert told("No goiter, bruits or flat feet.", "flat feet").negated


def test_a_pad_is_no_disease():
    assert not find_problems("a gauze pad over the wound")
    assert find_problems("Known PAD.")[0].concept == "peripheral artery disease"


def test_a_vaccine_is_no_disease():
    assert "influenza" not in {meaning.name for meaning in find_meanings("Influenza vaccine was given.")}


def test_no_pain_right_now_says_nothing_of_this_morning():
    said = "He had chest pain this morning."
    talk = "[doctor] Any chest pain {now}?\n[patient] Nope.\n[doctor] When was it?\n[patient] When I got up.\n"
    assert "asserted_named_alone" not in noticed(said, talk.format(now="right now"))
    assert "asserted_named_alone" in noticed(said, talk.format(now="at all"))


def test_ankles_say_nothing_of_the_face():
    said = "There was facial swelling."
    talk = "[doctor] {where} swelling?\n[patient] No.\n[doctor] Good.\n"
    assert "asserted_named_alone" not in noticed(said, talk.format(where="Any ankle"))
    assert "asserted_named_alone" in noticed(said, talk.format(where="Any"))


def test_who_stops_for_breath_stops_no_medicine():
    hill = "[doctor] How is the hill?\n[patient] I rest on the bench two times.\n"
    assert "unsaid_stopped" not in noticed("She stopped twice on the hill.", hill)
    drug = "[doctor] The naproxen?\n[patient] Two a day.\n[doctor] And it helps the knee?\n[patient] Yes, a lot.\n"
    assert "unsaid_stopped" in noticed("She stopped naproxen for the knee.", drug)
    assert "unsaid_stopped" not in noticed("She stopped naproxen for the knee.", drug + "[patient] I gave it up.\n")


def test_what_the_patient_denies_is_given_to_nobody():
    talk = "[doctor] Any asthma in the family?\n[patient] My brother has asthma. I play tennis.\n"
    assert "holder_relatives" not in noticed("She does not have asthma and plays tennis.", talk)
    assert "holder_relatives" in noticed("She has asthma and plays tennis.", talk)


def test_who_quit_does_not_smoke():
    talk = "[doctor] Do you smoke?\n[patient] No, I quit ten years ago.\n[doctor] Good.\n"
    assert "asserted_outright" in noticed("He smokes.", talk)
    assert "asserted_outright" not in noticed("He does not smoke.", talk)
    assert "asserted_outright" not in noticed("He is a former smoker.", talk)
