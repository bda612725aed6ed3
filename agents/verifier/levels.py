"""Whether something measured is called low, normal or high: `elevated lactate`, `TSH is normal`, `anaemia`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.terms import AnalyteMention, find_analytes

from .denying import RESOLVED
from .patterns import Table
from .stretches import CLAUSE, stretches

Level = Literal["low", "normal", "high"]
ALL: frozenset[Level] = frozenset({"low", "normal", "high"})

_WORDS: dict[Level, str] = {
    "high": r"elevat(?:ed|ion)|raised|high|supratherapeutic",
    "low": r"low|reduced|decreased|suppressed|depressed|deficient|subtherapeutic",
    "normal": r"(?:within )?(?:the |its )?normal(?:i[sz]ed|i[sz]es)?(?: limits| range)?"
    r"|unremarkable|replete|preserved|in range|negative",
}
_LEVEL = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{level}>{words})' for level, words in _WORDS.items())})\b"
    r"(?! of (?:about |only )?\d)(?!-| ?(?:from|by|to|of normal|risk|dose|density|grade|voltage|pitched|flow)\b)",
    re.IGNORECASE,
)
"""`Reduced from 8 to 5` tells a change; `low-density` and `high risk` tell of something else."""
_MEANS: dict[str, tuple[str, Level]] = {
    r"an(?:a)?emi[ac]": ("hemoglobin", "low"),
    r"leu[ck]ocytosis": ("white blood cells", "high"),
    r"leu[ck]openi[ac]": ("white blood cells", "low"),
    r"thrombocytopeni[ac]": ("platelets", "low"),
    r"thrombocytosis": ("platelets", "high"),
    r"hyponatr(?:a)?emi[ac]": ("sodium", "low"),
    r"hypernatr(?:a)?emi[ac]": ("sodium", "high"),
    r"hypokal(?:a)?emi[ac]": ("potassium", "low"),
    r"hyperkal(?:a)?emi[ac]": ("potassium", "high"),
    r"hypocalc(?:a)?emi[ac]": ("calcium", "low"),
    r"hypercalc(?:a)?emi[ac]": ("calcium", "high"),
    r"hypomagnes(?:a)?emi[ac]": ("magnesium", "low"),
    r"hypophosphat(?:a)?emi[ac]": ("phosphate", "low"),
    r"hyperphosphat(?:a)?emi[ac]": ("phosphate", "high"),
    r"hypoalbumin(?:a)?emi[ac]": ("albumin", "low"),
    r"hyperbilirubin(?:a)?emi[ac]": ("bilirubin", "high"),
    r"hypoglyc(?:a)?emi[ac]": ("glucose", "low"),
    r"hyperglyc(?:a)?emi[ac]": ("glucose", "high"),
    r"acidosis|acid(?:a)?emi[ac]|acidotic": ("ph", "low"),
    r"alkalosis|alkal(?:a)?emi[ac]": ("ph", "high"),
    r"neutropeni[ac]": ("neutrophils", "low"),
    r"lymphopeni[ac]": ("lymphocytes", "low"),
    r"eosinophili[ac]": ("eosinophils", "high"),
    r"afebrile|apyrexial": ("temperature", "normal"),
    r"febrile|pyrexial?": ("temperature", "high"),
    r"tachycardi[ac]": ("heart rate", "high"),
    r"bradycardi[ac]": ("heart rate", "low"),
    r"tachypno?ei[ac]|tachypno?ea": ("respiratory rate", "high"),
    r"hypothermi[ac]": ("temperature", "low"),
    r"hypotensive": ("blood pressure", "low"),
    r"hypox(?:a)?emi[ac]|hypoxi[ac]": ("oxygen saturation", "low"),
}
"""What a condition is named for; `c` ends the adjective."""
NAMED = Table((meant, re.compile(rf"\b(?:{name})\b", re.IGNORECASE)) for name, meant in _MEANS.items())
"""What is measured and its level, each with the pattern of such names."""
_FEVER = re.compile(r"#?fevers?", re.IGNORECASE)
"""A symptom as well, and so no level that a patient could not have had at home."""
_DEGREES = re.compile(r"\bT:? ?((?:3[4-9]|4[0-2])(?:[.,]\d)?)\b")
"""`T 38.6`: no other name is as short."""
_BECAME = re.compile(r"normali[sz]", re.IGNORECASE)
_AND = re.compile(r"(?: (?:level|count)s?)?(?:,| and|, and| or|/| &) ?(?:the )?")
_REACH = 30
"""Characters between a level's word and the name of what it is of: `elevated serum creatinine`."""


class Leveled(NamedTuple):
    """Something measured, with the levels that a text leaves possible."""

    analyte: str
    """As `tools.terms.find_analytes` names it."""
    levels: frozenset[Level]
    start: int
    """Where the word of the level starts."""
    end: int
    """One past where it ends."""


def result_named(text: str) -> str | None:
    """What is measured where a condition is named for its level: `potassium` for `hypokalaemia`; None for others."""
    if _FEVER.fullmatch(text):
        return "temperature"
    return next((analyte for (analyte, _), _ in NAMED.find(text)), None)


@lru_cache(maxsize=32768)
def levels_in(text: str) -> tuple[Leveled, ...]:
    """What a text says of the level of things measured; what is supposed, planned or of the past is left out."""
    return tuple(_read(text))


def temperatures_in(text: str) -> tuple[float, ...]:
    """Degrees Celsius that stand behind a bare `T`."""
    return tuple(float(value.replace(",", ".")) for value in _DEGREES.findall(text))


def _read(text: str) -> Iterator[Leveled]:
    for (analyte, level), match in NAMED.find(text):
        yield from _judged(text, [analyte], level, match)
    for begin, end in stretches(CLAUSE, text):
        yield from _in_clause(text, begin, end)


def _in_clause(text: str, begin: int, end: int) -> Iterator[Leveled]:
    """Each level with the list of names before it that no other level has; else with that right after it."""
    names = [one for one in find_analytes(text) if begin <= one.start and one.end <= end]
    for match in _LEVEL.finditer(text, begin, end):
        before = [one for one in names if match.start() - _REACH <= one.end <= match.start()]
        if not before and _BECAME.match(
            match.group()
        ):  # `creatinine peaked at 3 on Monday and had normalised by Friday`
            before = [one for one in names if one.end <= match.start()][-1:]
        after = [one for one in names if match.end() <= one.start <= match.end() + _REACH]
        own = _listed(text, before[::-1])[::-1] if before else _listed(text, after)
        names = [one for one in names if one not in own]
        level: Level = match.lastgroup  # type: ignore[assignment]
        yield from _judged(text, [one.name for one in own], level, match)


def _listed(text: str, names: list[AnalyteMention]) -> list[AnalyteMention]:
    """The first name with those that stand in one list with it: `haemoglobin and platelets`."""
    own = names[:1]
    for one in names[1:]:
        first, last = sorted((own[-1], one))
        if not _AND.fullmatch(text, first.end, last.start):
            break
        own.append(one)
    return own


def _judged(text: str, analytes: list[str], level: Level, match: re.Match[str]) -> Iterator[Leveled]:
    said = assess(text, *match.span())
    is_of_now = said.temporality == "current" and not (said.negated and RESOLVED.search(text, match.end()))
    if said.certainty == "uncertain" or said.experiencer != "patient" or not is_of_now:
        return
    levels = ALL - {level} if said.negated and match.group().casefold() != "negative" else frozenset({level})
    for analyte in analytes:
        yield Leveled(analyte, levels, *match.span())
