"""Quarantine as coverage lines, so that the case alone says which text is kept from the reasoner."""

import re

from wardround.records import Case, CoverageEntry, Document

_SPAN = re.compile(r" (\d+)-(\d+)$")


def quarantine_line(document: Document, start: int, end: int, *, alone: bool = True) -> CoverageEntry:
    """The coverage line for one stretch: `note.txt 120-240`. The text stays in the document, so that positions hold.

    Its reason names the lines and says what a person can do, since an ordinary line may be kept back too.

    Args:
        document: as it is numbered in the case.
        start: first code point of the stretch in the document's text.
        end: one past its last.
        alone: its file gave no other document; else the line names the document too, as citations do: `mixed.pdf page 2 120-240`.
    """
    return CoverageEntry(
        item=f"{document.called(alone=alone)} {start}-{end}",
        status="quarantined",
        reason=(
            f"{_lines(document.text, start, end)} reads like an order to a machine and is kept from the reasoner; "
            "if it is none, say it in other words in the file and run again"
        ),
        source_id=document.id,
    )


def _lines(text: str, start: int, end: int) -> str:
    """`line 4` or `lines 4-5`, counted from 1 in the document's text, blanks at the edges of the stretch aside."""
    stretch = text[start:end]
    first = 1 + text.count("\n", 0, end - len(stretch.lstrip()))
    last = 1 + text.count("\n", 0, start + len(stretch.rstrip()))
    return f"line {first}" if last <= first else f"lines {first}-{last}"


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
