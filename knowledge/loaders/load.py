"""From a path to documents."""

import gzip
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from wardround.records import KnowledgeDocument, KnowledgeError

from .html import html_document
from .jsonl import json_documents, jsonl_documents
from .pdf import pdf_document
from .plain import markdown_document, text_document
from .xml import xml_documents
from .zipped import zip_documents

_log = logging.getLogger("wardround.knowledge")

MOST_BYTES = 4 * 2**30
"""A file larger than this, unpacked, is refused."""

Reader = Callable[[bytes, str], Iterator[KnowledgeDocument]]
"""Bytes of a file and the name that its documents go by; gives documents."""

READERS: dict[str, Reader] = {
    ".txt": text_document,
    ".text": text_document,
    ".md": markdown_document,
    ".markdown": markdown_document,
    ".html": html_document,
    ".htm": html_document,
    ".json": json_documents,
    ".jsonl": jsonl_documents,
    ".ndjson": jsonl_documents,
    ".xml": xml_documents,
    ".nxml": xml_documents,
    ".pdf": pdf_document,
}


def load_documents(path: str | Path) -> Iterator[KnowledgeDocument]:
    """The documents of a file, or of all files below a folder, one after the other.

    Files may be packed with gzip or zip, also zip within zip, as openFDA and DailyMed offer them. A document's id is
    its own where the format has one, else the file's path below the given folder. Files of an unknown kind are passed
    over with a line in the log `wardround.knowledge`.

    Args:
        path: a file or a folder.

    Raises:
        KnowledgeError: nothing there, nothing readable, or a file that is not what its name says.
    """
    root = Path(path)
    if not root.exists():
        raise KnowledgeError(f"nothing at {root}", hint="check the path")
    if root.is_file():
        yield from _documents(root, root.name)
        return
    files = sorted(file for file in root.rglob("*") if file.is_file() and not _hidden(file, root))
    if not any(_reader(file.name) or _is_zip(file.name) for file in files):
        raise KnowledgeError(
            f"no documents in {root}", hint=f"known kinds: {', '.join(READERS)}, also with .gz, and .zip"
        )
    for file in files:
        if _reader(file.name) or _is_zip(file.name):
            yield from _documents(file, file.relative_to(root).as_posix())
        else:
            _log.warning("passed over %s: not a known kind of document", file.relative_to(root).as_posix())


def _documents(file: Path, name: str) -> Iterator[KnowledgeDocument]:
    if _is_zip(file.name):
        yield from zip_documents(file, name, _reader)
        return
    reader = _reader(file.name)
    if reader is None:
        raise KnowledgeError(f"{name} is of no known kind", hint=f"known kinds: {', '.join(READERS)}, also with .gz")
    yield from reader(_bytes(file), name.removesuffix(".gz"))


def _reader(name: str) -> Reader | None:
    return READERS.get(Path(name.lower().removesuffix(".gz")).suffix)


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def _bytes(file: Path) -> bytes:
    try:
        if file.suffix.lower() != ".gz":
            return file.read_bytes()
        with gzip.open(file) as packed:
            data = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError) as error:
        raise KnowledgeError(f"{file.name} cannot be read", hint="check the file and its permissions") from error
    if len(data) > MOST_BYTES:
        raise KnowledgeError(f"{file.name} unpacks to more than {MOST_BYTES} bytes", hint="split it")
    return data


def _hidden(file: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(root).parts)
