"""Which sentences of a list of allergies are of them: charts go on with other things below the same heading."""

import re

from ..stretches import line_end, line_start
from ..units import Unit
from .allergens import named_allergens
from .tolerated import REACTED

_LABEL = re.compile(r"^[ \t*-]*(?P<label>[A-Za-z][\w /&-]{0,24}):", re.MULTILINE)
_OF_ALLERGENS = re.compile(
    r"(?:drugs?|medic\w+|foods?|environment\w*|contact|other|allerg\w*|adverse|sensitivit\w*|intoleran\w*|agents?|substances?|reactions?|severity|types?|notes?|comments?|all|adrs?)\b",
    re.IGNORECASE,
)
"""Labels within a list of allergies."""
_INLINE = re.compile(
    r"^[ \t*#-]*(?:all|adrs?|adverse (?:drug )?reactions?|(?:drug |known )?intolerances|[a-z]{0,10} ?allerg[^:\n]{0,40})(?:(?:\*\*)?:|[ \t][-–—][ \t])[ \t]*(?:\*\*)?[ \t]*\w",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading with its allergies on its own line."""
_GIVEN = re.compile(
    r"\b(?:\d+ ?(?:mg|mcg|g|ml|units?)|daily|start(?:ed)?|given|courses?|takes?|taking|received"
    r"|continued?|on|hold|held|stop(?:ped)?)\b",
    re.IGNORECASE,
)
_OF_LIST = re.compile(r"all|adrs?|.*allerg.*|adverse (?:drug )?reactions?|.*intolerances", re.IGNORECASE)
_OPENS_A_LINE = re.compile(r"[ \t*#-]*(?:allerg(?:y|ies)|ADRs?|drug allergies)\b", re.IGNORECASE)
_FIRST_WORDS = 12
"""Letters within which an entry of a list names what it is of."""
_STAMPED = re.compile(r"[ \t*-]*(?:\d{1,2}:\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{4}-\d\d-\d\d)\b")


def tells_allergies(unit: Unit) -> bool:
    """Whether a sentence stands among the allergies and is of them: what follows on their line may be of medicines."""
    is_listed = unit.section == "allergies" and not _is_taken(unit)
    return is_listed and not (_is_an_entry(unit) or _is_of_another(unit) or _is_below(unit))


def goes_on_with_allergies(unit: Unit) -> bool:
    """Whether it is a further entry of a line that a chart begins with `Allergy`: `Allergy LATEX - hives. codeine vomiting.`."""
    line = line_start(unit.text, unit.start)
    named = named_allergens(unit.words)
    is_entry = bool(named) and named[0][0] == 0 and REACTED.search(unit.words, named[0][1]) is not None
    return is_entry and line < unit.start and _OPENS_A_LINE.match(unit.text, line) is not None


def _is_taken(unit: Unit) -> bool:
    """Whether it gives a dose and how often it is taken: the medicines of charts follow below headings of any name."""
    kinds = {one.kind for one in unit.quantities}
    return {"dose", "frequency"} <= kinds and not REACTED.search(unit.words)


def _is_an_entry(unit: Unit) -> bool:
    """Whether its line begins with a time or a day: charts go on with what was done, under no heading of their own."""
    return bool(_STAMPED.match(unit.text, line_start(unit.text, unit.start + 1)))


def _is_of_another(unit: Unit) -> bool:
    """Whether a line of the section has begun something else: `Rx: ceftriaxone 1 g` below `Allergies: none`."""
    labels = list(_LABEL.finditer(unit.text, 0, line_end(unit.text, unit.start)))
    if not any(_OF_LIST.fullmatch(label["label"].strip()) for label in labels):
        return False
    label = labels[-1]["label"]
    return not (_OF_ALLERGENS.match(label) or named_allergens(label))


def _is_below(unit: Unit) -> bool:
    """Whether it stands behind or below allergies that are told beside their heading, and is no entry like them."""
    heading = next(reversed(list(_INLINE.finditer(unit.text, 0, unit.start + 1))), None)
    if heading is None or unit.start < heading.end():
        return False
    line = line_start(unit.text, unit.start + 1)
    named = named_allergens(unit.words)
    is_named_first = bool(named) and named[0][0] <= _FIRST_WORDS
    if line <= heading.start():
        return not REACTED.search(unit.words) and (_GIVEN.search(unit.words) is not None or not is_named_first)
    begins = unit.start == line or not unit.text[line : unit.start].strip(" \t*-•")
    return _GIVEN.search(unit.words) is not None or not (begins and is_named_first)
