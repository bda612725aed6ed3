"""Another medicine, amount or time of taking it in place of the source's."""

from wardround.records import FlagCode
from wardround.tools.quantities import MentionKind, find_moments, find_quantities, in_base_unit, moments_at
from wardround.tools.terms import find_drugs

from ...repeats import Repeat
from ..moments import DOSING
from .problem import Problem, in_place, put_for, touches

_OF_KIND: dict[MentionKind, FlagCode] = {
    "frequency": "frequency_mismatch",
    "dose": "dose_mismatch",
    "age": "age_mismatch",
    "duration": "duration_mismatch",
}
"""What another amount of a kind is; of all other kinds, another number."""
_OF_TIME: frozenset[MentionKind] = frozenset({"date", "clock"})
"""Said more and less exactly, so that two that differ may be one: `dates` and `moments` weigh them."""


def other_drug(text: str, repeat: Repeat) -> Problem | None:
    """A medicine that the source does not name in place of one that the claim does not."""
    said, stands = (
        {mention.ingredient: mention for mention in find_drugs(words)} for words in (text, repeat.unit.words)
    )
    new, gone = said.keys() - stands.keys(), stands.keys() - said.keys()
    if not new or not gone:
        return None
    mine = said[min(new)]
    return put_for(
        "drug_mismatch",
        text,
        (mine.start, mine.end),
        [(m.start, m.end) for m in map(stands.__getitem__, sorted(gone))],
        repeat,
    )


def other_amount(text: str, repeat: Repeat) -> Problem | None:
    """A number, dose or frequency in a changed place that the source has not, in whatever unit."""
    said, stands = (
        {
            (mention.kind, tuple(in_base_unit(value, mention.unit) for value in mention.value)): mention
            for mention in find_quantities(words)
        }
        for words in (text, repeat.unit.words)
    )
    for (kind, amount), mine in said.items():
        parts = {value for other, values in stands if other == kind for value in values}
        if kind in _OF_TIME or (len(amount) > 1 and parts >= set(amount)):  # `from 10 units to 6 units`
            continue
        when = moments_at(text, mine.start, mine.end) if kind == "frequency" else frozenset()
        if when & {one.when for one in find_moments(repeat.unit.words)}:  # `nocte` for `at night`
            continue
        if (kind, amount) not in stands and touches(mine.start, mine.end, [edit.mine for edit in repeat.edits]):
            gone = [(m.start, m.end) for (k, a), m in stands.items() if k == kind and (k, a) not in said]
            if gone:
                code = _OF_KIND.get(kind, "number_mismatch")
                return put_for(code, text, (mine.start, mine.end), gone, repeat)
    return None


def other_dosing(text: str, repeat: Repeat) -> Problem | None:
    """At set times where the source has it as needed, or the other way; `as needed` may be left out beside `every 6 hours`."""
    words = repeat.unit.words
    said, stands = _moments(text) or _often(text, beside=words), _moments(words) or _often(words, beside=text)
    new, gone = said.keys() - stands.keys(), stands.keys() - said.keys()
    if new and gone and "as needed" in new | gone:
        return in_place("frequency_mismatch", said[min(new)], stands[min(gone)])
    return None


def _moments(text: str) -> dict[str, str]:
    return {moment.when: text[moment.start : moment.end] for moment in find_moments(text) if moment.when in DOSING}


def _often(text: str, *, beside: str) -> dict[str, str]:
    """How often something is taken, which schedules it where the other text does not say it too."""
    mine, other = ([m for m in find_quantities(words) if m.kind == "frequency"] for words in (text, beside))
    return {"scheduled": text[mine[0].start : mine[0].end]} if mine and not other else {}
