"""What written records deny wherever they speak of it, and the claim asserts; and the other way round."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.tools.assertion import Assertion
from wardround.tools.terms import find_drugs, find_meanings, find_parts, find_problems, normal_words, stem

from ...check import ClaimInContext, Signal
from ...denying import CONTRACTED, DENYING, FROM_THEN, RESOLVED
from ...labels import label_at
from ...levels import result_named
from ...mentions import Word, assertion_of, words_of
from ...stamps import day_of
from ...stretches import around
from ...units import Unit
from ..plain import is_named_otherwise
from .conditions import is_a_spell
from .nouns import (
    before as right_before,
)
from .nouns import (
    is_a_name,
    is_a_verb,
    is_denied_itself,
    is_head,
    is_judged,
    is_marked,
    narrower,
    part_before,
)
from .readings import readings

_OVER = re.compile(
    rf"{RESOLVED.pattern}|\b(?:went away|no longer|any ?more|settled|since(?! (?:19|20)\d\d| (?:the )?(?:last|prior|previous))|removed|resected|excised|amputated)\b",
    re.IGNORECASE,
)
"""What was there and is over: nothing denies that it was."""
_STILL = re.compile(
    r"\b(?:still|remain\w*|persist\w*|continu\w*|ongoing|current(?:ly)?|at discharge|now)\b", re.IGNORECASE
)
_ANY = re.compile(
    rf"\b(?:{DENYING}|declin\w+|refus\w+|turn\w* down|avoid\w*|contraindicat\w+|withh\w+|hardly|barely)\b|{CONTRACTED}",
    re.IGNORECASE,
)
"""Somewhere in a sentence: it may deny in a way that is not read."""
_ANY_IN_SHORT = re.compile(r"\b(?:neg|nil)\b|(?<!\w)-ve\b", re.IGNORECASE)
"""The same at the end of a list of a chart: `rhinovirus POS; flu, RSV neg`."""
_AFTER = re.compile(r"\s+(?:after|since|following|during|post)\s+(?P<event>[^.,;]+)", re.IGNORECASE)
"""`no angioedema after alteplase`, and some from something else."""
_TO_COME = re.compile(
    r"\b(?:will|plan\w*|recommend\w*|should|start\w*|consider\w*|to be|if|advi[cs]e\w*|offer\w*|discuss\w*|booked|scheduled|due|awaited|arranged"
    r"|(?:is|are|was|were) to (?:be|have|get|follow|receive|take)|to follow)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\bfirst(?:[- ]ever)? (?:\w+ )?\Z", re.IGNORECASE)
"""`her first biologic`, who had none before."""
_UNNEEDED = re.compile(
    r"\b(?:unnecessary|superfluous|(?:not|never|no longer) (?:\w+ ){0,2}(?:needed|necessary|required|indicated|used|given|started|done|performed|wanted|thought|felt)|contraindicated|rejected|deferred|ended"
    r"|postponed|withheld|omitted|avoided|ruled out|excluded|discounted|dismissed|unlikely|declined|refused|raised|elevated|high|low|normal)\b",
    re.IGNORECASE,
)
"""Behind a thing that nobody says was there."""
_BEFORE = re.compile(
    r"\b(?:before|prior to|until|pending|without|ruled out|excluded|off|weaned from|instead of|out of|outside|beyond|lest|to (?:prevent|avoid|exclude|rule out)|any|apart|could|might|threat\w*(?: \w+)?) (?:(?:any|the|an?|his|her)\s)?\Z",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"(?:,? (?:and|or|nor)\b[^,.;]*?)? (?:was|were|is|are|has|have|had|did|does|do)(?: not|n['’]t| never)\b| (?:was|were|is|are) spared\b",
    re.IGNORECASE,
)
"""`the palms and soles were not involved`: nothing is said to be there."""
_KIND_AFTER = re.compile(r"[ -]([A-Z]|[IV]{1,3}|\d{1,2})\b(?!['’%])")
"""`hepatitis A`, `herpes simplex virus 2`: one of several that share a name."""
_LEAST_CUT, _LEAST_LEFT = 3, 5
"""Letters that a short form leaves out and keeps, at least: `premed` for `premedication`."""
_CUT = re.compile(r"[;.]|,? \b(?:although|though|but|whereas|while)\b", re.IGNORECASE)
_DENIED_NEXT = re.compile(
    r"[;.](?!\d)|,? \b(?:although|though|but|whereas|while|without|w/o)\b|,? (?:with |and |there (?:is|are) )?no (?!recurr|relaps|residu|longer|more|further|other|evidence|signs?\b|trace)(?=[a-z])",
    re.IGNORECASE,
)
"""`several stones without cholecystitis`, `many diverticula, no inflammation`: what follows is denied, and not what stands before."""
_ENDED = re.compile(
    r" (?:was|were|is|has been|had been|has since been) (?:\w+ly )?(?:discontinued|stopped|ceased|ended|withdrawn|held|withheld|paused)\b",
    re.IGNORECASE,
)
"""Of a medicine: that it was stopped does not say that it is taken."""
_AGAINST = re.compile(
    r"\b(?:against|except(?: for)?|apart from|other than|instead of|rather than|(?:prefer\w*|chosen|favou?red) (?:to|over)|in preference to|refus\w+|declin\w+|turn\w* down|reject\w*|avoid\w*"
    r"|(?:did|does|do|would)(?: not|n['’]t) (?:want|wish|like))\s+(?:[\w'’-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
"""`decided against surveillance`, `up to date except for flu vaccine`."""
_NOW = re.compile(
    r"\b(?:still|by then|remain(?:s|ed)?|persist(?:s|ed)?|at (?:the )?(?:clinic|follow-?up|last visit|discharge)|currently|now)\b",
    re.IGNORECASE,
)
_OF_ONE_TIME = re.compile(
    r"\b(?:on|at) (?:admission|arrival|presentation)\b|\b(?:first|initial(?:ly)?|baseline|at first)\b", re.IGNORECASE
)
_WAITED = re.compile(r"\b(?:await\w*|pending|outstanding|to follow|not (?:yet )?back)\b", re.IGNORECASE)
"""A result that is to come asserts nothing."""
_TESTED = re.compile(
    r"[^.;]{0,40}?\b(?:screen\w*|serolog\w+|tests?|testing|pcr|swabs?|antibod\w+|antigens?|markers?|panel|cultures?)\b[^.;]*\b(?:neg(?:ative)?|not detected|clear)\b",
    re.IGNORECASE,
)
"""`the hepatitis screen was negative` is of a test, and may stand beside a hepatitis of another cause."""
_LIKE_ANOTHER = re.compile(r"\b(?:as|and so|so) (?:was|were|is|are|has been|had been) (?:\w+ ){0,2}\Z", re.IGNORECASE)
"""`HIV was negative, as was the Quantiferon`."""
_AND_ANOTHER = re.compile(r",? (?:and|nor|or) (?:the |her |his )?\Z", re.IGNORECASE)
_WITHOUT_A_VERB = re.compile(
    r" (?:because|for|due to|owing to|on account of|on|in|at|after|as) (?:(?!\b(?:was|were|is|are|had|has|did)\b)[^,;.])*[.,;]",
    re.IGNORECASE,
)
_CHOICE_AFTER = re.compile(r"\s*(?:vs\.?|versus)\s", re.IGNORECASE)
_CHOICE_BEFORE = re.compile(r"\b(?:vs\.?|versus)\s+\Z", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:no|not|without|any) (?:other|additional) (?:[\w-]+ ){0,2}\Z", re.IGNORECASE)
_UNSEEN = re.compile(
    r"(?: (?:was|were|is|are|could|can))?(?: not|not|n['’]t)(?: be| been)?(?: \w+ly)? (?:visuali[sz]ed|assess(?:ed|able)|evaluated|imaged|examined|sampled|scanned|outlined|delineated|interpret\w+)\b",
    re.IGNORECASE,
)
"""Behind a part: it was out of sight, and may be there."""
_SOME = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|several|half|all but \w+|the (?:other|others|rest|remainder)|remaining)(?: of)?(?: the)?(?: \w+){0,4} (?:was|were|is|are|had|showed|contained) ",
    re.IGNORECASE,
)
"""`two of the four nodes were free of`: the rest may not be."""
_MOST = re.compile(r"\b(?:most(?:ly)?|mainly|predominant(?:ly)?|largely|chiefly|primarily|usually)\b", re.IGNORECASE)
_RATHER = re.compile(r"\b(?:rather than|more (?:\w+ )?than|as opposed to|not)(?: (?:the|an?))? \Z", re.IGNORECASE)
_LONGER = re.compile(r"(?:[\w/-]+ ){0,3}\Z")
"""Words that may all be of one name: `central canal stenosis` is central."""
_PLACE = re.compile(
    r"(?: (?:was|were|is|are)(?: \w+)?| seen| found| identified)* (?:of|in|on|at|to|from|within|along) (?:the |her |his |their |both |either )?(?P<where>[a-z][^.,;]*)",
    re.IGNORECASE,
)
"""Behind a thing: where it is not."""
_AGAIN = re.compile(r"\b(?:repeat|rpt|further|another|more|follow-?up|surveillance|routine)(?: \w+)? \Z", re.IGNORECASE)
_NOT_NEEDED = re.compile(
    r"[^.;\n]{0,20}\b(?:(?:not|never) (?:needed|required|necessary|indicated|warranted)|unnecessary)\b", re.IGNORECASE
)
"""`repeat gastroscopy not needed`: one was done."""
_OF_A_TIME = frozenset(("", "op", "post", "postop", "postoperativ"))
"""`Post-op pneumonia` is pneumonia, where `wound infection` is one of a kind."""
_RULES_OUT = re.compile(
    r"\s+(?:has |have |had )?(?:ruled out|excluded|was negative|were negative|showed no|found no)\b", re.IGNORECASE
)
"""`the tap ruled out peritonitis`: no tap is denied."""
_VITAL = re.compile(r"(?:blood )?pressure|bp|pulse|weight|temperature|saturations?|sats", re.IGNORECASE)
_DECIDED = re.compile(r"\bnot\b|\bno (?:indication|need)|\bdeclin|\brefus|\bunnecessary", re.IGNORECASE)
"""A denial of what is to come; that something was never there is none."""


class _Told(NamedTuple):
    """A mention of the record, with what it says of the thing."""

    unit: Unit
    said: Assertion
    is_itself: bool
    """Whether a denial is of the thing, all of it."""
    own: Word


def findings_are_not_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a finding that the claim asserts and every mention in the record denies, or that it denies and all assert."""
    text = context.claim.text
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    both = _of_two_minds(context)
    for word in context.said:
        said = assertion_of(text, word)
        if said.negated and (find_drugs(text[word.start : word.end]) or word.key == "#allergy"):
            continue  # what is taken, `medicines` judges, and what one is allergic to, `allergies_denied`
        if said.negated and (is_a_spell(text, word) or _RULES_OUT.match(text, word.end)):
            continue
        if said.negated and _VITAL.fullmatch(text, word.start, word.end):
            continue
        if said.negated and (_UNSEEN.match(text, word.end) or _is_of_some(text, word)):
            continue
        if _is_measured(context, text[word.start : word.end]) or word.key in both:
            continue  # the check of levels judges it, with its values
        if (
            _LIKE_ANOTHER.search(text, 0, word.start)
            or _FIRST.search(text, 0, word.start)
            or _shares_a_denial(text, word)
            or _is_asserted_by_another_name(context, word)
        ):
            continue  # said of another thing, and of this one
        if (
            is_judged(text, word, is_narrowed=said.negated and bool(narrower(text, word)))
            and is_head(text, word)
            and said.is_plain
        ):
            yield from _denied(context, word) if not said.negated else _asserted(context, word)


