"""A model that the user lets settle doubts takes back such as cannot harm, and no others."""

import pytest

import wardround as wr
from wardround.agents.verifier import Signal, load_scorers, verify_text
from wardround.agents.verifier.adjudicated import SUPPORT
from wardround.models import ScriptedChatModel

RECORD = {
    "note": "INVENTED PATIENT\nShe walks with a stick and does not drive. Lives in a flat with a warden since May.\n"
    "Takes ramipril 5 mg daily. No chest pain. Left knee replaced in 2019."
}
REWORDED = "She moved to sheltered accommodation and walks with a stick."
"""True, in words that the rules do not know for the record's."""


def reads(verdict, *, lines=1):
    """A double that gives one verdict on everything, with so many lines."""

    def say(messages, schema):
        labels = [line.split("|")[0] for line in messages[0].text.splitlines() if "|" in line and line[0] not in "#="]
        said = {"evidence": labels[-lines:] if lines else [], "verdict": verdict}
        return {name: value for name, value in said.items() if name in schema.model_fields}

    return ScriptedChatModel(replies=say)


def verdict_with(text, *scorers, model=None):
    return wr.verify(text, RECORD, scorers=load_scorers(scorers, text_model=model)).verdicts[0]


@pytest.mark.parametrize("spec", ["model:adjudicate", "model:closest:adjudicate"])
def test_a_doubt_of_words_is_a_note_where_the_model_reads_them_as_said(spec):
    alone = verdict_with(REWORDED)
    assert alone.is_for_a_person
    settled = verdict_with(REWORDED, spec, model=reads("supported"))
    assert not settled.is_for_a_person
    assert settled.verdict == "supported"
    assert settled.risk < alone.risk
    assert [flag.code for flag in settled.flags] == ["model_support", *(flag.code for flag in alone.flags)]
    assert settled.flags[0].citations  # what it rests on can be looked up


def test_a_model_settles_nothing_unless_it_is_asked_to():
    assert verdict_with(REWORDED, "model", model=reads("supported")) == verdict_with(REWORDED)


def test_support_without_a_line_settles_nothing():
    assert verdict_with(REWORDED, "model:adjudicate", model=reads("supported", lines=0)).is_for_a_person


@pytest.mark.parametrize("verdict", ["contradicted", "not_in_record"])
def test_a_model_that_adjudicates_doubts_as_others_do(verdict):
    told = verdict_with(REWORDED, "model:adjudicate", model=reads(verdict))
    assert told.is_for_a_person
    assert "model_doubt" in [flag.code for flag in told.flags]


def test_what_another_model_doubts_is_not_settled():
    def unsure(claims):
        return {n: [Signal("unsure", 1.0, "model_doubt", "unsure")] for n, _ in enumerate(claims)}

    assert verdict_with(REWORDED, "model:adjudicate", unsure, model=reads("supported")).is_for_a_person


@pytest.mark.parametrize(
    "wrong",
    [
        "She takes ramipril 50 mg daily.",
        "She takes lisinopril 5 mg daily.",
        "She has chest pain.",
        "Right knee replaced in 2019.",
        "She is allergic to penicillin.",
    ],
)
def test_what_may_harm_is_never_settled(wrong):
    alone = verdict_with(wrong)
    assert alone.is_for_a_person
    assert verdict_with(wrong, "model:adjudicate", model=reads("supported")).flags == alone.flags


def test_a_scorer_of_ones_own_can_settle_too():
    def judge(claims):
        return {n: [Signal(SUPPORT, 1.0, "model_support", "read", one.best[:1])] for n, one in enumerate(claims)}

    assert not verdict_with(REWORDED, judge).is_for_a_person


def test_a_threshold_of_the_users_goes_by_the_risk_that_is_left():
    scorers = load_scorers(["model:adjudicate"], text_model=reads("supported"))
    found = verify_text(REWORDED, wr.load_case(RECORD), look_from=0.5, scorers=scorers).verdicts[0]
    assert found.risk < 0.5
    assert not found.is_for_a_person
