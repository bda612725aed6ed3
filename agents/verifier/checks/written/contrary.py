"""Statements of the same few words, of which one denies: `she feeds herself`, where written records have `cannot feed herself`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_problems

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import FAMILY, kin_in
from ...stretches import is_quoted, stretches
from ...units import Unit
from .short import Thing, things_in

_CLAUSE = re.compile(
    r"[.;:\n()](?!\d)|,|\s[-–—]\s|->|→|\b(?:and|but|although|though|while|whereas|which|who|because|since|per|due to|owing to|as per|despite|so)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;:\n](?!\d)")
_DENIAL = re.compile(
    r"\b(?:no|not|nil|never|cannot|unable to|without|w/o)\b(?! (?:only|just|long|more than|less than|later|earlier|further|longer|other|new|sure|certain|clear|by mouth|per os|orally))|n['’]t\b|\bnon-(?=[a-z]{4})",
    re.IGNORECASE,
)
_MAY_DENY = re.compile(
    r"\b(?:no|nor|neither|none|nothing|nobody|not|nil|never|cannot|unable|without|w/o|den(?:y|ies|ied|ying)|declin\w+|refus\w+|avoid\w*|stop\w*|off|free|absent|absence|neg(?:ative)?|lack\w*|fail\w*"
    r"|former\w*|previous\w*|prior|past|used to|resolv\w*|gone|ceas\w+|discontinu\w+|withh\w+|held|hold|instead|rather|against|except|apart|other than|hardly|barely|rarely|unlikely|un[a-z]{4,}ed|non|ex|exclud\w+|ruled|abstain\w*|abstin\w+|sober|quit|gave up|given up"
    r"|(?:came|come|taken|pulled|fell) out|contraindicat\w+|cancel\w+|defer\w*|postpon\w+|difficult\w*|trouble|problems?|struggl\w+|hard|impaired|limited|poor\w*|too|only|last|DC|d/c(?:['’]?d)?|(?-i:DC)['’]?d|intoleran\w+|missed|forg[eo]\w+)\b|n['’]t\b|-ve|(?<=\s)[-−](?=[,.;)]|\Z)",
    re.IGNORECASE,
)
"""Somewhere in a sentence: it may say the contrary in a way that is not read."""
_OPEN = re.compile(
    r"\b(?:if|whether|unless|should|could|would|might|(?-i:may) (?:be|have)|possib\w+|probabl\w+|consider\w*|discuss\w*|offer\w*|advi[sc]\w+|recommend\w*|risk|histor(?:y|ical)|hope\w*|wish\w*|wants?|plans? to|target|goal|aim\w*|asked|told|says?|said|believ\w+|think\w*|thought|thoughts|query|(?:to|in order to) (?:exclude|prevent|avoid|reduce))\b|\?",
    re.IGNORECASE,
)
"""What is not told as so."""
_TIME = re.compile(
    r"\b(?:before|after|during|when|while|initial\w*|at first|at (?:presentation|admission|arrival|baseline)|on (?:admission|arrival|discharge)|then|later|again|ago|yesterday|last|earlier|19\d\d|20\d\d|\d{1,2}/\d{1,2}(?:/\d+)?|january|february|march|april|june|july|august|september|october|november|december"
    r"|(?:week|day|month|year)s?|any ?more|recur\w*)\b",
    re.IGNORECASE,
)
"""One of both may be of a time of its own."""
_AGREED = re.compile(
    r"\b(?:agree[ds]?|approv\w+|appl(?:y|ied|ication)|coming|to come|to start|starting|planned|from (?:now|next)|script|request\w*|order\w*)\b",
    re.IGNORECASE,
)
"""Of what is to come: it says nothing against `not started`."""
_SO_FAR = re.compile(
    r"\b(?:yet|so far|until|till|currently|now|at present|today|for the time|at the moment|for \d+)\b", re.IGNORECASE
)
_LATER = re.compile(r"\b(?:will|going to|to be|once|after|when|from|until|in \d|next|later|soon|due)\b", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:left|right|both|bilateral\w*|L|R|Lt|Rt|OD|OS|OU)\b")
_OF_A_STATUS = frozenset(
    "need requir indicat use plan given giv gave start begun prescrib taken tak plac don perform order request recommend advis allow permit abl today now yet still currently set await want wish desir necessari herself himself themself next cycl visit appoint clinic subject under".split()
)
"""Stems that say how something stands, whatever it is."""
_FRAGMENT = re.compile(
    r"\W*(?:after|with|before|by|for|in|on|at|from|until|including|to|of|despite|during|following|as|than|given|due|or|then)\b",
    re.IGNORECASE,
)
"""Of a claim: a part of a statement, whose words may stand anywhere."""
_TAKEN_BACK = re.compile(
    r"[\s,(-]*(?:but|not|no longer|never|until|though|although|declin\w+|refus\w+|resolved|stopped|denied|none)\b",
    re.IGNORECASE,
)
"""Right behind a clause, which says the contrary of it."""
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|can|does|\w{3,}ed)\b", re.IGNORECASE)
"""An item of a list has none: what stands behind the list may deny it (`Fever, sweats, weight loss: none`)."""
_PURPOSE = re.compile(r"\bfor\b", re.IGNORECASE)
_ALLERGY = re.compile(r"allerg|\bNK(?:D)?A\b|intoleran", re.IGNORECASE)
_REASON = re.compile(r"\b(?:until|till|for (?:now|\d|the)|pending|since|as|yet)\b|[><≥≤]", re.IGNORECASE)
"""Behind what is denied: until when, and why."""
_NO_STATEMENT = 4
"""Telling words, at most, of a statement that two texts put in the same words."""
_LABELLED = re.compile(r"\A\W*[\w /-]{2,24}(?::|\s[-–—])\s")
"""`Wound - slight soakage, no fever`: of the wound."""
_CLEAR = re.compile(r"\b(?:clear|normal|nil|clean|intact)\b", re.IGNORECASE)
_APART = 60
"""Characters from the first to the last of its words, at most."""


class _Statement(NamedTuple):
    """A clause with what it says."""

    words: str
    things: tuple[Thing, ...]
    """What it is about."""
    denied: bool
    further: tuple[Thing, ...]
    """What it says besides of what it denies."""
    is_bare: bool
    """Whether the denial is of what it is about, and nothing else in the clause may deny."""


def statements_are_not_turned_round(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a statement that written records deny in the same words wherever they make it, and a denial of one that they make."""
    text = context.claim.text
    if kin_in(text) or FAMILY.search(text):
        return
    for said in _statements(text):
        if not _can_be_held_against(text, said):
            continue
        said = _without_purpose(said)
        told = [
            (one, unit)
            for one, unit in _naming(context.evidence, said.things)
            if _is_of(one, said) and not is_quoted(unit.words, unit.words.find(one.words.strip(' "“')))
        ]
        if told and all(_is_contrary(said, one, unit.words) for one, unit in told):
            does, record = ("denies", "asserts it") if said.denied else ("asserts", "denies it")
            message = f"the claim {does} “{said.words}”; the record {record}"
            yield Signal(
                "written_contrary",
                1.0,
                "negation_mismatch",
                message,
                tuple(unit for _, unit in told[:2]),
                words=said.words,
            )


