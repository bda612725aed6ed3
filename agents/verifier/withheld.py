"""Medicines that a sentence stops, holds or avoids: what a word of stopping is said of."""

import re
from collections.abc import Sequence

from wardround.tools.terms import find_drugs

from .allergies import classes_in

_STOP = re.compile(
    r"\b(?:avoid\w*|(?<!then )stop|stop(?:s|ped|ping)|discontinu\w+|held|hold(?:ing)?|withh[eo]ld|instead of)\b",
    re.IGNORECASE,
)
"""`For five days, then stop` is a course, which is given."""
_END = re.compile(
    r"\b(?:avoid\w*|stop(?:s|ped|ping)?|discontinu\w+|instead of|(?:came|come|taken) off|quit|no longer"
    r"|not (?:currently )?taking|tried|used to|in the past|did(?:n['’]?t| n't| not) help)\b",
    re.IGNORECASE,
)
_EDGE = re.compile(
    r"[;:.()]|,(?! \d)|\b(?:and|but|since|because|while|when|until|so|after|before|once|(?<!such )as|then|where"
    r"|although|though|who|in order)\b",
    re.IGNORECASE,
)
"""Between clauses, and between things that are named one after the other."""
_ADVERBS = r"(?:(?:then|also|now|later|not)\s+)*"
_PASSIVE = re.compile(rf"\b(?:was|were|is|are|be|been|being|on)\s+{_ADVERBS}\Z", re.IGNORECASE)
_OF_ONE = re.compile(rf"\b(?:was|is|has been)\s+{_ADVERBS}\Z", re.IGNORECASE)
_OF_MANY = re.compile(rf"\b(?:were|are|have been|both|all)\s+{_ADVERBS}\Z", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|or)\b|/", re.IGNORECASE)
_NEXT = re.compile(r"[;:]|\.\s")
_ANY_MEDICINE = r"(?:drug|medic|antibiotic|treatment|therap|course|infusion|dos(?:e|ing)|prescription|tablet|drip)"
_NO_OBJECT = re.compile(
    r"\W*(?:\Z|\d|(?:it|them|this|that|these|those|both|all|after|because|due|owing|from|on|at|in|by|for|when|if|given"
    r"|without|last|again|early)\b|(?:yester|to-?)day\b|tomorrow\b|tak|us(?:e|ing)\b|\w+ly\b|the (?:next|same)\b"
    rf"|(?:(?:the|his|her|their|all|any|further)\s+)?{_ANY_MEDICINE})",
    re.IGNORECASE,
)
"""What follows a word of stopping that has no object of its own: it is said of what was named before."""
_SUBJECT = re.compile(
    r"\b(?P<noun>[a-z][\w-]+)(?:\s+(?:was|were|is|are|be|been|being|has|have|had|to|on|then|also|now|later|should|must"
    r"|will|not))*\s+\Z",
    re.IGNORECASE,
)
_STANDS_FOR_IT = re.compile(
    rf"(?:it|this|that|which|they|these|those|both|all|he|she|we|him|her|them|patient|pt|doctor|gp|team|{_ANY_MEDICINE}\w*"
    r"|was|were|is|are|has|have|had|be|been|to|on|should|must|not)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"[^;:.()]{0,40}?(?:,| and| or|/|, and| such as| like|,? including| \()\s*(?:(?:the|his|her|their|all)\s+)?",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\b(?:start|beg[aiu]n|commenc|giv|gave|prescri|continu|switch|chang|was|is|has|takes?|receiv)\w*", re.IGNORECASE
)
"""Between two medicines it parts them: `amoxicillin was started, aspirin stopped`."""

_Place = tuple[int, int]


def is_withheld(text: str, start: int, end: int) -> bool:
    """Whether a medicine is one that the sentence stops, holds or avoids, or may be.

    A word of stopping is another's where it has an object or a subject of its own: `told to stop smoking`, `aspirin was
    stopped`, `the bleeding has stopped`.
    """
    return _is_said(_STOP, text, (start, end))


def is_ended(text: str, start: int, end: int) -> bool:
    """The same of what is taken no more, or is not to be taken; what is on hold may be taken again."""
    return _is_said(_END, text, (start, end))


def _is_said(words: re.Pattern[str], text: str, drug: _Place) -> bool:
    if not words.search(text):
        return False
    named = sorted({(m.start, m.end) for m in find_drugs(text)} | {m.span() for m in classes_in(text)} | {drug})
    return any(_is_of(text, stop, drug, named) for stop in words.finditer(text))


def _is_of(text: str, stop: re.Match[str], drug: _Place, named: Sequence[_Place]) -> bool:
    """Whether a word of stopping is of a drug: in a list behind it, before it, in brackets, or named elsewhere."""
    first, last = _clause(text, stop)
    before = [place for place in named if first <= place[0] and place[1] <= stop.start()]
    if not before and text.startswith(":", stop.end()):  # `stopped: aspirin, codeine`
        return drug[0] > stop.end() and not _NEXT.search(text, stop.end() + 1, drug[0])
    behind = [place for place in named if stop.end() <= place[0] < last]
    is_passive = bool(_PASSIVE.search(text, 0, stop.start()))
    if not (before or behind) and text[: stop.start()].rstrip().endswith("("):  # `aspirin 75 mg (stopped)`
        return drug == max((place for place in named if place[1] <= stop.start()), default=drug)
    if behind and not (is_passive and before):
        return drug in _listed(text, named, behind[0], ahead=True)
    if before:
        if _OF_ONE.search(text, 0, stop.start()):
            return drug == before[-1]
        of_many = bool(_OF_MANY.search(text, 0, stop.start()))
        return drug in _listed(text, named, before[-1], ahead=False, of_many=of_many)
    return _points_back(text, stop, first, is_passive=is_passive)


def _points_back(text: str, stop: re.Match[str], first: int, *, is_passive: bool) -> bool:
    """Whether a clause that names no medicine stops one that is named elsewhere: `it was stopped`, `but stopped`."""
    if not is_passive and not _NO_OBJECT.match(text, stop.end()):
        return False
    subject = _SUBJECT.search(text, first, stop.start())
    return subject is None or bool(_STANDS_FOR_IT.fullmatch(subject["noun"]))


def _clause(text: str, stop: re.Match[str]) -> _Place:
    """From the last edge before a word of stopping to the first one behind it."""
    edges = list(_EDGE.finditer(text))
    ends = (edge.start() for edge in edges if edge.start() >= stop.end() and edge.group() != "(")
    return max((edge.end() for edge in edges if edge.end() <= stop.start()), default=0), min(ends, default=len(text))


def _listed(text: str, named: Sequence[_Place], place: _Place, *, ahead: bool, of_many: bool = False) -> list[_Place]:
    """What is named together with it: `amoxicillin, aspirin and codeine were stopped`."""
    at = named.index(place)
    together = [place]
    for other in named[at + 1 :] if ahead else named[:at][::-1]:
        between = text[together[-1][1] : other[0]] if ahead else text[other[1] : together[-1][0]]
        if not _TOGETHER.fullmatch(between) or _ACTS.search(between):
            break
        if not ahead and len(together) == 1 and not (of_many or _AND.search(between)):
            break  # `digoxin 125 mcg, aspirin stopped`
        together.append(other)
    return together
