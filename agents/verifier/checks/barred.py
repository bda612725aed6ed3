"""Orders about a medicine that a claim turns round: one begun that must not be or must wait, one ended that must go on."""

import re
from collections.abc import Callable, Iterator, Sequence

from wardround.tools.terms import find_drugs, find_groups

from ..actions import AGAIN
from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..medicines import short_names_in
from ..units import Unit
from .written.courses import Course, courses_in

_BEGUN = re.compile(
    rf"\b(?:to be (?:{AGAIN}|started|commenced|begun|given)|(?:is|are|was|were|been) {AGAIN}"
    rf"|(?:is|are|can|may|will) (?:to )?(?:re-?start|resume)|{AGAIN}(?= (?:on|at|today|from|now|tomorrow|tonight)\b))",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no longer|without)\b|n['’]t\b", re.IGNORECASE)
_WAITS = re.compile(
    rf"{_DENIED.pattern}|\b(?:until|till|unless|if|once|when|after|pending|subject to|provided|decide\w*|whether|consider\w*)\b",
    re.IGNORECASE,
)
"""In a claim: it says itself that something must come first, or that it is not to be."""
_WITH = r"(?:re-?start|resum|start|go(?:es|ing)? back|giv|g[ei]t|rechalleng|recommenc|us(?:e|ed)\b|tak)\w*"
_MUST_NOT = r"\b(?:do not|don['’]?t|must not|should not|not to(?: be)?|never(?: to)?(?: be)?|cannot(?: be)?) (?:ever )?"
_BARRED_BEHIND = re.compile(
    rf"[^.;\n]{{0,60}}?(?:{_MUST_NOT}{_WITH}"
    r"|\b(?:stay|remain|keep|kept)(?:s|ed|ing)? (?:\w+ ){0,2}?(?:off|held|on hold|stopped|withheld|paused)\b"
    r"|\bnot (?:while|whilst|until|till|til|for (?:tt[oa]|discharge))\b|\bnever again\b|\b(?:off|held|on hold) (?:until|till|til)\b)",
    re.IGNORECASE,
)
_BARRED_BEFORE = re.compile(r"\b(?:no|not|hold|held|withhold) (?:more )?\Z", re.IGNORECASE)
_UNTIL = re.compile(r"[^.;\n]{0,20}?\b(?:until|till|til|while|whilst|unless)\b", re.IGNORECASE)
_STAY_OFF = re.compile(
    r"\W*\b(?:we|you|i['’]d)\b[^.;\n?]{0,12}\b(?:stay|keep|are staying) (?:off|away from)\b", re.IGNORECASE
)
"""How it is said: `the spironolactone, we stay off that`."""
_FOR_GOOD = re.compile(
    r"\b(?:ever|never again|permanently|for good)\b|\bnever (?:to )?(?:be )?re-?start\w*(?!.*\b(?:until|without|unless)\b)",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:to be|may be|can be|should be|was|were|is|are|been) (?:stopped|withheld|held|interrupted|omitted|discontinued|paused)\b",
    re.IGNORECASE,
)
_ENDING = r"(?:stop|interrupt|omit|miss|hold|held|discontinu|withh|paus)\w*"
_MUST_GO_ON = re.compile(
    rf"[^.;\n]{{0,60}}?(?:\b(?:not|never|cannot|don['’]?t|doesn['’]?t) (?:\w+ )?(?:be )?{_ENDING}|\blifelong\b|\bno (?:break|interruption)\b)",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?:is|are|may|can|should)\b[^.;,]{0,20}?\b(?:preferred|first[- ]line|first choice|of choice|recommended|safe|be (?:used|given|taken|offered))\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"\b(?:avoid\w*|instead of|rather than|unless|until|only if|if)\b", re.IGNORECASE)
_FORBIDDEN = re.compile(
    r"\b(?:NO|(?i:avoid|never(?: give| use)?|do not (?:give|use|prescribe)|don['’]t (?:give|use)|must not (?:have|receive|be given)))"
    r" (?:[\w-]+(?:,| or| and|/) ?(?i:no )?){0,5}\Z"
)
"""`NO Haldol, NO Reglan`, `avoid diclofenac or naproxen`."""

_TO_BE = re.compile(r"to be", re.IGNORECASE)
_STOPPED = re.compile(
    r"(?: \d+(?: ?(?:mg|mcg|g))?)?\s*[:,-]?\s*(?:was |is |has been )?(?:stop(?:ped)?|discontinued|d/c['’]?e?d|DC['’]?d)\b"
    r"(?![^.;]{0,60}\b(?:until|till?|for now|temporar\w*|while|pending|review\w*|days?|pre-?op\w*|before|consider\w*)\b)",
    re.IGNORECASE,
)
"""`ASA: stop`: an end that waits for nothing."""
_RETURNS = re.compile(
    r"\b(?:re-?start\w*|resum\w*|re-?commenc\w*|re-?introduc\w*|re-?challeng\w*|back on|again|review\w*|consider\w*)\b",
    re.IGNORECASE,
)
_WAITING = re.compile(r"\b(?:hold|held|on hold|withh\w+|paus\w+|omit\w*|suspend\w*|w/h)\b", re.IGNORECASE)

