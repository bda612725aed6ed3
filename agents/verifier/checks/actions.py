"""Begun or ended, more or less: what the claim says is done with a drug or a treatment, against what the record says of it."""

import re
from collections.abc import Iterator, Sequence
from math import fsum
from typing import NamedTuple

from wardround.records import FlagCode

from ..actions import ALLIED, BACK, CHANGES_OF_DOSE, CONTRARY, LEFT_OUT, Action, Done, actions_in
from ..check import ClaimInContext, Signal
from ..units import Unit

_SHARED = 0.5
"""Share of the weight of what is acted on that a place of the record must speak of."""
_ALLIED = 0.7
"""Worth of an action that may be another's word for the claim's: what is begun is continued."""
_SHORT = 160
"""Characters up to which what a sentence names anywhere may be what it does something with."""
_LEFT_OUT = re.compile(LEFT_OUT, re.IGNORECASE)
_NAMED_ELSEWHERE = 0.8
"""Worth of a thing that does not stand with the word of action."""
_CHANGED = re.compile(
    r"\b(?:stop|discontinu|ceas|end|hold|held|paus|omit|withh|withdr|replac|switch|chang|instead|until|taper|reduc|wean|off"
    r"|status|previous|former|past|no|not|allerg|cave|caution|contraindic|intoleran|avoid|reaction|anaphyl)",
    re.IGNORECASE,
)
"""Words of any change, of lists that say themselves what became of a drug, and of drugs not to be given."""
_SINCE = re.compile(r"\b(?:since|after|before|upon|when) (?:[^.;,]*\b(?:was|were|had been) )?\Z", re.IGNORECASE)
"""`dizzy since starting it`, `when it was raised`: it may be stopped by now."""
_BEGINS = frozenset({"begin", "give"})


def actions_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a drug that the record starts or keeps and the claim stops, one raised for one lowered, and so on."""
    if not context.is_checkable:
        return
    for done in actions_in(context.claim.text):
        for one in _each(done, context.claim.text[done.end :]):
            yield from _held_against(context, one)


def _each(done: Done, behind: str) -> Iterator[Done]:
    """What is done, thing by thing where several medicines are ended: talk may keep them one by one.

    `A 50 mg, B 90 mg, C stopped` lists them before the word, of which only the last need be meant.
    """
    drugs = [word for word in sorted(done.objects) if word.startswith("#")]
    if done.action == "end" and len(drugs) > 1 and behind.lstrip()[:1].isalnum():
        yield from (done._replace(objects=frozenset({drug})) for drug in drugs)
    elif done.objects:
        yield done


class _Told(NamedTuple):
    """Something that the record says is done with the claim's things."""

    done: Done
    share: float
    """How much of the things it names there, 0 to 1."""
    unit: Unit

    @property
    def words(self) -> str:
        """The words that say it."""
        return self.done.words_in(self.unit.words)


def _held_against(context: ClaimInContext, done: Done) -> Iterator[Signal]:
    """Whether the record does the contrary to the same things, and for an end, whether it tells of none."""
    if _may_be_so_beside_others(context, done):
        return
    told = list(_told(context, done.objects))
    own = max((one.share * _agreement(done.action, one.done.action) for one in told), default=0.0)
    rivals = sorted((one for one in told if one.done.action in CONTRARY[done.action]), key=lambda one: -one.share)
    if rivals and rivals[0].share > own:
        yield _of_a_rival(context, done, rivals, own)
    elif not own and done.action == "end":
        yield _of_no_end(context, done)


def _may_be_so_beside_others(context: ClaimInContext, done: Done) -> bool:
    """Whether what else is done to the same things says nothing against it: charts tell of a beginning and of its end."""
    if _SINCE.search(context.claim.text, 0, done.start):
        return True
    is_changed = done.action in CHANGES_OF_DOSE and _goes_both_ways(context, done)
    return context.evidence.is_all_written and (done.action in _BEGINS or is_changed)


def _of_a_rival(context: ClaimInContext, done: Done, rivals: Sequence[_Told], own: float) -> Signal:
    words, rival = context.claim.text[done.start : done.end], rivals[0].share
    message = f"the claim says “{words}”; the record says “{rivals[0].words}” of the same thing"
    units = tuple(one.unit for one in rivals[:2])
    name, strength = f"action{_of_a_drug(done)}_rival", rival - own if own else rival
    return Signal(name, strength, _code(done), message, units, words=words)


def _of_no_end(context: ClaimInContext, done: Done) -> Signal:
    words = context.claim.text[done.start : done.end]
    if listed := _listed(context, done):
        message = f"the claim says “{words}”; the record lists it, and nowhere says so"
        return Signal("action_listed", 1.0, _code(done), message, listed, words=words)
    message = f"the claim says “{words}”; the record says nothing like it of the same thing"
    return Signal(f"action{_of_a_drug(done)}_nowhere", 1.0, _code(done), message, words=words)


def _of_a_drug(done: Done) -> str:
    return "_drug" if any(word.startswith("#") for word in done.objects) else ""


def _code(done: Done) -> FlagCode:
    return "comparison_mismatch" if done.action in CHANGES_OF_DOSE else "temporality_mismatch"


def _goes_both_ways(context: ClaimInContext, done: Done) -> bool:
    drugs = [word[1:] for word in done.objects if word.startswith("#")]
    return any(BACK.search(unit.words) for drug in drugs for unit in context.evidence.naming(drug))


def _listed(context: ClaimInContext, done: Done) -> tuple[Unit, ...]:
    """Where a written list has the one drug that the claim ends; none where the record speaks of any change of it."""
    drugs = [word for word in done.objects if word.startswith("#")]
    units = context.evidence.naming(drugs[0][1:]) if len(drugs) == 1 else []
    if any(_CHANGED.search(unit.words) for unit in units):
        return ()
    return tuple(unit for unit in units if context.evidence.is_listed(unit))[:1]


def _agreement(said: Action, told: Action) -> float:
    return 1.0 if told == said else _ALLIED if told in ALLIED[said] else 0.0


def _told(context: ClaimInContext, objects: frozenset[str]) -> Iterator[_Told]:
    """What the record says is done with these things, with how much of them it names there."""
    weigh = context.evidence.weight
    total = fsum(map(weigh, objects)) or 1.0
    for place, _ in context.closeness_of(objects):
        unit = context.evidence.all[place]
        before = next(iter(context.evidence.beside(place, 1)), unit)
        for done in actions_in(unit.words):
            is_whole = len(unit.words) < _SHORT and not _LEFT_OUT.search(unit.words)
            near = done.objects & objects or (unit.normal & objects if is_whole else frozenset())
            if not near and not done.objects and before.start < unit.start:
                near = before.normal & objects  # `let's stop that`
            share = fsum(map(weigh, near)) / total
            if share >= _SHARED:
                yield _Told(done, share * (1.0 if done.objects & objects else _NAMED_ELSEWHERE), unit)
