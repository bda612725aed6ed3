"""Where a record names a thing of a claim, by itself or in a longer name, and what it says of it there.

`all_told` serves a claim that asserts the thing, and `plainly_told` one that denies it: a denial has to be clear wherever
the thing is named, while to be there it may be asked after or feared elsewhere.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.tools.assertion import Assertion
from wardround.tools.terms import find_drugs, find_meanings, find_parts, find_problems, normal_words

from ...check import ClaimInContext
from ...denying import FROM_THEN
from ...labels import label_at
from ...mentions import Word
from ...stretches import first_line
from ...units import Unit
from ..plain import is_named_otherwise
from .days import day_told
from .denied_nouns import is_denied_itself, narrower
from .nouns import before as right_before
from .nouns import is_a_name, is_a_verb, is_head, part_before

STILL_SO = re.compile(
    r"\b(?:still|by then|remain(?:s|ed)?|persist(?:s|ed)?|at (?:the )?(?:clinic|follow-?up|last visit|discharge)|currently|now)\b",
    re.IGNORECASE,
)
"""Of the last of the record's days, and not of how it began."""
_KIND_AFTER = re.compile(r"[ -]([A-Z]|[IV]{1,3}|\d{1,2})\b(?!['’%])")
"""`hepatitis A`, `herpes simplex virus 2`: one of several that share a name."""
_CHOICE_AFTER = re.compile(r"\s*(?:vs\.?|versus)\s", re.IGNORECASE)
_CHOICE_BEFORE = re.compile(r"\b(?:vs\.?|versus)\s+\Z", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:no|not|without|any) (?:other|additional) (?:[\w-]+ ){0,2}\Z", re.IGNORECASE)
_LONGER = re.compile(r"(?:[\w/-]+ ){0,3}\Z")
"""Words that may all be of one name: `central canal stenosis` is central."""
_AGAIN = re.compile(r"\b(?:repeat|rpt|further|another|more|follow-?up|surveillance|routine)(?: \w+)? \Z", re.IGNORECASE)
_NOT_NEEDED = re.compile(
    r"[^.;\n]{0,20}\b(?:(?:not|never) (?:needed|required|necessary|indicated|warranted)|unnecessary)\b", re.IGNORECASE
)
"""`repeat gastroscopy not needed`: one was done."""
_OF_A_TIME = frozenset(("", "op", "post", "postop", "postoperativ"))
"""`Post-op pneumonia` is pneumonia, where `wound infection` is one of a kind."""


class Told(NamedTuple):
    """A mention of the record, with what it says of the thing."""

    unit: Unit
    said: Assertion
    is_itself: bool
    """Whether a denial is of the thing, all of it."""
    own: Word


def all_told(context: ClaimInContext, word: Word) -> list[Told]:
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


def plainly_told(context: ClaimInContext, word: Word) -> list[Told]:
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
        # a fracture of the radius is not denied where none of the hip is
        rest = [one for one in rest if one[0] in _OF_A_TIME]
    same = [one for part, one in rest if before and part == before]
    has_others = any(before and part == before and _is_of_others(one) for part, one in found)
    told = same or [one for part, one in rest if has_others or not (before and part)]
    return [one for one in _of_then(context, word, told) if one.said.is_plain]


def in_full(text: str, word: Word) -> str:
    """A thing by the longest of its names that a text has there: `intensive care`, which is no `care`."""
    names = (
        text[one.start : one.end] for one in find_meanings(text) if one.start <= word.start and word.end <= one.end
    )
    return max(names, key=len, default=text[word.start : word.end])


def _found(context: ClaimInContext, word: Word, before: str) -> list[tuple[str, Told]]:
    """Where the record names a thing by itself, each with what makes its name longer there, or its line is labelled with."""
    kind, found = _kind_after(context.claim.text, word.end), []
    for unit, own in _mentions(context, word):
        is_thing = is_head(unit.text, own) and not _is_a_choice(unit, own) and not is_a_verb(unit.text, own)
        if right_before(_AGAIN, unit.text, own.start) and _NOT_NEEDED.match(unit.text, own.end):
            continue
        if is_thing and not _is_a_person(unit, own) and kind in ("", _kind_after(unit.text, own.end)):
            label = label_at(unit.text, own.start)
            longer = _LONGER.search(unit.text, unit.start, own.start)
            title = first_line(unit.text)
            is_such = before in normal_words(f"{longer[0] if longer else ''}{label} {title}")
            told = Told(unit, unit.told(own), is_denied_itself(unit.text, own, unit.start), own)
            found.append((before if is_such else part_before(unit.text, own.start), told))
    return found


def _mentions(context: ClaimInContext, word: Word) -> Iterator[tuple[Unit, Word]]:
    for place, index in context.evidence.saying(word.key):
        unit = context.evidence.all[place]
        yield unit, unit.said[index]


def _in_other_words(context: ClaimInContext, word: Word) -> Iterator[Told]:
    """Where the record has a thing of a longer name by its letters: `LVI` for lymphovascular invasion."""
    for meaning in find_meanings(context.claim.text):
        if meaning.start < word.start and word.end == meaning.end and meaning.is_thing:
            for unit, one in context.evidence.meaning(meaning.name):
                own = Word(word.key, unit.start + one.start, unit.start + one.end, False)
                if "?" not in unit.words and not any(
                    said.key == word.key and said.start < own.end and own.start < said.end for said in unit.said
                ):
                    yield Told(unit, unit.told(own), True, own)


def _kind_named(context: ClaimInContext, word: Word, *, is_known: bool = False) -> str:
    """The word before a thing that makes its name longer, if the record has it: it may deny thrombus of any place."""
    before = part_before(context.claim.text, word.start)
    is_no_part = before in normal_words(narrower(context.claim.text, word))
    return before if before and not is_no_part and (is_known or context.evidence.has(before)) else ""


def _kind_after(text: str, end: int) -> str:
    kind = _KIND_AFTER.match(text, end)
    return kind[1] if kind else ""


def _is_a_person(unit: Unit, own: Word) -> bool:
    return own.key[0] != "#" and is_a_name(unit.text, own.start, own.end)


def _is_a_choice(unit: Unit, own: Word) -> bool:
    """Whether a mention is one of two to choose from: `cyclophosphamide vs mycophenolate`."""
    return bool(_CHOICE_AFTER.match(unit.text, own.end) or right_before(_CHOICE_BEFORE, unit.text, own.start))


def _of_then(context: ClaimInContext, word: Word, told: list[Told]) -> list[Told]:
    """Of what is said to be still so, or of a visit, what the last of the record's days says."""
    name = context.claim.text[word.start : word.end]
    if not told or not STILL_SO.search(context.claim.text) or find_drugs(name):  # what is taken, `medicines` judges
        return told
    days = [day_told(context.evidence, one.unit) for one in told]
    return [one for one, day in zip(told, days, strict=True) if day == max(days)]


def _is_from_then(told: Told) -> bool:
    return bool(told.said.negated and FROM_THEN.match(told.unit.text, told.own.end))


def _is_of_others(told: Told) -> bool:
    return bool(_OTHER.search(told.unit.text, told.unit.start, told.own.start))
