"""Signals that presume talk say nothing of charts; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.check import ClaimInContext, Signal
from wardround.agents.verifier.checks.written.of_talk import without_signals_of_talk
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole

TALK = "Doctor: How is the cough?\nPatient: It hurts on the left side when I breathe.\n"
CHART = "INVENTED PATIENT\nCough. Pain L chest on breathing, 3/10.\n"


def _names(sentence: str, record: str) -> set[str]:
    (claim, _, _), *_ = claims_in(sentence)
    context = ClaimInContext(claim, Evidence(wr.load_case({"record": record})), Whole((claim.text,)))
    return {signal.name for signal in signals_of(context)}


@pytest.mark.parametrize(
    ("sentence", "signal"),
    [
        ("She has mild pain on the left side.", "severity_little_absent"),
        ("She has severe pain on the left side.", "severity_great_absent"),
    ],
)
def test_a_degree_that_talk_does_not_say_is_a_doubt_there_and_none_on_a_chart(sentence, signal) -> None:
    assert signal in _names(sentence, TALK)
    assert signal not in _names(sentence, CHART)


def test_matters_of_fact_stay_on_a_chart() -> None:
    (claim, _, _), *_ = claims_in("She has mild pain.")
    context = ClaimInContext(claim, Evidence(wr.load_case({"record": CHART})), Whole((claim.text,)))
    doubt = Signal("hedged_alone", 1.0, "unsupported", "invented")
    fact = Signal("hedged_alone", 1.0, "unsupported", "invented", certain=True)
    assert without_signals_of_talk(context, [fact, doubt]) == [fact]