def _is_of_some(text: str, word: Word) -> bool:
    """Whether a thing is denied of some of several, or as the lesser part: `mostly obstructive rather than central`."""
    return bool(_SOME.search(text, 0, word.start) or (_MOST.search(text) and _RATHER.search(text, 0, word.start)))


def _is_measured(context: ClaimInContext, name: str) -> bool:
    """Whether a name is one for a result (`fever`), of which the record has values, or a level (`anaemia`)."""
    result = result_named(name)
    has_values = result in context.evidence.measured or result in readings(context.evidence)
    return bool(result) and (has_values or result != "temperature")


def _shares_a_denial(text: str, word: Word) -> bool:
    """Whether a thing without a verb is denied by that of the one before: `ketorolac was withheld, and ibuprofen for asthma`."""
    is_bare = _WITHOUT_A_VERB.match(text, word.end) and _AND_ANOTHER.search(text, 0, word.start)
    return bool(is_bare and _ANY.search(text, 0, word.start))


def _of_two_minds(context: ClaimInContext) -> set[str]:
    """What a claim both asserts and denies: an episode is told as over."""
    said = [(word.key, assertion_of(context.claim.text, word).negated) for word in context.said]
    return {key for key, negated in said if not negated} & {key for key, negated in said if negated}


def _denied(context: ClaimInContext, word: Word) -> Iterator[Signal]:
    text = context.claim.text
    told = () if _is_given_in_a_longer_name(context, word) else _told(context, word)
    units = tuple(unit for unit, *_ in told)
    is_bygone = any(_OVER.search(unit.words) for unit in units) and not _STILL.search(text)
    clause = _clause(text, word)
    is_unneeded = _UNNEEDED.search(clause, max(clause.find(text[word.start : word.end]), 0)) or _BEFORE.search(
        text, 0, word.start
    )
    is_near = word.key[0] == "#" or any(unit in context.best for unit in units)
    is_planned = _TO_COME.search(_clause(text, word)) and not all(_DECIDED.search(unit.words) for unit in units)
    is_gone = (
        _OVER.search(text, word.end)  # `her gallbladder was removed` asserts none
        or _AGAINST.search(text, 0, word.start)
        or _NOT_SO.match(text, word.end)
        or _is_asserted_cut_short(context, word)
        or (_ENDED.match(text, word.end) and find_drugs(text[word.start : word.end]))
    )
    if (
        told
        and not is_bygone
        and not is_gone
        and not is_planned
        and not is_unneeded
        and is_near
        and all(one.said.negated and one.is_itself for one in told)
    ):
        words = _in_full(text, word)
        message = f"the claim asserts “{words}”; the record denies it"
        yield Signal("written_denied", 1.0, "negation_mismatch", message, units[:2], words=words)


