"""Words that exclude each other: of what is high something else is low, what is acute is not chronic."""

import re
from typing import NamedTuple

from wardround.records import FlagCode
from wardround.tools.terms import find_analytes, find_drugs, stem


class Axis(NamedTuple):
    """What one thing can only be one of."""

    name: str
    code: FlagCode
    sides: tuple[frozenset[str], ...]
    """Stems of the words of each side."""


def _axis(name: str, code: FlagCode, *sides: str) -> Axis:
    return Axis(name, code, tuple(frozenset(map(stem, side.split())) for side in sides))


AXES = (
    _axis(
        "level",
        "severity_mismatch",
        "high higher highest elevated elevation elevations raised increased increase up above excessive",
        "low lower lowest lowered decreased decrease reduced diminished down below deficient deficiency",
    ),
    _axis(
        "size",
        "severity_mismatch",
        "large larger big bigger enlarged enlargement huge dilated thickened hypertrophied",
        "small smaller tiny little shrunken shrunk atrophic atrophied narrow narrowed thinned",
    ),
    _axis(
        "merit",
        "severity_mismatch",
        "good great excellent fine nice nicely well wonderful perfect perfectly healthy strong normal beautifully",
        "poor poorly bad terrible awful horrible weak lousy rough",
    ),
    _axis(
        "extent",
        "severity_mismatch",
        "full fully complete completely total entire entirely unrestricted",
        "limited decreased reduced partial partially restricted incomplete some diminished",
    ),
    _axis(
        "degree",
        "severity_mismatch",
        "severe severely marked markedly extensive huge massive terrible excruciating extreme extremely unbearable"
        " significant significantly serious major intense worst profound considerable substantial prominent dramatic"
        " lot lots",
        "moderate moderately medium",
        "mild mildly slight slightly little minimal minimally trace subtle minor bit tad touch trivial faint",
    ),
    _axis(
        "change",
        "comparison_mismatch",
        "better improved improving improvement improves resolved resolving lighter healed healing recovering eased",
        "worse worsened worsening worsens deteriorated deteriorating deterioration progressing progressed aggravated",
        "stable unchanged same steady",
    ),
    _axis(
        "ease",
        "comparison_mismatch",
        "relieved relieves relieve relief eases eased helps helped alleviated alleviates soothes better",
        "aggravated aggravates aggravation exacerbated exacerbates worse worsens hurts hurt provokes triggers",
    ),
    _axis(
        "onset",
        "temporality_mismatch",
        "acute acutely new newly recent recently",
        "chronic chronically longstanding old remote lifelong",
    ),
    _axis(
        "pace",
        "temporality_mismatch",
        "sudden suddenly abrupt abruptly immediately",
        "gradual gradually slowly progressively",
    ),
    _axis(
        "function",
        "severity_mismatch",
        "preserved intact unimpaired full good normal",
        "poor poorly reduced impaired lost loss diminished decreased deficient",
    ),
    _axis("help", "severity_mismatch", "independent independently unaided", "dependent assist assistance assisted"),
    _axis("integrity", "severity_mismatch", "intact stable", "torn ruptured disrupted"),
    _axis("cause", "unsupported", "bacterial bacteria", "viral virus", "fungal fungus yeast"),
    _axis("growth", "unsupported", "benign noncancerous", "malignant malignancy cancerous"),
    _axis("order", "temporality_mismatch", "before prior beforehand", "after following afterwards"),
    _axis(
        "going_on",
        "temporality_mismatch",
        "continue continues continued continuing keep keeps still persists persist ongoing stay start started begin",
        "stop stops stopped stopping discontinue discontinued quit ceased resolved gone ended off",
    ),
    _axis(
        "amount",
        "comparison_mismatch",
        "more increase increases increased increasing gained gaining heavier raise",
        "less fewer decrease decreases decreased decreasing lost losing lighter reduce reduced",
    ),
)
"""English of notes and of speech. A word may be on several: `decreased` is less, low, or not full."""

KNOWN = frozenset().union(*(side for axis in AXES for side in axis.sides))
"""Every stem that has a contrary."""


_ADVISED = re.compile(
    r"\b(?:encourag\w+|want|would like|['’]d like|advis\w+|urg\w+|ask(?:ing)?|need|recommend(?: that)?|have) you\b"
    r"|\byou (?:should|need to|have to|ought to|must|could)\b|\btry(?:ing)? (?:to|and)\b"
    r"|\b(?:please|make sure|be sure)\b",
    re.IGNORECASE,
)
"""What a patient is to do from now on."""
_TO_DO = re.compile(
    r"\b(?:will|should|must|needs? to|to|advis\w+|encourag\w+|recommend\w*|counsel\w*|instruct\w*|plan\w*"
    r"|urged|try|increase|decrease|reduce|lower|raise|cut|limit)\b",
    re.IGNORECASE,
)


def is_only_advised(told: str, word: str, claim: str) -> bool:
    """Whether a place advises another way of living than the one that a claim tells of.

    `Salt intake is high` is no contrary of `I want you to have less salt`. What becomes of a medicine is told in a
    note as it was ordered in the talk.
    """
    advice = _ADVISED.search(told) if word and not (_TO_DO.search(claim) or find_drugs(claim)) else None
    return advice is not None and told.casefold().find(word.casefold(), advice.end()) >= 0


_WENT = re.compile(r"\b(?:up|down|higher|lower)(?= from\b)", re.IGNORECASE)


def without_turns_of_results(text: str, claim: str) -> str:
    """A place without the way that its result went (`LDL 104, down from 151 on it`), where a claim is of no result.

    Every other word stays where it is.
    """
    if find_analytes(claim) or not _WENT.search(text):
        return text
    named = min((result.end for result in find_analytes(text)), default=len(text))
    return _WENT.sub(lambda word: word[0] if word.start() < named else " " * len(word[0]), text)
