"""How old the patient is, as a record tells it: outright, by bare numbers in talk, by a date of birth."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wardround.tools.dialogue import without_speaker
from wardround.tools.quantities import Mention, find_quantities

from .kin import KIN
from .speakers import speakers_of
from .units import Unit
from .whole import ages_are_of_others

_ASKS = re.compile(
    r"\bhow old (?:are you|is (?:he|she)|(?:you|he|she)(?: are|['’]re| is|['’]s))\b|\b(?:your|his|her) age\b",
    re.IGNORECASE,
)
_IS = r"(?:\b(?:i|you)(?: am| are|['’]m|['’]re)|\b(?:s?he)(?: is|['’]s))"
_OF_THE_PATIENT = re.compile(
    rf"(?:{_IS}|\b(?:just|recently|only) turned|\bturning"
    r"|\b(?:life|living|getting (?:hard|old)(?:er)?)\b[^.;?!]{0,30}\bat)"
    r"\s+(?:(?:only|just|about|now|like|already|um|uh)[\s,]+)*"
    r"(?P<almost>(?:almost|nearly|about to be|going to be|gon na be|turning)\s+)?$",
    re.IGNORECASE,
)
_LIVED = re.compile(r"\bin (?:all )?my \Z", re.IGNORECASE)
_AND_NO_MORE = re.compile(
    r"(?: (?:on (?:this|the) (?:earth|planet)|of (?:life|living)|alive)\b|\s*(?:[.,;?!]|$))", re.IGNORECASE
)
"""`in my seventy eight years on this earth`, and not `of nursing`."""
_ENDS = re.compile(
    r"\s*(?:$|[.,;?!](?! ?\d)|(?:and(?! a (?:half|quarter|bit))|so|but|though|right|correct|now|years? young"
    r"|last (?:week|month)|today|doctor|sir|ma'am)\b)",
    re.IGNORECASE,
)
"""What a bare age is followed by: `i am ninety percent sure` and `she is forty weeks along` are none."""
_THEN = re.compile(
    r"\b(?:was|were|since|until|till|before|after|by|at|from)\b(?:\s+(?:i|he|she|you|it|about|around|maybe|the|when|was|were"
    r"|only|like|just|of))*\s+(?:an?\s+)?$|\bbetween \w+ and $",
    re.IGNORECASE,
)
"""`when she was a year old`, `at age 12`: another time's."""
_EVENT = re.compile(
    r"\b(?:admi(?:ssion|tted)|died|deceased|passed|diagnos\w+|onset|began|started|first|previous|prior|former|once|surgery|operation|fracture\w*|episode"
    r"|attack|quit|stopped|removed|\w+ectomy|seizure|hospitali[sz]\w+|menarche|menopause|sessions?|counsell?ing|school|college"
    r"|university|childhood|accident|injur(?:y|ies)|assault\w*|abused?|arrest\w*|convict\w+|broke|bitten|burn[st]?)\b[^.;]*\Z",
    re.IGNORECASE,
)
"""`one admission for asthma, aged 19`: what happened then."""
_OF_ANYONE = re.compile(
    r"\b(?:typically|usually|normally|generally|most often|commonly|tends? to|occurs?|screening"
    r"|recommended)\b[^.;?!]{0,60}$",
    re.IGNORECASE,
)
"""`they typically occur around five to ten years of age` is no one's age."""
_ADDRESSED = re.compile(r"\b(?:doctor|dr|doc|(?:mother|mom|father|dad|parents?) of)\b", re.IGNORECASE)
"""Who is spoken to, or speaks, is nobody else whose age is told: `I'm the mother of my four year old boy`."""
_IS_THE_PATIENT = re.compile(
    r"[- ]*(?:[\w/-]+,? ){0,4}?(?:man|woman|male|female|gentleman|lady|boy|girl|child|infant|patient|m|f)\b",
    re.IGNORECASE,
)
_START = 60
"""Characters of a sentence in which it says whom it is about."""
_OLDEST = 110
_OF_A_THIRD = re.compile(r"\b(?:s?he)(?: is|['’]s)\b", re.IGNORECASE)
"""Said by the patient, of somebody else: `he's seventy four`."""
_NO_TUBE = r"(?!\s*(?i:sheath|catheter|foley|drain|chest|tube|stent|introducer|fr\b))"
_SEXED = (
    r"(?P<sexed>\d{1,3})[ -]?(?:(?i:yrs?|y/?o?|years?)[ -]?)?"
    r"(?-i:[MF]|male|female|Male|Female|boy|girl|man|woman)(?![\w/'’-])"
)
_HEADED = re.compile(
    rf"(?:^|\n|(?<!\d)[:,;(/|]|[ \t]{{2,}}|\b[A-Z]{{4,}},? |\b[A-Z][a-z]+ [A-Z][a-z'’-]+,? |\t)\s*"
    rf"(?:{_SEXED}|(?-i:[MF])(?P<behind>\d{{2}})(?=[ \t]{{2,}})"
    rf"|(?P<years>\d{{1,3}}) ?(?i:years?|yrs?|y|yo)(?=[ \t]{{2,}}|\)|\s*$)){_NO_TUBE}"
)
"""Behind a name or first in a line of a chart: `NAME   77M   by bus`, `HPI: 34F asthma`, `NAME  M41  by road`,
`born 1998 (27 years)`."""
_IN_MONTHS = re.compile(
    r"\b(?P<years>\d{1,2}) ?y\w* (?P<months>\d{1,2}) ?(?:mo?|months?|mths?)(?: old)? (?:boy|girl|male|female|[MF]\b)",
    re.IGNORECASE,
)
"""`2 y 4 m girl`."""
_ANOTHER = re.compile(
    r"\b(?:donor|contact|neonate|newborn|infant|passenger|artery|access|sheath|femoral|radial|foley|drain)\b",
    re.IGNORECASE,
)
_BORN = re.compile(r"\b(?:born|dob|birth|yrs|age)\b|^[^\d]{0,60}$", re.IGNORECASE)


