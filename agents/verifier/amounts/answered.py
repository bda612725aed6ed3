"""Numbers that a question offers and its answer puts right, as in `ten milligrams ?` `twenty .`."""

import re

from wardround.tools.dialogue import is_question, without_speaker
from wardround.tools.quantities import Mention

from ..evidence import Evidence
from ..units import Unit
from .same import dimension

_STRAIGHT = re.compile(
    r"\W*(?:(?:no|nope|nah|not quite|well|oh|um+|uh+|actually|now|it's|it is|it was|that's|i think|i take|i'm on"
    r"|i am on|i've got|just|only|like|about|more like|closer to|probably|maybe|the)\b\W*)*",
    re.IGNORECASE,
)
"""What may stand before the number where it is the whole answer."""
_OFFERS = re.compile(r"[^.;]{0,20}\bor (?:once|twice|two|three|one|is it)\b[^.;]{0,20}$", re.IGNORECASE)
_TIMES = {
    "once": 1.0,
    "one": 1.0,
    "just once": 1.0,
    "just the once": 1.0,
    "once a day": 1.0,
    "twice": 2.0,
    "two": 2.0,
    "twice a day": 2.0,
    "three": 3.0,
}
_SCALE = re.compile(r"\bscale\b|\bout of\b", re.IGNORECASE)


def put_right(unit: Unit, said: Mention, evidence: Evidence) -> tuple[Unit, Mention] | None:
    """The answer that corrects a question's number, with its number in the question's unit; None where none does."""
    place = evidence.place(unit)
    if place is not None and said.kind == "frequency" and _OFFERS.search(unit.words, said.end):
        return _chosen(unit, said, evidence, place)
    if place is None or not unit.quantities or said is not unit.quantities[-1] or len(said.value) > 2:
        return None
    if not is_question(unit.words) or _SCALE.search(unit.words):
        return None
    for answer in evidence.all[place + 1 : place + 2]:
        given = _straight(answer) if answer.source_id == unit.source_id else None
        is_offered = given is not None and (len(said.value) == 1 or given.value[0] in said.value)
        if given and is_offered and given.value != said.value and _is_of_the_sort(given, said):
            return answer, given._replace(kind=said.kind, unit=given.unit or said.unit)
    return None


def _chosen(unit: Unit, said: Mention, evidence: Evidence, place: int) -> tuple[Unit, Mention] | None:
    """Of `once a day or twice?` what the next turn answers."""
    for answer in evidence.all[place + 1 : place + 2]:
        words = without_speaker(answer.words).strip(" .,!")
        if answer.source_id == unit.source_id and (times := _TIMES.get(words.casefold())):
            return answer, Mention(0, len(answer.words), "frequency", (times,), said.unit)
    return None


def _straight(answer: Unit) -> Mention | None:
    """The number that another speaker's turn begins with."""
    label = len(answer.words) - len(without_speaker(answer.words))
    first = answer.quantities[0] if answer.quantities else None
    if first is None or not label or len(first.value) != 1:
        return None
    return first if _STRAIGHT.fullmatch(answer.words, label, first.start) else None


def _is_of_the_sort(given: Mention, said: Mention) -> bool:
    if given.kind == "number":
        return said.kind in ("dose", "measure", "duration") or len(said.value) == len(given.value) + 1
    return given.kind == said.kind and dimension(given) == dimension(said)
