"""Statements that somebody has no allergies, in the ways in which they are written, with what they are of."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.terms import find_drugs, is_same_allergen

from ..stretches import ANY_STOP, after_last
from .allergens import allergens_of, classes_in, is_a_drug

_LISTED = (
    "known reported recorded documented listed noted stated identified confirmed declared disclosed described found"
    " given"
)
"""How an allergy is known of."""
_SORTS = (
    "drug drugs medication medications medicine medicines medicinal medical antibiotic antibiotics food foods"
    " environmental seasonal contact substance substances"
)
"""What allergies are to, by sort."""
_BESIDE = (
    "or and a an any the has have had having been is are be to there true real significant relevant active current ever"
    " personal previous prior past history hx of aware specific severe serious major record evidence report"
    " intolerances"
)
"""Between a denial and what it denies."""
_DENYING = "no nil not never without deny denies denied denying neither nor zero unaware lack absence free"
_NOTHING = "none nil no n/a na nka nkda nkfa negative absent unknown denies denied nothing not"
"""All that is said of allergies where there are none."""
_TAIL = (
    "any to or and of that aware in on file record note date so far at present currently by the patient she he is are"
)
"""Behind that."""
_HEADS = (
    "allergy allergies allergic status history hx list section and or intolerance intolerances sensitivity"
    " sensitivities adverse reactions adr adrs"
)
"""What stands over it."""
_OTHERS = "other further additional new more because due"
"""`no other allergies`: there are some."""
_GENERAL = frozenset(
    f"{_LISTED} {_SORTS} {_BESIDE} {_DENYING} {_NOTHING} {_TAIL} {_HEADS} was were all reaction anything allergen"
    " allergens kind sort type knowledge his her their our they pt".split()
)
"""Words of a denial that name no allergen."""


def _one_of(*words: str) -> str:
    return f"(?:{'|'.join(map(re.escape, ' '.join(words).split()))})"


_GAP = r"(?:\s*[/,&]\s*|\s+)"
_NO = rf"(?:{_one_of(_DENYING)}|\w+n['’]t)"
_NAME = rf"(?!{_NO}\b|{_one_of(_OTHERS)}\b)[a-z][\w-]+"
"""One word may name the allergen: `no latex allergy`."""
_BEFORE = re.compile(
    rf"\b{_NO}(?:{_GAP}{_one_of(_LISTED, _SORTS, _BESIDE)})*(?:{_GAP}{_NAME})?{_GAP}"
    r"(?P<word>allerg(?:y|ies|ic(?:\s+reactions?)?(?=\s+to\b)|ic(?=\s*(?:[.,;)]|\Z)|\s+(?:or|and)\b)))(?![\w-])",
    re.IGNORECASE,
)
"""`no known drug or food allergies`, `is not allergic`, `never had an allergic reaction to`."""
_NOT_LISTED = rf"(?:not|none|nil|no)(?: (?!{_one_of(_OTHERS)}\b)\w+)? {_one_of(_LISTED)}"
_VALUE = (
    rf"(?:not applicable|{_NOT_LISTED}|(?!not\b){_one_of(_NOTHING)})"
    rf"(?:{_GAP}(?:{_one_of(_LISTED, _SORTS, _TAIL)}|allerg(?:y|ies)))*"
)
_BEHIND = re.compile(
    rf"(?:{_one_of(_SORTS)}\s+)?(?P<word>allerg(?:y|ies))(?:{_GAP}{_one_of(_HEADS)})*(?:\s*\([^()]*\))?"
    r"\s*(?:[:|=–—-]+\s*|(?:(?:is|are|was|were|has been|have been|all)\s+)+|(?=\S))"
    rf"\(?{_VALUE}(?=\s*(?:[.;,|)\]!]|[-–—]\s|\Z|\n|and\b|but\b))",
    re.IGNORECASE,
)
"""`Allergies: none known`, `| Allergies | None |`, `allergies were denied`."""
_SHORT = re.compile(r"\b(?P<word>n\.?k\.?[df]?\.?a)s?\b", re.IGNORECASE)
_TO_NOTHING = re.compile(
    rf"\b(?P<word>allergic) to (?:nothing|none|no (?:{_one_of(_LISTED)} )?(?:{_one_of(_SORTS)}|allergens?))\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"\W*(?:(?:she|he|the patient|patient|pt) )?{_VALUE}\W*", re.IGNORECASE)
_OF = re.compile(r"\s+(?:to|against)\s+[^.;:()\n]+", re.IGNORECASE)
_BUT = re.compile(
    r"[\s,(]*(?:other than|else|except|apart from|aside from|besides|but (?:for|to)|beyond|save)\b", re.IGNORECASE
)
"""Behind a denial: there is one after all."""
_LABEL = re.compile(r"(?!(?:the|an?|of|and|with|has|had|for)\b)\b[\w-]+\s+\Z", re.IGNORECASE)
"""`Latex allergy: none`."""
_SUBJECT = re.compile(r"[\w-]+ (?:is|was|are|were) \Z", re.IGNORECASE)
"""`Codeine is not an allergy`: it denies that one."""
_ALL = re.compile(r".*", re.DOTALL)
_RATHER = re.compile(
    r"\b(?:which|that|it|this|they|these|so|intolerance|sensitivity|side[- ]effects?|reaction|flush\w*)\b[^.;]*\Z",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?:not|n['’]t|no|never|nor)\s+(?:(?:an?|the|any|true|real|proven|proper)\s+)*allergy\b", re.IGNORECASE
)
"""`Codeine makes her sick, which is an intolerance and not an allergy`: of what the sentence names."""
_A_LIST = re.compile(r",(?!.*\b(?:or|and)\b)", re.IGNORECASE | re.DOTALL)
"""`No regular medicines, allergies: latex`: a comma ends the denial where no `or` goes on."""
_NO_CONDITION = re.compile(
    r"\s+(?:test|clinic|referral|review|label|band|bracelet|alert|list|section|card|specialist|team|nurse|service|symptom"
    r"|medicine|tablet|season|shot|work-?up|consult|profile|rhinitis|conjunctivitis|asthma|dermatitis|contact|eczema"
    r"|component|cause|basis|feature|information|data|detail|document|form\b|check)\w*",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:before|until|till|prior to|at (?:the|that) time|previously|if|unless|whether|provided|assuming)\b",
    re.IGNORECASE,
)
"""Of another time than the record's, or of what may be."""
_DRUGS = re.compile(r"\b(?:drug|medic|antibiotic|nkda\b|n\.k\.d)", re.IGNORECASE)
_FOODS = re.compile(r"\b(?:food|nkfa\b)", re.IGNORECASE)
_AROUND = re.compile(r"\b(?:environment|seasonal|contact)", re.IGNORECASE)
_IS_A_FOOD = re.compile(
    r"\b(?:food|peanut|nut|walnut|almond|cashew|shellfish|fish|prawn|shrimp|egg|milk|dairy|wheat|gluten|soya?|sesame"
    r"|strawberr|kiwi|banana)",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"\w+n['’]t\b")
