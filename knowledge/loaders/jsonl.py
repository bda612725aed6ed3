"""JSON and JSON Lines: one object per document, by our own field names or by the usual ones of others."""

import json
from collections.abc import Iterator
from typing import Any

from wardround.records import KnowledgeDocument, KnowledgeError

from .openfda import is_openfda, openfda_label, openfda_results
from .plain import decoded
from .pubmed import is_pubmed, pubmed_json

_ALIASES = {
    "id": ("id", "_id", "docid", "pmid"),
    "text": ("text", "answer", "contents", "content", "abstract", "body"),
    "title": ("title", "focus", "name"),
    "source": ("source", "url", "link"),
    "licence": ("licence", "license"),
    "date": ("date", "published", "year"),
}
_RENAMED = {"qtype": "question_type", "type": "question_type"}


def jsonl_documents(data: bytes, name: str) -> Iterator[KnowledgeDocument]:
    """One document per line.

    Raises:
        KnowledgeError: a line that is not an object with text; the line is named.
    """
    for number, line in enumerate(decoded(data, name).split("\n"), start=1):
        if line.strip():
            yield document_from(_parsed(line, f"{name} line {number}"), f"{name}#{number}")


def json_documents(data: bytes, name: str) -> Iterator[KnowledgeDocument]:
    """A JSON file: an object, a list of objects, a mapping of ids to objects (PubMedQA), or openFDA's drug labels.

    Raises:
        KnowledgeError: not JSON, or objects without text.
    """
    value = _parsed(decoded(data, name), name)
    labels = openfda_results(value)
    if labels is not None:
        found = (openfda_label(label, f"{name}#{number}") for number, label in enumerate(labels, start=1))
        yield from filter(None, found)
    elif isinstance(value, list):
        yield from (document_from(item, f"{name}#{number}") for number, item in enumerate(value, start=1))
    elif isinstance(value, dict) and value and all(isinstance(item, dict) for item in value.values()):
        yield from (document_from({"id": key, **item}, key) for key, item in value.items())
    else:
        yield document_from(value, name)


def document_from(value: object, place: str) -> KnowledgeDocument:
    """A document from one JSON object; what is no field of a document goes to its metadata.

    Raises:
        KnowledgeError: not an object, or one without text.
    """
    if not isinstance(value, dict):
        raise KnowledgeError(f"{place} is not a JSON object", hint="one object per document")
    if is_pubmed(value):
        return pubmed_json(value, place)
    if is_openfda(value) and (label := openfda_label(value, place)):
        return label
    fields: dict[str, Any] = {}
    rest = dict(value)
    for field, names in _ALIASES.items():
        found = next((name for name in names if rest.get(name) not in (None, "")), None)
        if found:
            fields[field] = str(rest.pop(found))
    if not fields.get("text"):
        raise KnowledgeError(f"{place} has no text", hint="give each object a field `text`")
    return KnowledgeDocument.model_validate({"id": place, **fields, "metadata": _extras(rest)})


def _extras(rest: dict[str, Any]) -> dict[str, str]:
    nested = rest.pop("metadata", None)
    flat = {**rest, **(nested if isinstance(nested, dict) else {})}
    return {_RENAMED.get(key, key): _word(value) for key, value in flat.items() if value not in (None, "", [], {})}


def _word(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _parsed(text: str, place: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise KnowledgeError(f"{place} is not JSON", hint="check the file") from error
