"""Sentences of clinical texts, each with what the text around it is about."""

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wardround.tools.instructions.features import topics
from wardround.tools.instructions.find import AROUND, sentence_bounds

_TURN = re.compile(r"^(?:\[\w+\]|[\w ]{2,16}:)\s*", re.MULTILINE)
_LONGEST = 80
REACHES = (0, 60, 150, 150, 400, 400, AROUND, AROUND, AROUND, AROUND)
"""Characters to either side that are seen of the text around a sentence, by chance: records are cut up in all ways."""


class Said(NamedTuple):
    """A sentence in its place."""

    document: int
    text: str
    around: frozenset[str]
    spoken: bool = False


class Document(NamedTuple):
    """One text; `spoken` if it is a talk."""

    source: str
    text: str
    spoken: bool = False


def clinical_sentences(data: Path) -> list[Said]:
    """Each once; those of talks are marked."""
    chance = random.Random(5)
    seen: set[str] = set()
    found: list[Said] = []
    for number, (_, text, spoken) in enumerate(clinical_documents(data)):
        for start, end in sentence_bounds(text):
            said = text[start:end]
            if 1 < len(said.split()) < _LONGEST and said not in seen:
                seen.add(said)
                reach = chance.choice(REACHES)
                around = topics(f"{text[max(0, start - reach) : start]} {text[end : end + reach]}")
                found.append(Said(number, said, around, spoken))
    return found


def clinical_documents(data: Path) -> Iterator[Document]:
    """All that is learned from; talks without the names of speakers."""
    for row in _rows(data / "aci_bench"):
        if row.get("note"):
            yield Document("whole notes", row["note"])
            yield Document("talks", _TURN.sub("", row["dialogue"]), True)
    for row in _rows(data / "mts_dialog"):
        yield Document("sections", row["section_text"])
        yield Document("talks", _TURN.sub("", row["dialogue"]), True)
    yield from leaflets(data)[::2]
    for path in (data / "pubmedqa").glob("*.json"):
        abstracts = json.loads(path.read_text(encoding="utf-8")).values()
        yield from (Document("abstracts", "\n".join(one["CONTEXTS"])) for one in abstracts)
    yield from (Document("MEDEC cases", row["Text"]) for row in _rows(data / "medec"))
    for path in (data / "negex").glob("*.tsv"):
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
        yield from (Document("NegEx sentences", line.split("\t")[2]) for line in lines)


def leaflets(data: Path) -> list[Document]:
    """Answers for patients; every second is learned from."""
    with gzip.open(data / "medquad" / "medquad.jsonl.gz", "rt", encoding="utf-8") as file:
        return [Document("leaflet answers", json.loads(line)["answer"]) for line in file]


def _rows(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
