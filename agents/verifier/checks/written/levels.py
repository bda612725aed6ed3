"""Low, normal or high: what a claim calls a result, against its values, its laboratory's limits, and its date."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ...amounts import measured_by
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...levels import ALL
from ...stretches import around
from .days import dates_in, day_in, day_told
from .results import Called, Reading, called_in, is_same_value, labels_of, meant, names_in, readings

_THROUGHOUT = re.compile(
    r"\b(?:throughout|always|consistently|all along|at all times|at (?:no time|any time)|every time|never)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\W*(?:\w+\W+){0,6}?(?:was|were|has|had|have|been|is)?\W*(?:resolved|corrected|treated|replaced|improved|settled|recovered|normali[sz]ed)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;](?!\d)|\b(?:and|then)\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:on|at|by|in|before)\b[^,;.]{3,60},", re.IGNORECASE)
"""`At the clinic on May 15, ...`: what a sentence begins with is said of all of it."""
_AT = re.compile(r"\s*(?:\(|,|:)?\s*(?:(?:at|of|with|to|up to|temp\w*|T)\s+){0,3}", re.IGNORECASE)
"""Between a level and its own value: `febrile at 39.4`."""
_DENIED = re.compile(r"\b(?:no|not|without|never|nor)\s(?:\w+\s)?\Z", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:not|never)(?: yet| been| fully| completely| quite)* (?:normali[sz]ed|returned to normal)", re.IGNORECASE
)


def levels_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result called low, normal or high that none of the values it is said of is."""
    text = context.claim.text
    recorded = _recorded(context.evidence)
    for said, told in _held(context):
        if told and (against := _against(said, told)) and not _is_given(context, said, recorded):
            named = ", ".join(sorted({" or ".join(sorted(one.levels)) for one in against}))
            name = said.names[0] if len(said.names) == 1 else "it"
            denied = _DENIED.search(text, 0, said.start)
            called = text[denied.start() if denied else said.start : said.end]
            message = f"the claim calls {name} “{called}”; the record has {named}"
            yield Signal(
                "written_level",
                1.0,
                "number_mismatch",
                message,
                tuple(one.unit for one in against[:2]),
                words=text[said.start : said.end],
            )


def _is_given(context: ClaimInContext, said: Called, recorded: Mapping[str, Sequence[Reading]]) -> bool:
    """Whether the claim gives a value with it, of no day, which the record has and which is so: `bradycardic (pulse 44)`."""
    if dates_in(
        context.claim.text, max((one.day for name in said.names for one in recorded.get(name, ())), default="")
    ):
        return False
    text = context.claim.text
    values = {
        value
        for one in context.quantities
        if measured_by(text, one) in said.names or _AT.fullmatch(text, said.end, max(one.start, said.end))
        for value in one.value
    }
    return any(
        any(is_same_value(name, value, reading.value) for value in values) and bool(reading.levels & said.levels)
        for name in said.names
        for reading in recorded.get(name, ())
    )


def is_borne_out(context: ClaimInContext) -> bool:
    """Whether the claim calls results low, normal or high, and the record has values of each, which are so."""
    held = _held(context)
    return bool(held) and all(told and not _against(said, told) and _is_known(told) for said, told in held)


def _is_known(told: Sequence[Sequence[Reading]]) -> bool:
    return any(reading.levels != ALL for one in told for reading in one)


def _held(context: ClaimInContext) -> list[tuple[Called, list[list[Reading]]]]:
    """What the claim calls results, each with the values that it speaks of."""
    evidence, text, recorded = context.evidence, context.claim.text, _recorded(context.evidence)
    return [
        (said, [one for one in (_of(evidence, recorded.get(name, ()), said, text) for name in said.names) if one])
        for said in called_in(text, labels_of(evidence))
    ]


def _against(said: Called, told: Sequence[Sequence[Reading]]) -> Sequence[Reading]:
    """The values that speak against it: of one thing, none is so; of a group, one that is called normal is not, or none is as called."""
    wrong = [one for one in told if not any(reading.levels & said.levels for reading in one)]
    is_of_each = said.levels == {"normal"} or len(told) == 1
    return wrong[0] if wrong and (is_of_each or len(wrong) == len(told)) else ()


def _of(evidence: Evidence, told: Sequence[Reading], said: Called, text: str) -> list[Reading]:
    """The values that the claim speaks of, as far as its own part of the clause says."""
    if said.is_named and _OVER.match(text, said.end):
        return list(told)
    part = _part(text, said)
    if said.is_named and _is_of_another_month(part, told):
        return []
    if _THROUGHOUT.search(part) and not _NOT_YET.search(part):
        return [one for one in told if not one.levels & said.levels] or list(told)
    lead = _LEAD.match(text)
    return meant(evidence, f"{lead[0] if lead else ''} {part}", told)


def _is_of_another_month(part: str, told: Sequence[Reading]) -> bool:
    """Whether a clause names a month of which the record has no value: `stopped in May for bradycardia`."""
    last = max((one.day for one in told), default="")
    month = day_in(part, last)[:7] if last else ""
    return bool(month) and not any(one.day.startswith(month) for one in told)


def _part(text: str, said: Called) -> str:
    start, end = around(_CUT, text, said.start, said.end)
    part = text[start:end]
    names = names_in(text[: said.start])
    if names and names[-1].start < start and not names_in(part):  # `bilirubin peaked at 5 and had normalised`
        return part
    return part if names_in(part) or said.is_named else said.clause


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> dict[str, list[Reading]]:
    """The values, with what the record calls normal or not without giving one."""
    found = {name: list(values) for name, values in readings(evidence).items()}
    for unit in evidence.units:
        if unit.source_id in evidence.structured:
            continue
        for said in called_in(unit.words):
            for name in said.names:
                place = sum(map(len, found.values()))
                told = Reading(name, day_told(evidence, unit), float("nan"), said.levels, unit, place)
                found.setdefault(name, []).append(told)
    return {name: sorted(values, key=lambda one: one.day) for name, values in found.items()}
