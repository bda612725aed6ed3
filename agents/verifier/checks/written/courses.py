"""Medicines in use, ended, or never begun: what a claim says of one, against the last that written records say."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from wardround.tools.standing import is_in_use
from wardround.tools.terms import DrugMention, find_drugs

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...units import Unit

Course = Literal["in use", "given", "ended", "never"]
"""`given`: at some time, which may be over."""


class Said(NamedTuple):
    """What a text says of one medicine."""

    drug: str
    course: Course


_NOT = r"(?:not|never|neither)(?: (?:currently|yet|been|be))*"
_WORDS: tuple[tuple[Course, str], ...] = (
    (
        "never",
        rf"{_NOT} (?:start\w*|begun|giv\w+|indicated|necessary|needed|required|used|wanted|recommended|prescribed|commenced|introduced)"
        r"|declin\w+|refus\w+|contraindicated|rejected|withheld|did not want",
    ),
    (
        "ended",
        rf"stopp?(?:ed|ing)?|discontinu\w+|ended|ceased|paused|withdrawn|terminated|tapered (?:off|and ended|and stopped)|{_NOT} continued"
        r"|not tolerated|(?:was|were|been) replaced by|(?:was|were|been)? ?(?:changed|switched) to|came off|no longer \w+|on hold",
    ),
    (
        "in use",
        r"(?:re-?)?start(?:ed|ing)?|resum(?:e|ed|ing)|begun|began|initiat\w+|introduc\w+|continu\w+|goes on|increas\w+|rais(?:ed|ing)|reduc(?:ed|ing)"
        r"|halved|takes|taking|(?:is|remains|stays|discharged|currently|maintained|now) on|added|commenced|replaced (?!by)|unchanged",
    ),
    ("given", r"giv(?:en|ing)|gave|receiv\w+|treated with|administer\w+|prescrib\w+|was on"),
)
_SAID = re.compile(
    "|".join(rf"\b(?P<w{place}>(?:{words}))\b" for place, (_, words) in enumerate(_WORDS)), re.IGNORECASE
)
_REPLACED = re.compile(r"(?:replaced by|(?:changed|switched) to)\Z", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[.;\n]|,? (?:but|while|whereas|which|who|after|because|then|since|until|if|when|in place of) |, (?=\w+ (?:was|were|is)\b)"
    r"| and (?=(?:\w+ ){1,3}(?:was|were|is|are|has)\b)",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:if|consider\w*|may|might|can|could|unless|should|plan\w*|to be (?:started|resumed|restarted))\b|\?",
    re.IGNORECASE,
)
_AND = re.compile(r"[\w\s.,/µ%()-]{0,40}?(?:,|/| and | or )\s*(?:the |oral |intravenous )?", re.IGNORECASE)
_ALSO_BEFORE = 60
"""Characters between a medicine and what is said of it, at most."""


@lru_cache(maxsize=32768)
def courses_in(text: str) -> tuple[Said, ...]:
    """What a text says of the medicines that it names."""
    return tuple(said for start, end in _clauses(text) for said in _read(text[start:end]))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _CLAUSE.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _read(clause: str) -> Iterator[Said]:
    """Said of the medicines before the word; of those after it where there are none (`Stop aspirin`, `not given: aspirin`)."""
    if _MAYBE.search(clause):
        return
    drugs = find_drugs(clause)
    for match in _SAID.finditer(clause):
        course = _WORDS[int(match.lastgroup[1:])][0] if match.lastgroup else "given"
        before = [drug for drug in drugs if drug.end <= match.start() and match.start() - drug.end <= _ALSO_BEFORE]
        after = [drug for drug in drugs if drug.start >= match.end() and drug.start - match.end() <= _ALSO_BEFORE]
        if _REPLACED.search(match.group()):
            yield from (Said(drug.ingredient, "ended") for drug in before)
            yield from (Said(drug.ingredient, "in use") for drug in after[:1])
        else:
            told = _together(clause, before[::-1])[::-1] or _together(clause, after)
            yield from (Said(drug.ingredient, course) for drug in told)


def _together(clause: str, drugs: list[DrugMention]) -> list[DrugMention]:
    """The first of these, with those that are told of together with it."""
    found = drugs[:1]
    for drug in drugs[1:]:
        first, last = sorted((found[-1], drug))
        if not _AND.fullmatch(clause, first.end, last.start):
            break
        found.append(drug)
    return found


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> dict[str, list[tuple[str, Course, Unit]]]:
    """By medicine, what the record says of it, each with the date of its document; in the order of reading."""
    dates = {document.id: document.date or "" for document in evidence.case.documents}
    facts = {(d.id, f.start): f for d, f in evidence.facts if f.kind == "medication"}
    found: dict[str, list[tuple[str, Course, Unit]]] = {}
    for unit in evidence.units:
        fact = facts.get((unit.source_id, unit.start))
        said = list(courses_in(unit.words))
        if fact or unit.section in ("medications", "discharge_medications"):
            told = {one.drug for one in said}
            course: Course = "ended" if fact and not is_in_use(fact) else "in use"
            said += [Said(drug, course) for drug in unit.drugs - told]
        for one in said:
            found.setdefault(one.drug, []).append((dates.get(unit.source_id, ""), one.course, unit))
    return found


def medicines_are_in_use(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine that the claim has in use, though the last that written records say is that it ended or never began."""
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    own = _of_the_claim(context.claim.text)
    for drug, courses in own.items():
        told = _recorded(context.evidence).get(drug, [])
        if not told or courses & {"ended", "never"}:
            continue
        day = max(date for date, *_ in told)
        last = [one for one in told if one[0] == day] if day else told
        against = [unit for _, course, unit in last if course == "never" or (course == "ended" and "in use" in courses)]
        if against and not any(course in ("in use", "given") for _, course, _ in last[_first(last, against) :]):
            message = f"the claim has {drug} in use; the last that the record says is that it is not"
            yield Signal("written_course", 1.0, "temporality_mismatch", message, tuple(against[:2]))


def _of_the_claim(text: str) -> dict[str, set[Course]]:
    found: dict[str, set[Course]] = {}
    for said in courses_in(text):
        found.setdefault(said.drug, set()).add(said.course)
    return found


def _first(told: list[tuple[str, Course, Unit]], against: list[Unit]) -> int:
    return next(place for place, one in enumerate(told) if one[2] is against[0]) + 1
