"""Which way a result went: `creatinine continued to rise`, `CEA rose from 2 to 11`, where its values did not."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...levels import NAMED
from ...stretches import stretches
from .days import day_in
from .results import Reading, discharge_day, groups_in, labels_of, names_in, number, readings

_UP, _DOWN, _SAME, _BETTER, _WORSE = "rose", "fell", "stayed", "better", "worse"
_VERB = re.compile(
    r"\b(?:(?P<rose>ro(?:se|sen)|ris(?:es|ing|e|en)|increased|increas(?:es|ing|e)|climb(?:ed|ing)|went up|going up|lengthened|gained|up from|higher than|gone up|doubled)"
    r"|(?P<fell>fell|fall(?:en|ing|s)?|dropp(?:ed|ing)|drop|decreased|decreas(?:es|ing|e)|declin(?:ed|ing|e)|(?:came|went|come|gone|coming) down|shortened|lost"
    r"|down from|lower than|halved)"
    r"|(?P<stayed>(?:remained|was|were|stayed|been|is) (?:stable|unchanged|constant|the same|flat|static)|did not change|plateaued)"
    r"|(?P<better>improv(?:ed|ing|ement)|recover(?:ed|ing))|(?P<worse>worsen(?:ed|ing)|deteriorat(?:ed|ing|ion)))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no|without|n['’]t|failed to)\W+(?:\w+\W+){0,2}\Z", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:in the past|previously|formerly|years ago|before (?:the |her |his |this )?(?:admission|referral|presentation|diagnosis)|history of|if|should|unless|target|aim\w*|goal|when|until|to be|will|(?-i:may)|might)\b|\?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;.](?!\d)|,(?!\d)? (?:but|while|whereas|although|which) |, (?=then\b|and\b)|,? before (?=\w+ing\b)",
    re.IGNORECASE,
)
_FROM_THEN = re.compile(r"\b(?:from|since|than|in)\b")
"""Before a day with which a series begins, or in which it is all."""
_AGAIN = re.compile(r"\b(?:further|continu\w+|again|still|kept)\b", re.IGNORECASE)
_NET = re.compile(
    r"\b(?:(?:by|at|until|before|to) discharge|(?:over|during|throughout|in the course of|across) (?:the |her |his |this )?(?:whole )?(?:stay|admission|hospitali\w+|course)|overall)\b",
    re.IGNORECASE,
)
_STEADY = re.compile(
    r"\b(?:steadily|continuously|consistently|progressively|throughout|without interruption)\b", re.IGNORECASE
)
_CALLED_STEADY = re.compile(r"(?:[^.;,\n]|\.\d){0,20}\b(?:stable|steady|unchanged|static)\b", re.IGNORECASE)
_MARKED = re.compile(
    r"\b(?:marked\w*|sharp\w*|significant\w*|substantial\w*|dramatic\w*|considerabl\w*|steep\w*|rapid\w*|doubled)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"\bfrom (?:about |a peak of )?(?P<a>[\d.,]*\d)\b.{0,40}?\b(?:to|and then) (?:about |a \w+ of )?(?P<b>[\d.,]*\d)(?!\d)",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r" (?:further )?(?:to|at) (?:about |only |an? [\w-]+ of )?(\d[\d,]*(?:\.\d+)?)(?![\d/])", re.IGNORECASE
)
"""`dropped to 74`: what came later says nothing of that."""
_BY_HOW_MUCH = re.compile(
    r" (?:in weight )?(?:by )?(?:(?:about|roughly|around|some|nearly|almost|over|a total of|approximately|another|a further) )*(\d+(?:\.\d+)?)\s?(?P<unit>kg|lb|pounds|kilo|g\b|%|mm|points)",
    re.IGNORECASE,
)
"""`had lost about 14 kg`: by how much, which a record may tell without the value that it began with."""
_OTHER_WAY = {
    _UP: re.compile(r"\b(?:down|loss|los[et]|fell|drop\w*|decreas\w+)\b|↓", re.IGNORECASE),
    _DOWN: re.compile(r"\b(?:up|gain\w*|rose|increas\w+|put on)\b|↑", re.IGNORECASE),
}
_WAS_THEN = re.compile(
    r"\b(?:was|of|at) (?P<a>\d[\d.,]*\d|\d)(?!\d).{0,50}?\band (?:then )?(?:rose|fell|climbed|dropped|increased|decreased) to (?P<b>\d[\d.,]*\d|\d)(?!\d)",
    re.IGNORECASE,
)
_THEN_BEFORE = re.compile(
    r"(?P<b>[\d.,]*\d)\S{0,8},? (?:mg/L |g/L |g/dL )?(?:up|down) from (?P<a>[\d.,]*\d)(?!\d)", re.IGNORECASE
)
BAD_WHEN_HIGH = frozenset(
    "creatinine|urea|crp|white blood cells|neutrophils|bilirubin|alt|ast|lactate|troponin|bnp|creatine kinase|lipase|hemoglobin a1c|esr"
    "|procalcitonin|alkaline phosphatase|ggt|amylase|ldh|d-dimer|urate|inr|temperature|respiratory rate".split("|")
)
BAD_WHEN_LOW = frozenset("albumin|gfr|ejection fraction|oxygen saturation|hemoglobin|ferritin|platelets".split("|"))
_BY, _MUCH, _LEVEL = 1.03, 1.2, 1.15
"""Ratios of values from which something changed, changed much, and up to which it is called stable."""


class _Turn(NamedTuple):
    """A change that a text tells."""

    name: str
    way: str
    start: int
    end: int
    clause: str
    after: str
    """What stands behind the verb in its clause."""


def turns_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result that is said to rise, to fall or to stay, where its values in written records do not."""
    for said in _told(context.claim.text, context.evidence):
        values = [one for one in readings(context.evidence).get(said.name, []) if one.day]
        if len(values) > 1 and not _agrees(context.evidence, said, values):
            told = ", ".join(f"{one.value:g}" for one in values[:6])
            words = context.claim.text[said.start : said.end]
            message = f"the claim says that {said.name} “{words}”; its values are {told}"
            yield Signal(
                "written_turn", 1.0, "comparison_mismatch", message, tuple(one.unit for one in values[:2]), words=words
            )