def _naming(evidence: Evidence, things: Sequence[Thing]) -> list[tuple[_Statement, Unit]]:
    """The statements of the record that share a key with each of some things, in order."""
    every, by_key = evidence.each(_statements), _by_key(evidence)
    places = [frozenset(place for key in thing.keys for place in by_key.get(key, ())) for thing in things]
    return [every[place] for place in sorted(frozenset.intersection(*places))]


@lru_cache(maxsize=8)
def _by_key(evidence: Evidence) -> dict[str, list[int]]:
    """By key, the places of the record's statements: of thousands, a claim has something in common with few."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, (one, _) in enumerate(evidence.each(_statements)):
        for key in frozenset[str]().union(*(thing.keys for thing in one.things)):
            found[key].append(place)
    return found


def _without_purpose(said: _Statement) -> _Statement:
    """`lactulose was given for constipation`: what it was given for need not stand beside its denial."""
    purpose = None if said.denied else _PURPOSE.search(said.words)
    before = tuple(one for one in said.things if purpose and one.end <= purpose.start())
    return said._replace(things=before) if before else said


def _can_be_held_against(text: str, said: _Statement) -> bool:
    if not said.things or len(said.things) > _NO_STATEMENT or _OPEN.search(text) or _SIDE.search(text):
        return False
    if _FRAGMENT.match(said.words) or _ALLERGY.search(text):
        return False
    if said.denied and len(said.things) == 1 and find_problems(text):  # which other checks judge
        return False
    if said.denied:
        return said.is_bare and not _TIME.search(text) and len(_MAY_DENY.findall(text)) == 1
    return not _MAY_DENY.search(text)


def _is_of(one: _Statement, said: _Statement) -> bool:
    """Whether a statement of the record has all that the claim is about, close together."""
    places: list[Thing] = []
    for thing in said.things:
        place = next((here for here in one.things if _is_same(here, thing, said)), None)
        if place is None:
            return False
        places.append(place)
    return max(place.end for place in places) - min(place.start for place in places) <= _APART


def _is_same(here: Thing, thing: Thing, said: _Statement) -> bool:
    """Whether two words name one thing; a result's short form asserts no finding (`ACR` of `no albuminuria`)."""
    shared = here.keys & thing.keys
    return any(not key.startswith("~") for key in shared) if said.denied else bool(shared)


