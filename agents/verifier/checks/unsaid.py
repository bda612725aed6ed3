"""What turns a statement (`discontinue`, `years ago`, `severe`) where the places that speak of the same say it in no word."""

import re
from collections.abc import Iterator

from wardround.tools.dialogue import is_question
from wardround.tools.terms import find_drugs, normal_words

from ..answers import ANSWER
from ..check import ClaimInContext, Signal
from ..mentions import is_light
from ..patterns import Table
from ..units import Unit
from ..unsaid import TURNS, Turn

_TURNS = Table((turn, turn.said) for turn in TURNS)
_REACH = 60
"""Characters on each side of a phrase in which its subject is looked for."""
_ANSWERED = 3
"""Units within which somebody who is asked of a medicine tells that they gave it up."""
_BY_ONESELF = re.compile(r"\bself-\Z", re.IGNORECASE)
_NOT_SO = re.compile(
    r"\b(?:no|not|without|den(?:y|ies|ied|ying)|never|if|whether|ask(?:s|ed)|should|or|cannot)\b[^.;]*$|n['’]t\b[^.;]*$",
    re.IGNORECASE,
)
"""What is not so, or only may be: no source need say it."""
_OCCASION = re.compile(r"\b(?:of|on|with|after|by|before|since|upon) (?:self-)?$", re.IGNORECASE)
"""When something else was: `within minutes of stopping`."""


def turns_are_said(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a phrase that turns what a claim says, where the closest places have nothing that may mean it."""
    if not context.is_checkable or context.evidence.is_all_written:  # which may say `9/10` and `trial of`
        return
    text = context.claim.text
    for turn, match in _TURNS.find(text):
        before = max(match.start() - _REACH, 0)
        is_occasion = turn.may_be_occasion and _OCCASION.search(text, before, match.start())
        if is_occasion or _NOT_SO.search(text, before, match.start()):
            continue
        places = _places(context, turn, match)
        if places and not any(turn.heard.search(unit.words) for unit in places):
            message = f"the claim says “{match.group()}”; nothing near says so in any words"
            yield Signal(f"unsaid_{turn.name}", 1.0, turn.code, message, tuple(places[:1]), words=match.group())


def _places(context: ClaimInContext, turn: Turn, match: re.Match[str]) -> list[Unit]:
    """The closest places to what stands beside a phrase."""
    text = context.claim.text
    beside = f"{text[max(match.start() - _REACH, 0) : match.start()]} {text[match.end() : match.end() + _REACH]}"
    words = frozenset(word for word in normal_words(beside) if not word[0].isdigit() and not is_light(word))
    closest = [context.evidence.all[place] for place, _ in context.closeness_of(words)[: turn.places]] if words else []
    behind = [unit for one in closest for unit in context.evidence.following(one, _reach(turn, one))]
    answered = _ANSWERED if _BY_ONESELF.search(text, 0, match.start()) else 0
    return [*closest, *behind, *_of_the_drugs(context, beside, answered)] if closest else []


def _reach(turn: Turn, place: Unit) -> int:
    """Units behind a place that are listened to: a doubt may be all of an answer (`any blood in it?` `I think so`)."""
    is_asked = turn.code == "certainty_mismatch" and is_question(place.words)
    return max(turn.reach, ANSWER) if is_asked else turn.reach


def _of_the_drugs(context: ClaimInContext, beside: str, answered: int) -> Iterator[Unit]:
    """Where talk names the medicines beside a phrase, and what is said next: `the lipitor?` `i stopped it`."""
    for mention in find_drugs(beside):
        for unit in context.evidence.naming(mention.ingredient):
            yield from context.evidence.around(unit)
            yield from context.evidence.following(unit, answered)
