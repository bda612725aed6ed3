"""Nouns that a text asserts or denies by themselves, and not as a part of something else."""

import re

from wardround.tools.terms import content_words, find_analytes

from ...kin import kin_in
from ...mentions import ABNORMAL, Word, is_light, is_part, is_telling, is_test

_NO_NOUN = re.compile(
    r"\w{2,}(?:ed|able|ible|ly)|taken|given|swollen|seen|found|done|present|absent|evident|apparent|normal|intact|free|so|far|yet|now"
    r"|today|when|since|showing|involving|causing|requiring"
    r"|kept|drawn|thrown|fed|hung|bound|caught|bitten|put|run|set|cut|read|stood|sat|lain|held|sent|told|lost|gone|brought|bought|begun|worn|grown|known|shown|driven|eaten|broken|chosen|hidden|written|torn|stuck"
    r"|spent|slept|felt|led|laid|made|paid|heard|withdrawn|withdrew|came|went|saw|gave|took|woke|rose|risen|fell|fallen|became|met",
    re.IGNORECASE,
)
"""After a noun: `drain placed`, `pulses palpable`, `inhaler kept`; any other word makes it part of a longer name (`wound infection`)."""
_JOINS = re.compile(
    r"apart|aside|along(?:side)?|besides?|beneath|near|behind|below|above|beyond|despite|except|across|among(?:st)?|amid|against|between|inside"
    r"|outside|towards?|following|unlike|via|versus|whereas|whether|unless|because|though|although|and|but|or|nor|is|are|was|were|has"
    r"|had|have|under|over|onto|into|upon|within|until",
    re.IGNORECASE,
)
_NO_PART_OF_A_NAME = re.compile(r"[a-z]{1,2}|[A-Z][a-z]+")
"""After a noun in small letters: `migraine w aura`, `ulcer bd`, and a name or a month (`abscess Dec 2025`)."""
_A_SIGN = re.compile(
    r"BP|HR|RR|PR|GCS|NEWS2?|Sp|SpO|O|T|Temp|SATS|Sats|Obs|OBS|BMs?|CBG|PEFR|PEF|Wt|ECG|EKG|CXR|ABG|VBG"
)
"""`no wheeze BP 110/64`: vital signs and tests that a chart goes on with, unparted."""
_NO_NOUN_EITHER = re.compile(
    r"internal|external|full|low|high|good|bad|large|small|long|short|therefore|however|although|again|already|once|twice|then|thus|hence|still|only"
    r"|always|often|mainly|altogether|indeterminate|equivocal|borderline|inconclusive|positive|reactive|incomplete|complete|partial|unclear"
    r"|open|closed|types?|group|status|isolates?|organisms?|strains?|specimens?|samples?",
    re.IGNORECASE,
)
_OF_NO_WEIGHT = re.compile(
    r"(?:organism|avid|ecg|ekg|medication|medicine|treatment|visit|work|repeat|follow|previous|station|breakfast|lunch|dinner|supper|concern|issue|diagnos|injur|cytolog|histolog|patholog|microscop|change|problem|need|use|dos|blood"
    r"|measure|stay|admission|discharge|hospital|clinic|case|surger|operation|margin|procedure|patient|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|diseas|disorder|condition|illness)\w*",
    re.IGNORECASE,
)
"""Said of so much that a denial of one says nothing of another."""
_NO_FINDING = re.compile(
    r"same|calls?|called|phon(?:e|ed|es|ing)|telephon\w+|ring|protect(?:s|ed|ing|ion)?|claims?|reasons?|answers?|questions?|words?|choices?|sorts?|kinds?|ways?|things?"
    r"|parts?|sides?|ends?|thanks?|requests?|messages?|address|window|pens?|boxes|box|packs?|packets?|bottles?|vans?|cars?|bus|buses|minibus(?:es)?|lorry|lorries",
    re.IGNORECASE,
)
"""What is asked, held or driven, and no state of anybody: `no, his call`, `outside the window`."""
_ALWAYS_THERE = re.compile(
    r"(?:m[ae]n|wom[ae]n|lady|gentleman|child(?:ren)?|person|people|nodes?|stools?|urine|lobes?|skin|lungs?|heart|liver|kidneys?|season|year|summer"
    r"|winter|alone|team|nurses?|doctors?|surgeons?|specialists?|famil(?:y|ies)|parents?|relatives?|(?:him|her|it|one|my)self|(?:them|our)selves"
    r"|staff|colleagues?)",
    re.IGNORECASE,
)
"""Persons, parts of everybody, times: a denial beside them is of something else (`no pain in the node`)."""
_ACTING = re.compile(
    r"(?!(?:bleed|swell|wheez|vomit|scarr|thicken|narrow|shiver|itch|bruis|guard|club|cramp|tingl|snor)ing)\w+ing",
    re.IGNORECASE,
)
"""A verb, as far as its form says."""
_AFTER_AN_AUXILIARY = re.compile(
    r"(?:\b|(?=['’]))(?:can|could|did|does|do|will|would|should|must|may|might|shall|['’]ll)(?: not|n['’]t| never|not)?(?: \w+ly| ever| yet| even)? \Z"
    r"|\bcannot \Z",
    re.IGNORECASE,
)
"""`could not empty`, `would never accept`: a verb."""
_IS = re.compile(
    r"\b(?:is|are|was|were|looks?|looked|appears?|appeared|remains?|became|feels?|felt)(?: \w+ly)? \Z", re.IGNORECASE
)
"""`he is jaundiced`: said as plainly as by a noun."""
_OBJECT = re.compile(r"\s+(?:it|them|him|me|us|you|himself|herself|themselves)\b", re.IGNORECASE)
_A_NAME = re.compile(r"[A-Z][a-z]+")
_OF_A_PERSON = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Sister|Nurse|(?<![A-Z])[A-Z](?=\.))\.? \Z")
_OPENS = re.compile(r"(?:\A|[.:;!?(\n-])\s*\Z")
_NEXT = re.compile(r"[ -]([A-Za-z]+)")
_HEADS = re.compile(r"(?:limit|restrict|problem|issue|difficult|deficit|histor|finding|status)\w*", re.IGNORECASE)
"""Light words that a longer name ends in all the same: `no flexion limit` denies no flexion, `no cardiac history` no heart."""
_REACH = 200
"""Characters before a place that are looked at."""


