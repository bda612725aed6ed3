"""presidio beside our own detectors, a part of `deidentify`: what each finds of the identifiers in generated notes.

Without a model only presidio's patterns work; every spaCy model that is installed is measured too.
"""

from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

from wardround.tools.deidentify import Deidentifier
from wardround.tools.deidentify.presidio import presidio_detector

Note = tuple[str, list[tuple[str, str]]]
"""A text, and the kinds and values of what was planted in it."""


def as_written(kind: str, value: str) -> str:
    """How an identifier stands in a note: an age's number alone may be anything else."""
    return f"{value}-year-old" if kind == "age" else value


def compare(notes: Iterable[Note], clean: list[str]) -> dict[str, Any] | None:
    """Recall of presidio, alone and beside ours, and clean words that it would change; None if it is not installed."""
    if find_spec("presidio_analyzer") is None:
        return None
    from spacy.util import get_installed_models

    told = list(notes)
    return {model or "patterns alone": _measured(model, told, clean) for model in (None, *get_installed_models())}


def _measured(model: str | None, notes: list[Note], clean: list[str]) -> dict[str, Any]:
    find = presidio_detector(model=model)
    planted: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    beside = 0
    for number, (text, identifiers) in enumerate(notes):
        covered = "".join(_blanked(text, [(one.start, one.end) for one in find(text)]))
        both = Deidentifier(secret=str(number), detectors=[find]).deidentify(text).text
        for kind, value in identifiers:
            written = as_written(kind, value)
            planted[kind] += 1
            alone[kind] += written not in covered
            beside += written not in both
    words = sum(len(text.split()) for text in clean)
    changed = sum(len(text[one.start : one.end].split()) for text in clean for one in find(text))
    return {
        "recall": alone.total() / planted.total(),
        "by_kind": {kind: alone[kind] / count for kind, count in sorted(planted.items())},
        "recall_beside_ours": beside / planted.total(),
        "changed_per_1000_words": 1000 * changed / max(words, 1),
    }


def _blanked(text: str, spans: list[tuple[int, int]]) -> list[str]:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = "#" * (end - start)
    return letters
