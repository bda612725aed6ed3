"""The patient's age."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from wardround.records import Case
from wardround.tools.quantities import Mention, find_quantities

from ..ages import ages_of_draft, is_of_then, is_plainly_the_patients
from ..chart_heads import years_of_birth
from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..whole import OTHERS, ages_are_of_others

_BIRTH = re.compile(r"\b(?:birth|birthday|born|dob|d\.o\.b)\b|\bb\. \Z", re.IGNORECASE)
_BIRTH_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_A_THING = re.compile(
    r"\b(?:his|her|the|its|their|this|that|an?)(?: (?!who\b)[\w-]+){0,2}? (?!(?:patient|m[ae]n|wom[ae]n|gentleman|lady|boy|girl|child|baby|infant|twin"
    r"|person|client|son|daughter|brother|sister|mother|father|wife|husband|partner|one|he|she|they)\b)[\w-]+ (?:is|was|are|were|being)"
    r"(?: (?:more|less|at|about|over|under|only|nearly|almost|already|now|than|least|most|approximately))* \Z",
    re.IGNORECASE,
)
"""`the graft is two years old`: of no person."""
_TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_DECADE = re.compile(
    r"\b(?:(?:fe)?male|m[ae]n|wom[ae]n|gentleman|lady|patient|he|she|(?:he|she|patient) is|['’]s)(?: who is)?,?"
    rf" in (?:his|her|their|the)[ -](?:(?P<part>early|mid|late)[ -])?(?:(?P<tens>[1-9])0['’]?s|(?P<word>{'|'.join(_TENS)}))\b",
    re.IGNORECASE,
)
"""`a man in his late forties`."""
_YEARS_OF = {None: (0, 9), "early": (0, 4), "mid": (3, 7), "late": (6, 9)}
"""Years of a decade that its part may mean, with one on either side."""
_MONTHS = 12
_CENTURY = 100
_REACH = 30
"""Characters between the word for birth and its date, at most."""


def age_agrees(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an age that is not the record's, or that another claim gives otherwise."""
    if not context.is_checkable:
        return
    text = context.claim.text
    ages = [one for one in context.quantities if one.kind == "age" and not _OF_A_THING.search(text, 0, one.start)]
    if ages_are_of_others(text):
        ages = [mention for mention in ages if is_plainly_the_patients(text, mention)]
    then = [mention for mention in ages if is_of_then(text, mention)]
    yield from _then(context, then)
    yield from _now(context, [mention for mention in ages if mention not in then])
    yield from _in_a_decade(context)


def _in_a_decade(context: ClaimInContext) -> Iterator[Signal]:
    """How old the patient is, to ten years or less."""
    for match in _DECADE.finditer(context.claim.text):
        recorded = recorded_ages(context)
        if not recorded or OTHERS.search(context.claim.text, 0, match.end()):
            continue
        first = 10 * int(match["tens"] or _TENS.index(match["word"].casefold()) + 2)
        low, high = (first + year for year in _YEARS_OF[match["part"] and match["part"].casefold()])
        if not any(low - 1 <= age <= high + 1 for age in recorded):
            given = ", ".join(f"{age:g}" for age in sorted(recorded)[:3])
            message = f"the claim says “{match.group()}”, the record {given} years"
            yield Signal("age_other", 1.0, "age_mismatch", message, words=match.group())


def _then(context: ClaimInContext, ages: list[Mention]) -> Iterator[Signal]:
    """How old the patient was when something happened: any number of the record may be it."""
    for mention in ages:
        said = mention.value[0]
        is_told = _is_a_number(context.evidence, said) or said in recorded_ages(context)
        if not is_told and not _was_so_old(context.evidence, said):
            yield _signal(context, mention, "age_nowhere", f"no source says {said:g} years")


def _was_so_old(evidence: Evidence, years: float) -> bool:
    """Whether the patient was so old on a day that the record names: `at 13 months`, of who was born 13 months before."""
    subject = evidence.case.subject
    born = _BIRTH_DATE.match(subject.birth_date or "") if subject else None
    return born is not None and any(
        _are_so_many(_MONTHS * (year - int(born["year"])) + month - int(born["month"]), years)
        for year, month in _months_named(evidence)
    )


