"""Conditions of relatives that the claim gives to the patient, or to another relative."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.terms import content_words, find_problems

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import FAMILY, KIN, WIDER, kin_in
from ...mentions import is_light
from ...stretches import ANY_STOP, after_last, line_start
from ...units import Unit
from .known_people import kin_names
from .short import Thing, keys_in, keys_of, things_in

_ANY = "a relative"
"""Whoever a section of family history does not name."""
_THE_PATIENT = re.compile(
    r"\b(?:she|he|they|(?:mr|mrs|ms)\b\.?|(?<!of the )(?<!of our )patient(?!['’]s))\b", re.IGNORECASE
)
_OF_A_MAN = re.compile(rf"\bhis (?:\w+ )?(?={KIN.pattern})", re.IGNORECASE)
_OF_A_WOMAN = re.compile(rf"\bher (?:\w+ )?(?={KIN.pattern})", re.IGNORECASE)
_SHE, _HE = re.compile(r"\bshe\b", re.IGNORECASE), re.compile(r"\bhe\b", re.IGNORECASE)
TELLS = re.compile(
    r"(?:(?:['’]s)?(?: (?-i:[A-Z][a-z]+))? (?:\w+ly |then |also |later |first |has |had )*(?:report|sa(?:id|ys)|told|tells|note|notice|rang|ring|call|phone|telephone|found|find|saw|heard|describe|explain"
    r"|mention|state|confirm|recall|remember|fear|worr|ask|observe|complain|wr(?:ote|ites)|text|email|brought|drove|gave|witness|alert)\w*\b)",
    re.IGNORECASE,
)
"""A relative who tells it or was there: `his wife rang: the knee is swollen`."""
_TOLD_BY = re.compile(
    r"\b(?:(?:hx|history|info\w*|collateral|account|story|reported|told|seen|witnessed|filmed) (?:is |was |obtained |taken |given )?(?:from|by)|according to|per|via|d/w|t/c|spoke (?:to|with))"
    r" (?:(?:his|her|their|the|pt['’]?s?) )?\Z",
    re.IGNORECASE,
)
"""Before a relative from whom it is known: `hx from sister: rash`."""
_NO_CONDITION = re.compile(
    r" (?:surveillance|screen\w*|prevention|prophyla\w*|awareness|risk|markers?|clinic|centre|center|team|nurse|service|charity|society|vaccin\w*)\b",
    re.IGNORECASE,
)
"""`cancer surveillance`: nobody has it."""
_SPEAKER = re.compile(r"\W*(?P<name>[A-Z][a-z]{2,}): ")
_HAS_IT = re.compile(
    rf" (?:(?:in|of) (?:(?:his|her|their|the|both|one|an?|paternal|maternal) )*)?(?:\w+ )?(?={KIN.pattern})",
    re.IGNORECASE,
)
"""`his diabetic older brother`, `asthma in her mother`: whose it is stands behind it."""
_INLINE = re.compile(
    r"^[ \t*#-]*(?:FH|FHx|Fam\w*(?: (?:medical )?(?:hx|history))?)\**[ \t]*:?\**[ \t]+\w", re.IGNORECASE | re.MULTILINE
)
"""A heading with the family on its own line."""
_LABEL = re.compile(r"[.;]\s+[A-Z][\w/ ]{0,24}:")
"""In one line with the family: what stands behind it is of something else."""
_WOMEN = frozenset({"mother", "sister", "daughter", "aunt", "grandmother", "wife", "niece"})
_MOST_WORDS = 2
"""Words before the name of a condition that may belong to it: `Hodgkin lymphoma`."""


class _Told(NamedTuple):
    """A condition with whose it is."""

    concept: str
    start: int
    end: int
    kind: frozenset[str]
    """Stems right before its name."""
    whose: frozenset[str]
    """The relatives; empty for the patient."""


def conditions_are_whose(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition of the patient that written records know of relatives only, and one of another relative."""
    text = context.claim.text
    if FAMILY.search(text):
        return
    for said in _conditions(text, context.claim.section):
        told_as = assess(text, said.start, said.end)
        if told_as.negated or told_as.certainty == "uncertain" or told_as.temporality == "hypothetical":
            continue  # denied, or to be ruled out
        if _NO_CONDITION.match(text, said.end):
            continue
        told = list(_recorded(context.evidence, said))
        if told and not any(_may_be(said, one) for one, _ in told) and not _is_the_patients(context.evidence, said):
            record = " and ".join(sorted({who for one, _ in told for who in one.whose or ("the patient",)}))
            claim = " and ".join(sorted(said.whose)) or "the patient"
            message = f"the claim gives {text[said.start : said.end]} to {claim}; the record to {record}"
            yield Signal(
                "written_relative",
                1.0,
                "experiencer_mismatch",
                message,
                tuple(unit for _, unit in told[:2]),
                words=text[said.start : said.end],
            )


