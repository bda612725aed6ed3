"""The contrary in the same words: `low blood pressure` where the record says `the blood pressure's a little high`."""

import re
from collections.abc import Iterator

from wardround.tools.terms import stem

from ..check import ClaimInContext, Signal
from ..clauses import Clause, clauses_of
from ..opposites import AXES, KNOWN, Axis, is_only_advised, without_turns_of_results
from .own_words import word_of
from .written.short import keys_in, keys_of

_CHANGED = re.compile(
    r"\b(?:reduced|decreased|increased|raised|lowered)(?= (?:from|to|by) (?:the |its )?(?:\w+ )?\d)", re.IGNORECASE
)
"""`reduced from 22 to 18 units` is no contrary of `full`: the checks of numbers compare both amounts."""
_LEAST = 0.3
"""Share of the claim's other words below which a clause of the record speaks of something else."""
_OF_HABITS = frozenset({"level", "amount"})
"""Of which one lives with one and is advised the other."""
_ENDS, _CLEARLY = ("going_on", 1), 0.6
"""What goes on, told as ended, and the strength from which talk hardly ever has it so where that is true."""
_LETTERS = re.compile(r"[a-z]+")
_NO_LEVEL = re.compile(
    r"(?<=[a-z][ -])up\b(?=[ -]to[ -]date\b)|\b(?:follow|check|work|build|wind|warm|set|clear|start)(?:s|ed|ing)?[ -]up\b|\bup[ -](?:to|until|and about|in arms)\b|\bbreak(?:s|ing)?[ -]down\b|\bdown to earth\b|\b(?:low(?:er)?|upper|up|down)\b(?=[ -](?:back|lumbar|spine|extremit\w+|limbs?|legs?|arms?|abd\w+|lobes?|quadrant|lids?|lip|jaw|teeth|body|eyelids?"
    r"|half|respiratory|airway|and lower|right|left)\b)"
    r"|\b(?:up|down)\b(?= (?:(?:in)?to )?(?:my|your|his|her|their|the|both|one|each|that|this)\b (?:\w+ )?(?:legs?|arms?|backs?|necks?|spine|thighs?|calf|calves|shins?|foot|feet|sides?"
    r"|stairs?|steps|hills?|street|road|hall|body|throat|chest|middle|front|outside|inside)\b)"
    r"|\b(?:years?|yrs?|months?|weeks?|days?)[ -]olds?\b|\by[/.]?o\b"
    r"|(?<=\bcoming )up\b|(?<=\bcome )up\b|(?<=\bcomes )up\b|(?<=\bcame )up\b|(?<=\bgetting )up\b|(?<=\bget )up\b|(?<=\bwoke )up\b|(?<=\bwake )up\b|\bquite a (?:bit|little|few)\b|\ba little (?:bit )?(?=too\b)",
    re.IGNORECASE,
)
"""Where something is, and not how high; how old somebody is; and `quite a bit`, which is not little."""

_WISHED = re.compile(
    r"\b(?:want|wan na|wanna|need|like|love|hope|hoping|try|trying|aim|aiming|goal is|work on) (?:to )?(?:get|bring|keep|have|see|push|getting|bringing|keeping)"
    r"(?: [\w'’]+){1,5} (?:lower|higher|down|up|below|above)\b"
    r"|\b(?:should|ought to|needs to|has to) (?:really |ideally )?be(?: \w+){0,3} (?:lower|higher|below|above)\b",
    re.IGNORECASE,
)
"""`I'd like to see that a little lower`: how it ought to be is not how it is."""


def opposites_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a word whose contrary the record says of the same thing more closely than the word itself."""
    if not context.is_checkable:
        return
    text = _NO_LEVEL.sub(" ", _CHANGED.sub(" ", context.claim.text.replace(":", " ")))
    for clause in clauses_of(text):  # `Blood pressure: low` is one statement
        if clause.words & KNOWN:
            for axis in AXES:
                yield from _judged(context, clause, axis)


def _judged(context: ClaimInContext, clause: Clause, axis: Axis) -> Iterator[Signal]:
    said = _sides(clause, axis)
    if len(said) != 1:
        return
    (side,) = said
    about = clause._replace(words=clause.words - frozenset().union(*axis.sides))
    own, rival, against, contrary = 0.0, 0.0, None, ""
    for one in context.evidence.clauses.like(about, least=1):
        if not _sides(one.clause, axis):  # as most: then none of its words need be left out
            continue
        told = _sides(_without_places(one.clause, context.claim.text), axis)
        is_denied = one.clause.denies != clause.denies
        if told and (told == said) != is_denied:  # what denies the contrary says it too
            own = max(own, one.share)
        elif told and side not in told and not is_denied and one.share > rival:
            unit = one.clause.unit
            word = word_of(unit.words if unit else "", one.clause.words & _contraries(axis, side))
            if not (unit and axis.name in _OF_HABITS and is_only_advised(unit.words, word, context.claim.text)):
                rival, against, contrary = one.share, unit, word
    words = word_of(context.claim.text, clause.words & axis.sides[side])
    if against and _is_a_bound(context.claim.text, words) != _is_a_bound(against.words, contrary):
        return
    if against and rival >= _LEAST and rival > own and not _is_said_in_short(context, axis.sides[side]):
        message = f"the claim says “{words}”; the record says “{contrary}” in nearly the same words"
        strength = 1 - own / rival
        yield Signal(f"opposite_{axis.name}", strength, axis.code, message, (against,), words=words)
        if (axis.name, side) == _ENDS and strength >= _CLEARLY and not context.evidence.is_all_written:
            yield Signal("kept_as_ended", 1.0, axis.code, message, (against,), words=words)


def _is_a_bound(text: str, word: str) -> bool:
    """`target below 1.8`, where `above target` calls a level so."""
    return bool(word and re.search(rf"\b{re.escape(word)} (?:about |the )?[<>≤≥]?\d", text, re.IGNORECASE))


def _contraries(axis: Axis, side: int) -> frozenset[str]:
    return frozenset().union(*(words for number, words in enumerate(axis.sides) if number != side))


def _is_said_in_short(context: ClaimInContext, side: frozenset[str]) -> bool:
    """Whether charts say it of the thing by its letters: `MR severe` for a severe regurgitation."""
    if not context.evidence.is_all_written:
        return False
    named = frozenset(key for key in keys_in(context.claim.text) if key.startswith("~"))
    return any(unit.normal & side and keys_of(unit) & named for unit in context.evidence.units) if named else False


def _without_places(clause: Clause, claim: str) -> Clause:
    """Without words that only say where (`low back`), how a result went or ought to be, save where its sentence has them otherwise too."""
    text = clause.unit.words if clause.unit else ""
    plain = _NO_LEVEL.sub(" ", _WISHED.sub(" ", without_turns_of_results(text, claim)))
    left = frozenset(map(stem, _LETTERS.findall(plain.casefold()))) if plain != text else frozenset()
    places = frozenset(map(stem, _LETTERS.findall(text.casefold()))) if plain != text else frozenset()
    return clause._replace(words=clause.words - (places - left)) if places else clause


def _sides(clause: Clause, axis: Axis) -> frozenset[int]:
    return frozenset(number for number, side in enumerate(axis.sides) if clause.words & side)
