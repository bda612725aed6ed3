"""The entries of a section as facts, each in the line of the narrative that says the same, else in a line of its own."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wardround.records import Fact

from ..fhir.entry import Entry, as_fact
from ..xml import local
from .elements import attribute, child, children, referred, time
from .statements import (
    BY_TEMPLATE,
    Around,
    Writer,
    allergy,
    immunization,
    medication,
    problem,
    procedure,
    result,
    templates,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BY_SECTION: dict[tuple[str, str], Writer] = {
    ("laboratory", "observation"): result,
    ("vital_signs", "observation"): result,
    ("medications", "substanceAdministration"): medication,
    ("discharge_medications", "substanceAdministration"): medication,
    ("immunizations", "substanceAdministration"): immunization,
    ("allergies", "observation"): allergy,
    ("past_medical_history", "observation"): problem,
    ("diagnosis", "observation"): problem,
    ("procedures", "procedure"): procedure,
}
"""For statements that name no template, as older systems write them."""
_HOLDERS = {"act", "organizer", "component", "entryRelationship"}
_DENIES = re.compile(
    r"\b(?:no|not|none|never|denies|denied|refused|declined|without|refuted|negative)\b", re.IGNORECASE
)


class Statement(NamedTuple):
    """One statement of a section."""

    ref: str
    entry: Entry
    said: str
    """The words of the narrative that it refers to; empty where it refers to none."""


class Entries(NamedTuple):
    """What the entries of a section state."""

    statements: list[Statement]
    withdrawn: list[str]
    """Addresses of those that the source calls entered in error."""


def entries_of(section: "Element", code: str, kind: str) -> Entries:
    """All statements of the section's own entries.

    Args:
        section: of the document.
        code: its LOINC code, or its title.
        kind: our name for it.
    """
    named = [one for block in children(section, "text") for one in block.iter() if one.get("ID")]
    texts = {one.get("ID", ""): " ".join(" ".join(one.itertext()).split()) for one in named}  # cells stand apart
    found = Entries([], [])
    for number, entry in enumerate(children(section, "entry"), start=1):
        for place, (element, writer, around) in enumerate(_statements(entry, kind, Around(texts)), start=1):
            ref = f"{code}/entry[{number}]" + (f".{place}" if place > 1 else "")
            if attribute(child(element, "statusCode"), "code") == "nullified":
                found.withdrawn.append(ref)
            elif (stated := writer(element, around)).name:
                said = referred(child(element, "text"), texts)
                found.statements.append(Statement(ref, stated, said))
    return found


def placed(statements: list[Statement], body: str, start: int) -> tuple[str, list[Fact]]:
    """Lines to add below the narrative, and the facts with their places.

    Args:
        statements: of the section.
        body: its narrative.
        start: where that begins in the document.
    """
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", body)]
    added, facts = "", []
    for ref, entry, said in statements:
        if line := _line_of(entry, said, lines):
            facts.append(as_fact(ref, entry, start + line[0], start + line[0] + len(line[1])))
        else:
            at = start + len(body) + len(added)
            facts.append(as_fact(ref, entry, at, at + len(entry.text)))
            added += entry.text + "\n"
    return added, facts


def _line_of(entry: Entry, said: str, lines: list[tuple[int, str]]) -> tuple[int, str] | None:
    """The one line of the narrative that has the name and the value."""
    names = [one.casefold() for one in (entry.name, said) if one]
    found = [one for one in lines if any(name in _plain(one[1]) for name in names) and _has_value(entry, one[1])]
    if len(found) > 1 and said:
        found = [one for one in found if said.casefold() in _plain(one[1])]
    return found[0] if len(found) == 1 and (not entry.negated or _DENIES.search(found[0][1])) else None


def _plain(line: str) -> str:
    return " ".join(line.casefold().split())


def _has_value(entry: Entry, line: str) -> bool:
    if entry.kind != "result":
        return True
    number = (entry.value or "").partition(" ")[0].casefold().lstrip("<>=")
    return bool(number) and bool(re.search(rf"(?<![\w.]){re.escape(number)}(?!\d|\.\d)", line.casefold()))


def _statements(entry: "Element", kind: str, around: Around) -> "Iterator[tuple[Element, Writer, Around]]":
    """Statements with what stands about them, in order; what a statement holds itself is part of it."""
    waiting = [(one, around) for one in reversed(list(entry))]
    while waiting:
        element, around = waiting.pop()
        if writer := _writer(element, kind):
            yield element, writer, around
        elif local(element) in _HOLDERS:
            status, date = attribute(child(element, "statusCode"), "code"), time(child(element, "effectiveTime"))
            inner = around._replace(status=status or around.status, date=date or around.date)
            waiting += [(one, inner) for one in reversed(list(element))]


def _writer(element: "Element", kind: str) -> Writer | None:
    named = templates(element)
    if not named:
        return _BY_SECTION.get((kind, local(element)))
    return next((BY_TEMPLATE[one] for one in named if one in BY_TEMPLATE), None)