def _asserted(context: ClaimInContext, word: Word) -> Iterator[Signal]:
    text, narrow = context.claim.text, narrower(context.claim.text, word)
    told = [
        one
        for one in _told_there(context, word)
        if (not narrow or _is_such(one, narrow)) and _is_where(text, word, one)
    ]
    units = tuple(one.unit for one in told)
    is_near = any(unit in context.best for unit in units)
    if _OF_ONE_TIME.search(text) and not _NOW.search(text):  # and not so at another
        return
    if not told or not is_near or _OVER.search(text) or not (narrow or is_denied_itself(text, word)):
        return
    if _is_of_another_event(text, word, units) or any(_is_denied_in_short(unit, word) for unit in units):
        return
    if _TESTED.match(text, word.end) or all(_WAITED.search(unit.words) for unit in units):
        return
    if not any(one.said.negated or _is_denied_somehow(one, word) for one in told):
        words = _in_full(text, word)
        message = f"the claim denies “{words}”; the record asserts it"
        yield Signal("written_asserted", 1.0, "negation_mismatch", message, units[:2], words=words)


def _is_where(text: str, word: Word, told: _Told) -> bool:
    """Whether what is said to be there may be where the claim has none: a fracture of the rib is none of the pelvis."""
    place = _PLACE.match(text, word.end)
    words = frozenset(normal_words(place["where"])) if place else frozenset()
    label = label_at(told.unit.text, told.own.start)
    return not words or bool(words & (told.unit.normal | frozenset(normal_words(label))))


