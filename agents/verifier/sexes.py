"""The patient's sex as a record tells it."""

import re
from functools import lru_cache

from wardround.tools.dialogue import without_speaker
from wardround.tools.terms import content_words

from .evidence import Evidence
from .speakers import speakers_of
from .whole import OTHERS, Sex

STATED = re.compile(
    r"(?<![a-z])(?:year|month|yr|y/?o)s?\b[\s-]*(?:old\b)?[\s,-]*(?:\w+[\s,-]+){0,3}?(?:(?P<f>female|woman|lady|girl|f)|male|man|gentleman"
    r"|boy|m)\b(?!/)"
    r"|\b(?:sex|gender):?\s*(?:(?P<g>female|f\b)|male|m\b)",
    re.IGNORECASE,
)
"""`52-year-old female`, `61 yo white M`, `sex: female`; not `12 months, F/U monthly`."""
_IN_A_HEADER = re.compile(r"(?<![\d.,/])(?:[1-9]\d|\d(?= y)) ?(?:y|yo|yrs?|y/o)?,? ?(?:(?P<f>F)|M)(?![\w/°])")
"""`NOTAREAL, Cornelius   72 M`: at the top of a chart, where no catheter (`26F`) stands."""
_TOP = 300
_FIRST = re.compile(r"\b(?:i|we)(?:['’](?:ve|m|d|re|ll))?\b", re.IGNORECASE)
_THIRD = re.compile(r"\b(?:she|he)\b", re.IGNORECASE)
_SAME = 0.5
"""Share of what a claim says that one does, from which it is what who came along said of themselves."""
_BEHIND = 40
"""Characters behind `I` or `she` in which stands what one does."""
_TWO = re.compile(r"\b(?:newborn|neonat\w*|apgar|bab(?:y|ies)|infant|twins?|donor)\b", re.IGNORECASE)


def sex_of_subject(evidence: Evidence) -> Sex | None:
    """The sex that structured data give the patient."""
    subject = evidence.case.subject
    stated = subject.sex if subject else None
    return stated if stated == "female" or stated == "male" else None


def known_sex(evidence: Evidence) -> Sex | None:
    """The patient's sex, where the record states it."""
    return sex_of_subject(evidence) or stated_sex(evidence)


@lru_cache(maxsize=8)
def stated_sex(evidence: Evidence) -> Sex | None:
    """The sex that the record states in so many words (`52-year-old female`); None where none or both."""
    told: set[str] = {
        "female" if match["f"] or match["g"] else "male"
        for words in map(without_speaker, (unit.words for unit in evidence.units))
        if not OTHERS.search(words)
        for match in STATED.finditer(words)
    }
    told = told or set(_of_headers(evidence))
    if told == {"female"}:
        return "female"
    return "male" if told == {"male"} else None


def _of_headers(evidence: Evidence) -> set[Sex]:
    """The sexes that stand beside an age at the top of a written document."""
    found = (
        _IN_A_HEADER.search(unit.words)
        for unit in evidence.units
        if evidence.is_written(unit) and unit.start < _TOP and "onor" not in unit.words
    )
    headed: set[Sex] = {"female" if match["f"] else "male" for match in found if match}
    return headed | {told.sex for told in evidence.patients if told.sex}


@lru_cache(maxsize=8)
def tells_of_two(evidence: Evidence) -> bool:
    """Whether a record is of a mother and a child, or of who gave an organ: the sex that it states may be either's."""
    return any(_TWO.search(unit.words) for unit in evidence.units)


def without_companions(text: str, evidence: Evidence) -> str:
    """A claim without pronouns of who came along and said the same as `I`: the mother's `I have two concerns`.

    Args:
        text: of the claim.
        evidence: where nobody came along, nothing is cut.
    """
    told = _told_of_themselves(evidence) if evidence.has_companion else ()
    if not told:
        return text
    places = [
        match.span()
        for match in _THIRD.finditer(text)
        if (does := _does(text, match.end())) and any(len(does & own) >= _SAME * len(does) for own in told)
    ]
    for start, end in places:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _does(text: str, at: int) -> frozenset[str]:
    return frozenset(stem for stem, _, _ in content_words(re.split(r"[.,;?!]", text[at : at + _BEHIND])[0]))


@lru_cache(maxsize=8)
def _told_of_themselves(evidence: Evidence) -> tuple[frozenset[str], ...]:
    """What those who came along say of themselves, `I` by `I`."""
    words = [without_speaker(unit.words) for unit, speaker in speakers_of(evidence.units) if speaker == "companion"]
    said = (_does(one, match.end()) for one in words for match in _FIRST.finditer(one))
    return tuple(does for does in said if does)
