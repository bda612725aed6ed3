"""Smoking and drinking: now, formerly, never."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import kin_in
from ...units import Unit

Status = Literal["now", "formerly", "never"]


class _Habit(NamedTuple):
    """How a habit is told of, each way with what it leaves possible; earlier ways are read first."""

    name: str
    ways: tuple[tuple[frozenset[Status], re.Pattern[str]], ...]


_OTHERWISE = re.compile(
    r"\b(?:advised|counsel\w+|encouraged|declin\w+|refus\w+|wants?|wish\w*|asked|offered|referr\w+|help|service|programme|program|clinic"
    r"|parents?|should|must)\b[^.;]*",
    re.IGNORECASE,
)
"""What is advised or refused tells of no end: `declined referral to the stop smoking service`."""
_NO_ALCOHOL = re.compile(
    r"\b(?:soft|fizzy|energy|sugary|sugared|sweet(?:ened)?|carbonated|sports?|hot|cold|milky?|fruit|supplement|nutritional|protein|thickened) drinks?\b"
    r"|\bdrinks (?:(?!no\b|alcohol)[\w.,/-]+ ){0,4}?(?:water|tea|coffee|cola|coke|soda|lemonade|milk|juice|squash|fluids?)\b",
    re.IGNORECASE,
)
_SMOKE = r"smok(?:e|es|ed|er|ing)"


def _way(status: str, pattern: str) -> tuple[frozenset[Status], re.Pattern[str]]:
    return frozenset(status.split()), re.compile(pattern, re.IGNORECASE)  # type: ignore[arg-type]


def _labelled(label: str, values: str) -> str:
    """`Smoking status: current`, `| Alcohol | none |`: a habit with how it is behind it."""
    return rf"\b(?:{label})(?: (?:use|status|history|hx|habits?|intake))*\s*(?:[:|=]|\s[-–—])\s*(?:{values})(?![\w-])"


def _marked(label: str) -> str:
    """`Alcohol +`."""
    return rf"\b(?:{label})(?: (?:use|history|hx|habits?|intake))* *\+{{1,3}}(?![\w+])"


_CHEWING = r"(?:tobacco|paan|gutk[ah]+|snus) ?chew(?:ing|er)|chewing (?:tobacco|paan|gutk[ah]+)|smokeless tobacco|snus"
_SMOKING = r"smok(?:ing|er)|tobacco|cigarettes?"
_DRINKING = r"alcohol|etoh|drinking"
_STILL = r"current(?:ly)?|yes|active|daily|regular|ongoing|still|heavy|light|social(?:ly)?|occasional(?:ly)?|weekly"
_NO_MORE = r"former(?:ly)?|ex|previous(?:ly)?|past|quit|stopped|ceased|gave up|given up"
_NOT = r"no|none|nil|non|denie[sd]|negative"
_HABITS = (
    _Habit(
        "smoking",
        (
            _way(
                "never",
                rf"\bnever (?:been a )?{_SMOKE}|\bnever[- ]?smok|\blife-?long non-?smoker|\bnever used tobacco|\bno {_SMOKE}(?:er)?,? ever"
                rf"|\b(?:no|denies(?: any)?|without) (?:past |previous |prior )?(?:history|hx) of (?:smok|tobacco)|{_labelled(_SMOKING, 'never(?: smoke[dr])?')}",
            ),
            _way(
                "formerly",
                rf"\b(?:ex|former|previous)[- ]?(?:ly )?(?:a )?{_SMOKE}|\b(?:quit|stopp?ed|ceased|gave up|given up|used to|formerly) (?:to )?{_SMOKE}"
                rf"|\bsmok\w+\b[^.;]{{0,40}}\b(?:stopped|quit|until (?:19|20)|gave up|given up)\b|\bsmoked (?:until|for|from)\b"
                rf"|{_labelled(_SMOKING, rf'(?:{_NO_MORE})(?:-?smoker)?')}",
            ),
            _way("formerly now", r"\bsmoked\b(?! since)(?<!not smoked)"),
            _way(
                "formerly never",
                rf"\bnon[- ]?smok|\b(?:does|did|do) not smoke|\bdoesn['’]t smoke|\bdenies (?:current )?smok|\bnot (?:currently )?(?:a )?{_SMOKE}|\bno (?:tobacco|nicotine|smok)"
                rf"|{_labelled(_SMOKING, rf'(?:{_NOT})(?:-?smoker)?')}",
            ),
            _way(
                "now",
                rf"\b(?:current|active|heavy|daily|still|continues? to|currently)[- ]?(?:an? )?{_SMOKE}|\bsmokes\b|\b(?:is|remains) a {_SMOKE}"
                r"|(?<!non )(?<!non-)\bsmoker\b(?!\W+(?:until|stopped|quit|in the past))|\b\d+ cigarettes? ?(?:a|per|/|daily|each)|\bcontinues smoking\b"
                rf"|{_labelled(_SMOKING, rf'(?:{_STILL})(?: smoker)?|smoker|[0-9]+(?:-[0-9]+)? ?(?:/ ?d(?:ay)?|per|a|cig[a-z]*|daily)')}|{_marked(_SMOKING)}",
            ),
        ),
    ),
    _Habit(
        "drinking",
        (
            _way(
                "formerly",
                r"\babstinent\b(?! from (?!alcohol|drink|etoh))|\b(?:stopped|quit|gave up|given up|cut out|come off) (?:drinking|alcohol|beer|wine|spirits|vodka|drink)\b"
                r"|\bformer (?:drinker|alcohol)|\bno longer drinks?\b|\b(?:alcohol|drink)[- ]free (?:since|for)"
                rf"|{_labelled(_DRINKING, _NO_MORE)}",
            ),
            _way("never", rf"{_labelled(_DRINKING, 'never')}|\b(?:has )?never drunk alcohol"),
            _way(
                "formerly never",
                rf"{_labelled(_DRINKING, _NOT)}|\bno alcohol\b|\balcohol:? (?:none|no|nil)\b|\b(?:does|did) not drink\b|\bdenies alcohol|\bteetotal",
            ),
            _way(
                "now",
                r"\bdrinks\b|\bcontinues to drink|\bstill drinks?|\bcontinued alcohol|\bcurrent(?:ly)? (?:drink|alcohol)"
                rf"|{_labelled(_DRINKING, rf'{_STILL}|[0-9]+(?:-[0-9]+)? (?:units?|drinks?|pints?|glass)')}|{_marked(_DRINKING)}",
            ),
        ),
    ),
    _Habit(
        "tobacco of any kind",
        (
            _way(
                "never",
                r"\bnever used tobacco|\b(?:denies|denied|no)(?: any| all)? tobacco(?: use| products?)?(?= *(?:[.,;)]|$|or\b|and\b))|\bno history of tobacco",
            ),
            _way("now", rf"\bchews? (?:tobacco|paan|gutk[ah]+)|{_marked(_CHEWING)}|{_labelled(_CHEWING, _STILL)}"),
        ),
    ),
)


_HEADING = re.compile(rf"(?:{_SMOKING}|{_DRINKING})(?: (?:use|status|history|habits?|intake))*", re.IGNORECASE)
_NOW: frozenset[Status] = frozenset({"now"})
_NOT_NOW: frozenset[Status] = frozenset({"formerly", "never"})
_DENIED = re.compile(r"\b(?:neither|nor|not|no longer|never)\s+\Z", re.IGNORECASE)


def habits_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a smoker of today where written records know a former one or none, and so on; also of drinking."""
    for habit in _HABITS:
        said = _status(habit, _with_heading(context))
        told = list(_told(context.evidence, habit)) if said else []
        if told and not any(said & status for status, _ in told):
            claim, record = (" or ".join(sorted(status)) for status in (said, told[0][0]))
            message = f"the claim says {habit.name} {claim}, the record {record}"
            yield Signal("written_habit", 1.0, "temporality_mismatch", message, tuple(unit for _, unit in told[:2]))


def _with_heading(context: ClaimInContext) -> str:
    """The claim behind the heading that says of what it is: `Current` below `Smoking`."""
    section, text = context.claim.section.strip(" :*_#"), context.claim.text
    return f"{section}: {text}" if _HEADING.fullmatch(section) else text


def _told(evidence: Evidence, habit: _Habit) -> Iterator[tuple[frozenset[Status], Unit]]:
    for unit in evidence.units:
        status = _status(habit, unit.words)
        if status and unit.section != "family_history":
            yield status, unit


def _status(habit: _Habit, text: str) -> frozenset[Status]:
    """What a text leaves possible; empty where it says nothing, or speaks of a relative."""
    plain = _NO_ALCOHOL.sub(" ", _OTHERWISE.sub(" ", text))
    for status, pattern in habit.ways:
        found = pattern.search(plain)
        if found:
            denied = status == _NOW and _DENIED.search(plain, 0, found.start())
            return frozenset() if kin_in(plain[: found.start()]) else _NOT_NOW if denied else status
    return frozenset()
