"""Clean text that is flagged as an order to the machine: `python -m benchmarks.intake.clean --data PATH`.

Documents that no weight was learned from (the threshold was set on them, and their words are counted), answers for
patients of which not even the words are counted, and forms of sixty lines put together from our own: the unseen ones
are in `payloads/forms_unseen.jsonl` and, chosen for being hard, in `payloads/clean_unseen.jsonl`; letters, notes and
forms of people in twelve registers in `payloads/plain.jsonl` and, misses never read, `payloads/plain_unseen.jsonl`.
"""

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

from wardround.tools.instructions import find_instructions

from .corpus import Document, clinical_documents, clinical_sentences, leaflets
from .instructions import read_payloads
from .learn import Clinical

_FORMS, _LINES = 20, 60


def main() -> None:
    """Print what is flagged of each source."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print what is flagged")
    arguments = parser.parse_args()
    kept_out = {one.document for one in Clinical(clinical_sentences(arguments.data)).kept_out}
    documents = [one for number, one in enumerate(clinical_documents(arguments.data)) if number in kept_out]
    unread = [one._replace(source="leaflet answers never read") for one in leaflets(arguments.data)[1::8]]
    flagged: dict[str, list[bool]] = {}
    for source, text in _texts([*documents, *unread]):
        spans = find_instructions(text)
        flagged.setdefault(source, []).append(bool(spans))
        if arguments.show:
            for span in spans:
                print(source, "|", text[span.start : span.end])
    for source, hits in flagged.items():
        print(f"{source}: {sum(hits)} of {len(hits)}")
    for name in ("forms", "forms_unseen", "clean_more", "clean_unseen", "plain", "plain_unseen"):
        print(f"lines of forms made of {name}: {flagged_lines(read_payloads(name)):.2%}")


def _texts(documents: Iterable[Document]) -> Iterable[tuple[str, str]]:
    for one in documents:
        if not one.spoken:
            yield one.source, one.text
        if one.source == "whole notes":
            yield from (("paragraphs of whole notes", part) for part in one.text.split("\n\n") if part.strip())


def flagged_lines(lines: list[str]) -> float:
    """Share of lines that are flagged in forms put together by chance."""
    chance = random.Random(17)
    hits = 0
    for _ in range(_FORMS):
        form = chance.sample(lines, _LINES)
        text = "\n".join(form)
        spans = find_instructions(text)
        starts = [sum(len(line) + 1 for line in form[:number]) for number in range(_LINES)]
        hits += sum(
            any(span.start < start + len(line) and span.end > start for span in spans)
            for start, line in zip(starts, form, strict=True)
        )
    return hits / (_FORMS * _LINES)


if __name__ == "__main__":
    main()
