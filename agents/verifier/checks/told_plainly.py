"""Told plainly: a clause of one thing (`She is not working`) against a few words of talk that say the contrary of just that.

Other checks weigh all places in which a sentence's words stand. Where both sides are a few words of one thing, and
nobody says what the claim says, nothing is left to weigh.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import partial

from wardround.tools.dialogue import is_question, without_speaker

from ..check import ClaimInContext, Signal
from ..denying import ANY_DENIAL, EVER, RESOLVED
from ..flat_clauses import DENIES_ANYTHING
from ..hearing import TO_COME, is_elsewhere
from ..kin import FAMILY, kin_in
from ..mentions import assertion_of
from ..one_thing import MEANT, Said, are_places_only, things_in, things_of
from ..units import Unit

_ENDS = re.compile(r"[,;:()]|\b(?:and|but)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"/|\b(?:or|nor|with|without|for|if|when|since|because|until|while|which|that|who|than|due|except)\b", re.IGNORECASE
)
"""Of more than one thing."""
_OF_A_TIME = re.compile(
    r"\b(?:recent(?:ly)?|lately|yet|this|at night|before|other|else|further|new|more|again|since|prior|previous(?:ly)?"
    r"|past|still|always|often|used|usually|daily|every|each|regularly|consistently|all|much|many|lot|enough"
    r"|too|very|really)\b",
    re.IGNORECASE,
)
"""Of a time, a degree, or more of the same: what is denied of these may be so."""
_VERDICT = re.compile(r"\b(?:negative|positive|(?:ab)?normal\w*|clear|unremarkable|intact)\b", re.IGNORECASE)
"""How something turned out, which is another thing than whether it is there."""
_TO_BE = re.compile(
    r"\b(?:will|would|should|could|may|might|advis\w+|plan\w*|recommend\w*|follow|return|refer\w*|instruct\w*"
    r"|counsel\w*|order\w*|schedul\w+|consider\w*|discuss\w*|continue|start|stop|avoid|(?:is|are) to|to (?:be|have|take))\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|today|currently|presently|any ?more|at present|at the moment)\b", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:was|were|had|did|never|\w+ed|has (?:not |never )?(?:ever )?(?:been|had|\w+(?:ed|en|ne)))\b", re.IGNORECASE
)
_OF_ALL_TIME = re.compile(r"\b(?:history of|hx of|h/o)\b", re.IGNORECASE)
_HAD = re.compile(r"\b(?:had|was|were|did|\w+ed|broke)\b", re.IGNORECASE)
_HAS_KIN = re.compile(
    r"\b(?:has|have|having)(?: \w+){0,2} (?:children|kids|siblings|brothers|sisters|grandchildren)\b",
    re.IGNORECASE,
)
"""What is told of relatives is told of the patient here."""
_CONDITION = re.compile(r"\b(?:if|used to|when|until|before)\b", re.IGNORECASE)
_HALF = re.compile(r"\b(?:a little|some|kind of|sort of|bit|only|barely|hardly)\b", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"\b(?:i|my|me|you|it|he|she)\b", re.IGNORECASE)
_NO_TO_ANOTHER = re.compile(
    r"\s*(?:no|nope|nah)\b[ ,.]*(?=it|i\b|i['’]|he|she|that|we|they|just|actually|because|you|the|my)", re.IGNORECASE
)
"""`no, they stopped that`: it says nothing of what comes next."""
_BARE_NO = re.compile(r"\s*(?:no|nope|nah)\b", re.IGNORECASE)
_LONGEST_CLAUSE, _LONGEST_PLACE = 10, 24
"""Words."""
_SHORT = 80
"""Sentences of a short talk."""
_BESIDES = 4
"""Things that talk may tell besides."""
_NEAR, _TAKEN_UP = 2, 3
"""Places around one in which the rest of the claim may stand, and behind one in which it may be taken back."""


def contrary_is_told_plainly(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a clause of one thing of which talk says nothing but the contrary."""
    if not context.is_checkable or context.evidence.is_all_written or len(context.claim.text.split()) < 2:
        return
    found = (against for things in _clauses(context) if (against := _contrary(context, things)))
    if first := next(found, None):
        unit, words, denies = first
        claim, record = ("denies", "tells of") if denies else ("tells of", "denies")
        message = f"the claim {claim} “{words}”; the record {record} it, and nobody says otherwise"
        yield Signal(_name(context, denies=denies), 1.0, "negation_mismatch", message, (unit,), words=words)


def _name(context: ClaimInContext, *, denies: bool) -> str:
    """What it is a sign of: notes do deny what a long talk told of, and that alone is a doubt."""
    if not denies:
        return "told_plainly_asserted"
    return "told_plainly_denied" if len(context.evidence.units) <= _SHORT else "told_and_denied"


def _clauses(context: ClaimInContext) -> Iterator[dict[str, Said]]:
    """The things of each clause that is of one thing and says plainly whether it is so."""
    text, start = context.claim.text, 0
    for end, begins in [*(match.span() for match in _ENDS.finditer(text)), (len(text), len(text))]:
        words = tuple(word for word in context.said if start <= word.start < end)
        things = things_in(text, words, partial(assertion_of, text))
        if _is_of_one_thing(text[start:end], text) and _is_plain(things, text[start:end], text):
            yield things
        start = begins


