"""Numbers with what they count: doses, frequencies, durations, dates, results."""

import re
from collections.abc import Iterator, Sequence

from wardround.records import FlagCode
from wardround.tools.quantities import Mention, MentionKind, in_base_unit
from wardround.tools.terms import stem

from ..check import ClaimInContext, Signal
from ..units import Unit

_CODES: dict[MentionKind, FlagCode] = {
    "dose": "dose_mismatch",
    "frequency": "frequency_mismatch",
    "duration": "duration_mismatch",
    "date": "date_mismatch",
    "pressure": "number_mismatch",
    "measure": "number_mismatch",
    "number": "number_mismatch",
}
"""Ages have their own check."""
_CLOSE = 0.3
"""Closeness from which a place is about the same as the claim."""
_GRADED = re.compile(r"\b(type|grade|stage|class|level|phase)\s+$", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?!of\b|to\b|or\b|and\b|in\b|on\b|for\b|times\b|is\b|was\b|by\b)([a-z]{3,})", re.IGNORECASE)
_SMALL = 5
"""Bare numbers up to this are counted out by the way (`4 views`, `in all 4 quadrants`)."""


def numbers_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a number that the record does not have, or not where the claim's subject is spoken of.

    A dose is compared where the same drug is named, a frequency likewise; other numbers with the closest units, then
    with all of the record, since a number that stands nowhere in it has no source.
    """
    if not context.is_checkable:
        return
    for said in context.quantities:
        if said.kind == "frequency":
            yield from _frequency(context, said)
        elif said.kind == "date":
            yield from _date(context, said)
        elif said.kind != "age":
            yield from _amount(context, said)


def _amount(context: ClaimInContext, said: Mention) -> Iterator[Signal]:
    kind = "dose" if said.kind == "dose" else "number"
    if said.kind == "dose":
        rivals = _same_drug(context, said)
        if rivals and not any(_agrees(m, said) for unit in rivals for m in unit.quantities):
            sole = len(context.drugs) == 1 and all(unit.drugs == context.drugs for unit in rivals)
            structured = sole and any(unit.source_id in context.evidence.structured for unit in rivals)
            name = "dose_rival_sole" if sole else "dose_rival"
            yield _signal(context, name, 1.0, said, rivals, certain=structured)
    if said.kind in ("dose", "measure", "duration"):
        yield from _other_unit(context, said)
    if _trivial(said):
        return
    yield from _bound(context, said)
    yield from _closer(context, said)
    near = [mention for unit in context.best for mention in unit.quantities]
    missing = [value for value in said.value if not _stands(value, said, near)]
    if not missing and len(said.value) > 1:
        yield from _pair(context, said, near)
    if not missing or _is_usual_type(context, said):
        return
    rivals = _likes(context, said)
    found = _found_as(context, said, missing, near)
    name = f"{kind}_{found}_rival" if rivals and found != "nowhere" else f"{kind}_{found}"
    if found == "nowhere" and said.kind == "number" and max(said.value) <= _SMALL:
        name = "small_number_nowhere"
    yield _signal(context, name, 1.0, said, rivals)


def _pair(context: ClaimInContext, said: Mention, near: Sequence[Mention]) -> Iterator[Signal]:
    """Notice two numbers that stand near, but not together: `3 to 6 weeks` where it says three to four and six."""
    pairs = [m for m in near if m.kind == said.kind and len(m.value) > 1 and _comparable(m, said)]
    if pairs and not any(_agrees(mention, said) for mention in pairs):
        yield _signal(context, "number_pair_rival", 1.0, said, _likes(context, said))


def _bound(context: ClaimInContext, said: Mention) -> Iterator[Signal]:
    """Notice a bare number of something that the record has in other numbers only: `6 views`, `type 5`."""
    noun = _noun(context.claim.text, said) if said.kind == "number" else None
    if not noun:
        return
    told = [
        (unit, m) for unit in context.evidence.with_word(noun) for m in unit.quantities if _noun(unit.words, m) == noun
    ]
    if told and not any(set(mention.value) & set(said.value) for _, mention in told):
        yield _signal(context, "number_bound_rival", 1.0, said, [unit for unit, _ in told])


def _noun(text: str, mention: Mention) -> str | None:
    """The stem of what a number counts: the word after it, or a word like `grade` before it."""
    before = _GRADED.search(text, max(mention.start - 12, 0), mention.start)
    after = _COUNTED.match(text, mention.end)
    return stem(before[1].casefold()) if before else stem(after[1].casefold()) if after else None


def _closer(context: ClaimInContext, said: Mention) -> Iterator[Signal]:
    """Notice that a place with another such number is closer to the claim than every place with this one."""
    close = dict(context.closeness_of(frozenset(word for word in context.words if not word[0].isdigit())))
    own, rival, against = 0.0, 0.0, []
    for place, share in close.items():
        unit = context.evidence.all[place]
        alike = [m for m in unit.quantities if m.kind == said.kind and _comparable(m, said)]
        if any(_agrees(mention, said) for mention in unit.quantities):
            own = max(own, share)
        elif alike and share > rival:
            rival, against = share, [unit]
    if rival > own and rival > _CLOSE:
        name = "dose_closer" if said.kind == "dose" else "number_closer"
        yield _signal(context, name, (rival - own) / rival, said, against)


def _found_as(context: ClaimInContext, said: Mention, missing: Sequence[float], near: Sequence[Mention]) -> str:
    """Where the record has the missing values: `nowhere`, `elsewhere`, or as something else."""
    values = {*missing, *(in_base_unit(value, said.unit)[0] for value in missing)}
    amounts, numbers = context.evidence.amounts, context.evidence.numbers
    holding = [unit for value in values for unit in (*numbers.get(value, ()), *amounts.get(value, ()))]
    if not holding:
        return "nowhere"
    if any(_agrees(mention, said) for unit in holding for mention in unit.quantities):
        return "elsewhere"
    return "near_other_kind" if any(set(mention.value) & values for mention in near) else "other_kind"


def _stands(value: float, said: Mention, near: Sequence[Mention]) -> bool:
    """Whether a value stands near, with its unit; without one it counts where no other value has the unit."""
    same = [mention for mention in near if mention.unit and said.unit and _comparable(mention, said)]
    if same and said.unit:
        return any(in_base_unit(value, said.unit)[0] in _base_values(mention) for mention in same)
    plain = value if not said.unit else in_base_unit(value, said.unit)[0]
    return any(
        value in mention.value or plain in _base_values(mention) for mention in near if _comparable(mention, said)
    )


def _base_values(mention: Mention) -> set[float]:
    return {in_base_unit(value, mention.unit)[0] for value in mention.value}


def _is_usual_type(context: ClaimInContext, said: Mention) -> bool:
    """`type 2 diabetes` is said of diabetes that the record gives no type."""
    before = context.claim.text[: said.start].rstrip().casefold()
    return before.endswith("type") and set(said.value) <= {1.0, 2.0} and not context.evidence.types


def _frequency(context: ClaimInContext, said: Mention) -> Iterator[Signal]:
    drugs = context.drugs
    of_drug = [u for drug in drugs for u in context.evidence.naming(drug)]
    of_drug = [near for unit in of_drug for near in context.evidence.around(unit) if near.drugs <= drugs]
    rivals = [unit for unit in of_drug if any(m.kind == "frequency" for m in unit.quantities)]
    near = rivals or [unit for unit in context.best if any(m.kind == "frequency" for m in unit.quantities)]
    if any(_agrees(m, said) for unit in (*of_drug, *context.best) for m in unit.quantities if m.kind == "frequency"):
        return
    if rivals:
        yield _signal(context, "frequency_rival", 1.0, said, rivals)
    elif near:
        yield _signal(context, "frequency_near_rival", 1.0, said, near)
    else:
        anywhere = any(_agrees(m, said) for unit in context.evidence.units for m in unit.quantities)
        yield _signal(context, "frequency_elsewhere" if anywhere else "frequency_nowhere", 1.0, said, [])


def _date(context: ClaimInContext, said: Mention) -> Iterator[Signal]:
    dates = {m.value for unit in context.evidence.units for m in unit.quantities if m.kind == "date"}
    dates |= {_parts(document.date) for document in context.evidence.case.documents if document.date}
    if dates and not any(_same_date(said.value, date) for date in dates):
        near = [unit for unit in context.best if any(m.kind == "date" for m in unit.quantities)]
        yield _signal(context, "date_near_rival" if near else "date_other", 1.0, said, near)
    elif not dates and not set(said.value) - {0.0} <= context.evidence.numbers.keys():
        yield _signal(context, "date_nowhere", 1.0, said, [])


def _other_unit(context: ClaimInContext, said: Mention) -> Iterator[Signal]:
    """The closest units have the number, and always with another unit."""
    for unit in context.best:
        same = [m for m in unit.quantities if set(m.value) & set(said.value) and m.unit and m.kind != "frequency"]
        if same and not any(_agrees(m, said) for m in same) and not _known(context, said):
            yield Signal("unit_other", 1.0, _unit_code(said), _unit_message(context, said), (unit,))
            return


def _known(context: ClaimInContext, said: Mention) -> bool:
    holding = [unit for value in said.value for unit in context.evidence.numbers.get(value, ())]
    return any(_agrees(mention, said) for unit in holding for mention in unit.quantities)


def _unit_code(said: Mention) -> FlagCode:
    return "duration_mismatch" if said.kind == "duration" else "unit_mismatch"


def _unit_message(context: ClaimInContext, said: Mention) -> str:
    return f"“{context.claim.text[said.start : said.end]}” stands with another unit in the source"


def _same_drug(context: ClaimInContext, said: Mention) -> list[Unit]:
    """Units that name the claim's drug together with an amount in a comparable unit."""
    units = [unit for drug in context.drugs for unit in context.evidence.naming(drug)]
    return [u for u in units if any(m.kind == said.kind and _comparable(m, said) for m in u.quantities)]


