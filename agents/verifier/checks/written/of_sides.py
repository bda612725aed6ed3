"""What is said of a side: `IOP 19 in the right eye`, `right ACL reconstruction`, where written records have it of the other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.quantities import MentionKind, find_quantities
from wardround.tools.terms import find_drugs, find_meanings, find_parts, find_problems, normal_words

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...sides import Side, is_of_eyes, sides_of
from ...stretches import stretches
from ...units import Unit

_CUT = re.compile(
    r"[;\n()|]|\.(?!\d)|,(?!\d{3})|->|→|\b(?:and|but|while|whereas|however|versus|vs?\.?|then|with)\b|(?<= )[&v](?= )",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\A[\w/ .-]{0,25}:", re.IGNORECASE)
"""`Rt knee: varus 12°, effusion mild`: a side that stands before a colon is that of all behind it."""
_NUMBERS: frozenset[MentionKind] = frozenset(("number", "measure", "ratio", "date"))
_PLAIN = frozenset("pain symptoms status post eye ear knee hip shoulder lower upper limb weakness surgery".split())
"""Things of either side, told of one and meant of none."""
_OF_ANY = frozenset(normal_words("left right side both eye"))
_ON: dict[Side, str] = {"left": "the left", "right": "the right", "both": "both sides"}


_Thing = str | tuple[float, ...]
"""A name, or the value of a number."""


class _Held(NamedTuple):
    """The side that written records give a thing, with the places; none where it is the claim's."""

    side: Side
    units: tuple[Unit, ...]


class _Piece(NamedTuple):
    """A stretch of a text that is of one side at most."""

    side: Side | None
    names: frozenset[str]
    """Medicines, conditions, procedures, studies."""
    numbers: frozenset[tuple[float, ...]]
    is_of_several: bool
    """Whether it names several sides: nothing tells which is of which."""

    @property
    def things(self) -> frozenset[_Thing]:
        """All that it has."""
        return self.names | self.numbers


def sides_are_of_the_thing(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a side of what every written place has on the other side, next to it; a number tells more than a name."""
    for said in _pieces(context.claim.text, is_of_eyes(context.evidence)):
        numbers: frozenset[_Thing] = frozenset(said.numbers if said.side != "both" else ())
        for things in (numbers, frozenset[_Thing](said.names)):
            held = [(thing, _held(context, said.side, thing)) for thing in things] if said.side else []
            told = [(thing, one) for thing, one in held if one is not None]
            if told and all(one.units for _, one in told):
                yield _signal(said.side, *told[0])
            if told:
                break


def is_so_of_the_things(context: ClaimInContext, start: int) -> bool:
    """Whether everything that a claim's side is said of, as far as written records tell, is of this side there."""
    of_eyes = is_of_eyes(context.evidence)
    place = next((n for n, (a, b) in enumerate(stretches(_CUT, context.claim.text)) if a <= start < b), 0)
    said = _pieces(context.claim.text, of_eyes)[place]
    things: tuple[_Thing, ...] = (*said.numbers, *said.names)
    held = [_held(context, said.side, thing) for thing in things] if said.side else []
    told = [one for one in held if one is not None]
    return bool(told) and not any(one.units for one in told)


def _signal(side: Side | None, thing: _Thing, held: _Held) -> Signal:
    what = thing if isinstance(thing, str) else "/".join(f"{value:g}" for value in thing if value)
    message = f"the claim has “{what}” on {_ON[side or 'both']}; the record on {_ON[held.side]}"
    return Signal("written_of_side", 1.0, "laterality_mismatch", message, held.units[:2], words=side or "")


def _held(context: ClaimInContext, side: Side, thing: _Thing) -> _Held | None:
    """Where a thing is of another side; nowhere where a place has it of this one, None where nothing tells."""
    found: list[tuple[Side, Unit]] = []
    for unit, pieces in _recorded(context.evidence).get(thing, ()):
        if isinstance(thing, tuple) and not _is_of_the_same(context, unit):
            continue
        having = [one for one in pieces if thing in one.things]
        if any(one.side is None for one in having) and any(one.side or one.is_of_several for one in pieces):
            return None
        found += [(one.side, unit) for one in having if one.side]
    sides = {one for one, _ in found}
    if side in sides or (side == "both" and len(sides) > 1):
        return _Held(side, ())
    is_told = len(sides) == 1 and not (side != "both" and "both" in sides)
    return _Held(found[0][0], tuple(unit for _, unit in found)) if is_told else None


def _is_of_the_same(context: ClaimInContext, unit: Unit) -> bool:
    """Whether a place that has a number shares a word with the claim besides its sides; charts of eyes have few words."""
    words = (context.words & unit.normal) - _OF_ANY
    names = {one.name for one in find_meanings(context.claim.text)} & {one.name for one in unit.meanings}
    is_of_an_eye = "eye" in context.words and is_of_eyes(context.evidence)
    return is_of_an_eye or bool(names) or any(not word[0].isdigit() for word in words)


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> dict[_Thing, list[tuple[Unit, Sequence[_Piece]]]]:
    """By thing, the units that name it, each with its pieces."""
    found: dict[_Thing, list[tuple[Unit, Sequence[_Piece]]]] = defaultdict(list)
    for unit in evidence.units:
        pieces = _pieces(unit.words, is_of_eyes(evidence))
        for thing in {thing for one in pieces for thing in one.things}:
            found[thing].append((unit, pieces))
    return found


@lru_cache(maxsize=32768)
def _pieces(text: str, of_eyes: bool) -> tuple[_Piece, ...]:
    """The pieces of a text with what each has and its side: its own, or that of a heading before it, until another is named."""
    sides = sides_of(text, of_eyes=of_eyes)
    names, numbers = _names(text), _numbers(text)
    found: list[_Piece] = []
    inherited: Side | None = None
    for start, end in stretches(_CUT, text):
        own = {one.side for one in sides if start <= one.start < end}
        side = own.pop() if len(own) == 1 else None
        head = _HEAD.match(text[start:end])
        if head and side and any(one.start < start + head.end() for one in sides if one.start >= start):
            inherited = side
        elif side or own:
            inherited = None
        found.append(
            _Piece(
                side or inherited,
                frozenset(name for name, at in names if start <= at < end),
                frozenset(value for value, at in numbers if start <= at < end),
                len(own) > 0,
            )
        )
    return tuple(found)


def _names(text: str) -> list[tuple[str, int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for meaning in find_meanings(text):
        is_part = meaning.sort == "parts" and find_parts(meaning.name)
        if meaning.is_name and meaning.sort != "studies" and not is_part:  # a study looks at both sides
            found[meaning.name].add(meaning.start)
    for problem in find_problems(text):
        found[problem.concept].add(problem.start)
    for drug in find_drugs(text):
        found[drug.ingredient].add(drug.start)
    return [(name, at) for name, places in found.items() for at in places if not set(name.split()) <= _PLAIN]


def _numbers(text: str) -> list[tuple[tuple[float, ...], int]]:
    return [(one.value, one.start) for one in find_quantities(text) if one.kind in _NUMBERS]
