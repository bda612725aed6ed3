"""A result that is not there yet: `histology was benign`, where written records have it as awaited or only planned."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wardround.tools.assertion import assess
from wardround.tools.quantities import Mention
from wardround.tools.terms import find_meanings

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kinds import kinds_in
from ...number_words import ANY_MONTH
from ...stamps import written_on
from ...tenses import AWAITED
from ...units import Unit
from .days import day_in, some_day
from .short import Thing, is_named, keys_in, things_in

_RESULT = re.compile(
    r"\b(?:show(?:s|ed|ing)|reveal(?:s|ed)|demonstrat(?:es|ed)|confirm(?:s|ed)|detect(?:s|ed)|identif(?:ies|ied)|grew|found"
    r"|(?:was|were|is|are|(?:has |have )?(?:come|came) back|returned) (?:\w+ly |also |all |both |again |then |now )?(?:negative|positive|normal|abnormal|unremarkable|clear|reassuring|consistent|benign|malignant))\b",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:negative|positive|normal|abnormal|unremarkable|no evidence|without|neg|pos)\b|[-+]ve\b", re.IGNORECASE
)
_TEST = re.compile(
    r"\b(?:patholog|histopatholog|histolog|cytolog|biops|cultur|swab|serolog|genet|genom|karyotyp|test|scan|screen|assay|imaging|film|smear)\w*"
    r"|\b(?:cx|bx|bcx|histo|mcs|pcr|xr|ct|mri|uss?|echo(?:cardiogra\w+)?|tte|toe|tee|eeg|x-?rays?|ultrasound|radiograph)\b",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    rf"\b(?:{AWAITED}|not (?:yet )?(?:returned|done|performed|ready|known)"
    r"|ha?emoly[sz]ed|unsuitable|insufficient|rejected|mislabel\w+)\b(?! (?:ha?emolytic|an?emia))",
    re.IGNORECASE,
)
"""Says of the test beside it that it has no result."""
_WAITS = re.compile(
    rf"{_AWAITED.pattern}|\b(?:requested|ordered|arrang\w+|organis\w+|organiz\w+|will|to be|plan\w*|recommend\w*|advis\w+|book\w*|schedul\w+"
    r"|refer\w*|due|needs?|consider\w*|repeat|follow[- ]?up|in \d+(?:-\d+)? (?:day|week|month|year)s?|declin\w+|refus\w+"
    r"|sent|please|offered|chase)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\b(?:so far|to date|prelim\w*|provisional\w*|interim|initial(?:ly)?|first)\b", re.IGNORECASE)
"""Of a claim that has no last result."""
_AND = re.compile(r"[,;.] |\band\b", re.IGNORECASE)
_NEXT = re.compile(r"[,;]|\.(?= [A-Z])|\band\b")
_ON_A_DAY = re.compile(
    rf" (?:on|of|from|in|taken|dated) (?:the )?(?:\d[\d/.-]*(?:st|nd|rd|th)?(?: of)? ?(?:{ANY_MONTH})?|{ANY_MONTH})\b(?: \d+)*",
    re.IGNORECASE,
)
_WHY = re.compile(r" (?:for|to look for|to exclude|looking for|because of|in view of|after) .*", re.IGNORECASE)
"""What a test was done for: `the swab for offensive discharge`."""
_FINAL = re.compile(r"\bfinal(?:ly|i[sz]ed)?\b(?! (?:diagnosis|days?|hours?|outcome))", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till?|if|when|once|unless|pending)\b", re.IGNORECASE)
_OPEN = re.compile(rf"{_AWAITED.pattern}|{_UNTIL.pattern}|\b(?:will|once|only|before|after) ", re.IGNORECASE)
"""Of a claim that itself waits."""
_AGAIN = re.compile(r"\b(?:repeat(?:ed)?|rpt|second|2nd)\b", re.IGNORECASE)
"""`repeat gastroscopy in a year`: there was one."""
_BESIDE = re.compile(r"\W{1,3}(?:\w+ ){0,2}\Z|\A(?: \w+){0,2}\W{1,3}\Z")
_PLANS = frozenset({"plan", "assessment_plan", "follow_up"})
_OF_ALL = re.compile(
    r"tests?|testing|scans?|results?|reports?|bloods?|repeat(?:ed)?|final|initial|screening|study|follow|levels?|samples?|specimens?|second|first|new|ratio|counts?|panel|titres?|titers?|index|taken|report",
    re.IGNORECASE,
)
"""Said of any test: what else is named tells which."""
_OTHER_NAME = re.compile(r"\b(?P<one>[A-Z]{2,5}) \((?P<other>[A-Za-z][a-z-]+)\)")
"""`FMH (Kleihauer)`: the record calls one by the other."""


def results_are_there(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result of a test that written records only have as awaited, asked for or planned."""
    text = context.claim.text
    for match in _RESULT.finditer(text):
        subject = _WHY.sub("", _ON_A_DAY.sub("", _AND.split(text[: match.start()])[-1]))
        if told := _final_awaited(context, subject) if _FINAL.search(text) and not _OPEN.search(text) else ():
            message = f"the claim has the final result of “{subject.strip()}”; the record waits for it"
            yield Signal("written_pending", 1.0, "temporality_mismatch", message, told[:2], words=subject.strip())
            return
        is_open = assess(text, *match.span()).temporality == "hypothetical" or _SO_FAR.search(text)
        if is_open or _is_known(context.evidence, text[match.end() :]):
            continue
        if told := _waiting(context.evidence, subject):
            message = f"the claim has a result of “{subject.strip()}”; the record only waits for one"
            yield Signal("written_pending", 1.0, "temporality_mismatch", message, told[:2], words=subject.strip())
            return


