"""When something is taken or happens: in the morning, at night, as needed, around the clock."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.quantities import Moment, When, find_moments
from wardround.tools.terms import find_drugs, find_groups

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..units import Unit

_OF_THE_DAY = frozenset({"morning", "noon", "night"})
DOSING = frozenset({"as needed", "scheduled"})
_TAKEN = re.compile(
    r"\b(?:tak\w+|us(?:e|es|ed|ing)|dos\w+|administ\w+|giv\w+|mg|mcg|tablets?|pills?|inhal\w+|medic\w+|drops?|cream|puffs?)\b",
    re.IGNORECASE,
)
"""Who eats or walks on a regular basis keeps no schedule of doses."""


_HALF = re.compile(r"\b(\d{1,2})(?::\d\d)?\s?[ap]\.?\s?m\.?\s?$", re.IGNORECASE)
_SPOKEN_HALF = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|thirty)) ?(?P<half>[ap]) ?m\b",
    re.IGNORECASE,
)
"""`five am`, as talk and quick writing have it."""
_HALVES: dict[str, When] = {"a": "morning", "p": "night"}
_NAMED_HALF = re.compile(r"\b[ap]\.?\s?m\b|\b(?:morning|evening|night|afternoon|noon)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[When, Unit], ...]:
    return tuple((when, unit) for unit in evidence.units for when in _told_in(unit.words))


def _told_in(words: str) -> Iterator[When]:
    """When something is, as the record has it."""
    yield from (moment.when for moment in find_moments(words))
    yield from (_HALVES[match["half"].casefold()] for match in _SPOKEN_HALF.finditer(words))


def moments_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a time of the day that the record gives otherwise, and `around the clock` for what is taken as needed."""
    if not context.is_checkable:
        return
    for moment in find_moments(context.claim.text):
        if moment.when != "scheduled" or _is_of_medicine(context):
            yield from _held_against(context, moment)


def _held_against(context: ClaimInContext, moment: Moment) -> Iterator[Signal]:
    kind = DOSING if moment.when in DOSING else _OF_THE_DAY
    near = [(when, unit) for when, unit in _near(context) if when in kind]
    is_told = any(when == moment.when for when, _ in near) or _has_the_hour(context, moment)
    if is_told or _leaves_open(context, moment.end) or _is_by_the_clock(context, moment.start):
        return
    rivals = tuple(unit for _, unit in near)[:2]
    words = context.claim.text[moment.start : moment.end]
    said = f"“{words}” is not what the sources say of it" if rivals else f"no source near says “{words}”"
    name = f"{moment.when.replace(' ', '_')}_nowhere" if kind is DOSING else "when_nowhere"
    if rivals or all(when != moment.when for when, _ in _recorded(context.evidence)):
        yield Signal("when_rival" if rivals else name, 1.0, "frequency_mismatch", said, rivals, words=words)


def _has_the_hour(context: ClaimInContext, moment: Moment) -> bool:
    """Whether talk tells, wherever it does, the very hour of which a word only says the half: `about four, five am`."""
    hours = [said.value for said in context.quantities if said.kind == "clock" and said.start < moment.end <= said.end]
    return any(
        said.kind == "clock" and said.value in hours
        for when, unit in (_recorded(context.evidence) if hours else ())
        if when == moment.when
        for said in unit.quantities
    )


def _is_of_medicine(context: ClaimInContext) -> bool:
    text = context.claim.text
    return bool(context.drugs or _TAKEN.search(text) or find_groups(text))


def _is_by_the_clock(context: ClaimInContext, start: int) -> bool:
    """Whether the word only says which half of the day a time is of (`half past three in the morning`): `numbers` judges it."""
    before = (said for said in context.quantities if said.kind == "clock" and 0 <= start - said.end <= 1)
    return context.evidence.is_all_written and any(True for _ in before)


def _leaves_open(context: ClaimInContext, end: int) -> bool:
    """Whether the closest units tell the hour and not which half of the day: `I wake up at six`, of `6 a.m.`."""
    clock = _HALF.search(context.claim.text, 0, end + 1)
    hour = float(clock[1]) if clock else -1.0
    told = (u for u in context.best if any(hour in q.value or hour * 100 + 30 in q.value for q in u.quantities))
    return clock is not None and any(not _NAMED_HALF.search(unit.words) for unit in told)


def _near(context: ClaimInContext) -> list[tuple[When, Unit]]:
    """The moments of the closest units and of those around a drug of the claim."""
    drugs = {mention.ingredient for mention in find_drugs(context.claim.text)}
    of_drug = {
        id(near) for drug in drugs for unit in context.evidence.naming(drug) for near in context.evidence.around(unit)
    }
    places = of_drug | {id(unit) for unit in context.best}
    return [(when, unit) for when, unit in _recorded(context.evidence) if id(unit) in places]