_Place = tuple[int, int]
_Order = Callable[[str, _Place], bool]


def nothing_barred_begins(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine begun, or to be, of which the last that the record says is that it must not be, or must wait."""
    text = context.claim.text
    begun = _BEGUN.search(text)
    if not begun or _DENIED.search(text):
        return
    for drug in _before(text, begun.start()):
        unit = _ended_outright(context.evidence, drug) if _TO_BE.match(begun.group()) else None
        if unit:
            message = f"the claim has {drug} “{begun.group()}”; the record has it stopped, and nowhere waiting"
            yield Signal("drug_barred", 1.0, "temporality_mismatch", message, (unit,), words=begun.group())
            continue
        unit = _last_order(context.evidence, drug, _is_barred, frozenset({"begun", "in use"}))
        if unit and (_FOR_GOOD.search(unit.words) or not _WAITS.search(text)):
            message = f"the claim has {drug} “{begun.group()}”; the record says that it must not be, or not yet"
            yield Signal("drug_barred", 1.0, "temporality_mismatch", message, (unit,), words=begun.group())


def _ended_outright(evidence: Evidence, drug: str) -> Unit | None:
    """Where a medicine was stopped for good, if nothing that names it later, and no sentence behind, has it begin again."""
    if not evidence.is_all_written:
        return None
    found: Unit | None = None
    for unit in evidence.units:
        places = [(one.start, one.end) for one in find_drugs(unit.words) if one.ingredient == drug]
        is_behind = found is not None and next(iter(evidence.preceding(unit, 1)), None) is found and not unit.drugs
        if places and any(_STOPPED.match(unit.words, end) for _, end in places):
            found = unit
        elif places and _WAITING.search(unit.words):
            found = None
        if found and (places or is_behind) and _RETURNS.search(unit.words):
            found = None
    return found


def nothing_forbidden_is_allowed(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine that may be given, or is the preferred one, which the record says must not be given."""
    text = context.claim.text
    allowed = _ALLOWED.search(text)
    if not allowed or _DENIED.search(text) or _IN_PLACE.search(text):
        return
    for drug in sorted({one.ingredient for one in find_drugs(text) if one.end <= allowed.start()}):
        unit = _last_order(context.evidence, drug, _is_forbidden, frozenset({"begun", "in use"}))
        if unit:
            message = f"the claim says of {drug} “{allowed.group()}”; the record says that it must not be given"
            yield Signal("drug_barred", 1.0, "temporality_mismatch", message, (unit,), words=allowed.group())


def what_must_go_on_does(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine stopped or left out of which the record says that it must never be."""
    text = context.claim.text
    ended = _ENDED.search(text)
    if not ended or _DENIED.search(text):
        return
    for drug in _before(text, ended.start()):
        unit = _last_order(context.evidence, drug, _must_go_on, frozenset({"ended"}))
        if unit:
            message = f"the claim has {drug} “{ended.group()}”; the record says that it must go on"
            yield Signal("drug_must_go_on", 1.0, "temporality_mismatch", message, (unit,), words=ended.group())


def _before(text: str, end: int) -> Sequence[str]:
    """The medicine that a word is said of, or those of a group: the last one named before it."""
    drugs = [one for one in find_drugs(text) if one.end <= end]
    groups = [one for one in find_groups(text) if one.end <= end]
    if groups and (not drugs or groups[-1].start > drugs[-1].start):
        return sorted(groups[-1].members)
    return [drugs[-1].ingredient] if drugs else []


def _last_order(evidence: Evidence, drug: str, is_order: _Order, undone_by: frozenset[Course]) -> Unit | None:
    """The last place with such an order about a medicine, where no later one has it otherwise."""
    found: Unit | None = None
    for unit in evidence.units:
        places = [(one.start, one.end) for one in find_drugs(unit.words) if one.ingredient == drug]
        places += [] if evidence.is_spoken(unit) else list(short_names_in(drug, unit.words))
        if "?" not in unit.words and any(is_order(unit.words, place) for place in places):
            found = unit
        elif found and any(one.drug == drug and one.course in undone_by for one in courses_in(unit.words)):
            found = None
    return found


def _is_forbidden(words: str, place: _Place) -> bool:
    return bool(_FORBIDDEN.search(words, 0, place[0]))


def _is_barred(words: str, place: _Place) -> bool:
    is_until = _BARRED_BEFORE.search(words, 0, place[0]) and _UNTIL.match(words, place[1])
    return bool(is_until or _BARRED_BEHIND.match(words, place[1]) or _STAY_OFF.match(words, place[1]))


def _must_go_on(words: str, place: _Place) -> bool:
    return bool(_MUST_GO_ON.match(words, place[1]))
