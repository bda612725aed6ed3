"""Blood groups, each with whose it is: `O neg`, `Rh positive`, where written records have another."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from ...check import ClaimInContext, Signal
from ...stretches import after_last
from ...units import Unit

_SIGN = r"(?P<{0}>positive|pos\b|\+(?:ve)?(?!\w))|(?P<{1}>negative|neg\b|-ve\b|[-−](?![\w-]))"
_GROUP = re.compile(
    rf"(?:\bblood (?:group|type)(?:ing)?(?: was| is|:)?|\bgroup:?)\s*(?P<abo>(?-i:AB|A|B|O))(?![\w'])(?! ?(?:strep|beta|h(?:a)?emolytic))(?:[ ,]*(?:rh(?:esus)?(?:[ (]*d\)?)?[ ,]*)?(?:{_SIGN.format('yes', 'no')}))?",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w/-])(?<!flu )(?<!influenza )(?<!hepatitis )(?<!hep )(?<!type )(?<!group )(?P<abo>(?-i:AB|A|B|O))[ -]?(?:rh(?:esus)?(?:[ (]*d\)?)? ?)?(?:{_SIGN.format('yes', 'no')})",
    re.IGNORECASE,
)
_RHESUS = re.compile(
    rf"(?<![\w-])rh(?:esus)?(?:[- (]*d\)?)?(?: (?:factor|status|type|blood (?:group|type)))?(?: was| is|:)?[ -]*(?:{_SIGN.format('yes', 'no')})",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:baby|infant|newborn|neonat\w*|child|son|daughter|cord|f(?:o)?etus|f(?:o)?etal|father|partner|husband|donor|units?|twin \w+)\b(?:['’]s)?[^.;\n]*\Z",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r" (?:husband|partner|father|bab(?:y|ies)|infant|newborn|donor|f(?:o)?etus)\b", re.IGNORECASE)
"""`an Rh-positive husband`."""
_MOTHER = re.compile(r"\b(?:mother|mum|mom|maternal|she|pt|patient)\b[^.;\n]*\Z", re.IGNORECASE)
_STOP = re.compile(r"[.;\n]|, (?=\w+ )")
_POSSIBLE = re.compile(r"\b(?:if|unless|whether|\?)\s*(?:\w+ ){0,4}\Z", re.IGNORECASE)


class _Group(NamedTuple):
    """A blood group, or a part of one."""

    whose: Literal["other", "own"]
    part: Literal["ABO", "rhesus"]
    value: str
    words: str


def blood_groups_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a blood group that written records give otherwise, of the same person."""
    recorded = context.evidence.each(_read)
    for said in dict.fromkeys(_read(context.claim.text)):
        told = [(one, unit) for one, unit in recorded if (one.whose, one.part) == (said.whose, said.part)]
        if told and all(one.value != said.value for one, _ in told):
            yield _signal(said, [unit for _, unit in told[:2]])
            return


def _signal(said: _Group, units: list[Unit]) -> Signal:
    message = f"the claim has the blood group “{said.words}”; the record another"
    return Signal("written_marker", 1.0, "negation_mismatch", message, tuple(units), words=said.words)


@lru_cache(maxsize=32768)
def _read(text: str) -> tuple[_Group, ...]:
    matches = [match for pattern in (_GROUP, _BARE, _RHESUS) for match in pattern.finditer(text)]
    return tuple(
        one for match in matches if not _POSSIBLE.search(text, 0, match.start()) for one in _parts(text, match)
    )


def _parts(text: str, match: re.Match[str]) -> Iterator[_Group]:
    groups = match.groupdict()
    begin = after_last(_STOP, text, match.start())
    is_before = _OTHER.search(text, begin, match.start()) and not _MOTHER.search(text, begin, match.start())
    is_other = is_before or _OF_ANOTHER.match(text, match.end())
    whose: Literal["other", "own"] = "other" if is_other else "own"
    if groups.get("abo"):
        yield _Group(whose, "ABO", groups["abo"], match.group())
    if groups["yes"] or groups["no"]:
        yield _Group(whose, "rhesus", "positive" if groups["yes"] else "negative", match.group())
