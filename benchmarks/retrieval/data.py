"""The sets: documents, and questions that know what answers them."""

import gzip
import json
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from wardround.records import KnowledgeDocument

Row = dict[str, Any]


class Question(NamedTuple):
    """A query and what it should find."""

    text: str
    grades: Mapping[str, int]
    """Document id -> how good an answer it is, from 1."""


WAYS: dict[str, Callable[[Row], dict[str, Any]]] = {
    "fields": lambda row: {
        "title": row["focus"],
        "text": row["answer"],
        "metadata": {"question_type": row["qtype"]},
    },
    "title": lambda row: {"title": row["focus"], "text": row["answer"]},
    "question as title": lambda row: {"title": row["question"], "text": row["answer"]},
    "question in text": lambda row: {"text": f"{row['question']}\n{row['answer']}"},
    "labelled text": lambda row: {
        "text": f"Question: {row['question']}\nURL: {row['url']}\nAnswer: {row['answer']}",
    },
    "focus in text": lambda row: {"text": f"{row['focus']} {row['qtype']} {row['answer']}"},
    "text and source": lambda row: {"text": row["answer"], "source": row["url"]},
    "text": lambda row: {"text": row["answer"]},
}
"""How somebody may hand over an answer of MedQuAD."""


def documents(folder: Path, way: str, every: int = 1) -> Iterator[KnowledgeDocument]:
    """All documents of all sets, or only every so many of MedQuAD's."""
    for row in medquad(folder, every):
        given = {key: value or "" for key, value in WAYS[way](row).items()}
        yield KnowledgeDocument(id=row["key"], licence="CC-BY-4.0", **given)
    for name, record in pubmedqa(folder):
        yield KnowledgeDocument(id=f"pmid:{name}", text="\n\n".join(record["CONTEXTS"]), licence="abstract")


def medquad(folder: Path, every: int = 1) -> list[Row]:
    """Rows of MedQuAD with a key, since its ids repeat; all of them or every so many."""
    with gzip.open(folder / "medquad" / "medquad.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [{"key": f"medquad:{number}", **json.loads(line)} for number, line in enumerate(lines)][::every]


def pubmedqa(folder: Path) -> Iterator[tuple[str, Row]]:
    """Records of PubMedQA."""
    for file in sorted((folder / "pubmedqa").glob("*.json")):
        yield from json.loads(file.read_text(encoding="utf-8")).items()


def questions(folder: Path, most: int, every: int = 1) -> dict[str, list[Question]]:
    """The sets with one right answer for each question; at most so many of each, drawn with a fixed seed.

    Args:
        folder: with the data.
        most: questions of each set.
        every: as for the documents.
    """
    records = list(pubmedqa(folder))
    asked = medquad(folder, every)
    sets = {
        "pubmedqa question": [Question(record["QUESTION"], {f"pmid:{name}": 1}) for name, record in records],
        "pubmedqa conclusion": [Question(record["LONG_ANSWER"], {f"pmid:{name}": 1}) for name, record in records],
        "medquad question": [Question(row["question"], {row["key"]: 1}) for row in asked],
    }
    draw = random.Random(7)
    return {name: draw.sample(found, min(most, len(found))) for name, found in sets.items()}
