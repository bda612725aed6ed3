"""Quarantine as coverage lines, so that the case alone says which text is kept from the reasoner."""

import re

from wardround.records import Case, CoverageEntry, Document

_SPAN = re.compile(r" (\d+)-(\d+)$")


def quarantine_line(document: Document, start: int, end: int, *, alone: bool = True) -> CoverageEntry:
    """The coverage line for one stretch: `note.txt 120-240`. The text stays in the document, so that positions hold.

    Args:
        document: as it is numbered in the case.
        start: first code point of the stretch in the document's text.
        end: one past its last.
        alone: its file gave no other document; else the line names the document too, as citations do: `mixed.pdf page 2 120-240`.
    """
    return CoverageEntry(
        item=f"{document.called(alone=alone)} {start}-{end}",
        status="quarantined",
        reason="addresses the reader as a machine; kept from the reasoner",
        source_id=document.id,
    )


def quarantined_spans(case: Case, document: Document) -> tuple[tuple[int, int], ...]:
    """Stretches of a document that are kept from the reasoner: start and end, in order."""
    return all_quarantined_spans(case).get(document.id, ())


def all_quarantined_spans(case: Case) -> dict[str, tuple[tuple[int, int], ...]]:
    """The same by document id, for those that have any: one look at the coverage instead of one for each document."""
    found: dict[str, list[tuple[int, int]]] = {}
    for line in case.coverage:
        if line.status == "quarantined" and line.source_id and (match := _SPAN.search(line.item)):
            found.setdefault(line.source_id, []).append((int(match[1]), int(match[2])))
    return {name: tuple(sorted(spans)) for name, spans in found.items()}