def _conditions(text: str, section: str) -> Iterator[_Told]:
    in_family = section.casefold().replace("_", " ").startswith("family")
    for mention in find_problems(text):
        whose = (
            _whose(text, mention.start) or _whose_is_next(text, mention.end) or frozenset({_ANY} if in_family else ())
        )
        if mention.concept == "pregnancy" and whose & _WOMEN:  # a mother's own, as every mother has had
            continue
        yield _Told(mention.concept, mention.start, mention.end, _kind(text, mention.start), whose)


def _kind(text: str, start: int) -> frozenset[str]:
    """The words right before a name, as far as nothing stands between them."""
    found: list[str] = []
    for key, first, last in reversed([word for word in content_words(text) if word[2] <= start]):
        if text[last:start].strip() or len(found) == _MOST_WORDS or is_light(key) or kin_in(text[first:last]):
            break
        found.append(key)
        start = first
    return frozenset(found)


def _recorded(evidence: Evidence, said: _Told) -> Iterator[tuple[_Told, Unit]]:
    """Where the record names the condition, of the claim's kind where that is said."""
    for unit in evidence.naming(said.concept):
        by_name = _whose_by_name(evidence, unit)
        for told in _conditions(unit.words, unit.section if _is_under_its_heading(unit) else ""):
            told = told._replace(whose=told.whose or by_name)
            is_it = told.concept == said.concept and said.kind <= told.kind
            if (
                is_it and not assess(unit.words, told.start, told.end).negated
            ):  # nobody's, as `no diabetes in the family`
                yield told, unit


def _whose_by_name(evidence: Evidence, unit: Unit) -> frozenset[str]:
    """The relative whom a line is about by a first name that the record gives: `Margaret: angina worse`."""
    speaker = _SPEAKER.match(unit.words)
    return kin_names(evidence).get(speaker["name"].casefold(), frozenset()) if speaker else frozenset()


def _is_the_patients(evidence: Evidence, said: _Told) -> bool:
    """Whether the record gives the patient it under a name that does not hold its own: `PIH` or `BP 156/102`, of a hypertension."""
    names = frozenset(key for key in keys_in(said.concept) if key.startswith("~"))
    return not said.whose and any(
        _is_of_the_patient(unit, one, said)
        for unit in evidence.units
        if unit.section != "family_history" and keys_of(unit) & names
        for one in things_in(unit.words)
        if one.keys & names
    )


def _is_of_the_patient(unit: Unit, one: Thing, said: _Told) -> bool:
    is_told = f"#{said.concept}" in one.keys
    return not (is_told or _whose(unit.words, one.start) or assess(unit.words, one.start, one.end).negated)


def _is_under_its_heading(unit: Unit) -> bool:
    """Whether its line may belong to the heading above: what stands below `FH: father d. 58` is of something else."""
    start = line_start(unit.text, unit.start + 1)
    line = unit.text[start : unit.end]
    above = [match for match in _INLINE.finditer(unit.text, 0, start) if match.end() <= start]
    inline = _INLINE.match(line)
    if inline and _LABEL.search(unit.text, start + inline.end(), unit.start + 1):
        return False
    return not above or bool(inline or KIN.search(line))


def _whose(text: str, start: int) -> frozenset[str]:
    """The relatives that were named last before a place in its sentence; none where the patient was named since."""
    begin = after_last(ANY_STOP, text, start)
    since = _THE_PATIENT.split(_kin_by_pronoun(text[begin:start]))[-1]
    told = [
        match
        for match in KIN.finditer(since)
        if TELLS.match(since, match.end()) or _TOLD_BY.search(since, 0, match.start())
    ]
    return frozenset(kin_in(since[told[-1].end() :] if told else since))


def _kin_by_pronoun(text: str) -> str:
    """A text without the pronouns that cannot be the patient: `his mother is well, although she had a stroke`."""
    if _OF_A_MAN.search(text) and not _OF_A_WOMAN.search(text):
        return _SHE.sub("", text)
    return _HE.sub("", text) if _OF_A_WOMAN.search(text) and not _OF_A_MAN.search(text) else text


def _whose_is_next(text: str, end: int) -> frozenset[str]:
    """The relative that a condition is said of as an adjective."""
    next_one = _HAS_IT.match(text, end)
    kin = KIN.match(text, next_one.end()) if next_one else None
    return frozenset(kin_in(kin.group())) if kin else frozenset()


def _may_be(said: _Told, told: _Told) -> bool:
    if not said.whose or not told.whose or _ANY in said.whose:
        return bool(said.whose) == bool(told.whose)
    wider = frozenset().union(*(WIDER.get(kin, set()) for kin in (*said.whose, *told.whose)))
    return bool(said.whose & (told.whose | wider) or told.whose & wider) or _ANY in told.whose
