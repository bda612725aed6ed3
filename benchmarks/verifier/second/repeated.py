"""Errors in drafts that repeat what they cite: `python -m benchmarks.verifier.second.repeated --data PATH`.

The record is a written note, the draft says its sentences again and cites each, and the second planter alters some. So
works a model that quotes its sources and slips, or lies. Another name of one drug, planted by chance, counts as missed.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.verifier.data import Visit, visit, visits
from wardround.agents.verifier import verify_draft
from wardround.records import Citation, Claim, Draft, FlagCode

from .planter import Edit, benign_edits, plant_errors, sentences

_OWN: frozenset[FlagCode] = frozenset({"citation_missing"})


def measure(found: Sequence[Visit], *, cited: bool, each: int = 3) -> dict[str, str]:
    """By class, how many altered sentences are flagged; `clean` and `benign` are those that should not be."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for number, one in enumerate(found):
        rng = Random(f"repeated {number}")
        edits = plant_errors(one.note, one.note, rng, (), each) + benign_edits(one.note, rng, 2 * each)
        for kind, told in _told(one.note, edits, cited=cited):
            hits[kind].append(told)
    return {kind: f"{sum(told)} of {len(told)}" for kind, told in sorted(hits.items())}


def _told(note: str, edits: Sequence[Edit], *, cited: bool) -> Iterator[tuple[str, bool]]:
    record = visit("note", note, note)
    documents = tuple(document.model_copy(update={"kind": "note"}) for document in record.case.documents)
    by_place = {edit.start: edit for edit in reversed(edits)}
    said = [(by_place.get(start), start, end) for start, end in sentences(note)]
    claims = tuple(_claim(number, note, *one, cited=cited) for number, one in enumerate(said, start=1))
    draft = Draft(task="summary", title="Note", claims=claims, engine="second planter")
    verified = verify_draft(draft, record.case.model_copy(update={"documents": documents}))
    for (edit, *_), verdict in zip(said, verified.verdicts, strict=True):
        flagged = any(flag.severity != "note" and flag.code not in _OWN for flag in verdict.flags)
        yield (edit.kind if edit else "clean"), flagged


def _claim(number: int, note: str, edit: Edit | None, start: int, end: int, *, cited: bool) -> Claim:
    quoted = Citation(source_id="d1", start=start, end=end, quote=note[start:end])
    text = edit.text if edit else note[start:end]
    return Claim(id=f"c{number}", text=text, kind="finding", section="Note", citations=(quoted,) if cited else ())


def main() -> None:
    """Print both ways."""
    parser = argparse.ArgumentParser(description="Recall on altered repetitions of written notes.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("tune", "report"), default="report")
    asked = parser.parse_args()
    found = visits(asked.data, "aci_bench", asked.half)
    for cited in (True, False):
        print("with citations" if cited else "without citations")
        print("\n".join(f"  {kind:14} {told}" for kind, told in measure(found, cited=cited).items()))


if __name__ == "__main__":
    main()
