"""The stay in hospital as a record has it: when it began and ended, how long it was, and which durations are of it."""

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - `date` is what everything here is about
from functools import lru_cache
from typing import Literal, NamedTuple

from wardround.tools.quantities import Mention

from ...check import ClaimInContext
from ...evidence import Evidence
from ...labels import labelled
from ...stretches import after_last, before_next, first_line
from ...units import Unit
from .days import dates_in, day_told, is_long_before, some_day

Edge = Literal["admission", "discharge"]
_FILL = r"(?:\W|\b(?:date|day|of|on|was|the|time|summary|note|letter|plan|instructions|home|to|under|via|from)\b|\d\d?:?\d\d\b|\b[a-z&]{2,12}\b(?=\W{1,3}\d))"
EDGES: dict[Edge, re.Pattern[str]] = {
    "admission": re.compile(
        r"\b(?:admi(?:tted|ssion|t)|adm)\b(?! (?:weight|wt|hb|bloods?|labs?|meds?|medications?))", re.IGNORECASE
    ),
    "discharge": re.compile(
        r"\b(?:discharged?(?! (?:weight|wt))|went home)\b"
        r"|(?:\A|(?<=\n)|(?<=[.;] )|(?<=pt )|(?<=\d ))d/?c(?:['’]?d)?\b(?! (?:wt|weight|meds?|hb|bloods?))"
        r"|(?:\A|\n)\W*home\b(?=\W*(?:\d|with\b|w/|\Z|[.,;:(\n]))|(?<=\d )home\b(?=\W*(?:[.,;\n]|\Z|w/|with\b))",
        re.IGNORECASE,
    ),
}
_BEFORE = re.compile(r"[\s:.–-]*(?:\d\d:?\d\d\s*)?")
_ON = re.compile(r"[^.:;,\d]{0,60}\bon (?:the )?")
"""`admitted with pneumonia on 3 May`; not what stands below `AT DISCHARGE:`."""
_ANOTHER = re.compile(
    r"\b(?:and|but|after|before|since|until|following|who|which|when|where|started|begun|began|onset|due|last|seen|operated|diagnosed|on .* on)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"{_FILL}{{0,8}}\Z", re.IGNORECASE)
_NOT_THAT = re.compile(
    r"\b(?:previous(?:ly)?|prior|last|earlier|re-?|not|never|if|will|should|planned|before|after|since|until|prior to|weeks?|days?|from|recent|multiple|psychiatric"
    r"|(?:decid\w+|decisions?|discuss\w*|plan\w*|capacity|wish\w*|views?|talk\w*)(?: \w+){0,2} (?:her|his|their|the|a))\W*\Z",
    re.IGNORECASE,
)
"""Before `admission` or `discharge`: of another one, or of another time."""
_ELSEWHERE = re.compile(
    r"\W*(?:home )?(?:to|from) (?:the )?(?:\w+ )?(?:icu|itu|picu|hdu|ccu|ward|hospice|theatre|pacu|unit|clinic)\b",
    re.IGNORECASE,
)
_HEADED: dict[Edge, re.Pattern[str]] = {
    "admission": re.compile(
        r"\b(?:admission|admit|h&p|h and p|clerking|triage|ed|er|a&e|emergency)\b|history and physical", re.IGNORECASE
    ),
    "discharge": re.compile(r"\b(?:discharge|d/c|after visit|avs|tt[oa]s?)\b", re.IGNORECASE),
}
_HEAD = 90
"""Characters of a document's first line."""
_STAY = re.compile(
    r"\b(?:length of (?:hospital )?stay|los|hospitali[sz]ed|hospitali[sz]ation|in(?: the)? hospital|(?:hospital|inpatient)(?: \w+)? (?:stay|admission|course)"
    r"|inpatient|admitted for|stay(?:ed)?|admission (?:of|lasted)|discharged after)\b",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
    r"\b(?:icu|itu|picu|nicu|hdu|ccu|intensive|critical|rehab\w*|ward|unit|step-?down|observation|ventilat\w+|before|prior|previous\w*|last|ago|every|course|for (?:the )?(?:first|last|another|further)"
    r"|antibiotic\w*|symptoms?|history|expected|planned|will)\b",
    re.IGNORECASE,
)
_CUT_BEFORE = re.compile(r"[.;\n]|, (?!day)")
_CUT_BEHIND = re.compile(r"[.;,\n]")
"""Where the clause of a span ends on either side; `in hospital, day 3` is one."""
_DAY_OF = re.compile(r"\bday \Z", re.IGNORECASE)
_IN_HOSPITAL = "hospital day "
_OF_IT = re.compile(r" of (?:the|his|her|their) (?:hospital )?(?:stay|admission|hospitali[sz]ation)\b", re.IGNORECASE)
_IN_DAYS = {"day": 1, "week": 7, "night": 1}
_ROUNDED = 3
"""Days by which a stay told in weeks may be longer or shorter."""


class Stay(NamedTuple):
    """The days on which the patient came and went."""

    told: dict[Edge, dict[str, Unit]]
    """Days that the record gives outright, each with where."""
    headed: dict[Edge, frozenset[str]]
    """Days of documents that are written then: of an emergency room, a discharge letter."""
    others: dict[Edge, frozenset[str]]
    """Days of whatever stay."""


def is_the_stay(context: ClaimInContext, said: Mention) -> bool:
    """Whether a duration of the claim is how long the stay was, which needs no words in the record."""
    if not context.evidence.is_all_written or not is_of_the_stay(context, said):
        return False
    return is_a_length(said, lengths_of_stay(context.evidence))


def is_a_day_of_the_stay(context: ClaimInContext, said: Mention) -> bool:
    """Whether `day 6` of the stay is one that it had, which needs no words in the record."""
    text = context.claim.text
    is_one = _DAY_OF.search(text[: said.start]) and (
        _IN_HOSPITAL in text[: said.start].casefold() or _OF_IT.match(text, said.end)
    )
    return (
        said.kind == "number"
        and bool(is_one)
        and 0 < said.value[0] <= max(lengths_of_stay(context.evidence), default=0)
    )


def is_of_the_stay(context: ClaimInContext, said: Mention) -> bool:
    """Whether a duration of the claim is that of the whole stay in hospital."""
    text = labelled(context.claim)
    before = len(text) - len(context.claim.text)
    begin = after_last(_CUT_BEFORE, text, before + said.start)
    clause = text[begin : before_next(_CUT_BEHIND, text, before + said.end)]
    return (
        said.kind == "duration"
        and said.unit in _IN_DAYS
        and len(said.value) == 1
        and bool(_STAY.search(clause))
        and not _OF_A_PART.search(clause)
    )


def is_a_length(said: Mention, lengths: frozenset[int]) -> bool:
    """Whether a stay of so many days is told as so many days or weeks."""
    days = said.value[0] * _IN_DAYS[said.unit]
    return any(abs(days - one) <= (_ROUNDED if said.unit == "week" else 0) for one in lengths)


@lru_cache(maxsize=8)
def lengths_of_stay(evidence: Evidence) -> frozenset[int]:
    """How many days the stay may have had, the first and the last counted or not; empty where its ends are not known."""
    stay = stay_of(evidence)
    came, went = (set(stay.told[edge]) or stay.headed[edge] for edge in EDGES)
    between = {(Date.fromisoformat(b) - Date.fromisoformat(a)).days for a in came for b in went if a <= b}
    return frozenset(n + more for n in between for more in (0, 1))


@lru_cache(maxsize=8)
def stay_of(evidence: Evidence) -> Stay:
    """The days that the record gives for coming and going, in sentences, by the heads of its documents, and of other stays."""
    last = some_day(evidence)
    told: dict[Edge, dict[str, Unit]] = {"admission": {}, "discharge": {}}
    for unit in evidence.units:
        for edge in EDGES:
            own = day_told(evidence, unit) or last
            for day in days_told(unit.labelled, edge, own):
                told[edge].setdefault(day, unit)
    headed = {edge: frozenset(_headed(evidence, edge)) for edge in EDGES}
    others = {
        edge: frozenset(day for unit in evidence.units for day in days_told(unit.words, edge, last, of_any=True))
        for edge in EDGES
    }
    return Stay(told, headed, others)


def _headed(evidence: Evidence, edge: Edge) -> Iterator[str]:
    for document in evidence.case.documents:
        head = f"{document.title} {first_line(document.text)[:_HEAD]}".replace("_", " ")
        if _HEADED[edge].search(head) and not any(True for _ in days_told(head, edge, some_day(evidence))):
            own = (document.date or "")[:10] or some_day(evidence)
            days = [
                day for day, *_ in dates_in(document.text.strip()[: 2 * _HEAD], own) if not is_long_before(day, own)
            ]
            yield from (day for day in [*days[:1], (document.date or "")[:10]] if len(day) == len("2025-01-01"))


def days_told(text: str, edge: Edge, own: str, *, of_any: bool = False) -> Iterator[str]:
    """The days that a text gives for an admission or discharge, behind the word or right before it.

    Args:
        text: of a claim or of the record.
        edge: which of both.
        own: day of the document, ISO.
        of_any: whether those of an earlier stay count too.
    """
    for match in EDGES[edge].finditer(text):
        if (not of_any and _NOT_THAT.search(text, 0, match.start())) or _ELSEWHERE.match(text, match.end()):
            continue
        dates = [one for one in dates_in(text, own, both=of_any) if len(one[0]) == len("2025-01-01")]
        behind = [day for day, start, _ in dates if start >= match.end() and _is_behind(text[match.end() : start])]
        before = [day for day, _, end in dates if end <= match.start() and _BEFORE.fullmatch(text, end, match.start())]
        yield from behind or before


def _is_behind(between: str) -> bool:
    return bool(_BEHIND.match(between) or (_ON.fullmatch(between) and not _ANOTHER.search(between)))