def turns_borne_out(context: ClaimInContext) -> frozenset[str]:
    """The claim's words for turns that the values of written records took: nobody need have said so."""
    text, evidence = context.claim.text, context.evidence
    values = {name: [one for one in every if one.day] for name, every in readings(evidence).items()}
    return frozenset(
        text[said.start : said.end]
        for said in _told(text, evidence)
        if len(values.get(said.name, ())) > 1 and _agrees(evidence, said, values[said.name])
    )


def _told(text: str, evidence: Evidence) -> Iterator[_Turn]:
    for begin, end in stretches(_CLAUSE, text):
        if not _OPEN.search(text[begin:end]):
            yield from _in_clause(text, evidence, begin, end)


def _in_clause(text: str, evidence: Evidence, begin: int, end: int) -> Iterator[_Turn]:
    for match in _VERB.finditer(text, begin, end):
        name, high = _subject(text, labels_of(evidence), match, begin, end)
        if high is None and match.lastgroup in (_BETTER, _WORSE):
            high = _was_high(evidence, name)
        way = _way(match.lastgroup or "", name, high)
        if name and way and not _DENIED.search(text, begin, match.start()):
            yield _Turn(name, way, *match.span(), text[begin:end], text[match.end() : end])


def _was_high(evidence: Evidence, name: str) -> bool | None:
    """Whether its values are high where they are not normal, or low; None where neither is so of all: `ANC recovered`."""
    levels = {next(iter(one.levels)) for one in readings(evidence).get(name, ()) if len(one.levels) == 1} - {"normal"}
    return levels == {"high"} if len(levels) == 1 else None


def _subject(text: str, labels: frozenset[str], match: re.Match[str], begin: int, end: int) -> tuple[str, bool | None]:
    """What changed, with whether a condition says that it was high or low: `hyponatraemia worsened`."""
    for (name, level), pattern in NAMED.left(text[begin : match.start()]):
        found = pattern.search(text, begin, match.start())
        if found and match.start() - found.end() < len(" has been slowly "):
            return name, level == "high"
    before = [one for one in names_in(text, labels) if begin <= one.start and one.end <= match.start()]
    if before:
        return before[-1].name, None
    groups = [names for names, start, stop in groups_in(text) if begin <= start and stop <= match.start()]
    if len(groups) == 1 and len(groups[0]) == 1:
        return groups[0][0], None
    if match.group().casefold() in ("gained", "lost") and re.search(
        r"\b(?:kg|lb|kilos?|pounds?|weight)\b", text[match.end() : end]
    ):
        return "weight", None
    after = [
        one
        for one in names_in(text, labels)
        if match.end() <= one.start <= match.end() + len(" of the serum ") and one.end <= end
    ]
    return (after[0].name, None) if after and re.match(r" (?:in|of) ", text[match.end() :]) else ("", None)


