"""What a document is about, also where nobody gave it a title.

Documents come as they come: with a title, with a question above its answer, or as bare text. A question at the
beginning of a text says what the text is about as a title does, and so do the first words of a text that has neither.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

_QUESTION = re.compile(r"\A\s*(?:q(?:uestion)?\s*[:.]\s*)?(?P<question>[^\n?!]{6,200}\?)(?:\s|\Z)", re.I)
_FAR = 300
"""Beyond this place a question mark ends no question at the beginning."""
_LEAD = re.compile(r"\A\s*(?:\S+\s+){0,11}\S+")
"""The first twelve words."""
_SENTENCE = re.compile(r"(?<=[.!?:])\s")
_NAMES = ("synonyms", "keywords", "mesh", "question", "focus", "topic", "also_called")
"""Keys of the metadata that say what a document is about."""
_TYPES = ("question_type", "qtype", "type")
_SLUG = re.compile(r"[^\W\d_]{3,}")


class Subject(NamedTuple):
    """What a document is about."""

    title: str
    """Its title, else the question that it begins with, else its first words."""
    names: str
    """What its subject is called in other places."""
    labels: tuple[str, ...]
    """What tells the kind of answer that it gives: its question type and the question that it answers."""


def subject_of(title: str, text: str, metadata: Mapping[str, str], source: str) -> Subject:
    """Read off what a document is about.

    Args:
        title: the document's; may be empty.
        text: the whole document's.
        metadata: the document's.
        source: the document's; the last part of an address often is the subject's name.
    """
    found = _QUESTION.match(text) if "?" in text[:_FAR] else None
    asked = " ".join(found["question"].split()) if found else ""
    names = [metadata[key] for key in _NAMES if key in metadata]
    types = [metadata[key] for key in _TYPES if key in metadata]
    questions = [one for one in (title, asked, metadata.get("question", "")) if one.rstrip().endswith("?")]
    return Subject(
        title or asked or _lead(text),
        " ".join([*names, *([asked] if title else []), _slug(source)]),
        (*types, *questions),
    )


def _lead(text: str) -> str:
    """The first words, at most to the end of the first sentence."""
    found = _LEAD.match(text)
    return _SENTENCE.split(found[0].strip(), maxsplit=1)[0] if found else ""


def _slug(source: str) -> str:
    """The words in the last two parts of an address: `condition/tay-sachs-disease.html` gives four."""
    if not source.startswith(("http://", "https://")):
        return ""
    path = unquote(source).partition("://")[2].partition("?")[0].partition("#")[0].split("/")[1:]
    return " ".join(word for part in path[-2:] for word in _SLUG.findall(part.partition(".")[0]))
