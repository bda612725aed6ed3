"""The other kind of the same thing: `lobular carcinoma` where written records have a ductal one."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wardround.tools.assertion import assess

from ...check import ClaimInContext, Signal
from ...kin import kin_in
from ...kinds import kinds_in
from ...units import Unit
from .subjects import Placed, best_placed, placed

_OF_ONE: frozenset[str] = frozenset(
    (
        "menopause, occupation, home, destination, station, influenza, bipolar type, opening, seat belt, helmet, witness"
        ", birth, presentation, diabetes, hip operation, knee operation, breast operation, thyroid operation, amputation"
        ", heart vessels, donor, rhythm, valve, mismatch repair, serology, breast density, margin of a lesion, aortic cusps"
        ", conversion, coronary dominance, cardiac axis, ventilatory pattern, sleep apnea, gram stain, intent of treatment"
        ", texture, liquids, alignment, activity of disease, detention"
    ).split(", ")
)
"""Scales of which a patient has one, so that nothing else need be said in the same words; clinics are many."""

_BETWEEN = re.compile(r"[,;]|\b(?:and|or|but|then|with|if|to|before|after|instead|than)\b")
_IS_OF_WORK = re.compile(
    r"\b(?:retired|former|ex-?|works? (?:\w+ )?as|worked (?:\w+ )?as|working as|employed as|trained as|occupation|profession|is|was|who|job|year-old|\d+[MF]?),?(?: (?:an?|the|active|still|currently|to be))*(?: (?!by\b)[\w-]+){0,3} \Z",
    re.IGNORECASE,
)


def kinds_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a kind that written records name of nothing, where they name another of the same thing."""
    text = context.claim.text
    if kin_in(text):
        return
    recorded = context.evidence.each(_placed)
    own = {
        (told.scale, told.value) for told, unit in recorded if told.scale not in _OF_ONE or not _is_denied(unit, told)
    }
    for said in _placed(text):
        rivals = _rivals(context, said, recorded)
        if rivals and (said.scale, said.value) not in own:
            told, unit = rivals[0]
            words, others = text[said.start : said.end], unit.words[told.start : told.end]
            message = f"the claim says “{words}”, which no source does; the record says “{others}”"
            yield Signal("written_kind", 1.0, "unsupported", message, (unit,), words=words)


def _rivals(
    context: ClaimInContext, said: Placed, recorded: Sequence[tuple[Placed, Unit]]
) -> list[tuple[Placed, Unit]]:
    """The best places for another kind; none where the claim's is denied, is somebody's, or stands beside theirs."""
    text = context.claim.text
    if said.scale == "occupation" and not _IS_OF_WORK.search(text, 0, said.start):
        return []  # `the respiratory nurse` is somebody else
    if assess(text, said.start, said.end).negated:  # `without conversion to open surgery`
        return []
    both = {one.value for one in _placed(text) if one.scale == said.scale and _is_apart(text, one, said)}
    rivals = best_placed(context, said, recorded, alone=said.scale in _OF_ONE)
    if said.scale == "route" and context.drugs:
        rivals = [
            (told, unit) for told, unit in rivals if unit.drugs & context.drugs
        ]  # another medicine goes another way
    return [] if any(told.value in both for told, _ in rivals) else rivals  # `oral iron, with intravenous iron planned`


def _is_denied(unit: Unit, told: Placed) -> bool:
    """Whether a record has a kind only to deny it: `not converted to open`."""
    said = unit.assess(told.start, told.end)
    return said.negated and said.certainty == "certain"


def _is_apart(text: str, one: Placed, other: Placed) -> bool:
    """Whether a claim tells of two kinds in two parts of it."""
    first, last = sorted((one, other), key=lambda each: each.start)
    return bool(_BETWEEN.search(text, first.end, last.start))


@lru_cache(maxsize=32768)
def _placed(text: str) -> tuple[Placed, ...]:
    return tuple(placed(text, *kind) for kind in kinds_in(text))
