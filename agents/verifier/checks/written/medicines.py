"""Medicines that a claim has in use, against the last that written records say of them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.records import Claim, Document, Fact
from wardround.tools.dialogue import without_speaker
from wardround.tools.standing import is_in_use
from wardround.tools.terms import drug_parts, find_drugs, find_problems

from ...actions import AGAIN
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...medicines import short_names_in
from ...units import Unit
from .courses import Course, Said, courses_in, left_out_in
from .days import day_told
from .home_lists import is_item_to_take, is_under_ended
from .listed import listed_in

_ALL_ALONG = re.compile(
    r"\b(?:throughout|without (?:a )?(?:break|interruption)|uninterrupted|permanently|for good|indefinitely)\b",
    re.IGNORECASE,
)
_NEXT_MEDICINE = re.compile(
    r"[;.](?!\d)|,? (?:and|but|while|whereas) (?=[\w-]+ (?:is|was|are|were|has|had|remains?|continues?)\b)"
)
"""`A continues throughout, and B is held`: each with what is said of it."""
_END_TO_COME = re.compile(
    r"\b(?:until|till)\b[^.;]{1,40}\b(?:then|when|and then)\b[^.;]{0,20}\b(?:stop|finish|end)s?\b", re.IGNORECASE
)
"""`75 mg daily until 5 November, then stop it`: in use until then."""
_FOR_GOOD = re.compile(r"\b(?:permanently|for good|indefinitely|definitively)\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"(?<!\bnot )(?<!n't )(?<!n’t )(?<!\bnever )(?<!\bnot to )(?<!\bnot to go )(?<!\bnever go )"
    rf"\b(?:again|{AGAIN}|back on)\b"
    r"|\b(?:held|hold|paused|stopp?ed|off|omitted|withheld)\b[^.;]{0,30}\b(?:until|till)\b",
    re.IGNORECASE,
)
"""Of what was interrupted, and is in use afterwards."""
_IN_CASE = re.compile(r"(?:^|[.;\n])\s*(?P<case>[^.;:\n]{3,60}): (?:stop|hold)\b", re.IGNORECASE)
"""`Fever or sore throat: stop methimazole`: what to do in a case that may come."""
_AT_ADMISSION = re.compile(
    r"\b(?:taking|took|takes|on|using)\b[^.;]*\b(?:on|at|prior to|before) (?:the time of )?(?:admission|presentation|arrival)\b"
    r"|\b(?:home|admission) (?:medications?|medicines|meds)\b",
    re.IGNORECASE,
)
_OVER_LONG_AGO = re.compile(
    r"\b(?:finished|completed|stopped|ended|ceased|discontinued|until)\b[^.;]{0,20}(?:\b(?:19|20)\d\d\b|\byears? ago\b)",
    re.IGNORECASE,
)
_DOSED = re.compile(r"\s+\d[\d.,]*\s?(?:mg|mcg|µg|g|units?|u|mL)\b", re.IGNORECASE)
_TAKES = re.compile(r"\b(?:takes|is on|takes? at home|home medic\w+|regular(?:ly)?)\b", re.IGNORECASE)
_USUALLY = re.compile(
    r"\b(?:usually|normally|ordinarily) (?:on|takes|taking|has)\b|\b(?:usual|normal|regular|long-?term) (?:home )?(?:medic\w+|meds|treatment)\b",
    re.IGNORECASE,
)
"""What is taken when nothing is amiss; a pause of it is no contrary."""
_TODAY = re.compile(r"\b(?:today|from now(?: on)?|as of now|now stop\w*|stop\w* now)\b", re.IGNORECASE)
_ON_HOLD = re.compile(r"\b(?:held|hold(?:ing)?|paused|on hold|w/h|withheld|omit\w*|suspend\w*)\b", re.IGNORECASE)
_HAD_BEEN = re.compile(
    r"\bhas (?:been (?:on|taking|using)|continued)\b|\bhad (?:(?:also|long|always) )?been \w+ing\b|\b(?:after|since|following|upon) (?:re)?(?:start|commenc|initiat|resum)ing\b",
    re.IGNORECASE,
)
"""In use before something else came: that it ended is no contrary."""
_BEGINNING = 5
"""Letters of a name cut short, at least: three or four may be of another thing."""
_IT = r"(?:it|that|those|them|these)\b(?! (?:is|was|are)\b)"
_OF_IT = re.compile(
    rf"(?<!\bnot )(?<!\bnot just )(?<!\bnever )(?<!n['’]t )(?<!n['’]t just )\b(?:(?:stop|come off|leave off|chuck|bin) {_IT}|(?P<on>carry on with|keep taking|keep on with|continue(?: with)?) {_IT})",
    re.IGNORECASE,
)
_NOT_TODAY = re.compile(r"\W*not (?:today|yet|now|for now|just yet|this time)\b", re.IGNORECASE)
"""Behind a medicine that is spoken of: `Omalizumab. Not today.`"""
_ENDED_THEN = re.compile(
    r"\W*(?:stopped|ceased|discontinued|withheld|held|d/c['’]?e?d)(?=\s*[.,;]|\s+(?:due|because|for|on|after)\b|\Z)",
    re.IGNORECASE,
)
_TO_STOP = re.compile(
    r"(?:\A|[.;]\s)\W*(?:(?:please|plan|ask(?:ed)?|advis(?:e|ed)|told|letter|tell|will ask|gp|pt|patient|practice|him|her|them|the|has|have|been|was|to|and)\W+)*"
    r"(?:stop|omit|withhold|discontinue|come off)(?: (?:it|this|that|now|today))?\W*\Z",
    re.IGNORECASE,
)
"""`Ask GP to stop.`: what was named before."""
_BACK = 4
"""Sentences before such an order in which its medicine is named."""
_NOW: frozenset[Course] = frozenset({"in use", "begun"})
_OVER: frozenset[Course] = frozenset({"ended", "never"})
_TAKEN: frozenset[Course] = frozenset({"in use", "begun", "given"})


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> dict[str, list[tuple[str, Course, Unit]]]:
    """By medicine, what the record says of it, each with the date of its document; in the order of reading."""
    facts = {(d.id, f.start): f for d, f in evidence.facts if f.kind == "medication"}
    found: dict[str, list[tuple[str, Course, Unit]]] = {}
    for unit in evidence.units:
        if evidence.is_spoken(unit) and "?" in unit.words:
            continue
        fact = facts.get((unit.source_id, unit.start))
        said = [*courses_in(unit.words), *_of_it(evidence, unit)]
        told = {one.drug for one in said}
        said += [Said(drug, course) for drug in unit.drugs - told for course in _of_its_place(evidence, unit, fact)]
        said += [Said(drug, "never") for drug in left_out_in(unit.words) if _is_left_out(evidence, drug)]
        for one in said:
            found.setdefault(one.drug, []).append((_told_on(evidence, unit), one.course, unit))
    return found


def _of_its_place(evidence: Evidence, unit: Unit, fact: Fact | None) -> Iterator[Course]:
    """What a list says of a medicine by having it: in use, or ended under a heading that says so."""
    if unit.drugs and is_under_ended(unit):
        yield "ended"
    elif fact or unit.section in ("medications", "discharge_medications") or is_item_to_take(evidence, unit):
        yield "ended" if fact and not is_in_use(fact) else "in use"


def _of_it(evidence: Evidence, unit: Unit) -> Iterator[Said]:
    """What a place without a name says of the one medicine named shortly before: `Stop those`, `Stopped, rash`."""
    is_spoken = evidence.is_spoken(unit)
    order = _ENDED_THEN.match(unit.words) or _TO_STOP.search(unit.words)
    if is_spoken:
        order = None if unit.drugs else _OF_IT.search(unit.words) or _NOT_TODAY.match(without_speaker(unit.words))
    back = _BACK if is_spoken else _BACK // 2 if order and order.re is _TO_STOP else 1
    behind = evidence.preceding(unit, back) if order else ()
    named = next((one for one in behind if one.drugs), None)
    if order and named and len(named.drugs) == 1:
        course: Course = "never" if order.re is _NOT_TODAY else "in use" if order.groupdict().get("on") else "ended"
        yield Said(min(named.drugs), course)


def _told_on(evidence: Evidence, unit: Unit) -> str:
    """The date of what a place tells: of its document; of a talk beside charts, the last that there is."""
    own = day_told(evidence, unit)
    return max(map(_date, evidence.case.documents), default=own) if evidence.is_spoken(unit) else own


def _date(document: Document) -> str:
    return document.date or ""


@lru_cache(maxsize=64)
def _told(evidence: Evidence, drug: str) -> list[tuple[str, Course, Unit]]:
    """What the record says of a medicine, by its name or a short one: `atorva stopped`; in the order of reading."""
    in_short = [
        (_told_on(evidence, unit), one.course, unit)
        for unit in evidence.units
        if not evidence.is_spoken(unit)
        for one in courses_in(in_full(unit.words, drug))
        if one.drug == drug
    ]
    told = [*_recorded(evidence).get(drug, []), *in_short]
    each_once = {(when, course, evidence.place(unit)): (when, course, unit) for when, course, unit in told}
    return sorted(
        each_once.values(), key=lambda one: (not _is_brought(evidence, one[2], drug), evidence.place(one[2]) or 0)
    )


def _is_brought(evidence: Evidence, unit: Unit, drug: str) -> bool:
    """Whether a list that was brought to a visit names it and says no more: what the visit does with it comes behind."""
    is_listed = unit.section == "medications" and all(one.drug != drug for one in courses_in(unit.words))
    return is_listed and not evidence.is_all_written


def _of_its_parts(evidence: Evidence, drug: str) -> list[tuple[str, Course, Unit]]:
    """What the record says of a combination that it names part by part: `Doxylamine 10 mg + Pyridoxine 10 mg`."""
    first, *others = sorted(drug_parts(drug)) or [drug]
    return [one for one in _told(evidence, first) if others and one[2].drugs.issuperset(others)]


def in_full(words: str, drug: str) -> str:
    """A text with a medicine's name in place of its beginnings: `dapto` for daptomycin."""
    for start, end in sorted(short_names_in(drug, words), reverse=True):
        if end - start >= _BEGINNING:
            words = words[:start] + drug + words[end:]
    return words


