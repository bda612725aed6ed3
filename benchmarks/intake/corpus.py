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
_REACHES = (0, 60, 150, 150, 400, 400, AROUND, AROUND, AROUND, AROUND)
"""Characters to either side that are seen of the text around a sentence, by chance: records are cut up in all ways."""


class Said(NamedTuple):
    """A sentence in its place."""

    document: int
    text: str
    around: frozenset[str]
    spoken: bool = False


def clinical_sentences(data: Path) -> list[Said]:
    """Each once; those of talks are marked."""
    chance = random.Random(5)
    seen: set[str] = set()
    found: list[Said] = []
    for number, (text, spoken) in enumerate(_documents(data)):
        for start, end in sentence_bounds(text):
            said = text[start:end]
            if 1 < len(said.split()) < _LONGEST and said not in seen:
                seen.add(said)
                reach = chance.choice(_REACHES)
                around = topics(f"{text[max(0, start - reach) : start]} {text[end : end + reach]}")
                found.append(Said(number, said, around, spoken))
    return found


def _documents(data: Path) -> Iterator[tuple[str, bool]]:
    """Texts, and whether they are talks; these without the names of speakers."""
    for row in _rows(data / "aci_bench"):
        if row.get("note"):
            yield row["note"], False
            yield _TURN.sub("", row["dialogue"]), True
    for row in _rows(data / "mts_dialog"):
        yield row["section_text"], False
        yield _TURN.sub("", row["dialogue"]), True
    with gzip.open(data / "medquad" / "medquad.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from ((json.loads(line)["answer"], False) for line in list(file)[::2])
    for path in (data / "pubmedqa").glob("*.json"):
        abstracts = json.loads(path.read_text(encoding="utf-8")).values()
        yield from (("\n".join(one["CONTEXTS"]), False) for one in abstracts)
    yield from ((row["Text"], False) for row in _rows(data / "medec"))
    for path in (data / "negex").glob("*.tsv"):
        yield from ((line.split("\t")[2], False) for line in path.read_text(encoding="utf-8").splitlines()[1:])


def _rows(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