def is_plainly_the_patients(text: str, said: Mention) -> bool:
    """Whether a sentence begins with whose age it is, whoever came along: `72-year-old man, with his daughter`."""
    is_first = said.start <= _START and not KIN.search(text, 0, said.start)
    return is_first and bool(_IS_THE_PATIENT.match(text, said.end))


def ages_of_patient(units: Sequence[Unit]) -> frozenset[float]:
    """Ages in years that units give the patient, now and not when something happened."""
    found: set[float] = set()
    for place, (unit, speaker) in enumerate(speakers_of(units)):
        is_of_a_third = speaker == "patient" and _OF_A_THIRD.search(unit.words)
        if not is_of_a_third and not _is_of_others(unit.words):
            found |= set(_ages(unit, _before(units, place)))
    return frozenset(found)


def ages_in_headings(units: Sequence[Unit]) -> frozenset[float]:
    """Ages that charts write behind a name or before everything else."""
    return frozenset(age for unit in units for age in _headed(unit.words))


def _headed(words: str) -> Iterator[float]:
    yield from (round(int(m["years"]) + int(m["months"]) / 12, 2) for m in _IN_MONTHS.finditer(words))
    for match in _HEADED.finditer(words):
        before = words[: match.start()]
        is_plain = (match["years"] is None or _BORN.search(before)) and not _is_another(before)
        age = float(match["sexed"] or match["behind"] or match["years"])
        if is_plain and age <= _OLDEST:
            yield age


def _is_another(before: str) -> bool:
    return ages_are_of_others(before) or bool(_ANOTHER.search(before))


def is_of_then(text: str, said: Mention) -> bool:
    """Whether an age is that of another time: `when I was ten`, `at age 12`; `at twelve years old` may be either."""
    then = _THEN.search(text, 0, said.start)
    if then is None:
        is_behind = text[said.start : said.start + 3].casefold() == "age"
        return is_behind and bool(_EVENT.search(text, 0, said.start))
    is_at = then.group().casefold().startswith("at")
    return not is_at or "age" in text[said.start : said.end].casefold() or bool(_EVENT.search(text, 0, said.start))


@lru_cache(maxsize=64)
def ages_of_draft(texts: tuple[str, ...]) -> Counter[float]:
    """Ages that a draft gives the patient of today, with how often."""
    return Counter(
        said.value[0]
        for text in texts
        if not ages_are_of_others(text)
        for said in find_quantities(text)
        if said.kind == "age" and not is_of_then(text, said)
    )


def _is_of_others(words: str) -> bool:
    return ages_are_of_others(_ADDRESSED.sub(" ", without_speaker(words)))


def _before(units: Sequence[Unit], place: int) -> str:
    """What was said right before, in the same source."""
    last = units[place - 1] if place else None
    return last.words if last and last.source_id == units[place].source_id else ""


def _ages(unit: Unit, before: str) -> Iterator[float]:
    asked = bool(_ASKS.search(before)) and not _is_of_others(before)
    for said in unit.quantities:
        is_age = said.kind == "age" and not is_of_then(unit.words, said)
        if (is_age and not _OF_ANYONE.search(unit.words, 0, said.start)) or _is_a_life(unit.words, said):
            yield said.value[0]
        elif _may_be_age(said) and _ENDS.match(unit.words, said.end):
            told = _OF_THE_PATIENT.search(unit.words, 0, said.start)
            if told or (asked and len(unit.quantities) == 1):
                yield from _about(said.value[0], is_next=bool(told and told["almost"]) or "turning" in before)


def _is_a_life(words: str, said: Mention) -> bool:
    """Whether so many years are somebody's life: `in my forty one years`, `he is just one year`."""
    is_of_one = _LIVED.search(words, 0, said.start) or _OF_THE_PATIENT.search(words, 0, said.start)
    return said.kind == "duration" and said.unit == "year" and bool(is_of_one and _AND_NO_MORE.match(words, said.end))


def _may_be_age(said: Mention) -> bool:
    is_whole = len(said.value) == 1 and said.value[0] == int(said.value[0])
    return said.kind == "number" and not said.unit and is_whole and 1 < said.value[0] <= _OLDEST


def _about(age: float, *, is_next: bool) -> tuple[float, ...]:
    """Who is almost or soon an age is still a year younger."""
    return (age, age - 1) if is_next else (age,)