def _is_left_out(evidence: Evidence, drug: str) -> bool:
    """Whether each place that names a medicine says that there is none."""
    return all(drug in left_out_in(unit.words) for unit in evidence.naming(drug))


def medicines_are_in_use(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine in use though the last that written records say is that it ended or never began, or the other way."""
    yield from _was_over_before(context)
    for drug, courses in _of_the_claim(context.claim).items():
        if (
            not context.evidence.is_all_written
            and (not courses & _NOW or courses & _OVER)
            and not _was_never(context, drug, courses)
        ):
            continue  # talk ends a medicine in many words, and has most of what was taken before
        told = _told(context.evidence, drug) or _of_its_parts(context.evidence, drug)
        message, against = _otherwise(context, drug, courses, told)
        if against:
            yield Signal("written_course", 1.0, "temporality_mismatch", message, tuple(against[:2]))


def _was_never(context: ClaimInContext, drug: str, courses: set[Course]) -> bool:
    """Whether a claim has a medicine given of which charts and talk only say that it was not."""
    told = _told(context.evidence, drug)
    return courses == {"given"} and bool(told) and all(course == "never" for _, course, _ in told)


def _otherwise(
    context: ClaimInContext, drug: str, courses: set[Course], told: list[tuple[str, Course, Unit]]
) -> tuple[str, list[Unit]]:
    """What the record says against the course of a medicine, and where; nowhere, where it says nothing against it."""
    text = context.claim.text
    if _is_all_along(text, drug) and _is_both(told, courses):
        against = [unit for _, course, unit in told if course == "ended"]
        return (
            f"the claim has {drug} the same all along; the record has it stopped once and in use at another time",
            against,
        )
    if courses & {"ended", "never"}:
        if _END_TO_COME.search(text):
            return "", []
        against = _kept(told, courses, is_for_good=bool(_FOR_GOOD.search(text)))
        return f"the claim has {drug} stopped; the record has it in use", against
    had_been = _HAD_BEEN.search(text) and any(course == "ended" for _, course, _ in told)
    against = [] if had_been else _ended(told, courses)
    is_on_hold = [bool(_ON_HOLD.search(unit.words)) for unit in against]
    if (_TAKES.search(text) and all(is_on_hold)) or (_USUALLY.search(text) and any(is_on_hold)):
        against = []  # it is a medicine of the patient's, on hold for a while
    if _TAKES.search(text) and all(_TODAY.search(unit.words) for unit in against) and _is_ended_in_draft(context, drug):
        against = []  # until this visit, as the draft goes on to say
    against = [] if against and _has_a_dose_later(context.evidence, drug, against[0]) else against
    return f"the claim has {drug} in use; the last that the record says of it is that it is not", against


def _is_all_along(text: str, drug: str) -> bool:
    """Whether a clause with the medicine, or one that names none, has it so all along."""
    clauses = [(clause, {one.ingredient for one in find_drugs(clause)}) for clause in _NEXT_MEDICINE.split(text)]
    return any(_ALL_ALONG.search(clause) and (not drugs or drug in drugs) for clause, drugs in clauses)


def _is_ended_in_draft(context: ClaimInContext, drug: str) -> bool:
    return any(one.drug == drug and one.course == "ended" for text in context.whole.texts for one in courses_in(text))


def _was_over_before(context: ClaimInContext) -> Iterator[Signal]:
    """A medicine told as taken on admission, which the record only has as over in a year gone by."""
    if _AT_ADMISSION.search(context.claim.text):
        for drug in sorted(context.drugs):
            told = context.evidence.naming(drug)
            if told and all(_OVER_LONG_AGO.search(unit.words) for unit in told):
                message = f"the claim has {drug} in use on admission; the record has it ended before"
                yield Signal("written_course", 1.0, "temporality_mismatch", message, tuple(told[:1]))


def _is_both(told: list[tuple[str, Course, Unit]], courses: set[Course]) -> bool:
    """Whether it is both stopped and in use; what the claim has ended for good may have been so before."""
    said = [course for _, course, _ in told]
    if "ended" in courses:
        return "ended" in said and (said[-1] == "in use" or bool(_AGAIN.search(told[-1][2].words)))
    return "ended" in said and "in use" in said


def _ended(told: list[tuple[str, Course, Unit]], courses: set[Course]) -> list[Unit]:
    """Where the last that is said is that it ended or never began."""
    day = max((date for date, *_ in told), default="")
    last = [one for one in told if one[0] == day] if day else told
    was_taken = not courses - {"given", "begun"} and any(course in _TAKEN for _, course, _ in told)
    against = [
        unit
        for _, course, unit in last
        if (course == "never" and not was_taken)
        or (course == "ended" and "in use" in courses and not _AGAIN.search(unit.words))
    ]
    if any(not when and course == "in use" and _AGAIN.search(unit.words) for when, course, unit in told):
        return []  # begun again on a day that nothing tells, and so after an end
    if any(course == "in use" for _, course, _ in last):
        against = [unit for unit in against if not _is_of_a_case(unit.words)]
    return [] if against and any(course in _TAKEN for _, course, _ in last[_first(last, against) :]) else against


def _is_of_a_case(words: str) -> bool:
    """Whether it is to be stopped when a complaint comes."""
    return any(find_problems(match["case"]) for match in _IN_CASE.finditer(words))


def _kept(told: list[tuple[str, Course, Unit]], courses: set[Course], *, is_for_good: bool) -> list[Unit]:
    """Where it is in use, if nothing says that it ended, or was interrupted, and the claim says nothing else of it."""
    if courses & _TAKEN or any(course in ("ended", "never") for _, course, _ in told):
        return []
    if not is_for_good and any(_AGAIN.search(unit.words) for *_, unit in told):
        return []
    return [unit for _, course, unit in told if course == "in use"]


def _has_a_dose_later(evidence: Evidence, drug: str, against: Unit) -> bool:
    """Whether a later document gives its dose: `Changes: sertraline 50 mg`."""
    date = _told_on(evidence, against)
    later = [unit for unit in evidence.naming(drug) if date and _told_on(evidence, unit) > date]
    return any(
        _DOSED.match(unit.words, one.end) for unit in later for one in find_drugs(unit.words) if one.ingredient == drug
    )


def _of_the_claim(claim: Claim) -> dict[str, set[Course]]:
    found: dict[str, set[Course]] = {}
    for said in courses_in(claim.text):
        found.setdefault(said.drug, set()).add(said.course)
    for drug in listed_in(claim) - set(found):
        found[drug] = {"in use"}
    return found


def _first(told: list[tuple[str, Course, Unit]], against: list[Unit]) -> int:
    return next(place for place, one in enumerate(told) if one[2] is against[0]) + 1
