"""A claim that repeats what it cites, but for a number, a unit, a side or the sex: nothing is left to weigh."""

from collections.abc import Iterator

from wardround.records import FlagCode

from ..check import ClaimInContext, Signal
from ..repeats import Said, Span, changes, spoken
from ..units import Unit

_FEWEST = 4
"""Words below which a claim does not show that it repeats another."""
_MOST_OTHER = 2
"""Words that may differ."""
_UNITS = frozenset({"mg", "mcg", "ug", "g", "kg", "ml", "l", "units", "unit", "meq", "mmol", "iu"})
"""In running text; one for another is another amount, whatever its name."""
_SEXES = (
    frozenset({"she", "her", "hers", "herself", "woman", "female", "lady", "girl", "ms", "mrs"}),
    frozenset({"he", "his", "him", "himself", "man", "male", "gentleman", "boy", "mr"}),
)


def repetition_is_exact(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a slot that differs between a claim and a cited sentence that it otherwise repeats word for word."""
    said = spoken(context.claim.text)
    cited = [(unit, spoken(unit.words)) for unit in context.cited if not unit.of_image]
    if len(said) < _FEWEST or any(_words(theirs) == _words(said) for _, theirs in cited):
        return
    for unit, theirs in cited:
        if problem := _altered(said, theirs):
            code, (start, end), instead = problem
            yield _signal(code, context.claim.text[start:end], instead, unit)


def _words(said: Said) -> list[str]:
    return [word for word, _ in said]


def _altered(mine: Said, theirs: Said) -> tuple[FlagCode, Span, str] | None:
    """The code, the place of the claim's word and the source's word, where all that differs is a few words, one of them a slot."""
    if len(mine) != len(theirs) or any(a == b or c == d for a, b, c, d in changes(mine, theirs)[1]):
        return None
    said, words = _words(mine), _words(theirs)
    other = [place for place, (one, another) in enumerate(zip(said, words, strict=True)) if one != another]
    if len(other) > min(_MOST_OTHER, len(said) // 3):
        return None
    for place in other:
        # `2 weeks` for `14 days`: where what follows a number differs too, another unit may say the same
        code = _slot(said[place], words[place]) if place + 1 not in other else None
        if code:
            return code, mine[place][1], words[place]
    return None


def _slot(mine: str, theirs: str) -> FlagCode | None:
    if mine[0].isdigit() and theirs[0].isdigit():
        return "number_mismatch" if _value(mine) != _value(theirs) else None
    if {mine, theirs} == {"left", "right"}:
        return "laterality_mismatch"
    if {mine, theirs} <= _UNITS:
        return "dose_mismatch"
    one, other = _SEXES
    crossed = (mine in one and theirs in other) or (mine in other and theirs in one)
    return "sex_mismatch" if crossed else None


def _value(number: str) -> float | str:
    try:
        return float(number.replace(",", ""))
    except ValueError:
        return number


def _signal(code: FlagCode, mine: str, theirs: str, unit: Unit) -> Signal:
    message = f"the claim repeats what it cites with “{mine}” in place of “{theirs}”"
    return Signal("altered", 1.0, code, message, (unit,), certain=True, words=mine)