def _is_such(told: _Told, kind: str) -> bool:
    """Whether what is said to be there is of a kind: `two new lesions`, `a nodule, new` where a claim has no new ones."""
    text, own = told.unit.text, told.own
    before = re.compile(rf"\b{kind}\b(?: [\w/-]+){{0,3}} \Z", re.IGNORECASE)
    after = re.compile(rf"[^.;:\n]{{0,50}}(?:,|\bis|\bare) (?:\w+ )?{kind}\b(?! \w)", re.IGNORECASE)
    return bool(before.search(text, max(told.unit.start, own.start - 50), own.start) or after.match(text, own.end))


def _is_denied_somehow(told: _Told, word: Word) -> bool:
    """Whether a place may deny it in a way that is not read; not where a form marks it as there."""
    if any(one.key == word.key and is_marked(told.unit.text, one) for one in told.unit.said):
        return False
    return bool(_OVER.search(told.unit.words) or _ANY.search(_up_to_the_next(told)))


def _in_full(text: str, word: Word) -> str:
    """A thing by the longest of its names that a text has there: `intensive care`, which is no `care`."""
    names = (
        text[one.start : one.end] for one in find_meanings(text) if one.start <= word.start and word.end <= one.end
    )
    return max(names, key=len, default=text[word.start : word.end])


