"""What is to be done if something is so, of talk that says it of the contrary.

All patients are invented.
"""

import pytest

from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source


def is_noticed(sentence: str, dialogue: str) -> bool:
    """Whether a one-sentence draft of a talk has the signal."""
    source = Source(path="visit.txt", sha256="0" * 64)
    text = "Doctor: Hello, how can I help?\n" + dialogue
    document = Document(id="d1", kind="dialogue", title="visit", text=text, source=source)
    case = Case(id="invented", task="summary", root="/", documents=(document,))
    (claim, _, _), *_ = claims_in(sentence)
    signals = signals_of(ClaimInContext(claim, Evidence(case), Whole((sentence,))))
    return any(signal.name == "condition_turned" for signal in signals)


@pytest.mark.parametrize(
    ("sentence", "dialogue"),
    [
        ("If the rash does improve, he will call.", "Doctor: If it doesn't get better, give us a call.\n"),
        ("If the wound has closed, it will be packed.", "Doctor: If it hasn't closed by then we'll pack it.\n"),
        ("Return if the cramps persist.", "Doctor: Come back if the cramps improve, and we'll lower it.\n"),
    ],
)
def test_a_condition_turned_round_is_noticed(sentence: str, dialogue: str) -> None:
    assert is_noticed(sentence, dialogue)


@pytest.mark.parametrize(
    ("sentence", "dialogue"),
    [
        ("If the rash persists, he will call.", "Doctor: If it doesn't get better, give us a call.\n"),
        ("If the wound has not closed, it will be packed.", "Doctor: We'll see if it closed, then we'll pack it.\n"),
        ("If the rash improves, stop.", "Doctor: If it doesn't improve, call. If it does improve, stop.\n"),
    ],
)
def test_the_same_condition_in_other_words_is_not(sentence: str, dialogue: str) -> None:
    assert not is_noticed(sentence, dialogue)
