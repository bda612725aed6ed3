"""The clauses of a claim that tell flatly how something is: asserted, sure, of now and of the patient."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wardround.tools.terms import stem

from .check import ClaimInContext
from .denying import CONTRACTED, DENYING
from .mentions import ABNORMAL, Word, is_part, is_telling, is_test
from .stretches import POINT, after_last

_ENDS = re.compile(
    r"[.;:()]|,(?! \d)"
    r"|\b(?:and|but|who|which|while|although|though|because|since|so|or|nor|otherwise|as well as)\b",
    re.IGNORECASE,
)
"""Where a clause ends."""
DENIES_ANYTHING = re.compile(rf"\b(?:{DENYING}|den(?:y|ying)|free|hardly|barely)\b|{CONTRACTED}", re.IGNORECASE)
_LISTS = re.compile(r"\b(?:den(?:y|ies|ied|ying)|no|without|negative for)\b", re.IGNORECASE)
_BEGINS_ANEW = re.compile(
    r"\s*(?:also )?(?:(?:he|she|they|the patient|there) )?"
    r"(?:is|are|was|were|has|have|had|does|did|do|can|could|will|would|reports?|reported|endorse[sd]?|admits?|complains?|notes?|positive)\b",
    re.IGNORECASE,
)
"""What goes on with a verb is no item of the list of denials before it."""
_CLOSES_A_LIST = re.compile(
    r"[^.;]*?\b(?:not|negative|denied|absent|none|normal|unremarkable)\b(?: \w+){0,2}\s*(?:[.;]|$)", re.IGNORECASE
)
"""`lymphatic invasion, and satellitosis not identified` denies all of its list."""
_ASKED_FOR = re.compile(
    r"[^.;]{0,120}\b(?:asked (?:about|after)|inquired (?:about|into)|screened for|discussed|reviewed"
    r"|none (?:was|were|is|are)|neither (?:was|were))\b",
    re.IGNORECASE,
)
"""`Fever and chills were asked about` says of none that it is there."""
_LEFT_OPEN = re.compile(
    r"\b(?:if|should|may|might|whether|unless|until|consider\w*|risks?|prescri\w+|start\w*|begin|add|order\w*|recommend\w*|advis\w+|warn\w*"
    r"|counsel\w*|instruct\w*|educat\w*|discuss\w*|inquir\w*|ask\w*|call|return|contact|plan\w*|will|refer\w*|avoid\w*|cut|reduc\w*"
    r"|answer\w*|invit\w*|kept|keeps?|prevent\w*|miss(?:ed|ing)|stop\w*|quit|fail\w*|lack\w*|forg[eo]t\w*|held|withheld|instead|than|little|minimal\w*|few|trace)\b",
    re.IGNORECASE,
)
"""What is to come, or only talked of, or hardly there."""
_VERB = re.compile(
    r"\b(?:has|have|had|does|did|do|is|are|was|were|can|could|able to)"
    r"(?:\s+(?:been|ever|now|also|already|still|apparently|actually|usually|currently|recently|previously))*\s+(?=\w)",
    re.IGNORECASE,
)
WITH = re.compile(r"\bwith\b", re.IGNORECASE)
"""`full movement with pain`: what stands before it is so whether there is pain or not."""
_DOES = re.compile(r"\b(?:has|have|had|does|did|do|can|could)\b", re.IGNORECASE)
_HAD = re.compile(
    r"\b(?:had|undergone|underwent|received|gotten|got)\s+(?:(?:an?|the|prior|previous)\s+)?(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_NEAR = 40
"""Characters before a test in which it is told that it was done."""
_SAYS_LITTLE = frozenset(
    """
    have had has having get got take taken taking use used been go going come made make note report state feel felt
    history receive received undergo undergone underwent experience experienced experiencing endorse endorses endorsed
    once twice daily weekly monthly nightly times
    prior previous previously
    pt pts patient end visit complains complained admits tried himself herself themselves myself
    """.split()
)
_LONGEST_LABEL = 60
_LABEL = re.compile(r"[^.;:()\n]*:\s*\Z")
"""What is examined, before what is found of it."""
_ILL = frozenset("diminished impaired congested coarse weakened decreased reduced limited".split())
"""What an examination finds amiss, beside what `mentions` knows."""
TROUBLES = frozenset(map(stem, "problem problems issue issues trouble difficulty difficulties dysfunction".split()))
"""What stands beside a part of the body for whatever may be the matter with it."""
_TROUBLE = "=trouble"
QUESTION = stem("question")
_MATTERS = frozenset(map(stem, "question questions concern concerns complaint complaints".split()))
"""What a patient has or has not, beside what `mentions` takes for something that can be so or not."""
_TURNED_OUT = re.compile(r"\b(?:positive|negative)\s*$", re.IGNORECASE)
"""How a test turned out, behind its name."""
_NAMES_A_TEST = re.compile(r"\W+(?:exam\w*|tests?)\b", re.IGNORECASE)


class FlatClause(NamedTuple):
    """One clause of the claim."""

    start: int
    """Where it begins in it."""
    words: tuple[Word, ...]
    """Those that can be so or not, and its verb."""
    weights: Mapping[str, float]
    """All that it speaks of, with how telling that is."""

    def share(self, keys: frozenset[str]) -> float:
        """How much of it is among some keys, 0 to 1."""
        total = sum(self.weights.values())
        return sum(weight for key, weight in self.weights.items() if key in keys) / total if total else 0.0


def flat_clauses(context: ClaimInContext) -> Iterator[FlatClause]:
    """The clauses of a claim that tell flatly how something is."""
    text, start = context.claim.text, 0
    for end in [*(match.span() for match in _ENDS.finditer(text)), (len(text), len(text))]:
        if text[end[0] : end[1]] != ":" and _is_flat(text, start, end[0]):
            yield from filter(lambda one: one.words, _whole_and_verdict(context, start, end[0]))
        start = end[1]


def _whole_and_verdict(context: ClaimInContext, start: int, end: int) -> Iterator[FlatClause]:
    """A clause, and what it says before `with`, where that is a verdict: `irregular rhythm with a murmur`."""
    yield _clause(context, start, end)
    if beside := WITH.search(context.claim.text, start, end):
        before = _clause(context, start, beside.start())
        yield before._replace(words=tuple(word for word in before.words if word.key == ABNORMAL or word.denies))


def _is_flat(text: str, start: int, end: int) -> bool:
    """Whether a clause asserts, now and surely, what stands in it."""
    sentence = after_last(POINT, text, start)
    is_listed = _LISTS.search(text, sentence, start) and not _BEGINS_ANEW.match(text, start)
    return not (
        is_listed
        or DENIES_ANYTHING.search(text, start, end)
        or _LEFT_OPEN.search(text, sentence, end)
        or (_CLOSES_A_LIST.match(text, end) and "," in text[sentence:])
        or _ASKED_FOR.match(text, start)
    )


def _clause(context: ClaimInContext, start: int, end: int) -> FlatClause:
    text = context.claim.text
    said = [word for word in context.said if start <= word.start and word.end <= end and not word.key[0].isdigit()]
    read = [_as_verdict(text, word, end) for word in said]
    verbs = {match.end(): match.group() for match in _VERB.finditer(text, start, end)}
    judged = _judged(text, read, verbs)
    unheard = {word.key for word in judged if _is_paraphrased(context, word, verbs)}
    keys = {like(word.key) for word in (*judged, *filter(_is_place, read))} - unheard
    if keys == {ABNORMAL}:
        keys |= _labelled(context, start)
    weights = {key: context.evidence.weight_said(key) for key in keys}
    if set(weights) in ({ABNORMAL}, {_TROUBLE}):  # of nothing in particular
        return FlatClause(start, (), weights)
    return FlatClause(start, tuple(_alone(text, judged)), weights)


def _labelled(context: ClaimInContext, start: int) -> set[str]:
    """The parts and tests of the label before a clause: `Left foot: abnormal`."""
    label = _LABEL.search(context.claim.text, max(start - _LONGEST_LABEL, 0), start)
    if label is None:
        return set()
    return {word.key for word in context.said if word.end <= start and word.start >= label.start() and _is_place(word)}


def _judged(text: str, read: Sequence[Word], verbs: Mapping[int, str]) -> list[Word]:
    """What can be so or not; a finding whose name has a verdict in it (`sensation impaired`) is left to the verdict."""
    judged = [
        word
        for word in read
        if (is_telling(word) or word.start in verbs or word.key in TROUBLES | _MATTERS or _is_done(text, word))
        and text[word.start : word.end].casefold() not in _SAYS_LITTLE
    ]
    verdicts = [word for word in judged if word.key == ABNORMAL]
    return [word for word in judged if word.key[0] != "#" or not any(_is_in(one, word) for one in verdicts)]


def _is_done(text: str, word: Word) -> bool:
    """Whether a word names a test that somebody had."""
    return is_test(word) and bool(_HAD.search(text, max(word.start - _NEAR, 0), word.start))


def _is_paraphrased(context: ClaimInContext, word: Word, verbs: Mapping[int, str]) -> bool:
    """Whether talk has another verb for it: `does sweeten his tea` of `sugar in my tea`."""
    return bool(_DOES.match(verbs.get(word.start, ""))) and not context.evidence.saying(word.key)


def _alone(text: str, judged: Sequence[Word]) -> Iterator[Word]:
    """Without single words within the name of a finding, and without what only names a test."""
    named = [word for word in judged if word.key[0] == "#"]
    for word in judged:
        is_part_of_name = word not in named and any(_is_in(word, one) for one in named)
        if not is_part_of_name and not _NAMES_A_TEST.match(text, word.end):
            yield word


def _as_verdict(text: str, word: Word, end: int) -> Word:
    """A word as it stands, or as what says of others that they are well or ill."""
    if text[word.start : word.end].casefold() in _ILL:
        return word._replace(key=ABNORMAL)
    if word.end == len(text[:end].rstrip()) and _TURNED_OUT.match(text, word.start, word.end):
        return word._replace(key=ABNORMAL, denies=text[word.start].casefold() == "n")
    return word


def _is_in(one: Word, other: Word) -> bool:
    return other.start <= one.start and one.end <= other.end


def like(key: str) -> str:
    """A key under which all words for trouble are one."""
    return _TROUBLE if key in TROUBLES else key


def _is_place(word: Word) -> bool:
    return is_part(word) or is_test(word)
