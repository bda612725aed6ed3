"""Drugs that no source names."""

import re
from collections.abc import Iterator
from itertools import pairwise

from wardround.tools.assertion import assess
from wardround.tools.terms import (
    DrugMention,
    allergen_conflicts,
    drug_as_written,
    find_analytes,
    find_drugs,
    find_groups,
    find_phrases_of_drugs,
    groups_in,
    is_meant,
    is_near,
    looks_like_drug,
)

from ..allergies import recorded_allergies
from ..check import ClaimInContext, Signal
from ..forbidden import is_not_to_be_given, is_ordered
from ..medicines import is_named, one_is_named

_WORD = re.compile(r"(?<![^\W\d_])[A-Za-z][A-Za-z-]{3,}(?![^\W\d_])")
"""In letters of English names: no part of `pénicilline`."""
_GIVEN = re.compile(
    r"\b(?:start(?:ed|ing)?|prescrib\w+|tak(?:e|es|en|ing)|continue[sd]?|initiat\w+|increas\w+|decreas\w+|refill\w*|on|with|of|resum\w+"
    r"|switch\w* to|chang\w+ to|add(?:ed|ing)?|stop(?:ped|ping|s)?|discontinu\w+)\s+"
    r"(?:her |his |the |a |an |on |your |some )?([a-z][a-z-]{4,})(?=\s+(?:(?:to|from)\s+)?\d|\s+(?:once|twice"
    r"|daily|three|for|as|every)\b|[.,;]|\s+and\b|$)|\b([a-z][a-z-]{4,})\s+\d+(?:\.\d+)?\s?(?:mg|mcg|milligrams?|units?|g)\b",
    re.IGNORECASE,
)
"""Where a drug's name stands: after a verb of giving, or before a dose."""
_MINERALS = "calcium|magnesium|potassium|zinc"
_MINERAL = re.compile(
    rf"\b(?:on|tak(?:e|es|en|ing)|start(?:ed|ing|s)?|continue[sd]?)(?: oral| daily)? (?P<taken>{_MINERALS})"
    r"(?=\s*(?:[.,;]|$|supplement|tablet|pill|twice|once|daily|with|without|and|for|\d+ (?:mg|mEq)\b))"
    rf"|\b(?P<given>{_MINERALS}) (?:supplement\w*|tablets?|pills?)\b",
    re.IGNORECASE,
)
"""What is measured and taken, where it is taken."""
_RECEPTOR = re.compile(r"[ -]receptors?\b", re.IGNORECASE)
"""Of a hormone: found in tissue, given to nobody."""
_SERUM = re.compile(r"\b(?:serum|plasma)\b[^.;\n]*$", re.IGNORECASE)
_CALLED = re.compile(
    r"(?: (?:levels?|deficien\w+))?(?: (?:was|is|were|are|remains?|came back))?(?: (?:also|very|mildly|slightly|markedly|within))*"
    r" (?:low|normal|high|raised|elevated|toxic|(?:sub)?therapeutic|levels?|deficien\w+)\b(?! (?:dose|intensity))",
    re.IGNORECASE,
)
"""`vitamin B12 was low`: a result, and no medicine that is taken."""
_NO_NAMES = frozenset(
    "least about approximately every another additional total dose doses dosage strength only around approx taking tablet tablets"
    " tablespoon under over than from with twice once daily increase increased decrease decreased reduced currently nearly exactly"
    " weekly capsule capsules inhaler patch cream gram grams there their these those through potassium sodium calcium"
    " below above beneath beyond past between within until release released total"
    " whether either neither because although though unless while when where which what also still just even plus maybe perhaps".split()
)
"""What else stands before an amount."""
_NO_NAME_EITHER = re.compile(
    r"\w+(?:ed|ing|ly)|(?:receiv|requir|reach|need|us|exceed|equal|remain|remov|yield|produc|contain|cost|reduc|giv|took|drank|drain|gain|lose|lost|pass|weigh|measur|total|maxim|minim|resum|restart|repeat|begin|halv|doubl)\w*",
    re.IGNORECASE,
)
"""`received 75 mg`, `reach 10 mg`, `formerly 20 mg`: verbs, adverbs and what is counted, before an amount."""
_CALENDAR = (
    "january february march april may june july august september october november december monday tuesday wednesday thursday"
    " friday saturday sunday tues thur thurs sept christmas thanksgiving easter today tomorrow"
)
_THINGS = (
    "medicare medicaid medicine bipap cpap mediport holter doppler aircast dermabond steri-strips ultrasound radiograph"
    " echocardiogram c-spine t-spine l-spine pilates zumba zoom facetime spirometry trendelenburg lisfranc foley mychart"
)
_CAPITALISED = frozenset(f"{_CALENDAR} {_THINGS}".split())
"""Capital words that are no drugs: times, devices, tests, eponyms."""
_AN_ANAESTHETIC = re.compile(r"ana?esthetic", re.IGNORECASE)
_ANAESTHESIA = re.compile(
    r"\b(?:ana?esth\w+|anaes|gas man|spinal|epidural|CSE|TIVA|(?:nerve|plexus|fascia iliaca|femoral|regional|ring) block|put to sleep)\b"
    r"|\b(?-i:GA|LA|RA|MAC)\b",
    re.IGNORECASE,
)
_EPONYM = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)+")
"""`Wolff-Parkinson-White`: people."""
_TITLES = re.compile(r"\b(?:dr|mr|mrs|ms|miss|prof)\.?\s+(?:[A-Z][\w.-]*\s+)?$", re.IGNORECASE)


_PLACE = re.compile(
    r"\b(?:department|division|service|section|institute|clinic|board|school|university|college|hospital|cent(?:er|re)) of (?:the )?\Z",
    re.IGNORECASE,
)
"""`the Department of Orthopedics`."""


