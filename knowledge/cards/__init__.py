"""The starter set: short reference cards, written for wardround, each fact with its primary source.

The cards stand in the TOML files of this folder, by subject; `sources.toml` names the sources once. They are a start,
not a
guideline: they carry the year of each source, and local guidance goes before them.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from wardround.records import KnowledgeDocument

LICENCE = "Apache-2.0"
_SOURCES = "sources.toml"


def starter_cards() -> Iterator[KnowledgeDocument]:
    """The reference cards, as documents for the store."""
    for file in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml") and file.name != _SOURCES:
            subject = file.name.removesuffix(".toml")
            for card in tomllib.loads(file.read_text(encoding="utf-8"))["card"]:
                yield _document(card, subject)


@cache
def sources() -> dict[str, str]:
    """Citations by the key that facts name."""
    return dict(tomllib.loads((files(__name__) / _SOURCES).read_text(encoding="utf-8")))


def _document(card: dict[str, Any], subject: str) -> KnowledgeDocument:
    keys = list(dict.fromkeys(key for _, key in card["facts"]))
    lines = [f"{fact} [{key}]" for fact, key in card["facts"]]
    cited = [f"[{key}] {sources()[key]}" for key in keys]
    metadata = {
        "subject": subject,
        "audience": card.get("audience", "clinician"),
        "synonyms": "; ".join(card.get("also", [])),
    }
    return KnowledgeDocument(
        id=f"card:{card['id']}",
        text="\n".join(lines) + "\n\nSources: " + "; ".join(cited),
        title=card["title"],
        source="; ".join(sources()[key] for key in keys),
        licence=LICENCE,
        date=card["date"],
        metadata={key: value for key, value in metadata.items() if value},
    )
