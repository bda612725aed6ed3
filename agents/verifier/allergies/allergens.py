"""What a sentence names as the thing that an allergy is to."""

import re

from wardround.tools.terms import find_drugs

_DRUG_CLASS = (
    r"penicillins?|cephalosporins?|sulfa(?: drugs?)?|sul(?:ph|f)onamides?|nsaids?|statins?|opioids?|opiates?"
    r"|quinolones?|fluoroquinolones?|macrolides?|tetracyclines?|ace inhibitors?|contrast|iodine"
)
_NO_DRUG = (
    r"latex|peanuts?|(?:tree |brazil )?nuts?|hazelnuts?|walnuts?|cashews?|almonds?|pistachios?|pecans?|shellfish|shrimps?|prawns?|fish|eggs?|(?:cow'?s )?milk|soya?|wheat|gluten|sesame"
    r"|strawberr(?:y|ies)|kiwi(?:fruit)?s?|(?:bee|wasp)s?(?: stings?| venom)?|insect stings?"
    r"|(?:(?:grass|tree|birch) )?pollens?|(?:house )?dust(?: mites?)?|mou?lds?|(?:cat|dog|animal) (?:hair|fur|dander)"
    r"|nickel|adhesives?(?: tapes?| dressings?)?|(?:sticking )?plasters?|elastoplast|(?:surgical |silk |paper )?tape"
)
_CLASS = re.compile(rf"\b(?:{_DRUG_CLASS}|{_NO_DRUG})\b", re.IGNORECASE)
_ALLERGIC = re.compile(
    r"\ballergic\s+to:?\s+|\b(?:reactions?|rxn)\s+to\s+|\banaphyla\w+\s+(?:to|from|after|with|on)\s+|\ballerg(?:y|ies)\s+to\s+"
    r"|\ballerg(?:y|ies|ens?)(?: \w+)?:\s*",
    re.IGNORECASE,
)
_REACH = 60
"""Letters behind such words in which allergens are named."""
_GOES_ON = re.compile(
    r"[;:]|[.]\s|,? (?:and (?:is|was|has|are)|but|so|who)\b|\b(?:takes?|taking|given?|gave|giving|treated|receiv\w+"
    r"|start\w*|continu\w*|prescri\w*|managed|instead|used?|uses|switch\w*|avoid\w*)\b",
    re.IGNORECASE,
)
"""Behind which something else is told: `allergic to penicillin and takes ramipril`."""
_LISTED = re.compile(
    r"\b([\w-]+) (?:is|was|has been) (?:listed|recorded|documented|noted|entered|labelled|labeled|down)"
    r" as (?:an? )?(?:drug |known )?(?:allerg|intoleran|adverse)",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"\b([\w-]+)\s+(?:allerg(?:y|ies)|alert(?=\s+(?:put|added|placed|set|raised|entered|on|in|sticker|card|band|bracelet|form)\b|\s*[.;]|\s*\Z))\b",
    re.IGNORECASE,
)
"""`sulfa allergy`, `latex alert on system`."""
_ALLERGIC_TO_IT = re.compile(r"\ballergic to (?:it|that|this|them|those)\b", re.IGNORECASE)
_BORNE = re.compile(
    r"(?:(?<!not )(?<!never )(?<!poorly )\btolerat(?:es|ed|ing|e)\b(?:(?!\b(?:but|not|however|although|except|reacted|caus\w+|developed)\b)[^.;:])*"
    r"|\b(?:eats?|fine with|no (?:problems?|trouble|reactions?) (?:with|to))(?: (?:other|all|some|the|oral|iv|since|taking|and|or|[\w-]+,?)){0,4}?) \Z",
    re.IGNORECASE,
)
"""Before what does no harm, though it stands in a line of allergies: `tolerates peanuts`, `tolerated one and, now, another`."""
_OF_TESTS = re.compile(
    r"\ballergist\b|\ballergy (?:test|clinic|referral|appointment|evaluation|work-?up|service)", re.IGNORECASE
)
"""Who finds out about allergies: beside that a medicine may be named for anything."""
_NO_NAME = (
    r"it|that|this|them|those|these|any|anything|something|nothing|none|no|other|all|his|her|their|my|your|which|what|whom|be"
    r"|medic\w+|drugs?|foods?|certain|multiple|several|many|some|unknown|following|substances?|one|two|both|only|just|and"
    r"|or|but|with|since|so|in|on|at|from|as|per|for|by|when|if|is|was|has|not|causing|documented|noted|who|the|an?"
)
_OTHER = re.compile(
    rf"\b(?:allergic|allergy|anaphylactic) to (?:(?:the|an?) )?(?P<name>(?!(?:{_NO_NAME})\b)[a-z][\w-]+"
    rf"(?: (?!(?:{_NO_NAME})\b)[a-z][\w-]+)?)(?=[.,;)(]| (?:{_NO_NAME})\b|\s*\Z)",
    re.IGNORECASE,
)
"""An allergen that no list knows: `allergic to mango`."""


def classes_in(text: str) -> list[re.Match[str]]:
    """Groups of medicines, foods and materials that allergies are to, as a text names them."""
    return list(_CLASS.finditer(text))


def is_a_drug(allergen: str) -> bool:
    """Whether an allergen is a medicine: no food, no insect, no latex."""
    is_class = _CLASS.search(allergen) and not re.fullmatch(_NO_DRUG, allergen, re.IGNORECASE)
    return bool(find_drugs(allergen) or is_class)


def named_allergens(words: str) -> list[tuple[int, int]]:
    """Places of medicines and of what else allergies are to, whatever is said of them."""
    return [(m.start, m.end) for m in find_drugs(words)] + [m.span() for m in _CLASS.finditer(words)]


def allergens_of(words: str, *, whole: bool) -> list[tuple[int, int]]:
    """What the allergy is to: every drug and class where the whole text is of allergies, else those right at the word.

    Args:
        words: a sentence.
        whole: whether it stands among the allergies.

    Returns:
        Places in it.
    """
    places = [place for place in named_allergens(words) if not _BORNE.search(words, 0, place[0])]
    if whole and not _OF_TESTS.search(words):
        return places
    reach = [(m.end(), _end_of_reach(words, m.end())) for m in _ALLERGIC.finditer(words)]
    reach += [m.span(1) for pattern in (_NAMED_BEFORE, _LISTED) for m in pattern.finditer(words)]
    return [place for place in places if any(a <= place[0] and place[1] <= b for a, b in reach)] or _pointed_at(words)


def other_allergens(words: str) -> list[tuple[int, int]]:
    """What a sentence says that somebody is allergic to, where that is nothing known."""
    known = named_allergens(words)
    found = [match.span("name") for match in _OTHER.finditer(words)]
    return [(a, b) for a, b in found if not any(start < b and a < end for start, end in known)]


def _end_of_reach(words: str, start: int) -> int:
    ends = _GOES_ON.search(words, start, start + _REACH)
    return ends.start() if ends else start + _REACH


def _pointed_at(words: str) -> list[tuple[int, int]]:
    """`penicillin gives me hives , i'm allergic to it`: what was named before."""
    if not (back := _ALLERGIC_TO_IT.search(words)):
        return []
    before = [place for place in named_allergens(words) if place[1] <= back.start()]
    return before[-1:]
