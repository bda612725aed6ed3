"""The entries of a section as statements: where they stand, what they say, and to which words of the narrative they point."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..fhir.entry import Entry
from ..xml import local
from .around import Around, Writer, status_of
from .elements import attribute, child, children, coded, time
from .writers import writer_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HOLDERS = {"act", "organizer", "component", "entryRelationship"}
_OTHERS = {"entryRelationship", "component", "author", "performer", "informant"}
"""Parts of a statement whose references are not the statement's own."""
_RELATIVES = {
    "FTH": "Father", "NFTH": "Father", "MTH": "Mother", "NMTH": "Mother", "BRO": "Brother", "NBRO": "Brother", "SIS": "Sister", "NSIS": "Sister",
    "SON": "Son", "DAU": "Daughter", "GRFTH": "Grandfather", "GRMTH": "Grandmother",
}  # fmt: skip
"""HL7's role codes, since names such as `Natural Parent` stand beside them."""
_INSURANCE = "48768-6"
"""The section of payers, whose acts look like orders."""
_SHORTEST = 3
"""Characters of words that can point to a line: a dash in a cell cannot."""


class Statement(NamedTuple):
    """One statement of a section."""

    ref: str
    entry: Entry
    said: tuple[str, ...] = ()
    """The words of the narrative that it refers to."""


class Entries(NamedTuple):
    """What the entries of a section state."""

    statements: list[Statement]
    withdrawn: list[str]
    """Addresses of those that the source calls entered in error."""
    empty: list[str]
    """Addresses of those that name nothing."""


def entries_of(section: "Element", code: str, kind: str) -> Entries:
    """All statements of the section's own entries.

    Args:
        section: of the document.
        code: its LOINC code, or its title.
        kind: our name for it.
    """
    named = [one for block in children(section, "text") for one in block.iter() if one.get("ID")]
    texts = {one.get("ID", ""): " ".join(" ".join(one.itertext()).split()) for one in named}  # cells stand apart
    found = Entries([], [], [])
    if code == _INSURANCE:
        return found
    for number, entry in enumerate(children(section, "entry"), start=1):
        for place, (element, writer, around) in enumerate(_statements(entry, kind, Around(texts)), start=1):
            ref = f"{code}/entry[{number}]" + (f".{place}" if place > 1 else "")
            if status_of(element) == "nullified":
                found.withdrawn.append(ref)
            elif (stated := writer(element, around)).name:
                found.statements.append(Statement(ref, stated, _pointed(element, texts)))
            else:
                found.empty.append(ref)
    return found


def _statements(entry: "Element", kind: str, around: Around) -> "Iterator[tuple[Element, Writer, Around]]":
    """Statements with what stands about them, in order; what a statement holds itself is part of it."""
    waiting = [(one, around) for one in reversed(list(entry))]
    while waiting:
        element, around = waiting.pop()
        if writer := writer_of(element, kind):
            yield element, writer, around
        elif local(element) in _HOLDERS:
            inner = _within(element, around)
            waiting += [(one, inner) for one in reversed(list(element))]


def _within(holder: "Element", around: Around) -> Around:
    role = child(holder, "subject", "relatedSubject", "code")
    relative = _RELATIVES.get(attribute(role, "code"), "") or coded(role, around.texts)
    return around._replace(
        status=status_of(holder) or around.status,
        date=time(child(holder, "effectiveTime")) or around.date,
        relative=relative or around.relative,
    )


def _pointed(statement: "Element", texts: dict[str, str]) -> tuple[str, ...]:
    """What its own references stand for, as they come."""
    found, waiting = [], [statement]
    while waiting:
        element = waiting.pop()
        if local(element) == "reference":
            found.append(texts.get(attribute(element, "value").lstrip("#"), ""))
        waiting += [one for one in reversed(list(element)) if local(one) not in _OTHERS]
    return tuple(dict.fromkeys(one for one in found if len(one) >= _SHORTEST))
