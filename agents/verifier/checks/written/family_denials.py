"""A family history that the claim denies and written records have; a relative told as alive, or dead at another age."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import FAMILY, KIN, NO_BLOOD, kin_in, kin_in_letters, without_letters
from ...lasting import is_cancer, is_lasting
from ...mentions import Word, assertion_of
from ...stretches import after_last, around
from ...units import Unit
from .conditions import BESIDE_OTHERS, IS_NOTHING, NOTHING, WEIGHTY, before_name, is_of_the_kind
from .denied_nouns import is_denied_itself
from .nouns import is_head

_HISTORY = r"(?:family (?:medical )?(?:history|hx)|fhx?)"
_OF_FAMILY = re.compile(rf"{FAMILY.pattern}|\b{_HISTORY}\b", re.IGNORECASE)
_ALL_DENIED = re.compile(
    rf"\b(?:no|nil|without(?: any)?) (?:{WEIGHTY} )*{_HISTORY}(?: of note| of significance)?(?=\s*(?:[.;,)|]|\Z))"
    rf"|\b{_HISTORY}\s*(?:(?:is|was)\s|[:|–—-])\s*{NOTHING}(?=\s*(?:[.;,)|]|\Z))",
    re.IGNORECASE,
)
_HEART = re.compile(r"\b(?:heart|cardiac) (?:disease|problems?|trouble)\b|\bcardiovascular disease\b", re.IGNORECASE)
_ALL_BEFORE = re.compile(
    rf"\b(?:no|nil|negative for|denies(?: any)?) (?:{_HISTORY} (?:of|for) )?(?:[\w ]+, )*(?:or )?\Z", re.IGNORECASE
)
_OF_THE_HEART = frozenset(
    f"#{name}"
    for name in (
        "myocardial infarction",
        "coronary artery disease",
        "angina",
        "heart failure",
        "cardiomyopathy",
        "atrial fibrillation",
    )
)
"""What a family history of heart disease is one of."""
_THE_PARENTS = {"mother", "father"}
_CUT = re.compile(r"[.;,\n]|\b(?:died|dead|deceased|but|while)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;\n]|,? \b(?:but|and (?=(?:his|her|their) ))")
_PARENTS = re.compile(r"\bparents\b", re.IGNORECASE)
_ALIVE = re.compile(
    r"\b(?:(?:is|are|still) (?:both |still |all )?(?:alive|living|well|healthy|in good health)|alive and|alive (?:at|aged))\b",
    re.IGNORECASE,
)
_DIED = re.compile(
    rf"{KIN.pattern}(?:(?!{KIN.pattern})[^.;\n]){{0,40}}?(?:\b(?:died|dead|deceased|passed away|passed on|killed|succumbed)\b|\bd\. ?(?:\d|of\b))",
    re.IGNORECASE,
)
_LISTED_DEAD = re.compile(rf"\bfamily: {KIN.pattern}:?(?=[^\n]*; deceased: (?!no\b|false\b))", re.IGNORECASE)
"""A structured family history: `Family: Father: Myocardial infarction; onset: 54 years; deceased: 71 years`."""
_DIED_AT = re.compile(
    rf"\bfamily: {KIN.pattern}[^\n]*; deceased: (?P<years>\d{{1,3}})(?! ?(?:months?|weeks?|days?)| ?-|\d)"
    rf"|{KIN.pattern}(?:(?!{KIN.pattern})[^.;\n]){{0,40}}?\b(?:died|passed away|deceased)\b(?:(?!{KIN.pattern})[^.;\n\d]){{0,40}}?"
    r"\b(?:aged?|at(?: the age of| age)?) (?P<age>\d{1,3})(?! ?(?:months?|weeks?|days?|hours?|:)|\d)",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\b(?:side|maternal|paternal|degree|generation)\b", re.IGNORECASE)
_NOT_DEAD = re.compile(r"\b(?:almost|nearly|would have|could have) died\b", re.IGNORECASE)


def families_are_not_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a relative's condition that the claim denies, a family history denied as a whole, and the dead told as alive."""
    for unit, words, message in _contradicted(context):
        yield Signal("written_kin_denied", 1.0, "negation_mismatch", message, (unit,), words=words)
        return


def _contradicted(context: ClaimInContext) -> Iterator[tuple[Unit, str, str]]:
    """What a claim has alive, dead at an age, or denied in the family, with the place that has it otherwise."""
    text, evidence = context.claim.text, context.evidence
    for kin in sorted(_told_as_alive(text)):
        if units := [unit for who, unit in evidence.each(_dead) if who == kin]:
            yield units[0], "", f"the claim has the {kin} alive; the record has the {kin} dead"
    for kin, age in _died_at(text):
        told = [(other, unit) for (who, other), unit in evidence.each(_died_at) if who == kin]
        if told and not any(other == age for other, _ in told):
            yield told[0][1], "", f"the claim has the {kin} die at {age}; the record at {told[0][0]}"
    family = _conditions(evidence)
    weighty = [one for one in family if _is_weighty(*one)]
    if weighty and _is_all_denied(context):
        word, unit = weighty[0]
        yield unit, "", f"the claim denies a family history; the record has {unit.text[word.start : word.end]}"
    if not (_OF_FAMILY.search(text) or kin_in(text)) or _SIDE.search(text):
        return
    for unit, words in _denied(context, family):
        yield unit, words, f"the claim denies “{words}” in the family; the record has it"


