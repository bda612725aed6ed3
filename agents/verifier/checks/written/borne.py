"""What is told as borne without a reaction, where written records only have the reaction: `tolerated contrast` of hives from it."""

import re
from collections.abc import Iterator

from wardround.tools.terms import find_drugs

from ...allergies import names_of_allergens, reactions_in, recorded_reactions
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stretches import after_last
from ...units import Unit

_BORNE = re.compile(
    r"\b(?:without|no|had no)(?: (?:any|adverse|acute|further|allergic|immediate))* (?:reactions?|ill[- ]effects?|problems)\b"
    r"|(?<!not )(?<!poorly )\btolerat(?:ed|es)\b|\buneventful(?:ly)?\b",
    re.IGNORECASE,
)
_BORNE_THERE = re.compile(
    rf"{_BORNE.pattern}|\b(?:nil|no) (?:acute )?(?:rxn|reaction)|\bfine\b|\bok\b|\bpremed\w*|\bsince\b", re.IGNORECASE
)
_BLOOD = re.compile(
    r"\b(?:transfus\w+|red cells?|p?RBCs?|packed cells|units? of (?:blood|red|platelets|plasma)|platelets|FFP|plasma)\b",
    re.IGNORECASE,
)
_BLOOD_REACTION = re.compile(
    r"\b(?:TACO|TRALI|FNHTR|transfusion[- ]associated (?:circulatory overload|dyspn\w+)|transfusion[- ]related acute lung injury"
    r"|(?:febrile|ha?emolytic|allergic|anaphylactic)? ?(?:non-?ha?emolytic )?transfusion reaction)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being) (?:\w+ly )?\Z", re.IGNORECASE)
_WORD = re.compile(r"\w")
_MANNER = re.compile(r"\b(?:was|were|is|are|been|well|all|it|they|went|\w+ly)\b", re.IGNORECASE)
"""Of `platelets were given and well tolerated`: what is borne stands before the `and`."""
_STOP = re.compile(r"[;,]|\.(?!\d)|\b(?:and|but|which|who|while)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|not|without|nil|neg\w*|excluded|unlikely)\b[^.;]{0,30}\Z|\?\s*\Z", re.IGNORECASE)


def what_harmed_was_not_borne(context: ClaimInContext) -> Iterator[Signal]:
    """Notice something told as borne well of which written records have a reaction, and nowhere that it was borne."""
    text = context.claim.text
    borne = _BORNE.search(text)
    if not borne or reactions_in(text, names_of_allergens(context.evidence)):
        return
    what = _what(text, borne)
    if against := _of_a_thing(context.evidence, what) or _of_blood(context.evidence, what):
        message = "the claim has it borne without a reaction; the record tells of one"
        yield Signal("written_reaction", 1.0, "allergy_mismatch", message, (against,), words=borne.group())


def _what(text: str, borne: re.Match[str]) -> str:
    """What is said to be borne: behind `tolerated`, before `was tolerated` and `without reaction`; within the clause."""
    stop = _STOP.search(text, borne.end())
    behind = text[borne.end() : stop.start() if stop else len(text)]
    is_active = borne.group().casefold().startswith("tolerat") and not _PASSIVE.search(text, 0, borne.start())
    if is_active and _WORD.search(behind):
        return behind
    clause = text[after_last(_STOP, text, borne.start()) : borne.start()]
    return clause if _WORD.search(_MANNER.sub("", clause)) else text[: borne.start()]


def _of_a_thing(evidence: Evidence, what: str) -> Unit | None:
    named = {one.ingredient for one in find_drugs(what)}
    for one, unit in recorded_reactions(evidence):
        name = re.compile(rf"\b{re.escape(one.allergen)}\b", re.IGNORECASE)
        is_named = one.allergen in named or (not find_drugs(one.allergen) and name.search(what))
        if is_named and one.kinds and not _was_borne(evidence, one.allergen, name):
            return unit
    return None


def _was_borne(evidence: Evidence, allergen: str, name: re.Pattern[str]) -> bool:
    """Whether any place that names it says that it was borne."""
    return any(
        _BORNE_THERE.search(unit.words) for unit in evidence.units if allergen in unit.drugs or name.search(unit.words)
    )


def _of_blood(evidence: Evidence, what: str) -> Unit | None:
    if not _BLOOD.search(what):
        return None
    if any(_BLOOD.search(unit.words) and _BORNE_THERE.search(unit.words) for unit in evidence.units):
        return None
    return next((unit for unit in evidence.units if _tells_a_reaction(unit.words)), None)


def _tells_a_reaction(words: str) -> bool:
    return any(not _DENIED.search(words, 0, match.start()) for match in _BLOOD_REACTION.finditer(words))
