"""When in a day or a week a medicine is taken, and whether only as needed: `600 mg mane`, of 600 mg at bedtime."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.records import Fact
from wardround.tools.quantities import find_moments, find_quantities
from wardround.tools.standing import is_in_use
from wardround.tools.terms import find_drugs

from ...amounts import in_base
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stretches import after_last
from ...units import MEDICATION_SECTIONS, Unit, unit_of

_DAYS = re.compile(
    r"\b(?P<day>(?i:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)(?=s?\b(?! \d)))"
)
_WEEKLY = re.compile(r"\b(?:every|each|weekly|once a week|times a week|(?:\w+ )?\w+days\b|on)\b", re.IGNORECASE)
_REGULAR = re.compile(
    r"\b(?:regular(?:ly)?|scheduled|around the clock|fixed(?: dose| schedule))\b(?! (?:insulin|medic\w*|drugs?|prescri\w*|treatment|home))",
    re.IGNORECASE,
)
_REGULAR_BEFORE = re.compile(r"\b(?:regular|scheduled) (?:(?:oral|inhaled|topical|iv) )?\Z", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|unless|chang\w+|switch\w+|mov(?:e|ed|ing)|instead|previous\w*|former\w*|was|were|used to|until|then|from"
    r"|consider\w*|plan\w*|should|could|may|hold|held|stopp?\w*)\b|\?|->|→",
    re.IGNORECASE,
)
"""A claim of another time, or of a choice."""
_GOES_ON = re.compile(
    r"\b(?:continues?|continuing|takes|taking|(?:is|remains|stays) on|currently|current)\b[^.;]*\Z", re.IGNORECASE
)
_TAKEN = re.compile(
    r"\b(?:takes?|taking|taken|given|us(?:es|ed|ing)|daily|once|dose|mg|mcg|units?|puffs?|tablets?)\b", re.IGNORECASE
)
_ENDS = re.compile(r"[;\n]|\.(?=\s|\Z)")
_NEAR = 40
"""Characters between a dose and the time of its day, at most."""
_FOR_A_COMPLAINT = re.compile(
    r"\bfor (?:(?!the\b)\w+ )?(?:pain|nausea|vomiting|wheez\w*|breathless\w*|sleep|insomnia|anxiety|agitation|itch\w*|constipation|spasms?|fever"
    r"|headaches?|migraines?|anaphylaxis|symptoms?|attacks?|relief)\b|\bup to\b|\bmax",
    re.IGNORECASE,
)
"""What is taken for a complaint is taken when it comes, said or not."""
_OF_A_DAY = ("morning", "noon", "night")
_FORMS = re.compile(
    r"^(?:tabs?|tablets?|caps?|capsules?|inj|syr?|syrup|oint|drops?)\.? |[^a-z -].*"
    r"|\b(?:tablets?|capsules?|oral|injection|cream|inhaler|solution|mg|mcg|ml|iu)\b.*",
    re.IGNORECASE,
)
"""What a medicine's name on a list has beside the name."""


class _Schedule(NamedTuple):
    """How a text has a medicine taken."""

    doses: frozenset[tuple[float, str]]
    """Each dose, in the base unit, with its time of the day."""
    when: frozenset[str]
    """Times of the day."""
    days: frozenset[str]
    often: tuple[float, ...]
    """Times a day."""
    is_as_needed: bool
    amounts: frozenset[float]
    """All doses, in the base unit."""


class _Told(NamedTuple):
    """A schedule of the record."""

    schedule: _Schedule
    unit: Unit
    is_listed: bool
    """Whether it stands on a list of medicines."""