def _is_asserted_by_another_name(context: ClaimInContext, word: Word) -> bool:
    """Whether the record asserts a condition by another word than the claim's: `EEG sz 46 s`, and `no seizures` once."""
    names = [one for one in context.said if one.key[0] == "#" and one[1:3] == word[1:3] and one.key != word.key]
    told = [
        context.evidence.all[place].assertion(index)
        for one in names
        for place, index in context.evidence.saying(one.key)
    ]
    return any(one.is_asserted for one in told)


def _is_asserted_cut_short(context: ClaimInContext, word: Word) -> bool:
    """Whether the record asserts it by the first letters of its name: `tolerated w/ premed`."""
    name = context.claim.text[word.start : word.end].casefold()
    lengths = range(_LEAST_LEFT, len(name) - _LEAST_CUT + 1) if name.isalpha() else ()
    short = {stem(name[:kept]) for kept in lengths}
    told = [
        context.evidence.all[place].assertion(index) for one in short for place, index in context.evidence.saying(one)
    ]
    return any(not one.negated for one in told)


def _is_a_person(unit: Unit, own: Word) -> bool:
    return own.key[0] != "#" and is_a_name(unit.text, own.start, own.end)


def _kind_after(text: str, end: int) -> str:
    kind = _KIND_AFTER.match(text, end)
    return kind[1] if kind else ""


def _clause(text: str, word: Word) -> str:
    """The words around one, up to where another statement begins: `she heard voices, although she denied a plan`."""
    begin, end = around(_CUT, text, word.start, word.end)
    return text[begin:end]


def _up_to_the_next(told: _Told) -> str:
    """What a unit says up to the first denial that stands behind a thing and is of something else."""
    unit = told.unit
    cut = _DENIED_NEXT.search(unit.text, told.own.end, unit.end)
    return unit.text[unit.start : cut.start() if cut else unit.end]


def _is_of_another_event(text: str, word: Word, units: tuple[Unit, ...]) -> bool:
    """Whether the claim denies it of a time after something, of which no such place of the record speaks."""
    after = _AFTER.match(text, word.end)
    event = frozenset(normal_words(after["event"])) if after else frozenset()
    return bool(event) and not any(event & unit.normal for unit in units)


def _is_denied_in_short(unit: Unit, word: Word) -> bool:
    """Whether a list that has it ends with a denial."""
    parts = [part for part in re.split(r"[;.]", unit.words) if _ANY_IN_SHORT.search(part)]
    return any(said.key == word.key for part in parts for said in words_of(part, 0, len(part)))


def _is_given_in_a_longer_name(context: ClaimInContext, word: Word) -> bool:
    """Whether the record has a medicine as the first part of a longer name: `insulin drip`, `methadone clinic`."""
    if not find_drugs(context.claim.text[word.start : word.end]):
        return False
    mentions = [(context.evidence.all[place], index) for place, index in context.evidence.saying(word.key)]
    return any(
        not is_head(unit.text, unit.said[index]) and unit.assertion(index).is_asserted for unit, index in mentions
    )


def _of_then(context: ClaimInContext, word: Word, told: list[_Told]) -> list[_Told]:
    """Of what is said to be still so, or of a visit, what the last of the record's days says."""
    name = context.claim.text[word.start : word.end]
    if not told or not _NOW.search(context.claim.text) or find_drugs(name):  # what is taken, `medicines` judges
        return told
    days = [day_of(context.evidence, one.unit)[:10] for one in told]
    return [one for one, day in zip(told, days, strict=True) if day == max(days)]


def _is_a_choice(unit: Unit, own: Word) -> bool:
    """Whether a mention is one of two to choose from: `cyclophosphamide vs mycophenolate`."""
    return bool(_CHOICE_AFTER.match(unit.text, own.end) or right_before(_CHOICE_BEFORE, unit.text, own.start))


