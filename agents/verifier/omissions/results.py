"""Abnormal and critical results: of each analyte the newest, of structured sources and of notes."""

import re
from collections.abc import Iterable, Iterator, Sequence

from wardround.records import Fact, Severity
from wardround.tools.conversion import other_values
from wardround.tools.terms import AnalyteMention, find_analytes, normal_words

from ..analytes import analyte_words
from ..checks.written.days import day_told
from ..checks.written.results import Name, Reading, names_in, readings
from ..critical import is_critical
from ..evidence import Evidence
from ..levels import levels_in
from ..stretches import line_start
from ..units import Unit, unit_of
from .told import KeyFact, Told, ToldClaim

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MARKED = re.compile(
    r"\b(?:critical(?:ly)?|panic|HH|LL|dangerous(?:ly)?|life-threatening|toxic)\b(?! (?:care|illness))", re.IGNORECASE
)
"""How a source calls a result that cannot wait."""
_LEADS = re.compile(r"\bcritical(?:ly)?(?: (?:result|value|lab|high|low))?:?\s*\Z", re.IGNORECASE)
_HIGH_OR_LOW = re.compile(r"(?<![\w-])[HL](?![\w-])|[↑↓]")
_EARLIER = re.compile(r"\b(?:was|from|prev\w*|baseline|prior|last|normally|usually)\W*\Z", re.IGNORECASE)
_COUNTS = re.compile(r" ?(?:u|units?|RCC|P?RBCs?|bags?|pools?|g|mg|mmol (?:IV|PO)|x)\b(?!/)", re.IGNORECASE)
"""Behind what was given and not found: `Hb 71 -> 2 RCC`."""
_CELLS = re.compile(r"\s*[|,;\t]\s*|\s{2,}")
_LAST_NUMBER = re.compile(r"(?:\A|: ?)(\d+(?:\.\d+)?)\Z")
_FEWEST_CELLS = 4
_REACH = 40
"""Letters behind a value in which its mark stands."""
_SEVERE = re.compile(
    r"\b(?:severe(?:ly)?|critical(?:ly)?|profound(?:ly)?|marked(?:ly)?|very|dangerous\w*|life-threatening|extreme(?:ly)?)\b",
    re.IGNORECASE,
)
_NEVER_MINOR = frozenset({"troponin"})
_IS_OTHER = re.compile(
    r"\b(?:urin\w+|csf|fluid|ascit\w+|pleural|stool|sputum|ioni[sz]ed|iCa|cord|venous|donor|volume|width|ratio|IgE|Ab|Ag|antibod\w+|antigens?)\b",
    re.IGNORECASE,
)
"""Of another specimen, or another quantity, than critical limits are of."""
_SAME = 0.01
"""Share by which a value in another unit may be rounded."""


