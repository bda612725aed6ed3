"""A wrong citation is told whatever else is wrong with its claim."""

from wardround.agents.verifier.check import Signal
from wardround.agents.verifier.policy import flags_of, thresholds
from wardround.records import Flag

ELSEWHERE = Signal("citation_elsewhere", 1.0, "unsupported", "another place says more")
CUT = Signal("citation_cut", 1.0, "quote_mismatch", "the place cuts a word")


def flags(*signals: Signal) -> dict[str, Flag]:
    return {flag.message: flag for flag in flags_of(signals, "c1")[0]}


def test_beside_a_weightier_signal_of_its_code():
    foreign = Signal("unknown_part", 1.0, "unsupported", "no source speaks of the elbow", certain=True)
    found = flags(foreign, ELSEWHERE)
    assert found.keys() == {foreign.message, ELSEWHERE.message}
    assert found[ELSEWHERE.message].severity == "review"


def test_beside_a_graver_one_of_another_code():
    graver = Signal("dose_rival", 1.0, "dose_mismatch", "the record has another dose", certain=True)
    dose = [
        Signal(name, 1.0, "dose_mismatch", name) for name in ("number_nowhere", "number_rival", "number_nowhere_rival")
    ]
    for signal in (ELSEWHERE, CUT):
        assert flags(graver, *dose, signal)[signal.message].severity == "review"


def test_every_citation_that_does_not_read_as_quoted():
    messages = ("d1 0-4 is not what is quoted", "d1 7-9 is not what is quoted")
    wrong = [Signal("citation", 1.0, "quote_mismatch", message, certain=True) for message in messages]
    assert flags(*wrong, CUT).keys() == {*messages, CUT.message}


def test_as_a_note_where_a_user_looks_from_more():
    assert flags_of([ELSEWHERE], "c1", thresholds(0.99))[0][0].severity == "note"


def test_as_what_it_is_and_not_as_a_thing_that_no_source_says():
    assert flags(ELSEWHERE)[ELSEWHERE.message].meaning == "The cited place does not say this."
    foreign = Signal("unknown_part", 1.0, "unsupported", "no source speaks of the elbow", certain=True)
    assert flags(foreign)[foreign.message].meaning == "No source says this."
