"""Whom a chart is of, as its head names the patient: `SAMPLE V R   46/M`, `SAMPLE, Jo  UR 0771234  M41`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .whole import Sex

HEAD = 400
"""Characters of a document within which it says whom it is of."""
_WORD = r"[A-Z][A-Za-z'’-]*\.?"
_YEARS = r"[ -]?(?i:yrs?|y/?o|y\.o\.|years?|y)\.?"
_TOLD = re.compile(
    rf"(?<![\w.,/-])(?:(?P<slashed>\d{{1,3}})(?:{_YEARS})?/(?:[A-Z][a-z]+/)?(?P<sex1>[MF])"
    rf"|(?P<sex2>[MF])(?:/| {{0,3}})(?P<behind>\d{{2,3}})(?:{_YEARS})?"
    rf"|(?P<joined>\d{{1,3}})(?:{_YEARS})?\)? ?(?P<sex3>[MF])|(?P<aged>\d{{1,3}}){_YEARS})"
    r"(?=[ \t]{2}|[ \t]*[.,;|)\n]|[ \t]*\Z)"
)
_NAME = re.compile(
    rf"(?P<name>\b{_WORD},? (?:(?:[sd]/o|bin|binti) )?{_WORD}(?: {_WORD}){{0,2}}),?"
    r"(?:[ \t]+(?:DOB|b\.|born)?:? ?\d{1,2}[/.-]\w{2,3}[/.-](?:\d\d){1,2})?"
    r"(?:[ \t]+(?:[A-Za-z.]{2,8} )?[A-Z]{0,3}[\d-]{4,12},?)?(?:[ \t]+[MF])?[ \t]*\(?\Z"
)
"""A name right before, or one with a birth or a number of the hospital between."""
_LONG_NAME = re.compile(r"[A-Za-z'’-]{4}")
_TITLED = re.compile(
    rf"\b(?:(?P<m>Mr)|Mrs|Ms|Miss)\.? {_WORD}(?: {_WORD}){{0,2}},? (?P<age>\d{{2,3}})(?=[ \t]{{2}}|,|[ \t]*(?:\Z|\n))"
)
_ANOTHER = re.compile(
    r"\b(?:donor|contact|bab(?:y|ies)|neonate|newborn|infant|sons?|daughters?|child|twins?|artery|access|sheath|femoral|radial|foley|drains?|tube|ICD"
    r"|line|pigtail|stent|catheter)\b",
    re.IGNORECASE,
)
"""Whose age it is instead, and what is so many French wide: `R ICD 18F`."""
_BORN = re.compile(
    r"^[ \t]*(?P<name>[A-Za-z][A-Za-z'’., ()-]{3,50}?)(?:[ \t]+\d{0,3} ?[MF])?[ \t]+"
    r"\d{1,2}[/.]\d{1,2}[/.](?P<year>(?:19|20)?\d\d)(?![\d/.])",
    re.MULTILINE,
)
_SURNAME = re.compile(r"\b[A-Z][A-Z'’-]{3,}\b|\b[A-Z][a-z]+[ -][A-Z][a-z]+\b")
_OF_A_PLACE = re.compile(
    r"\b(?:hospitals?|clinics?|ward|unit|notes?|reports?|dept|department|letter|radiology|imaging|records?|history|labs?|results?|chart|round|admission|admitted"
    r"|discharged?|surgery|theatre|ct|mri|us|xr|cxr|ecg|echo|ed|opd|icu|op|plan|consult\w*|review|summary|service|team|nurs\w+|pharmacy|histology|pathology"
    r"|dr|prof|general|infirmary|centre|center|medical|clerking|log|list|entry|date|visit|since|medicine|oncology|\w+ology)\b",
    re.IGNORECASE,
)
"""What the head of a chart begins with instead of a name."""
_OLDEST = 110
_CENTURY = 100
_GROWN = 15
"""Years before the record ends from which on a date without a word for it is no visit."""


class Headed(NamedTuple):
    """Age and sex of the patient."""

    age: float
    sex: Sex | None
    """None where it does not stand beside the age."""


def patients_in(head: str) -> Iterator[Headed]:
    """Ages that the head of a chart gives behind a name, with the sex beside them.

    Args:
        head: the beginning of a written document.
    """
    for match in _TOLD.finditer(head):
        before = head[head.rfind("\n", 0, match.start()) + 1 : match.start()]
        named = None if _ANOTHER.search(before) else _NAME.search(before)
        age = float(match["slashed"] or match["behind"] or match["joined"] or match["aged"])
        if named and _LONG_NAME.search(named["name"]) and age <= _OLDEST:
            yield Headed(age, _sex(match["sex1"] or match["sex2"] or match["sex3"]))
    for match in _TITLED.finditer(head):
        yield Headed(float(match["age"]), "male" if match["m"] else "female")


def years_of_birth(head: str, last: float) -> Iterator[float]:
    """The years of dates right behind a name at the head of a chart that may be births, so long before the record ends.

    Args:
        head: the beginning of a written document.
        last: the year in which the record ends.
    """
    for match in _BORN.finditer(head):
        if _SURNAME.search(match["name"]) and not _OF_A_PLACE.search(match["name"]):
            year = float(match["year"])
            year += 0 if year > _CENTURY else 2000 - _CENTURY * (2000 + year > last)
            if last - year >= _GROWN:
                yield year


def _sex(letter: str | None) -> Sex | None:
    return None if letter is None else "female" if letter == "F" else "male"