def _way(word: str, name: str, high: bool | None) -> str:
    if word not in (_BETTER, _WORSE):
        return word if high is None else ""
    is_bad_high = high if high is not None else name in BAD_WHEN_HIGH
    if high is None and not is_bad_high and name not in BAD_WHEN_LOW:
        return ""
    return _UP if is_bad_high == (word == _WORSE) else _DOWN


def _agrees(evidence: Evidence, said: _Turn, values: Sequence[Reading]) -> bool:
    """Whether something went as told: by two values or an amount that the claim gives, else by the record's values in order."""
    if pair := _pair(said.clause):
        return _in_order(*pair, values)
    if (outright := _told_outright(evidence, said)) is not None:
        return outright
    reached = _REACHED.match(said.after)
    if not reached:
        least = _MUCH if _MARKED.search(said.clause) else _BY
        return _goes_so(evidence, said, values, _up_to_its_day(said, values), least)
    every, end = [one.value for one in values], number(reached[1])  # whatever day is named before it
    if end not in every:  # the checks of numbers judge it
        return True
    return _goes_so(evidence, said, values, every[: every.index(end) + 1], 1.0)  # to a given end a small step is one


def _up_to_its_day(said: _Turn, values: Sequence[Reading]) -> list[float]:
    """The values up to the day that a clause names, unless it goes on from there."""
    day = day_in(said.clause, values[-1].day)
    if not day or _FROM_THEN.search(said.clause):
        return [one.value for one in values]
    return [one.value for one in values if one.day <= day] or [one.value for one in values]


def _goes_so(evidence: Evidence, said: _Turn, values: Sequence[Reading], series: Sequence[float], least: float) -> bool:
    """Whether a series goes the way that is told, by steps of at least this ratio; true where there is no series."""
    if len(series) < 2:
        return True
    if said.way == _SAME:
        return _is_called_steady(evidence, said.name) or max(series) <= min(series) * _LEVEL
    if _STEADY.search(said.clause):
        return all(_went(said.way, a, b, 1.0, strictly=False) for a, b in pairwise(series))
    if _NET.search(said.clause):
        left = discharge_day(evidence)
        stay = [one.value for one in values if not left or one.day <= left]
        return len(stay) < 2 or any(_went(said.way, one, stay[-1], least) for one in stay[:-1])
    if _AGAIN.search(said.clause):
        return _went(said.way, series[-2], series[-1], least)
    return any(_went(said.way, a, b, least) for n, a in enumerate(series) for b in series[n + 1 :])


def _is_called_steady(evidence: Evidence, name: str) -> bool:
    """Whether the record itself says so: `Hb 10.1 stable x72 h`."""
    return any(
        _CALLED_STEADY.match(unit.words, one.end)
        for unit in evidence.units
        for one in names_in(unit.words)
        if one.name == name
    )


def _told_outright(evidence: Evidence, said: _Turn) -> bool | None:
    """Whether the record has the amount by which it changed, in the claim's way; None where it does not tell it."""
    amount, contrary = _BY_HOW_MUCH.match(said.after), _OTHER_WAY.get(said.way)
    if not amount or not contrary:
        return None
    written = re.compile(rf"(?<![\d.]){re.escape(amount[1])} ?{amount['unit']}", re.IGNORECASE)
    units = [unit for unit in evidence.numbers.get(number(amount[1]), ()) if written.search(unit.words)]
    return any(not contrary.search(unit.words) for unit in units) if units else None


def _went(way: str, first: float, last: float, least: float, *, strictly: bool = True) -> bool:
    small, large = (first, last) if way == _UP else (last, first)
    return large > small * least if strictly else large >= small


def _pair(clause: str) -> tuple[float, float] | None:
    match = _FROM_TO.search(clause) or _WAS_THEN.search(clause) or _THEN_BEFORE.search(clause)
    return (number(match["a"]), number(match["b"])) if match else None


def _in_order(first: float, last: float, values: Sequence[Reading]) -> bool:
    """Whether the values may be in this order; true where the record lacks one of them, which is for the numbers' check."""
    one = [reading for reading in values if reading.value == first]
    other = [reading for reading in values if reading.value == last]
    if not one or not other:
        return True
    return any((a.day, a.place) < (b.day, b.place) for a in one for b in other)