_JOINS = re.compile(r"\b(?:or|and)\b|[,/&]")
"""`no drug, food or latex allergies`: of sorts and of things."""
_WORD = re.compile(r"n/a\b|[^\W\d_]{2,}")


class NoAllergy(NamedTuple):
    """A denial of allergies."""

    of: str
    """Its words, with those that say what the allergies would be to."""
    start: int
    """Where they start in the sentence."""

    @property
    def end(self) -> int:
        """One past where they end."""
        return self.start + len(self.of)

    def is_of(self, allergen: str) -> bool:
        """Whether it denies an allergy to something: to that, to its sort, or to all."""
        named = [m.group() for m in classes_in(self.of)] + [self.of[m.start : m.end] for m in find_drugs(self.of)]
        other = [word for word in _WORD.findall(_CONTRACTED.sub(" ", self.of.casefold())) if word not in _GENERAL]
        is_it = any(is_same_allergen(allergen, name) for name in named or [" ".join(other)])
        if is_it or ((named or other) and not _JOINS.search(self.of)):
            return is_it
        is_drug, is_food = is_a_drug(allergen), bool(_IS_A_FOOD.search(allergen))
        sorts = ((_DRUGS, is_drug), (_FOODS, is_food), (_AROUND, not is_drug and not is_food))
        said = [is_it for sort, is_it in sorts if sort.search(self.of)]
        return any(said) or not (said or named or other)


def denied_allergies(text: str, *, whole: bool) -> Iterator[NoAllergy]:
    """The denials of the patient's own allergies in a sentence.

    Args:
        text: the sentence.
        whole: whether it stands among the allergies, where `none` is enough.
    """
    if _OTHERWISE.search(text):
        return
    if whole and _WHOLE.fullmatch(text):
        yield NoAllergy(text, 0)
    for pattern in (_SHORT, _BEFORE, _BEHIND, _TO_NOTHING):
        for match in pattern.finditer(text):
            if not _BUT.match(text, match.end()) and not _is_of_another(text, match):
                yield _with_its_allergen(text, match)


def is_told(text: str, allergen: str, denials: Iterable[NoAllergy]) -> bool:
    """Whether a sentence tells an allergy to something all the same: `allergic to latex; no drug allergies`."""
    told = allergens_of(text, whole=False)
    places = [(a, b) for a, b in told if not any(d.start <= a and b <= d.end for d in denials)]
    return any(is_same_allergen(allergen, text[a:b]) and not assess(text, a, b).negated for a, b in places)


def _is_of_another(text: str, match: re.Match[str]) -> bool:
    """Whether it is of an allergy clinic or a relative, of what would be if, or of another item of a list."""
    said = assess(text, match.start("word"), match.end("word"))
    is_own = said.experiencer == "patient" and said.certainty == "certain" and said.temporality != "hypothetical"
    is_cut = match.re is _BEFORE and _A_LIST.search(match.group())
    return bool(is_cut or not is_own or _NO_CONDITION.match(text, match.end("word")))


def _with_its_allergen(text: str, match: re.Match[str]) -> NoAllergy:
    """A denial with the word before a label (`latex allergy: none`), what it is said of and what follows on `to`."""
    behind = _OF.match(text, match.end())
    before = _LABEL.search(text, 0, match.start()) if match.re is _BEHIND else _subject(text, match.start())
    start = before.start() if before else match.start()
    return NoAllergy(text[start : behind.end() if behind else match.end()], start)


def _subject(text: str, end: int) -> re.Match[str] | None:
    """What a denial is said of, where that is something one may be allergic to."""
    subject = _SUBJECT.search(text, 0, end)
    if subject and (find_drugs(subject.group()) or classes_in(subject.group())):
        return subject
    before = _ALL.match(text, after_last(ANY_STOP, text, end), end)
    is_of_one = before and _ONE.match(text, end) and _RATHER.search(before.group())
    return before if before and is_of_one and (find_drugs(before.group()) or classes_in(before.group())) else None