def _told_as_alive(text: str) -> set[str]:
    """Of the relatives of whom there is but one, those of whom a text says that they are alive."""
    told: set[str] = set()
    for match in _ALIVE.finditer(text):
        begin = after_last(_CUT, text, match.start())
        words = text[begin : match.start()]
        told |= kin_in(words) | (_THE_PARENTS if _PARENTS.search(words) else set())
    return told & (_THE_PARENTS | {"wife", "husband"})


def _dead(text: str) -> Iterator[str]:
    """The relatives of whom a text says that they died."""
    for pattern in (_DIED, _LISTED_DEAD):
        for match in pattern.finditer(_NOT_DEAD.sub(" ", without_letters(text))):
            yield from kin_in(match.group())


def _died_at(text: str) -> Iterator[tuple[str, int]]:
    """The ages at which a text has the parents die: what else it numbers of them is when they fell ill."""
    for match in _DIED_AT.finditer(without_letters(text)):
        yield from ((kin, int(match["years"] or match["age"])) for kin in sorted(kin_in(match.group()) & _THE_PARENTS))


def _is_all_denied(context: ClaimInContext) -> bool:
    text = context.claim.text
    in_family = context.claim.section.casefold().replace("_", " ").startswith(("family", "fh"))
    return bool(_ALL_DENIED.search(text) or (in_family and IS_NOTHING.fullmatch(text)))


@lru_cache(maxsize=8)
def _conditions(evidence: Evidence) -> tuple[tuple[Word, Unit], ...]:
    """The conditions that the record has of relatives by blood, with where they stand."""
    return tuple(
        (word, unit)
        for unit in evidence.units
        if _is_of_the_family(unit) and "?" not in unit.words
        for index, word in enumerate(unit.said)
        if word.key[0] == "#" and word.key != "#tobacco use" and _is_theirs(unit, index)
    )


def _is_weighty(word: Word, unit: Unit) -> bool:
    """Whether a relative's condition belongs to a family history: told in one, or lasting; a cold of a child does not."""
    is_grave = is_cancer(word.key) or is_lasting(word.key[1:]) or word.key in _OF_THE_HEART or word.key == "#stroke"
    return is_grave or unit.section == "family_history"


def _is_of_the_family(unit: Unit) -> bool:
    """Whether a place names a relative by blood, or stands in the family history and names nobody else."""
    return bool(_relatives(unit.words)) or (unit.section == "family_history" and not kin_in(unit.words))


def _relatives(words: str) -> frozenset[str]:
    return kin_in(words) - NO_BLOOD


def _is_theirs(unit: Unit, index: int) -> bool:
    said = unit.assertion(index)
    is_sure = not said.negated and said.certainty == "certain" and said.temporality != "hypothetical"
    return is_sure and said.experiencer == "other"


def _denied(context: ClaimInContext, family: tuple[tuple[Word, Unit], ...]) -> Iterator[tuple[Unit, str]]:
    """What the claim denies of the family or of a relative, and the record has of it."""
    text, whose = context.claim.text, _relatives(context.claim.text)
    for word in context.said:
        said = assertion_of(text, word)
        is_plain = said.negated and said.experiencer == "other" and said.certainty == "certain"
        if word.key[0] != "#" or not is_plain or not is_head(text, word) or not is_denied_itself(text, word):
            continue
        if BESIDE_OTHERS.search(text[slice(*around(_CLAUSE, text, word.start, word.end))]):
            continue
        for own, unit in family:
            is_of_them = not whose or whose & (_relatives(unit.words) | kin_in_letters(unit.words))
            if is_of_them and (_is_any_cancer(text, word, own) or _is_it(text, word, unit, own)):
                yield unit, text[word.start : word.end]
    if (heart := _HEART.search(text)) and _ALL_BEFORE.search(text, 0, heart.start()):
        yield from ((unit, heart.group()) for own, unit in family if own.key in _OF_THE_HEART and not whose)


def _is_any_cancer(text: str, word: Word, own: Word) -> bool:
    return word.key == "#cancer" and not before_name(text, word) and is_cancer(own.key)


def _is_it(text: str, word: Word, unit: Unit, own: Word) -> bool:
    return word.key == own.key and is_of_the_kind(text, word, unit, own)
