"""What is said to go on, and is over: `delirium persists`, where the last record that names it calls it resolved."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...stamps import latest, written_on
from ...stretches import ANY_STOP, after_last
from ...units import Unit
from .short import Thing, is_named, things_in

_STILL = re.compile(
    r"\b(?:(?:was|is|were|are|has|had|have|remains?|remained) still|still (?:has|had|receiv\w+|need\w*|requir\w+|tak\w+|us\w+|drains|detained|on)"
    r"|(?:still|remain\w*|left|stayed) in (?:place|situ)"
    r"|persists?|persisted|(?:is|are|remains?) (?:ongoing|present|unresolved|active)|has not (?:yet )?(?:resolved|healed|settled|cleared))\b",
    re.IGNORECASE,
)
_IN_A_PACK = re.compile(
    r" in (?:the|his|her|their|your|its|a|an) (?:\w+ ){0,2}(?:packs?|packets?|boxes|box|bags?|drawer|cupboard|fridge|house|home|possession|dosette|webster\w*|tray|list|chart|locker)\b",
    re.IGNORECASE,
)
"""`the tablets were still in her box`: where they lie, and not that they are taken."""
_OVER = re.compile(
    r"\b(?:resolved|healed|gone|cleared|settled|subsided|disappeared|recovered|better now|no longer|no further|free of|ceased|abated|back to normal"
    r"|removed|taken out|came out|pulled|rescinded|revoked|lifted|stopp?ed|discontinued)\b",
    re.IGNORECASE,
)
_NOT_OVER = re.compile(
    r"\b(?:not|never|partly|partially|nearly|almost|still|until|once|when|if|will|should|persist\w*|remain\w*|recur\w*|again)\b",
    re.IGNORECASE,
)
_NOT_BACK = re.compile(
    r"\b(?:(?:remains?|remained|is still|was still|stays?|stayed) (?:on hold|withheld|held|suspended|paused|off|stopped)"
    r"|(?:has|have|had|was|were) not (?:yet )?(?:been )?(?:resumed|re-?started|recommenced|reinstated|reintroduced)"
    r"|(?:is|are|was|were) not to be (?:resumed|re-?started|recommenced) (?:until|before))\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:without|no|not) (?:\w+ ){0,3}\Z", re.IGNORECASE)
"""`held, without a bridge of heparin, and remains on hold`: what was not given is not on hold."""
_BACK = re.compile(r"\b(?:re-?started|resumed|recommenced|reinstated|reintroduced|back on)\b", re.IGNORECASE)
_PART = re.compile(r"\band |\bthen |, |\(")
_NOT_YET = re.compile(
    r"\b(?:not|never|no|if|when|once|until|unless|will|to be|(?-i:may)|should|could|plan\w*|consider\w*|paus\w+|hold|held|withh\w+|in \d+)\b|\bto (?:restart|resume)\b|\?",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:when|while|by|at|on|for|until|since|in|during)\b", re.IGNORECASE)
_WAS_THEN = re.compile(
    r"\b(?:was|were|had|remained|stayed|persisted|drained|needed|required)\b[^.;]*?\b(?:(?:at|on|by|until) (?:the time of )?(?:(?:hospital )?discharge|transfer|admission|arrival|the end"
    r"|leaving|(?:(?:the )?\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* ?\d?))|when (?:he|she|they) (?:left|went|was|were))\b",
    re.IGNORECASE,
)
"""`was still on hold at discharge`: of that time, whatever came of it."""
_WHERE = re.compile(
    r" (?:in|of|on|at|over|around|along|down|to) (?:the|his|her|their|both|each|left|right|home)\b[^,;:.]*\Z",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;:\n]|, ")
_CUT = re.compile(r"[.;:\n]|, |\b(?:and|but|which|who|while|although|because|after|before)\b", re.IGNORECASE)


def what_is_over_does_not_go_on(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is said to go on, of which the last written record that names it says that it is over."""
    text = context.claim.text
    for match in _STILL.finditer(text):
        if _IN_A_PACK.match(text, match.end()):
            continue
        begin, said = _subject(text, match)
        told = _last(context, said[-1]) if said else ()
        over = [unit for unit in told if is_over(unit, said[-1]) and not _is_of_later(context, match, unit)]
        if over:
            words = text[begin : match.end()].strip()
            message = f"the claim says “{words} …”; the record says that it is over"
            yield Signal("written_still", 1.0, "temporality_mismatch", message, tuple(over[:1]), words=words)


def what_is_back_is_not_held(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine said to be on hold yet, of which a written record says that it was begun again."""
    text = context.claim.text
    match = _NOT_BACK.search(text)
    if not match:
        return
    before = [
        drug for drug in find_drugs(text) if drug.end <= match.start() and not _WITHOUT.search(text, 0, drug.start)
    ]
    for drug in before[-1:]:
        told = [
            unit
            for unit in context.evidence.naming(drug.ingredient)
            if _is_back(unit.words, drug.ingredient) and not _is_of_later(context, match, unit)
        ]
        if told:
            message = f"the claim has {drug.ingredient} on hold; the record has it begun again"
            yield Signal("written_still", 1.0, "temporality_mismatch", message, tuple(told[:1]))


def _is_of_later(context: ClaimInContext, match: re.Match[str], unit: Unit) -> bool:
    """Whether the claim tells of a time, and a place of a document after the one closest to it."""
    if not context.best or not _WAS_THEN.search(context.claim.text, match.start()):
        return False
    return written_on(context.evidence, unit) > written_on(context.evidence, context.best[0])


def _is_back(words: str, ingredient: str) -> bool:
    parts = [
        part
        for part in re.split(r"\.(?!\d)|[;\n]|, ", words)
        if any(d.ingredient == ingredient for d in find_drugs(part))
    ]
    return any(_is_begun_again(part, match) for part in parts for match in _BACK.finditer(part))


def _is_begun_again(part: str, match: re.Match[str]) -> bool:
    begin = after_last(_PART, part, match.start())
    return not _NOT_YET.search(part, begin)


def _subject(text: str, match: re.Match[str]) -> tuple[int, tuple[Thing, ...]]:
    """What goes on: named before the word in its clause, else behind it (`still detained under section 3`), else before `which`."""
    cuts = [0, *(cut.end() for cut in _CUT.finditer(text, 0, match.start()))]
    begin = after_last(_SENTENCE, text, match.start())
    if (head := head_of(text[begin : match.start()])) != text[begin : match.start()] and (said := things_in(head)):
        return begin, said
    if said := things_in(text[cuts[-1] : match.start()]):
        return cuts[-1], said
    end = min((m.start() for p in (_CUT, _WHEN) for m in p.finditer(text, match.end())), default=len(text))
    if behind := things_in(text[match.end() : end]):
        return cuts[-1], behind
    begin = cuts[-2] if len(cuts) > 1 else 0
    return begin, things_in(text[begin : match.start()])


def head_of(words: str) -> str:
    """What a subject is of, without where it is: `the tingling` of `the tingling in the thumb and index finger`."""
    where = _WHERE.search(words)
    return words[: where.start()] if where else words


def _last(context: ClaimInContext, thing: Thing) -> Sequence[Unit]:
    """The units that name a thing, of the last dated document that does."""
    evidence = context.evidence
    return latest(evidence, (unit for unit in evidence.units if is_named(thing, unit.words)))


def is_over(unit: Unit, thing: Thing) -> bool:
    """Whether a clause that names it says so."""
    parts = [part for part in ANY_STOP.split(unit.words) if is_named(thing, part)]
    return any(_OVER.search(part) and not _NOT_OVER.search(part) for part in parts)