def drugs_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a drug that the record names under none of its names, however it is spelt, and a group it has none of."""
    if not context.is_checkable:
        return
    for mention in find_drugs(context.claim.text):
        yield from _unnamed(context, mention)
    for name in _unlisted(context.claim.text):
        is_said = name.casefold() in context.evidence.vocabulary or is_near(name, context.evidence.misspellings)
        if not is_said and not find_analytes(name):
            yield _signal(context, "drug_unknown" if looks_like_drug(name) else "drug_unlisted", name)
    yield from _groups_are_the_sources(context)
    for name in _minerals_taken(context):
        yield _signal(context, "drug_unknown", name)


def _unnamed(context: ClaimInContext, mention: DrugMention) -> Iterator[Signal]:
    text, evidence = context.claim.text, context.evidence
    if _RECEPTOR.match(text, mention.end) or _is_tested(text, mention):
        return
    if is_named(mention.ingredient, evidence) or _is_warned_of(context, mention):
        return
    name = text[mention.start : mention.end]
    if evidence.is_all_written and _CALLED.match(text, mention.end):
        message = f"no source names {name}, neither as measured nor as taken"
        yield Signal("drug_unknown", 1.0, "unsupported", message, words=name)
    elif not any(is_near(one, evidence.misspellings) for one in (name, mention.ingredient)):
        yield _signal(context, "drug_unknown", name)


def _groups_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    for word, members in groups_in(context.claim.text).items():
        is_known = one_is_named(members, context.evidence) or _is_anaesthesia(context, word)
        if not is_known and not _is_meant(context, word):
            yield _signal(context, "drug_unknown" if _names_another(context, members) else "drug_group_unknown", word)


def _is_anaesthesia(context: ClaimInContext, group: str) -> bool:
    """Whether an anaesthetic is what was done: `under a spinal anaesthetic`, where charts have `SPINAL` or `GA`."""
    return bool(_AN_ANAESTHETIC.match(group)) and any(_ANAESTHESIA.search(one.words) for one in context.evidence.units)


def _minerals_taken(context: ClaimInContext) -> Iterator[str]:
    """Minerals told as taken of which talk has neither the word nor a salt; charts write them `K` and `Ca`."""
    for match in () if context.evidence.is_all_written else _MINERAL.finditer(context.claim.text):
        mineral = (match["taken"] or match["given"]).casefold()
        if mineral not in context.evidence.vocabulary and not any(mineral in drug for drug in context.evidence.drugs):
            yield mineral


def _names_another(context: ClaimInContext, members: frozenset[str]) -> bool:
    """Whether the closest place names a group that the claim has not: `a steroid injection`, of an antibiotic one."""
    known = {group.group for group in find_groups(context.claim.text)}
    near = (group for unit in context.best[:1] for group in find_groups(unit.words))
    return any(group.group not in known and not group.members & members for group in near)


def _is_meant(context: ClaimInContext, group: str) -> bool:
    """Whether the talk is of medication for what the group is given for, in one turn or from one to the next."""
    turns = ["", *(unit.words for unit in context.evidence.units)]
    return any(is_meant(group, f"{before} {turn}") for before, turn in pairwise(turns))


def _is_warned_of(context: ClaimInContext, drug: DrugMention) -> bool:
    """Whether the claim forbids a medicine against which a recorded allergy speaks: `no amoxicillin`, for penicillin."""
    text = context.claim.text
    is_denied = assess(text, drug.start, drug.end).negated and not is_ordered(text, drug.start, drug.end)
    return (is_denied or is_not_to_be_given(text, drug.start, drug.end)) and any(
        allergen_conflicts(allergy.allergen, drug.ingredient) for allergy in recorded_allergies(context.evidence)
    )


def _is_tested(text: str, drug: DrugMention) -> bool:
    """`serum TSH and folate`: measured, and not taken."""
    return bool(_SERUM.search(text, 0, drug.start))


def _unlisted(text: str) -> Iterator[str]:
    """Words that look like drugs, or stand where one would, and are in no list."""
    known = [(drug.start, drug.end) for drug in find_phrases_of_drugs(text)]
    known += [(group.start, group.end) for group in find_groups(text)]
    found = list(_GIVEN.finditer(text))
    dosed = {match.start(2) for match in found if match.start(2) >= 0}
    given = {match.start(1) for match in found if match.start(1) >= 0}
    for match in _WORD.finditer(text):
        if any(a <= match.start() < b for a, b in known) or match.group().casefold() in _NO_NAMES:
            continue
        named = match.start() in given and _is_name_of_a_drug(text, match)
        is_dosed = match.start() in dosed and not _NO_NAME_EITHER.fullmatch(match.group())
        if looks_like_drug(match.group()) or is_dosed or named:
            yield match.group()


def _is_name_of_a_drug(text: str, match: re.Match[str]) -> bool:
    """A capital word in a drug's place that is no date, device, test or person."""
    word = match.group()
    return (
        word[0].isupper()
        and not _EPONYM.fullmatch(word)
        and not {word.casefold(), word.casefold().removesuffix("s")} & _CAPITALISED
        and not _TITLES.search(text, 0, match.start())
        and not _PLACE.search(text, 0, match.start())
    )


def _signal(context: ClaimInContext, name: str, drug: str) -> Signal:
    others = [unit for unit in context.best if unit.drugs - context.drugs]
    instead = sorted({drug_as_written(other, unit.words) for unit in others for other in unit.drugs - context.drugs})
    hint = f"; nearby it names {', '.join(instead[:3])}" if instead else ""
    return Signal(name, 1.0, "drug_mismatch", f"the record does not name {drug}{hint}", tuple(others[:2]), words=drug)