def _is_of_one_thing(clause: str, text: str) -> bool:
    is_of_kin = FAMILY.search(clause) or (kin_in(clause) and not _HAS_KIN.search(clause))
    is_more = any(pattern.search(clause) for pattern in (_SEVERAL, _OF_A_TIME, _VERDICT, RESOLVED))
    return 0 < len(clause.split()) <= _LONGEST_CLAUSE and not (is_of_kin or is_more or _TO_BE.search(text))


def _is_plain(things: Mapping[str, Said], clause: str, text: str) -> bool:
    """Whether they are told surely: denied by the clause itself, or in a sentence that denies nothing."""
    denies = any(one.is_denied for one in things.values())
    if are_places_only(things) or not all(one.is_plain for one in things.values()):
        return False
    return bool(DENIES_ANYTHING.search(clause if denies else text)) == denies


def _contrary(context: ClaimInContext, things: Mapping[str, Said]) -> tuple[Unit, str, bool] | None:
    """A place that says the contrary of a clause, in which words, and whether the claim denies."""
    denies = any(one.is_denied for one in things.values())
    heard = [(unit, things_of(unit)) for unit in _speaking_of(context, things)]
    for unit, told in heard:
        if not _is_against(context, unit, told, things, denies):
            continue
        turned = {key for key in things if (things if denies else told)[key].is_denied}
        if not any(_says_the_same(context, *other, things, turned) for other in heard):
            return unit, things[min(turned)].words, denies
    return None


def _speaking_of(context: ClaimInContext, keys: Collection[str]) -> list[Unit]:
    """Every unit that speaks of any of the things."""
    evidence = context.evidence
    places: set[int | None] = {place for key in keys for place, _ in evidence.saying(key)}
    named = {evidence.place(unit) for key in keys if key[0] == "#" for unit in evidence.naming(key[1:])}
    meant = {evidence.place(unit) for key in keys if key[0] == MEANT for unit, _ in evidence.meaning(key[1:])}
    return [evidence.all[place] for place in sorted(place for place in places | named | meant if place is not None)]


def _is_against(
    context: ClaimInContext, unit: Unit, told: Mapping[str, Said], things: Mapping[str, Said], denies: bool
) -> bool:
    """Whether a place says the contrary of just that, in a few words."""
    if not things.keys() <= told.keys() or not all(told[key].is_plain for key in things):
        return False
    if any(told[key].is_denied for key in things) == denies or not _is_of_that(context, unit):
        return False
    besides = len(told.keys() - things.keys())
    return besides <= _BESIDES and _is_told(context, unit) if denies else not besides and _is_denied(context, unit)


def _is_of_that(context: ClaimInContext, unit: Unit) -> bool:
    """Whether a place is short, and tells what is, of the patient, at the claim's place and time."""
    words, claim = without_speaker(unit.words), context.claim.text
    is_of_kin = kin_in(words) and not _HAS_KIN.search(words)
    is_open = (is_question(words) and not unit.answer) or TO_COME.search(words) or _CONDITION.search(words)
    is_elsewhen = (_NOW.search(words) and _WAS.search(claim)) or (_OF_ALL_TIME.search(claim) and not _ever(unit))
    is_more = len(words.split()) > _LONGEST_PLACE or _VERDICT.search(words)
    return not (is_more or is_of_kin or is_open or is_elsewhen or is_elsewhere(claim, words))


def _ever(unit: Unit) -> bool:
    """Whether a place tells of all time up to now, or that something was."""
    return bool(EVER.search(unit.words) or _HAD.search(unit.words))


def _is_told(context: ClaimInContext, unit: Unit) -> bool:
    """Whether somebody says it of somebody, or yes to a question for it, and nobody takes it back."""
    words = without_speaker(unit.words)
    if unit.answer != "yes" and (DENIES_ANYTHING.search(words) or not _OF_SOMEBODY.search(words)):
        return False
    is_taken_back = any(ANY_DENIAL.search(near.words) for near in context.evidence.following(unit, _TAKEN_UP))
    return not (_HALF.search(words) or is_taken_back)


def _is_denied(context: ClaimInContext, unit: Unit) -> bool:
    """Whether a place denies it in its own words, or is a question with a `no`, and for good."""
    words = without_speaker(unit.words)
    before = next(iter(context.evidence.preceding(unit, 1)), None)
    answers = before is not None and is_question(before.words)
    said = _BARE_NO.sub("", words) if answers else _NO_TO_ANOTHER.sub("", words)
    return not _OF_A_TIME.search(words) and (unit.answer == "no" or bool(DENIES_ANYTHING.search(said)))


def _says_the_same(
    context: ClaimInContext, unit: Unit, told: Mapping[str, Said], things: Mapping[str, Said], turned: Collection[str]
) -> bool:
    """Whether a place may say what the claim says of what it is about, the other things being there or near by."""
    mine = [(told[key], things[key]) for key in turned if key in told]
    if not any(one.told.certainty != "certain" or one.is_denied == own.is_denied for one, own in mine):
        return False
    near = (unit, *context.evidence.preceding(unit, _NEAR), *context.evidence.following(unit, _NEAR))
    rest = things.keys() - turned
    return not rest or any(rest & things_of(one).keys() for one in near)
