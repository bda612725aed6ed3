"""Agreed or declined: `her daughter agreed to tube feeding`, where written records have it declined."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import content_words

from ...check import ClaimInContext, Signal
from ...mentions import is_light

_YES = r"agree[ds]?(?: to| with)?|accept(?:s|ed)|consent(?:s|ed)(?: to)?|opted for|chose|asked for|requested|wishes for|in favou?r of"
_NO = r"declin(?:es|ed)|refus(?:es|ed)|rejected|decided against|did not want|does not want|against medical advice|turned down|opted against"
_SAID = re.compile(rf"\b(?:(?P<no>{_NO})|(?P<yes>{_YES}))\b", re.IGNORECASE)
_GIVEN = re.compile(r"\b(?:given|received|administered|performed|placed|inserted|done)\b", re.IGNORECASE)
_CUT = re.compile(r"[.;\n](?!\d)|,? (?:but|while|whereas|although) ", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:if|should|whether|unless|initially|at first|later|then|eventually)\b|\?", re.IGNORECASE)
_ENOUGH = 0.5
"""Share of the words of what it is about that must be the same."""
_OF_ANYTHING = frozenset(
    "vaccin vaccination immunis immuniz offer discuss treatment daughter son wife husband famili mother father parent referr dr time present intraven oral".split()
)


class _Answer(NamedTuple):
    """What somebody said to something offered."""

    yes: bool
    about: frozenset[str]
    word: str


def consent_is_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice that something was agreed to in the claim which every word of written records on it has declined, or the other way."""
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    for said in _read(context.claim.text):
        told = [(one, unit) for one, unit in context.evidence.each(_read) if _is_of(said, one)]
        if told and all(one.yes != said.yes for one, _ in told):
            message = f"the claim says “{said.word}” of what the record has as “{told[0][0].word}”"
            yield Signal(
                "written_consent",
                1.0,
                "negation_mismatch",
                message,
                tuple(unit for _, unit in told[:2]),
                words=said.word,
            )


def _is_of(said: _Answer, one: _Answer) -> bool:
    shared = len(said.about & one.about)
    return shared > 0 and shared >= _ENOUGH * min(len(said.about), len(one.about))


@lru_cache(maxsize=32768)
def _read(text: str) -> tuple[_Answer, ...]:
    return tuple(
        one
        for clause in _CUT.split(text)
        if not _OPEN.search(clause)
        for one in (_answer(clause, _SAID.search(clause)) or _given(clause),)
        if one and one.about
    )


def _answer(clause: str, match: re.Match[str] | None) -> _Answer | None:
    if not match:
        return None
    after, before = _about(clause[match.end() :]), _about(clause[: match.start()])
    return _Answer(bool(match["yes"]), after or before, match.group())


def _given(clause: str) -> _Answer | None:
    """`pneumococcal vaccine given`: who had it agreed."""
    match = _GIVEN.search(clause)
    is_vaccine = re.search(r"\bvaccin|\bimmuni", clause, re.IGNORECASE)
    if not match or not is_vaccine or re.search(r"\bnot\b|\bnever\b|\bno\b", clause, re.IGNORECASE):
        return None
    return _Answer(True, _about(clause), match.group())


def _about(text: str) -> frozenset[str]:
    """The first words that tell what it is about."""
    text = re.split(r",| and | because | due to | for now", text, maxsplit=1)[0] or text
    words = [word for word, _, _ in content_words(text) if not is_light(word) and not word[0].isdigit()]
    return frozenset(word for word in words if word not in _OF_ANYTHING)