def schedules_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a time of the day, a weekday or a regular dose of a medicine that the record has otherwise, or only as needed."""
    text, evidence = context.claim.text, context.evidence
    if _OPEN.search(text):
        return
    for name, start, end in _named(text, evidence):
        said, told = _schedule(text[start:end]), _recorded(evidence, name)
        is_regular = _REGULAR.search(text, start, end) or _REGULAR_BEFORE.search(text, 0, start)
        found = _otherwise(said, told, is_regular=bool(is_regular)) or _of_a_list(text, start, said, name, evidence)
        if found:
            reason, units = found
            yield Signal("written_schedule", 1.0, "frequency_mismatch", f"{name}: {reason}", tuple(units[:2]))
            return


def _named(text: str, evidence: Evidence) -> list[tuple[str, int, int]]:
    """The medicines of a text, those too that only a list of the record knows, each with what is said behind it."""
    names = [(one.ingredient, one.start, one.end) for one in find_drugs(text)]
    for label in _unknown(evidence):
        names += [(label, *match.span()) for match in re.finditer(rf"\b{re.escape(label)}\b", text, re.IGNORECASE)]
    names.sort(key=lambda one: one[1])
    ends = [*(one[1] for one in names[1:]), len(text)][: len(names)]
    if len(names) == 1:
        return [(names[0][0], after_last(_ENDS, text, names[0][1]), len(text))]
    return [(name, start, end) for (name, start, _), end in zip(names, ends, strict=True)]


@lru_cache(maxsize=8)
def _unknown(evidence: Evidence) -> tuple[str, ...]:
    """The names of listed medicines that no list of ours knows: `ferrous ascorbate`."""
    labels = (_label(fact) for _, fact in evidence.facts if fact.kind == "medication")
    return tuple(dict.fromkeys(one for one in labels if len(one) > len("drug") and not find_drugs(one)))


def _label(fact: Fact) -> str:
    return _FORMS.sub("", _FORMS.sub("", fact.name.strip(), count=1)).strip(" -").casefold()


@lru_cache(maxsize=64)
def _recorded(evidence: Evidence, name: str) -> tuple[_Told, ...]:
    """How the record has a medicine taken: on lists of what is in use, and in sentences behind its name."""
    facts = {(d.id, fact.start): fact for d, fact in evidence.facts if fact.kind == "medication"}
    found = []
    for unit in evidence.units:
        fact = facts.get((unit.source_id, unit.start))
        for drug, start, end in _named(unit.words, evidence):
            if drug == name and (fact is None or is_in_use(fact)):
                words = unit.words if fact else unit.words[start:end]
                is_listed = fact is not None or unit.section in MEDICATION_SECTIONS
                found.append(_Told(_schedule(words), unit, is_listed))
    return tuple(found)


def _schedule(words: str) -> _Schedule:
    """When some words have a medicine taken: each time by the dose before it, the weekdays, how often, whether as needed."""
    quantities = find_quantities(words)
    moments = [one for one in find_moments(words) if one.when in _OF_A_DAY]
    doses = [one for one in quantities if one.kind == "dose"]
    timed = set()
    for place, dose in enumerate(doses):
        end = doses[place + 1].start if place + 1 < len(doses) else len(words)
        cut = _ENDS.search(words, dose.end, end)
        end = min(end, cut.start() if cut else end, dose.end + _NEAR)
        timed |= {(in_base(dose)[-1], one.when) for one in moments if dose.end <= one.start < end}
    when = {one for _, one in timed} or {
        one.when for one in moments if _TAKEN.search(words) or words[one.start].isdigit()
    }
    days = {match["day"][:3].casefold() for match in _DAYS.finditer(words)} if _WEEKLY.search(words) else set()
    often = tuple(value for one in quantities if one.kind == "frequency" for value in one.value)
    is_as_needed = any(one.when == "as needed" for one in find_moments(words))
    amounts = frozenset(in_base(one)[-1] for one in doses)
    return _Schedule(frozenset(timed), frozenset(when), frozenset(days), often, is_as_needed, amounts)


def _otherwise(said: _Schedule, told: Sequence[_Told], *, is_regular: bool) -> tuple[str, list[Unit]] | None:
    """What is otherwise in every place that tells it."""
    dosed = [one for one in told if one.schedule.often or one.schedule.when]
    units = [one.unit for one in dosed]
    timed = [one for one in dosed if one.schedule.when]
    if said.when and timed and len(timed) == len(dosed) and not any(said.when & one.schedule.when for one in timed):
        return f"the claim has it taken at {_and(said.when)}; the record at {_and(timed[0].schedule.when)}", units
    if swapped := _exchanged(said, timed):
        return f"the claim has the dose of {_and(frozenset({swapped}))} that the record has at another time", units
    if _is_the_same_each_time(said, timed) and len(timed) == len(dosed):
        return "the claim has the same dose each time; the record different ones", units
    weekly = [one for one in told if one.schedule.days]
    if said.days and weekly and not any(said.days & one.schedule.days for one in weekly):
        return f"the claim has it on {_and(said.days)}; the record on {_and(weekly[0].schedule.days)}", [
            one.unit for one in weekly
        ]
    if is_regular and not said.is_as_needed and dosed and all(one.schedule.is_as_needed for one in dosed):
        return "the claim has it taken regularly; the record as needed", units
    listed = [one for one in dosed if one.is_listed and one.schedule.often]
    is_open = any(one.schedule.is_as_needed or _FOR_A_COMPLAINT.search(one.unit.words) for one in told)
    if said.is_as_needed and listed and not is_open:
        return "the claim has it taken as needed; the record regularly", [one.unit for one in listed]
    return None


def _exchanged(said: _Schedule, told: Sequence[_Told]) -> str:
    """The time of the day for which the claim has a dose that the record has only at another time."""
    pairs = frozenset().union(*(one.schedule.doses for one in told))
    for dose, when in sorted(said.doses):
        then = {other for other, at in pairs if at == when}
        if then and dose not in then and any(other == dose for other, _ in pairs):
            return when
    return ""


def _is_the_same_each_time(said: _Schedule, told: Sequence[_Told]) -> bool:
    """Whether one dose is told as given several times a day, and all places have several: `75 mg twice daily`."""
    several = [{dose for dose, _ in one.schedule.doses} for one in told]
    is_often = bool(said.often) and min(said.often) > 1
    return is_often and len(said.amounts) == 1 and bool(told) and all(len(one) > 1 for one in several)


def _of_a_list(text: str, start: int, said: _Schedule, name: str, evidence: Evidence) -> tuple[str, list[Unit]] | None:
    """Of a medicine that only the record's lists know: another frequency, or that it ended."""
    if name not in _unknown(evidence):
        return None
    own = [(fact, unit_of(d, fact)) for d, fact in evidence.facts if fact.kind == "medication" and _label(fact) == name]
    units = [unit for _, unit in own]
    if not any(is_in_use(fact) for fact, _ in own) and _GOES_ON.search(text[: text.casefold().find(name, start)]):
        return "the claim has it in use; the record as ended", units
    told = [value for one in _recorded(evidence, name) if one.is_listed for value in one.schedule.often]
    if said.often and told and not any(abs(a - b) <= 0.02 * max(a, b) for a in said.often for b in told):
        return "the claim has it taken otherwise often than the record", units
    return None


def _and(names: frozenset[str]) -> str:
    return " and ".join(sorted(names))