def _final_awaited(context: ClaimInContext, subject: str) -> tuple[Unit, ...]:
    """The units that wait for the final report of the test that a subject names, where none has it."""
    things = tuple(_of_the_test(subject))
    named = [
        unit
        for unit in context.evidence.units
        if things and _FINAL.search(unit.words) and any(is_named(one, unit.words) for one in things)
        if _may_be_of_the_day(context, unit)
    ]
    awaited = [unit for unit in named if _AWAITED.search(unit.words)]
    told = [
        unit for unit in named if unit not in awaited and _FOUND.search(unit.words) and not _UNTIL.search(unit.words)
    ]
    return () if told else tuple(awaited)


def _may_be_of_the_day(context: ClaimInContext, unit: Unit) -> bool:
    """Whether a unit names the day that the claim names, if both name one."""
    own = written_on(context.evidence, unit) or some_day(context.evidence) or "2024-06-30"  # any year
    said, told = day_in(context.claim.text, own), day_in(unit.words, own)
    return not said or not told or said == told


def _waiting(evidence: Evidence, subject: str) -> tuple[Unit, ...]:
    """The units that wait for the test that a subject names, where none has a result of it."""
    things = tuple(_in_all_names(evidence, one) for one in _of_the_test(subject))
    named = [unit for unit in evidence.units if things and all(is_named(one, unit.words) for one in things)]
    if _AGAIN.search(subject):
        named = [unit for unit in named if _AGAIN.search(unit.words)]
    awaited = tuple(unit for unit in named if _is_awaited(unit, things, is_test=bool(_TEST.search(subject))))
    if awaited:
        return () if any(_tells(unit, things) for unit in named if unit not in awaited) else awaited
    told = _of_its_kind(evidence, subject) or (named if _TEST.search(subject) else ())
    return tuple(told) if told and all(_waits(unit) for unit in told) else ()


def _of_the_test(subject: str) -> Iterator[Thing]:
    """What tells which test it is: of `urine culture` both words, and not that it is a culture."""
    wider = frozenset(f"~{name}" for one in find_meanings(subject) for name in one.says - {one.name})
    for one in things_in(subject):
        if not _OF_ALL.fullmatch(subject, one.start, one.end):
            yield one._replace(keys=one.keys - wider or one.keys)


def _is_known(evidence: Evidence, behind: str) -> bool:
    """Whether the record tells what the claim says was found: an organism, a finding, in whatever words of the test."""
    clause = _NEXT.split(behind)[0]
    found = [
        one
        for one in things_in(clause)
        if not assess(clause, one.start, one.end).negated and any(key[0] in "#~" for key in one.keys)
    ]
    return any(is_named(found[0], unit.words) for unit in evidence.units) if found else False


def _in_all_names(evidence: Evidence, thing: Thing) -> Thing:
    """A thing with what the record calls it besides: `FMH` of `FMH (Kleihauer)`."""
    others = [names for names, _ in evidence.each(_other_names) if any(is_named(thing, one) for one in names)]
    return thing._replace(keys=thing.keys.union(*(keys_in(one) for names in others for one in names)))


@lru_cache(maxsize=4096)
def _other_names(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((match["one"], match["other"]) for match in _OTHER_NAME.finditer(text))


def _is_awaited(unit: Unit, things: Sequence[Thing], *, is_test: bool) -> bool:
    """Whether a unit says of a test that it is awaited: of a plain name (`Kleihauer`) right beside it."""
    words = unit.words
    for match in _AWAITED.finditer(words):
        places = [one for one in things_in(words) if any(one.keys & thing.keys for thing in things)]
        near = (
            words[one.end : match.start()] if one.end <= match.start() else words[match.end() : one.start]
            for one in places
        )
        if is_test or any(_BESIDE.search(between) for between in near):
            return True
    return False


def _tells(unit: Unit, things: Sequence[Thing]) -> bool:
    """Whether a unit has something that was found, behind the name of the test."""
    words = unit.words
    place = min((one.start for one in things_in(words) if any(one.keys & thing.keys for thing in things)), default=0)
    has_values = any(one.start > place and _is_value(words, one) for one in unit.quantities)
    return bool(has_values or _RESULT.search(words) or _FOUND.search(words) or ": " in words[place:])


def _is_value(words: str, one: Mention) -> bool:
    """Whether a number may be a result: no time, and no day."""
    return one.kind not in ("duration", "date", "frequency") and not re.search(
        r"\d[/:]\d", words[one.start : one.end + 3]
    )


def _of_its_kind(evidence: Evidence, subject: str) -> Sequence[Unit]:
    """The units that speak of a study of the kind that a subject names."""
    studies = {kind.value for kind in kinds_in(subject) if kind.scale == "study"}
    return [unit for kind, unit in evidence.each(kinds_in) if kind.value in studies]


@lru_cache(maxsize=4096)
def _waits(unit: Unit) -> bool:
    """Whether it asks for a test or waits for it and says nothing that was found."""
    has_values = any(mention.kind not in ("duration", "date", "frequency") for mention in unit.quantities)
    is_told = bool(has_values or _RESULT.search(unit.words) or _FOUND.search(unit.words))
    is_told = (
        is_told
        or bool(_AGAIN.search(unit.words))
        or any(":" in unit.words[match.end() :] for match in _WAITS.finditer(unit.words))
    )
    return not is_told and bool(_WAITS.search(unit.words) or unit.section in _PLANS)
