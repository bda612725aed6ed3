"""Parts that were found normal: what an examination finds of a part, where the record says only that it is well."""

import re
from collections.abc import Iterator

from wardround.tools.terms import find_meanings

from ..check import ClaimInContext, Signal
from ..mentions import ABNORMAL, Word, assertion_of, is_part, is_telling
from ..units import Unit
from .own_words import word_of

_OF_A_TEST = re.compile(
    r"[- ](?:cultures?|tests?|count|gas(?:es)?|group|type|film|smear|products?|transfusions?|pressure|sugars?|glucose)\b",
    re.IGNORECASE,
)
"""`blood cultures`: no part of the body that could be well."""
_NEAR = 5
"""Words between a part and what is said of it, at most."""
_LONGEST = 12
"""Words of a sentence that can be a finding on one part alone."""


def parts_are_well(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a finding on a part that the record calls normal each time that it finds anything there.

    `Lungs are coarse` shares no word with `your lungs are clear` but the part.
    """
    text = context.claim.text
    if not context.is_checkable or context.quantities or len(text.split()) > _LONGEST or not _finds(context):
        return
    for key in {word.key for word in context.said if is_part(word) and not _is_in_a_name(text, word)}:
        verdicts = [(well, unit) for unit in _units(context, key) if (well := _verdict(unit, key)) is not None]
        if verdicts and all(well for well, _ in verdicts):
            words = word_of(text, {key})
            message = f"the record finds nothing wrong with “{words}”; the claim does"
            units = tuple(unit for _, unit in verdicts[:2])
            yield Signal("part_is_well", 1.0, "negation_mismatch", message, units, words=words)


def _is_in_a_name(text: str, word: Word) -> bool:
    """`restless legs` is a condition, and no finding on the legs; `blood cultures` are no part of the body."""
    return bool(_OF_A_TEST.match(text, word.end)) or any(
        one.sort == "conditions" and one.start < word.start and word.end <= one.end for one in find_meanings(text)
    )


def _units(context: ClaimInContext, key: str) -> list[Unit]:
    places = dict.fromkeys(place for place, _ in context.evidence.saying(key))
    return [context.evidence.all[place] for place in places]


def _finds(context: ClaimInContext) -> bool:
    """Whether a claim finds something that the record finds nowhere, and nothing that is normal or absent."""
    told = [(word, assertion_of(context.claim.text, word)) for word in context.said if _is_of_state(word)]
    if not told or any(said.negated or said.temporality != "current" for _, said in told):
        return False
    return not any(_is_found(context, word) for word, _ in told)


def _is_found(context: ClaimInContext, word: Word) -> bool:
    units = context.evidence.all
    return any(not units[place].assertion(index).negated for place, index in context.evidence.saying(word.key))


def _is_of_state(word: Word) -> bool:
    return word.key == ABNORMAL or is_telling(word)


def _verdict(unit: Unit, key: str) -> bool | None:
    """Whether a unit says of a part that it is well; None where it says neither."""
    found = [
        unit.assertion(index)
        for index, word in enumerate(unit.said)
        if (word.key == ABNORMAL or word.key.startswith("#")) and _part_of(unit, index) == key
    ]
    sure = [one.negated for one in found if one.certainty == "certain" and one.temporality == "current"]
    return all(sure) if sure else None


def _part_of(unit: Unit, index: int) -> str | None:
    """The part that is named closest to one of the things that a unit speaks of."""
    parts = [place for place, word in enumerate(unit.said) if is_part(word) and abs(place - index) <= _NEAR]
    return unit.said[min(parts, key=lambda place: abs(place - index))].key if parts else None