def _are_so_many(months: float, years: float) -> bool:
    """Whether an age in months is one in years, to the month where that is told in months; the day may be missing."""
    if years % 1:
        return abs(months - years * _MONTHS) <= 1
    return years in {float(months // _MONTHS), float((months - 1) // _MONTHS)}


@lru_cache(maxsize=8)
def _months_named(evidence: Evidence) -> frozenset[tuple[float, float]]:
    dates = (one.value for unit in evidence.units for one in unit.quantities if one.kind == "date")
    return frozenset((value[0], value[1]) for value in dates if value[0] and value[1])


def _now(context: ClaimInContext, ages: list[Mention]) -> Iterator[Signal]:
    """How old the patient is. Talk that tells no age at all proves none wrong: clinicians have it from the chart."""
    if not ages:
        return
    said, recorded = ages[0].value[0], recorded_ages(context)
    years = {float(int(age)) for age in recorded if age % 1} if said % 1 else set()
    if recorded and not (recorded | years) & {said, float(int(said))}:  # months are of the year that they are in
        given = ", ".join(f"{age:g}" for age in sorted(recorded)[:3])
        yield _signal(context, ages[0], "age_other", f"the claim says {said:g} years, the record {given}")
    elif not recorded and not _is_a_number(context.evidence, said):
        name = "age_nowhere" if context.evidence.is_all_written else "age_unsaid"
        yield _signal(context, ages[0], name, f"no source says {said:g} years, nor any other age")
    stated = ages_of_draft(context.whole.texts)
    others = {age: times for age, times in stated.items() if age != said}
    if others and max(others.values()) >= stated[said] and said not in recorded:
        age = max(others, key=lambda one: others[one])
        yield _signal(context, ages[0], "age_in_draft", f"the claim says {said:g} years, another claim {age:g}")


def _is_a_number(evidence: Evidence, years: float) -> bool:
    """Whether the record has the number, of a small child in months (`WELL CHILD CHECK - 15 MONTHS`)."""
    months = (one for unit in evidence.numbers.get(float(round(years * _MONTHS)), ()) for one in unit.quantities)
    return years in evidence.numbers or (years % 1 > 0 and any(one.unit == "month" for one in months))


def _signal(context: ClaimInContext, said: Mention, name: str, message: str) -> Signal:
    return Signal(name, 1.0, "age_mismatch", message, words=context.claim.text[said.start : said.end])


def recorded_ages(context: ClaimInContext) -> set[float]:
    """The ages that the record gives the patient, or leaves open by a date of birth."""
    told = set(context.evidence.ages)
    return told | _ages_by_birth(context.evidence.case) | (set() if told else _ages_by_dates(context))


def _ages_by_birth(case: Case) -> set[float]:
    """The ages that the patient can have had on the dates of the documents, and from the last of them to today."""
    born = case.subject.birth_date if case.subject else None
    if not born:
        return set()
    years = {int(d.date[:4]) - int(born[:4]) for d in case.documents if d.date and d.date[:4].isdigit()}
    return {float(age) for year in years for age in (year - 1, year)} | _since(int(born[:4]), max(years, default=None))


def _since(born: int, age: int | None) -> set[float]:
    """The ages from one to today's: a draft is written after what it rests on, and says how old the patient is then."""
    return set() if age is None else {float(one) for one in range(age, date.today().year - born + 1)}


def _ages_by_dates(context: ClaimInContext) -> set[float]:
    """The ages that a date of birth in the text leaves open, in the last year that record or draft speaks of."""
    born, last = _years(context.evidence)
    said = [m.value[0] for text in context.whole.texts for m in find_quantities(text) if m.kind == "date"]
    last = max([last, *said])
    return {last - born - 1, last - born} | _since(int(born), int(last - born)) if born and last > born else set()


@lru_cache(maxsize=8)
def _years(evidence: Evidence) -> tuple[float, float]:
    """Year of birth, and the last year that is named; 0 where none is."""
    born, last = 0.0, 0.0
    for unit in evidence.units:
        for said in unit.quantities:
            if said.kind == "date" and said.value[0]:
                if _BIRTH.search(unit.words, max(said.start - _REACH, 0), said.start):
                    born = born or said.value[0]
                else:
                    last = max(last, said.value[0])
    written = (float(year) for d in evidence.case.documents for year in _YEAR.findall(d.text))
    last = max([last, *(year for year in written if year <= date.today().year)])
    born = born or next((year for head in evidence.heads for year in years_of_birth(head, last)), 0.0)
    return (born - _CENTURY if born > last else born), last  # `03.05.37`, of somebody who is old
