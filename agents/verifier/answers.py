"""What a reader of a place in a transcript reads with it: a question with its answer, an answer with its question."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from wardround.tools.dialogue import is_question, without_speaker

from .evidence import Evidence
from .units import Unit

ANSWER = 2
"""Units in which a question is answered: talk begins with `um, it ...`."""
_SHORT = 6
"""Words up to which speech is an answer, to what was stated too."""
_QUESTIONS = 3
"""Questions in a row that one answer is for."""
_NOD = re.compile(
    r"(?:(?:okay|ok|kay|alright|all right|mm-hmm|mm|hmm|uh-huh|uh|um|oh|great|good|very good|perfect|awesome|excellent"
    r"|wonderful|nice|cool|wow|sure|absolutely|definitely|sounds (?:good|great|fine)|got it|gotcha|i see|understood"
    r"|that's (?:good|great|fine)|thank you|thanks|so|well|and|right|exactly"
    r"|of course|you too|bye|hi|hello|hey|good morning)"
    r"(?!['\w])\W*)+",
    re.IGNORECASE,
)


def read_with(cited: Sequence[Unit], evidence: Evidence) -> Iterator[Unit]:
    """What stands at one cited place; in speech with the question before it, or the answer behind it.

    Short speech answers a statement too (`so it swelled.` `yes.`); a nod to one says nothing.
    """
    yield from cited
    if not cited or not evidence.is_spoken(cited[0]):
        return
    if _asks(cited[-1]):
        yield from evidence.following(cited[-1], 1)
    before = list(evidence.preceding(cited[0], _QUESTIONS))
    asked = list(takewhile(_asks, before))
    yield from asked
    if not asked and sum(map(_length, cited)) <= _SHORT and not are_nods(cited):
        yield from before[:1]


def are_nods(units: Sequence[Unit]) -> bool:
    """Whether nothing is said but that one listens, or good morning."""
    return all(_NOD.fullmatch(without_speaker(unit.words).strip()) for unit in units)


def _asks(unit: Unit) -> bool:
    return is_question(without_speaker(unit.words))


def _length(unit: Unit) -> int:
    return len(without_speaker(unit.words).split())
