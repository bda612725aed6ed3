"""Which drugs an allergy speaks against."""

import re

from .drugs import drug_classes, drug_parts, find_drugs

_CLASS_WORDS = {
    "penicillin": ("penicillin",),
    "cephalosporin": ("cephalosporin",),
    "sulfa": ("sulfonamide antibiotic",),
    "sulfur": ("sulfonamide antibiotic",),  # as patients call it
    "sulphur": ("sulfonamide antibiotic",),
    "sulfonamide": ("sulfonamide antibiotic",),
    "sulphonamide": ("sulfonamide antibiotic",),
    "nsaid": ("nsaid",),
    "nsaids": ("nsaid",),
    "non-steroidal": ("nsaid",),
    "statin": ("statin",),
    "statins": ("statin",),
    "opioid": ("opioid",),
    "opioids": ("opioid",),
    "opiate": ("opioid",),
    "opiates": ("opioid",),
    "ace inhibitor": ("ace inhibitor",),
    "ace inhibitors": ("ace inhibitor",),
    "quinolone": ("fluoroquinolone",),
    "fluoroquinolone": ("fluoroquinolone",),
    "fluoroquinolones": ("fluoroquinolone",),
    "macrolide": ("macrolide",),
    "macrolides": ("macrolide",),
    "tetracyclines": ("tetracycline",),
    "beta-lactam": ("penicillin", "cephalosporin", "carbapenem"),
    "contrast": ("contrast",),
}
_SPREADS = frozenset({"penicillin", "cephalosporin", "sulfonamide antibiotic", "nsaid", "macrolide", "fluoroquinolone"})
"""Classes whose members are avoided together after a reaction to one of them, as their labels' contraindications say."""

_ONE_IN_THE_BODY = (frozenset({"prednisone", "prednisolone"}),)
"""A drug with what the liver makes of it: two drugs on a chart, and one allergy."""
_ALIKE = {
    word: words.split()[0]
    for words in ("plaster adhesive elastoplast tape", "milk dairy", "contrast iodinated", "mould mold")
    for word in words.split()
}
"""Words for one thing that no list of medicines has."""
_SAYING_LITTLE = frozenset("and the all any for her his not drug sting venom mite hair fur dander tree house".split())


def allergen_conflicts(allergen: str, ingredient: str) -> bool:
    """Whether a recorded allergy speaks against giving a drug.

    Args:
        allergen: as recorded: a drug, a brand or a class (`Bactrim`, `sulfa`, `Penicillin (rash)`).
        ingredient: lower-case ingredient of the drug.

    Returns:
        True for the same ingredient or what becomes of it in the body, for a combination that holds it (co-trimoxazole for
        trimethoprim), for a member of a named class (`insulin` is one, too), and for members of classes that are avoided together.
        Cross-reactivity between classes (penicillins and cephalosporins) is left to the reader.
    """
    named = {mention.ingredient for mention in find_drugs(allergen)}
    if named & {ingredient, *drug_parts(ingredient)} or any(
        ingredient in pair and pair & named for pair in _ONE_IN_THE_BODY
    ):
        return True
    classes = _classes_named(allergen) | named | {c for drug in named for c in drug_classes(drug) if c in _SPREADS}
    return bool(classes & drug_classes(ingredient))


def is_same_allergen(one: str, other: str) -> bool:
    """Whether two names may mean one allergy: the same words, the same drug, or a drug and its class."""
    if names_one_allergen(one, other):
        return True
    pairs = ((one, other), (other, one))
    return any(allergen_conflicts(a, mention.ingredient) for a, b in pairs for mention in find_drugs(b))


def names_one_allergen(one: str, other: str) -> bool:
    """Whether two names are of the same thing, and neither of a part of it: `eggs` and `egg`, `sulfa` and `sulfonamides`."""
    return bool(_words(one) & _words(other) or _classes_named(one) & _classes_named(other))


def _classes_named(allergen: str) -> set[str]:
    """The classes that an allergen's words name: `sulfonamides` and `sulfa` the same one."""
    words = allergen.casefold()
    return {c for word, found in _CLASS_WORDS.items() if word in words for c in found}


def _words(allergen: str) -> set[str]:
    words = {word.rstrip("s") for word in re.findall(r"[a-z]{3,}", allergen.casefold())} - _SAYING_LITTLE
    return words | {_ALIKE[word] for word in words if word in _ALIKE}