def _likes(context: ClaimInContext, said: Mention) -> list[Unit]:
    """Close units with a number of the same sort."""
    return [unit for unit in context.best if any(m.kind == said.kind and _comparable(m, said) for m in unit.quantities)]


def _trivial(said: Mention) -> bool:
    """One and zero are said for so much else that they say nothing."""
    return said.kind in ("number", "duration") and not set(said.value) - {0.0, 1.0}


def _agrees(one: Mention, other: Mention) -> bool:
    """The same amount in comparable units; a bare number agrees with any unit."""
    if not _comparable(one, other):
        return False
    mine = [in_base_unit(value, one.unit)[0] for value in one.value]
    theirs = [in_base_unit(value, other.unit)[0] for value in other.value]
    if len(mine) < 2 or len(theirs) < 2:
        return bool(set(mine) & set(theirs))
    if one.kind == other.kind and one.kind in ("pressure", "number"):  # `3/6` is not `6/6`
        return mine == theirs
    return set(mine) <= set(theirs) or set(theirs) <= set(mine)


def _comparable(one: Mention, other: Mention) -> bool:
    bare = not one.unit or not other.unit
    return bare or in_base_unit(1, one.unit)[1] == in_base_unit(1, other.unit)[1]


def _same_date(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two dates agree as far as both are given."""
    return all(a == b for a, b in zip(one, other, strict=False) if a and b)


def _parts(date: str) -> tuple[float, ...]:
    numbers = [float(part) for part in date[:10].split("-") if part.isdigit()]
    return (*numbers, 0.0, 0.0, 0.0)[:3]


def _signal(
    context: ClaimInContext,
    name: str,
    strength: float,
    said: Mention,
    against: Sequence[Unit],
    *,
    certain: bool = False,
) -> Signal:
    words = context.claim.text[said.start : said.end]
    message = f"“{words}” is not in the sources{_instead(against, said)}"
    return Signal(name, strength, _CODES[said.kind], message, tuple(against[:2]), certain=certain)


def _instead(against: Sequence[Unit], said: Mention) -> str:
    values = {
        " ".join(unit.words[m.start : m.end].split())
        for unit in against
        for m in unit.quantities
        if m.kind == said.kind and _comparable(m, said)
    }
    return f"; they have {', '.join(sorted(values)[:3])}" if values else ""