def before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """What stands right before a place, for patterns that end there: looked for near by, since texts may be long."""
    return pattern.search(text, max(end - _REACH, 0), end)


def is_judged(text: str, word: Word, *, is_narrowed: bool = False) -> bool:
    """Whether a word is a noun that can be there or not: no verb, no unit, no month, no part of a formula (`pT1c`).

    Of what everybody has, some may be of a kind that not everybody has: `no suspicious nodes`.
    """
    name, is_named = text[word.start : word.end], word.key[0] == "#"
    is_plain = is_telling(word) or (is_narrowed and is_part(word))
    is_state = is_named and bool(_IS.search(text, 0, word.start))
    return (
        is_plain
        and not (is_test(word) or word.key == ABNORMAL or word.denies)
        and (is_state or _is_noun(name, is_named=is_named, is_narrowed=is_narrowed))
        and not (_is_measured(name) or kin_in(name) or before(_AFTER_AN_AUXILIARY, text, word.start))
        and _stands_alone(text, word)
        and (is_named or not (_ACTING.fullmatch(name) or is_a_name(text, word.start, word.end)))
    )


def _is_noun(name: str, *, is_named: bool, is_narrowed: bool) -> bool:
    no_nouns = (
        _NO_NOUN,
        _NO_NOUN_EITHER,
        _NO_FINDING,
        _OF_NO_WEIGHT,
        _JOINS,
        *(() if is_narrowed else (_ALWAYS_THERE,)),
    )
    is_long_enough = len(name) > 2 or is_named or (is_narrowed and name.isupper())
    return is_long_enough and not any(one.fullmatch(name) for one in no_nouns)


def _is_measured(name: str) -> bool:
    """Whether it has values, and is not felt besides, as pulses and pain are where the pulse and the score are counted."""
    return bool(find_analytes(name)) and name.casefold() not in ("pulses", "pain")


def _stands_alone(text: str, word: Word) -> bool:
    """Whether it is part of no formula, and of no word that says what is free of it: `latex-free`."""
    beside = text[max(word.start - 1, 0) : word.start] + text[word.end : word.end + 1]
    is_free_of = text[word.end : word.end + 5].casefold() in ("-free", "-spar")
    return not is_free_of and not any(character.isdigit() or character == "/" for character in beside)


def is_a_name(text: str, start: int, end: int) -> bool:
    """Whether a word without a meaning of its own is what a person or a place is called: `her partner Devon`, `CNS K. Sample`."""
    is_first = before(_OPENS, text, start)
    return bool(_A_NAME.fullmatch(text, start, end) and (not is_first or before(_OF_A_PERSON, text, start)))


def is_a_verb(text: str, word: Word) -> bool:
    """Whether a word is what somebody does: `he'll drop it to 0.1`."""
    return bool(before(_AFTER_AN_AUXILIARY, text, word.start) or _OBJECT.match(text, word.end))


def is_head(text: str, word: Word) -> bool:
    """Whether a word is not the first part of a longer name: `infection`, and not `wound`, in `wound infection`."""
    after = _NEXT.match(text, word.end)
    own = content_words(after[1]) if after else ()
    if (
        not after
        or not own
        or _A_SIGN.fullmatch(after[1])
        or _NO_NOUN.fullmatch(after[1])
        or _JOINS.fullmatch(after[1])
    ):
        return True
    if text[word.start : word.end].islower() and _NO_PART_OF_A_NAME.fullmatch(after[1]):
        return True
    return is_light(own[0][0]) and not _HEADS.fullmatch(after[1])


_OF_A_SIDE = frozenset(("l", "r", "lt", "rt", "bilat"))


def part_before(text: str, start: int) -> str:
    """The stem of the word that makes a name longer: `wound` before `infection`; empty where there is none."""
    words = content_words(text[max(start - 30, 0) : start])[-1:]
    if not words or is_light(words[0][0]) or words[0][0] in _OF_A_SIDE:
        return ""
    between = text[max(start - 30, 0) + words[0][2] : start]
    return words[0][0] if between in (" ", "-") else ""
