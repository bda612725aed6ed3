"""Whether what follows a question answers it with yes or no."""

import re
from typing import Literal

from .questions import is_question
from .replies import is_of_another, plain_answer, without_filler
from .turns import TURN

_BUT = re.compile(r"\b(?:but|except|although|just|only|unless)\b", re.IGNORECASE)
_BACK = 100
"""Characters behind a question that are looked at for what takes its answer back."""
_ALL_OF_IT = re.compile(
    r"\s*(?:\[?[\w .]{0,30}[\]:])?\s*(?:no\W{1,3})?(?:none of (?:that|those|these|it|them)|nothing like that|neither(?: of (?:those|them))?|not at all)"
    r"\s*[.!]\s[^.!?]*[.!?]",
    re.IGNORECASE,
)
"""All of it denied, with the sentence behind: what comes after that is of something else (`No, none of that. ...`)."""
_WHETHER_WELL = re.compile(
    r"\b(?:okay|ok|well|all ?right|fine|good|great|normal(?:ly)?|regular(?:ly)?|comfortabl[ey]|able to [\w' ]{1,40})[ ,]*\Z",
    re.IGNORECASE,
)
"""`are you sleeping okay?`, `are you able to walk?`: no would be bad news."""
_WHETHER_ILL = re.compile(r"\b(?:any|anything|problems?|issues?|trouble|pain|symptoms)\b", re.IGNORECASE)
REACH = 320
"""Characters behind a question, or before its end, that are looked at."""
MOST_BETWEEN = 20
"""Words between a question and the end of its turn: with more the answer is to something else."""


def answer_to(text: str, question_end: int) -> Literal["yes", "no"] | None:
    """How a question is answered by what follows it.

    Args:
        text: the whole text.
        question_end: one past the question mark.

    Returns:
        None when what follows is neither a plain yes nor a plain no.
    """
    after, asked = text[question_end : question_end + REACH].lstrip(), words_asked(text, question_end)
    mark = TURN.search(after)
    if mark is None:
        return plain_answer(after, asked)
    own, after = after[: mark.start()], after[mark.end() :]
    if said := plain_answer(own, asked):
        return said
    if len(own.split()) > MOST_BETWEEN:
        return None
    said = plain_answer(past_nods(after), asked)
    return None if said and is_question(own) and _is_to_the_later(said, asked, own) else said


def _is_to_the_later(said: str, asked: str, later: str) -> bool:
    """Whether an answer is to the later of two questions alone: a yes, or the no of `eating well? any nausea?`."""
    return said == "yes" or bool(_WHETHER_WELL.search(asked) and _WHETHER_ILL.search(later))


def is_taken_back(text: str, question_end: int) -> bool:
    """Whether the answer to a question takes something of itself back: `no, but a little`.

    What is added of something else (`no, but my back hurts`) takes nothing back, nor what is said in a later turn.
    """
    after = text[question_end : question_end + REACH]
    turns = [mark.start() for mark in TURN.finditer(after)]
    reply = after[: turns[1]] if len(turns) > 1 else after
    if closed := _ALL_OF_IT.match(reply):
        reply = reply[: closed.end()]
    words = without_filler(TURN.sub("", reply, count=1).lstrip())
    return bool(_BUT.search(reply[:_BACK])) and not is_of_another(words, words_asked(text, question_end))


def past_nods(after: str) -> str:
    """Without turns that say `okay` only."""
    while (mark := TURN.search(after)) and not without_filler(after[: mark.start()]).strip():
        after = after[mark.end() :]
    return after


def words_asked(text: str, question_end: int) -> str:
    """The words of a question that ends somewhere."""
    before = text[max(question_end - REACH, 0) : question_end].rstrip(" ?")
    return re.split(r"[.?!\n]", before)[-1]
