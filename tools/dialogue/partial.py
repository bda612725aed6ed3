"""Answers to a part of what was asked: `no cough`, `just the chills`, `a cough but nothing else`."""

import re
from typing import Literal

from .answers import MOST_BETWEEN, REACH, past_nods, words_asked
from .contracted import loosely
from .questions import is_list
from .replies import plain_answer, without_filler
from .turns import TURN

_NO_MORE_THAN = re.compile(
    loosely(
        r"(?:(?:no[ ,]+)+(?:to (?:the )?)?|(?:no[ ,]+)*i (?:don't|didn't|haven't|never)(?: (?:really|ever|get|got|have|had|feel|felt|any|the))* )"
        r"(?!(?:doctor|doc|sir|ma'am|miss|mister|thankfully|luckily|fortunately|nothing|none|not|never|that|mostly|mainly|usually|only|just|when|at|in|with)\b)(?P<what>[a-z][\w'-]*(?: [a-z][\w'-]*)?)"
    ),
    re.IGNORECASE,
)
"""`no cough`, `I don't cough`: a no to one of the things that were asked."""
_NAMES = re.compile(
    r"i(?:'ve had| have had| have| get| got| had| feel| drink| smoke| take) (?P<what>[\w'-]+(?: [\w'-]+){1,5})",
    re.IGNORECASE,
)
"""`I have a drink now and then`: a yes to what it names of several things."""
_NOTHING_ELSE = re.compile(
    loosely(
        r"\b(?:(?:everything|anything|all) else (?:is|was|has been|'s|feels|seems) (?:\w+ )?(?:ok|okay|fine|good|great|normal|all right|alright)"
        r"|nothing else|(?:otherwise|other than that|besides that|apart from that|aside from that)[ ,]+(?:i'm |it's |i feel |everything(?:'s| is) )?"
        r"(?:no|nothing|ok|okay|fine|good|great|normal|all right|alright))\b"
    ),
    re.IGNORECASE,
)
"""What was asked and not named in such an answer is not so."""
_JUST = re.compile(
    r"(?:(?:just|only|mainly|mostly)[ ,]+)(?:(?:the|some|a|an|my|this|that|these|those|bit|little|lot|few|of|mild|slight)[ ]+)*"
    r"(?P<what>[a-z][\w'-]*(?: [\w'-]+){0,5})",
    re.IGNORECASE,
)
"""`just the chills`: what it names, and nothing else that was asked."""
_CLAUSE_END = re.compile(r"[.,;?!\n]| but ")
Part = Literal["only these", "all but these", "just these", "these", "bare"]
"""What an answer says of what it names: `bare` names it and says no more (`any cramps or hives?` `cramps`), `just these`
nothing else, where it is a finding and no part of the body (`just my ankles`) and no occasion."""


def answer_in_part(text: str, question_end: int) -> tuple[str, Part] | None:
    """What an answer names, where it says no to that only (`no cough`), to all else (`a cough but nothing else`), or yes to it.

    Args:
        text: the whole text.
        question_end: one past the question mark.

    Returns:
        The words that are named, with what the no is to; None for other answers.
    """
    after = text[question_end : question_end + REACH]
    mark = TURN.search(after)
    if mark is None or len(after[: mark.start()].split()) > MOST_BETWEEN:
        return None
    turn = without_filler(past_nods(after[mark.end() :]))
    end = TURN.search(turn)
    turn = turn[: end.start()] if end else turn
    if other := _NOTHING_ELSE.search(turn):
        return turn[: other.start()], "all but these"
    if one := _NO_MORE_THAN.match(turn):
        return one["what"], "only these"
    if just := _JUST.match(turn):
        return just["what"], "just these"
    if own := _NAMES.match(turn):
        return own["what"], "these"
    clause = _CLAUSE_END.split(turn, maxsplit=1)[0]
    bare = clause and plain_answer(turn, words_asked(text, question_end)) is None and is_list(clause)
    return (clause, "bare") if bare else None
