"""The patient's sex as talk tells it: how they are addressed, what they say of themselves, whom a relative brings."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.dialogue import without_speaker

from .evidence import Evidence
from .speakers import Speaker, speakers_of
from .whole import CARERS, OTHERS, TITLE, Sex, gendered

_GREETED = (
    r"(?:(?:^|[,.?!])\s*|\b(?:hi|hello|hey|morning|afternoon|evening|again|so|okay|ok|yes|no|well|thanks|thank you"
    r"|welcome)\s+)"
)
_CLOSED = r"(?=\s?[,.?!]|$)"
_ADDRESS = re.compile(
    rf"(?:\b(?:sir|(?P<f>ma['’]am|madam))|{_GREETED}(?:(?P<g>miss|young (?:lady|woman))|mister|young man)){_CLOSED}",
    re.IGNORECASE,
)
"""Without a name, said to the patient only by the clinician; `did I miss?` addresses nobody."""
_OF_THE_YOUNG = re.compile(rf"\byoung (?:(?P<f>lady|woman)|man){_CLOSED}", re.IGNORECASE)
"""Said to a child whom somebody brings."""
_SAYS = re.compile(
    r"\b(?:i am|i['’]?m|identify as|as) an? (?:[\w-]+ ){0,3}?"
    r"(?:(?P<f>female|woman|girl|lady)|male|man|guy|boy|gentleman)\b",
    re.IGNORECASE,
)
"""What patients call themselves."""
_BODY: dict[Sex, str] = {
    "female": r"periods?|menstrua\w+|menopause|hysterectomy|uterus|womb|ovar(?:y|ies)|cervix|vagina|pap smear"
    r"|c[- ]?section|pregnanc(?:y|ies)|due date",
    "male": r"prostate|testicles?|penis|scrotum|erections?|vasectomy|foreskin",
}
_OF_ONE_SEX: dict[Sex, re.Pattern[str]] = {
    sex: re.compile(rf"\b(?:my|your)(?: \w+)? (?:{body})\b", re.IGNORECASE) for sex, body in _BODY.items()
}
_PREGNANT = re.compile(
    r"\b(?:(?:i am|i['’]?m|i was|i got|are you|were you|you are|you['’]re)(?: \w+){0,2} pregnant"
    r"|(?:i|you) ha(?:ve|d)(?: \w+){0,2} gestational diabetes)\b",
    re.IGNORECASE,
)
_BROUGHT = re.compile(
    r"\b(?:my|our|your) (?:little |baby |own )?(?:(?P<f>daughter|granddaughter|girl|wife)|son|grandson|boy|husband)\b",
    re.IGNORECASE,
)
"""Whom somebody who came along speaks of, and is asked about."""
_OWN = re.compile(
    r"(?P<own>\b(?:i['’]?m|i am|this is) (?:(?:his|her|the) )?)(?:mother|mom|father|dad|wife|husband|daughter|son"
    r"|sister|brother|grand(?:mother|father|ma|pa|son|daughter)|aunt|uncle|partner|friend)\b|\b(?:doctor|dr)\b",
    re.IGNORECASE,
)
"""Who speaks, or is spoken to, and is nobody else; `his` of `I am his son` is the patient."""
_FEWEST = 2
"""Gendered words from which a talk tells of whom it is that does not speak in it."""


@lru_cache(maxsize=8)
def addressed_sex(evidence: Evidence) -> Sex | None:
    """The sex that talk gives the patient, in titles, address and what only one sex has; None for none or both.

    Where a relative or a colleague is spoken of, a title may be theirs; where somebody came along, so may an address.
    """
    others = _brought(evidence) if evidence.has_companion else _titles(evidence)
    told = {*_direct(evidence), *others}
    return told.pop() if len(told) == 1 else None


def is_plainly_addressed(evidence: Evidence) -> bool:
    """Whether it is more than a title: an address to nobody else, what patients say of themselves, or others' talk."""
    return any(_direct(evidence))


@lru_cache(maxsize=8)
def _direct(evidence: Evidence) -> frozenset[Sex]:
    turns = [(without_speaker(unit.words), speaker) for unit, speaker in speakers_of(evidence.units)]
    if not any(speaker == "patient" for _, speaker in turns):
        return frozenset(_told_by(("clinician", "companion"), evidence))
    if evidence.has_companion:
        return frozenset(_told_by(("companion",), evidence))
    return frozenset(sex for words, speaker in turns for sex in _said(words, speaker))


def _titles(evidence: Evidence) -> Iterator[Sex]:
    for unit in evidence.units:
        words = without_speaker(unit.words)
        if not OTHERS.search(words) and not CARERS.search(words):
            yield from map(_sex_of, TITLE.finditer(words))


def _said(words: str, speaker: Speaker) -> Iterator[Sex]:
    """The sexes that a turn gives the patient, by address, by name or by what only one sex has."""
    if speaker == "clinician":
        yield from map(_sex_of, _ADDRESS.finditer(words))
    if speaker == "patient":
        yield from map(_sex_of, _SAYS.finditer(words))
    if speaker and not OTHERS.search(words) and not CARERS.search(words):
        yield from (sex for sex, pattern in _OF_ONE_SEX.items() if pattern.search(words))
        if _PREGNANT.search(words):
            yield "female"


def _sex_of(match: re.Match[str]) -> Sex:
    groups = match.groupdict()
    return "female" if groups["f"] or groups.get("g") else "male"


def _told_by(who: tuple[Speaker, ...], evidence: Evidence) -> Iterator[Sex]:
    """Every sex of which others speak who talk about the patient: clinicians among each other, who came along."""
    found = [sex for words in _of_nobody_else(who, evidence) for _, sex, _ in gendered(words)]
    if len(found) >= _FEWEST:
        yield from found


def _of_nobody_else(who: tuple[Speaker, ...], evidence: Evidence) -> Iterator[str]:
    """What some of the speakers say without naming another, whom they may go on with to the end of their turn."""
    names_another = False
    for unit, speaker in speakers_of(evidence.units):
        words = without_speaker(unit.words)
        own = _OWN.sub(r"\g<own>", words)
        names_another = bool(OTHERS.search(own)) or (names_another and words == unit.words)
        if speaker in who and not names_another:
            yield own


def _brought(evidence: Evidence) -> Iterator[Sex]:
    """The sexes of a child who is addressed, and of whom somebody who came along speaks as theirs."""
    for unit, speaker in speakers_of(evidence.units):
        words = without_speaker(unit.words)
        for pattern in (_OF_THE_YOUNG, _BROUGHT) if speaker in ("clinician", "companion") else ():
            yield from map(_sex_of, pattern.finditer(words))
