"""A threshold of one's own, and signals of one's own."""

import pytest

import wardround as wr
from wardround.agents.verifier import Signal, verify_text
from wardround.agents.verifier.calibration import calibration
from wardround.records import EngineRecord

TEXT = "She takes lisinopril 20 mg once a day. Mild tenderness of the right knee. She is allergic to sulfa drugs."


def looked_at(found):
    return [verdict.text for verdict in found.verdicts if any(flag.severity != "note" for flag in verdict.flags)]


@pytest.mark.parametrize("look_from", [0.0, 0.03, 0.2, 0.5, 0.9])
def test_a_claim_is_for_a_person_from_that_risk(visit, look_from):
    found = verify_text(TEXT, visit, look_from=look_from)
    at_least = {verdict.text for verdict in found.verdicts if verdict.risk >= look_from}
    assert at_least <= set(looked_at(found))


def test_a_flag_for_the_risk_alone_leaves_the_verdict_and_says_why(visit):
    plain, found = verify_text(TEXT, visit), verify_text(TEXT, visit, look_from=0.0)
    first = found.verdicts[0]
    assert (first.verdict, first.risk) == (plain.verdicts[0].verdict, plain.verdicts[0].risk)
    assert [(flag.code, flag.severity) for flag in first.flags if flag.severity != "note"] == [("risk", "review")]
    assert found.policy != plain.policy


def test_a_higher_threshold_looks_at_fewer_but_always_at_matters_of_fact(visit):
    found = verify_text(TEXT, visit, look_from=1.0)
    assert looked_at(found) == ["She is allergic to sulfa drugs."]


def test_the_shipped_threshold_is_the_default(visit):
    assert looked_at(verify_text(TEXT, visit, look_from=calibration().review)) == looked_at(verify_text(TEXT, visit))


def test_settings_and_environment_set_it(visit, home, monkeypatch):
    settings = wr.Settings(home=home, look_from=0.0, max_omissions=0)
    found = wr.verify(TEXT, visit, settings=settings)
    assert len(looked_at(found)) == 3
    assert found.omissions == ()
    assert wr.run(visit, settings=settings).verification.policy == found.policy
    monkeypatch.setenv("WARDROUND_LOOK_FROM", "0")
    assert looked_at(wr.verify(TEXT, visit)) == looked_at(found)
    monkeypatch.setenv("WARDROUND_LOOK_FROM", "often")
    with pytest.raises(wr.HomeError, match="LOOK_FROM"):
        wr.verify(TEXT, visit)


class Own:
    """A scorer as a user writes it."""

    name = "own"

    def __init__(self, answer):
        self.answer = answer

    def score(self, claims):
        return self.answer(claims)

    def engine_record(self):
        return EngineRecord(role="scorer", model="own rule")


def test_a_signal_under_a_name_of_ones_own_counts_and_is_named(visit):
    def doubts(claims):
        return {n: [Signal("tender", 1.0, "model_doubt", "says tenderness")] for n in range(len(claims)) if n == 1}

    text = "She takes lisinopril 20 mg once a day. Mild tenderness of the left knee."
    found = verify_text(text, visit, scorers=[Own(doubts)])
    assert looked_at(found) == ["Mild tenderness of the left knee."]
    assert [(flag.severity, flag.check) for flag in found.verdicts[1].flags] == [("review", "own:tender")]


@pytest.mark.parametrize(
    "answer", [lambda claims: [0.5] * len(claims), lambda claims: {99: []}, lambda claims: {0: [0.5]}]
)
def test_an_answer_that_is_none_is_a_flag_and_not_a_crash(visit, answer):
    found = verify_text(TEXT, visit, scorers=[Own(answer)])
    assert ("check_failed", "own") in [(flag.code, flag.check) for flag in found.flags]
    assert len(found.verdicts) == 3


def test_settings_are_the_defaults_but_for_what_is_given(monkeypatch):
    monkeypatch.setenv("WARDROUND_LOOK_FROM", "0.5")
    assert (wr.default_settings().look_from, wr.default_settings(look_from=0.3).look_from) == (0.5, 0.3)
    with pytest.raises(wr.InvalidRecordError, match="look_frm"):
        wr.default_settings(look_frm=0.3)
