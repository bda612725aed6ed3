"""Whose it is: the patient's or a relative's."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.assertion import assess
from wardround.tools.dialogue import without_speaker
from wardround.tools.terms import find_problems

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..kin import COUPLE, FAMILY, KIN, WIDER, kin_implied, kin_in, kin_in_letters, kin_named

_COMPANIONS = frozenset(
    {"mother", "father", "grandmother", "grandfather", "wife", "husband", "partner", "son", "daughter", "child"}
)
"""Who comes along and speaks; the child is the patient then."""
_SIBLINGS = frozenset({"sibling", "sister", "brother"})
_WITHOUT = re.compile(
    r"\b(?:becom(?:e|es|ing) an? (?:mother|father)|to have (?:a |another |more )?(?:child|children|kids)"
    r"|with (?:\w+ )?(?:children|kids)|parents?)\b",
    re.IGNORECASE,
)
"""The patient as a parent, now or to be."""
_BORN = re.compile(r"\b(?:pregnan|birth|born|deliver|caesarean|cesarean|gravid|puerper)", re.IGNORECASE)
"""Where the record speaks of a birth, there is a child."""
_BABY = re.compile(r"\b(?:infant|baby|newborn|neonat\w+|nicu|scbu)\b", re.IGNORECASE)
"""Whose mother the patient may be."""
_BY_NAME = re.compile(rf"{KIN.pattern} (?-i:[A-Z][a-z]+)", re.IGNORECASE)
"""`his father Craig`, whom talk may call by his name alone."""
_OF_A_PARENT = re.compile(
    r"\b(?:mother|mom|mum|mam|mama|father|dad|parents?|nan|gran\w*)(?:['’]?s? (?:[\w-]+ )?| and (?:her|his) )(?:sister|brother|sibling|side)s?\b",
    re.IGNORECASE,
)
"""`my mom's sister`: an aunt."""
_OF_A_CHILD = re.compile(r"\b(?:his|her|their) (?:mother|father)\b", re.IGNORECASE)
_CHILD = re.compile(r"\b(?:[Dd]aughter|[Dd]tr|[Ss]on)\b,?(?: \(|\s|\s?[=:] ?)(?P<name>[A-Z][a-z]+)?")
_CHILD_BEHIND = re.compile(r"\b(?P<name>[A-Z][a-z]+),? \(?(?:his |her )?(?:daughter|dtr|son)\b")
"""`daughter Marian`: a child with its name, as whose mother a sentence may speak of the patient."""
_GRANDPARENT = re.compile(r"\b[MP]G[MF]s?\b")
_BEFORE = 2
"""Units before the closest place of talk in which those are named of whom it speaks."""
_OFTEN = 3
"""Claims of a draft from which on a relative was there and told it: the record has the words, and seldom who said them."""


def whose(context: ClaimInContext) -> Iterator[Signal]:
    """Notice relatives that the record does not name in this matter, and a relative's condition called the patient's."""
    if context.is_checkable:
        yield from _unknown_kin(context)
        yield from _unknown_at_home(context)
        yield from _swapped(context)


def _unknown_kin(context: ClaimInContext) -> Iterator[Signal]:
    """Relatives of the claim whom no close place names or implies, but for who comes along to the visit."""
    said = _kin_told(context)
    near = _kin_near(context) if said else set()
    unknown = sorted(kin for kin in said if not _wider(kin, context.evidence) & near)
    if unknown:
        strength = 1.0 if set(unknown) - _kin_anywhere(context, unknown) else 0.6
        words = next(match[1] for match in KIN.finditer(context.claim.text) if unknown[0] in kin_named(match[1]))
        message = f"the claim speaks of “{words}”; no place that is near it does"
        yield Signal("unknown_kin", strength, "experiencer_mismatch", message, context.best[:1], words=words)


def _unknown_at_home(context: ClaimInContext) -> Iterator[Signal]:
    """Somebody with whom the patient lives, of whom talk never speaks: `lives with his sister`, of who names a wife alone."""
    if context.evidence.is_all_written or context.evidence.has_companion:
        return
    text = _BY_NAME.sub(" ", context.claim.text)
    at_home = kin_named(text) - kin_in(text)
    units = context.evidence.units if at_home else ()
    spoken_of = {kin for unit in units for kin in kin_named(unit.words) | kin_implied(unit.words)}
    spoken_of |= COUPLE if spoken_of & COUPLE else set()
    if unknown := sorted(kin for kin in at_home if not _wider(kin, context.evidence) & spoken_of):
        message = f"the claim has a {unknown[0]} at home; the record speaks of none"
        yield Signal("unknown_at_home", 1.0, "experiencer_mismatch", message)


def _wider(kin: str, evidence: Evidence) -> set[str]:
    """A relative and the words that name them less exactly; a sister is an aunt where talk calls her a parent's.

    Of a child, the sister of the parent who came along is one.
    """
    is_plain = kin in ("aunt", "uncle") and not (evidence.is_all_written or evidence.has_companion)
    if is_plain and not any(_OF_A_PARENT.search(unit.words) for unit in evidence.units):
        return {kin}
    return {kin} | WIDER.get(kin, set())


def _kin_told(context: ClaimInContext) -> set[str]:
    """Relatives of the claim, without those whom the record need not name."""
    said = kin_in(_WITHOUT.sub(" ", context.claim.text))
    if context.evidence.has_companion:  # whose words are told as the mother's without ever being called so
        said -= _COMPANIONS
    if _OF_A_CHILD.search(context.claim.text) and _names_a_child(context):
        said -= {"mother", "father"}
    if any(_BORN.search(unit.words) for unit in context.best):
        said -= {"child"}
    if context.evidence.is_all_written and any(_BABY.search(unit.words) for unit in context.best):
        said -= {"mother"}
    return {kin for kin in said if _spoken_of(context, kin) < _OFTEN}


def _kin_near(context: ClaimInContext) -> set[str]:
    """Whom the closest places name or imply; of talk also those before them, since it names somebody and then says `they`."""
    units = list(context.best)
    if not context.evidence.is_all_written:
        units += [one for unit in context.best for one in context.evidence.preceding(unit, _BEFORE)]
    named = {kin for unit in units for kin in kin_named(unit.words) | kin_implied(unit.words)}
    histories = (unit for unit in context.best if unit.section == "family_history")
    return named.union(*(kin_in_letters(unit.words) for unit in histories)) | _known_otherwise(context)


def _kin_anywhere(context: ClaimInContext, unknown: Sequence[str]) -> set[str]:
    """Whom any place of the record names; in writing also those whom it names less exactly."""
    anywhere = {kin for unit in context.evidence.units for kin in kin_named(unit.words)}
    if not context.evidence.is_all_written:
        return anywhere
    anywhere |= {kin for unit in context.evidence.units for kin in kin_implied(unit.words)} & {"partner"}
    return anywhere | {kin for kin in unknown if _wider(kin, context.evidence) & anywhere}


def _known_otherwise(context: ClaimInContext) -> set[str]:
    """Whom no place near needs to name: where nothing is near at all, anybody; a parent's other children, who are the patient's siblings."""
    if context.evidence.is_all_written:
        return set()
    units = context.evidence.units
    if not context.best:
        return {kin for unit in units for kin in kin_named(unit.words)}
    brought = {kin for unit in units for kin in kin_implied(unit.words)} if context.evidence.has_companion else set()
    return brought & _SIBLINGS


def _names_a_child(context: ClaimInContext) -> bool:
    """Whether a claim begins with a child of the patient, by name or not: `Marian would try it if her mother woke`."""
    patterns = (_CHILD, _CHILD_BEHIND)
    told = (match["name"] for unit in context.evidence.units for one in patterns for match in one.finditer(unit.words))
    names = {name for name in told if name} | {"daughter", "son"}
    before = _OF_A_CHILD.split(context.claim.text, maxsplit=1)[0]
    return context.evidence.is_all_written and any(re.search(rf"\b{name}\b", before) for name in names)


def _spoken_of(context: ClaimInContext, kin: str) -> int:
    return sum(kin in kin_in(text) for text in context.whole.texts)


def _swapped(context: ClaimInContext) -> Iterator[Signal]:
    """A condition that the claim gives the patient and every sure mention of the record a relative."""
    text = context.claim.text
    if (
        kin_in(text)
        or FAMILY.search(text)
        or _GRANDPARENT.search(text)
        or context.claim.section.casefold().startswith("family")
    ):
        return
    for mention in find_problems(text):
        said = assess(text, mention.start, mention.end)
        units = context.evidence.naming(mention.concept)
        plain = [unit for unit in units if unit.problems[mention.concept].certainty == "certain"]
        of_others = [
            u for u in plain if kin_in(without_speaker(u.words)) and u.problems[mention.concept].experiencer == "other"
        ]
        if not said.negated and plain and len(of_others) == len(plain):
            name = text[mention.start : mention.end]
            message = f"the claim calls {name} the patient's; the record speaks of a relative's"
            yield Signal("relatives_condition", 1.0, "experiencer_mismatch", message, tuple(of_others[:2]))
