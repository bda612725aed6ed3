"""A time before the visit that no talk says, and medicines ended one by one that talk keeps.

All patients are invented.
"""

import pytest

from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source


def noticed(sentence: str, dialogue: str) -> set[str]:
    """Names of the signals of a one-sentence draft of a talk."""
    source = Source(path="visit.txt", sha256="0" * 64)
    text = "Doctor: Hello, how can I help?\n" + dialogue
    document = Document(id="d1", kind="dialogue", title="visit", text=text, source=source)
    case = Case(id="invented", task="summary", root="/", documents=(document,))
    (claim, _, _), *_ = claims_in(sentence)
    return {signal.name for signal in signals_of(ClaimInContext(claim, Evidence(case), Whole((sentence,))))}


WRONG = [
    ("ago_unsaid", "He fell off a ladder last month.", "Patient: I fell off a ladder yesterday.\n"),
    ("ago_unsaid", "She burnt her hand this morning.", "Patient: I burnt my hand last week.\n"),
    (
        "action_drug_rival",
        "Stop ramipril 5 mg daily, clopidogrel, and bisoprolol.",
        "Doctor: I'll continue you on the ramipril five milligrams a day and the clopidogrel and the bisoprolol.\n",
    ),
    ("action_drug_rival", "Stop amlodipine 2.5 mg.", "Doctor: I'm going to keep you on that two . five amlodipine .\n"),
]
TRUE = [
    ("ago_unsaid", "He fell off a ladder last month.", "Patient: I fell off a ladder four weeks ago.\n"),
    ("ago_unsaid", "He fell off a ladder last month.", "Patient: I fell off a ladder on March 3rd.\n"),
    ("ago_unsaid", "Average pain over the past week was mild.", "Patient: The pain is mild.\n"),
    ("action_drug_rival", "Stop ramipril and bisoprolol.", "Doctor: Stop the ramipril and stop the bisoprolol.\n"),
]


@pytest.mark.parametrize(("name", "sentence", "dialogue"), WRONG)
def test_what_talk_gives_otherwise_is_noticed(name: str, sentence: str, dialogue: str) -> None:
    assert name in noticed(sentence, dialogue)


@pytest.mark.parametrize(("name", "sentence", "dialogue"), TRUE)
def test_what_talk_bears_out_is_not(name: str, sentence: str, dialogue: str) -> None:
    assert name not in noticed(sentence, dialogue)