def _told(context: ClaimInContext, word: Word) -> list[_Told]:
    """Where the record speaks of it, with what it says and whether a denial is of it; empty where it does so unclearly.

    Of `wound infection` where it names one, else of infections without a kind.
    """
    others = [one for one in _in_other_words(context, word) if one.unit.text[one.own.start : one.own.end].isupper()]
    before = _kind_named(context, word, is_known=bool(others))
    found = [*_found(context, word, before), *((before, one) for one in others)]
    if any("?" in one.unit.words or _is_from_then(one) for _, one in found):
        return []  # `permanent AF? - no: paroxysmal`: what is denied is not clear
    same = [one for part, one in found if before and part == before]
    name = context.claim.text[word.start : word.end]
    is_of_one = any(one.said.negated for _, one in found) or find_parts(context.claim.text)
    if not before and is_of_one and find_problems(name) and is_named_otherwise(context.evidence, name):
        return []
    told = _of_then(context, word, same or [one for part, one in found if not (before and part)])
    return told if all(one.said.is_plain for one in told) else []


def _told_there(context: ClaimInContext, word: Word) -> list[_Told]:
    """The same of what a claim denies, of mentions that are plain: it may be asked or feared besides.

    It may be there in other words (`PTX`, `a small apical pneumothorax`), and `no other lesion` leaves to the rest what
    there is.
    """
    others = list(_in_other_words(context, word))
    before = _kind_named(context, word, is_known=bool(others))
    every = [*_found(context, word, before), *((before, one) for one in others)]
    if any(_is_from_then(one) for _, one in every):
        return []
    found = [(part, one) for part, one in every if "?" not in one.unit.words]
    rest = [(part, one) for part, one in found if not _is_of_others(one)]
    if find_problems(context.claim.text[word.start : word.end]) and not before:
        rest = [
            one for one in rest if one[0] in _OF_A_TIME
        ]  # nor is a fracture of the radius denied where none of the hip is
    same = [one for part, one in rest if before and part == before]
    has_others = any(before and part == before and _is_of_others(one) for part, one in found)
    told = same or [one for part, one in rest if has_others or not (before and part)]
    return [one for one in _of_then(context, word, told) if one.said.is_plain]


def _is_from_then(told: _Told) -> bool:
    return bool(told.said.negated and FROM_THEN.match(told.unit.text, told.own.end))


def _is_of_others(told: _Told) -> bool:
    return bool(_OTHER.search(told.unit.text, told.unit.start, told.own.start))


def _kind_named(context: ClaimInContext, word: Word, *, is_known: bool = False) -> str:
    """The word before a thing that makes its name longer, if the record has it: it may deny thrombus of any place."""
    before = part_before(context.claim.text, word.start)
    is_no_part = before in normal_words(narrower(context.claim.text, word))
    return before if before and not is_no_part and (is_known or context.evidence.has(before)) else ""


def _found(context: ClaimInContext, word: Word, before: str) -> list[tuple[str, _Told]]:
    """Where the record names a thing by itself, each with what makes its name longer there, or its line is labelled with."""
    kind, found = _kind_after(context.claim.text, word.end), []
    for unit, own in _mentions(context, word):
        is_thing = is_head(unit.text, own) and not _is_a_choice(unit, own) and not is_a_verb(unit.text, own)
        if right_before(_AGAIN, unit.text, own.start) and _NOT_NEEDED.match(unit.text, own.end):
            continue
        if is_thing and not _is_a_person(unit, own) and kind in ("", _kind_after(unit.text, own.end)):
            label = label_at(unit.text, own.start)
            longer = _LONGER.search(unit.text, unit.start, own.start)
            title = unit.text.lstrip().partition("\n")[0]
            is_such = before in normal_words(f"{longer[0] if longer else ''}{label} {title}")
            told = _Told(unit, assertion_of(unit.text, own), is_denied_itself(unit.text, own, unit.start), own)
            found.append((before if is_such else part_before(unit.text, own.start), told))
    return found


def _mentions(context: ClaimInContext, word: Word) -> Iterator[tuple[Unit, Word]]:
    for place, index in context.evidence.saying(word.key):
        unit = context.evidence.all[place]
        yield unit, unit.said[index]


def _in_other_words(context: ClaimInContext, word: Word) -> Iterator[_Told]:
    """Where the record has a thing of a longer name by its letters: `LVI` for lymphovascular invasion."""
    for meaning in find_meanings(context.claim.text):
        if meaning.start < word.start and word.end == meaning.end and meaning.is_thing:
            for unit, one in context.evidence.meaning(meaning.name):
                own = Word(word.key, unit.start + one.start, unit.start + one.end, False)
                if "?" not in unit.words and not any(
                    said.key == word.key and said.start < own.end and own.start < said.end for said in unit.said
                ):
                    yield _Told(unit, assertion_of(unit.text, own), True, own)
