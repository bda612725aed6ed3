"""Positive or negative, of tests, receptors, margins and nodes: `HER2 positive` where written records have it negative."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.terms import stem

from ...check import ClaimInContext, Signal
from ...mentions import is_light
from ...units import Unit
from .results_named import turned_out

_STATUS = re.compile(
    r"\b(?:(?P<yes>positive|involved|affected|infiltrated|reactive|detected)|(?P<no>negative|clear|spared|unaffected|uninvolved|non-?reactive|not detected|free of (?:tumou?r|disease)))\b"
    r"(?! (?:for|pressure|balance|symptoms|attitude|feedback|family|inotrop|of))",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?P<names>[\w/-]+(?:(?:, (?:and )?| and | or |/)[\w-]+)*)(?: (?:status|tests?|testing|pcr|serology|antibod\w+|antigen|receptors?|assay|ihc|screen\w*|swab"
    r"|result|nodes?|lymph nodes?))*[\s:,]*(?:(?:was|were|is|are|came back|came|returned|remained?|all|both|now|the|also|again|has|have|had|been|be|never|not|yet|ever|\d++[+/%]?\d*+) ?)*\Z",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:not|never|no longer|none)(?: (?:was|were|is|are|been|be|yet|ever))* \Z|\b(?:none|0) ?(?:/|of) ?(?:the |all )?(?:\d+ )?(?:[\w-]+ ){0,4}\Z",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(r"\b(?:no|neither|nor|without)(?: [\w-]+){0,2} \Z", re.IGNORECASE)
"""Before a name: `no viral DNA was detected`."""
_KINDS = re.compile(r"(?:[a-z-]{4,} ){1,3}\Z", re.IGNORECASE)
_WORD = re.compile(r"[\w-]{2,}")
_OF_NOBODY = frozenset(
    map(stem, "results test testing all both it they and or the screen screening of were was".split())
)


class _Marker(NamedTuple):
    """Something that was found positive or negative."""

    name: str
    """Stem of what was looked for."""
    is_positive: bool
    start: int
    end: int
    kinds: tuple[str, ...] = ()
    """Stems of the words right before the name: `circumferential`, of a margin."""


def markers_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice something called positive that every mention in written records has negative, or the other way round."""
    text = context.claim.text
    yield from _by_name(context)
    for said in _markers(text):
        told = _same(context, said)
        if told and all(one.is_positive != said.is_positive for one, _ in told):
            message = f"the claim says “{text[said.start : said.end]}” of {said.name}, the record the contrary"
            yield Signal(
                "written_marker",
                1.0,
                "negation_mismatch",
                message,
                tuple(unit for _, unit in told[:2]),
                words=text[said.start : said.end],
            )


def _by_name(context: ClaimInContext) -> Iterator[Signal]:
    """The same of tests that have several names, which charts shorten."""
    text, recorded = context.claim.text, context.evidence.each(turned_out)
    both = [one.name for one in turned_out(text) if one.is_positive]
    both = [one.name for one in turned_out(text) if not one.is_positive and one.name in both]
    for said in turned_out(text):
        if said.name in both:  # of two places or times
            continue
        told = [(one, unit) for one, unit in recorded if one.name == said.name]
        if told and all(one.is_positive != said.is_positive for one, _ in told):
            words, units = text[said.start : said.end], tuple(unit for _, unit in told[:2])
            message = f"the claim says “{words}”, the record the contrary"
            yield Signal("written_marker", 1.0, "negation_mismatch", message, units, words=words)


def _same(context: ClaimInContext, said: _Marker) -> list[tuple[_Marker, Unit]]:
    """What the record says of it: by the words before its name that the record has, else by its name."""
    every = context.evidence.each(_markers)
    for kind in said.kinds:
        if told := [(one, unit) for one, unit in every if kind in (one.name, *one.kinds)]:
            return told
        if context.evidence.has(kind):
            return []
    return [(one, unit) for one, unit in every if one.name == said.name]


@lru_cache(maxsize=32768)
def _markers(text: str) -> tuple[_Marker, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[_Marker]:
    for match in _STATUS.finditer(text):
        said = assess(text, *match.span())
        if said.certainty == "uncertain" or said.temporality == "hypothetical" or said.experiencer != "patient":
            continue
        is_positive = bool(match["yes"]) and not _NONE.search(text, 0, match.start())
        before = _NAME.search(text, max(match.start() - 80, 0), match.start())
        is_positive = is_positive and not (before and _NO_SUCH.search(text, 0, before.start("names")))
        for name in _names(before["names"]) if before else ():
            kinds = _kinds(text, before.start("names")) if before and " " not in before["names"].strip() else ()
            yield _Marker(name, is_positive, *match.span(), kinds)


def _kinds(text: str, end: int) -> tuple[str, ...]:
    """Of `the circumferential resection margin`, both words before the last."""
    match = _KINDS.search(text, 0, end)
    words = match[0].casefold().split() if match else []
    stems = [stem(word) for word in words]
    return tuple(one for one in stems if not is_light(one) and one not in _OF_NOBODY)[-2:]


def _names(words: str) -> Iterator[str]:
    for word in _WORD.findall(words.casefold()):
        name = stem(word)
        if not is_light(name) and name not in _OF_NOBODY and not name.isdigit():
            yield name
