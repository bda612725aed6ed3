"""Denials read in several ways, and what none of them may take for one. All patients are invented."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.agents.verifier.calibration import BY_HAND, BY_THEMSELVES
from wardround.agents.verifier.check import ClaimInContext, Signal
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.clauses import clauses_of
from wardround.agents.verifier.concurring import concurring
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, DocumentKind, Source

HELLO = "[doctor] hello\n[patient] hello doctor\n"


def case(text: str, kind: DocumentKind = "dialogue") -> Case:
    source = Source(path="visit.txt", sha256="0" * 64)
    document = Document(id="d1", kind=kind, title="visit", text=text, source=source)
    return Case(id="invented", task="summary", root="/", documents=(document,))


def noticed(sentence: str, text: str, kind: DocumentKind = "dialogue") -> dict[str, float]:
    """The signals of a one-sentence draft, each with its strength."""
    (claim, _, _), *_ = claims_in(sentence)
    context = ClaimInContext(claim, Evidence(case(text, kind)), Whole((sentence,)))
    return {signal.name: signal.strength for signal in signals_of(context)}


def signal(name: str, strength: float) -> Signal:
    return Signal(name, strength, "negation_mismatch", f"by {name}")


def test_two_readings_are_worth_their_product():
    (both,) = concurring([signal("clause_denied", 0.5), signal("denied_more", 0.4), signal("clause_denied", 0.2)])
    assert (both.name, both.message) == ("clause_denied_and_denied_more", "by clause_denied")
    assert both.strength == pytest.approx(0.2)


def test_readings_of_opposite_errors_do_not_concur():
    assert not list(
        concurring([signal("clause_denied", 1.0), signal("clause_asserted", 1.0), signal("dose_rival", 1.0)])
    )


def test_a_denial_that_is_lost_is_read_in_several_ways_in_talk_only():
    said = "She is not using her inhaler every day."
    name = "asserted_polarity_and_denied_near"
    assert name in noticed(
        "She is using her inhaler every day.", HELLO + "[patient] i am not using my inhaler every day\n"
    )
    assert name not in noticed(said, HELLO + "[patient] i am not using my inhaler every day\n")
    assert name not in noticed("She is using her inhaler every day.", said, "note")


def test_a_list_that_is_denied_goes_on():
    assert [one.denies for one in clauses_of("He denies cramps, hives, and earache.")] == [True, True, True]
    assert [one.denies for one in clauses_of("He denies cramps and reports hives.")] == [True, False]
    assert [one.denies for one in clauses_of("He denies cramps, but hives are there.")] == [True, False]


def test_a_question_that_nobody_answered_says_nothing():
    asked = HELLO + "[doctor] any hives or cramps ?\n[patient] well it all began in march with the garden\n"
    for sentence in ("He denies hives.", "He has hives."):
        assert not {name for name in noticed(sentence, asked) if name.endswith("_polarity")}
    assert "asserted_polarity" in noticed("He has hives.", HELLO + "[doctor] any hives ?\n[patient] no\n")


def test_what_is_to_come_says_little_of_what_is():
    planned = noticed("She is not using an inhaler.", HELLO + "[doctor] we could try using an inhaler\n")
    told = noticed("She is not using an inhaler.", HELLO + "[doctor] you are using an inhaler\n")
    assert planned["denied_polarity"] < told["denied_polarity"] - 0.1


@pytest.mark.parametrize("word", ["morning", "otherwise", "tongue"])
def test_words_of_time_asides_and_parts_are_not_denied(word):
    said = HELLO + f"[patient] it was not there, {word}\n[doctor] {word} ? i see, {word}\n"
    assert not {name for name in noticed(f"She had no cramps, {word}.", said) if name.startswith("denied_alone")}


def test_denials_are_counted_where_little_else_is_said():
    short = noticed("She takes the iron tablets.", HELLO + "[patient] i do not take the iron tablets\n")
    beside = (
        "my sister says the garden needs water and nobody would come before the summer and the iron tablets are blue\n"
    )
    assert short["denied_less"] > noticed("She takes the iron tablets.", HELLO + f"[patient] {beside}").get(
        "denied_less", 0
    )


def test_a_denial_against_all_talk_is_weighed_and_no_matter_of_one_sign():
    assert "denied_outright" in noticed("No hematuria.", HELLO + "[doctor] any hematuria ?\n[patient] yes\n")
    assert "denied_outright" in BY_HAND
    assert "denied_outright" not in BY_THEMSELVES


def test_a_crossed_cause_is_for_review_by_itself_in_writing():
    text = "The culture grew nothing. He has viral pneumonia."
    (verdict,) = verify_text("He has bacterial pneumonia.", case(text, "note")).verdicts
    assert verdict.flags