def results(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Results that their source calls abnormal, and critical ones; a claim carries one by its value or in words."""
    newest = _newest(evidence)
    for fact, unit in newest.values():
        value = _value(fact)
        name = next((one.name for one in _analytes_of(fact)), "")
        by_limit = value is not None and not _IS_OTHER.search(fact.name) and is_critical(name, value)
        if by_limit or (fact.interpretation or "normal") != "normal":
            marked = (fact.interpretation or "").startswith("critical")
            carried = _carries(told, fact, critical=marked or by_limit)
            yield _key_fact(name, fact.name, unit, carried, marked=marked, by_limit=by_limit)
    structured = {one.name for fact, _ in newest.values() for one in _analytes_of(fact)}
    yield from _of_notes(told, evidence, structured)


def _key_fact(analyte: str, name: str, unit: Unit, carried: bool, *, marked: bool, by_limit: bool) -> KeyFact:
    severity: Severity = "urgent" if marked else "review" if by_limit or analyte in _NEVER_MINOR else "note"
    word = "critical" if marked or by_limit else "abnormal"
    return KeyFact("omitted_result", severity, 0, f"the {word} result of {name} is missing", unit, carried, name)


def _of_notes(told: Told, evidence: Evidence, structured: Iterable[str]) -> Iterator[KeyFact]:
    """Those that stand in written sentences, where no structured source has the analyte; talk names results loosely."""
    if all(document.kind == "dialogue" for document in evidence.case.documents):
        return
    for name, all_of_it in readings(evidence).items():
        told_now = [one for one in all_of_it if not (_EARLIER.search(_before(one)) or _COUNTS.match(_rest(one)))]
        reading = max(told_now, key=lambda one: (_day(evidence, one), one.place), default=None)
        if reading is None or name in structured or reading.unit.source_id in evidence.structured:
            continue
        behind = _behind(reading)
        marked = bool(_MARKED.search(behind) or _LEADS.search(_before_its_name(reading)))
        by_limit = is_critical(name, reading.value) and not _IS_OTHER.search(_line(reading.unit))
        by_limit = by_limit and not _is_over(evidence, name)
        if marked or by_limit or (len(reading.levels) == 1 and _HIGH_OR_LOW.search(behind)):
            critical = marked or by_limit
            carried = any(_says(one, name, reading.value, critical=critical) for one in told.claims)
            yield _key_fact(name, name, reading.unit, carried, marked=marked, by_limit=by_limit)


def _day(evidence: Evidence, reading: Reading) -> str:
    return reading.day or day_told(evidence, reading.unit)


def _is_over(evidence: Evidence, name: str) -> bool:
    """Whether the last value of a row of some table is critical no more."""
    rows = [cells for unit in evidence.units for cells in [_CELLS.split(unit.words)] if len(cells) >= _FEWEST_CELLS]
    of_it = [cells for cells in rows if any(one.name == name for one in names_in(cells[0]))]
    found = [[float(one[1]) for cell in cells[1:] if (one := _LAST_NUMBER.search(cell.strip()))] for cells in of_it]
    return any(values and not is_critical(name, values[-1]) for values in found)


def _line(unit: Unit) -> str:
    """A sentence with what stands before it on its line: `CSF: clear. Glucose 3.1`."""
    return unit.text[line_start(unit.text, unit.start) : unit.end]


def _place(reading: Reading) -> tuple[int, int]:
    """Where a reading's number stands in its sentence; at its end where it is written otherwise."""
    words = reading.unit.words
    found = re.search(rf"(?<![\d.,]){re.escape(f'{reading.value:g}')}(?:\.0+)?(?![\d]|\.\d)", words)
    return found.span() if found else (len(words), len(words))


def _before(reading: Reading) -> str:
    return reading.unit.words[: _place(reading)[0]]


def _rest(reading: Reading) -> str:
    return reading.unit.words[_place(reading)[1] :]


def _before_its_name(reading: Reading) -> str:
    before = _before(reading)
    names = [one for one in find_analytes(before) if one.name == reading.name]
    return before[: names[-1].start] if names else ""


def _behind(reading: Reading) -> str:
    """What stands behind a reading up to the next name of something measured."""
    words, end = reading.unit.words, _place(reading)[1]
    following = min((one.start for one in find_analytes(words) if one.start >= end), default=len(words))
    return words[end : min(following, end + _REACH)]


def _newest(evidence: Evidence) -> dict[str, tuple[Fact, Unit]]:
    newest: dict[str, tuple[Fact, Unit]] = {}
    for document, fact in evidence.facts:
        known = newest.get(fact.name.casefold())
        if fact.kind == "result" and (known is None or (fact.date or "") >= (known[0].date or "")):
            newest[fact.name.casefold()] = (fact, unit_of(document, fact))
    return newest


def _carries(told: Told, fact: Fact, *, critical: bool) -> bool:
    name = analyte_words(fact.name)
    analytes = frozenset(mention.name for mention in _analytes_of(fact))
    value = _value(fact)
    if value is None:
        words = frozenset(normal_words(fact.value or ""))
        return any(name & claim.words and (not words or words & claim.words) for claim in told.claims)
    if any(value in claim.numbers for claim in told.claims if name & claim.words or analytes & claim.analytes):
        return True
    return any(_says(claim, one, value, critical=critical) for claim in told.claims for one in analytes)


def _says(claim: ToldClaim, analyte: str, value: float, *, critical: bool) -> bool:
    """Whether a claim gives a value, in either unit, or calls it what it is: `severely hyponatraemic`."""
    called = any(one.analyte == analyte and "normal" not in one.levels for one in levels_in(claim.text))
    if called and (not critical or _SEVERE.search(claim.text)):
        return True
    same = (value, *other_values(value, analyte))
    is_named = called or analyte in claim.analytes or any(one.name == analyte for one in names_in(claim.text))
    return is_named and any(abs(said - one) <= _SAME * one for said in claim.numbers for one in same)


def _analytes_of(fact: Fact) -> Sequence[Name | AnalyteMention]:
    return names_in(fact.name) or find_analytes(fact.name)


def _value(fact: Fact) -> float | None:
    if fact.quantity:  # read with its decimal comma: `1,6`
        return fact.quantity.value
    number = _NUMBER.search(fact.value or "")
    return float(number.group()) if number else None