def _is_contrary(said: _Statement, one: _Statement, words: str) -> bool:
    if _LABELLED.search(words) or _CLEAR.search(one.words):
        return False
    if said.denied:
        rest = _SENTENCE.split(words[words.find(one.words) + len(one.words) :].lstrip(" :"), maxsplit=1)[0]
        is_taken_back = _TAKEN_BACK.match(rest) if _VERB.search(one.words) else _MAY_DENY.search(rest)
        return not any(one_of.search(one.words) for one_of in (_MAY_DENY, _OPEN, _SIDE, _AGREED)) and not is_taken_back
    if not one.denied or not one.is_bare or _OPEN.search(one.words) or _SIDE.search(one.words):
        return False
    is_further = any(not any(here.keys & thing.keys for thing in said.things) for here in one.further)
    denied = _REASON.split(one.words, maxsplit=1)[0]
    return not is_further and not (_LATER.search(said.words) and _SO_FAR.search(words)) and not _TIME.search(denied)


@lru_cache(maxsize=32768)
def _statements(text: str) -> tuple[_Statement, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[_Statement]:
    for sentence in _SENTENCE.split(text):  # `melanoma, ulcerated`: without a denial, one statement
        if "," in sentence and not _MAY_DENY.search(sentence):
            yield _Statement(sentence.strip(), _about(sentence), False, (), True)
    for begin, end in stretches(_CLAUSE, text):
        clause = text[begin:end]
        if things := _about(clause):
            yield _statement(
                clause, tuple(one for one in things if not _MAY_DENY.fullmatch(clause, one.start, one.end))
            )


def _about(clause: str) -> tuple[Thing, ...]:
    return tuple(one for one in things_in(clause) if not _OF_A_STATUS.intersection(one.keys))


def _statement(clause: str, things: tuple[Thing, ...]) -> _Statement:
    denials = list(_DENIAL.finditer(clause))
    if not denials:
        return _Statement(clause.strip(), things, False, (), True)
    denial = denials[0]
    reason = _REASON.search(clause, denial.end())
    end = reason.start() if reason else len(clause)
    behind = tuple(one for one in things if denial.end() <= one.start < end)
    before = tuple(one for one in things if one.end <= denial.start())
    is_bare = len(_MAY_DENY.findall(clause)) == 1
    return _Statement(clause.strip(), things, True, behind or before, is_bare)
