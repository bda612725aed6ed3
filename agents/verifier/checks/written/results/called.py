"""What a text calls low, normal or high, of more results than `levels` knows: `ALT was slightly above normal`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import Assertion, assess

from ....denying import RESOLVED
from ....levels import ALL, NAMED, Level
from ....stretches import stretches
from .labelled import labelled_in
from .named import groups_in, names_in

_WORDS: dict[str, str] = {
    "abnormal": r"abnormal|deranged|outside (?:the )?(?:reference |normal )?(?:range|limits)|pathological",
    "high": r"elevat(?:ed|ion)|raised|high|supratherapeutic|(?:(?<=is )|(?<=was ))toxic|toxic(?= (?:level|range))|above (?:the )?(?:upper )?(?:limit of )?(?:reference|normal)(?: range| limits?)?|supranormal",
    "low": r"low(?!(?:er)?[- ](?:(?:end|side|part|limit) (?:of|within) )?(?:the )?normal)|reduced|decreased|depressed|deficient|depleted|suppressed|sub-?therapeutic|below (?:the )?(?:lower )?(?:limit of )?(?:reference|normal)(?: range| limits?)?"
    r"|deficiency",
    "normal": r"(?:within|in|to|into) (?:the |its )?(?:normal|reference)(?: range| limits?)?|(?<!above )(?<!below )(?<!limit of )normal(?:i[sz]ed|i[sz]es)?(?: limits| range)?"
    r"|unremarkable|in range|replete|preserved|negative",
}
_LEVEL = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{level}>{words})' for level, words in _WORDS.items())})\b"
    r"(?! of (?:about |only )?\d)(?!:? ?(?:[<>≤≥]|\d[\d.]*(?: ?-|–| to) ?\d))(?!-| ?(?:from|(?:by|to) (?:about |around |nearly )?[\d.,]+(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))\b"
    r"|(?: (?:risk|dose|density|grade|voltage|pitched|flow|pressure|molecular|calibre|saline|sinus|appearance))\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[.;\n](?!\d)|,? (?:but|while|whereas|although|though|which) |, and (?=\w+ \w+ (?:was|were|is)\b)", re.IGNORECASE
)
_AND = re.compile(
    r"(?: (?:level|count|concentration|antibod|result|titre|titer|value)\w*)?\s*(?:,|, and|and|, or|or|/|&|plus|as well as)?\s*(?:the |both |serum |also )*",
    re.IGNORECASE,
)
_BARE = re.compile(r"[\W\d]*(?:(?:serum|plasma|total|the|a|an|slightly|mildly|of|her|his|levels?)\W+)*", re.IGNORECASE)
_STRAIGHT = re.compile(
    r"[\s:()]*(?:(?:levels?|counts?|also|again|both|was|were|is|are|remained|tested|came back|\w+ly)\s+)*[\s):]*",
    re.IGNORECASE,
)
"""Between a name and the level that is told of it: `IgG low, IgM normal`, `glucose was normal`."""
_NEARLY = re.compile(
    r"\b(?:nearly|almost|close to|near(?:ing)?|approaching|towards?)(?: (?:the|back))* \Z", re.IGNORECASE
)
"""`had nearly normalised`: not there yet."""
_OF_A_NOUN = re.compile(r"\b(?:with|and|had|has|showed|of|the|an?|her|his|,) \Z", re.IGNORECASE)
_NOUN = re.compile(
    r" (?!(?:and|or|but|at|on|in|to|with|by|after|from|for|until|since|when|during|then|again|despite|because|before|within|as|of|"
    r"throughout|initially|now|still|too|later|today)\b)(?:[a-z-]+ )?[a-z-]{3,}",
    re.IGNORECASE,
)
"""`pulse 44, with raised neck veins`: what is raised is named behind, and nothing that is measured."""
_FREE = re.compile(
    r"\bfree(?= (?:t[34]|thyrox\w+|psa|light|testosterone|cortisol|calcium|h(?:a)?emoglobin|kappa|lambda)\b)",
    re.IGNORECASE,
)
"""`a normal free T4` is free of nothing."""
_DIPSTICK = frozenset({"glucose", "protein", "ketones", "bilirubin", "urobilinogen"})
"""Found `negative` in urine, while other values are of blood."""
_REACH = 60
_OPEN = re.compile(
    r"\b(?:if|unless|provided|assuming|as long as|should|until|whether|when(?! (?:he|she|they|the patient) (?:was|had|were|arrived|came|presented))|target|goal|aim\w*|monitor\w*|history of|previous(?:ly)?|prior|risk of|avoid|prevent\w*|only after|watch|red flags?|safety[- ]?net\w*|call (?:cons\w*|doctor|dr|us|if|for))\b|\?",
    re.IGNORECASE,
)
"""A clause of which nothing can be said to be so now."""

_Subject = tuple[tuple[str, ...], int, int]
"""What is measured, by one name or by those of a group, with its place."""


class Called(NamedTuple):
    """A level that a text gives to something measured."""

    names: tuple[str, ...]
    """One, or what a group has."""
    levels: frozenset[Level]
    start: int
    end: int
    is_named: bool
    """Whether a condition is named for it: `hypokalaemia`."""
    clause: str


@lru_cache(maxsize=32768)
def called_in(text: str, labels: frozenset[str] = frozenset()) -> tuple[Called, ...]:
    """The levels that a text gives; what is supposed or planned is left out.

    Args:
        text: of a claim or a record.
        labels: further names that rows of the record's tables begin with, in lower case.
    """
    return tuple(_read(text, labels))


def _read(text: str, labels: frozenset[str]) -> Iterator[Called]:
    for begin, end in stretches(_CLAUSE, text):
        clause = text[begin:end]
        if _OPEN.search(clause):
            continue
        for (name, level), pattern in NAMED.left(clause):
            for match in pattern.finditer(text, begin, end):
                said = assess(text, *match.span())
                if _is_so(said) and not (said.negated and RESOLVED.search(text, match.end())):
                    levels = ALL - {level} if said.negated else frozenset({level})
                    yield Called((name,), levels, *match.span(), True, clause)
        yield from _in_clause(text, begin, end, _subjects(text, labels))


def _subjects(text: str, labels: frozenset[str]) -> list[_Subject]:
    """Everything measured that a text names, groups and labels too, in order."""
    own = [((one.name,), one.start, one.end) for one in names_in(text, labels)]
    told = [(one.names, one.start, one.end) for one in labelled_in(text, labels) if len(one.names) > 1]
    return sorted([*own, *groups_in(text), *told], key=lambda one: one[1])


def _in_clause(text: str, begin: int, end: int, subjects: Sequence[_Subject]) -> Iterator[Called]:
    """Each level with what it is of; no name is of two."""
    free = [one for one in subjects if begin <= one[1] and one[2] <= end]
    for match in _LEVEL.finditer(text, begin, end):
        own, is_adjective = _own(text, match, free)
        is_of_a_noun = _OF_A_NOUN.search(text, begin, match.start()) and _NOUN.match(text, match.end())
        if _NEARLY.search(text, begin, match.start()) or (is_of_a_noun and not is_adjective):
            continue
        if match[0].casefold() == "negative" and not (own and _STRAIGHT.fullmatch(text, own[0][2], match.start())):
            continue
        free = [one for one in free if one not in own]
        if match[0].casefold() == "negative" and any(_DIPSTICK & frozenset(names) for names, _, _ in own):
            continue
        if own and match.lastgroup != "normal" and "function" in text[own[0][1] : own[0][2]].casefold():
            continue  # a reduced function of the kidneys is a high creatinine
        plain = _FREE.sub("pure", text)  # as long
        said = assess(plain if is_adjective else plain[: match.end()], *match.span())
        if not _is_so(said):
            continue
        level = _level(match.lastgroup or "", denied=said.negated)
        for names, _, _ in own:
            yield Called(names, level, *match.span(), False, text[begin:end])


def _own(text: str, match: re.Match[str], free: Sequence[_Subject]) -> tuple[list[_Subject], bool]:
    """What a level is of, and whether as an adjective: the list right behind it (`low sodium`), else the one before it."""
    before = [one for one in free if match.start() - _REACH <= one[2] <= match.start()]
    after = [one for one in free if match.end() <= one[1] <= match.end() + _REACH]
    is_told = (
        before
        and after
        and "," in text[match.end() : after[0][1]]
        and _STRAIGHT.fullmatch(text, before[-1][2], match.start())
    )
    is_adjective = bool(after and not is_told and _BARE.fullmatch(text, match.end(), after[0][1]))
    return _listed(text, after if is_adjective else before[::-1]), is_adjective


def _is_so(said: Assertion) -> bool:
    return said.certainty != "uncertain" and said.temporality != "hypothetical" and said.experiencer == "patient"


def _level(word: str, *, denied: bool) -> frozenset[Level]:
    level: frozenset[Level] = ALL - {"normal"} if word == "abnormal" else frozenset({word})  # type: ignore[arg-type]
    return ALL - level if denied else level


def _listed(text: str, subjects: Sequence[_Subject]) -> list[_Subject]:
    """The first with those that stand in one list with it."""
    own = list(subjects[:1])
    for one in subjects[1:]:
        first, last = sorted((own[-1], one), key=lambda each: each[1])
        if not _AND.fullmatch(text, first[2], last[1]):
            break
        own.append(one)
    return own
