"""How a condition stands: `active gout`, where a problem list has it as inactive, `resolved asthma` of an active one."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from wardround.tools.assertion import assess

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import FAMILY, kin_in
from ...units import Unit, unit_of
from .short import Thing, keys_in, things_in

Status = Literal["active", "over"]

_OF_FACTS: dict[str, Status] = {
    "active": "active", "recurrence": "active", "relapse": "active",
    "inactive": "over", "remission": "over", "resolved": "over",
}  # fmt: skip
_ACTIVE = r"active|ongoing|current|unresolved"
_OVER = r"resolved|inactive|(?:in )?(?:(?:full|complete|partial|sustained|clinical) )?remission|quiescent"
_HEADING = re.compile(
    rf"\W*(?:(?P<active>{_ACTIVE})|(?P<over>resolved|inactive)) (?:\w+ )?(?:problems?|diagnos[ei]s|conditions?|issues?|illness(?:es)?|problem list|comorbidities)\W*",
    re.IGNORECASE,
)
"""Of a list: `Active problems`."""
_BEFORE = re.compile(
    r"\b(?:(?P<active>active|ongoing|currently has)|(?P<over>resolved|inactive|quiescent))\s+(?=\w)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s*(?:[(\[–—:-]|,|(?=in (?:\w+ )?remission)|\b(?:is|are|was|were|has|have|remains?)\b(?: (?:been|now|currently|still|since|fully|completely))*)\s*"
    rf"(?:(?:currently|now|still|status:?) )?(?:(?P<active>{_ACTIVE})|(?P<over>{_OVER}))(?![\w-])(?! (?:treatment|surveillance|range|smok))",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[,;\n]|\.(?=\s|\Z)| and |\b(?:but|while|whereas|which)\b")
_NAME_ENDS = re.compile(
    r"\s*(?:[(\[:]| [-–—] |\b(?:in (?:\w+ )?remission|is|are|was|were|has|have|had|with|on|for|since|under|treated|managed|requiring|diagnosed|remains?)\b)"
)
_HEAD_ENDS = re.compile(r"\s+(?:of|in|with|due to|secondary to|without)\b|[,(]")
_OPEN = re.compile(
    r"\b(?:no|not|never|without|denies|denied|if|may|might|possible|risk of|until|previously|formerly)\b|\?",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:was|were|had|on arrival|on admission|at presentation|initially|when)\b", re.IGNORECASE)
"""`ongoing pain on arrival`, whatever came of it."""
_GOES_ON = re.compile(
    r"\b(?:active|still|present|persist\w*|acute|flar\w*|ongoing|recurr\w+|relaps\w+|new|current\w*|now|treat\w*|exacerbat\w*|worsen\w*|uncontrolled|again|positive)\b",
    re.IGNORECASE,
)
_IS_OVER = re.compile(
    r"\b(?:resol\w+|remission|settled|stopped|ceased|subsided|abated|improv\w+|cleared|cured|healed|gone|inactive|quiescent|history|previous\w*|past|former\w*|pmhx?|no (?:longer|further|evidence|recurrence))\b",
    re.IGNORECASE,
)


class _Stands(NamedTuple):
    """A condition with how it is said to stand."""

    things: tuple[Thing, ...]
    status: Status
    words: str


class _Recorded(NamedTuple):
    """A condition of a problem list."""

    keys: frozenset[str]
    """Of its whole name."""
    head: frozenset[str]
    """Of the word that says what it is: `thrombosis` of a vein of the leg."""
    status: Status
    unit: Unit


def problems_stand_as_recorded(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition called active, or over, of which written records have the contrary."""
    claim = context.claim
    if FAMILY.search(claim.text) or kin_in(claim.text):
        return
    for said in _stated(claim.text, claim.section):
        told = [one for one in _recorded(context.evidence) if _is_of(said.things, one)]
        if told and all(one.status != said.status for one in told) and not _is_told_elsewhere(context, said):
            status = "active" if said.status == "active" else "no longer active"
            message = (
                f"the claim has “{said.words}” as {status}; the record has “{' '.join(told[0].unit.words.split())}”"
            )
            units = tuple(one.unit for one in told[:2])
            yield Signal("written_status", 1.0, "temporality_mismatch", message, units, words=said.words)


def _stated(text: str, section: str) -> Iterator[_Stands]:
    """Each item of a text with its own status, else with that of its heading."""
    head, colon, _ = text.partition(":")
    heading = _HEADING.fullmatch(section) or (_HEADING.fullmatch(head) if colon else None)
    begin = len(head) + 1 if colon and _HEADING.fullmatch(head) else 0
    for start, end in _items(text, begin):
        words = text[start:end]
        before = _BEFORE.search(words)
        first = before.end() if before else 0
        ends = _NAME_ENDS.search(words, first)
        last = ends.start() if ends else len(words)
        own = _BEHIND.match(text, start + last) or before or heading
        things = things_in(words[first:last])
        if not own or not things or _OPEN.search(words):
            continue
        is_other = assess(text, start + first, start + last).negated or _THEN.search(words)
        if own["active"] and is_other:  # `resolved` denies too
            continue
        yield _Stands(things, "active" if own["active"] else "over", words[first:last].strip(" .*-"))


def _items(text: str, begin: int) -> Iterator[tuple[int, int]]:
    for cut in _ITEM.finditer(text, begin):
        yield begin, cut.start()
        begin = cut.end()
    yield begin, len(text)


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[_Recorded, ...]:
    """The conditions of problem lists, and what sentences say of how one stands."""
    found, placed = [], set()
    for document, fact in evidence.facts:
        status, head = _OF_FACTS.get(fact.status or ""), head_of(fact.name)
        if fact.kind == "problem":
            placed.add((document.id, fact.start))
            if not fact.negated and status and head:
                found.append(_Recorded(keys_in(fact.name), head, status, unit_of(document, fact)))
    for unit in evidence.units:
        if (unit.source_id, unit.start) not in placed and not unit.of_image and not kin_in(unit.words):
            for one in _stated(unit.words, ""):
                keys = frozenset().union(*(thing.keys for thing in one.things))
                found.append(_Recorded(keys, one.things[-1].keys, one.status, unit))
    return tuple(found)


def head_of(name: str) -> frozenset[str]:
    """The keys of the word that says what a condition is: of `stage 3 disease of the kidney`, the disease."""
    things = things_in(_HEAD_ENDS.split(name)[0])
    known = [one for one in things if any(key[0] in "#~" for key in one.keys)]
    return (known or things or (Thing(frozenset(), 0, 0),))[-1].keys


def _is_of(said: tuple[Thing, ...], recorded: _Recorded) -> bool:
    """Whether all that the claim names is of the recorded condition, its head too: `the eye` is no eye disease."""
    return all(one.keys & recorded.keys for one in said) and any(one.keys & recorded.head for one in said)


def _is_told_elsewhere(context: ClaimInContext, said: _Stands) -> bool:
    """Whether a sentence that is no entry of a problem list names it and says what the claim says."""
    words = _GOES_ON if said.status == "active" else _IS_OVER
    placed = {(document.id, fact.start) for document, fact in context.evidence.facts if fact.kind == "problem"}
    keys = frozenset().union(*(one.keys for one in said.things))
    return any(
        words.search(unit.words) and any(one.keys & keys for one in things_in(unit.words))
        for unit in context.evidence.units
        if (unit.source_id, unit.start) not in placed
    )
